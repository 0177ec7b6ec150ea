package app.handoff.tenancy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** Seals texts with the key of this installation: the database, or a copy of it, does not tell what they say. */
@Component
public class Seal {

    private static final int NONCE_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final BytesEncryptor cipher;

    public Seal(SecretKey key) {
        this.cipher = new AesBytesEncryptor(
                new SecretKeySpec(key.bytes(), 0, KEY_BYTES, "AES"),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
    }

    public byte[] close(String text) {
        return cipher.encrypt(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What it says; empty if it was sealed with another key, or is damaged. */
    public Optional<String> open(byte[] sealed) {
        try {
            return Optional.of(new String(cipher.decrypt(sealed), StandardCharsets.UTF_8));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
