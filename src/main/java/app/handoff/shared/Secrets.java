package app.handoff.shared;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** How what only one person knows is judged before it is taken, and kept afterwards: as Argon2id, readable by nobody. */
@Component
public class Secrets {

    /** The measure takes long for long texts; what is common shows in the beginning. */
    private static final int MEASURED = 64;

    private final Zxcvbn measure = new Zxcvbn();
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /**
     * Whether somebody who knows the common passwords, names and patterns finds it too soon.
     *
     * @param own what everybody can know of the person: name, e-mail address, business
     * @param needed how hard it has to be, 0 to 4: at 2 it takes more than 10^6 guesses, at 3 more than 10^8
     */
    public boolean isGuessable(String secret, List<String> own, int needed) {
        var start = secret.substring(0, Math.min(MEASURED, secret.length()));
        return measure.measure(start, own).getScore() < needed;
    }

    /** What is kept of it. */
    public String hash(String secret) {
        return encoder.encode(secret);
    }

    /** Takes as long whether or not it fits. */
    public boolean fits(String secret, String hash) {
        return encoder.matches(secret, hash);
    }
}
