package app.handoff.engagement;

import app.handoff.engagement.Agenda.Happening;
import app.handoff.engagement.Agenda.Need;
import app.handoff.engagement.Engagements.Entry;
import app.handoff.engagement.RunningEngagements.Health;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.Sparkline;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What home shows: the agenda by day, the running engagements, what is being prepared and the next fortnight. */
record HomeView(
        List<Day> days,
        int count,
        List<Running> running,
        @Nullable Sum sum,
        List<Preparing> preparing,
        List<Cell> fortnight) {

    private static final int FORTNIGHT = 14;

    /**
     * One day of the agenda. The first line of all carries the page's only primary button.
     *
     * @param date null of what is late, which says its day itself, and of what can be done whenever
     */
    record Day(Kind kind, @Nullable LocalDate date, List<Line> lines) {

        public boolean isLate() {
            return kind == Kind.LATE;
        }

        enum Kind {
            LATE,
            TODAY,
            DAY,
            WHENEVER
        }
    }

    /** Whether any engagement runs or is being prepared. */
    public boolean hasEngagements() {
        return !running.isEmpty() || !preparing.isEmpty();
    }

    /** Whether no engagement was opened yet and nothing is due: a calendar would be empty. */
    public boolean hasNotBegun() {
        return !hasEngagements()
                && fortnight.stream().allMatch(cell -> cell.happenings().isEmpty());
    }

    /** @param since the day by which it should have been done; null of what is not late */
    record Line(
            Need need,
            @Nullable String engagement,
            @Nullable LocalDate since,
            boolean first) {

        /** Whether the reader can only wait for it: it leads nowhere. */
        public boolean isWaiting() {
            return need.kind() == Need.Kind.WAITING;
        }

        /** Whether it leads on without being the first thing to do. */
        public boolean isFurther() {
            return !first && !isWaiting();
        }

        public boolean isProblem() {
            return need.kind() == Need.Kind.PROBLEM;
        }
    }

    record Running(String id, String name, RunningEngagements.Row row, Sparkline line) {

        public String healthKind() {
            return switch (row.health()) {
                case ON_TRACK -> "good";
                case SOME_TROUBLE -> "wait";
                case OFF_TRACK -> "bad";
                case NO_DATA -> "idle";
            };
        }
    }

    /** The totals under the table: of the hours that are known. */
    record Sum(
            @Nullable BigDecimal freed,
            BigDecimal oversight,
            @Nullable BigDecimal net) {}

    record Preparing(String id, String name, EngagementStatus progress) {}

    record Cell(LocalDate date, boolean today, boolean off, List<Sentence> happenings) {}

    static List<Day> days(List<Need> needs, Map<EngagementId, String> names, Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var days = new LinkedHashMap<String, Day>();
        boolean first = true;
        for (var need : needs) {
            var due = need.due();
            var date = due == null ? null : due.at().atZone(zone).toLocalDate();
            // A problem without a date holds everything up until somebody acts, so it is for today.
            var kind = due == null || date == null
                    ? need.kind() == Need.Kind.PROBLEM ? Day.Kind.TODAY : Day.Kind.WHENEVER
                    : need.isLate(now) ? Day.Kind.LATE : date.equals(today) ? Day.Kind.TODAY : Day.Kind.DAY;
            var key = date != null && kind == Day.Kind.DAY ? date.toString() : kind.name();
            boolean button = first && need.kind() != Need.Kind.WAITING;
            first = first && !button;
            days.computeIfAbsent(key, added -> new Day(kind, kind == Day.Kind.LATE ? null : date, new ArrayList<>()))
                    .lines()
                    .add(new Line(
                            need,
                            need.engagement() == null ? null : names.get(need.engagement()),
                            kind == Day.Kind.LATE ? date : null,
                            button));
        }
        return List.copyOf(days.values());
    }

    static List<Running> running(List<RunningEngagements.Row> rows, Map<EngagementId, String> names, Format format) {
        return rows.stream()
                .map(row -> new Running(
                        row.engagement().toString(),
                        names.getOrDefault(row.engagement(), ""),
                        row,
                        Sparkline.of(
                                format.text(row.level()),
                                row.levels(),
                                row.target(),
                                row.health() == Health.OFF_TRACK
                                        ? "c2"
                                        : row.health() == Health.NO_DATA ? "quiet" : "c1")))
                .toList();
    }

    static @Nullable Sum sum(List<RunningEngagements.Row> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        var oversight = rows.stream().map(RunningEngagements.Row::oversight).reduce(BigDecimal.ZERO, BigDecimal::add);
        var known = rows.stream()
                .map(RunningEngagements.Row::hoursFreed)
                .filter(Objects::nonNull)
                .toList();
        if (known.isEmpty()) {
            return new Sum(null, oversight, null);
        }
        var freed = known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sum(freed, oversight, freed.subtract(oversight));
    }

    static List<Preparing> preparing(List<Entry> entries, Map<EngagementId, EngagementStatus> progresses) {
        return entries.stream()
                .filter(entry -> entry.endedAt() == null)
                .map(entry -> new Preparing(
                        entry.id().toString(), entry.name(), Objects.requireNonNull(progresses.get(entry.id()))))
                .filter(preparing -> !preparing.progress().isRunning())
                .toList();
    }

    static List<Cell> fortnight(List<Happening> happenings, Map<EngagementId, String> names, Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < FORTNIGHT; i++) {
            var date = today.plusDays(i);
            var off = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            var that = happenings.stream()
                    .filter(happening ->
                            happening.at().atZone(zone).toLocalDate().equals(date))
                    .map(happening -> happening.engagement() == null
                            ? happening.what()
                            : Sentence.of(
                                    "engagement.happening",
                                    happening.what(),
                                    names.getOrDefault(happening.engagement(), "")))
                    .toList();
            cells.add(new Cell(date, i == 0, off, that));
        }
        return cells;
    }
}
