package app.handoff.tenancy;

import app.handoff.kernel.BrandColour;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What businesses put at the head of their documents. Implemented by {@code account}. */
public interface Letterheads {

    /** That of the current business. */
    Design own();

    /** The logo of the current business, as a PNG. */
    Optional<byte[]> logo();

    /** Null is what the business has not chosen. */
    record Design(@Nullable BrandColour colour, @Nullable Logo logo) {

        public static final Design PLAIN = new Design(null, null);
    }

    /**
     * A logo, without its picture.
     *
     * @param version changes with every other picture, so that browsers may keep what they have
     * @param width in pixels
     * @param height in pixels
     */
    record Logo(String version, int width, int height) {}
}
