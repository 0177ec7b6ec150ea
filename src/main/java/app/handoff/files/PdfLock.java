package app.handoff.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a PDF opens only with a password. Many are encrypted and open all the same, with an empty one, so that only
 * printing or copying asks for a password; those are welcome. By ISO 32000-2, 7.6.4: algorithms 2 to 6 and 2.B.
 */
final class PdfLock {

    private static final int WINDOW = 256 * 1024;
    /** The longest dictionary that is looked at. */
    private static final int OVERLAP = 8 * 1024;

    private static final Pattern POINTER =
            Pattern.compile("/Encrypt\\s{0,9}(?:(\\d{1,9})\\s{1,9}(\\d{1,5})\\s{1,9}R\\b|<<)");
    private static final Pattern BY_CERTIFICATE = Pattern.compile("/Recipients\\b|/Adobe\\.PubSec\\b");
    private static final Pattern BY_PASSWORD = Pattern.compile("/Filter\\s{0,9}/Standard\\b");
    private static final Pattern FILE_ID = Pattern.compile("/ID\\s{0,9}\\[\\s{0,9}(?=[<(])");
    private static final Pattern OPEN_DESCRIPTION = Pattern.compile("/EncryptMetadata\\s{1,9}false\\b");

    private static final byte[] PADDING = {
        0x28,
        (byte) 0xBF,
        0x4E,
        0x5E,
        0x4E,
        0x75,
        (byte) 0x8A,
        0x41,
        0x64,
        0x00,
        0x4E,
        0x56,
        (byte) 0xFF,
        (byte) 0xFA,
        0x01,
        0x08,
        0x2E,
        0x2E,
        0x00,
        (byte) 0xB6,
        (byte) 0xD0,
        0x68,
        0x3E,
        (byte) 0x80,
        0x2F,
        0x0C,
        (byte) 0xA9,
        (byte) 0xFE,
        0x64,
        0x53,
        0x69,
        0x7A
    };

    private final Path path;

    private PdfLock(Path path) {
        this.path = path;
    }

    static boolean isOn(Path path) throws IOException {
        return new PdfLock(path).isOn();
    }

    private boolean isOn() throws IOException {
        var pointer = find(POINTER);
        if (pointer == null) {
            return false;
        }
        var reference = POINTER.matcher(pointer);
        reference.lookingAt();
        var lock = reference.group(1) == null
                ? pointer
                : find(Pattern.compile(
                        "(?<!\\d)" + reference.group(1) + "\\s{1,9}" + reference.group(2) + "\\s{1,9}obj\\b"));
        if (lock == null) {
            return false;
        }
        int end = lock.indexOf("endobj");
        var dictionary = end < 0 ? lock : lock.substring(0, end);
        if (BY_CERTIFICATE.matcher(dictionary).find()) {
            return true;
        }
        return BY_PASSWORD.matcher(dictionary).find() && !opensWithoutPassword(dictionary);
    }

