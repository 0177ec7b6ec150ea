package app.handoff.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The colour that a business puts on its documents. Rules are drawn in it as it is; text takes it only as far as it can be read:
 * darkened on paper, lightened on a dark screen.
 *
 * @param hex as it is written everywhere: # and six digits in lower case, red, green and blue
 */
public record BrandColour(String hex) {

    /** What WCAG 2.2 asks of text, at level AA. */
    public static final double READABLE = 4.5;

    private static final Pattern WRITTEN = Pattern.compile("#[0-9a-f]{6}");
    private static final Pattern TYPED = Pattern.compile("#?(?:[0-9a-f]{3}|[0-9a-f]{6})");

    static final BrandColour PAPER = new BrandColour("#ffffff");

    /** What documents lie on where the reader likes it dark, as {@code app.css} has it. */
    static final BrandColour DARK_SCREEN = new BrandColour("#191f1d");

    private static final BrandColour BLACK = new BrandColour("#000000");

    private static final int HUNDREDTHS = 100;

    public BrandColour {
        if (!WRITTEN.matcher(hex).matches()) {
            throw new IllegalArgumentException(hex);
        }
    }

    /**
     * A colour as people type it, also without # and with one digit for two that are alike.
     *
     * @throws RuleViolation {@code colour.unknown} for anything else
     */
    public static BrandColour of(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        if (!TYPED.matcher(text).matches()) {
            throw new RuleViolation("colour.unknown");
        }
        var digits = text.startsWith("#") ? text.substring(1) : text;
        return new BrandColour("#" + (digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits));
    }

    /** The colour of text on white paper. */
    public BrandColour onPaper() {
        return readableOn(PAPER, BLACK);
    }

    /** The colour of text on a dark screen. */
    public BrandColour onDarkScreen() {
        return readableOn(DARK_SCREEN, PAPER);
    }

    /** How far two colours stand apart as WCAG reckons it, from 1 to 21. */
    public double contrastWith(BrandColour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** The first that can be read of those that lie between this one and an end that can. */
    private BrandColour readableOn(BrandColour ground, BrandColour end) {
        for (int share = 0; share < HUNDREDTHS; share++) {
            var mixed = mixedWith(end, share);
            if (mixed.contrastWith(ground) >= READABLE) {
                return mixed;
            }
        }
        return end;
    }

    private BrandColour mixedWith(BrandColour other, int share) {
        return new BrandColour(
                "#%02x%02x%02x".formatted(mixed(0, other, share), mixed(1, other, share), mixed(2, other, share)));
    }

    private int mixed(int channel, BrandColour other, int share) {
        return (channel(channel) * (HUNDREDTHS - share) + other.channel(channel) * share) / HUNDREDTHS;
    }

    private int channel(int channel) {
        return Integer.parseInt(hex.substring(1 + 2 * channel, 3 + 2 * channel), 16);
    }

    private double luminance() {
        return 0.2126 * linear(channel(0)) + 0.7152 * linear(channel(1)) + 0.0722 * linear(channel(2));
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** As it stands in an address. */
    public String digits() {
        return hex.substring(1);
    }

    @Override
    public String toString() {
        return hex;
    }
}
