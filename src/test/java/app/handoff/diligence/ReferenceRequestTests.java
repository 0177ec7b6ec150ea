package app.handoff.diligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import app.handoff.diligence.AskedReference.Standing;
import app.handoff.diligence.ReferenceRequest.AskedPerson;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceRequestTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(21));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    private static final CheckedVendor LEDGERLY = new CheckedVendor(EngagementId.next(), VendorId.next(), "Ledgerly");

    private final ReferenceCheck cafe = new ReferenceCheck(
            LEDGERLY,
            new Referee("Café Blau", Relation.PRIOR, "Eva Lang, eva@cafe.example", ReferenceSource.NAMED_BY_VENDOR),
            NOW);

    @Test
    void anAnswerByLinkCountsLikeACall() {
        var request = asked();
        assertThat(standing(request)).isEqualTo(Standing.ASKED);
        assertThat(new AskedReference(cafe, request).isContacted()).isFalse();

        request.answer(reply(Clientship.PRIOR, 4), LATER);

        var told = new AskedReference(cafe, request);
        assertThat(told.isContacted()).isTrue();
        assertThat(told.standing(LATER)).isEqualTo(Standing.ANSWERED);
        assertThat(told.answers().orElseThrow().score()).isEqualTo(4);
        assertThat(told.answers().orElseThrow().verified())
                .as("nobody talked to them")
                .isFalse();
    }

    @Test
    void whatAColleagueHeardStandsBesideTheAnswerAndCounts() {
        var request = asked();
        request.answer(reply(Clientship.PRIOR, 5), LATER);
        cafe.answer(new Answers(TODAY, "Often late.", HireAgain.NO, 2, List.of(), true), TODAY, MIA, NOW);

        var told = new AskedReference(cafe, request);
        assertThat(told.answers().orElseThrow().said()).isEqualTo("Often late.");
        assertThat(told.answersByLink().orElseThrow().said()).isEqualTo("On time.");
        assertThat(told.standing(LATER)).isEqualTo(Standing.CONTACTED);

        var checks = new ReferenceChecks(List.of(told), List.of(), ReferencesNeeded.USUAL).checks();
        assertThat(checks.get(0).found().words()).as("counted once").contains(1);
    }

    @Test
    void theAnswerIsCorrectedUntilSomebodyHasReadIt() {
        var request = asked();
        request.answer(reply(Clientship.PRIOR, 5), LATER);
        request.answer(reply(Clientship.PRIOR, 3), LATER);
        request.read(MIA, LATER);

        refused("diligence.reply.read", () -> request.answer(reply(Clientship.PRIOR, 1), LATER));
        refused("diligence.request.answered", request::requireUnanswered);
        assertThat(request.reply().orElseThrow().score()).isEqualTo(3);
        assertThat(request.readBy()).contains(MIA);
    }

    @Test
    void nobodyReadsWhatWasNotAnswered() {
        refused("diligence.request.noAnswer", () -> asked().read(MIA, LATER));
    }

    @Test
    void whoDeclinesMayStillAnswerAndNotTheOtherWayRound() {
        var request = asked();
        request.decline(LATER);
        assertThat(standing(request)).isEqualTo(Standing.DECLINED);
        assertThat(new AskedReference(cafe, request).isContacted()).isFalse();

        request.answer(reply(Clientship.PRIOR, 4), LATER);
        assertThat(standing(request)).isEqualTo(Standing.ANSWERED);
        refused("diligence.reply.sent", () -> request.decline(LATER));
    }

    @Test
    void askedOnceMoreTheTimeBeginsAnew() {
        var request = asked();
        request.stop(LATER);
        assertThat(standing(request)).isEqualTo(Standing.UNANSWERED);

        request.ask(
                cafe,
                new AskedPerson("Tom", " Tom@Cafe.example "),
                List.of(),
                UNTIL.plus(Duration.ofDays(2)),
                MIA,
                LATER);
        assertThat(standing(request)).isEqualTo(Standing.ASKED);
        assertThat(request.person()).isEqualTo(new AskedPerson("Tom", "tom@cafe.example"));
        assertThat(request.isOpen(UNTIL.plus(Duration.ofDays(2)))).isFalse();
    }

    @Test
    void whoNeverWasAClientIsNoReference() {
        var request = asked();
        request.answer(reply(Clientship.NEVER, 5), LATER);

        var told = new AskedReference(cafe, request);
        assertThat(told.isContacted()).isFalse();
        assertThat(told.contradicts()).isTrue();
        assertThat(told.standing(LATER)).isEqualTo(Standing.NO_CLIENT);
        assertThat(told.reply()).contains(ReferenceReply.neverAClient());
    }

    @Test
    void itsOwnWordTellsWhichKindOfClientItIsUntilWeHeardIt() {
        var request = asked();
        request.answer(reply(Clientship.EXISTING, 5), LATER);
        assertThat(new AskedReference(cafe, request).relation()).isEqualTo(Relation.EXISTING);
        assertThat(new AskedReference(cafe, request).contradicts()).isTrue();

        cafe.answer(new Answers(TODAY, "Ended in May.", HireAgain.NO, 2, List.of(), true), TODAY, MIA, NOW);
        assertThat(new AskedReference(cafe, request).relation()).isEqualTo(Relation.PRIOR);
    }

    @Test
    void anAnswerIsWholeAndBounded() {
        refused("diligence.answers.said.required", () -> reply(" ", HireAgain.YES, 4));
        refused("text.tooLong", () -> reply("x".repeat(4_001), HireAgain.YES, 4));
        refused("field.choose", () -> reply("Fine.", null, 4));
        refused("field.choose", () -> reply("Fine.", HireAgain.YES, null));
        refused("diligence.score.range", () -> reply("Fine.", HireAgain.YES, 6));
        assertThatNoException().isThrownBy(() -> reply("Fine.", HireAgain.YES, 0));
    }

    @Test
    void whomToAskStandsInTheContact() {
        assertThat(cafe.referee().person()).isEqualTo("Eva Lang");
        assertThat(cafe.referee().email()).contains("eva@cafe.example");
        var bare = new Referee("Café", Relation.PRIOR, "eva@cafe.example", ReferenceSource.FOUND_BY_US);
        assertThat(bare.person()).isEmpty();
        assertThat(new Referee("Café", Relation.PRIOR, "Eva, +49 30 1", ReferenceSource.FOUND_BY_US).email())
                .isEmpty();
    }

    private ReferenceRequest asked() {
        var request = new ReferenceRequest(cafe);
        request.ask(cafe, new AskedPerson("Eva Lang", null), List.of(), UNTIL, MIA, NOW);
        return request;
    }

    private Standing standing(ReferenceRequest request) {
        return new AskedReference(cafe, request).standing(LATER);
    }

    private static ReferenceReply reply(Clientship client, int score) {
        return new ReferenceReply(client, "On time.", HireAgain.YES, score, List.of());
    }

    private static ReferenceReply reply(String said, @Nullable HireAgain hireAgain, @Nullable Integer score) {
        return new ReferenceReply(Clientship.PRIOR, said, hireAgain, score, List.of());
    }

    private static void refused(String code, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act::run)
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }
}
