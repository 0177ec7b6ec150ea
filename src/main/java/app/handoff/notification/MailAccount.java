package app.handoff.notification;

import app.handoff.kernel.RuleViolation;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A mail server and how Handoff signs in to it.
 *
 * @param port 1 to 65535
 * @param user null for a server that asks for none
 * @param password null where there is no user, or the server asks for none
 * @param sender the address that mails come from
 */
record MailAccount(
        String host,
        int port,
        Encryption encryption,
        @Nullable String user,
        @Nullable String password,
        String sender) {

    /** A server that says nothing for so long counts as away. */
    private static final String SILENCE_MILLIS = "10000";

    public MailAccount {
        if (password != null && user == null) {
            throw new RuleViolation("mail.userMissing").at("user");
        }
    }

    /**
     * The same with the password of before, where none was typed. It is only ever told to the server it was typed for.
     *
     * @throws RuleViolation {@code mail.passwordAgain} at {@code password} if it was typed for another server, user or encryption
     */
    MailAccount withPasswordOf(MailAccount before) {
        if (password != null || user == null || before.password == null) {
            return this;
        }
        if (!host.equals(before.host)
                || port != before.port
                || !Objects.equals(user, before.user)
                || encryption != before.encryption) {
            throw new RuleViolation("mail.passwordAgain").at("password");
        }
        return new MailAccount(host, port, encryption, user, before.password, sender);
    }

    JavaMailSenderImpl server() {
        var server = new JavaMailSenderImpl();
        server.setHost(host);
        server.setPort(port);
        server.setUsername(user);
        server.setPassword(password);
        var settings = new Properties();
        for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail.smtp." + limit, SILENCE_MILLIS);
        }
        settings.setProperty("mail.smtp.quitwait", "false");
        settings.setProperty("mail.smtp.auth", String.valueOf(user != null));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(encryption == Encryption.TLS));
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(encryption == Encryption.STARTTLS));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
        server.setJavaMailProperties(settings);
        return server;
    }

    @Override
    public String toString() {
        return "MailAccount " + host + ":" + port;
    }

    /** How the connection is kept from being read on its way. */
    public enum Encryption {
        /** Begins in the clear and turns encrypted before anything is said (RFC 3207); usual on port 587. */
        STARTTLS,
        /** Encrypted from the beginning (RFC 8314); usual on port 465. */
        TLS,
        /** Never: for a server on the same machine or in the same network. */
        NONE
    }
}
