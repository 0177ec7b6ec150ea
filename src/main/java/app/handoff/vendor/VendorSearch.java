package app.handoff.vendor;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Names;
import app.handoff.kernel.VendorId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which vendors of the directory to list.
 *
 * @param words part of a name, city, contact, mail address or of what they do; null for all
 * @param source only those found there; null for all
 * @param skill only those who can do this; null for all
 * @param archived whether those are wanted that are not asked any more, instead of the others
 * @param after the last vendor of the page before; null for the first page
 */
public record VendorSearch(
        @Nullable String words,
        @Nullable LeadSource source,
        @Nullable String skill,
        boolean archived,
        @Nullable VendorId after) {

    public static final VendorSearch ALL = new VendorSearch(null, null, null);

    /** Among those that can be asked. */
    public VendorSearch(@Nullable String words, @Nullable LeadSource source, @Nullable VendorId after) {
        this(words, source, null, false, after);
    }

    String folded() {
        return words == null ? "%" : Names.pattern(words);
    }

    /** As it is written: signs are part of an address and sometimes of what a vendor does. */
    String written() {
        return words == null ? "%" : "%" + EmailAddress.normal(words).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** The skill between two line ends, as it stands among those of a vendor; empty for all. */
    String skillLine() {
        return skill == null ? "" : "\n" + Skills.key(skill) + "\n";
    }

    Set<LeadSource> sources() {
        return source == null ? EnumSet.allOf(LeadSource.class) : EnumSet.of(source);
    }
}
