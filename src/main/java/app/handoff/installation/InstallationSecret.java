package app.handoff.installation;

import app.handoff.tenancy.SecretKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key of this installation: from {@code handoff.secret}, else made once and kept under the data folder. */
@Component
class InstallationSecret implements SecretKey {

    private static final int BYTES = 32;

    private final byte[] bytes;

    InstallationSecret(@Value("${handoff.secret:}") String given, @Value("${handoff.data:./data}") String dataFolder)
            throws IOException {
        this.bytes = decode(given.isBlank() ? kept(DataFolder.at(Path.of(dataFolder))) : given.strip());
    }

    private static String kept(DataFolder data) throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return data.readOrCreate("secret.key", Base64.getEncoder().encodeToString(fresh))
                .strip();
    }

    private static byte[] decode(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            if (decoded.length >= BYTES) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: the sentence below says what is wanted.
        }
        throw new InstallationProblem(
                "The secret of this installation (handoff.secret or the file secret.key) must be at least " + BYTES
                        + " random bytes in Base64. Make one with: openssl rand -base64 32");
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
