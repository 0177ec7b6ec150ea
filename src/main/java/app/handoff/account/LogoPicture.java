package app.handoff.account;

import app.handoff.kernel.RuleViolation;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
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

    /** How many pixels are read for each that is kept, in either direction; the others are left out unread. */
    private static final int FINER = 4;

    /** A JPEG comes in about ten passes, each over the whole picture; a small file could hold thousands. */
    private static final int MOST_PASSES = 20;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final int START_OF_PASS = 0xFFDA;
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
        if (!png && passes(file) > MOST_PASSES) {
            throw new RuleViolation("account.logo.damaged");
        }
        return of(decoded(file, png ? "png" : "jpeg"));
    }

    private static LogoPicture of(Decoded decoded) {
        var picture = decoded.picture();
        // Halved as long as it can be, so that each pixel that is kept is the mean of those it stands for.
        while (picture.getWidth() >= 2 * decoded.width() && picture.getHeight() >= 2 * decoded.height()) {
            picture = drawn(picture, picture.getWidth() / 2, picture.getHeight() / 2);
        }
        return new LogoPicture(
                encoded(drawn(picture, decoded.width(), decoded.height())), decoded.width(), decoded.height());
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

    private static int passes(byte[] file) {
        int passes = 0;
        for (int at = 1; at < file.length; at++) {
            if ((Byte.toUnsignedInt(file[at - 1]) << Byte.SIZE | Byte.toUnsignedInt(file[at])) == START_OF_PASS) {
                passes++;
            }
        }
        return passes;
    }

    /** What the file says about its size is read first, and only as much of the picture as is needed; one at a time, for its memory. */
    private static synchronized Decoded decoded(byte[] file, String format) {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            return decoded(reader);
        } catch (IOException e) {
            throw new RuleViolation("account.logo.damaged");
        } finally {
            reader.dispose();
        }
    }

    private static Decoded decoded(ImageReader reader) throws IOException {
        try {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
                throw new RuleViolation("account.logo.tooManyPixels", LONGEST_SIDE);
            }
            double scale = Math.min(1, Math.min((double) WIDEST / width, (double) HIGHEST / height));
            int every = (int) Math.max(1, Math.floor(1 / scale / FINER));
            var part = reader.getDefaultReadParam();
            part.setSourceSubsampling(every, every, 0, 0);
            return new Decoded(reader.read(0, part), scaled(width, scale), scaled(height, scale));
        } catch (RuleViolation refused) {
            throw refused;
        } catch (RuntimeException damaged) {
            // The readers of the JDK meet a damaged file with whatever exception it leads them into.
            throw new IOException(damaged);
        }
    }

    private static int scaled(int pixels, double scale) {
        return (int) Math.max(1, Math.round(pixels * scale));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = canvas.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return canvas;
    }

    private static byte[] encoded(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    /** The same for the same picture. */
    String version() {
        return DigestUtils.md5DigestAsHex(png).substring(0, VERSION_DIGITS);
    }

    /**
     * @param picture at least as large as it is to become, unless the file holds less
     * @param width as it is to become
     * @param height as it is to become
     */
    private record Decoded(BufferedImage picture, int width, int height) {}
}
