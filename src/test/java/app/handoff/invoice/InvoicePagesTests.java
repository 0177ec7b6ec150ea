package app.handoff.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.engagement.Agenda;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** The invoices of work that began four months ago, as owner, manager and staff see them: entries at EUR 4.10, taking over for 400. */
@SpringBootTest
class InvoicePagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Deliveries deliveries;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    Invoices invoices;

    @Autowired
    InvoiceAgenda agenda;

    Pages pages;
    SignedIn ana;
    SignedIn mei;
    EngagementId engagement;
    final LocalDate today = LocalDate.now(Examples.BERLIN);
    final LocalDate start = today.minusMonths(4).withDayOfMonth(1);
    final YearMonth month = YearMonth.from(today).minusMonths(2);

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        mei = pages.colleague(ana, Role.STAFF);
        engagement = running("Bookkeeping");
    }

    private EngagementId running(String name) {
        return inBusiness(() -> {
            var opened = engagements.open(name);
            Examples.begin(deliveries, contracts.inForce(opened), start, List.of(Examples.RIGHT_FIRST_TIME));
            return opened;
        });
    }

    @Test
    void anInvoiceIsCheckedQueriedCorrectedApprovedAndPaid() {
        assertThat(pages.get(ana, list()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Month by month", "Enter an invoice", "estimated", "No invoice has been entered");
        assertThat(confirm("150").exchange()).hasStatus3xxRedirection();

        var page = entered(form("R-1", "160", "4.10", "656"));
        assertThat(pages.get(ana, page).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "160 billed, 150 confirmed as delivered", "41.00", "more than expected", "Approve for payment");

        assertThat(pages.get(ana, page + "/query").exchange()).bodyText().contains("Posted entries: 160 billed");
        assertThat(pages.post(ana, page + "/query").param("reason", "Why 160?").exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, page).exchange()).bodyText().contains("Vendor asked", "Why 160?");
        assertThat(pages.get(ana, "/messages").exchange()).bodyText().contains("a question about invoice R-1");

        assertThat(filled(pages.post(ana, page), "R-1", "150", "4.10", "615")
                        .param("version", "1")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, page).exchange()).bodyText().contains("All is as the contract says");

        assertThat(pages.post(ana, page + "/approval").param("version", "2").exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, page + "/approval").param("version", "2").exchange())
                .as("the same press twice")
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, page + "/payment")
                        .param("version", "3")
                        .param("paidOn", today.plusDays(2).toString())
                        .param("amount", "615")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This day is still to come");
        assertThat(pages.post(ana, page + "/payment")
                        .param("version", "3")
                        .param("paidOn", today.toString())
                        .param("amount", "615.00")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, page).exchange()).bodyText().contains("Paid", "It is not paid yet");
        assertThat(pages.get(ana, "/activity").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("approved invoice R-1", "confirmed what was delivered in");
    }

    @Test
    void whatDiffersIsApprovedForAReason() {
        confirm("150").exchange();
        var page = entered(form("R-2", "150", "5", "750"));

        assertThat(pages.post(ana, page + "/approval").param("version", "0").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say why it is right");
        assertThat(pages.post(ana, page + "/approval")
                        .param("version", "0")
                        .param("reason", "Express work, agreed")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, page + "/reopening").exchange()).hasStatus3xxRedirection();
        assertThat(pages.get(ana, page + "/rejection").exchange()).hasStatusOk();
        assertThat(pages.post(ana, page + "/rejection").param("reason", "").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, page + "/rejection")
                        .param("reason", "Too dear")
                        .exchange())
                .hasStatus3xxRedirection();
    }

    @Test
    void nothingIsApprovedBeforeTheVolumesAreConfirmed() {
        var page = entered(form("R-3", "150", "4.10", "615"));

        assertThat(pages.get(ana, page).exchange())
                .bodyText()
                .contains("Confirm the volumes of this month first")
                .doesNotContain("Approve for payment");
        assertThat(pages.post(ana, page + "/approval").param("version", "0").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void whatCannotBeIsRefusedAndKept() {
        entered(form("R-4", "150", "4.10", "615"));

        assertThat(form("r-4 ", "10", "4.10", "41").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("was entered already", "value=\"41\"");
        assertThat(form("R-4", "150", "4.10", "615").exchange())
                .as("the same invoice once more is the one that is there")
                .hasStatus3xxRedirection();
        assertThat(invoices()).hasSize(1);
        assertThat(form("R-5", "150", "4.10", "615").param("currency", "OTHER").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, list())
                        .param("month", month.toString())
                        .param("number", "R-6")
                        .param("invoicedOn", today.plusDays(1).toString())
                        .param("receivedOn", today.plusDays(1).toString())
                        .param("currency", "OTHER")
                        .param("taxIncluded", "false")
                        .param("lines[0].price", "Posted entries")
                        .param("lines[0].quantity", "a dozen")
                        .param("lines[0].unitPrice", "$ 5")
                        .param("total", "12345678901234")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ask the vendor for an invoice in EUR", "value=\"a dozen\"", "value=\"12345678901234\"");
        assertThat(filled(pages.post(ana, list()), "R-7", "150", "4.10", "615")
                        .param("invoicedOn", today.plusDays(1).toString())
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void twoWhoCorrectAtOnceLoseNothing() {
        var page = entered(form("R-8", "150", "4.10", "615"));

        assertThat(filled(pages.post(ana, page), "R-8", "151", "4.10", "619.10")
                        .param("version", "0")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(filled(pages.post(ana, page), "R-8", "152", "4.10", "623.20")
                        .param("version", "0")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("152", "151");
        assertThat(confirm("150").exchange()).hasStatus3xxRedirection();
        assertThat(confirm("150").exchange()).as("twice").hasStatus3xxRedirection();
        assertThat(confirm("140").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Every act in every state by everybody: only owners and managers act, and only where it follows. */
    @Test
    void whoMayDoWhatAndWhen() {
        confirm("150").exchange();
        var manager = pages.colleague(ana, Role.MANAGER);
        int asked = 0;
        int accepted = 0;
        int illegal = 0;
        int number = 0;
        for (var status : InvoiceStatus.values()) {
            for (var act : List.of(
                    "query",
                    "answer",
                    "approval",
                    "rejection",
                    "withdrawal",
                    "payment",
                    "payment-taken-back",
                    "reopening")) {
                for (var who : List.of(ana, manager, mei)) {
                    var page = entered(form("S-" + number++, "0.001", "4.10", "0.01"));
                    bring(page, status);
                    var before = invoice(page);
                    pages.post(who, page + "/" + act)
                            .param("version", String.valueOf(before.version()))
                            .param("reason", "Because")
                            .param("paidOn", today.toString())
                            .param("amount", "0.01")
                            .exchange();
                    boolean changed = invoice(page).version() != before.version();
                    boolean legal = who != mei && LEGAL.contains(status + " " + act);
                    asked++;
                    accepted += changed ? 1 : 0;
                    illegal += changed != legal ? 1 : 0;
                    pages.post(ana, page + "/reopening").exchange();
                }
            }
        }
        System.out.printf(
                "Invoices: states x acts x roles %d, accepted %d, wrongly answered %d%n", asked, accepted, illegal);
        assertThat(illegal).isZero();
    }

    private static final List<String> LEGAL = List.of(
            "RECEIVED query",
            "RECEIVED approval",
            "RECEIVED rejection",
            "RECEIVED withdrawal",
            "QUERIED query",
            "QUERIED answer",
            "QUERIED approval",
            "QUERIED rejection",
            "QUERIED withdrawal",
            "APPROVED payment",
            "APPROVED reopening",
            "PAID payment-taken-back",
            "REJECTED reopening");

    private void bring(String page, InvoiceStatus status) {
        var acts = new ArrayList<String>();
        switch (status) {
            case QUERIED -> acts.add("query");
            case APPROVED -> acts.add("approval");
            case PAID -> acts.addAll(List.of("approval", "payment"));
            case REJECTED -> acts.add("rejection");
            case WITHDRAWN -> acts.add("withdrawal");
            default -> {}
        }
        acts.forEach(act -> pages.post(ana, page + "/" + act)
                .param("version", String.valueOf(invoice(page).version()))
                .param("reason", "To try")
                .param("paidOn", today.toString())
                .param("amount", "0.01")
                .exchange());
        assertThat(invoice(page).status()).isEqualTo(status);
    }

    @Test
    void staffSeeNoPrices() {
        var page = entered(form("R-9", "150", "4.10", "615"));
        for (var address : List.of(list(), page, list() + "/new", list() + "/export.csv", list() + "/export.xlsx")) {
            assertThat(pages.get(mei, address).exchange()).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(pages.get(mei, "/engagements/" + engagement + "/running").exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/invoices");
        assertThat(pages.get(pages.owner("Other"), page).exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void homeNamesWhatToCheckToPayAndToAskFor() {
        var page = entered(form("R-10", "150", "4.10", "615"));

        assertThat(pages.get(ana, "/").exchange()).hasStatusOk().bodyText().contains("heck invoice R-10", page);
        assertThat(pages.get(mei, "/").exchange()).bodyText().doesNotContain("R-10");
        assertThat(pages.get(ana, list()).exchange()).bodyText().contains("Invoices that have not come");
        for (var month : List.of(
                "9999-12", "+999999999-12", "2020-01", YearMonth.from(today).toString())) {
            assertThat(without(month)).as(month).hasStatus4xxClientError();
        }
        assertThat(without(InvoicePlan.lastDue(today).toString())).hasStatus3xxRedirection();
        assertThat(pages.get(ana, list()).exchange())
                .bodyText()
                .doesNotContain("Invoices that have not come")
                .contains("Expect them again");
        assertThat(pages.post(ana, list() + "/waiting").exchange()).hasStatus3xxRedirection();
        assertThat(pages.get(ana, list()).exchange()).bodyText().contains("Invoices that have not come");
    }

    @Test
    void homeComparesManyInAsFewStatementsAsOne() {
        entered(form("H-1", "150", "5", "750"));
        confirm("150").exchange();
        long few = StatementCount.of(this::needs);
        assertThat(needs()).anySatisfy(need -> assertThat(need.note().key()).contains("differs"));
        for (int other = 2; other < 6; other++) {
            engagement = running("Work " + other);
            entered(form("H-" + other, "150", "5", "750"));
            confirm("150").exchange();
        }
        long many = StatementCount.of(this::needs);
        System.out.printf("Statements to compare one invoice on home: %d, five: %d%n", few, many);
        assertThat(many).isEqualTo(few);
        assertThat(needs())
                .filteredOn(need -> need.note().key().contains("differs"))
                .hasSize(5);
    }

    private List<Agenda.Need> needs() {
        return inBusiness(() -> agenda.needs(new Agenda.Viewer(Role.OWNER), Instant.now(), 20));
    }

    private MvcTestResult without(String month) {
        return pages.post(ana, list() + "/without").param("month", month).exchange();
    }

    @Test
    void filesForSpreadsheetsHoldNoFormula(@TempDir Path folder) throws Exception {
        entered(form("=1+1", "150", "4.10", "615"));

        var csv = pages.get(ana, list() + "/export.csv").exchange();
        assertThat(csv).hasStatusOk().bodyText().contains("'=1+1", "615");
        var xlsx = pages.get(ana, list() + "/export.xlsx").exchange();
        assertThat(xlsx).hasStatusOk();
        var sheet = new StringBuilder();
        var file = Files.write(
                folder.resolve("invoices.xlsx"),
                xlsx.getMvcResult().getResponse().getContentAsByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                sheet.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(sheet).contains("=1+1").doesNotContain("<f>");
    }

    @Test
    void theReviewHearsWhatWasBilled() {
        assertThat(billed(month.atDay(1), month.atEndOfMonth())).isEmpty();
        var page = entered(form("R-11", "150", "4.10", "615"));

        var whole = billed(month.atDay(1), month.atEndOfMonth()).orElseThrow();
        assertThat(whole.billed()).isEqualTo(Money.of("615", "EUR"));
        assertThat(whole.complete()).as("nobody has checked it").isFalse();
        assertThat(confirm("150").exchange()).hasStatus3xxRedirection();
        assertThat(pages.post(ana, page + "/approval").param("version", "0").exchange())
                .hasStatus3xxRedirection();
        assertThat(billed(month.atDay(1), month.atEndOfMonth()).orElseThrow().complete())
                .isTrue();
        var more = billed(month.minusMonths(1).atDay(1), month.atEndOfMonth()).orElseThrow();
        assertThat(more.complete()).as("the month before has no invoice").isFalse();
        var part = billed(month.atDay(1), month.atDay(10)).orElseThrow();
        assertThat(part.billed())
                .isEqualTo(new Money(
                                new BigDecimal("6150")
                                        .divide(BigDecimal.valueOf(month.lengthOfMonth()), 8, RoundingMode.HALF_UP),
                                Money.of("0", "EUR").currency())
                        .payable());
    }

    private Optional<BilledWork> billed(LocalDate from, LocalDate to) {
        return inBusiness(() -> invoices.billed(engagement, from, to));
    }

    @Test
    void pagesAskLittleHoweverMuchThereIs() {
        confirm("150").exchange();
        var page = entered(form("T-0", "1", "4.10", "4.10"));
        long few = count(list());
        long fewOfOne = count(page);
        for (int i = 1; i < 25; i++) {
            entered(form("T-" + i, "1", "4.10", "4.10"));
        }
        System.out.printf(
                "Statements: list %d, one invoice %d, entering %d, volumes %d%n",
                few, fewOfOne, count(list() + "/new"), count(list() + "/volumes?month=" + month));
        assertThat(count(list())).isEqualTo(few).isLessThanOrEqualTo(8);
        assertThat(count(page)).isEqualTo(fewOfOne).isLessThanOrEqualTo(8);
        assertThat(count(list() + "/new")).isLessThanOrEqualTo(8);
        assertThat(count(list() + "/volumes?month=" + month)).isLessThanOrEqualTo(8);
        assertThat(pages.get(ana, list()).exchange()).bodyText().contains("rel=\"next\"");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var address : List.of(
                list() + "?year=99",
                list() + "?year=x",
                list() + "?after=nonsense",
                list() + "/nonsense",
                list() + "/volumes?month=1999-01",
                list() + "/volumes?month=x",
                "/engagements/" + EngagementId.next() + "/invoices")) {
            assertThat(pages.get(ana, address).exchange()).as(address).hasStatus(HttpStatus.NOT_FOUND);
        }
        var unsigned = inBusiness(() -> engagements.open("Not signed"));
        assertThat(pages.get(ana, "/engagements/" + unsigned + "/invoices").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("once both sides have signed");
    }

    private long count(String address) {
        return StatementCount.ofRepeated(() -> pages.get(ana, address).exchange());
    }

    private String list() {
        return "/engagements/" + engagement + "/invoices";
    }

    private MockMvcRequestBuilder confirm(String entries) {
        return pages.post(ana, list() + "/volumes")
                .param("month", month.toString())
                .param("version", "-1")
                .param("rows[0].price", "Posted entries")
                .param("rows[0].quantity", entries);
    }

    private MockMvcRequestBuilder form(String number, String quantity, String each, String total) {
        return filled(pages.post(ana, list()), number, quantity, each, total);
    }

    private MockMvcRequestBuilder filled(
            MockMvcRequestBuilder request, String number, String quantity, String each, String total) {
        return request.param("month", month.toString())
                .param("number", number)
                .param("invoicedOn", today.minusDays(3).toString())
                .param("receivedOn", today.minusDays(2).toString())
                .param("currency", "EUR")
                .param("taxIncluded", "false")
                .param("lines[0].price", "Posted entries")
                .param("lines[0].label", "Posted entries")
                .param("lines[0].quantity", quantity)
                .param("lines[0].unitPrice", each)
                .param("total", total);
    }

    private String entered(MockMvcRequestBuilder form) {
        MvcTestResult answer = form.exchange();
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getMvcResult().getResponse().getRedirectedUrl();
    }

    private Invoice invoice(String page) {
        return inBusiness(() -> invoices.get(engagement, InvoiceId.of(page.substring(page.lastIndexOf('/') + 1))));
    }

    private List<Invoice> invoices() {
        return inBusiness(() -> invoices.page(engagement, null, 50));
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
