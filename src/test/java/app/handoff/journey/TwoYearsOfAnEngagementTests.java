package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A life of two years under a moved clock, from the award to the next round: each figure that pages print of misses, of the ledger,
 * of invoices and of reviews is counted again from what people typed.
 */
@Tag("long")
class TwoYearsOfAnEngagementTests extends EmptyInstallation {

    /** What runs by itself every few minutes and depends on the day. */
    private static final Set<String> BY_THE_DAY = Set.of("contract-ends", "report-reminders", "bid-reminders");

    private static final int AT_LEAST = 250;

    @Autowired
    private PreparedBids preparedBids;

    @Autowired
    private List<RecurringTask<Void>> rounds;

    @Test
    void everyFigureOfTwoYearsIsWhatWasAgreedAndReported() {
        var bids = preparedBids.byFeePiecesAndHours(Map.of(
                TwoYears.VENDOR, List.of("300", "1.90", "100", "40", "350"),
                TwoYears.RESERVE, List.of("320", "2.10", "110", "45", "200")));
        var life = new TwoYears(
                new ScriptlessVisitor(base()),
                () -> new ScriptlessVisitor(base()),
                clock(),
                preparedBids,
                bids,
                this::runWhatIsDue);

        life.walk();
        life.compareAndPrint();
        assertThat(life.printed.compared()).isGreaterThan(AT_LEAST);
        life.goOnWithTheReserve();
    }

    private void runWhatIsDue() {
        rounds.stream()
                .filter(round -> BY_THE_DAY.contains(round.getName()))
                .forEach(round -> round.executeRecurringly(null, null));
    }
}
