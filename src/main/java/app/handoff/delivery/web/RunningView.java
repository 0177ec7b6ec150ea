package app.handoff.delivery.web;

import app.handoff.delivery.Breach;
import app.handoff.delivery.Decision;
import app.handoff.delivery.Delivery;
import app.handoff.delivery.ExitRule;
import app.handoff.delivery.LevelTrend;
import app.handoff.delivery.Light;
import app.handoff.delivery.OvernightBoard;
import app.handoff.delivery.ReportedBy;
import app.handoff.delivery.StatusReport;
import app.handoff.delivery.TrackedLevel;
import app.handoff.delivery.WhatNext;
import app.handoff.shared.EngagementId;
import app.handoff.shared.Role;
import app.handoff.shared.Text;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.LineChart;
import app.handoff.shared.web.Sparkline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the work of one engagement runs, decided from its reports; a part whose data is missing is not there. */
record RunningView(
        EngagementId engagement,
        String title,
        String vendorName,
        boolean manager,
        Delivery.Phase phase,
        Words.State badge,
        Step next,
        @Nullable Glide glide,
        @Nullable Exit exit,
        @Nullable Trouble trouble,
        List<Week> weeks,
        @Nullable Parallel parallel,
        List<Level> levels,
        List<BreachLine> breaches,
        List<Missing> missing,
        Night night,
        @Nullable Meter meter,
        Reporting reporting,
        @Nullable Ending ending) {

    private static final int WEEKS_SHOWN = 12;

    static RunningView of(
            Delivery delivery,
            List<StatusReport> reports,
            List<LevelTrend> trends,
            List<Breach> breaches,
            boolean linkOpen,
            boolean manager,
            Format format,
            Instant now) {
        var zone = format.zone();
        var begun = reports.stream()
                .filter(report -> report.standing(now) != StatusReport.Standing.SCHEDULED)
                .toList();
        var exitRule = delivery.exitRule(reports, now);
        var leading = trends.get(0);
        boolean transition = delivery.phase() == Delivery.Phase.TRANSITION;
        return new RunningView(
                delivery.engagement(),
                delivery.title(),
                delivery.vendorName(),
                manager,
                delivery.phase(),
                badge(delivery, leading, begun),
                Step.of(WhatNext.of(delivery, reports, now), manager),
                delivery.transitionWeeks() > 0 && transition ? Glide.of(delivery, leading, format) : null,
                transition ? Exit.of(delivery, exitRule, manager, now) : null,
                transition && manager ? Trouble.of(delivery, leading, now, zone) : null,
                weeks(delivery, begun, leading, now),
                Parallel.of(begun),
                trends.stream().map(trend -> Level.of(trend, format)).toList(),
                breaches.stream()
                        .filter(breach -> breach.status() == Breach.Status.DETECTED)
                        .map(breach -> BreachLine.of(breach, delivery))
                        .toList(),
                delivery.phase() == Delivery.Phase.ENDED
                        ? List.of()
                        : begun.stream()
                                .filter(report -> report.standing(now) == StatusReport.Standing.LATE
                                        || report.standing(now) == StatusReport.Standing.MISSED)
                                .sorted(Comparator.comparingInt(StatusReport::week)
                                        .reversed())
                                .map(report -> new Missing(
                                        report.week(),
                                        report.standing(now),
                                        Text.of("delivery.missing.due", report.due()),
                                        "/reports/" + report.id() + "/writing"))
                                .toList(),
                Night.of(delivery, zone, now, format),
                Meter.of(delivery, begun, format),
                new Reporting(
                        delivery.reportedBy(),
                        delivery.reporterName(),
                        delivery.reporterEmail(),
                        Text.of(
                                "delivery.reporting.when",
                                Text.of("delivery.weekday."
                                        + delivery.schedule().day()),
                                delivery.schedule().time(),
                                delivery.schedule().zone()),
                        linkOpen),
                Ending.of(delivery));
    }

    private static Words.State badge(Delivery delivery, LevelTrend leading, List<StatusReport> begun) {
        var key = "delivery.badge.";
        if (delivery.phase() == Delivery.Phase.ENDED) {
            return new Words.State("idle", Text.of(key + "ended"));
        }
        if (delivery.phase() == Delivery.Phase.TRANSITION) {
            var measured = leading.points().stream()
                    .filter(LevelTrend.Point::isMeasured)
                    .toList();
            if (measured.isEmpty()) {
                return new Words.State("idle", Text.of(key + "noData"));
            }
            return measured.get(measured.size() - 1).asExpected()
                    ? new Words.State("good", Text.of(key + "onPath"))
                    : new Words.State("wait", Text.of(key + "underPath"));
        }
        return lastLight(begun)
                .map(light -> new Words.State(Words.kind(light), Text.of("enum.Light." + light)))
                .orElse(new Words.State("idle", Text.of(key + "noData")));
    }

    private static Optional<Light> lastLight(List<StatusReport> begun) {
        return begun.stream()
                .filter(StatusReport::isIn)
                .reduce((earlier, later) -> later)
                .map(StatusReport::content)
                .map(StatusReport.Content::light);
    }

    private static List<Week> weeks(Delivery delivery, List<StatusReport> begun, LevelTrend leading, Instant now) {
        return begun.stream()
                .skip(Math.max(0, begun.size() - (long) Math.max(WEEKS_SHOWN, delivery.transitionWeeks())))
                .map(report -> Week.of(delivery, report, leading.level(), now))
                .toList();
    }

    /** The one thing to do next; without a button when nothing needs this person. */
    record Step(
            Text title,
            @Nullable Text reason,
            @Nullable String href,
            @Nullable Text button,
            boolean post) {

        static Step of(WhatNext next, boolean manager) {
            var step = next.step();
            if (step == null) {
                return new Step(
                        next.quiet() == null ? Text.of("delivery.step.over") : next.quiet(),
                        next.reason(),
                        null,
                        null,
                        false);
            }
            boolean may = manager || step.least() == Role.STAFF;
            var reason =
                    step.due() == null ? step.reason() : Text.of("delivery.step.withDue", step.due(), step.reason());
            return new Step(
                    Text.of("delivery.step.next", step.title()),
                    reason,
                    !may ? null : next.act() != null ? next.act() : step.href(),
                    may ? step.button() : null,
                    next.act() != null);
        }
    }

    /** The measured level against its path, from the same numbers as the table. */
    record Glide(String name, Text note, LineChart chart) {

        static Glide of(Delivery delivery, LevelTrend leading, Format format) {
            var level = leading.level();
            int last = Math.max(
                    delivery.transitionWeeks(),
                    leading.last().map(LevelTrend.Point::week).orElse(0));
            var weeks = IntStream.rangeClosed(1, last).boxed().toList();
            var measured = new ArrayList<@Nullable BigDecimal>();
            for (var week : weeks) {
                measured.add(leading.points().stream()
                        .filter(point -> point.week() == week)
                        .map(LevelTrend.Point::value)
                        .map(value -> value == null ? null : Words.shown(level, value))
                        .findFirst()
                        .orElse(null));
            }
            var path = weeks.stream().<BigDecimal>map(delivery::expectedIn).toList();
            var agreed = weeks.stream().map(week -> level.agreed()).toList();
            return new Glide(
                    level.name(),
                    Text.of("delivery.glide.note", Words.agreed(level, level.agreed())),
                    LineChart.of(
                            format.text(sentence(leading)),
                            weeks.stream()
                                    .map(week -> format.message("delivery.week", week))
                                    .toList(),
                            List.of(
                                    new LineChart.Values(
                                            format.message("delivery.glide.agreed"), "c2", true, List.copyOf(agreed)),
                                    new LineChart.Values(
                                            format.message("delivery.glide.path"), "quiet", true, List.copyOf(path)),
                                    new LineChart.Values(
                                            format.message("delivery.glide.measured"), "c1", false, measured)),
                            value -> format.text(Words.value(level, value))));
        }

        private static Text sentence(LevelTrend leading) {
            var measured = leading.points().stream()
                    .filter(LevelTrend.Point::isMeasured)
                    .toList();
            if (measured.isEmpty()) {
                return Text.of("delivery.glide.nothing", leading.level().name());
            }
            var first = measured.get(0);
            var last = measured.get(measured.size() - 1);
            long under = measured.stream().filter(point -> !point.asExpected()).count();
            return Text.of(
                    "delivery.glide.sentence",
                    leading.level().name(),
                    value(leading.level(), first),
                    first.week(),
                    value(leading.level(), last),
                    last.week(),
                    under);
        }

        private static Text value(TrackedLevel level, LevelTrend.Point point) {
            return Words.value(level, point.value() == null ? BigDecimal.ZERO : point.value());
        }
    }

    /** The exit rule and the checklist, in the order in which they are done. */
    record Exit(int met, int of, List<Line> lines, LocalDate plannedEnd, boolean ready) {

        record Line(
                Text title,
                @Nullable Text note,
                Words.@Nullable State state,
                @Nullable String tick,
                boolean undo) {}

        static Exit of(Delivery delivery, ExitRule rule, boolean manager, Instant now) {
            var running = "/engagements/" + delivery.engagement() + "/running/checks/";
            var lines = new ArrayList<Line>();
            int inARow = Math.min(rule.inARow(), rule.needed());
            lines.add(new Line(
                    Text.of(
                            "delivery.exit.rule",
                            rule.needed(),
                            Words.agreed(delivery.leading(), delivery.leading().agreed())),
                    delivery.levels().size() > 1 ? Text.of("delivery.exit.rule.note") : null,
                    rule.isMet()
                            ? new Words.State("good", Text.of("delivery.exit.met"))
                            : new Words.State("wait", Text.of("delivery.exit.progress", inARow, rule.needed())),
                    null,
                    false));
            boolean checksDone = true;
            for (var check : Delivery.Check.values()) {
                var done = delivery.done(check);
                boolean last = check == Delivery.Check.IN_HOUSE_RELEASED;
                boolean possible = !last || rule.isMet() && checksDone;
                lines.add(new Line(
                        Text.of("delivery.check." + check),
                        done.map(Exit::note).orElse(Text.of("delivery.check." + check + ".note")),
                        done.isPresent()
                                ? new Words.State("good", Text.of("delivery.exit.met"))
                                : possible ? null : new Words.State("idle", Text.of("delivery.exit.notYet")),
                        manager && (done.isPresent() || possible) ? running + slug(check) : null,
                        done.isPresent()));
                checksDone &= done.isPresent();
            }
            int met = (rule.isMet() ? 1 : 0)
                    + (int) List.of(Delivery.Check.values()).stream()
                            .filter(check -> delivery.done(check).isPresent())
                            .count();
            return new Exit(
                    met,
                    lines.size(),
                    lines,
                    delivery.transitionEnds(),
                    rule.isMet()
                            && delivery.done(Delivery.Check.IN_HOUSE_RELEASED).isPresent());
        }

        private static Text note(Decision done) {
            return Text.of("delivery.check.done", done.by().name(), done.at());
        }

        static String slug(Delivery.Check check) {
            return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What can be done when the transition does not get better. */
    record Trouble(Text why, @Nullable String remedy) {

        private static final int WEEKS_UNDER = 2;

        static @Nullable Trouble of(Delivery delivery, LevelTrend leading, Instant now, ZoneId zone) {
            var measured = leading.points().stream()
                    .filter(LevelTrend.Point::isMeasured)
                    .toList();
            int under = 0;
            for (var point : measured) {
                under = point.asExpected() ? 0 : under + 1;
            }
            var remedy = delivery.leading().remedy();
            if (LocalDate.ofInstant(now, zone).isAfter(delivery.transitionEnds())) {
                return new Trouble(Text.of("delivery.trouble.endPassed", delivery.transitionEnds()), remedy);
            }
            return under >= WEEKS_UNDER ? new Trouble(Text.of("delivery.trouble.under", under), remedy) : null;
        }
    }

    /** One line of the table of weeks. */
    record Week(
            int week,
            LocalDate from,
            LocalDate to,
            String href,
            StatusReport.Standing standing,
            String standingKind,
            @Nullable Light light,
            String lightKind,
            @Nullable Text level,
            @Nullable Text expected,
            Words.@Nullable State state,
            @Nullable BigDecimal hours) {

        static Week of(Delivery delivery, StatusReport report, TrackedLevel level, Instant now) {
            var content = report.content();
            var standing = report.standing(now);
            var point = content == null ? null : LevelTrend.point(level, delivery, report);
            return new Week(
                    report.week(),
                    report.periodFrom(),
                    report.periodTo(),
                    "/reports/" + report.id(),
                    standing,
                    Words.kind(standing),
                    content == null ? null : content.light(),
                    Words.kind(content == null ? null : content.light()),
                    point == null ? null : Words.result(level, point),
                    point == null ? null : Words.value(level, point.expected()),
                    point == null ? null : Words.state(point),
                    content == null ? null : report.oversightHours().add(report.parallelHours()));
        }
    }

    /** Both sides' work compared. */
    record Parallel(List<Row> rows, int compared, int same, int vendorWrong, int weWrong, BigDecimal hours) {

        record Row(int week, int compared, int same, int vendorWrong, int weWrong, BigDecimal hours) {}

        static @Nullable Parallel of(List<StatusReport> begun) {
            var rows = begun.stream()
                    .filter(StatusReport::isIn)
                    .flatMap(report -> Optional.ofNullable(report.content())
                            .map(StatusReport.Content::parallelRun)
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
            return new Parallel(
                    rows,
                    rows.stream().mapToInt(Row::compared).sum(),
                    rows.stream().mapToInt(Row::same).sum(),
                    rows.stream().mapToInt(Row::vendorWrong).sum(),
                    rows.stream().mapToInt(Row::weWrong).sum(),
                    rows.stream().map(Row::hours).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /** One agreed level: a small line, and its numbers as a table. */
    record Level(
            String name, Text agreed, Text minimum, Text last, Sparkline line, List<LevelWeek> weeks, Text reached) {

        static Level of(LevelTrend trend, Format format) {
            var level = trend.level();
            var points = trend.points();
            var recent = points.subList(Math.max(0, points.size() - WEEKS_SHOWN), points.size());
            var values = new ArrayList<@Nullable BigDecimal>();
            recent.forEach(point -> values.add(point.value()));
            var last = trend.last().map(point -> Words.result(level, point)).orElse(Text.of("delivery.value.noData"));
            return new Level(
                    level.name(),
                    Words.agreed(level, level.agreed()),
                    Words.agreed(level, level.minimum()),
                    last,
                    Sparkline.of(
                            format.message(
                                    "delivery.level.line",
                                    level.name(),
                                    recent.size(),
                                    last,
                                    Words.agreed(level, level.agreed())),
                            values,
                            level.agreed()),
                    recent.stream()
                            .map(point -> new LevelWeek(point.week(), Words.result(level, point), Words.state(point)))
                            .toList(),
                    Text.of("delivery.level.reached", trend.reached(), trend.measured()));
        }
    }

    record LevelWeek(int week, Text result, Words.State state) {}

    record BreachLine(
            int week,
            String level,
            Text value,
            Text minimum,
            @Nullable String remedy,
            String href) {

        static BreachLine of(Breach breach, Delivery delivery) {
            var level = delivery.levels().stream()
                    .filter(one -> one.id().equals(breach.level()))
                    .findFirst()
                    .orElse(delivery.leading());
            return new BreachLine(
                    breach.week(),
                    level.name(),
                    Words.value(level, breach.value()),
                    Words.value(level, breach.minimum()),
                    level.remedy(),
                    "/reports/" + breach.report());
        }
    }

    record Missing(int week, StatusReport.Standing standing, Text due, String href) {}

    /** Both clocks, when both work, and what can be handed over to be done overnight. */
    record Night(
            Clock ours,
            Clock theirs,
            Text ahead,
            Text overlap,
            @Nullable Text afterChange,
            Text handOver,
            Drawing drawing) {

        record Clock(ZoneId zone, Instant now) {}

        static Night of(Delivery delivery, ZoneId zone, Instant now, Format format) {
            var board = new OvernightBoard(
                    new OvernightBoard.Side(delivery.ourHours(), zone),
                    new OvernightBoard.Side(delivery.vendorHours(), delivery.vendorZone()));
            var today = LocalDate.ofInstant(now, zone);
            var ahead = board.ahead(now);
            var night = board.night(today);
            var change = board.nextChange(now);
            return new Night(
                    new Clock(zone, now),
                    new Clock(delivery.vendorZone(), now),
                    ahead.isZero()
                            ? Text.of("delivery.night.sameClock")
                            : Text.of(
                                    ahead.isNegative() ? "delivery.night.behind" : "delivery.night.ahead",
                                    hours(ahead.abs())),
                    overlap(board, today, zone, "delivery.night.overlap"),
                    change.map(one -> Text.of(
                                    "delivery.night.change",
                                    one.day(),
                                    one.zone(),
                                    overlap(board, one.day().plusDays(1), zone, "delivery.night.then")))
                            .orElse(null),
                    night.isEmpty() || length(night).compareTo(Duration.ofHours(1)) < 0
                            ? Text.of("delivery.night.noHandOver")
                            : Text.of(
                                    "delivery.night.handOver",
                                    delivery.ourHours().to(),
                                    zone,
                                    delivery.vendorName(),
                                    night.get(0).fromIn(zone),
                                    night.get(night.size() - 1).toIn(zone),
                                    hours(length(night))),
                    Drawing.of(board, today, delivery, zone, format));
        }

        private static Text overlap(OvernightBoard board, LocalDate day, ZoneId zone, String key) {
            var spans = board.overlap(day);
            if (spans.isEmpty()) {
                return Text.of(key + ".none");
            }
            return Text.of(
                    key,
                    hours(board.overlapLength(day)),
                    spans.get(0).fromIn(zone),
                    spans.get(spans.size() - 1).toIn(zone),
                    zone);
        }

        private static Duration length(List<OvernightBoard.Span> spans) {
            return spans.stream().map(OvernightBoard.Span::length).reduce(Duration.ZERO, Duration::plus);
        }

        static BigDecimal hours(Duration duration) {
            return BigDecimal.valueOf(duration.toMinutes()).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        }
    }

    /** Noon to noon of ours, as places in a drawing of 900 by 184. */
    record Drawing(
            String label,
            List<Mark> marks,
            List<Bar> ours,
            List<Bar> theirs,
            List<Bar> overlap,
            String ourPlace,
            String theirPlace) {

        private static final double LEFT = 110;
        private static final double WIDTH = 766;

        record Mark(double x, String ours, String theirs) {}

        record Bar(double x, double width) {}

        static Drawing of(OvernightBoard board, LocalDate day, Delivery delivery, ZoneId zone, Format format) {
            var chart = board.noonToNoon(day);
            var whole = chart.whole();
            var marks = new ArrayList<Mark>();
            for (int i = 0; i <= 8; i++) {
                var at = whole.from().plus(whole.length().multipliedBy(i).dividedBy(8));
                marks.add(new Mark(
                        x(whole, at),
                        format.time(at.atZone(zone).toLocalTime()),
                        format.time(at.atZone(delivery.vendorZone()).toLocalTime())));
            }
            var both = chart.ours().stream()
                    .flatMap(ours -> chart.theirs().stream().flatMap(theirs -> common(ours, theirs).stream()))
                    .toList();
            return new Drawing(
                    format.message(
                            "delivery.night.label",
                            zone,
                            delivery.ourHours().from(),
                            delivery.ourHours().to(),
                            delivery.vendorName(),
                            delivery.vendorHours().from(),
                            delivery.vendorHours().to(),
                            delivery.vendorZone()),
                    marks,
                    bars(whole, chart.ours()),
                    bars(whole, chart.theirs()),
                    bars(whole, both),
                    format.zone(zone),
                    format.zone(delivery.vendorZone()));
        }

        private static Optional<OvernightBoard.Span> common(OvernightBoard.Span one, OvernightBoard.Span other) {
            var from = one.from().isAfter(other.from()) ? one.from() : other.from();
            var to = one.to().isBefore(other.to()) ? one.to() : other.to();
            return from.isBefore(to) ? Optional.of(new OvernightBoard.Span(from, to)) : Optional.empty();
        }

        private static List<Bar> bars(OvernightBoard.Span whole, List<OvernightBoard.Span> spans) {
            return spans.stream()
                    .map(span -> new Bar(x(whole, span.from()), round(x(whole, span.to()) - x(whole, span.from()))))
                    .toList();
        }

        private static double x(OvernightBoard.Span whole, Instant at) {
            double share = Duration.between(whole.from(), at).toMinutes()
                    / (double) whole.length().toMinutes();
            return round(LEFT + WIDTH * share);
        }

        private static double round(double place) {
            return Math.round(place * 10) / 10.0;
        }
    }

    /** Hours of oversight against the plan and against what was freed. It warns and never blocks. */
    record Meter(Words.State state, String label, List<Part> parts, List<Text> sentences) {

        private static final double WIDTH = 880;
        private static final double LETTER = 6.6;

        /** @param textX keeps the words of narrow parts beside each other */
        record Part(String colour, double x, double width, String text, double textX) {}

        static @Nullable Meter of(Delivery delivery, List<StatusReport> begun, Format format) {
            var in = begun.stream().filter(StatusReport::isIn).toList();
            if (in.isEmpty()) {
                return null;
            }
            var last = in.get(in.size() - 1);
            var planned = delivery.oversightHoursPerWeek();
            var oversight = last.oversightHours();
            var parallel = last.parallelHours();
            var baseline = delivery.baselineHoursPerWeek();
            boolean above = oversight.compareTo(planned) > 0;
            boolean twice = above
                    && in.size() > 1
                    && in.get(in.size() - 2).oversightHours().compareTo(planned) > 0;
            var sentences = new ArrayList<Text>();
            sentences.add(Text.of("delivery.meter.oversight", last.week(), oversight, planned));
            var parts = List.<Part>of();
            var label = format.message("delivery.meter.oversight", last.week(), oversight, planned);
            if (baseline != null) {
                var freed = baseline.subtract(parallel).subtract(oversight);
                parts = parts(parallel, oversight, freed.max(BigDecimal.ZERO), format);
                label = format.message(
                        "delivery.meter.label", last.week(), baseline, parallel, oversight, freed.max(BigDecimal.ZERO));
                sentences.add(
                        freed.signum() > 0
                                ? Text.of("delivery.meter.freed", baseline, parallel, oversight, freed)
                                : Text.of("delivery.meter.nothingFreed", baseline, parallel, oversight));
            }
            sentences.add(Text.of(
                    twice ? "delivery.meter.twice" : above ? "delivery.meter.once" : "delivery.meter.within",
                    delivery.vendorName()));
            return new Meter(
                    new Words.State(
                            twice ? "bad" : above ? "wait" : "good",
                            Text.of(
                                    twice
                                            ? "delivery.meter.yes"
                                            : above ? "delivery.meter.little" : "delivery.meter.no")),
                    label,
                    parts,
                    sentences);
        }

        private static List<Part> parts(BigDecimal parallel, BigDecimal oversight, BigDecimal freed, Format format) {
            double sum = parallel.add(oversight).add(freed).doubleValue();
            var parts = new ArrayList<Part>();
            if (sum <= 0) {
                return parts;
            }
            double x = 1;
            double free = 0;
            var colours = List.of("c2", "c3", "c1");
            var names = List.of("delivery.meter.parallel", "delivery.meter.looking", "delivery.meter.free");
            var values = List.of(parallel, oversight, freed);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).signum() > 0) {
                    double width = Math.max(2, values.get(i).doubleValue() / sum * WIDTH);
                    var text = format.message(names.get(i), format.hours(values.get(i)));
                    double textX = Math.max(x + 1, free);
                    parts.add(new Part(
                            colours.get(i),
                            Math.round(x * 10) / 10.0,
                            Math.round((width - 2) * 10) / 10.0,
                            text,
                            Math.round(textX * 10) / 10.0));
                    x += width;
                    free = textX + text.length() * LETTER + 12;
                }
            }
            return parts;
        }
    }

    record Reporting(
            ReportedBy side,
            @Nullable String name,
            @Nullable String email,
            Text when,
            boolean linkOpen) {}

    /** How the transition or the work ended, for the record. */
    record Ending(Text text) {

        static @Nullable Ending of(Delivery delivery) {
            var ended = delivery.ended();
            if (ended != null) {
                return new Ending(Text.of("delivery.ending.ended", ended.by().name(), ended.at(), ended.reason()));
            }
            var live = delivery.wentLive();
            if (live == null || delivery.transitionWeeks() == 0) {
                return null;
            }
            return new Ending(
                    live.reason() == null
                            ? Text.of("delivery.ending.live", live.by().name(), live.at())
                            : Text.of("delivery.ending.early", live.by().name(), live.at(), live.reason()));
        }
    }
}
