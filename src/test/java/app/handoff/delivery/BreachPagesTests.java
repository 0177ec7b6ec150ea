package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.contract.WorkRecord;
import app.handoff.engagement.Agenda;
import app.handoff.engagement.TakeOut;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.TextCipher;
import app.handoff.triage.EngagementsForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Missed levels of work that began six weeks ago without a transition, as owner, staff and vendor see them. */
@SpringBootTest
class BreachPagesTests {

    private static final long MOST_STATEMENTS = 8;

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    StatusReports reports;

    @Autowired
    Breaches breaches;

    @Autowired
    Credits credits;

    @Autowired
    WorkRecord record;

    @Autowired
    DeliveryTakeOut takeOut;

    @Autowired
    ReportReminders reminders;

    @Autowired
    ReportLinks reportLinks;

    @Autowired
    TextCipher cipher;

    @Autowired
    Agenda[] agendas;

    @Autowired
    ShareLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Pages pages;
    private SignedIn ana;
    private SignedIn jonas;
    private EngagementId engagement;
    private Delivery delivery;
    private List<StatusReport> weeks;

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.STAFF);
        engagement = begin();
        delivery = as(() -> deliveries.get(engagement));
        weeks = as(() -> deliveries.reports(delivery.id()));
    }

    private EngagementId begin() {
        var opened = as(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var start = LocalDate.now(Examples.BERLIN).minusDays(43);
        var contract = as(() -> contracts.inForce(opened));
        as(() -> {
            deliveries.start(
                    Examples.starting(
                            start, contract, Examples.terms(0, ReportedBy.VENDOR, RIGHT_FIRST_TIME, OVERNIGHT)),
                    ANA,
                    start.atStartOfDay(Examples.BERLIN).toInstant());
            return true;
        });
        return opened;
    }

    @Test
    void aMissGoesFromTheReportToTheCredit() {
        var miss = miss(2, 70);
        assertThat(get(list())).hasStatusOk().bodyText().contains("Entries right first time", "34.17", "No notice yet");
        assertThat(get(list() + "/notice")).bodyText().contains(miss.toString(), "Write the text");
        assertThat(get(list() + "/notice?breach=" + miss))
                .hasStatusOk()
                .bodyText()
                .contains("87.5", "at least 98.5", "34.17", "What the contract says");

        assertThat(notice(miss, "Please reply.", inDays(7)).exchange()).hasStatus3xxRedirection();
        assertThat(breach(miss).status()).isEqualTo(Breach.Status.NOTIFIED);
        assertThat(get("/messages")).bodyText().contains("missed service levels, please reply by");

        var link = link(delivery, "Tala Ledger");
        assertThat(visit(link + "/report"))
                .hasStatusOk()
                .bodyText()
                .contains("Entries right first time, week 3", "Reply by");
        assertThat(visit(link + "/report/misses/" + miss))
                .hasStatusOk()
                .bodyText()
                .contains("Please reply.", "34.17");
        assertThat(visit(link + "/report/misses"))
                .bodyText()
                .contains("‹ " + delivery.title())
                .doesNotContain("th:text");
        assertThat(breach(miss).status()).as("opening changes nothing").isEqualTo(Breach.Status.NOTIFIED);
        assertThat(reply(link, miss, "ACCEPTS", "").exchange()).hasStatus3xxRedirection();
        assertThat(reply(link, miss, "ACCEPTS", "").exchange())
                .as("twice is once")
                .hasStatus3xxRedirection();
        assertThat(reply(link, miss, "DISPUTES", "No!").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(needs()).contains("delivery.agenda.miss.reply");
        assertThat(get(page(miss))).bodyText().contains("Vendor replied", "accepted it", "It stands");
        assertThat(decide(miss, "stand", "").exchange()).hasStatus3xxRedirection();

        assertThat(breach(miss).status()).isEqualTo(Breach.Status.CONFIRMED);
        assertThat(as(() -> credits.between(engagement, LocalDate.EPOCH, LocalDate.of(2100, 1, 1))))
                .as("what is accepted is agreed on")
                .extracting(Credit::status)
                .containsExactly(Credit.Status.AGREED);
        assertThat(needs()).doesNotContain("delivery.agenda.miss.reply");
        assertThat(get(page(miss))).bodyText().contains("Stands", "Agreed", "683.33");
    }

    @Test
    void oneNoticeNamesSeveralMisses() {
        var first = miss(2, 70);
        var second = miss(3, 70);
        assertThat(get(list() + "/notice?breach=" + first + "&breach=" + second))
                .hasStatusOk()
                .bodyText()
                .contains("week 3, period", "week 4, period", first.toString(), second.toString())
                .contains("action=\"" + list() + "/notice\"");
        var sent = notice(first, "Please reply.", inDays(7)).param("breaches", second.toString());
        assertThat(sent.exchange()).hasStatus3xxRedirection();
        assertThat(sent.exchange()).as("twice is once").hasStatus3xxRedirection();
        assertThat(breach(second).notice()).isNotNull().isEqualTo(breach(first).notice());
        assertThat(notice(first, "Something else.", inDays(7)).exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A notice names this miss already.", "Something else.");
    }

    @Test
    void aReplyNeedsTheVendorsProofAndItsWords() {
        var miss = told(2);
        var link = link(delivery, "Tala Ledger");

        pages.mvc()
                .post()
                .uri(link + "/report/misses/" + miss)
                .with(csrf())
                .param("kind", "ACCEPTS")
                .exchange();
        assertThat(breach(miss).reply()).as("the link alone replies nothing").isNull();

        assertThat(reply(link, miss, "", "Why?").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Why?");
        assertThat(reply(link, miss, "DISPUTES", " ").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say what you counted, and why");
        assertThat(reply(link, miss, "ASKS_TO_BE_EXCUSED", "Your receipts came late.")
                        .param("plan", "A second check")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give the day by which", "Your receipts came late.", "A second check");
        assertThat(breach(miss).status()).isEqualTo(Breach.Status.NOTIFIED);
    }

    @Test
    void bothWordsStayAndAnExcusedMissCountsForNothing() {
        var first = told(2);
        miss(3, 70);
        miss(4, 70);
        var link = link(delivery, "Tala Ledger");
        assertThat(as(() -> record.of(engagement, 6).missed())).isEqualTo(3);
        assertThat(get(list()))
                .bodyText()
                .contains("The contract may be ended", "3 times within 6", "Ask for bids again");

        assertThat(reply(link, first, "ASKS_TO_BE_EXCUSED", "Your receipts came late.")
                        .param("plan", "A second check")
                        .param("planWho", "Liza")
                        .param("planBy", inDays(9).toString())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(decide(first, "stand", "").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give a reason");
        assertThat(decide(first, "excuse", "They did.").exchange()).hasStatus3xxRedirection();

        assertThat(get(page(first))).bodyText().contains("Your receipts came late.", "They did.", "Excused", "Waived");
        assertThat(visit(link + "/report/misses/" + first)).bodyText().contains("They did.");
        assertThat(as(() -> record.of(engagement, 6).missed())).isEqualTo(2);
        assertThat(get(list())).bodyText().doesNotContain("The contract may be ended");
    }

    @Test
    void aPlanIsAcceptedAndItsDayIsWatched() {
        var miss = told(2);
        var link = link(delivery, "Tala Ledger");
        reply(link, miss, "ACCEPTS", "")
                .param("plan", "A second check")
                .param("planWho", "Liza")
                .param("planBy", inDays(1).toString())
                .exchange();
        decide(miss, "stand", "").exchange();
        assertThat(get(page(miss))).bodyText().contains("A second check", "Accept the plan");
        assertThat(pages.post(ana, page(miss) + "/plan/acceptance").exchange()).hasStatus3xxRedirection();
        assertThat(get(page(miss))).bodyText().contains("It was kept").doesNotContain("Accept the plan");

        var later = Instant.now().plus(Duration.ofDays(3));
        assertThat(needs(later)).contains("delivery.agenda.miss.plan");
        assertThat(pages.post(ana, page(miss) + "/plan/missed").exchange()).hasStatus3xxRedirection();
        assertThat(needs(later)).doesNotContain("delivery.agenda.miss.plan");
        assertThat(visit(link + "/report/misses/" + miss)).bodyText().contains("Send the plan");
        assertThat(plan(link, miss).exchange()).hasStatus3xxRedirection();
        assertThat(breach(miss).plan().state()).isEqualTo(CurePlan.State.PROPOSED);
    }

    @Test
    void aNoticeIsNotSentOnceTheVendorReplied() {
        var miss = told(2);
        assertThat(noticesThatWait()).isEqualTo(1);
        as(() -> reminders.remind("Studio Fern", Instant.now()));
        assertThat(noticesThatWait()).isEqualTo(1);

        reply(link(delivery, "Tala Ledger"), miss, "ACCEPTS", "").exchange();
        as(() -> reminders.remind("Studio Fern", Instant.now()));

        assertThat(noticesThatWait()).isZero();
    }

    @Test
    void aNoticeThatHasNotLeftCarriesTheLinkThatIsValid() {
        told(2);
        var before = linkOfTheNotice();
        assertThat(visit(before)).hasStatusOk();

        as(() -> reportLinks.issue(deliveries.get(engagement), "Ana", "Studio Fern", Instant.now()));

        var after = linkOfTheNotice();
        assertThat(after).isNotEqualTo(before).endsWith("/report/misses");
        assertThat(pages.mvc().get().uri(before).exchange().getResponse().getStatus())
                .as("the one before")
                .isNotEqualTo(200);
        assertThat(visit(after)).hasStatusOk();
        assertThat(noticesThatWait()).isEqualTo(1);
    }

    private String linkOfTheNotice() {
        var sealed = as(() -> transaction.execute(status -> jdbc.sql(
                        "select sealed_path from message where engagement_id = ? and mail_key = 'delivery.notice'")
                .param(engagement.id())
                .query(byte[].class)
                .single()));
        return as(() -> cipher.decrypt(sealed)).orElseThrow();
    }

    /** Before, the message about the reply went to the address of somebody who works elsewhere by now. */
    @Test
    void theReplyIsToldToWhoeverSentTheNoticeAndOnceTheyLeftToTheOwners() {
        var mei = pages.colleague(ana, Role.MANAGER);
        var first = miss(2, 70);
        var second = miss(3, 70);
        for (var miss : List.of(first, second)) {
            assertThat(pages.post(mei, list() + "/notice")
                            .param("breaches", miss.toString())
                            .param("text", "Please reply.")
                            .param("day", inDays(7).toString())
                            .exchange())
                    .hasStatus3xxRedirection();
        }
        var link = link(delivery, "Tala Ledger");
        reply(link, first, "ACCEPTS", "").exchange();
        await().untilAsserted(() -> assertThat(told()).hasSize(1));
        var meis = told().get(0);

        assertThat(pages.post(ana, "/people/" + mei.member().id() + "/departure")
                        .exchange())
                .hasStatus3xxRedirection();
        reply(link, second, "ACCEPTS", "").exchange();
        await().untilAsserted(() -> assertThat(told()).hasSize(2));

        assertThat(told()).filteredOn(address -> !address.equals(meis)).hasSize(1);
    }

    /** Who got a message about a reply. */
    private List<String> told() {
        return as(() -> transaction.execute(status -> jdbc.sql(
                        "select recipient_email from message where engagement_id = ? and mail_key = 'delivery.replied'")
                .param(engagement.id())
                .query(String.class)
                .list()));
    }

    private long noticesThatWait() {
        return as(() -> transaction.execute(status -> jdbc.sql("select count(*) from message where engagement_id = ?"
                        + " and mail_key = 'delivery.notice' and status = 'WAITING'"
                        + " and (useful_until is null or useful_until > ?)")
                .param(engagement.id())
                .param(OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(5))
                .query(Long.class)
                .single()));
    }

    @Test
    void aNoticeThatNobodyAnsweredIsDecidedAfterItsDay() {
        var miss = told(2);
        assertThat(decide(miss, "stand", "").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(needs(Instant.now().plus(Duration.ofDays(9)))).contains("delivery.agenda.miss.noReply");
    }

    @Test
    void theAmountOfACreditIsCorrectedWithAReason() {
        var miss = miss(2, 70);
        var address = page(miss) + "/credit";
        assertThat(get(address)).hasStatusOk().bodyText().contains("34.17");
        assertThat(amount(miss, "9999", "x").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter an amount from 0 to the fee of the month");
        assertThat(amount(miss, "20", "").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var right = amount(miss, "20", "Half a month.");
        assertThat(right.exchange()).hasStatus3xxRedirection();
        assertThat(get(page(miss))).bodyText().contains("20.00", "Half a month.", "34.17");
        assertThat(decide(miss, "agree", "By phone.").exchange()).hasStatus3xxRedirection();
        assertThat(as(() -> credits.between(engagement, LocalDate.EPOCH, LocalDate.of(2100, 1, 1))))
                .extracting(Credit::status)
                .containsExactly(Credit.Status.AGREED);
        assertThat(decide(miss, "waive", "As a courtesy.").exchange()).hasStatus3xxRedirection();
        assertThat(get(list())).bodyText().contains("Waived");
    }

    @Test
    void aCorrectedReportTakesAMissBackAndALaterWeekCuresOne() {
        var first = told(1);
        var second = miss(2, 70);
        send(weeks.get(3), 80);
        assertThat(breach(first).curedWeek()).isEqualTo(4);
        assertThat(breach(second).curedWeek()).isEqualTo(4);

        send(weeks.get(1), 80);

        assertThat(breach(first).status()).isEqualTo(Breach.Status.CORRECTED);
        await().untilAsserted(() ->
                assertThat(as(() -> credits.of(first)).orElseThrow().status()).isEqualTo(Credit.Status.DROPPED));
        assertThat(get(page(first))).bodyText().contains("Taken back", "nothing is credited for it");
    }

    @Test
    void newBidsAreAskedForInOnePressOnceTheContractAllows() {
        miss(2, 70);
        assertThat(pages.post(ana, list() + "/next-round").exchange()).hasRedirectedUrl(list());
        miss(3, 70);
        miss(4, 70);

        var first = pages.post(ana, list() + "/next-round").exchange();
        assertThat(first).hasStatus3xxRedirection();
        var round = first.getResponse().getRedirectedUrl();
        assertThat(round).startsWith("/engagements/").doesNotContain(engagement.toString());
        assertThat(pages.post(ana, list() + "/next-round").exchange()).hasRedirectedUrl(round);
    }

    @Test
    void onlyManagersAndTheVendorItselfSeeThem() {
        var miss = told(2);
        for (var address : List.of(list(), page(miss), list() + "/notice", page(miss) + "/credit")) {
            assertThat(pages.get(jonas, address).exchange()).as(address).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(pages.post(jonas, page(miss) + "/decisions/excuse")
                        .param("reason", "x")
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);

        var other = as(() -> deliveries.get(begin()));
        var foreign = link(other, "Tala Ledger");
        assertThat(visit(foreign + "/report/misses/" + miss)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(reply(foreign, miss, "ACCEPTS", "").exchange()).hasStatus(HttpStatus.NOT_FOUND);
        var colleague = link(delivery, "Jonas Weber");
        assertThat(visit(colleague + "/report/misses")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/engagements/" + other.engagement() + "/running/breaches/" + miss))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(breach(miss).reply()).isNull();
    }

    @Test
    void bothSidesSendTheirEvidenceAndFetchThatOfTheOther() {
        var miss = miss(2, 70);
        assertThat(pages.post(ana, list() + "/notice")
                        .multipart()
                        .file(pdf("our count.pdf"))
                        .param("breaches", miss.toString())
                        .param("text", "Please reply.")
                        .param("day", inDays(7).toString())
                        .exchange())
                .hasStatus3xxRedirection();
        var link = link(delivery, "Tala Ledger");
        assertThat(visit(link + "/report/misses/" + miss)).bodyText().contains("our count.pdf");
        assertThat(vendor(link, "/report/misses/" + miss)
                        .multipart()
                        .file(new MockMultipartFile("files", "proof.exe", "application/pdf", new byte[] {1, 2, 3}))
                        .param("kind", "DISPUTES")
                        .param("text", "We counted otherwise.")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("We counted otherwise.");
        assertThat(vendor(link, "/report/misses/" + miss)
                        .multipart()
                        .file(pdf("their count.pdf"))
                        .param("kind", "DISPUTES")
                        .param("text", "We counted otherwise.")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, page(miss) + "/decisions/stand")
                        .multipart()
                        .file(pdf("receipts.pdf"))
                        .param("reason", "They were readable.")
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(get(page(miss))).bodyText().contains("our count.pdf", "their count.pdf", "receipts.pdf");
        assertThat(visit(link + "/report/misses/" + miss))
                .bodyText()
                .contains("their count.pdf", "receipts.pdf", "Decided: the miss stands", "They were readable.");
        var breach = breach(miss);
        for (var file : breach.files().toList()) {
            assertThat(get(page(miss) + "/files/" + file.id())).hasStatusOk();
            assertThat(visit(link + "/report/misses/" + miss + "/files/" + file.id()))
                    .hasStatusOk();
            var foreign = link(as(() -> deliveries.get(begin())), "Tala Ledger");
            assertThat(visit(foreign + "/report/misses/" + miss + "/files/" + file.id()))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(pages.get(jonas, page(miss) + "/files/" + file.id())).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(breach.files()).hasSize(2);
        assertThat(get(page(miss) + "/files/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
        var takenOut = mock(TakeOut.class);
        as(() -> {
            takeOut.addTo(takenOut, engagement);
            return true;
        });
        for (var name : List.of("our count.pdf", "their count.pdf", "receipts.pdf")) {
            verify(takenOut).file(any(), eq(name), any(), any());
        }
    }

    private static MockMultipartFile pdf(String name) {
        return new MockMultipartFile("files", name, "application/pdf", SampleFiles.pdf());
    }

    @Test
    void theVendorHearsOfEachDecisionWithoutItsWords() {
        var untold = miss(4, 70);
        decide(untold, "excuse", "Our own fault.").exchange();
        var miss = told(2);
        assertThat(get(page(miss) + "/decisions/stand")).hasStatus3xxRedirection();
        reply(link(delivery, "Tala Ledger"), miss, "DISPUTES", "We counted otherwise.")
                .param("plan", "A second check")
                .param("planWho", "Liza")
                .param("planBy", inDays(9).toString())
                .exchange();
        assertThat(get(page(miss) + "/decisions/stand")).bodyText().contains("gets a message that you decided");
        assertThat(get(page(miss))).bodyText().contains("gets a message that you decided", "Refuse the plan");
        decide(miss, "stand", "They were readable.").exchange();
        await().untilAsserted(
                        () -> assertThat(heard()).containsExactly("Studio Fern decided that a missed level stands"));
        assertThat(decide(miss, "refuse", " ").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(decide(miss, "refuse", "It comes too late.").exchange()).hasStatus3xxRedirection();
        assertThat(decide(miss, "refuse", "It comes too late.").exchange())
                .as("twice is once")
                .hasStatus3xxRedirection();
        assertThat(decide(miss, "waive", "As agreed by phone.").exchange()).hasStatus3xxRedirection();

        await().untilAsserted(() -> assertThat(heard())
                .as("the last one takes the place of those that have not left")
                .containsExactly("Studio Fern waived the credit for a missed level"));
        assertThat(visit(link(delivery, "Tala Ledger") + "/report/misses/" + miss))
                .bodyText()
                .contains("It comes too late.", "As agreed by phone.", "You can say how the level comes back");
        assertThat(plan(link(delivery, "Tala Ledger"), miss).exchange()).hasStatus3xxRedirection();
    }

    /** What messages that have not left tell the vendor of decisions. */
    private List<String> heard() {
        return as(() -> transaction.execute(status -> jdbc.sql("select subject from message where engagement_id = ?"
                                + " and mail_key = 'delivery.decided' and status = 'WAITING'"
                                + " and (useful_until is null or useful_until > ?)")
                        .param(engagement.id())
                        .param(OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(5))
                        .query(String.class)
                        .list()))
                .stream()
                .map(subject -> subject.substring(subject.indexOf("Studio Fern")))
                .toList();
    }

    @Test
    void aNoticeByMistakeIsWithdrawnAndTheMissCanBeNamedAgain() {
        var miss = told(2);
        var link = link(delivery, "Tala Ledger");
        assertThat(get(page(miss))).bodyText().contains("Withdraw the notice");
        assertThat(decide(miss, "withdraw", "").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(decide(miss, "withdraw", "It was counted twice.").exchange()).hasStatus3xxRedirection();
        assertThat(noticesThatWait()).isZero();
        assertThat(visit(link + "/report/misses")).bodyText().contains("Notice withdrawn");
        assertThat(visit(link + "/report/misses/" + miss))
                .bodyText()
                .contains("The notice was withdrawn", "It was counted twice.", "You need not reply.")
                .doesNotContain("Send the reply");
        assertThat(reply(link, miss, "ACCEPTS", "").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(notice(miss, "Please reply after all.", inDays(7)).exchange())
                .hasStatus3xxRedirection();
        assertThat(reply(link, miss, "ACCEPTS", "").exchange()).hasStatus3xxRedirection();
        assertThat(decide(miss, "withdraw", "Too late.").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void afterTheWorkThePageOffersWhatIsTakenAndNothingElse() {
        var open = told(2);
        var decided = miss(3, 70);
        notice(decided, "And this.", inDays(7)).exchange();
        decide(decided, "excuse", "Our own fault.").exchange();
        var link = link(delivery, "Tala Ledger");
        as(() -> {
            deliveries.end(engagement, "Its term is over.", ANA, Instant.now());
            return true;
        });

        assertThat(visit(link + "/report/misses/" + open))
                .bodyText()
                .contains("You can still reply once, until this is decided.", "Send the reply");
        assertThat(visit(link + "/report/misses/" + decided))
                .bodyText()
                .contains("The work has ended and this is closed.")
                .doesNotContain("Send the reply");
        assertThat(reply(link, decided, "ACCEPTS", "").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("no reply is taken any more");
        assertThat(visit(link + "/report/misses/" + open)).bodyText().doesNotContain("What you do");
        assertThat(reply(link, open, "ACCEPTS", "").exchange()).hasStatus3xxRedirection();
        assertThat(plan(link, open).exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void theDatabaseLetsNoVendorDecide() {
        var miss = told(2);
        var vendor = Tenancy.Scope.of(ana.business()).asVendor(delivery.id().id());
        for (var forbidden : List.of(
                "update breach set status = 'EXCUSED', version = version + 1",
                "update breach set plan = '{\"accepted\": {}}'",
                "update breach set plan = '{\"refused\": {}}'",
                "update breach set withdrawal = '{}'",
                "update breach set decision = '{}'",
                "update breach set notice_id = null",
                "update breach_notice set text = 'x'",
                "delete from breach")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(forbidden)
                    .isThrownBy(() -> Tenancy.as(
                            vendor,
                            () -> transaction.execute(
                                    status -> jdbc.sql(forbidden).update())));
        }
        assertThat(breach(miss).status()).isEqualTo(Breach.Status.NOTIFIED);
    }

    @Test
    void pagesAskNoMoreWhenThereIsMore() {
        miss(1, 70);
        var few = statements();
        for (int week : List.of(2, 3, 4, 5)) {
            miss(week, 70);
        }
        var newest = as(() -> breaches.page(engagement, null, 1)).get(0);
        assertThat(get(list() + "?after=" + newest.id()))
                .hasStatusOk()
                .bodyText()
                .contains("Week 5", "Week 2", "Previous")
                .doesNotContain("Week 6");
        assertThat(few).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(MOST_STATEMENTS));
        assertThat(statements()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(MOST_STATEMENTS));
    }

    private List<Long> statements() {
        var last = as(() -> breaches.page(engagement, null, 1)).get(0).id();
        get("/tasks");
        return List.of(StatementCount.of(() -> get(list())), StatementCount.of(() -> get(page(last))));
    }

    private BreachId told(int week) {
        var miss = miss(week, 70);
        notice(miss, "Please reply.", inDays(7)).exchange();
        return miss;
    }

    private BreachId miss(int week, int right) {
        send(weeks.get(week), right);
        var miss = as(() -> breaches.page(engagement, null, 100)).stream()
                .filter(one -> one.week() == week + 1)
                .findFirst()
                .orElseThrow()
                .id();
        await().untilAsserted(() -> assertThat(as(() -> credits.of(miss))).isPresent());
        return miss;
    }

    private void send(StatusReport report, int right) {
        as(() -> {
            reports.submit(
                    report.id(),
                    reports.get(report.id()).version(),
                    content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, right, 80), measured(OVERNIGHT, 99, 100)),
                    "nobody",
                    Examples.JONAS,
                    report.dueAt().minus(Duration.ofMinutes(5)));
            return true;
        });
    }

    private Breach breach(BreachId id) {
        return as(() -> breaches.get(engagement, id));
    }

    private String list() {
        return "/engagements/" + engagement + "/running/breaches";
    }

    private String page(BreachId miss) {
        return list() + "/" + miss;
    }

    private static LocalDate inDays(int days) {
        return LocalDate.now(Examples.BERLIN).plusDays(days);
    }

    private MvcTestResult get(String address) {
        return pages.get(ana, address).exchange();
    }

    private MockMvcRequestBuilder notice(BreachId miss, String text, LocalDate day) {
        return pages.post(ana, list() + "/notice")
                .param("breaches", miss.toString())
                .param("text", text)
                .param("day", day.toString());
    }

    private MockMvcRequestBuilder decide(BreachId miss, String act, String reason) {
        return pages.post(ana, page(miss) + "/decisions/" + act).param("reason", reason);
    }

    private MockMvcRequestBuilder amount(BreachId miss, String amount, String reason) {
        int version = as(() -> credits.of(miss)).orElseThrow().version();
        return pages.post(ana, page(miss) + "/credit")
                .param("version", "" + version)
                .param("amount", amount)
                .param("reason", reason);
    }

    private MockMvcRequestBuilder reply(String link, BreachId miss, String kind, String text) {
        return vendor(link, "/report/misses/" + miss).param("kind", kind).param("text", text);
    }

    private MockMvcRequestBuilder plan(String link, BreachId miss) {
        return vendor(link, "/report/misses/" + miss + "/plan")
                .param("plan", "Two checks")
                .param("planWho", "Liza")
                .param("planBy", inDays(5).toString());
    }

    private MockMvcRequestBuilder vendor(String link, String address) {
        return pages.mvc()
                .post()
                .uri(link + address)
                .cookie(OpenedLinks.proof(context, link.split("/")[2]).orElseThrow())
                .with(csrf());
    }

    private MvcTestResult visit(String address) {
        return pages.mvc()
                .get()
                .uri(address)
                .cookie(OpenedLinks.proof(context, address.split("/")[2]).orElseThrow())
                .exchange();
    }

    private String link(Delivery of, String name) {
        var now = Instant.now();
        return OpenedLinks.path(as(() -> links.issueAnother(
                LinkPurpose.REPORT,
                of.id().id(),
                name,
                new LinkHolder(
                        name.equals("Tala Ledger")
                                ? of.id().id()
                                : UUID.nameUUIDFromBytes(("colleague " + of.id()).getBytes(StandardCharsets.UTF_8)),
                        name,
                        "liza@tala.example"),
                now.plus(Duration.ofDays(9)),
                now)));
    }

    private List<String> needs() {
        return needs(Instant.now());
    }

    private List<String> needs(Instant now) {
        return as(() -> List.of(agendas)).stream()
                .filter(DeliveryAgenda.class::isInstance)
                .flatMap(one -> as(() -> one.needs(new Agenda.Viewer(Role.OWNER), now, 40)).stream())
                .map(Agenda.Need::title)
                .map(Sentence::key)
                .toList();
    }

    private <T> T as(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
