package app.handoff.vendor;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Names;
import app.handoff.text.Format;
import app.handoff.text.TableColumns;
import app.handoff.text.TableColumns.Look;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How people head the columns of a list of vendors, and how they write countries: in English and in German, or as codes. */
@Component
class VendorColumns {

    private final TableColumns<VendorColumn> columns;
    private final Map<String, String> countries = new HashMap<>();

    VendorColumns(Format format) {
        columns = new TableColumns<>(
                VendorColumn.class,
                VendorColumn.NOTHING,
                column -> format.message("vendor.import.heading." + column),
                List.of(
                        new Look<>(
                                VendorColumn.EMAIL,
                                cell -> EmailAddress.of(cell).isPresent(),
                                true),
                        new Look<>(VendorColumn.COUNTRY, cell -> country(cell).isPresent(), false),
                        new Look<>(VendorColumn.PHONE, VendorColumns::isPhone, false),
                        new Look<>(VendorColumn.WEB, cell -> cell.matches("(?i)(https?://|www\\.).*"), false),
                        new Look<>(VendorColumn.NAME, cell -> !isPhone(cell), true)));
        for (var code : Locale.getISOCountries()) {
            var country = new Locale("", code);
            Stream.of(code, country.getDisplayCountry(Locale.ENGLISH), country.getDisplayCountry(Locale.GERMAN))
                    .forEach(name -> countries.put(Names.folded(name), code));
        }
        Arrays.stream(format.message("vendor.import.countries").split(","))
                .map(also -> also.split("="))
                .forEach(also -> countries.put(Names.folded(also[0]), also[1].strip()));
    }

    TableColumns<VendorColumn> table() {
        return columns;
    }

    private static boolean isPhone(String cell) {
        return !cell.isEmpty() && cell.matches(VendorForm.PHONE);
    }

    /** The code of a country: "Germany", "Deutschland", "DE", "USA". */
    Optional<String> country(String cell) {
        return Optional.ofNullable(countries.get(Names.folded(cell)));
    }
}
