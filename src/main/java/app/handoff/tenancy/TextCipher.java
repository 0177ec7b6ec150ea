package app.handoff.tenancy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** Encrypts texts with the key of this installation (AES-256-GCM): the database, or a copy of it, does not tell what they say. */
@Component
public class TextCipher {

    private static final int NONCE_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final BytesEncryptor encryptor;

    public TextCipher(SecretKey key) {
        this.encryptor = new AesBytesEncryptor(
                new SecretKeySpec(key.bytes(), 0, KEY_BYTES, "AES"),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
    }

    public byte[] encrypt(String text) {
        return encryptor.encrypt(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the text says; empty if it was encrypted with another key, or is damaged. */
    public Optional<String> decrypt(byte[] encrypted) {
        try {
            return Optional.of(new String(encryptor.decrypt(encrypted), StandardCharsets.UTF_8));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
