package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.kernel.RuleViolation;
import app.handoff.text.CellProblem;
import app.handoff.text.Format;
import app.handoff.text.PastedTable;
import app.handoff.vendor.VendorImport.Known;
import app.handoff.vendor.VendorImport.Otherwise;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A list of vendors from a spreadsheet becomes vendors: all of them, or none. */
class VendorImportTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Otherwise BOOKS = new Otherwise(List.of("Bookkeeping"), "Berlin", "DE", BERLIN);
    private static final Known NOBODY = new Known(Set.of(), Set.of());

    private final VendorColumns words = new VendorColumns(new Format(bundle()));

    private static ResourceBundleMessageSource bundle() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/vendor");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private VendorImport read(String text, Otherwise otherwise, Known known) {
        var table = PastedTable.read(text);
        return VendorImport.of(table, words.table().guess(table), otherwise, known, words);
    }

    @Test
    void columnsAreKnownByTheirHeadings() {
        var found = read("""
                Company\tContact person\tE-Mail\tPhone\tWebsite\tServices\tCity\tCountry\tRemarks
                Tala Ledger\tMaria Santos\tmaria@tala.example\t+63 2 123 4567\ttala.example\tBookkeeping\tManila\tPhilippines\tfast
                """, BOOKS, NOBODY);

        assertThat(found.vendors())
                .containsExactly(new VendorDetails(
                        "Tala Ledger",
                        "Maria Santos",
                        "maria@tala.example",
                        "+63 2 123 4567",
                        "https://tala.example",
                        "Manila",
                        "PH",
                        ZoneId.of("Asia/Manila"),
                        null,
                        List.of(),
                        List.of("Bookkeeping"),
                        "fast"));
    }

    @Test
    void aGermanFileIsRead() {
        var found = read(
                "\ufeffFirma;Ansprechpartner;E-Mail-Adresse;Ort;Land\r\n\"Kontor; Vier\";Jörg Weiß;j.weiss@kontor.example;Köln;Deutschland\r\n"
                        + "Zürcher Treuhand;;info@treuhand.example;Zürich;Schweiz\r\n",
                BOOKS,
                NOBODY);

        assertThat(found.vendors())
                .extracting(VendorDetails::name, VendorDetails::contact, VendorDetails::country, VendorDetails::zone)
                .containsExactly(
                        tuple("Kontor; Vier", "Jörg Weiß", "DE", BERLIN),
                        tuple("Zürcher Treuhand", "Zürcher Treuhand", "CH", ZoneId.of("Europe/Zurich")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ledgerly, jo@ledgerly.example | NAME, EMAIL",
                "jo@ledgerly.example, Ledgerly | EMAIL, NAME",
                "Ledgerly, +49 30 123456, jo@ledgerly.example, Germany | NAME, PHONE, EMAIL, COUNTRY",
                "https://ledgerly.example, Ledgerly, jo@ledgerly.example | WEB, NAME, EMAIL",
            })
    void withoutHeadingsTheCellsTell(String row, String columns) {
        assertThat(words.table().guess(PastedTable.read(row + "\n")).columns())
                .extracting(VendorColumn::name)
                .containsExactly(columns.split(", "));
    }

    @Test
    void whatIsThereAlreadyAndWhatStandsTwiceIsTold() {
        var known = new Known(Set.of("kontor vier"), Set.of("old@firm.example"));
        var found = read(
                "Name,E-Mail\nKontor Vier,new@kontor.example\nFirm,OLD@firm.example\nBooks,b@books.example\nBooks Two,b@books.example\n",
                BOOKS,
                known);

        assertThat(problems(found))
                .extracting(
                        CellProblem::row,
                        CellProblem::column,
                        problem -> problem.why().key())
                .containsExactly(
                        tuple(2, VendorColumn.NAME, "vendor.import.nameTaken"),
                        tuple(3, VendorColumn.EMAIL, "vendor.import.emailTaken"),
                        tuple(5, VendorColumn.EMAIL, "vendor.import.emailTwice"));
    }

    @Test
    void ofAThousandRowsEachPlantedMistakeIsFoundAndNothingIsTakenOver() {
        var planted = new TreeSet<Integer>();
        var text = IntStream.rangeClosed(1, 1000)
                .mapToObj(row -> {
                    if (row % 27 != 0) {
                        return "Firm " + row + "\tf" + row + "@firm.example\t+49 30 12345\tGermany";
                    }
                    planted.add(row + 1);
                    return switch (row % 4) {
                        case 0 -> "\tf" + row + "@firm.example\t+49 30 12345\tGermany";
                        case 1 -> "Firm " + row + "\tno address\t+49 30 12345\tGermany";
                        case 2 -> "Firm " + row + "\tf" + row + "@firm.example\tcall me\tGermany";
                        default -> "Firm " + row + "\tf" + row + "@firm.example\t+49 30 12345\tAtlantis";
                    };
                })
                .collect(Collectors.joining("\n", "Name\tE-Mail\tPhone\tCountry\n", "\n"));

        var found = read(text, BOOKS, NOBODY);

        assertThat(planted).hasSize(37);
        assertThat(problems(found)).extracting(CellProblem::row).containsExactlyElementsOf(planted);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(found::vendors)
                .withMessage("ui.import.problems");
    }

    @Test
    void aNameAndAnAddressAreEnough() {
        var silent = new Otherwise(List.of(), " ", "DE", BERLIN);

        assertThat(read("Name,E-Mail\nBooks,b@books.example\n", silent, NOBODY).vendors())
                .singleElement()
                .satisfies(books -> {
                    assertThat(books.contact()).isEqualTo("Books");
                    assertThat(books.city()).isNull();
                    assertThat(books.skills()).isEmpty();
                });
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read("Name,City\nBooks,Berlin\n", BOOKS, NOBODY))
                .withMessage("vendor.import.noName");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read("Name,E-Mail\n", BOOKS, NOBODY))
                .withMessage("vendor.import.empty");
    }

    private static List<CellProblem> problems(VendorImport found) {
        return found.lines().stream().flatMap(line -> line.problems().stream()).toList();
    }
}
