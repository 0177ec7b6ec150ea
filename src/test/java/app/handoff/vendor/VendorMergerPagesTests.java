package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.account.SignedIn;
import app.handoff.engagement.VendorHours;
import app.handoff.kernel.Names;
import app.handoff.kernel.VendorId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Entries of the directory that look like one vendor: found, compared, merged, separated and kept apart. */
@SpringBootTest
class VendorMergerPagesTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Vendors vendors;

    @Autowired
    SecurityEvidence evidence;

    @Autowired
    VendorHours hours;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Pages pages;
    private ABusiness studio;
    private SignedIn ana;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        studio = ABusiness.in(context);
        ana = studio.ownerSession();
    }

    @Test
    void findsWhatHasANameADomainOrATelephoneInCommon() {
        add("Tala Ledger", "maria@tala.example", "+63 2 1234 5678", "https://tala.example", MONDAY);
        add("TALA LEDGER, Inc.", "tala@gmail.com", null, null, TUESDAY);
        add("Ledger Online", "sales@ledger.example", null, "http://www.TALA.example/contact?x=1", TUESDAY);
        add("Kontor Vier", "kontor@gmail.com", "02 / 1234-5678 ext. 4", "https://www.linkedin.com/kontor", TUESDAY);
        add("Norte Contable", "norte@web.de", null, "https://linkedin.com/norte", TUESDAY);
        add("Sur Contable", "norte@web.de", null, null, TUESDAY);

        assertThat(pages.get(ana, "/vendors")).bodyText().contains("4 pairs of entries look like the same vendor.");
        assertThat(pairs())
                .containsExactlyInAnyOrder(
                        "Tala Ledger | TALA LEDGER, Inc. | name",
                        "Tala Ledger | Ledger Online | domain of mail or web site",
                        "Tala Ledger | Kontor Vier | telephone",
                        "Norte Contable | Sur Contable | mail address");
    }

    @Test
    void whatManyShareSaysNothing() {
        for (int i = 0; i < 6; i++) {
            add("Desk " + i, "desk" + i + "@coworking.example", null, null, MONDAY);
        }

        assertThat(pairs()).isEmpty();
        assertThat(pages.get(ana, "/vendors/duplicates")).bodyText().contains("No two entries look alike");
    }

    @Test
    void theDatabaseReadsNamesDomainsAndTelephonesAsTheApplicationDoes() {
        int number = 0;
        for (var name : List.of(
                "Müller & Söhne GmbH",
                "Tala Ledger, Inc.",
                "D’Arcy S.A. de C.V.",
                "Kancelaria Sp. z o.o.",
                "GmbH",
                "Northern Co",
                "Ledger and Co. KG",
                "ООО Баланс",
                "株式会社 帳簿",
                "&&&",
                "Coop Limited Edition")) {
            var at = "office@firm" + ++number + ".example";
            var web = List.of("https://www.Firm" + number + ".example/a?b#c", "http://x.firm.example:8080")
                    .get(number % 2);
            var phone = List.of("+49 (0)30 123456 ext. 12", "tel:030/123456", "12345", "(555) 123-4567 x9")
                    .get(number % 4);
            var id = add(name, at, phone, web, MONDAY);
            var stored =
                    stored(() -> jdbc.sql("select firm, mail_domain, web_domain, phone_end from vendor where id = ?")
                            .param(id.id())
                            .query()
                            .singleRow());
            var details = studio.inside(() -> vendors.get(id).details());

            assertThat(stored.get("firm")).as(name).isEqualTo(Names.firm(name));
            assertThat(stored.get("phone_end")).as(phone).isEqualTo(details.phoneEnd());
            assertThat(details.domains())
                    .containsOnly(String.valueOf(stored.get("mail_domain")), String.valueOf(stored.get("web_domain")));
        }
    }

    @Test
    void oneEntryStandsForBothUntilTheyAreSeparated() {
        var old = add("Tala Ledger", "maria@tala.example", null, "https://tala.example", MONDAY);
        var young = add("Tala Ledger GmbH", "office@tala.example", "+63 2 1234 5678", null, TUESDAY);
        studio.inside(() -> VendorExamples.certificate(evidence, young, LocalDate.now(), studio.ana(), MONDAY));
        assertThat(pages.get(ana, "/vendors/" + young)).bodyText().contains("Tala Ledger looks like the same vendor.");
        var compared = pages.get(ana, merger(young) + "?with=" + old).exchange();
        assertThat(compared)
                .hasStatusOk()
                .bodyText()
                .contains("Is this the same vendor?", "Which is right?", "maria@tala.example", "office@tala.example");

        var merged = merge(young, old, Map.of("name", "OTHER", "email", "ONE"));

        assertThat(merged).hasRedirectedUrl("/vendors/" + old);
        assertThat(merge(young, old, Map.of())).as("pressed twice").hasRedirectedUrl("/vendors/" + old);
        assertThat(pages.get(ana, "/vendors/" + young)).hasRedirectedUrl("/vendors/" + old);
        assertThat(pages.get(ana, "/vendors/" + young + "/edit")).hasRedirectedUrl("/vendors/" + old + "/edit");
        assertThat(pages.get(ana, "/vendors/" + old))
                .bodyText()
                .contains(
                        "<h1>Tala Ledger</h1>",
                        "office@tala.example",
                        "+63 2 1234 5678",
                        "https://tala.example",
                        "Merged into this vendor",
                        "ISO 27001");
        assertThat(pages.get(ana, "/vendors"))
                .bodyText()
                .contains("All 1")
                .doesNotContain("Tala Ledger GmbH", "Archived 1", "look like the same");
        assertThat(pages.get(ana, "/vendors?archived=true")).bodyText().doesNotContain("Tala Ledger GmbH");
        var certificate = studio.inside(
                () -> evidence.statements(List.of(old)).get(old).get(0).id());
        assertThat(pages.get(ana, "/vendors/" + old + "/certificates/" + certificate))
                .hasStatusOk();
        assertThat(studio.inside(() -> hours.of(young)).map(VendorHours.Told::from))
                .isEqualTo(studio.inside(() -> hours.of(old)).map(VendorHours.Told::from));

        assertThat(pages.post(ana, "/vendors/" + young + "/return")).hasRedirectedUrl("/vendors/" + young);
        assertThat(pages.get(ana, "/vendors/" + young)).hasStatusOk().bodyText().contains("<h1>Tala Ledger GmbH</h1>");
        assertThat(pages.get(ana, "/vendors/" + old)).bodyText().doesNotContain("Merged into this vendor", "ISO 27001");
    }

    @Test
    void whatWasMergedBeforeFollowsTheEntryThatStands() {
        var first = add("Tala One", "one@tala.example", null, null, MONDAY);
        var second = add("Tala Two", "two@tala.example", null, null, TUESDAY);
        var older = add("Tala Zero", "zero@tala.example", null, null, MONDAY.minusSeconds(60));
        assertThat(merge(first, second, Map.of())).hasRedirectedUrl("/vendors/" + first);

        assertThat(merge(first, older, Map.of())).hasRedirectedUrl("/vendors/" + older);

        assertThat(pages.get(ana, "/vendors/" + second)).hasRedirectedUrl("/vendors/" + older);
        assertThat(studio.inside(() -> vendors.entries(older))).containsExactlyInAnyOrder(first, second, older);
    }

    @Test
    void twoVendorsThatWereSaidToBeTwoAreNotToldAgain() {
        var one = add("Tala Ledger", "maria@tala.example", null, null, MONDAY);
        var other = add("Tala Payroll", "office@tala.example", null, null, TUESDAY);
        assertThat(pairs()).hasSize(1);

        assertThat(pages.post(ana, "/vendors/" + other + "/apart").param("other", one.toString()))
                .hasRedirectedUrl("/vendors");
        assertThat(pages.post(ana, "/vendors/" + one + "/apart").param("other", other.toString()))
                .as("pressed twice, from the other side")
                .hasRedirectedUrl("/vendors");

        assertThat(pairs()).isEmpty();
        assertThat(pages.get(ana, "/vendors/" + one)).bodyText().doesNotContain("looks like the same vendor");
    }

    @Test
    void refusesWhatCannotBeMerged() {
        var foreign = add("Tala Ledger", "maria@tala.example", null, null, MONDAY);
        studio = ABusiness.in(context);
        ana = studio.ownerSession();
        var one = add("Tala Ledger", "maria@tala.example", null, null, MONDAY);
        var other = add("Tala Ledger", "office@tala.example", null, null, TUESDAY);

        for (var with :
                List.of(foreign.toString(), one.toString(), VendorId.next().toString(), "nonsense")) {
            assertThat(pages.get(ana, merger(one) + "?with=" + with)).as(with).hasStatus(404);
            assertThat(pages.post(ana, merger(one)).param("other", with))
                    .as(with)
                    .hasStatus(404);
            assertThat(pages.post(ana, "/vendors/" + one + "/apart").param("other", with))
                    .as(with)
                    .hasStatus(404);
        }
        assertThat(pages.get(ana, merger(one))).hasStatusOk().bodyText().contains("Tala Ledger, Lisbon");
        assertThat(pages.post(ana, merger(one)).param("other", other.toString()))
                .as("without a version")
                .hasStatus(422)
                .bodyText()
                .contains("Somebody changed one of them meanwhile");
        assertThat(pages.post(ana, "/vendors/" + other + "/archiving")).hasStatus3xxRedirection();
        assertThat(merge(one, other, Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains("Tala Ledger is archived. Bring it back first.");
        assertThat(pages.get(ana, merger(one) + "?with=" + other)).hasRedirectedUrl("/vendors/" + one);
    }

    private <T> T stored(Supplier<T> query) {
        return studio.inside(() -> Objects.requireNonNull(transaction.execute(status -> query.get())));
    }

    private List<String> pairs() {
        var page = pages.get(ana, "/vendors/duplicates").exchange();
        assertThat(page).hasStatusOk();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("tbody tr")
                .stream()
                .map(row -> String.join(" | ", row.select("> *").eachText()).replace(" | Compare", ""))
                .toList();
    }

    private MvcTestResult merge(VendorId one, VendorId other, Map<String, String> chosen) {
        var request = pages.post(ana, merger(one)).param("other", other.toString());
        studio.inside(() -> {
            request.param("version", String.valueOf(vendors.get(one).version()));
            request.param("otherVersion", String.valueOf(vendors.get(other).version()));
        });
        chosen.forEach(request::param);
        return request.exchange();
    }

    private static String merger(VendorId vendor) {
        return "/vendors/" + vendor + "/merger";
    }

    private VendorId add(String name, String email, @Nullable String phone, @Nullable String web, Instant at) {
        var details = new VendorDetails(
                name,
                "Rui Costa",
                email,
                phone,
                web,
                "Lisbon",
                "PT",
                ZoneId.of("Europe/Lisbon"),
                null,
                List.of(),
                List.of("Bookkeeping"),
                null);
        return studio.inside(() -> vendors.add(details, Lead.from(LeadSource.WEB, null), studio.ana(), at));
    }
}
