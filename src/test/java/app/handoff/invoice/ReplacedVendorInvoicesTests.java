package app.handoff.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Two vendors bill one month: Tala Ledger worked until its tenth day, Kontor Vier from its eleventh on, both at EUR 4.10 an entry. */
@SpringBootTest
class ReplacedVendorInvoicesTests {

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
    InvoicePlans plans;

    Pages pages;
    SignedIn ana;
    EngagementId engagement;
    InvoiceTerms.Agreed tala;
    InvoiceTerms.Agreed kontor;
    final LocalDate today = LocalDate.now(Examples.BERLIN);
    final YearMonth month = YearMonth.from(today).minusMonths(2);

    @BeforeEach
    void oneVendorTakesOverFromAnother() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        var start = month.minusMonths(2).atDay(1);
        var last = month.atDay(10);
        engagement = inBusiness(() -> {
            var opened = engagements.open("Bookkeeping");
            Examples.begin(
                    deliveries,
                    contracts.inForce(
                            opened, "Tala Ledger", start, start.plusYears(1).minusDays(1)),
                    start,
                    List.of(Examples.RIGHT_FIRST_TIME));
            deliveries.end(
                    opened,
                    "Another vendor takes over",
                    Examples.ANA,
                    last.atTime(18, 0).atZone(Examples.BERLIN).toInstant());
            Examples.begin(
                    deliveries,
                    contracts.next(opened, "Kontor Vier", last.plusDays(1), last.plusYears(1)),
                    last.plusDays(1),
                    List.of(Examples.RIGHT_FIRST_TIME));
            return opened;
        });
        var each = inBusiness(() -> invoices.agreedEach(engagement, today));
        assertThat(each).hasSize(2);
        tala = each.get(0);
        kontor = each.get(1);
    }

    @Test
    void bothAreExpectedToBillTheMonthByTheirOwnDays() {
        assertThat(tala.terms().days(month)).isEqualTo(10);
        assertThat(kontor.terms().days(month)).isEqualTo(month.lengthOfMonth() - 10);
        assertThat(tala.terms().days(month.plusMonths(1))).isZero();
        assertThat(kontor.terms().days(month.minusMonths(1))).isZero();
        var hers = expected(tala).lines().get(0).quantity();
        var theirs = expected(kontor).lines().get(0).quantity();
        assertThat(hers).isLessThan(theirs);
        assertThat(inBusiness(() -> plans.missing(engagement, today)).entrySet())
                .extracting(
                        waited -> waited.getKey().vendorName(),
                        waited -> waited.getValue().contains(month))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Tala Ledger", true),
                        org.assertj.core.groups.Tuple.tuple("Kontor Vier", true));
    }

    @Test
    void eachInvoiceIsHeldAgainstItsOwnContractAndVolumes() {
        assertThat(confirm(tala, "30")).hasStatus3xxRedirection();
        assertThat(confirm(kontor, "70")).hasStatus3xxRedirection();
        assertThat(Map.of(
                        tala, expected(tala).total(),
                        kontor, expected(kontor).amountOf("Posted entries")))
                .containsEntry(tala, Money.of("123", "EUR"))
                .containsEntry(kontor, Money.of("287", "EUR"));

        var hers = entered(tala, "T-1", "30", "123");
        var theirs = entered(kontor, "K-1", "70", "287");
        assertThat(pages.get(ana, hers).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("All is as the contract says", "Tala Ledger")
                .doesNotContain("Kontor Vier");
        assertThat(pages.get(ana, theirs).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Kontor Vier")
                .doesNotContain("70 billed");
        var more = entered(tala, "T-2", "70", "287");
        assertThat(pages.get(ana, more).exchange())
                .as("what the other one delivered is not hers to bill")
                .bodyText()
                .contains("more than expected");
        assertThat(enter(tala, month.plusMonths(1), "T-3", "1", "4.10"))
                .as("after her last day")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(enter(kontor, month.minusMonths(1), "K-3", "1", "4.10"))
                .as("before their first day")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, hers + "/query").param("reason", "Why?").exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/messages").exchange())
                .as("whoever sent it is asked")
                .bodyText()
                .contains("a question about invoice T-1", "Tala Ledger")
                .doesNotContain("Kontor Vier");
    }

    @Test
    void listAndFilesShowWhatEarlierContractsBilled() {
        entered(tala, "T-1", "30", "123");
        entered(kontor, "K-1", "70", "287");

        assertThat(pages.get(ana, list()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Shown below", "Tala Ledger", "Kontor Vier", "T-1", "K-1", "?contract=" + tala.id());
        assertThat(pages.get(ana, list() + "?contract=" + tala.id()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Month by month", "123.00")
                .doesNotContain("287.00 </td>");
        assertThat(pages.get(ana, list() + "?contract=" + UUID.randomUUID()).exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(ana, list() + "/new?contract=" + UUID.randomUUID()).exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(ana, list() + "/export.csv").exchange())
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("Tala Ledger", "T-1", "Kontor Vier", "K-1");
        assertThat(pages.post(ana, list() + "/without")
                        .param("month", month.minusMonths(1).toString())
                        .param("contract", tala.id().toString())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(inBusiness(() -> plans.without(tala.id()))).contains(month.minusMonths(1));
        assertThat(inBusiness(() -> plans.without(kontor.id()))).isEmpty();
    }

    private ExpectedMonth expected(InvoiceTerms.Agreed of) {
        return inBusiness(() -> invoices.expected(of, YearMonth.from(today))).stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult confirm(InvoiceTerms.Agreed of, String quantity) {
        return pages.post(ana, list() + "/volumes")
                .param("month", month.toString())
                .param("contract", of.id().toString())
                .param("version", "-1")
                .param("rows[0].price", "Posted entries")
                .param("rows[0].quantity", quantity)
                .exchange();
    }

    private String entered(InvoiceTerms.Agreed under, String number, String quantity, String total) {
        var answer = enter(under, month, number, quantity, total);
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private MvcTestResult enter(InvoiceTerms.Agreed under, YearMonth of, String number, String quantity, String total) {
        return pages.post(ana, list() + "?contract=" + under.id())
                .param("month", of.toString())
                .param("number", number)
                .param("invoicedOn", today.minusDays(3).toString())
                .param("receivedOn", today.minusDays(2).toString())
                .param("currency", "EUR")
                .param("taxIncluded", "false")
                .param("lines[0].price", "Posted entries")
                .param("lines[0].quantity", quantity)
                .param("lines[0].unitPrice", "4.10")
                .param("total", total)
                .exchange();
    }

    private String list() {
        return "/engagements/" + engagement + "/invoices";
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
