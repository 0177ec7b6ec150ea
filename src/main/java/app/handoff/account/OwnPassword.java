package app.handoff.account;

import app.handoff.kernel.PasswordAgain;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.RateLimit;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for the password once more. Tries are counted with those of changing it. */
@Component
class OwnPassword implements PasswordAgain {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final LoginPasswords passwords;
    private final RateLimit rateLimit;
    private final Clock clock;

    OwnPassword(LoginPasswords passwords, RateLimit rateLimit, Clock clock) {
        this.passwords = passwords;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    @Override
    public void require(@Nullable String password) {
        var person = SessionLogin.session();
        if (!passwords.isChosen(person)) {
            throw new RuleViolation("password.none").at("password");
        }
        if (password == null || password.isEmpty()) {
            throw new RuleViolation("account.password.required").at("password");
        }
        var now = clock.instant();
        var key = "password:" + person.getName();
        if (!rateLimit.mayTry(key, TRIES, WINDOW, now)) {
            throw new RuleViolation("account.password.tooMany", PasswordTries.minutes(rateLimit.wait(key, WINDOW, now)))
                    .at("password");
        }
        if (!passwords.isOf(person, password)) {
            throw new RuleViolation("password.wrong").at("password");
        }
        rateLimit.forget(key);
    }
}
