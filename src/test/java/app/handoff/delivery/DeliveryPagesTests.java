package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.engagement.EngagementStatuses;
import app.handoff.engagement.VendorHours;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** The weekly reports and the running work as owner, staff and vendor see them; the work began six weeks ago. */
@SpringBootTest
class DeliveryPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementStatuses engagementStatuses;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    Contracts contracts;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    StatusReports reports;

    @Autowired
    ShareLinks links;

    Pages pages;
    SignedIn ana;
    SignedIn jonas;
    DeliveryTerms terms;
    List<StatusReport> weeks;

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.STAFF);
        terms = begin(ReportedBy.STAFF);
        weeks = inBusiness(
                () -> deliveries.reports(deliveries.get(terms.engagement()).id()));
    }

    @Test
    void staffWriteTheirWeekWithLastWeekBesideIt() {
        send(weeks.get(3), 74);

        var list = pages.get(jonas, "/reports").exchange();
        assertThat(list)
                .hasStatusOk()
                .bodyText()
                .contains("My week", "/reports/" + weeks.get(4).id() + "/writing");

        var page = pages.get(jonas, writing(weeks.get(4))).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("Entries right first time", "74 / 80", "data-autosave");

        var sent = write(weeks.get(4))
                .param("health", "ON_TRACK")
                .param("levels[0].numerator", "78")
                .param("levels[0].denominator", "80")
                .param("parallelHours", "4,5")
                .param("done", "Receipts up to the 28th")
                .exchange();
        assertThat(sent)
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/reports/" + weeks.get(4).id());
        assertThat(report(weeks.get(4)).submission().content().parallelHours()).isEqualByComparingTo("4.5");
    }

    @Test
    void aWeekAsksForTheLevelsThatItIsHeldTo() {
        send(weeks.get(4), 74);
        var letters = Examples.share("Letters sent in time", "90", "80", 0);
        inBusiness(() -> {
            deliveries.follow(
                    with(List.of(RIGHT_FIRST_TIME, letters)),
                    weeks.get(5).period().from(),
                    Instant.now());
            return true;
        });

        assertThat(pages.get(jonas, writing(weeks.get(3))).exchange())
                .bodyText()
                .contains("Receipts posted overnight", "levels[1].numerator")
                .doesNotContain("Letters sent in time");
        assertThat(pages.get(jonas, writing(weeks.get(5))).exchange())
                .bodyText()
                .contains("Letters sent in time", "levels[2].numerator")
                .doesNotContain("Receipts posted overnight", "levels[1].numerator");
        assertThat(write(weeks.get(5))
                        .param("health", "ON_TRACK")
                        .param("levels[0].numerator", "78")
                        .param("levels[0].denominator", "80")
                        .param("levels[1].numerator", "7")
                        .param("levels[1].denominator", "10")
                        .param("levels[2].numerator", "8")
                        .param("levels[2].denominator", "10")
                        .param("done", "Letters too")
                        .exchange())
                .hasStatus3xxRedirection();

        var content = report(weeks.get(5)).submission().content();
        assertThat(content.measurement(letters.id())).isPresent();
        assertThat(content.measurement(Examples.OVERNIGHT.id()))
                .as("typed for a level of before")
                .isEmpty();
        assertThat(pages.get(jonas, "/reports/" + weeks.get(5).id()).exchange())
                .bodyText()
                .contains("Letters sent in time", "8 / 10")
                .doesNotContain("Receipts posted overnight");
        assertThat(pages.get(ana, running()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Letters sent in time");
    }

    private DeliveryTerms with(List<AgreedLevel> levels) {
        return new DeliveryTerms(
                terms.engagement(),
                terms.contract(),
                terms.title(),
                terms.vendor(),
                terms.vendorName(),
                terms.vendorEmail(),
                terms.holder(),
                terms.vendorZone(),
                terms.starts(),
                terms.ends(),
                levels,
                terms.remedy(),
                terms.transitionWeeks(),
                terms.exitWeeksInARow(),
                terms.schedule(),
                terms.reportedBy(),
                terms.oversightHoursPerWeek(),
                terms.baselineHoursPerWeek());
    }

    @Test
    void signedWorkSaysWhenItBeginsAndWhenTheFirstReportIsDue() {
        var start = LocalDate.now(Examples.BERLIN).plusDays(40);
        var signed = beginSigned(ReportedBy.STAFF, start);
        var day = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);

        var page = pages.get(ana, "/engagements/" + signed.engagement() + "/running")
                .exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "The work begins on " + day.format(start),
                        "The first report is due "
                                + DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK)
                                        .format(start.plusDays(6)),
                        "Planned end: " + day.format(start.plusWeeks(8).minusDays(1)),
                        "Not begun yet")
                .doesNotContain("All weeks of the contract are reported");
        assertThat(pages.get(ana, "/").exchange()).bodyText().contains("begins " + day.format(start), "Next 14 days");
    }

    @Test
    void aVendorWhoIsToReportAndHasNoLinkIsGivenOneFirst() {
        var signed =
                beginSigned(ReportedBy.VENDOR, LocalDate.now(Examples.BERLIN).plusDays(40));
        var address = "/engagements/" + signed.engagement() + "/running";

        var page = pages.get(ana, address).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Next: give Tala Ledger a link for its weekly report",
                        "No one at Tala Ledger has one yet",
                        "The work begins on",
                        "class=\"btn primary\" href=\"" + address + "/reporting\"");
        assertThat(inBusiness(() -> engagementStatuses.status(signed.engagement(), Instant.now()))
                        .next())
                .isNotNull()
                .satisfies(next -> assertThat(next.href()).isEqualTo(address + "/reporting"));
        assertThat(pages.get(jonas, address).exchange()).bodyText().doesNotContain("Make a link");

        var late = begin(ReportedBy.VENDOR);
        assertThat(pages.get(ana, "/engagements/" + late.engagement() + "/running")
                        .exchange())
                .bodyText()
                .contains("Next: give Tala Ledger a link for its weekly report");

        inBusiness(() -> links.issue(
                LinkPurpose.REPORT,
                deliveries.get(signed.engagement()).id().id(),
                "Tala Ledger",
                deliveries.get(signed.engagement()).vendor().holder(),
                Instant.now().plus(Duration.ofDays(90)),
                Instant.now()));
        assertThat(pages.get(ana, address).exchange()).bodyText().doesNotContain("Next: give Tala Ledger a link");
    }

    @Test
    void hoursNobodyEnteredAreCalledAssumed() {
        assertThat(pages.get(ana, running()).exchange())
                .bodyText()
                .contains("These hours are assumed", "we work from 09:00 to 17:30", running() + "/hours");

        inBusiness(() -> {
            var vendor = deliveries.get(terms.engagement()).vendor().id();
            deliveries.on(new VendorHours.Told(vendor, LocalTime.of(7, 0), LocalTime.of(15, 30)));
            return true;
        });
        assertThat(pages.get(ana, running()).exchange())
                .bodyText()
                .contains(
                        "Our hours, 09:00 to 17:30, are assumed", "07:00 to 15:30 where they are, are from the vendor")
                .doesNotContain("These hours are assumed");

        inBusiness(() -> {
            var delivery = deliveries.get(terms.engagement());
            deliveries.works(
                    terms.engagement(),
                    delivery.version(),
                    new WorkingHours(LocalTime.of(8, 0), LocalTime.of(16, 0)),
                    delivery.times().theirs());
            return true;
        });
        assertThat(pages.get(ana, running()).exchange())
                .bodyText()
                .contains("Change the working hours")
                .doesNotContain("These hours are assumed");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        var empty = write(weeks.get(4)).exchange();
        assertThat(empty)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose how it is going", "Say what was done");

        var wrong = write(weeks.get(4))
                .param("health", "SOME_TROUBLE")
                .param("recoveryDay", "2026-02-31")
                .param("levels[0].numerator", "eighty")
                .param("levels[0].denominator", "80")
                .param("oversightHours", "-1")
                .param("done", "Receipts <b>of</b> January")
                .exchange();
        assertThat(wrong)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a whole number such as", "Enter a date such as", "eighty")
                .contains("Receipts &lt;b&gt;of&lt;/b&gt; January");

        var more = write(weeks.get(4))
                .param("health", "ON_TRACK")
                .param("levels[0].numerator", "81")
                .param("levels[0].denominator", "80")
                .param("done", "x")
                .exchange();
        assertThat(more).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("81 is more than 80");

        var hours = write(weeks.get(4))
                .param("health", "ON_TRACK")
                .param("oversightHours", "169")
                .param("done", "x".repeat(4001))
                .exchange();
        assertThat(hours).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("Enter hours from 0 to 168");

        var noRecoveryPlan = write(weeks.get(4))
                .param("health", "OFF_TRACK")
                .param("done", "x")
                .exchange();
        assertThat(noRecoveryPlan)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say how the work gets back on track");
    }

    @Test
    void theReportOfAWeekThatIsNotOverIsRefusedAndWhatWasTypedStays() {
        var week = weeks.get(6);
        assertThat(pages.get(jonas, writing(week)).exchange())
                .hasStatusOk()
                .bodyText()
                .containsPattern("sent from \\w{3} \\d{1,2} \\w{3} \\d{4} on, the last working day of its week");

        assertThat(write(week)
                        .param("health", "ON_TRACK")
                        .param("levels[0].numerator", "78")
                        .param("levels[0].denominator", "80")
                        .param("done", "Nothing yet")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This week can be reported from", "Nothing yet", "value=\"78\"");
        assertThat(report(week).isIn()).isFalse();
    }

    @Test
    void piecesThatCanBeReadInTwoWaysAreAskedAbout() {
        var week = weeks.get(4);
        var twice = write(week)
                .param("health", "ON_TRACK")
                .param("levels[0].numerator", "1.404")
                .param("levels[0].denominator", "1.405")
                .param("done", "x")
                .exchange();
        assertThat(twice).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("1404", "1405");

        assertThat(write(week)
                        .param("health", "ON_TRACK")
                        .param("levels[0].numerator", "1,404")
                        .param("levels[0].denominator", "1 405")
                        .param("done", "x")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(report(week).submission().content().measurements().get(0).numerator())
                .isEqualByComparingTo("1404");

        assertThat(write(weeks.get(5))
                        .param("health", "ON_TRACK")
                        .param("levels[0].numerator", "77.5")
                        .param("levels[0].denominator", "80")
                        .param("done", "x")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a whole number");
    }

    @Test
    void aDraftComesBackExactlyAsTyped() {
        var kept = pages.post(jonas, writing(weeks.get(4)) + "/draft")
                .param("version", "0")
                .param("health", "SOME_TROUBLE")
                .param("levels[0].numerator", "seventy-")
                .param("done", "Half a sent")
                .exchange();
        assertThat(kept).hasStatusOk().bodyText().startsWith("Draft saved");

        var mine = pages.get(jonas, writing(weeks.get(4))).exchange();
        assertThat(mine).bodyText().contains("seventy-", "Half a sent", "We kept your draft");
        var hers = pages.get(ana, writing(weeks.get(4))).exchange();
        assertThat(hers).bodyText().doesNotContain("Half a sent");
    }

    @Test
    void aDraftIsKeptWholeOrNotAtAll() {
        assertThat(pages.post(jonas, writing(weeks.get(4)) + "/draft")
                        .param("done", "x".repeat(20_001))
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .startsWith("Not saved");
        assertThat(pages.get(jonas, writing(weeks.get(4))).exchange())
                .bodyText()
                .doesNotContain("We kept your draft");
    }

    @Test
    void theSecondOfTwoWritersSeesBoth() {
        send(weeks.get(4), 70);

        var late = write(weeks.get(4))
                .param("health", "ON_TRACK")
                .param("levels[0].numerator", "79")
                .param("levels[0].denominator", "80")
                .param("done", "My own words")
                .exchange();

        assertThat(late)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile", "My own words", "Saved meanwhile: 70");
    }

    @Test
    void aReportThatWasSentIsListedHoweverFarOffItsDueDayIs() {
        assertThat(pages.get(ana, "/reports?show=all").exchange()).bodyText().doesNotContain("Week 9");
        send(weeks.get(8), 77);

        assertThat(pages.get(ana, "/reports?show=all").exchange()).bodyText().contains("Week 9");
        assertThat(pages.get(ana, "/reports").exchange()).bodyText().contains("Week 9", "To be read");
    }

    @Test
    void theOwnerReadsAsksBackAndAcknowledges() {
        send(weeks.get(4), 77);
        var address = "/reports/" + weeks.get(4).id();
        assertThat(pages.get(ana, "/reports").exchange()).bodyText().contains("Week 5", "To be read");
        assertThat(pages.get(ana, address).exchange()).bodyText().contains("Acknowledge the report", "77 / 80 = 96.3");

        assertThat(pages.post(ana, address + "/query").param("version", "1").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write your question");
        assertThat(pages.post(ana, address + "/query")
                        .param("version", "1")
                        .param("question", "Why three?")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(jonas, writing(weeks.get(4))).exchange())
                .bodyText()
                .contains("Why three?");

        send(weeks.get(4), 78);
        int seen = report(weeks.get(4)).version();
        assertThat(pages.post(ana, address + "/acknowledgement")
                        .param("version", "" + seen)
                        .param("oversightHours", "many")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, address + "/acknowledgement")
                        .param("version", "0")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This was changed while you had it open", "name=\"version\" value=\"" + seen + "\"");
        assertThat(pages.post(ana, address + "/acknowledgement")
                        .param("version", "" + seen)
                        .param("oversightHours", "0.5")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, address).exchange()).bodyText().contains("Read by Ana Ruiz", "Earlier versions");
        assertThat(write(weeks.get(4))
                        .param("health", "ON_TRACK")
                        .param("version", "" + (seen + 1))
                        .param("done", "x")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say what was wrong");
        assertThat(write(weeks.get(4))
                        .param("health", "ON_TRACK")
                        .param("version", "" + (seen + 1))
                        .param("correction", "Two were counted twice")
                        .param("done", "x")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, address).exchange())
                .bodyText()
                .contains("Corrected after it was read: Two were counted twice", "Why three?", "sending version 2");
    }

    @Test
    void aQuestionReachesTheVendorByLetterAndIsAnsweredThroughItsLink() {
        var theirs = begin(ReportedBy.VENDOR);
        var delivery = inBusiness(() -> deliveries.get(theirs.engagement()));
        var week = inBusiness(() -> deliveries.reports(delivery.id())).get(4);
        send(week, 77);
        var address = "/reports/" + week.id();
        assertThat(ask(address, "Why three?")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/messages").exchange()).bodyText().contains("a question about the report of week 5");

        var link = link(delivery, "Tala Ledger");
        assertThat(visit(link + "/report/" + week.id())).bodyText().contains("Why three?", "Send the answer");
        assertThat(answer(link, week, "").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write your answer");
        pages.mvc()
                .post()
                .uri(link + "/report/" + week.id() + "/answer")
                .with(csrf())
                .param("version", "" + report(week).version())
                .param("answer", "Without a proof")
                .exchange();
        assertThat(report(week).discussion().openQuestion())
                .as("the link alone answers nothing")
                .isPresent();
        assertThat(answer(link, week, "Late receipts").exchange()).hasStatus3xxRedirection();

        assertThat(pages.get(ana, address).exchange())
                .bodyText()
                .contains("To be read", "Why three?", "Tala Ledger answered", "Late receipts");
        assertThat(visit(link + "/report/" + week.id() + "/sent")).bodyText().contains("Late receipts");

        assertThat(pages.mvc()
                        .post()
                        .uri(link + "/report/" + week.id() + "/objections")
                        .cookie(proof(link))
                        .with(csrf())
                        .param("version", "" + report(week).version())
                        .param("level", RIGHT_FIRST_TIME.id().toString())
                        .param("numerator", "79")
                        .param("denominator", "80")
                        .param("reason", "Two came late from you")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, address).exchange())
                .bodyText()
                .contains("77 / 80 = 96.3", "Tala Ledger says 79 / 80", "Two came late from you");
    }

    @Test
    void whereOurPeopleReportTheVendorDisagreesByItselfThroughItsLink() {
        inBusiness(() -> {
            deliveries.goLiveEarly(
                    terms.engagement(), "One try", ANA, weeks.get(0).period().opensAt());
            return true;
        });
        var week = weeks.get(4);
        send(week, 77);

        assertThat(pages.get(ana, running() + "/reporting").exchange())
                .bodyText()
                .contains("Let Tala Ledger read the reports");
        assertThat(pages.post(ana, running() + "/vendor-link").exchange())
                .hasRedirectedUrl(running() + "/reporting")
                .flash()
                .containsKey("vendorLink");
        assertThat(pages.get(ana, "/messages").exchange())
                .bodyText()
                .contains("Bookkeeping for 2027: the weekly reports of Studio Fern");

        var link = link(inBusiness(() -> deliveries.get(terms.engagement())), "Tala Ledger");
        var sent = link + "/report/" + week.id() + "/sent";
        assertThat(visit(link + "/report"))
                .bodyText()
                .contains("/report/" + week.id() + "/sent", "as they were written")
                .doesNotContain("Write the report");
        assertThat(visit(sent))
                .bodyText()
                .contains("77 / 80", "Disagree with a measurement")
                .doesNotContain("Your report has arrived", "Change the report", "1.5 h", "in parallel");
        assertThat(visit(link + "/report/" + week.id())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.mvc()
                        .post()
                        .uri(link + "/report/" + week.id())
                        .cookie(proof(link))
                        .with(csrf())
                        .param("version", "" + report(week).version())
                        .param("health", "ON_TRACK")
                        .param("done", "Written by the vendor")
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);

        assertThat(disagree(link, week, "79", "").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is a problem", "value=\"79\"", "77 / 80");
        assertThat(disagree(link, week, "79", "One was ours").exchange()).hasRedirectedUrl(sent);
        assertThat(visit(sent)).bodyText().contains("77 / 80", "Tala Ledger says 79 / 80", "One was ours");
        for (var page : List.of("/reports/" + week.id(), running())) {
            assertThat(pages.get(ana, page).exchange())
                    .as(page)
                    .bodyText()
                    .contains("Tala Ledger says 79 / 80", "One was ours");
        }
        assertThat(report(week).submission().content().measurements().get(0).numerator())
                .isEqualByComparingTo("77");
        assertThat(inBusiness(() -> deliveries.between(
                                terms.engagement(),
                                weeks.get(0).period().from(),
                                weeks.get(5).period().to()))
                        .orElseThrow()
                        .levels()
                        .get(0)
                        .disputes())
                .as("for the review")
                .singleElement()
                .satisfies(dispute -> {
                    assertThat(dispute.week()).isEqualTo(week.week());
                    assertThat(dispute.objection().by().name()).isEqualTo("Tala Ledger");
                });
    }

    private MockMvcRequestBuilder disagree(String link, StatusReport week, String right, String reason) {
        return pages.mvc()
                .post()
                .uri(link + "/report/" + week.id() + "/objections")
                .cookie(proof(link))
                .with(csrf())
                .param("version", "" + report(week).version())
                .param("level", RIGHT_FIRST_TIME.id().toString())
                .param("numerator", right)
                .param("denominator", "80")
                .param("reason", reason);
    }

    private MockMvcRequestBuilder answer(String link, StatusReport week, String text) {
        return pages.mvc()
                .post()
                .uri(link + "/report/" + week.id() + "/answer")
                .cookie(proof(link))
                .with(csrf())
                .param("version", "" + report(week).version())
                .param("answer", text);
    }

    @Test
    void staffReadTheRunningPageButDecideNothing() {
        send(weeks.get(0), 74);
        var page = pages.get(jonas, running()).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Exit rule", "before your own people stop", "Week 1")
                .doesNotContain("Tick off");

        assertThat(pages.post(jonas, running() + "/live").exchange()).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.post(jonas, running() + "/checks/access-tested").exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatIsMeasuredWorseThanReportedStandsOnEveryPage() {
        inBusiness(() -> {
            deliveries.goLiveEarly(
                    terms.engagement(), "One try", ANA, weeks.get(0).period().opensAt());
            return true;
        });
        for (var week : weeks.subList(0, 6)) {
            send(week, week.week() % 2 == 0 ? 80 : 77);
        }
        send(weeks.get(5), 60);

        assertThat(pages.get(ana, running()).exchange())
                .bodyText()
                .contains(
                        "Off track",
                        "Measured is worse than reported",
                        "week 5: 96.3",
                        "agreed: at least 98.5",
                        "Worse than the minimum",
                        "is credited");
        assertThat(pages.get(ana, "/").exchange()).bodyText().contains("Off track");
    }

    @Test
    void workInHouseCannotStopBeforeTheRuleIsMet() {
        send(weeks.get(0), 80);
        assertThat(pages.post(ana, running() + "/live").exchange())
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("The transition cannot end yet");
        assertThat(pages.post(ana, running() + "/checks/in-house-released").exchange())
                .hasStatus(HttpStatus.CONFLICT);

        for (var week : weeks.subList(1, 6)) {
            send(week, 80);
        }
        assertThat(pages.post(ana, running() + "/checks/handed-over-in-writing").exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, running() + "/checks/access-tested").exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, running() + "/checks/in-house-released").exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, running() + "/live").exchange()).hasStatus3xxRedirection();
        assertThat(pages.get(ana, running()).exchange()).bodyText().contains("The transition ended on");
    }

    @Test
    void endingEarlyAndExtendingAskForAReason() {
        for (var act : List.of("/early-end", "/extension")) {
            assertThat(pages.get(ana, running() + act).exchange()).hasStatusOk();
            assertThat(pages.post(ana, running() + act)
                            .param("version", "8")
                            .param("weeks", "2")
                            .param("reason", " ")
                            .exchange())
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("Give a reason");
        }
        assertThat(pages.post(ana, running() + "/extension")
                        .param("weeks", "many")
                        .param("reason", "Close not seen")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Close not seen");
        assertThat(extend("8", "2", "Close not seen")).hasStatus3xxRedirection();
        assertThat(inBusiness(() -> deliveries.get(terms.engagement()))
                        .transition()
                        .weeks())
                .isEqualTo(10);
    }

    @Test
    void pressingTwiceExtendsOnceAndTheSecondOfTwoSeesBoth() {
        assertThat(pages.get(ana, running() + "/extension").exchange())
                .bodyText()
                .contains(
                        "name=\"version\" value=\"8\"",
                        "action=\"" + running() + "/extension\"",
                        "class=\"crumb\" href=\"" + running() + "\"");
        assertThat(extend("8", "2", "Close not seen")).hasStatus3xxRedirection();
        assertThat(extend("8", "2", "Close not seen"))
                .hasStatus3xxRedirection()
                .flash()
                .containsKey("toast");
        assertThat(inBusiness(() -> deliveries.get(terms.engagement()))
                        .transition()
                        .weeks())
                .isEqualTo(10);

        assertThat(extend("8", "3", "Jonas is away"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Jonas is away", "value=\"3\"")
                .contains("Saved meanwhile: Close not seen", "Saved meanwhile: 2", "name=\"version\" value=\"10\"");
        assertThat(extend("10", "3", "Jonas is away")).hasStatus3xxRedirection();
    }

    @Test
    void aTransitionEndedTwiceSaysSoAndKeepsBothReasons() {
        var early = running() + "/early-end";
        var path = pages.get(ana, running() + "/path").exchange();
        assertThat(path).hasStatusOk();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, early).param("reason", "Jonas leaves").exchange())
                    .hasStatus3xxRedirection()
                    .flash()
                    .containsKey("toast");
        }
        assertThat(pages.post(ana, early).param("reason", "It works well").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The transition is over", "It works well", "Saved meanwhile: Jonas leaves");
        assertThat(extend("8", "2", "Close not seen"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The transition is over", "Close not seen");
        assertThat(expect("0", "90"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The transition is over", "value=\"90\"");
        assertThat(pages.post(ana, running() + "/live").exchange()).hasStatus3xxRedirection();

        for (var closed : List.of("/early-end", "/extension", "/path")) {
            leadsBack(closed, "delivery.notInTransition");
        }
        assertThat(pages.get(ana, running()).exchange())
                .bodyText()
                .doesNotContain("/early-end", "/extension", "/running/path");
    }

    @Test
    void workThatHasEndedOpensNoFormAnyMore() {
        inBusiness(() -> {
            deliveries.end(terms.engagement(), "Taken back", Examples.ANA, Instant.now());
            return true;
        });

        for (var closed : List.of("/reporting", "/hours")) {
            leadsBack(closed, "delivery.ended");
        }
        assertThat(pages.get(ana, running()).exchange())
                .bodyText()
                .doesNotContain("/contract/ending", "/running/reporting", "/running/hours");
        var report = "/reports/" + weeks.get(4).id();
        for (var closed : List.of("/writing", "/skip")) {
            assertThat(pages.get(jonas, report + closed).exchange()).hasRedirectedUrl(report);
        }
    }

    @Test
    void twoWhoChangeTheHoursThePathOrTheWriterSeeBoth() {
        assertThat(hours("0", "08:00")).hasStatus3xxRedirection();
        assertThat(hours("0", "08:00")).hasStatus3xxRedirection();
        assertThat(hours("0", "07:30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile", "value=\"07:30\"", "Saved meanwhile: 08:00")
                .contains("name=\"version\" value=\"1\"");

        assertThat(expect("1", "90")).hasStatus3xxRedirection();
        assertThat(expect("1", "90")).hasStatus3xxRedirection();
        assertThat(expect("1", "91"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile", "value=\"91\"", "Saved meanwhile: 90");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, running() + "/reporting")
                            .param("version", "2")
                            .param("side", "VENDOR")
                            .exchange())
                    .hasStatus3xxRedirection();
        }
        assertThat(pages.post(ana, running() + "/reporting")
                        .param("version", "2")
                        .param("side", "STAFF")
                        .param("name", "Jonas Weber")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Saved meanwhile: Tala Ledger", "Jonas Weber");
    }

    @Test
    void aNameOfNothingButSpacesIsNoName() {
        assertThat(pages.post(ana, running() + "/reporting")
                        .param("version", "0")
                        .param("side", "STAFF")
                        .param("name", "   ")
                        .param("email", "sam@example.com")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("name-error");
    }

    @Test
    void readingAskingAndSkippingTwiceChangesNothing() {
        send(weeks.get(4), 77);
        var address = "/reports/" + weeks.get(4).id();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(ask(address, "Why three?")).hasStatus3xxRedirection();
        }
        assertThat(ask(address, "Who checked it?"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("nothing new to read", "Who checked it?", "Saved meanwhile: Why three?");

        send(weeks.get(4), 78);
        var seen = String.valueOf(report(weeks.get(4)).version());
        for (int twice = 0; twice < 2; twice++) {
            assertThat(acknowledge(address, seen, "0.5")).hasStatus3xxRedirection();
        }
        assertThat(acknowledge(address, seen, "2"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This report was read already", "value=\"2\"", "Saved meanwhile: 0.5");

        var skip = "/reports/" + weeks.get(5).id() + "/skip";
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(jonas, skip).param("reason", "Office closed").exchange())
                    .hasStatus3xxRedirection()
                    .flash()
                    .containsKey("toastUndo");
        }
        assertThat(pages.post(ana, skip).param("reason", "A holiday").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This week was skipped already", "A holiday", "Saved meanwhile: Office closed");
        assertThat(pages.get(jonas, skip).exchange())
                .hasRedirectedUrl("/reports/" + weeks.get(5).id());
    }

    @Test
    void aReportSentTwiceIsOneReport() {
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(jonas, writing(weeks.get(4)))
                            .param("version", "0")
                            .param("health", "ON_TRACK")
                            .param("levels[0].numerator", "78")
                            .param("levels[0].denominator", "80")
                            .param("parallelHours", "4,50")
                            .param("done", "Receipts")
                            .exchange())
                    .hasRedirectedUrl("/reports/" + weeks.get(4).id());
        }
        assertThat(report(weeks.get(4)).submission().revision()).isEqualTo(1);
    }

    private MvcTestResult extend(String version, String weeks, String reason) {
        return pages.post(ana, running() + "/extension")
                .param("version", version)
                .param("weeks", weeks)
                .param("reason", reason)
                .exchange();
    }

    private MvcTestResult hours(String version, String from) {
        return pages.post(ana, running() + "/hours")
                .param("version", version)
                .param("ourFrom", from)
                .param("ourTo", "17:00")
                .param("theirFrom", "08:00")
                .param("theirTo", "17:00")
                .exchange();
    }

    private MvcTestResult expect(String version, String third) {
        var path = pages.post(ana, running() + "/path").param("version", version);
        for (int i = 0; i < 8; i++) {
            path = path.param("expected[" + i + "]", i == 2 ? third : "95");
        }
        return path.exchange();
    }

    private MvcTestResult ask(String report, String question) {
        return pages.post(ana, report + "/query")
                .param("version", "1")
                .param("question", question)
                .exchange();
    }

    private MvcTestResult acknowledge(String report, String version, String hours) {
        return pages.post(ana, report + "/acknowledgement")
                .param("version", version)
                .param("oversightHours", hours)
                .exchange();
    }

    private void leadsBack(String form, String sentence) {
        assertThat(pages.get(ana, running() + form).exchange())
                .hasRedirectedUrl(running())
                .flash()
                .containsEntry("toast", Sentence.of(sentence));
    }

    @Test
    void theOwnerChangesThePathTheHoursAndWhoWrites() {
        assertThat(pages.get(ana, running() + "/path").exchange()).bodyText().contains("expected[7]");
        var wrong = pages.post(ana, running() + "/path").param("version", "0");
        for (int i = 0; i < 8; i++) {
            wrong = wrong.param("expected[" + i + "]", i == 3 ? "101" : "95");
        }
        assertThat(wrong.exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a number from 0 to 100");
        var unreadable = pages.post(ana, running() + "/path").param("version", "0");
        for (int i = 0; i < 8; i++) {
            unreadable = unreadable.param("expected[" + i + "]", i == 3 ? "a lot" : "95");
        }
        assertThat(unreadable.exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is a problem", "value=\"a lot\"", "value=\"95\"");

        assertThat(pages.get(ana, running() + "/hours").exchange()).hasStatusOk();
        assertThat(pages.post(ana, running() + "/hours")
                        .param("version", "0")
                        .param("ourFrom", "08:00")
                        .param("ourTo", "25:00")
                        .param("theirFrom", "08:00")
                        .param("theirTo", "17:00")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(pages.post(ana, running() + "/reporting")
                        .param("version", "0")
                        .param("side", "STAFF")
                        .param("name", "Jonas Weber")
                        .param("email", "not a mail")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, running() + "/reporting")
                        .param("version", "7")
                        .param("side", "STAFF")
                        .param("name", "Jonas Weber")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile");
        assertThat(pages.post(ana, running() + "/reporting")
                        .param("version", "0")
                        .param("side", "STAFF")
                        .param("name", "Jonas Weber")
                        .param("email", "jonas@fern.example")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, running() + "/link").exchange())
                .hasStatus3xxRedirection()
                .flash()
                .containsKey("link");
    }

    @Test
    void aVendorReportsThroughTheirLinkAndSeesNothingElse() {
        var theirs = begin(ReportedBy.VENDOR);
        var delivery = inBusiness(() -> deliveries.get(theirs.engagement()));
        var link = link(delivery, "Tala Ledger");
        var week = inBusiness(() -> deliveries.reports(delivery.id())).get(4);

        assertThat(visit(link + "/report")).hasStatusOk().bodyText().contains("week 7", "/report/");
        var page = visit(link + "/report/" + week.id());
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Your hours this week")
                .doesNotContain("Our hours this week", "parallelHours", "7.5");

        var sent = pages.mvc()
                .post()
                .uri(link + "/report/" + week.id())
                .cookie(proof(link))
                .with(csrf())
                .param("version", "0")
                .param("health", "ON_TRACK")
                .param("oversightHours", "9")
                .param("vendorHours", "12")
                .param("done", "Week done")
                .exchange();
        assertThat(sent).hasStatus3xxRedirection();
        assertThat(visit(link + "/report/" + week.id() + "/sent"))
                .hasStatusOk()
                .bodyText()
                .contains("Week done");
        var content = report(week).submission().content();
        assertThat(content.oversightHours()).isNull();
        assertThat(content.vendorHours()).isEqualByComparingTo("12");

        assertThat(visit(link + "/report/" + weeks.get(4).id())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(visit(link + "/report/" + Ids.next())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whereTheVendorReportsOurOwnHoursHaveTheirPlace() {
        var theirs = begin(ReportedBy.VENDOR);
        var week = inBusiness(() ->
                        deliveries.reports(deliveries.get(theirs.engagement()).id()))
                .get(2);
        var address = "/reports/" + week.id();
        var running = "/engagements/" + theirs.engagement() + "/running";
        assertThat(pages.get(ana, running).exchange())
                .bodyText()
                .contains("Weeks without our own hours", address + "#our-hours");

        assertThat(pages.post(jonas, address + "/hours").param("version", "0").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter at least one number of hours");
        assertThat(pages.post(jonas, address + "/hours")
                        .param("version", "0")
                        .param("parallelHours", "200:30")
                        .param("oversightHours", "168:30")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter hours from 0 to 168, the most one person has in a week", "value=\"168.5\"");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(jonas, address + "/hours")
                            .param("version", "0")
                            .param("parallelHours", "3:30")
                            .param("oversightHours", "1")
                            .exchange())
                    .hasRedirectedUrl(address);
        }
        assertThat(report(week).version())
                .as("the vendor, who writes the report meanwhile, is not disturbed")
                .isZero();
        assertThat(pages.get(ana, address).exchange()).bodyText().contains("Entered by Jonas Weber", "value=\"3.5\"");
        assertThat(pages.get(ana, running).exchange()).bodyText().doesNotContain(address + "#our-hours");
    }

    @Test
    void aColleagueWithALinkReportsOurHours() {
        var delivery = inBusiness(() -> deliveries.get(terms.engagement()));
        var link = link(delivery, "Jonas Weber");

        assertThat(visit(link + "/report/" + weeks.get(4).id())).bodyText().contains("Our hours this week");
        var kept = pages.mvc()
                .post()
                .uri(link + "/report/" + weeks.get(4).id() + "/draft")
                .cookie(proof(link))
                .with(csrf())
                .param("done", "Half")
                .exchange();
        assertThat(kept).hasStatusOk();
        assertThat(visit(link + "/report/" + weeks.get(4).id())).bodyText().contains("Half");
    }

    @Test
    void aWeekWithoutWorkIsSkippedWithAReason() {
        var address = "/reports/" + weeks.get(5).id() + "/skip";
        assertThat(pages.get(jonas, address).exchange()).hasStatusOk();
        assertThat(pages.post(jonas, address).param("reason", "").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(jonas, address).param("reason", "Office closed").exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/reports/" + weeks.get(5).id()).exchange())
                .bodyText()
                .contains("Office closed", "Ask for the report after all");
        assertThat(pages.post(jonas, "/reports/" + weeks.get(5).id() + "/resumption")
                        .exchange())
                .hasStatus3xxRedirection();
    }

    @Test
    void foreignAndUnknownLookTheSame() {
        var stranger = pages.owner("Other");
        for (var address : List.of(
                "/reports/" + weeks.get(0).id(),
                "/reports/" + Ids.next(),
                "/reports/nonsense",
                running(),
                "/engagements/" + EngagementId.next() + "/running",
                "/reports?after=" + weeks.get(0).id(),
                "/reports?show=secret")) {
            assertThat(pages.get(stranger, address).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void theListOfReportsAsksNoMoreWhenItIsLonger() {
        long few = count("/reports?show=all");
        for (int i = 0; i < 10; i++) {
            begin(ReportedBy.STAFF);
        }

        assertThat(count("/reports?show=all")).isEqualTo(few);
        var first = pages.get(ana, "/reports?show=all").exchange();
        assertThat(first).bodyText().contains("rel=\"next\"");
    }

    private long count(String address) {
        return StatementCount.ofRepeated(() -> pages.get(ana, address).exchange());
    }

    private String running() {
        return "/engagements/" + terms.engagement() + "/running";
    }

    private static String writing(StatusReport report) {
        return "/reports/" + report.id() + "/writing";
    }

    @Test
    void whoeverWritesNoMoreComesInNoMore() {
        var delivery = inBusiness(() -> deliveries.get(terms.engagement()));
        var link = link(delivery, "Jonas Weber");
        var proof = proof(link);
        assertThat(pages.mvc().get().uri(link + "/report").cookie(proof)).hasStatusOk();

        inBusiness(() -> {
            var now = deliveries.get(delivery.engagement());
            deliveries.reportedBy(
                    now.engagement(), now.version(), ReportedBy.STAFF, "Mei Lin", "mei@fern.example", ANA);
            return true;
        });

        assertThat(pages.mvc().get().uri(link + "/report").cookie(proof)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MockMvcRequestBuilder write(StatusReport report) {
        var request = pages.post(jonas, writing(report));
        return report(report).version() > 1 ? request : request.param("version", "0");
    }

    private MvcTestResult visit(String address) {
        return pages.mvc().get().uri(address).cookie(proof(address)).exchange();
    }

    private Cookie proof(String address) {
        return OpenedLinks.proof(context, address.split("/")[2]).orElseThrow();
    }

    private String link(Delivery delivery, String name) {
        var now = Instant.now();
        return OpenedLinks.path(inBusiness(() -> links.issue(
                LinkPurpose.REPORT,
                delivery.id().id(),
                name,
                new LinkHolder(
                        name.equals("Tala Ledger")
                                ? delivery.id().id()
                                : UUID.nameUUIDFromBytes(
                                        ("colleague " + delivery.id()).getBytes(StandardCharsets.UTF_8)),
                        name,
                        "liza@tala.example"),
                now.plus(Duration.ofDays(9)),
                now)));
    }

    private StatusReport report(StatusReport report) {
        return inBusiness(() -> reports.get(report.id()));
    }

    private void send(StatusReport report, int right) {
        inBusiness(() -> {
            var now = report(report);
            reports.submit(
                    report.id(),
                    now.version(),
                    content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, right, 80)),
                    "nobody",
                    Examples.JONAS,
                    report.dueAt().minus(Duration.ofMinutes(5)));
            return true;
        });
    }

    /** Work that began six full weeks ago, whose seventh week runs. */
    private DeliveryTerms begin(ReportedBy side) {
        return begin(side, LocalDate.now(Examples.BERLIN).minusDays(43));
    }

    private DeliveryTerms begin(ReportedBy side, LocalDate start) {
        var engagement = inBusiness(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        return begin(side, start, inBusiness(() -> drafts.drafted(engagement, ANA, Instant.now())));
    }

    /** Everything before the work is done. */
    private DeliveryTerms beginSigned(ReportedBy side, LocalDate start) {
        var engagement = inBusiness(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        return begin(side, start, inBusiness(() -> drafts.inForce(engagement)));
    }

    private DeliveryTerms begin(ReportedBy side, LocalDate start, ContractsForTests.Agreed contract) {
        var example = Examples.terms(8, side, RIGHT_FIRST_TIME, Examples.OVERNIGHT);
        var begun = Examples.starting(start, contract, example);
        inBusiness(() -> {
            deliveries.start(begun, ANA, start.atStartOfDay(Examples.BERLIN).toInstant());
            return true;
        });
        return begun;
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
