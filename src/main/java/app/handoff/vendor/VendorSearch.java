package app.handoff.vendor;

import app.handoff.shared.VendorId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which vendors of the directory to list.
 *
 * @param words part of a name, city, contact, mail address or of what they do; null for all
 * @param source only those found there; null for all
 * @param after the last vendor of the page before; null for the first page
 */
public record VendorSearch(
        @Nullable String words,
        @Nullable LeadSource source,
        @Nullable VendorId after) {

    public static final VendorSearch ALL = new VendorSearch(null, null, null);

    String pattern() {
        return words == null
                ? "%"
                : "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    Set<LeadSource> sources() {
        return source == null ? EnumSet.allOf(LeadSource.class) : EnumSet.of(source);
    }
}
