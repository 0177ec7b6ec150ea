package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** From a pasted list to a directory of vendors, and back. */
@SpringBootTest
class VendorImportPagesTests {

    private static final String LIST =
            "Firm\tE-Mail\tCity\tCountry\nLedgerly\tjo@ledgerly.example\tManila\tPhilippines\n=Kontor\tk@kontor.example\tKöln\tDE\n";

    @Autowired
    WebApplicationContext context;

    @Autowired
    VendorRepository vendors;

    @Autowired
    TransactionTemplate transaction;

    private Pages pages;
    private SignedIn ana;

    @BeforeEach
    void ana() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void aListIsShownThenAddedAndTakenBack() throws Exception {
        assertThat(pages.get(ana, "/vendors").exchange()).bodyText().contains("href=\"/vendors/import\"");
        var blank = pages.get(ana, "/vendors/import").exchange();
        assertThat(blank).hasStatusOk().bodyText().contains("Paste it here");

        var seen = send(blank, ana, Map.of("table", LIST, "source", "WEB", "skills", "Bookkeeping"));

        assertThat(seen)
                .hasStatusOk()
                .bodyText()
                .contains("2 vendors were understood", "Manila, Philippines", "Add these 2 vendors");
        assertThat(all()).isEmpty();
        var added = send(seen, ana, Map.of("add", "yes"));
        assertThat(added).hasStatus3xxRedirection().hasRedirectedUrl("/vendors");
        assertThat(all())
                .extracting(Vendor::name)
                .containsExactly("=Kontor", "Ledgerly")
                .doesNotContainNull();
        assertThat(all()).allMatch(vendor -> vendor.source() == LeadSource.WEB);
        assertThat(pages.get(ana, "/vendors").exchange()).bodyText().contains("Found on the web 2");

        var undo = String.valueOf(added.getMvcResult().getFlashMap().get("toastUndo"));
        assertThat(pages.post(ana, undo).exchange()).hasRedirectedUrl("/vendors");
        assertThat(all()).isEmpty();
    }

    @Test
    void whatIsTakenOutComesInAgainElsewhere() throws Exception {
        var seen = send(
                pages.get(ana, "/vendors/import").exchange(),
                ana,
                Map.of("table", LIST, "source", "CAME_TO_US", "skills", "Bookkeeping"));
        send(seen, ana, Map.of("add", "yes"));
        var file = pages.get(ana, "/vendors/export.csv").exchange();
        assertThat(file).hasStatusOk();
        var text = new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(text).contains("Ledgerly", "'=Kontor");

        var bob = pages.owner("Elsewhere");
        var again = send(pages.get(bob, "/vendors/import").exchange(), bob, Map.of("table", text, "source", "OTHER"));
        assertThat(send(again, bob, Map.of("add", "yes"))).hasStatus3xxRedirection();

        assertThat(of(bob)).extracting(Vendor::city).containsExactlyInAnyOrder("Manila", "Köln");
    }

    @Test
    void whatLooksLikeAVendorOfTheDirectoryIsToldBeforeItIsAdded() throws Exception {
        var blank = pages.get(ana, "/vendors/import").exchange();
        send(send(blank, ana, Map.of("table", LIST, "source", "WEB")), ana, Map.of("add", "yes"));
        var more = """
                Name,E-Mail,Web
                Ledger Online,sales@ledgerly.example,
                LEDGERLY GmbH,ledgerly@gmail.com,
                Books & More,books@gmail.com,https://www.ledgerly.example/about
                Norte,norte@gmail.com,https://norte.example
                """;

        var seen = send(blank, ana, Map.of("table", more, "source", "WEB"));

        assertThat(seen)
                .hasStatusOk()
                .bodyText()
                .contains("3 of them look like a vendor you have", "Add these 4 vendors");
        assertThat(send(seen, ana, Map.of("add", "yes"))).hasStatus3xxRedirection();
        assertThat(all()).hasSize(6);
    }

    @Test
    void nothingIsAddedThatWasNotShown() throws Exception {
        var blank = pages.get(ana, "/vendors/import").exchange();
        assertThat(send(blank, ana, Map.of("table", LIST, "source", "WEB", "skills", "Books", "add", "yes")))
                .hasStatusOk();
        var seen = send(blank, ana, Map.of("table", LIST, "source", "WEB", "skills", "Books"));
        assertThat(send(seen, ana, Map.of("add", "yes", "city", "Rome", "skills", "Cleaning")))
                .hasStatusOk();
        assertThat(all()).isEmpty();
    }

    @Test
    void refusesWithWhatWasTypedKept() throws Exception {
        var blank = pages.get(ana, "/vendors/import").exchange();

        assertThat(send(blank, ana, Map.of("table", LIST)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose where you found the vendor", "jo@ledgerly.example");
        assertThat(send(
                        blank,
                        ana,
                        Map.of("table", LIST.replace("DE", "Atlantis"), "source", "WEB", "skills", "Books")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("One cell has to be mended", "Atlantis", "Write a country such as Germany");
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), "/vendors/import")
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.post(ana, "/vendors/import/removal?at=yesterday").exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void askingForAThousandVendorsTakesNoMoreThanForTwo() throws Exception {
        var blank = pages.get(ana, "/vendors/import").exchange();
        var many = IntStream.range(0, 400)
                .mapToObj(row -> "Firm " + row + "\tf" + row + "@firm.example\tRome\tIT")
                .collect(Collectors.joining("\n", "Firm\tE-Mail\tCity\tCountry\n", ""));

        assertThat(asked(blank, many)).isEqualTo(asked(blank, LIST));
    }

    private long asked(MvcTestResult blank, String table) {
        return StatementCount.ofRepeated(
                () -> send(blank, ana, Map.of("table", table, "source", "WEB", "skills", "Books")));
    }

    private MvcTestResult send(MvcTestResult page, SignedIn person, Map<String, String> typed) {
        var request = pages.post(person, "/vendors/import");
        form(page, typed).forEach(request::param);
        return request.exchange();
    }

    /** What a browser would send of this page, with some of it typed anew. */
    private static Map<String, String> form(MvcTestResult page, Map<String, String> typed) {
        try {
            var onPage = (FormElement) Objects.requireNonNull(
                    Jsoup.parse(page.getResponse().getContentAsString()).selectFirst("form[action=/vendors/import]"));
            var form = new TreeMap<String, String>();
            onPage.formData().forEach(field -> form.put(field.key(), field.value()));
            form.remove("_csrf");
            form.remove("file");
            form.putAll(typed);
            return form;
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Vendor> all() {
        return of(ana);
    }

    private List<Vendor> of(SignedIn person) {
        return Tenancy.as(
                Scope.of(person.business()).at(Pages.BERLIN),
                () -> Objects.requireNonNull(transaction.execute(status -> vendors.byName(false))));
    }
}
