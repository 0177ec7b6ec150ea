package app.handoff.delivery;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Both sides' work compared, newest week first. */
record ParallelWeeks(List<Row> rows, int compared, int same, int vendorWrong, int weWrong, BigDecimal hours) {

    record Row(int week, int compared, int same, int vendorWrong, int weWrong, BigDecimal hours) {}

    static @Nullable ParallelWeeks of(List<StatusReport> begun) {
        var rows = begun.stream()
                .filter(StatusReport::isIn)
                .sorted(Comparator.comparingInt(StatusReport::week).reversed())
                .flatMap(report -> Optional.ofNullable(report.submission().content())
                        .map(ReportContent::parallelRun)
                        .map(run -> new Row(
                                report.week(),
                                run.compared(),
                                run.same(),
                                run.vendorWrong(),
                                run.weWrong(),
                                report.parallelHours()))
                        .stream())
                .toList();
        if (rows.isEmpty()) {
            return null;
        }
        return new ParallelWeeks(
                rows,
                rows.stream().mapToInt(Row::compared).sum(),
                rows.stream().mapToInt(Row::same).sum(),
                rows.stream().mapToInt(Row::vendorWrong).sum(),
                rows.stream().mapToInt(Row::weWrong).sum(),
                rows.stream().map(Row::hours).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
