package app.handoff.tenancy;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes with little work, where somebody signs in only to get at a page. {@link SecretsTests} asks the costly ones. */
public final class QuickSecrets {

    private static final int KILOBYTES = 64;

    private QuickSecrets() {}

    /** Takes the place of the component of the same name. */
    public static void in(GenericApplicationContext context) {
        context.registerBean("secrets", Secrets.class, QuickSecrets::secrets);
    }

    private static Secrets secrets() {
        return new Secrets(
                new Argon2PasswordEncoder(16, 32, 1, KILOBYTES, 1),
                Runtime.getRuntime().maxMemory(),
                Runtime.getRuntime().availableProcessors());
    }
}
