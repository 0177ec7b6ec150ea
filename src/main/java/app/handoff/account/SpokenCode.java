package app.handoff.account;

import app.handoff.tenancy.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** A code that people read from a console and type: 40 bits as ABCD-EFGH, made with the key of the installation on any node. */
final class SpokenCode {

    /** Without characters that look like others. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int HALF = 4;

    private SpokenCode() {}

    /** @param of what the code is for; the same gives the same code */
    static String make(String of, SecretKey key) {
        var bits = key.sign("code:" + of);
        var code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(LETTERS.charAt(bits[i] & 31));
        }
        return code.toString();
    }

    /** Whether somebody typed this code, in whatever case and with whatever between the letters. */
    static boolean isSame(String code, String typed) {
        return MessageDigest.isEqual(plain(code), plain(typed));
    }

    private static byte[] plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").getBytes(StandardCharsets.US_ASCII);
    }
}
