package app.handoff.account;

import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.SecretKey;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes on the console of the machine, where no mail is sent: whoever runs the machine reads one and hands it to its person,
 * and so says that this is the person. A code works once; it is not written down anywhere else.
 */
@Component
class ConsoleCodes {

    static final Duration VALID = Duration.ofMinutes(15);

    /** Whoever asks again soon is to look for the line that stands there already, unless too little of its time is left. */
    private static final Duration ENOUGH = Duration.ofMinutes(5);

    private static final int SALT_BYTES = 32;
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleCodes.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    ConsoleCodes(JdbcClient jdbc, TransactionTemplate transaction, ReadTransaction reading, SecretKey key) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reading = reading;
        this.key = key;
    }

    /**
     * Prints a code, unless one for the very same still stands there. To be called outside of a transaction.
     *
     * @param detail what exactly it is for: an address, a member
     */
    void print(Login login, Purpose purpose, String detail, Instant now) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var made = transaction.execute(
                status -> jdbc.sql("insert into console_code as c (login_id, purpose, detail, salt, expires_at)"
                                + " values (:login, :purpose, :detail, :salt, :until) on conflict (login_id, purpose)"
                                + " do update set detail = excluded.detail, salt = excluded.salt,"
                                + " expires_at = excluded.expires_at, used_at = null"
                                + " where c.used_at is not null or c.expires_at < :soon or c.detail <> excluded.detail")
                        .param("login", login.getId())
                        .param("purpose", purpose.name())
                        .param("detail", detail)
                        .param("salt", salt)
                        .param("until", Timestamp.from(now.plus(VALID)))
                        .param("soon", Timestamp.from(now.plus(ENOUGH)))
                        .update());
        if (made == 1) {
            LOG.info(
                    "Code for {} to {}: {} (works once, within {} minutes). Give it to nobody but this person.",
                    login.email().replaceAll("\\p{Cntrl}+", " "),
                    purpose.words,
                    code(login.getId(), purpose, detail, salt),
                    VALID.toMinutes());
        }
    }

    /** What a code that still works was printed for. */
    Optional<String> printedFor(UUID login, Purpose purpose, Instant now) {
        return reading.execute(status -> jdbc.sql("select detail from console_code"
                        + " where login_id = :login and purpose = :purpose and used_at is null and expires_at > :now")
                .param("login", login)
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional());
    }

    /** Uses a code up; however many try the right one at once, exactly one succeeds. */
    boolean use(UUID login, Purpose purpose, String detail, String typed, Instant now) {
        return transaction.execute(status -> jdbc.sql(
                        "select salt from console_code where login_id = :login and purpose = :purpose"
                                + " and detail = :detail and used_at is null and expires_at > :now for update")
                .param("login", login)
                .param("purpose", purpose.name())
                .param("detail", detail)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getBytes("salt"))
                .optional()
                .filter(salt -> SpokenCode.isSame(code(login, purpose, detail, salt), typed))
                .map(salt -> jdbc.sql("update console_code set used_at = :now"
                                        + " where login_id = :login and purpose = :purpose")
                                .param("now", Timestamp.from(now))
                                .param("login", login)
                                .param("purpose", purpose.name())
                                .update()
                        == 1)
                .orElse(false));
    }

    private String code(UUID login, Purpose purpose, String detail, byte[] salt) {
        return SpokenCode.make(
                purpose + ":" + login + ":" + detail + ":" + HexFormat.of().formatHex(salt), key);
    }

    /** What somebody may do with a code. */
    enum Purpose {
        SIGN_IN("sign in without a password"),
        NEW_EMAIL("use a new e-mail address"),
        JOIN("join another business");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }
    }
}
