package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both clocks, when both work, and what can be handed over to be done overnight. */
record TimeZoneOverlapView(
        Clock ours,
        Clock theirs,
        Sentence ahead,
        @Nullable Sentence assumed,
        Sentence overlap,
        @Nullable Sentence afterChange,
        Sentence handOver,
        TimeZoneOverlapDrawing drawing) {

    record Clock(ZoneId zone, Instant now) {}

    static TimeZoneOverlapView of(Delivery delivery, ZoneId zone, Instant now, Format format) {
        var board = TimeZoneOverlap.of(delivery, zone);
        var today = LocalDate.ofInstant(now, zone);
        var ahead = board.ahead(now);
        var night = board.night(today);
        var change = board.nextChange(now);
        return new TimeZoneOverlapView(
                new Clock(zone, now),
                new Clock(delivery.vendor().zone(), now),
                ahead.isZero()
                        ? Sentence.of("delivery.night.sameClock")
                        : Sentence.of(
                                ahead.isNegative() ? "delivery.night.behind" : "delivery.night.ahead",
                                hours(ahead.abs()),
                                hours(ahead.abs()).doubleValue()),
                delivery.times().areAssumed()
                        ? Sentence.of(
                                delivery.times().areTheirsTold()
                                        ? "delivery.night.oursAssumed"
                                        : "delivery.night.assumed",
                                delivery.times().ours().from(),
                                delivery.times().ours().to(),
                                delivery.vendorName(),
                                delivery.times().theirs().from(),
                                delivery.times().theirs().to())
                        : null,
                overlap(board, today, zone, "delivery.night.overlap"),
                change.map(one -> Sentence.of(
                                "delivery.night.change",
                                one.day(),
                                one.zone(),
                                overlap(board, one.day().plusDays(1), zone, "delivery.night.then")))
                        .orElse(null),
                night.isEmpty() || length(night).compareTo(Duration.ofHours(1)) < 0
                        ? Sentence.of("delivery.night.noHandOver")
                        : Sentence.of(
                                "delivery.night.handOver",
                                delivery.times().ours().to(),
                                zone,
                                delivery.vendorName(),
                                night.get(0).fromIn(zone),
                                night.get(night.size() - 1).toIn(zone),
                                hours(length(night)),
                                hours(length(night)).doubleValue()),
                TimeZoneOverlapDrawing.of(board, today, delivery, zone, format));
    }

    private static Sentence overlap(TimeZoneOverlap board, LocalDate day, ZoneId zone, String key) {
        var spans = board.overlap(day);
        if (spans.isEmpty()) {
            return Sentence.of(key + ".none");
        }
        return Sentence.of(
                key,
                hours(board.overlapLength(day)),
                spans.get(0).fromIn(zone),
                spans.get(spans.size() - 1).toIn(zone),
                zone,
                hours(board.overlapLength(day)).doubleValue());
    }

    private static Duration length(List<TimeZoneOverlap.Span> spans) {
        return spans.stream().map(TimeZoneOverlap.Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    static BigDecimal hours(Duration duration) {
        return BigDecimal.valueOf(duration.toMinutes()).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }
}
