package app.handoff.kernel;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture drawn anew from what was uploaded, so that nothing of the file itself is left, neither where a photo was taken nor what
 * somebody hid in it.
 *
 * @param png with what was transparent
 * @param width in pixels
 * @param height in pixels
 */
public record DrawnPicture(byte[] png, int width, int height) {

    /** How many pixels are read for each that is kept, in either direction; the others are left out unread. */
    private static final int FINER = 4;

    /** A JPEG comes in about ten passes, each over the whole picture; a small file could hold thousands. */
    private static final int MOST_PASSES = 20;

    private static final int START_OF_PASS = 0xFFDA;

    /**
     * What the file says about its size, in pixels.
     *
     * @param format png, jpeg or gif
     * @throws IOException if the file is damaged
     */
    public static Dimension size(byte[] file, String format) throws IOException {
        return read(file, format, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
    }

    /**
     * Draws it at most so large; only as much of the file is read as is needed, one picture at a time, for its memory.
     *
     * @param format png, jpeg or gif
     * @throws IOException if the file is damaged
     */
    public static synchronized DrawnPicture of(byte[] file, String format, int widest, int highest) throws IOException {
        if (format.equals("jpeg") && passes(file) > MOST_PASSES) {
            throw new IOException("more passes than a picture needs");
        }
        return read(file, format, reader -> drawn(reader, widest, highest));
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

    private static <T> T read(byte[] file, String format, Reading<T> reading) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            return reading.from(reader);
        } catch (RuntimeException damaged) {
            // The readers of the JDK meet a damaged file with whatever exception it leads them into.
            throw new IOException(damaged);
        } finally {
            reader.dispose();
        }
    }

    private static DrawnPicture drawn(ImageReader reader, int widest, int highest) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        double scale = Math.min(1, Math.min((double) widest / width, (double) highest / height));
        int every = (int) Math.max(1, Math.floor(1 / scale / FINER));
        var part = reader.getDefaultReadParam();
        part.setSourceSubsampling(every, every, 0, 0);
        return drawn(reader.read(0, part), scaled(width, scale), scaled(height, scale));
    }

    private static int scaled(int pixels, double scale) {
        return (int) Math.max(1, Math.round(pixels * scale));
    }

    private static DrawnPicture drawn(BufferedImage source, int width, int height) {
        var picture = source;
        // Halved as long as it can be, so that each pixel that is kept is the mean of those it stands for.
        while (picture.getWidth() >= 2 * width && picture.getHeight() >= 2 * height) {
            picture = scaled(picture, picture.getWidth() / 2, picture.getHeight() / 2);
        }
        return new DrawnPicture(encoded(scaled(picture, width, height)), width, height);
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
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

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }
}
