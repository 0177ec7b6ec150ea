package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Delivery;
import app.handoff.delivery.Examples;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.ALevel;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.Measure.Clock;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevelSentences;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.triage.EngagementsForTests;
import app.handoff.triage.NextTasks;
import app.handoff.triage.Triage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** The review of work that began fourteen weeks ago, as owner and staff see it. */
@SpringBootTest
class ReviewPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Deliveries deliveries;

    @Autowired
    ReviewPlanRepository plans;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ReviewStage stage;

    @Autowired
    Reviews reviews;

    @Autowired
    EngagementResults results;

    @Autowired
    Engagements opened;

    @Autowired
    Contracts contracts;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Triage triage;

    @Autowired
    NextTasks nextTasks;

    @Autowired
    Format format;

    Pages pages;
    SignedIn ana;
    SignedIn mei;
    EngagementId engagement;
    LocalDate start = LocalDate.now(Examples.BERLIN).minusDays(98);

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        mei = pages.colleague(ana, Role.STAFF);
        engagement = running("Bookkeeping");
    }

    private EngagementId running(String name) {
        return running(name, List.of(Examples.RIGHT_FIRST_TIME));
    }

    private EngagementId running(String name, List<AgreedLevel> levels) {
        var opened = inBusiness(() -> engagements.open(name));
        inBusiness(() -> {
            Examples.begin(deliveries, drafts.drafted(opened, Examples.ANA, Instant.now()), start, levels);
            return plans.save(new ReviewPlan(
                    opened,
                    new ReviewPlan.Agreed(
                            "Tala Ledger",
                            start,
                            start.plusYears(1),
                            30,
                            Money.of("8058", "EUR"),
                            Money.of("350", "EUR"),
                            12,
                            null)));
        });
        return opened;
    }

    @Test
    void aReviewIsCountedFinishedAndNeverChanges() {
        assertThat(pages.get(ana, review()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Did it save money and time?", "Tala Ledger", "What could go next");

        assertThat(pages.post(ana, review() + "/finish").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is a problem");
        assertThat(filled(review()).param("invoices", "2,100.00").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say why the invoices differ", "value=\"2100\"");
        assertThat(filled(review()).param("credits", "-1").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter an amount from 0");

        assertThat(filled(review() + "/finish").exchange()).hasStatus3xxRedirection();
        assertThat(filled(review() + "/finish").exchange())
                .as("the same form once more")
                .hasStatus3xxRedirection();
        assertThat(inBusiness(() -> reviews.finished(engagement))).hasSize(1);

        assertThat(pages.get(ana, review()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Continue", "Works well", "Finished by")
                .doesNotContain("Save and count again");
        assertThat(pages.get(ana, "/results").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Tala Ledger", "Continue");

        var kept = inBusiness(() -> reviews.latest(engagement)).orElseThrow();
        assertThat(kept.entries().judgeScore()).isEqualTo(4);
        assertThat(kept.figures())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(inBusiness(() -> reviews.figures(engagement, kept.from(), kept.to(), kept.entries())));
    }

    /** One of each kind, agreed stricter than asked for. */
    @Test
    void eachLevelStandsThereInTheVerySentenceThatScopeBidContractAndReportSay() {
        var minute = new Measure.TimeLimit(BigDecimal.ONE, Unit.MINUTES);
        var tiers = List.of(
                new Measure.Tier("urgent", minute),
                new Measure.Tier("normal", new Measure.TimeLimit(BigDecimal.TEN, Unit.HOURS)));
        var levels = Stream.of(
                        level(Measure.of(MeasureKind.SHARE), Unit.PERCENT, Direction.HIGHER, "97", "95", "98.5"),
                        level(
                                new Measure(MeasureKind.WITHIN, Clock.BUSINESS, minute, List.of(), null, null),
                                Unit.PERCENT,
                                Direction.HIGHER,
                                "80",
                                "70",
                                "85"),
                        level(
                                new Measure(MeasureKind.TIERS, Clock.CALENDAR, null, tiers, null, null),
                                Unit.PERCENT,
                                Direction.HIGHER,
                                "90",
                                "80",
                                "92"),
                        level(
                                new Measure(
                                        MeasureKind.FIRST_ANSWER,
                                        Clock.BUSINESS,
                                        new Measure.TimeLimit(BigDecimal.valueOf(4), Unit.HOURS),
                                        List.of(),
                                        null,
                                        null),
                                Unit.PERCENT,
                                Direction.HIGHER,
                                "95",
                                "90",
                                "96"),
                        level(Measure.of(MeasureKind.EVERY), Unit.HOURS, Direction.LOWER, "4", "8", "3"),
                        level(Measure.of(MeasureKind.AVERAGE), Unit.HOURS, Direction.LOWER, "4", "8", "3.5"),
                        level(Measure.of(MeasureKind.COUNT), Unit.CASES, Direction.LOWER, "2", "5", "1"),
                        level(Measure.of(MeasureKind.AVAILABILITY), Unit.PERCENT, Direction.HIGHER, "99", "98", "99.5"),
                        level(
                                new Measure(
                                        MeasureKind.SCORE,
                                        Clock.CALENDAR,
                                        null,
                                        List.of(),
                                        BigDecimal.ONE,
                                        BigDecimal.valueOf(5)),
                                Unit.POINTS,
                                Direction.HIGHER,
                                "4",
                                "3",
                                "4.2"))
                .toList();
        assertThat(levels.stream().map(level -> level.asked().kind())).containsExactlyInAnyOrder(MeasureKind.values());
        engagement = running("Answering the phone", levels);
        var sentences = inBusiness(() -> levels.stream()
                .map(level -> format.text(ServiceLevelSentences.reaching(level.asked(), level.agreed())))
                .map(sentence -> HtmlUtils.htmlEscape(sentence, "UTF-8"))
                .toList());

        assertThat(pages.get(ana, review())).hasStatusOk().bodyText().contains(sentences);
        assertThat(filled(review() + "/finish")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, review())).as("finished").bodyText().contains(sentences);
    }

    private static AgreedLevel level(
            Measure measure, Unit unit, Direction direction, String target, String minimum, String agreed) {
        return new AgreedLevel(ALevel.of(measure, unit, direction, target, minimum), new BigDecimal(agreed));
    }

    @Test
    void whatAVerdictNeedsIsSaidAllAtOnceAndWhatIsTypedStays() {
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", start.toString())
                        .param("to", start.plusDays(90).toString())
                        .param("judgeNote", "Careful, but slow")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Choose how satisfied the judge is",
                        "Choose a verdict",
                        "Say why you decide this",
                        "Careful, but slow");
    }

    @Test
    void anAmountThatIsNoneIsSaidAtItsField() {
        assertThat(filled(review() + "/finish").param("invoices", "plenty").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"plenty\"", "Works well");
        assertThat(pages.post(ana, review())
                        .param("version", "-1")
                        .param("from", "")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter the first day", "Enter the last day");
    }

    @Test
    void countingAgainKeepsTheVerdictThatIsNotSpokenYet() {
        assertThat(filled(review()).exchange()).hasStatus3xxRedirection();

        assertThat(pages.get(ana, review()).exchange()).bodyText().contains("Works well", "Finish the review");
        assertThat(inBusiness(() -> reviews.latest(engagement))).isEmpty();
    }

    @Test
    void everyFinishedReviewStaysWithinReachAndCountsInTheResults() {
        var first = start.plusDays(41);
        assertThat(filled(review() + "/finish", first).exchange()).hasStatus3xxRedirection();
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", first.plusDays(1).toString())
                        .param("to", start.plusDays(90).toString())
                        .param("judgeScore", "5")
                        .param("verdict", "EXPAND")
                        .param("verdictReason", "Even better")
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(pages.get(ana, review()).exchange())
                .bodyText()
                .contains("Even better", review() + "?until=" + first)
                .doesNotContain("Works well");
        assertThat(pages.get(ana, review() + "?until=" + first).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Works well", review() + "?until=" + start.plusDays(90));
        assertThat(pages.get(ana, review() + "?until=2001-01-01").exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(ana, "/results").exchange()).bodyText().contains("in 2 reviews");
        assertThat(pages.get(ana, "/engagements/" + engagement).exchange())
                .bodyText()
                .contains(review());
        assertThat(pages.get(mei, "/engagements/" + engagement).exchange())
                .bodyText()
                .doesNotContain(review());
    }

    @Test
    void everyFigureOpensToWhatItIsCountedFromAndKeepsItWhenTheReviewIsFinished() {
        var counted = List.of(
                "How it is counted",
                "Price of the term × days of this period ÷ days of the term",
                "Price of the term, without taking over",
                "8,058.00",
                "From the baseline, frozen when the engagement was opened",
                "Days left until the work ends");
        assertThat(pages.get(ana, review()).exchange()).bodyText().contains(counted);
        assertThat(filled(review() + "/finish").exchange()).hasStatus3xxRedirection();
        assertThat(pages.get(ana, review()).exchange()).bodyText().contains(counted);
    }

    @Test
    void noDayIsInTwoReviews() {
        assertThat(filled(review() + "/finish", start.plusDays(41)).exchange()).hasStatus3xxRedirection();

        assertThat(filled(review() + "/finish", start.plusDays(90))
                        .param("judgeNote", "Once more")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("are reviewed already: choose that day or a later one");
    }

    @Test
    void workThatRunsIsAmongTheResultsBeforeItsFirstReview() {
        assertThat(pages.get(ana, "/results").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Bookkeeping", "Running, not reviewed yet", "Review due now", "a year")
                .doesNotContain("Oversight");
    }

    @Test
    void theResultsAskNoMoreForMoreEngagements() {
        var one = StatementCount.ofRepeated(() -> pages.get(ana, "/results").exchange());
        running("Payroll");
        running("Front desk");

        assertThat(StatementCount.ofRepeated(() -> pages.get(ana, "/results").exchange()))
                .isEqualTo(one);
    }

    @Test
    void theReviewAsksAFewTimesHoweverManyThereAre() {
        var one = StatementCount.ofRepeated(() -> pages.get(ana, review()).exchange());
        assertThat(one).isLessThanOrEqualTo(7);
        assertThat(filled(review() + "/finish", start.plusDays(41)).exchange()).hasStatus3xxRedirection();

        assertThat(StatementCount.ofRepeated(() -> pages.get(ana, review()).exchange()))
                .isLessThanOrEqualTo(one);
        assertThat(StatementCount.ofRepeated(
                        () -> pages.get(ana, "/results/next").exchange()))
                .isLessThanOrEqualTo(7);
        assertThat(StatementCount.ofRepeated(
                        () -> pages.get(ana, review() + "/opinions").exchange()))
                .isLessThanOrEqualTo(7);
    }

    @Test
    void whatIsReviewedTodayWaitsForAnotherDay() {
        assertThat(filled(review() + "/finish", LocalDate.now(Examples.BERLIN)).exchange())
                .hasStatus3xxRedirection();

        assertThat(pages.get(ana, review()).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Start the next review");
        assertThat(pages.get(ana, review() + "/next").exchange())
                .hasRedirectedUrl(review())
                .flash()
                .containsEntry("toast", Sentence.of("review.nothingNew"));
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", start.toString())
                        .param("to", LocalDate.now(Examples.BERLIN).toString())
                        .param("judgeScore", "2")
                        .param("verdict", "AMEND")
                        .param("verdictReason", "Too slow for me")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A colleague finished this review", "You wrote: Too slow for me", "Works well");
    }

    @Test
    void whoEntersSecondSeesBoth() {
        assertThat(filled(review()).param("judgeNote", "Careful").exchange()).hasStatus3xxRedirection();
        assertThat(filled(review()).param("judgeNote", "Careful").exchange())
                .as("the same form once more")
                .hasStatus3xxRedirection();

        assertThat(filled(review()).param("judgeNote", "Slow").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Slow", "Saved meanwhile: Careful")
                .contains("name=\"version\" value=\"0\"");
    }

    @Test
    void theVerdictToEndItLeadsToNoticeAndTheEndOfTheContractFreesTheTask() {
        var inSample = pages.inSample(ana);
        var scope = Tenancy.Scope.of(inSample.business()).at(Pages.BERLIN);
        var plan = openInSample(scope);
        var work = plan.engagement();
        var today = LocalDate.now(Examples.BERLIN);

        finish(inSample, plan, "END", "Too many mistakes");

        assertThat(pages.get(inSample, "/engagements/" + work + "/review").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Too many mistakes", "Give notice", "/engagements/" + work + "/contract/ending");
        assertThat(pages.get(inSample, "/").exchange())
                .bodyText()
                .contains("You decided not to go on with " + plan.vendorName());
        assertThat(pages.get(inSample, "/engagements/" + work + "/contract/ending")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("at the earliest", "End the contract");
        assertThat(pages.post(inSample, "/engagements/" + work + "/contract/ending")
                        .param("ground", "AGREED")
                        .param("on", today.plusDays(10).toString())
                        .param("reason", "Too many mistakes")
                        .exchange())
                .hasStatus3xxRedirection();

        Tenancy.as(scope, () -> {
            assertThat(opened.get(work).isEnded()).isFalse();
            assertThat(drafts.status(work)).isEqualTo("ACTIVE");
            assertThat(deliveries.get(work).phase()).isNotEqualTo(Delivery.Phase.ENDED);
            assertThat(deliveries.get(work).ends()).isEqualTo(today.plusDays(10));
            assertThat(Examples.weeks(deliveries, work)).noneMatch(from -> from.isAfter(today.plusDays(10)));
            assertThat(reviews.plan(work).dueOn()).isEqualTo(today.plusDays(10));
            contracts.endWhatIsOver(today.plusDays(12), Instant.now().plus(Duration.ofDays(12)));
            return true;
        });
        Tenancy.as(scope, () -> {
            assertThat(opened.get(work).isEnded()).isTrue();
            assertThat(drafts.status(work)).isEqualTo("ENDED");
            assertThat(deliveries.get(work).phase()).isEqualTo(Delivery.Phase.ENDED);
            assertThat(engagements.isEngaged(opened.get(work).taskId())).isFalse();
            return true;
        });
        assertThat(pages.get(inSample, "/engagements/" + work + "/contract").exchange())
                .bodyText()
                .contains("Access taken away", "/contract/hand-back/0");
        assertThat(pages.post(inSample, "/engagements/" + work + "/contract/hand-back/0")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(inSample, "/results").exchange()).bodyText().contains("End it");
    }

    @Test
    void theVerdictToAskForNewBidsOpensTheNextRoundWhileTheWorkGoesOnAndAfterItEnded() {
        var inSample = pages.inSample(ana);
        var scope = Tenancy.Scope.of(inSample.business()).at(Pages.BERLIN);
        var plan = openInSample(scope);
        var work = plan.engagement();

        finish(inSample, plan, "REBID", "Too dear");
        assertThat(pages.get(inSample, "/engagements/" + work).exchange())
                .bodyText()
                .contains("Ask for new bids", "Give notice");
        var next = pages.post(inSample, "/engagements/" + work + "/review/next-round")
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        assertThat(next).startsWith("/engagements/").isNotEqualTo("/engagements/" + work);
        assertThat(pages.post(inSample, "/engagements/" + work + "/review/next-round")
                        .exchange())
                .as("pressed twice")
                .hasRedirectedUrl(next);
        var round = EngagementId.of(next.substring("/engagements/".length()));
        assertThat(pages.get(inSample, next + "/scope").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Start from the last round", "Measured", "Proposed now", next + "/scope/last-round");
        assertThat(pages.post(inSample, next + "/scope/last-round").exchange()).hasRedirectedUrl(next + "/scope/check");
        assertThat(pages.get(inSample, next + "/scope").exchange())
                .bodyText()
                .doesNotContain("Start from the last round", "Start from a ready-made draft");
        assertThat(pages.get(inSample, next + "/bidding/vendors").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Chosen last time.", "Invited last time.", "checked");

        assertThat(pages.post(inSample, "/engagements/" + work + "/contract/ending")
                        .param("ground", "AGREED")
                        .param("reason", "Another vendor follows")
                        .exchange())
                .hasStatus3xxRedirection();
        Tenancy.as(scope, () -> {
            assertThat(opened.get(work).isEnded()).isTrue();
            assertThat(opened.get(round).isEnded()).isFalse();
            assertThat(opened.get(round).name()).isEqualTo(opened.get(work).name() + " (2)");
            assertThat(engagements.isEngaged(opened.get(work).taskId()))
                    .as("the next round has it")
                    .isTrue();
            opened.end(round, Engagement.Outcome.ABANDONED, Examples.ANA, Instant.now());
            assertThat(engagements.isOpen(opened.get(work).taskId())).isTrue();
            return true;
        });
    }

    @Test
    void aVerdictToGoOnNamesTheNextReviewOnlyWhileOneComes() {
        var first = start.plusDays(41);
        var last = start.plusDays(90);
        assertThat(filled(review() + "/finish", first).exchange()).hasStatus3xxRedirection();
        assertThat(pages.get(ana, review()).exchange()).bodyText().contains("The next review is due");
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", first.plusDays(1).toString())
                        .param("to", last.toString())
                        .param("judgeScore", "5")
                        .param("verdict", "EXPAND")
                        .param("verdictReason", "Even better")
                        .exchange())
                .hasStatus3xxRedirection();

        inBusiness(() -> {
            var plan = reviews.plan(engagement);
            plan.noticeGiven(last);
            return plans.save(plan);
        });

        assertThat(pages.get(ana, review() + "?until=" + first).exchange())
                .bodyText()
                .contains("No further review is due: the last day of the contract with Tala Ledger is")
                .doesNotContain("The work goes on as agreed");
        assertThat(pages.get(ana, review()).exchange())
                .bodyText()
                .contains("No further review is due", "The tasks below could go next")
                .doesNotContain("the next review is due");
    }

    @Test
    void whatIsOverCannotGoOnAndItsVerdictFreesTheTask() {
        inBusiness(() -> {
            deliveries.end(engagement, "It was ended before contracts ended on a day", Examples.ANA, Instant.now());
            return true;
        });

        assertThat(filled(review() + "/finish").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The work has ended, so it cannot go on");
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", start.toString())
                        .param("to", start.plusDays(90).toString())
                        .param("judgeScore", "2")
                        .param("verdict", "REBID")
                        .param("verdictReason", "Someone else")
                        .exchange())
                .hasStatus3xxRedirection();
        inBusiness(() -> {
            assertThat(opened.get(engagement).isEnded()).isTrue();
            assertThat(engagements.isOpen(opened.get(engagement).taskId())).isTrue();
            return true;
        });
        assertThat(pages.get(ana, review()).exchange()).bodyText().contains("Ask for new bids", "/review/next-round");
        assertThat(pages.post(ana, review() + "/next-round").exchange()).hasStatus3xxRedirection();
    }

    @Test
    void workThatIsTakenBackNeedsAnOwnerAndReturnsToTheTasksWithWhatWasLearnt() {
        var task = inBusiness(() -> opened.get(engagement).taskId());
        inBusiness(() -> {
            deliveries.end(engagement, "It was ended before contracts ended on a day", Examples.ANA, Instant.now());
            return true;
        });
        var takenBack = pages.post(ana, review() + "/finish")
                .param("version", "-1")
                .param("from", start.toString())
                .param("to", start.plusDays(90).toString())
                .param("judgeScore", "2")
                .param("verdict", "TAKE_BACK")
                .param("verdictReason", "We know it better ourselves");
        assertThat(takenBack.exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say who does the work in-house", "Enter how many hours a week it takes");
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", start.toString())
                        .param("to", start.plusDays(90).toString())
                        .param("judgeScore", "2")
                        .param("verdict", "TAKE_BACK")
                        .param("verdictReason", "We know it better ourselves")
                        .param("lessons", "Month ends need two people")
                        .param("inHouseOwner", "Jonas")
                        .param("inHouseHours", "6.5")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, review()).exchange())
                .bodyText()
                .contains("Jonas does it in-house again, in 6.5 hours a week.", "Month ends need two people");
        inBusiness(() -> {
            assertThat(opened.get(engagement).outcome()).contains(Engagement.Outcome.TAKEN_BACK);
            assertThat(engagements.isOpen(task)).isTrue();
            return true;
        });
        assertThat(pages.get(ana, "/tasks/" + task + "/decision").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("What was learnt last time", "Month ends need two people", "Jonas does it in-house again");
    }

    @Test
    void whatWasLearntStandsBesideTheScopeOfTheNextRound() {
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", start.toString())
                        .param("to", start.plusDays(90).toString())
                        .param("judgeScore", "2")
                        .param("verdict", "REBID")
                        .param("verdictReason", "Too slow")
                        .param("lessons", "Say by which hour receipts are sent")
                        .exchange())
                .hasStatus3xxRedirection();
        var next = pages.post(ana, review() + "/next-round")
                .exchange()
                .getResponse()
                .getRedirectedUrl();

        assertThat(pages.get(ana, next + "/scope").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Learnt last time", "Say by which hour receipts are sent");
    }

    @Test
    void aVerdictToExtendLeadsToTheContract() {
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", start.toString())
                        .param("to", start.plusDays(90).toString())
                        .param("judgeScore", "5")
                        .param("verdict", "EXTEND")
                        .param("verdictReason", "We want to keep them")
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(pages.get(ana, review()).exchange())
                .bodyText()
                .contains(
                        "For another term, agree on one with Tala Ledger", "/engagements/" + engagement + "/contract");
    }

    @Test
    void aTaskIsStartedWithAVendorWhoDidWellInOneStep() {
        var inSample = pages.inSample(ana);
        var scope = Tenancy.Scope.of(inSample.business()).at(Pages.BERLIN);
        var work = openInSample(scope).engagement();
        var task = Tenancy.as(scope, () -> nextTasks.ranked(1)).get(0);

        var started = pages.post(inSample, "/results/next")
                .param("task", task.taskId().toString())
                .param("proven", work.toString())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        assertThat(started).startsWith("/engagements/");
        assertThat(pages.post(inSample, "/results/next")
                        .param("task", task.taskId().toString())
                        .param("proven", work.toString())
                        .exchange())
                .as("pressed twice")
                .hasRedirectedUrl(started);
        var vendor =
                Tenancy.as(scope, () -> contracts.signed(work).orElseThrow().vendorName());
        assertThat(pages.get(inSample, started).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(HtmlUtils.htmlEscape(task.name(), "UTF-8"));
        assertThat(pages.get(inSample, started + "/bidding").exchange())
                .hasStatusOk()
                .bodyText()
                .contains(HtmlUtils.htmlEscape(vendor, "UTF-8"));
    }

    @Test
    void whatCouldGoNextNamesTheVendorWhoDidWellInSuchWork() {
        assertThat(filled(review() + "/finish").exchange()).hasStatus3xxRedirection();
        inBusiness(() -> engagements.undecided("Payroll"));

        assertThat(pages.get(ana, "/results/next").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Payroll", "Start with Tala Ledger");
        assertThat(pages.get(mei, "/results/next").exchange()).hasStatus(HttpStatus.FORBIDDEN);
    }

    private ReviewPlan openInSample(Tenancy.Scope scope) {
        return Tenancy.as(scope, () -> results.page(0, 200)).stream()
                .map(EngagementResults.Standing::plan)
                .filter(one -> one.isOpen(LocalDate.now(Examples.BERLIN)))
                .findFirst()
                .orElseThrow();
    }

    private void finish(SignedIn who, ReviewPlan plan, String verdict, String reason) {
        assertThat(pages.post(who, "/engagements/" + plan.engagement() + "/review/finish")
                        .param("version", "-1")
                        .param("from", plan.nextFrom().toString())
                        .param("to", LocalDate.now(Examples.BERLIN).toString())
                        .param("accepted", "NO")
                        .param("judgeScore", "1")
                        .param("verdict", verdict)
                        .param("verdictReason", reason)
                        .exchange())
                .hasStatus3xxRedirection();
    }

    @Test
    void staffSeeNeitherMoneyNorResults() {
        assertThat(pages.get(mei, review()).exchange()).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get(mei, "/results").exchange()).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aForeignAndAnUnknownEngagementAreNotFound() {
        var other = pages.owner("Studio Moss");

        assertThat(pages.get(other, review()).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(ana, "/engagements/" + EngagementId.next() + "/review")
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(other, "/results").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("No results yet");
    }

    @Test
    void theStageSaysThatTheReviewIsDue() {
        var report = inBusiness(
                () -> stage.reports(List.of(engagement), Instant.now()).get(engagement));

        assertThat(report.next()).isNotNull();
        assertThat(report.next().href()).isEqualTo(review());
        assertThat(report.steps())
                .as("staff see the step, and may not open its page")
                .allMatch(step -> step.least() == Role.MANAGER);
    }

    private MockMvcRequestBuilder filled(String address) {
        return filled(address, start.plusDays(90));
    }

    private MockMvcRequestBuilder filled(String address, LocalDate last) {
        return pages.post(ana, address)
                .param("version", "-1")
                .param("from", start.toString())
                .param("to", last.toString())
                .param("judgeScore", "4")
                .param("verdict", "CONTINUE")
                .param("verdictReason", "Works well");
    }

    private String review() {
        return "/engagements/" + engagement + "/review";
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
