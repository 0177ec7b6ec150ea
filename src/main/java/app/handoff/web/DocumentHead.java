package app.handoff.web;

import app.handoff.kernel.BrandColour;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.LinkVisitor;
import app.handoff.tenancy.Letterheads.Design;
import app.handoff.tenancy.Letterheads.Logo;
import org.jspecify.annotations.Nullable;

/**
 * The head of a document as templates show it: the logo, the name of the business, its colour. The same on the screen, on paper and
 * in the file.
 *
 * @param logo null where there is none
 * @param colour null where the business has chosen none
 * @param inFile whether it stands in a file, which loads nothing and whose title is the heading above all others
 */
public record DocumentHead(
        String business, @Nullable Picture logo, @Nullable BrandColour colour, boolean inFile) {

    /** Where a file finds its logo. */
    static final String PROTOCOL_IN_FILE = "letterhead";

    static final String LOGO_IN_FILE = PROTOCOL_IN_FILE + ":logo";

    /** For a page of the business itself. */
    public static DocumentHead of(CurrentMember member, Design design) {
        return new DocumentHead(member.businessName(), design, "/logo", false);
    }

    /** For a page behind a link, which loads the logo through the same link. */
    public static DocumentHead of(LinkVisitor visitor, Design design) {
        return new DocumentHead(visitor.businessName(), design, visitor.path("/logo"), false);
    }

    static DocumentHead inFile(String business, Design design) {
        return new DocumentHead(business, design, LOGO_IN_FILE, true);
    }

    private DocumentHead(String business, Design design, String logoAt, boolean inFile) {
        this(
                business,
                design.logo() == null ? null : Picture.of(design.logo(), logoAt, inFile),
                design.colour(),
                inFile);
    }

    /**
     * A logo in its place.
     *
     * @param width as it is shown, in pixels of CSS, 96 to the inch
     * @param height likewise
     */
    public record Picture(String address, int width, int height) {

        private static final double WIDEST = 240;
        private static final double HIGHEST = 64;

        /** As large as its place allows, and never larger than it is. */
        private static Picture of(Logo logo, String at, boolean inFile) {
            double scale = Math.min(1, Math.min(WIDEST / logo.width(), HIGHEST / logo.height()));
            return new Picture(
                    inFile ? at : at + "?v=" + logo.version(),
                    scaled(logo.width(), scale),
                    scaled(logo.height(), scale));
        }

        private static int scaled(int pixels, double scale) {
            return (int) Math.max(1, Math.round(pixels * scale));
        }
    }
}
