package app.handoff.account;

import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Secrets;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What makes a password good enough (NIST SP 800-63B-4): 15 characters or more, no rules of composition, none that is
 * common or made of the person's own name. Kept as Argon2id.
 */
@Component
class Passwords {

    public static final int SHORTEST = 15;
    public static final int LONGEST = Secrets.LONGEST;

    /** Of 0 to 4: 3 needs more than 10^8 guesses for somebody who knows the common passwords, names and patterns. */
    private static final int GOOD_ENOUGH = 3;

    private final Secrets secrets;

    Passwords(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @param own what everybody can know of the person: name, e-mail address, business
     * @return what is kept of the password
     * @throws RuleViolation {@code text.tooShort}, {@code text.tooLong} or {@code password.common}, at the field
     *     {@code password}
     */
    String hash(String password, List<String> own) {
        requireGood(password, own);
        return secrets.hash(password);
    }

    /** The same without keeping anything of it. */
    void requireGood(String password, List<String> own) {
        if (password.length() < SHORTEST) {
            throw new RuleViolation("text.tooShort", SHORTEST).at("password");
        }
        if (password.length() > LONGEST) {
            throw new RuleViolation("text.tooLong", LONGEST).at("password");
        }
        if (secrets.isGuessable(password, own, GOOD_ENOUGH)) {
            throw new RuleViolation("password.common").at("password");
        }
    }
}