    // What stands from the first match on, as one byte a character; a file of any size passes through a window.
    private @Nullable String find(Pattern wanted) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var buffer = new byte[WINDOW + OVERLAP];
            for (long at = 0; at < file.length(); at += WINDOW) {
                file.seek(at);
                int length = (int) Math.min(buffer.length, file.length() - at);
                file.readFully(buffer, 0, length);
                var found = wanted.matcher(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                if (found.find()) {
                    file.seek(at + found.start());
                    var from = new byte[(int) Math.min(OVERLAP, file.length() - at - found.start())];
                    file.readFully(from);
                    return new String(from, StandardCharsets.ISO_8859_1);
                }
            }
            return null;
        }
    }

    private boolean opensWithoutPassword(String dictionary) throws IOException {
        int revision = number(dictionary, "R", 0);
        var user = text(dictionary, "U");
        try {
            if (revision >= 5) {
                return user.length >= 40
                        && Arrays.equals(
                                Arrays.copyOf(user, 32),
                                revision == 5
                                        ? MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(user, 32, 40))
                                        : hardened(Arrays.copyOfRange(user, 32, 40)));
            }
            var id = fileId();
            int bytes = revision == 2 ? 5 : Math.max(5, Math.min(16, number(dictionary, "Length", 40) / 8));
            if (number(dictionary, "V", 0) == 4) {
                bytes = 16;
            }
            var key = key(dictionary, revision, id, bytes);
            var expected = revision == 2 ? rc4(key, PADDING) : response(key, id);
            return user.length >= 16
                    && Arrays.equals(
                            Arrays.copyOf(user, revision == 2 ? 32 : 16),
                            Arrays.copyOf(expected, revision == 2 ? 32 : 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] fileId() throws IOException {
        var found = find(FILE_ID);
        return found == null ? new byte[0] : string(found, found.indexOf('[') + 1);
    }

    /** Algorithm 2 with the empty password. */
    private static byte[] key(String dictionary, int revision, byte[] id, int bytes) throws GeneralSecurityException {
        var md5 = MessageDigest.getInstance("MD5");
        md5.update(PADDING);
        md5.update(Arrays.copyOf(text(dictionary, "O"), 32));
        md5.update(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number(dictionary, "P", 0))
                .array());
        md5.update(id);
        if (revision >= 4 && OPEN_DESCRIPTION.matcher(dictionary).find()) {
            md5.update(new byte[] {-1, -1, -1, -1});
        }
        var key = md5.digest();
        for (int round = 0; revision >= 3 && round < 50; round++) {
            key = md5.digest(Arrays.copyOf(key, bytes));
        }
        return Arrays.copyOf(key, bytes);
    }

    /** Algorithm 5. */
    private static byte[] response(byte[] key, byte[] id) throws GeneralSecurityException {
        var md5 = MessageDigest.getInstance("MD5");
        md5.update(PADDING);
        var response = md5.digest(id);
        for (int round = 0; round < 20; round++) {
            var turned = key.clone();
            for (int i = 0; i < turned.length; i++) {
                turned[i] ^= (byte) round;
            }
            response = rc4(turned, response);
        }
        return response;
    }

    /** Algorithm 2.B with the empty password. */
    private static byte[] hardened(byte[] salt) throws GeneralSecurityException {
        var key = MessageDigest.getInstance("SHA-256").digest(salt);
        int last = 0;
        for (int round = 0; round < 64 || last > round - 32; round++) {
            var repeated = new byte[64 * key.length];
            for (int i = 0; i < 64; i++) {
                System.arraycopy(key, 0, repeated, i * key.length, key.length);
            }
            var aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, 16, "AES"), new IvParameterSpec(key, 16, 16));
            var mixed = aes.doFinal(repeated);
            int sum = 0;
            for (int i = 0; i < 16; i++) {
                sum += Byte.toUnsignedInt(mixed[i]);
            }
            key = MessageDigest.getInstance(sum % 3 == 0 ? "SHA-256" : sum % 3 == 1 ? "SHA-384" : "SHA-512")
                    .digest(mixed);
            last = Byte.toUnsignedInt(mixed[mixed.length - 1]);
        }
        return Arrays.copyOf(key, 32);
    }

    private static byte[] rc4(byte[] key, byte[] text) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RC4");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
        return cipher.doFinal(text);
    }

    /** Its four bytes: some programs write permissions, which are a signed number, without a sign. */
    private static int number(String dictionary, String name, int otherwise) {
        var found = value(dictionary, name, "(-?\\d{1,10})\\b");
        return found == null ? otherwise : (int) Long.parseLong(found.group(1));
    }

    private static byte[] text(String dictionary, String name) {
        var found = value(dictionary, name, "(?=[<(])");
        return found == null ? new byte[0] : string(dictionary, found.end());
    }

    private static @Nullable Matcher value(String dictionary, String name, String value) {
        var found = Pattern.compile("/" + name + "\\s{0,9}" + value).matcher(dictionary);
        return found.find() ? found : null;
    }

    /** A string of a PDF, in hexadecimal digits or between brackets. */
    private static byte[] string(String source, int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at < source.length() && source.charAt(at) == '<' ? digits(source, at) : bracketed(source, at);
    }

    private static byte[] digits(String source, int from) {
        var bytes = ByteBuffer.allocate(OVERLAP);
        int half = -1;
        for (int at = from + 1; at < source.length() && source.charAt(at) != '>'; at++) {
            int digit = Character.digit(source.charAt(at), 16);
            if (digit >= 0 && half >= 0) {
                bytes.put((byte) (half * 16 + digit));
                half = -1;
            } else if (digit >= 0) {
                half = digit;
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte[] bracketed(String source, int from) {
        var bytes = ByteBuffer.allocate(OVERLAP);
        int depth = 1;
        for (int at = from + 1; at < source.length(); at++) {
            char next = source.charAt(at);
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (next != '\\' || at + 1 >= source.length()) {
                bytes.put((byte) next);
                continue;
            }
            at++;
            char escaped = source.charAt(at);
            if (escaped >= '0' && escaped <= '7') {
                int code = 0;
                int end = at;
                for (;
                        end < source.length() && end < at + 3 && source.charAt(end) >= '0' && source.charAt(end) <= '7';
                        end++) {
                    code = code * 8 + source.charAt(end) - '0';
                }
                bytes.put((byte) code);
                at = end - 1;
            } else if (escaped != '\n' && escaped != '\r') {
                int known = "nrtbf".indexOf(escaped);
                bytes.put((byte) (known < 0 ? escaped : "\n\r\t\b\f".charAt(known)));
            } else if (escaped == '\r' && at + 1 < source.length() && source.charAt(at + 1) == '\n') {
                at++;
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
