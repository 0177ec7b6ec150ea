package app.handoff.account;

import app.handoff.kernel.DrawnPicture;
import app.handoff.kernel.RuleViolation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.util.DigestUtils;

/**
 * A logo as it is kept: drawn anew from what was uploaded, so that nothing of the file itself is left, neither where a photo was
 * taken nor what somebody hid in it.
 *
 * @param png at most 800 by 240 pixels, with what was transparent
 * @param width in pixels
 * @param height in pixels
 */
record LogoPicture(byte[] png, int width, int height) {

    /** The largest file, in bytes. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    static final String ACCEPTED = ".png,.jpg,.jpeg";

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LONGEST_SIDE = 4_000;
    private static final int WIDEST = 800;
    private static final int HIGHEST = 240;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final int CHUNK_AROUND = 12;
    private static final int ANIMATION = 0x6163544C; // acTL
    private static final int PICTURE_DATA = 0x49444154; // IDAT
    private static final int VERSION_DIGITS = 12;

    /** @throws RuleViolation that says what is wrong with this file, and what to upload instead */
    static LogoPicture of(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new RuleViolation("account.logo.tooLarge", MOST_BYTES / MEGABYTE);
        }
        boolean png = startsWith(file, PNG);
        if (!png && !startsWith(file, JPEG)) {
            throw new RuleViolation(isDrawing(file) ? "account.logo.drawing" : "account.logo.kind");
        }
        if (png && isAnimated(file)) {
            throw new RuleViolation("account.logo.animated");
        }
        return drawn(file, png ? "png" : "jpeg");
    }

    /** What the file says about its size is read first. */
    private static LogoPicture drawn(byte[] file, String format) {
        try {
            var size = DrawnPicture.size(file, format);
            if (size.width > LONGEST_SIDE || size.height > LONGEST_SIDE) {
                throw new RuleViolation("account.logo.tooManyPixels", LONGEST_SIDE);
            }
            var drawn = DrawnPicture.of(file, format, WIDEST, HIGHEST);
            return new LogoPicture(drawn.png(), drawn.width(), drawn.height());
        } catch (IOException damaged) {
            throw new RuleViolation("account.logo.damaged");
        }
    }

    /** An SVG, which can hold scripts and is drawn by nobody here. */
    private static boolean isDrawing(byte[] file) {
        var start = new String(file, 0, Math.min(file.length, 4096), StandardCharsets.ISO_8859_1);
        return start.toLowerCase(Locale.ROOT).contains("<svg");
    }

    private static boolean isAnimated(byte[] file) {
        var chunks = ByteBuffer.wrap(file).position(PNG.length);
        while (chunks.remaining() >= CHUNK_AROUND) {
            int length = chunks.getInt();
            int type = chunks.getInt();
            if (type == PICTURE_DATA || length < 0 || length > chunks.remaining() - Integer.BYTES) {
                return false;
            }
            if (type == ANIMATION) {
                return true;
            }
            chunks.position(chunks.position() + length + Integer.BYTES);
        }
        return false;
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    /** The same for the same picture. */
    String version() {
        return DigestUtils.md5DigestAsHex(png).substring(0, VERSION_DIGITS);
    }
}
