package app.handoff.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.engagement.Agenda.Need;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How home lines up what needs its reader. */
class HomeViewTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    @Test
    void theFirstThingToDoLeadsAndTheRestFollows() {
        var lines = today(aNeed(Need.Kind.WAITING), aNeed(Need.Kind.PROBLEM), aNeed(Need.Kind.YOUR_TURN));

        assertThat(lines).extracting(HomeView.Line::first).containsExactly(false, true, false);
        assertThat(lines).extracting(HomeView.Line::isWaiting).containsExactly(true, false, false);
        assertThat(lines).extracting(HomeView.Line::isFurther).containsExactly(false, false, true);
        assertThat(lines).extracting(HomeView.Line::isProblem).containsExactly(false, true, false);
    }

    @Test
    void whatShouldBeDoneByNowIsLateButNothingIsThatOneOnlyWaitsFor() {
        var before = NOW.minus(Duration.ofHours(1));
        var days = HomeView.days(
                List.of(aNeed(Need.Kind.YOUR_TURN, before), aNeed(Need.Kind.WAITING, before)), Map.of(), NOW, BERLIN);

        assertThat(days).extracting(HomeView.Day::isLate).containsExactly(true, false);
    }

    @Test
    void whatIsLateSaysSinceWhenAndProblemsComeFirst() {
        var week = NOW.minus(Duration.ofDays(7));
        var day = NOW.minus(Duration.ofDays(1));
        var needs = List.of(
                        aNeed(Need.Kind.YOUR_TURN, week),
                        aNeed(Need.Kind.WAITING, week),
                        aNeed(Need.Kind.PROBLEM, day),
                        aNeed(Need.Kind.PROBLEM))
                .stream()
                .sorted(WorkQueue.urgentFirst(NOW))
                .toList();
        var late = HomeView.days(needs, Map.of(), NOW, BERLIN).get(0).lines();

        assertThat(late).extracting(line -> line.need().kind()).containsExactly(Need.Kind.PROBLEM, Need.Kind.YOUR_TURN);
        assertThat(late)
                .extracting(HomeView.Line::since)
                .containsExactly(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-18"));
        assertThat(late).extracting(HomeView.Line::first).containsExactly(true, false);
    }

    private static List<HomeView.Line> today(Need... needs) {
        var days = HomeView.days(List.of(needs), Map.of(), NOW, BERLIN);
        assertThat(days).hasSize(1);
        return days.get(0).lines();
    }

    private static Need aNeed(Need.Kind kind) {
        return aNeed(kind, NOW.plus(Duration.ofHours(1)));
    }

    private static Need aNeed(Need.Kind kind, Instant due) {
        return new Need(
                null,
                Sentence.of("engagement.needs"),
                null,
                new Deadline(due, BERLIN),
                "/reports",
                Sentence.of("engagement.start"),
                kind);
    }
}
