package app.handoff.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of this installation: 256 random bits or more, known to nobody else. Signs and seals what must not be forged. */
public interface SecretKey {

    byte[] bytes();

    /**
     * Signs a text, by HMAC with SHA-256 (RFC 2104): 32 bytes that nobody without the key can make.
     *
     * @param text begins with what it is for, so that no signature serves another purpose
     */
    default byte[] sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as letters that a cookie or an address can hold. */
    default String signature(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(text));
    }
}
