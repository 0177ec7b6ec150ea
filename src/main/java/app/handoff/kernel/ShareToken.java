package app.handoff.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The secret of a link: which business it belongs to, and 256 random bits. Shown once, in the message that carries it;
 * afterwards only its SHA-256 is known. Prints as stars so that no log can hold it.
 */
public record ShareToken(BusinessId business, String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BUSINESS_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int HANDLE_BYTES = 12;

    public static ShareToken random(BusinessId business) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var bytes = ByteBuffer.allocate(BUSINESS_BYTES + SECRET_BYTES)
                .putLong(business.id().getMostSignificantBits())
                .putLong(business.id().getLeastSignificantBits())
                .put(secret)
                .array();
        return new ShareToken(business, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads a token from an address; empty if it has not the form of one. */
    public static Optional<ShareToken> read(String value) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BUSINESS_BYTES + SECRET_BYTES) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var business = new BusinessId(new UUID(buffer.getLong(), buffer.getLong()));
        return Optional.of(new ShareToken(business, value));
    }

    /** What the database keeps: it finds the link and cannot open it. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names the link in an address without opening it: a short piece of the hash, 16 letters. */
    public String handle() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash(), HANDLE_BYTES));
    }

    @Override
    public String toString() {
        return "ShareToken[***]";
    }
}
