package app.handoff.account;

import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The passwords that people have chosen, and how they choose another one. */
@Service
class LoginPasswords {

    private static final Duration TIME_TO_READ = Duration.ofDays(14);

    private final Accounts accounts;
    private final LoginRepository logins;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Sessions sessions;
    private final MailServer mail;
    private final PersonalMessages messages;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;

    LoginPasswords(
            Accounts accounts,
            LoginRepository logins,
            Passwords passwords,
            Secrets secrets,
            Sessions sessions,
            MailServer mail,
            PersonalMessages messages,
            TransactionTemplate transaction,
            ReadTransaction reading) {
        this.accounts = accounts;
        this.logins = logins;
        this.passwords = passwords;
        this.secrets = secrets;
        this.sessions = sessions;
        this.mail = mail;
        this.messages = messages;
        this.transaction = transaction;
        this.reading = reading;
    }

    /** Whether this is the password of a person; takes the time that a hash takes. */
    public boolean isOf(SignedIn person, String password) {
        var hash = reading.execute(status ->
                logins.findById(person.login()).map(Login::passwordHash).orElse(""));
        return !hash.isEmpty() && secrets.fits(password, hash);
    }

    /** Whether this person has a password; else they choose one next. */
    public boolean isChosen(SignedIn person) {
        return reading.execute(status ->
                logins.findById(person.login()).filter(Login::hasPassword).isPresent());
    }

    /**
     * Changes a password, tells the person and ends all of their sessions.
     *
     * @throws RuleViolation {@code password.wrong} at {@code current} if the old one is not right, or if the new one is not
     *     good enough
     */
    public void change(SignedIn session, String current, String password, Instant now) {
        var old = hash(session);
        if (old != null && !secrets.fits(current, old)) {
            throw new RuleViolation("password.wrong").at("current");
        }
        replace(session, old, password, now);
    }

    private @Nullable String hash(SignedIn session) {
        return transaction
                .execute(status -> logins.findById(session.login()).orElseThrow(NotFound::new))
                .passwordHash();
    }

    /**
     * Sets a new password for somebody who has just come in without it, tells them and ends all of their sessions.
     *
     * @throws RuleViolation if it is not good enough
     */
    public void replaceForgotten(SignedIn session, String password, Instant now) {
        var old = hash(session);
        replace(session, old, password, now);
    }

    private void replace(SignedIn session, @Nullable String old, String password, Instant now) {
        var person = accounts.required(session);
        var hash = passwords.hash(password, List.of(person.name(), person.email(), person.businessName()));
        transaction.executeWithoutResult(status -> {
            var login = logins.findById(session.login()).orElseThrow(NotFound::new);
            if (!Objects.equals(old, login.passwordHash())) {
                throw new EditedMeanwhile();
            }
            login.choosePassword(hash);
            logins.save(login);
        });
        sessions.endAll(session.login());
        if (mail.isThere()) {
            messages.write(
                    session.login(),
                    member -> new MailRequest(
                            new MailRequest.Recipient(member.name(), member.email()),
                            "passwordChanged",
                            List.of(member.name()),
                            "/settings",
                            null,
                            now.plus(TIME_TO_READ)));
        }
    }
}
