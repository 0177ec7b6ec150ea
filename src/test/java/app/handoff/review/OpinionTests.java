package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Until when somebody who was asked can say how satisfied they are. */
class OpinionTests {

    private static final Instant ASKED = Instant.parse("2027-03-01T09:00:00Z");
    private static final Instant UNTIL = ASKED.plus(Duration.ofDays(21));

    @Test
    void anAnswerIsTakenUntilItsTimeIsOver() {
        var opinion = opinion();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> opinion.answer(4, null, UNTIL))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("review.opinion.closed"));

        opinion.answer(4, null, UNTIL.minusSeconds(1));
        assertThat(opinion.score()).contains(4);
    }

    @Test
    void aLinkThatWasStoppedTakesNoAnswer() {
        var opinion = opinion();
        opinion.stop(ASKED.plusSeconds(60));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> opinion.answer(4, null, ASKED.plusSeconds(90)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("review.opinion.closed"));
        assertThat(opinion.answeredAt()).isEmpty();
    }

    private static Opinion opinion() {
        return new Opinion(
                EngagementId.next(),
                "Bookkeeping",
                "Tala Ledger",
                new Opinion.Asked("Jo Kern", null, Opinion.Standing.CUSTOMER),
                UNTIL,
                Actor.member(MemberId.next(), "Ana Ruiz"),
                ASKED);
    }
}
