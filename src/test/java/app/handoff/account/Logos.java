package app.handoff.account;

import app.handoff.kernel.BrandColour;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Pictures to upload as a logo, and businesses that have one. */
public final class Logos {

    private Logos() {}

    /**
     * The business that this is done inside of chooses them for its documents.
     *
     * @param colour null for none
     * @param file null to keep what it has
     */
    public static void choose(ApplicationContext context, @Nullable String colour, byte @Nullable [] file) {
        var letterhead = context.getBean(OwnLetterhead.class);
        letterhead.choose(
                letterhead.saved().version(),
                colour == null ? null : BrandColour.of(colour),
                file == null ? null : LogoPicture.of(file));
    }

    /** Filled with one colour. */
    public static byte[] png(int width, int height, Color colour) {
        return written("png", width, height, BufferedImage.TYPE_INT_ARGB, colour);
    }

    public static byte[] jpeg(int width, int height, Color colour) {
        return written("jpeg", width, height, BufferedImage.TYPE_INT_RGB, colour);
    }

    private static byte[] written(String format, int width, int height, int type, Color colour) {
        var picture = new BufferedImage(width, height, type);
        var pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
