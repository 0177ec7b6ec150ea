package app.handoff.bidding;

import static app.handoff.bidding.ABidding.BERLIN;
import static app.handoff.bidding.ABidding.EUR;
import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Scopes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

class BidRequestTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDateTime WEDNESDAY = LocalDateTime.parse("2026-11-25T16:00");

    @Test
    void opensOnlyWithFullWeightsADeadlineAndAVendor() {
        var request = aRequest();
        refused("bidding.weights.mustAddUp", () -> open(request, 2));

        request.judgeBy(criteria(40, 60), List.of());
        refused("bidding.deadline.missing", () -> open(request, 2));

        request.schedule(new Schedule(WEDNESDAY, WEDNESDAY, BERLIN, null), MONDAY);
        refused("bidding.invitations.none", () -> open(request, 0));

        open(request, 2);
        assertThat(request.status()).isEqualTo(BiddingStatus.OPEN);
        assertThat(request.scopeVersion()).isEqualTo(1);
    }

    @Test
    void aYearWrittenWrongDoesNotCloseBiddingForGood() {
        var far = WEDNESDAY.plusYears(100);
        refused(
                "bidding.deadline.tooFar",
                () -> aRequest().schedule(new Schedule(WEDNESDAY, far, BERLIN, null), MONDAY));
        refused("bidding.deadline.tooFar", () -> extend(anOpenRequest(), far));
    }

    @Test
    void answersCountOnlyWhereSomethingIsAsked() {
        var request = aRequest();
        var answers = List.of(new Criterion(CriterionId.next(), 0, "Answers", CriterionKind.ANSWER, 100, null, ""));
        request.schedule(new Schedule(WEDNESDAY, WEDNESDAY, BERLIN, null), MONDAY);

        request.judgeBy(answers, List.of());
        refused("bidding.answers.noQuestion", () -> open(request, 2));

        request.judgeBy(answers, List.of(new BidQuestion(UUID.randomUUID(), "How do you learn our accounts?", 120)));
        open(request, 2);
        assertThat(request.status()).isEqualTo(BiddingStatus.OPEN);
    }

    @Test
    void doesNotChangeOnceOpen() {
        var request = anOpenRequest();

        refused("bidding.request.alreadyOpen", () -> request.judgeBy(criteria(50, 50), List.of()));
        refused("bidding.request.alreadyOpen", () -> request.priceFor(24, 30));
        refused(
                "bidding.request.alreadyOpen",
                () -> request.schedule(new Schedule(WEDNESDAY, WEDNESDAY, BERLIN, null), MONDAY));
        refused("bidding.request.alreadyOpen", () -> open(request, 3));
    }

    @Test
    void aDeadlineIsExtendedButNeverShortened() {
        var request = anOpenRequest();

        refused("bidding.deadline.onlyLater", () -> extend(request, WEDNESDAY.minusHours(1)));
        refused("bidding.deadline.onlyLater", () -> extend(request, WEDNESDAY));
        extend(request, WEDNESDAY.plusDays(2));

        assertThat(request.deadline().at()).isEqualTo(Instant.parse("2026-11-27T15:00:00Z"));
    }

    @Test
    void opensWithAnotherPersonWhoBeganAndStillMay() {
        var request = aRequest();
        request.judgeBy(criteria(40, 60), List.of());
        request.schedule(new Schedule(WEDNESDAY, WEDNESDAY, BERLIN, null), MONDAY);
        request.openByTwo(true);
        open(request, 2);
        refused("bidding.request.alreadyOpen", () -> request.openByTwo(false));
        var jonas = Actor.member(MemberId.next(), "Jonas");

        assertThat(request.opensWith(MIA, anybody -> true)).isFalse();
        request.beginOpening(MIA, MONDAY);
        assertThat(request.opensWith(MIA, anybody -> true)).isFalse();
        assertThat(request.opensWith(jonas, anybody -> true)).isTrue();
        assertThat(request.opensWith(jonas, beginner -> false)).isFalse();
        request.takeBackOpening(jonas, MONDAY);
        assertThat(request.openingBegunBy()).isEqualTo(MIA);

        extend(request, WEDNESDAY.plusDays(2));
        assertThat(request.openingBegunBy()).as("more time begins it anew").isNull();
        assertThat(anOpenRequest().opensWith(MIA, nobody -> false)).isTrue();
    }

    @Test
    void asksForFinalOffersOnceAfterTheOpeningWhereThatWasSaid() {
        refused("bidding.finalOffers.notAnnounced", () -> ask(anOpenRequest(), WEDNESDAY.plusDays(7)));
        refused("bidding.request.alreadyOpen", () -> anOpenRequest().announceFinalOffers(true));
        refused("bidding.finalOffers.notNow", () -> ask(announcing(BiddingStatus.OPEN), WEDNESDAY.plusDays(7)));

        var request = announcing(BiddingStatus.OPENED);
        refused(
                "bidding.finalOffers.nobody",
                () -> request.askForFinalOffers("Better?", at(NEXT_WEEK), 0, MIA, MONDAY));
        refused("bidding.finalOffers.textMissing", () -> request.askForFinalOffers(" ", at(NEXT_WEEK), 1, MIA, MONDAY));
        refused("bidding.deadline.past", () -> ask(request, WEDNESDAY.minusDays(7)));
        assertThat(request.isSealed()).isFalse();
        ask(request, WEDNESDAY.plusDays(7));

        assertThat(request.isSealed()).isTrue();
        assertThat(request.isAwaitingFinalOffers()).isTrue();
        assertThat(request.areFinalOffersClosed(MONDAY)).isFalse();
        assertThat(request.areFinalOffersClosed(request.finalDeadline().at())).isTrue();
        refused("bidding.finalOffers.once", () -> ask(request, WEDNESDAY.plusDays(9)));
        refused("bidding.finalOffers.awaited", () -> request.endUnsuccessful("None was good.", MIA, MONDAY));
        refused("bidding.finalOffers.awaited", request::requireNoFinalOffersAwaited);
        refused("bidding.deadline.onlyLater", () -> request.extendFinalOffers(at(NEXT_WEEK), MIA, MONDAY));
        request.extendFinalOffers(at("2026-12-04T16:00"), MIA, MONDAY);
        assertThat(request.finalDeadline().at()).isEqualTo(Instant.parse("2026-12-04T15:00:00Z"));
    }

    @Test
    void finalOffersAreCalledOffForAReasonAndNeverAskedForAgain() {
        var request = announcing(BiddingStatus.OPENED);
        refused("bidding.finalOffers.notAwaited", () -> request.callOffFinalOffers("No money.", MIA, MONDAY));
        ask(request, WEDNESDAY.plusDays(7));
        refused("bidding.finalOffers.callOff.reasonMissing", () -> request.callOffFinalOffers(" ", MIA, MONDAY));
        request.callOffFinalOffers("Our budget is gone.", MIA, MONDAY);

        assertThat(request.isSealed()).isFalse();
        refused("bidding.finalOffers.notAwaited", () -> request.callOffFinalOffers("Twice.", MIA, MONDAY));
        refused("bidding.finalOffers.once", () -> ask(request, WEDNESDAY.plusDays(9)));
        request.endUnsuccessful("None was good.", MIA, MONDAY);
    }

    @Test
    void onlyWhoWasAskedSendsAFinalOfferUntilItsOwnDeadline() {
        var request = announcing(BiddingStatus.OPENED);
        var asked = ABidding.invitation(aRequest());
        var other = ABidding.invitation(aRequest());
        asked.askForFinalOffer(MONDAY);
        ask(request, WEDNESDAY.plusDays(7));
        var due = request.finalDeadline().at();

        assertThat(request.acceptsBidsOf(asked, due.minusMillis(1))).isTrue();
        assertThat(request.acceptsBidsOf(asked, due)).isFalse();
        assertThat(request.acceptsBidsOf(other, MONDAY)).isFalse();
        assertThat(request.deadlineOf(other)).isEqualTo(request.deadline());
        assertThat(request.deadlineOf(asked)).isEqualTo(request.finalDeadline());
        assertThat(request.validAtLeastUntilOf(asked))
                .isEqualTo(request.validAtLeastUntil().plusDays(7));
        asked.endFinalOffer(MONDAY);
        refused("bidding.finalOffers.notWanted", () -> request.requireAcceptingBidsOf(asked, MONDAY));
        asked.resumeFinalOffer();
        request.requireAcceptingBidsOf(asked, MONDAY);
        request.callOffFinalOffers("Our budget is gone.", MIA, MONDAY);
        refused("bidding.finalOffers.notWanted", () -> request.requireAcceptingBidsOf(asked, MONDAY));
        assertThat(request.deadlineOf(asked)).isEqualTo(request.deadline());
    }

    @Test
    void twoPeopleOpenFinalOffersToo() {
        var request = announcing(BiddingStatus.OPENED);
        ReflectionTestUtils.setField(request, "openedByTwo", true);
        var jonas = Actor.member(MemberId.next(), "Jonas");
        ask(request, WEDNESDAY.plusDays(7));

        assertThat(request.opensWith(MIA, anybody -> true)).isFalse();
        request.beginOpening(MIA, MONDAY);
        assertThat(request.begunBy()).isEqualTo(MIA);
        assertThat(request.openingBegunBy()).as("of the first opening").isNull();
        assertThat(request.opensWith(jonas, anybody -> true)).isTrue();
        request.extendFinalOffers(at("2026-12-04T16:00"), MIA, MONDAY);
        assertThat(request.begunBy()).as("more time begins it anew").isNull();
    }

    private static final String NEXT_WEEK = "2026-12-02T16:00";

    private static void ask(BidRequest request, LocalDateTime deadline) {
        request.askForFinalOffers("Better?", WallTime.of(deadline), 2, MIA, MONDAY);
    }

    /** Vendors were told that some may be asked for a final offer; opened by the statement that nothing but the opening runs. */
    private static BidRequest announcing(BiddingStatus status) {
        var request = aRequest();
        request.judgeBy(criteria(40, 60), List.of());
        request.schedule(new Schedule(WEDNESDAY, WEDNESDAY, BERLIN, null), MONDAY);
        request.announceFinalOffers(true);
        open(request, 2);
        ReflectionTestUtils.setField(request, "status", status);
        if (status == BiddingStatus.OPENED) {
            ReflectionTestUtils.setField(request, "openedAt", MONDAY);
        }
        return request;
    }

    private static void extend(BidRequest request, LocalDateTime deadline) {
        request.extend(request.schedule().movedTo(WallTime.of(deadline)), MIA, MONDAY);
    }

    @Test
    void whatFollowsTheDeadlineIsProposedToMoveWithIt() {
        var december = schedule("2026-11-27T12:00", "2026-12-01T16:00", "2026-12-10");

        assertThat(december.movedTo(at("2026-12-31T16:00")))
                .isEqualTo(schedule("2026-12-27T12:00", "2026-12-31T16:00", "2027-01-09"));
        assertThat(december.movedTo(at("2026-12-01T18:00")))
                .isEqualTo(schedule("2026-11-27T12:00", "2026-12-01T18:00", "2026-12-10"));
        // Questions never end after an earlier hour of the new day.
        assertThat(schedule("2026-12-01T16:00", "2026-12-01T16:00", null).movedTo(at("2026-12-03T09:00")))
                .isEqualTo(schedule("2026-12-03T09:00", "2026-12-03T09:00", null));
        assertThat(december.leavesBehind(december)).isFalse();
        assertThat(schedule("2026-11-27T12:00", "2026-12-31T16:00", "2026-12-10")
                        .leavesBehind(december))
                .isTrue();
    }

    private static WallTime at(String time) {
        return WallTime.of(LocalDateTime.parse(time));
    }

    @Test
    void noDateThatVendorsWereToldStaysBehindTheDeadline() {
        var request = anOpenRequest("2026-11-24T12:00", "2026-11-25T16:00", "2026-12-04");

        refused(
                "bidding.decisionBy.beforeDeadline",
                () -> request.extend(schedule("2026-11-24T12:00", "2026-12-31T16:00", "2026-12-04"), MIA, MONDAY));
        refused(
                "bidding.decisionBy.promised",
                () -> request.extend(schedule("2026-11-24T12:00", "2026-12-31T16:00", null), MIA, MONDAY));
        refused(
                "bidding.questionsUntil.onlyLater",
                () -> request.extend(schedule("2026-11-23T12:00", "2026-12-31T16:00", "2027-01-10"), MIA, MONDAY));
        refused(
                "bidding.decisionBy.afterValidity",
                () -> request.extend(schedule("2026-11-24T12:00", "2026-12-31T16:00", "2027-03-02"), MIA, MONDAY));

        request.extend(schedule("2026-12-30T12:00", "2026-12-31T16:00", "2027-03-01"), MIA, MONDAY);
        assertThat(request.schedule()).isEqualTo(schedule("2026-12-30T12:00", "2026-12-31T16:00", "2027-03-01"));
        assertThat(request.validAtLeastUntil()).isEqualTo("2027-03-01");
    }

    @Test
    void anAddendumMovesWhatFollowsTheDeadlineToo() {
        var request = anOpenRequest("2026-11-24T12:00", "2026-11-25T16:00", "2026-12-04");

        request.addAddendum(scope(2), MIA, MONDAY);

        assertThat(request.schedule()).isEqualTo(schedule("2026-11-27T12:00", "2026-11-28T16:00", "2026-12-07"));
    }

    private static BidRequest anOpenRequest(String questions, String deadline, String decision) {
        var request = aRequest();
        request.judgeBy(criteria(40, 60), List.of());
        request.schedule(schedule(questions, deadline, decision), MONDAY);
        open(request, 2);
        return request;
    }

    private static Schedule schedule(String questions, String deadline, @Nullable String decision) {
        return new Schedule(
                LocalDateTime.parse(questions),
                LocalDateTime.parse(deadline),
                BERLIN,
                decision == null ? null : LocalDate.parse(decision));
    }

    @Test
    void theClockClosesIt() {
        var request = anOpenRequest();
        var deadline = request.deadline().at();

        assertThat(request.acceptsBids(deadline.minusMillis(1))).isTrue();
        assertThat(request.acceptsBids(deadline)).isFalse();
        assertThat(request.isClosed(deadline)).isTrue();
        assertThat(request.acceptsQuestions(deadline)).isFalse();
    }

    @Test
    void cannotBeAwardedWhileTheBidsAreSealed() {
        var request = anOpenRequest();

        refused(
                "bidding.request.cannotBecome.AWARDED",
                () -> request.award(BidId.next(), VendorId.next(), "Tala Ledger", MIA, MONDAY));
        refused("bidding.request.cannotBecome.UNSUCCESSFUL", () -> request.endUnsuccessful("None fits.", MIA, MONDAY));
    }

    @Test
    void cancellingNeedsAReasonAndIsFinal() {
        var request = anOpenRequest();

        refused("bidding.cancel.reasonMissing", () -> request.cancel(" ", MIA, MONDAY));
        request.cancel("We moved.", MIA, MONDAY);

        refused("bidding.request.cannotBecome.CANCELLED", () -> request.cancel("Again.", MIA, MONDAY));
        refused("bidding.request.notOpen", () -> extend(request, WEDNESDAY.plusDays(1)));
    }

    @Test
    void anAddendumGivesEverybodyMoreTime() {
        var request = anOpenRequest();
        refused("bidding.addendum.notNewer", () -> request.addAddendum(scope(1), MIA, MONDAY));

        request.addAddendum(scope(2), MIA, MONDAY);

        assertThat(request.scopeVersion()).isEqualTo(2);
        assertThat(request.deadline().at()).isEqualTo(Instant.parse("2026-11-28T15:00:00Z"));
    }

    @Test
    void aTimeThatNeverComesIsNoDeadline() {
        var request = aRequest();
        var skipped = LocalDateTime.parse("2027-03-28T02:30");

        refused("time.skipped", () -> request.schedule(new Schedule(WEDNESDAY, skipped, BERLIN, null), MONDAY));
        request.schedule(new Schedule(WEDNESDAY, skipped, ZoneId.of("Asia/Manila"), null), MONDAY);
    }

    @Test
    void criteriaAndQuestionsAreThereOnce() {
        var request = aRequest();
        var price = new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 50, null, "");

        refused(
                "bidding.criteria.twice",
                () -> request.judgeBy(
                        List.of(
                                price,
                                new Criterion(CriterionId.next(), 1, " price", CriterionKind.OTHER, 50, null, "")),
                        List.of()));
        refused(
                "bidding.criterion.weightOutOfRange",
                () -> new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, -1, null, ""));
    }

    @Test
    void aHeavyPriceIsSaid() {
        var request = aRequest();

        request.judgeBy(criteria(50, 50), List.of());
        assertThat(request.isPriceHeavy()).isFalse();
        request.judgeBy(criteria(51, 49), List.of());
        assertThat(request.isPriceHeavy()).isTrue();
    }

    private static BidRequest aRequest() {
        return new BidRequest(EngagementId.next(), "Bookkeeping for 2027", EUR, BERLIN);
    }

    private static BidRequest anOpenRequest() {
        var request = aRequest();
        request.judgeBy(criteria(40, 60), List.of());
        request.schedule(new Schedule(WEDNESDAY, WEDNESDAY, BERLIN, null), MONDAY);
        open(request, 2);
        return request;
    }

    private static void open(BidRequest request, int invited) {
        request.open(scope(1), invited, "Mia", "mia@example.com", MIA, MONDAY);
    }

    private static List<Criterion> criteria(int price, int rest) {
        return List.of(
                new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, price, null, ""),
                new Criterion(CriterionId.next(), 1, "References", CriterionKind.REFERENCE, rest, null, ""));
    }

    private static FrozenScope scope(int version) {
        return Scopes.frozen(EngagementId.next(), version);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act)
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }
}
