package app.handoff.notification;

import app.handoff.tenancy.RequestTransaction;
import app.handoff.text.Format;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Tries a mail server out, to find out whether it takes what Handoff sends, and if not, why. */
@Component
class MailTrial {

    private static final int WORDS_LENGTH = 300;

    /** It does not speak with strangers (RFC 4954). */
    private static final int SIGN_IN_FIRST = 530;

    private final Mailer mailer;
    private final Format format;

    MailTrial(Mailer mailer, Format format) {
        this.mailer = mailer;
        this.format = format;
    }

    /**
     * Sends a mail to somebody.
     *
     * @return what came of it; empty where no mail server is set
     */
    public Optional<Result> sendTo(String email) {
        return mailer.server().map(server -> send(server, email));
    }

    /** Signs in to a mail server as it would be used, without sending anything; waits at most 10 seconds for each of its answers. */
    public static Result reach(MailAccount account) {
        RequestTransaction.pause();
        try {
            account.server().testConnection();
            return new Result(Outcome.TAKEN, "");
        } catch (MessagingException e) {
            return result(new MailSendException("The mail server was not reached", e));
        }
    }

    private Result send(JavaMailSender server, String email) {
        RequestTransaction.pause();
        try {
            var mail = server.createMimeMessage();
            var parts = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
            parts.setFrom(mailer.sender());
            parts.setTo(email);
            parts.setSubject(format.message("notification.trial.subject"));
            parts.setText(format.message("notification.trial.body"));
            mail.setHeader("Auto-Submitted", "auto-generated");
            server.send(mail);
            return new Result(Outcome.TAKEN, "");
        } catch (MailException e) {
            return result(e);
        } catch (MessagingException e) {
            return new Result(Outcome.REFUSED, words(e));
        }
    }

    static Result result(MailException failure) {
        var chain = chain(failure);
        var refusal = find(chain, SMTPSenderFailedException.class);
        if (refusal.isPresent()) {
            var outcome =
                    refusal.get().getReturnCode() == SIGN_IN_FIRST ? Outcome.SIGN_IN_WANTED : Outcome.SENDER_REFUSED;
            return new Result(outcome, words(refusal.get()));
        }
        var address = find(chain, SMTPAddressFailedException.class);
        if (address.isPresent()) {
            return new Result(
                    address.get().getReturnCode() == SIGN_IN_FIRST ? Outcome.SIGN_IN_WANTED : Outcome.RECIPIENT_REFUSED,
                    words(address.get()));
        }
        var said = find(chain, SMTPSendFailedException.class).filter(answer -> answer.getReturnCode() > 0);
        if (said.isPresent()) {
            return new Result(
                    said.get().getReturnCode() == SIGN_IN_FIRST ? Outcome.SIGN_IN_WANTED : Outcome.REFUSED,
                    words(said.get()));
        }
        var signIn = find(chain, AuthenticationFailedException.class);
        if (signIn.isPresent()) {
            return new Result(Outcome.SIGN_IN_REFUSED, words(signIn.get()));
        }
        return new Result(unreachable(chain), serversWords(chain));
    }

    private static Outcome unreachable(List<Throwable> chain) {
        if (find(chain, UnknownHostException.class).isPresent()) {
            return Outcome.UNKNOWN_HOST;
        }
        if (find(chain, CertificateException.class).isPresent() || says(chain, "certif") || says(chain, "pkix")) {
            return Outcome.CERTIFICATE;
        }
        if (find(chain, SSLException.class).isPresent()) {
            return Outcome.NOT_ENCRYPTED;
        }
        if (says(chain, "starttls is required")) {
            return Outcome.NO_STARTTLS;
        }
        if (find(chain, SocketTimeoutException.class).isPresent()) {
            return Outcome.SILENT;
        }
        if (find(chain, ConnectException.class).isPresent()
                || find(chain, NoRouteToHostException.class).isPresent()) {
            return Outcome.NOBODY_LISTENS;
        }
        return Outcome.BROKE_OFF;
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        collect(failure, chain);
        if (failure instanceof MailSendException notSent) {
            Stream.of(notSent.getMessageExceptions()).forEach(each -> collect(each, chain));
        }
        return chain;
    }

    private static void collect(@Nullable Throwable failure, List<Throwable> chain) {
        if (failure == null || chain.contains(failure)) {
            return;
        }
        chain.add(failure);
        collect(failure.getCause(), chain);
        if (failure instanceof MessagingException chained) {
            collect(chained.getNextException(), chain);
        }
    }

    private static <T> Optional<T> find(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static boolean says(List<Throwable> chain, String words) {
        return chain.stream()
                .anyMatch(failure -> String.valueOf(failure.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains(words));
    }

    /** What the server answered instead of a greeting, if it said anything. */
    private static String serversWords(List<Throwable> chain) {
        return chain.stream()
                .filter(MessagingException.class::isInstance)
                .map(MailTrial::words)
                .filter(words -> words.matches("[45]\\d\\d[ -].*"))
                .findFirst()
                .orElse("");
    }

    private static String words(Throwable failure) {
        var words = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        return words.length() <= WORDS_LENGTH ? words : words.substring(0, WORDS_LENGTH);
    }

    /**
     * What came of a trial.
     *
     * @param words what the server said itself, if anything
     */
    public record Result(Outcome outcome, String words) {}

    /** How a trial ended. */
    public enum Outcome {
        TAKEN,
        UNKNOWN_HOST,
        /** Nothing answers at this port. */
        NOBODY_LISTENS,
        /** Something is there and says nothing. */
        SILENT,
        /** Its certificate is not trusted, has run out or is another server's. */
        CERTIFICATE,
        /** It was asked to encrypt and answered in the clear. */
        NOT_ENCRYPTED,
        /** It does not offer to turn encrypted. */
        NO_STARTTLS,
        SIGN_IN_REFUSED,
        /** It takes nothing from who has not signed in. */
        SIGN_IN_WANTED,
        SENDER_REFUSED,
        RECIPIENT_REFUSED,
        /** It refused the mail for another reason, which it said. */
        REFUSED,
        /** It ended the connection. */
        BROKE_OFF
    }
}
