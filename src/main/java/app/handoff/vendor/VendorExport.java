package app.handoff.vendor;

import app.handoff.kernel.CountryNames;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.text.CsvFile;
import app.handoff.text.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Vendors as a table for a spreadsheet program, with the columns that an import reads. */
@Component
class VendorExport {

    private final VendorRepository vendors;
    private final ReadTransaction reading;
    private final Format format;

    VendorExport(VendorRepository vendors, ReadTransaction reading, Format format) {
        this.vendors = vendors;
        this.reading = reading;
        this.format = format;
    }

    /**
     * The vendors by name, as a CSV file.
     *
     * @param archived whether those are wanted that are not asked any more, instead of the others
     */
    byte[] csv(boolean archived, Locale reader) {
        var all = Objects.requireNonNull(reading.execute(status -> vendors.byName(archived)));
        return CsvFile.of(
                Stream.of(
                                "name",
                                "contact",
                                "email",
                                "phone",
                                "web",
                                "skills",
                                "city",
                                "country",
                                "languages",
                                "source",
                                "notes")
                        .map(column -> format.message("vendor.export." + column))
                        .toList(),
                all.stream().map(vendor -> cells(vendor, reader)).toList(),
                reader);
    }

    private List<@Nullable Object> cells(Vendor vendor, Locale reader) {
        var details = vendor.details();
        return Arrays.asList(
                details.name(),
                details.contact(),
                details.email(),
                details.phone(),
                details.web(),
                Skills.text(details.skills()),
                details.city(),
                CountryNames.of(details.country(), reader),
                details.languages().stream()
                        .map(spoken -> spoken.name(reader) + " " + spoken.level())
                        .collect(Collectors.joining(", ")),
                format.word(vendor.source()),
                details.notes());
    }
}
