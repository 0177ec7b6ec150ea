package app.handoff.notification;

import app.handoff.notification.MailAccount.Encryption;
import app.handoff.tenancy.InstallationSetting;
import app.handoff.tenancy.TextCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail server that the administrator of this installation saved, if any. Its password is kept sealed. */
@Service
class MailAccounts {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TextCipher cipher;
    private final InstallationSetting<MailAccount> setting;

    MailAccounts(DataSource database, JdbcClient jdbc, TransactionTemplate transaction, TextCipher cipher) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.cipher = cipher;
        this.setting = new InstallationSetting<>(
                database,
                "select host, port, encryption, user_name, sealed_password, sender from mail_server",
                this::read);
    }

    private MailAccount read(ResultSet row) throws SQLException {
        var sealed = row.getBytes("sealed_password");
        return new MailAccount(
                row.getString("host"),
                row.getInt("port"),
                Encryption.valueOf(row.getString("encryption")),
                row.getString("user_name"),
                sealed == null ? null : cipher.decrypt(sealed).orElse(null),
                row.getString("sender"));
    }

    public Optional<MailAccount> saved() {
        return setting.get();
    }

    /**
     * The account with the password that was saved for the same server and user, where none was typed.
     *
     * @throws app.handoff.kernel.RuleViolation {@code mail.passwordAgain} if that was another server or user
     */
    public MailAccount withPassword(MailAccount typed) {
        return saved().map(typed::withPasswordOf).orElse(typed);
    }

    /**
     * Saves the mail server. From the next second on every node sends through it, also what has been waiting.
     *
     * @param account without a password it keeps the one that was saved, as {@link #withPassword} says
     */
    public void save(MailAccount account) {
        var whole = withPassword(account);
        var password = whole.password();
        transaction.executeWithoutResult(status -> jdbc.sql("insert into mail_server"
                        + " (host, port, encryption, user_name, sealed_password, sender)"
                        + " values (:host, :port, :encryption, :user, :password, :sender)"
                        + " on conflict (only_one) do update set host = excluded.host, port = excluded.port,"
                        + " encryption = excluded.encryption, user_name = excluded.user_name,"
                        + " sealed_password = excluded.sealed_password, sender = excluded.sender, saved_at = now()")
                .param("host", whole.host())
                .param("port", whole.port())
                .param("encryption", whole.encryption().name())
                .param("user", whole.user())
                .param("password", password == null ? null : cipher.encrypt(password), java.sql.Types.BINARY)
                .param("sender", whole.sender())
                .update());
        setting.changed();
    }

    /** Forgets the mail server: messages wait for people again. */
    public void remove() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from mail_server").update());
        setting.changed();
    }
}
