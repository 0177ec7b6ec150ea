package app.handoff.tenancy;

import app.handoff.kernel.TooBusy;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * How what only one person knows is judged before it is taken, and kept afterwards: as Argon2id, readable by nobody. Both are
 * costly on purpose, so only as many go on at once as the machine has memory and processors for; whoever comes then waits for
 * a moment. To be called outside of any transaction: nobody is to hold a connection to the database meanwhile.
 */
@Component
public class Secrets {

    /** Nobody remembers a longer one, and whoever sends one has something else in mind. */
    public static final int LONGEST = 200;

    /** The measure takes long for long texts; what is common shows in the beginning. */
    private static final int MEASURED = 32;

    private static final long BYTES_OF_A_HASH = 16L << 20;

    private final Zxcvbn measure = new Zxcvbn();
    private final PasswordEncoder encoder;
    private final Turns hashing;
    private final Turns measuring;

    @Autowired
    public Secrets() {
        this(costly(), Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());
    }

    Secrets(PasswordEncoder encoder, long memory, int processors) {
        this.encoder = encoder;
        this.hashing = new Turns(hashesAtOnce(memory, processors));
        this.measuring = new Turns(processors / 2);
    }

    /** What makes each guess dear to somebody who has stolen the hashes. */
    static PasswordEncoder costly() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** A quarter of the memory may be taken by hashes, and more than two for each processor only wait for each other. */
    static int hashesAtOnce(long memory, int processors) {
        return (int) Math.max(1, Math.min(memory / 4 / BYTES_OF_A_HASH, processors * 2L));
    }

    /**
     * Whether somebody who knows the common passwords, names and patterns finds it too soon.
     *
     * @param own what everybody can know of the person: name, e-mail address, business
     * @param needed how hard it has to be, 0 to 4: at 2 it takes more than 10^6 guesses, at 3 more than 10^8
     * @throws TooBusy if others are measured at this moment
     */
    public boolean isGuessable(String secret, List<String> own, int needed) {
        var start = secret.substring(0, Math.min(MEASURED, secret.length()));
        return measuring.take(() -> measure.measure(start, own).getScore() < needed);
    }

    /**
     * What is kept of it.
     *
     * @throws TooBusy if too many others are hashed at this moment
     */
    public String hash(String secret) {
        if (secret.length() > LONGEST) {
            throw new IllegalArgumentException("Longer than anybody may choose");
        }
        return hashing.take(() -> encoder.encode(secret));
    }

    /**
     * Takes as long whether or not it fits.
     *
     * @throws TooBusy if too many others are hashed at this moment
     */
    public boolean fits(String secret, String hash) {
        var tried = secret.substring(0, Math.min(LONGEST + 1, secret.length()));
        return hashing.take(() -> encoder.matches(tried, hash));
    }
}
