package app.handoff.vendor;

import app.handoff.text.TablePlan;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A table of vendors as it is pasted or uploaded, and how it is to be read.
 *
 * @param columns what its columns tell; null until they were guessed
 * @param headed whether its first row is a heading
 * @param skills what they can do where the table does not say it; so for the city, the country and its zone
 * @param source where all of them were found
 * @param seen the {@link #mark} of what was shown last; null where nothing was
 */
record VendorImportForm(
        @Size(max = MOST_LETTERS, message = "{ui.import.tooLarge}") @Nullable String table,

        @Nullable MultipartFile file,
        @Nullable List<@Nullable VendorColumn> columns,
        @Nullable Boolean headed,

        @Size(max = Skills.LONGEST_TEXT, message = "{field.tooLong}") @Nullable String skills,

        @Size(max = VendorForm.LONGEST_CITY, message = "{field.tooLong}") @Nullable String city,

        @NotBlank(message = "{vendor.country.required}") @Nullable String country,

        @NotNull(message = "{vendor.zone.required}") @Nullable ZoneId zone,

        @NotNull(message = "{vendor.source.required}") @Nullable LeadSource source,

        @Size(max = VendorForm.LONGEST_NAME, message = "{field.tooLong}") @Nullable String who,

        @Nullable Integer seen) {

    private static final int MOST_LETTERS = 3_000_000;

    static VendorImportForm blank(String country, ZoneId zone) {
        return new VendorImportForm(null, null, null, null, null, null, country, zone, null, null, null);
    }

    boolean bringsFile() {
        return file != null && !file.isEmpty();
    }

    /** The same with this text for a table, which is to be looked at anew. */
    VendorImportForm withTable(String text) {
        return new VendorImportForm(text, null, null, null, skills, city, country, zone, source, who, null);
    }

    /** The same, read like this, and shown. */
    VendorImportForm read(TablePlan<VendorColumn> plan) {
        return new VendorImportForm(
                table,
                null,
                List.copyOf(plan.columns()),
                plan.headed(),
                skills,
                city,
                country,
                zone,
                source,
                who,
                mark(plan.columns(), plan.headed()));
    }

    /** Whether this is what was shown last: nothing is added that nobody saw. */
    boolean wasSeen() {
        return seen != null && columns != null && seen == mark(columns, Boolean.TRUE.equals(headed));
    }

    /** Differs where the same table would become other vendors. */
    private int mark(List<? extends @Nullable VendorColumn> read, boolean underHeading) {
        return Objects.hash(
                table == null ? "" : table.replace("\r\n", "\n").strip(),
                read,
                underHeading,
                skills == null ? "" : skills.strip(),
                city == null ? "" : city.strip(),
                country,
                zone,
                source,
                who == null ? "" : who.strip());
    }
}
