package app.handoff.vendor;

import app.handoff.kernel.VendorId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which entry is right in each thing in which two differ; null where they do not, or only one of them says anything.
 *
 * @param other the entry to be merged with the one of the page
 * @param version of the entry of the page when it was read
 * @param otherVersion of the other one
 * @param place the city with its country and its time
 * @param found how the vendor was found
 */
record MergeForm(
        @Nullable VendorId other,
        @Nullable Integer version,
        @Nullable Integer otherVersion,
        @Nullable Which name,
        @Nullable Which contact,
        @Nullable Which email,
        @Nullable Which phone,
        @Nullable Which web,
        @Nullable Which skills,
        @Nullable Which place,
        @Nullable Which hours,
        @Nullable Which languages,
        @Nullable Which found,
        @Nullable Which notes) {

    enum Which {
        ONE,
        OTHER
    }

    /** As it is proposed: what the entry of the page says. */
    static MergeForm of(Vendor one, Vendor other) {
        var mine = Which.ONE;
        return new MergeForm(
                other.id(),
                one.version(),
                other.version(),
                mine,
                mine,
                mine,
                mine,
                mine,
                mine,
                mine,
                mine,
                mine,
                mine,
                mine);
    }

    /** What is right about the vendor. */
    VendorDetails details(Vendor one, Vendor other) {
        var a = one.details();
        var b = other.details();
        var at = place == Which.OTHER ? b : a;
        return new VendorDetails(
                chosen(name, a, b, VendorDetails::name),
                chosen(contact, a, b, VendorDetails::contact),
                chosen(email, a, b, VendorDetails::email),
                whichever(phone, a, b, VendorDetails::phone),
                whichever(web, a, b, VendorDetails::web),
                at.city(),
                at.country(),
                at.zone(),
                whichever(hours, a, b, VendorDetails::hours),
                chosen(
                        saying(a.languages().isEmpty(), b.languages().isEmpty(), languages),
                        a,
                        b,
                        VendorDetails::languages),
                chosen(saying(a.skills().isEmpty(), b.skills().isEmpty(), skills), a, b, VendorDetails::skills),
                whichever(notes, a, b, VendorDetails::notes));
    }

    Lead lead(Vendor one, Vendor other) {
        return found == Which.OTHER ? other.lead() : one.lead();
    }

    /** The only one of both that says anything, else the chosen one. */
    private static @Nullable Which saying(boolean mineIsSilent, boolean theirsIsSilent, @Nullable Which chosen) {
        return mineIsSilent ? Which.OTHER : theirsIsSilent ? Which.ONE : chosen;
    }

    private static <T> T chosen(
            @Nullable Which which, VendorDetails a, VendorDetails b, Function<VendorDetails, T> part) {
        return part.apply(which == Which.OTHER ? b : a);
    }

    /** What only one of them says is right. */
    private static <T> @Nullable T whichever(
            @Nullable Which which, VendorDetails a, VendorDetails b, Function<VendorDetails, @Nullable T> part) {
        var mine = part.apply(a);
        var theirs = part.apply(b);
        return mine == null ? theirs : theirs == null ? mine : which == Which.OTHER ? theirs : mine;
    }
}
