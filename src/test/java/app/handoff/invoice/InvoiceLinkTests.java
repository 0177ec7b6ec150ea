package app.handoff.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A vendor sends its invoices by the link of its reports: entries at EUR 4.10, work that began four months ago. */
@SpringBootTest
class InvoiceLinkTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Deliveries deliveries;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    ShareLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Pages pages;
    SignedIn ana;
    Work work;
    final LocalDate today = LocalDate.now(Examples.BERLIN);
    final YearMonth month = YearMonth.from(today).minusMonths(2);

    record Work(EngagementId engagement, UUID delivery, LinkHolder holder) {}

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        work = begin("Bookkeeping");
    }

    private Work begin(String name) {
        var start = today.minusMonths(4).withDayOfMonth(1);
        return inBusiness(() -> {
            var opened = engagements.open(name);
            var agreed = contracts.inForce(opened);
            Examples.begin(deliveries, agreed, start, List.of(Examples.RIGHT_FIRST_TIME));
            var delivery = transaction.execute(status -> jdbc.sql("select id from delivery where engagement_id = ?")
                    .param(opened.id())
                    .query(UUID.class)
                    .single());
            return new Work(opened, delivery, agreed.holder());
        });
    }

    @Test
    void theVendorSendsItsInvoiceIsAskedAnswersCorrectsAndReadsThatItIsPaid() {
        var link = link(work, work.holder());
        assertThat(visit(link + "/report")).bodyText().contains(link + "/report/invoices");
        assertThat(visit(link + "/report/invoices")).hasStatusOk().bodyText().contains("No invoice yet");
        assertThat(visit(link + "/report/invoices/new"))
                .hasStatusOk()
                .bodyText()
                .contains("4.10", "Send the invoice")
                .doesNotContain("receivedOn");
        assertThat(send(link, "R-1", "160", "", "600"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("R-1", "160");
        var theirs = send(link, "R-1", "160", "4.10", "656").getResponse().getRedirectedUrl();
        assertThat(send(link, "R-1", "160", "4.10", "656")).as("pressed twice").hasRedirectedUrl(theirs);
        assertThat(send(link, "r-1", "150", "4.10", "615"))
                .as("the same number for something else")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("R-1");
        assertThat(visit(theirs)).bodyText().contains("Being checked", "656", "Send a corrected invoice");
        assertThat(visit(theirs + "/file")).hasStatusOk();
        await().until(() -> mails("invoice.cameByLink").size() == 1);

        var page = home() + "/" + idOf(theirs);
        assertThat(pages.get(ana, "/").exchange()).bodyText().contains("R-1");
        assertThat(pages.get(ana, page).exchange()).hasStatusOk().bodyText().contains("160", "Download the copy");
        assertThat(pages.get(ana, page + "/file").exchange()).hasStatusOk();
        assertThat(pages.get(ana, page + "/rejection").exchange()).bodyText().contains("reads your reason there");
        assertThat(pages.get(ana, page + "/nonsense").exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post(ana, page + "/query").param("reason", " ").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, page + "/query").param("reason", "Why 160?").exchange())
                .hasRedirectedUrl(page);
        assertThat(mails("invoice.query")).hasSize(1);
        boolean linked = inBusiness(() -> transaction.execute(
                status -> jdbc.sql("select sealed_path is not null from message where mail_key = 'invoice.query'")
                        .query(Boolean.class)
                        .single()));
        assertThat(linked).as("with a link to answer").isTrue();

        assertThat(visit(theirs)).bodyText().contains("Why 160?", "Your answer is awaited");
        assertThat(visit(theirs + "/answer")).bodyText().contains("You were asked: Why 160?");
        assertThat(act(theirs + "/answer", "reason", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(act(theirs + "/answer", "reason", "A batch came late")).hasRedirectedUrl(theirs);
        assertThat(act(theirs + "/answer", "reason", "A batch came late"))
                .as("pressed twice")
                .hasRedirectedUrl(theirs);
        assertThat(act(theirs + "/answer", "reason", "Something else"))
                .as("nothing is asked any more")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.get(ana, page).exchange()).bodyText().contains("A batch came late", "To check");

        assertThat(correct(theirs, "1", "150", "615"))
                .as("from a page of before the question")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(correct(theirs, "2", "150", "615")).hasRedirectedUrl(theirs);
        assertThat(pages.post(ana, home() + "/volumes/" + month)
                        .param("version", "-1")
                        .param("volumes[0]", "150")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isLessThan(500);
        inBusiness(() -> transaction.execute(status -> jdbc.sql(
                        "update invoice set status = 'APPROVED',"
                                + " decision = '{\"by\": {\"kind\": \"SYSTEM\", \"id\": null, \"name\": \"Handoff\"}, \"at\": 1796050800.0, \"reason\": \"Our secret\"}'")
                .update()));
        assertThat(visit(theirs))
                .bodyText()
                .contains("Approved, to be paid")
                .doesNotContain("Our secret", "Send a corrected invoice");
        assertThat(visit(theirs + "/edit")).hasStatus3xxRedirection();
        assertThat(correct(theirs, "3", "140", "574")).as("decided").hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void nobodyElseFindsIt() {
        var link = link(work, work.holder());
        var theirs = send(link, "R-7", "10", "4.10", "41").getResponse().getRedirectedUrl();
        var other = begin("Payroll");
        var foreign = link(other, other.holder());
        var there = foreign + "/report/invoices/" + idOf(theirs);
        var colleague = link(
                work,
                new LinkHolder(
                        UUID.nameUUIDFromBytes(("colleague " + work.delivery()).getBytes(StandardCharsets.UTF_8)),
                        "Mei Lin",
                        "mei@fern.example"));
        for (var address : List.of(
                there,
                there + "/file",
                there + "/edit",
                there + "/answer",
                colleague + "/report/invoices",
                colleague + "/report/invoices/new",
                colleague + "/report/invoices/" + idOf(theirs))) {
            assertThat(visit(address)).as(address).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(visit(foreign + "/report/invoices")).bodyText().doesNotContain("R-7");
        assertThat(pages.mvc().get().uri(link + "/report/invoices").exchange())
                .as("the link alone")
                .bodyText()
                .doesNotContain("R-7");
        assertThat(pages.get(pages.owner("Another business"), home() + "/" + idOf(theirs))
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    /** Before, whoever came by the link of one work was told the month and the total of an invoice of another one. */
    @Test
    void aNumberThatWasUsedForOtherWorkTellsNothingOfIt() {
        var link = link(work, work.holder());
        assertThat(send(link, "R-7", "160", "4.10", "656")).hasStatus3xxRedirection();
        var other = begin("Payroll");
        inBusiness(() ->
                transaction.execute(status -> jdbc.sql("update invoice set engagement_id = ? where number = 'R-7'")
                        .param(other.engagement().id())
                        .update()));

        assertThat(send(link, "R-7", "150", "4.10", "615"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Invoice R-7 was sent already, for other work", "615")
                .doesNotContain("656", "was entered already");
    }

    @Test
    void theVendorDecidesNothing() {
        send(link(work, work.holder()), "R-8", "10", "4.10", "41");
        var scope = Tenancy.Scope.of(ana.business()).asVendor(work.delivery());
        for (var statement : List.of(
                "update invoice set status = 'PAID'",
                "update invoice set status = 'APPROVED', version = 9",
                "update invoice set decision = '{}'",
                "update invoice set credits = '[]'",
                "update invoice set contract_id = gen_random_uuid()",
                "delete from invoice",
                "insert into invoice select business_id, gen_random_uuid(), engagement_id, contract_id, vendor_id, month, 'R-9',"
                        + " 'R-9', invoiced_on, received_on, due_on, tax_included, lines, tax, total, currency, billed, file_id,"
                        + " status, queries, credits, decision, payment, 'MEMBER', sent_by, entered_at, version from invoice")) {
            assertThat(refused(scope, statement)).as(statement).isTrue();
        }
    }

    @Test
    void theVendorCorrectsWhatWeEnteredOnlyOnceItWasAsked() {
        send(link(work, work.holder()), "R-12", "10", "4.10", "41");
        var scope = Tenancy.Scope.of(ana.business()).asVendor(work.delivery());
        var correct = "update invoice set number = 'R-13', status = 'RECEIVED', version = version + 1";
        assertThat(changed(scope, correct)).as("its own").isOne();
        var business = Tenancy.Scope.of(ana.business());
        changed(business, "update invoice set sent_by_kind = 'MEMBER'");
        assertThat(changed(scope, correct)).as("ours").isZero();
        changed(business, "update invoice set status = 'QUERIED'");
        assertThat(changed(scope, correct)).as("ours, asked about").isOne();
    }

    private int changed(Tenancy.Scope scope, String statement) {
        return Tenancy.as(
                scope, () -> transaction.execute(status -> jdbc.sql(statement).update()));
    }

    private boolean refused(Tenancy.Scope scope, String statement) {
        try {
            Tenancy.as(
                    scope,
                    () -> transaction.execute(status -> jdbc.sql(statement).update()));
            return false;
        } catch (DataAccessException refused) {
            return true;
        }
    }

    @Test
    void theListCostsTheSameForManyInvoices() {
        var link = link(work, work.holder());
        send(link, "R-10", "10", "4.10", "41");
        int few = statements(link + "/report/invoices");
        for (int at = 11; at < 33; at++) {
            send(link, "R-" + at, "10", "4.10", "41");
        }
        int many = statements(link + "/report/invoices");
        System.out.println(few + " and " + many + " statements for a vendor's list of 1 and 23 invoices");
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(8);
        assertThat(visit(link + "/report/invoices")).bodyText().contains("after=");
    }

    private int statements(String address) {
        var proof = proof(address);
        return StatementCount.statementsOfRepeated(
                        () -> pages.mvc().get().uri(address).cookie(proof).exchange())
                .size();
    }

    private MvcTestResult send(String link, String number, String quantity, String price, String total) {
        var at = link + "/report/invoices";
        return pages.mvc()
                .post()
                .uri(at)
                .multipart()
                .file(new MockMultipartFile("file", number + ".pdf", "application/pdf", SampleFiles.pdf()))
                .cookie(proof(at))
                .with(csrf())
                .param("month", month.toString())
                .param("number", number)
                .param("invoicedOn", today.minusDays(3).toString())
                .param("currency", "EUR")
                .param("taxIncluded", "false")
                .param("lines[0].price", "Posted entries")
                .param("lines[0].quantity", quantity)
                .param("lines[0].unitPrice", price)
                .param("total", total)
                .exchange();
    }

    private MvcTestResult correct(String at, String version, String quantity, String total) {
        return pages.mvc()
                .post()
                .uri(at)
                .cookie(proof(at))
                .with(csrf())
                .param("version", version)
                .param("month", month.toString())
                .param("number", "R-1")
                .param("invoicedOn", today.minusDays(3).toString())
                .param("currency", "EUR")
                .param("taxIncluded", "false")
                .param("lines[0].price", "Posted entries")
                .param("lines[0].quantity", quantity)
                .param("lines[0].unitPrice", "4.10")
                .param("total", total)
                .exchange();
    }

    private MvcTestResult act(String at, String field, String value) {
        return pages.mvc()
                .post()
                .uri(at)
                .cookie(proof(at))
                .with(csrf())
                .param(field, value)
                .exchange();
    }

    private MvcTestResult visit(String address) {
        return pages.mvc().get().uri(address).cookie(proof(address)).exchange();
    }

    private Cookie proof(String address) {
        return OpenedLinks.proof(context, address.split("/")[2]).orElseThrow();
    }

    private String home() {
        return "/engagements/" + work.engagement() + "/invoices";
    }

    private static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private List<String> mails(String key) {
        return inBusiness(() -> transaction.execute(status -> jdbc.sql("select subject from message where mail_key = ?")
                .param(key)
                .query(String.class)
                .list()));
    }

    private String link(Work of, LinkHolder holder) {
        var now = Instant.now();
        return OpenedLinks.path(inBusiness(() -> links.issueAnother(
                LinkPurpose.REPORT, of.delivery(), holder.name(), holder, now.plus(Duration.ofDays(9)), now)));
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
