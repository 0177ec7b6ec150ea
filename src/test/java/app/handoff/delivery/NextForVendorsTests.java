package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.delivery.MissLinkController.Line;
import app.handoff.delivery.ReportLinkController.Next;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a vendor is asked for first. */
class NextForVendorsTests {

    private static final Instant FRIDAY = Instant.parse("2026-12-04T15:00:00Z");
    private static final Next REPORT = new Next(
            Sentence.of("delivery.link.next", 11), due(FRIDAY), "/report/11", Sentence.of("delivery.link.write"));

    @Test
    void aReplyThatIsDueBeforeTheReportComesFirst() {
        var reply = line(FRIDAY.minusSeconds(3600), true);

        assertThat(Next.first(REPORT, List.of(reply)))
                .extracting(Next::href, next -> next.title().key())
                .containsExactly("/report/misses/8", "delivery.link.reply");
        assertThat(Next.first(null, List.of(reply))).extracting(Next::href).isEqualTo("/report/misses/8");
    }

    @Test
    void theReportComesFirstWhereNoReplyIsDueBeforeIt() {
        assertThat(Next.first(REPORT, List.of(line(FRIDAY.plusSeconds(3600), true))))
                .isEqualTo(REPORT);
        assertThat(Next.first(REPORT, List.of(line(FRIDAY.minusSeconds(3600), false))))
                .as("it has replied")
                .isEqualTo(REPORT);
        assertThat(Next.first(null, List.of())).isNull();
    }

    private static Line line(Instant due, boolean waits) {
        return new Line(
                "/report/misses/8",
                "Answered in 4 hours",
                8,
                LocalDate.parse("2026-11-13"),
                Breach.Status.NOTIFIED,
                waits,
                false,
                due(due));
    }

    private static Deadline due(Instant at) {
        return new Deadline(at, Examples.BERLIN);
    }
}
