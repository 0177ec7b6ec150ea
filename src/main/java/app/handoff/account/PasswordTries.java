package app.handoff.account;

import app.handoff.kernel.EmailAddress;
import app.handoff.tenancy.RateLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Limits tries at a password, so that guessing is hopeless and yet no guesser locks anybody else out. What counts is the
 * account: a browser that signed this person in before has a count of its own, which no stranger can use up, and every
 * other browser shares one. An address from which many passwords of many accounts were tried is never refused as such, since
 * a whole office or the visitors of an unknown proxy may stand behind it; each account then allows it fewer tries.
 */
@Component
class PasswordTries {

    static final int TRIES = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int TRIES_FROM_A_GUESSING_ADDRESS = 3;
    private static final int WRONG_FROM_ONE_ADDRESS = 100;

    private final Accounts accounts;
    private final RateLimit rateLimit;
    private final SessionLogin sessionLogin;
    private final Clock clock;

    PasswordTries(Accounts accounts, RateLimit rateLimit, SessionLogin sessionLogin, Clock clock) {
        this.accounts = accounts;
        this.rateLimit = rateLimit;
        this.sessionLogin = sessionLogin;
        this.clock = clock;
    }

    /** Counts one more try at the password of this address, before the password is looked at. */
    Try count(String email, HttpServletRequest request) {
        var now = clock.instant();
        var address = "sign-in:from:" + request.getRemoteAddr();
        var login = accounts.loginOf(email);
        boolean known = login.isPresent() && sessionLogin.knows(login.get().toString(), request);
        var account = (known ? "sign-in:device:" : "sign-in:") + nameOf(email);
        int limit = !known && rateLimit.hasReached(address, WRONG_FROM_ONE_ADDRESS, WINDOW, now)
                ? TRIES_FROM_A_GUESSING_ADDRESS
                : TRIES;
        return new Try(account, address, rateLimit.mayTry(account, limit, WINDOW, now));
    }

    static UUID nameOf(String email) {
        return UUID.nameUUIDFromBytes(EmailAddress.normal(email).getBytes(StandardCharsets.UTF_8));
    }

    /** In how many minutes somebody who was refused may try again. */
    static long minutes(Duration wait) {
        return Math.max(1, (wait.toSeconds() + 59) / 60);
    }

    /** One try, for which there was a place or not. */
    final class Try {

        private final String account;
        private final String address;
        private final boolean allowed;

        private Try(String account, String address, boolean allowed) {
            this.account = account;
            this.address = address;
            this.allowed = allowed;
        }

        boolean isRefused() {
            return !allowed;
        }

        long minutesToWait() {
            return minutes(rateLimit.wait(account, WINDOW, clock.instant()));
        }

        void wasRight() {
            rateLimit.forget(account);
        }

        void wasWrong() {
            rateLimit.mayTry(address, WRONG_FROM_ONE_ADDRESS, WINDOW, clock.instant());
        }
    }
}
