package app.handoff.delivery.web;

import app.handoff.delivery.Delivery;
import app.handoff.delivery.OvernightBoard;
import app.handoff.kernel.Text;
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
record NightView(
        Clock ours,
        Clock theirs,
        Text ahead,
        @Nullable Text assumed,
        Text overlap,
        @Nullable Text afterChange,
        Text handOver,
        NightDrawing drawing) {

    record Clock(ZoneId zone, Instant now) {}

    static NightView of(Delivery delivery, ZoneId zone, Instant now, Format format) {
        var board = new OvernightBoard(
                new OvernightBoard.Side(delivery.ourHours(), zone),
                new OvernightBoard.Side(delivery.vendorHours(), delivery.vendorZone()));
        var today = LocalDate.ofInstant(now, zone);
        var ahead = board.ahead(now);
        var night = board.night(today);
        var change = board.nextChange(now);
        return new NightView(
                new Clock(zone, now),
                new Clock(delivery.vendorZone(), now),
                ahead.isZero()
                        ? Text.of("delivery.night.sameClock")
                        : Text.of(
                                ahead.isNegative() ? "delivery.night.behind" : "delivery.night.ahead",
                                hours(ahead.abs()),
                                hours(ahead.abs()).doubleValue()),
                delivery.hasAssumedHours()
                        ? Text.of(
                                delivery.isVendorHoursTold() ? "delivery.night.oursAssumed" : "delivery.night.assumed",
                                delivery.ourHours().from(),
                                delivery.ourHours().to(),
                                delivery.vendorName(),
                                delivery.vendorHours().from(),
                                delivery.vendorHours().to())
                        : null,
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
                                hours(length(night)),
                                hours(length(night)).doubleValue()),
                NightDrawing.of(board, today, delivery, zone, format));
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
                zone,
                hours(board.overlapLength(day)).doubleValue());
    }

    private static Duration length(List<OvernightBoard.Span> spans) {
        return spans.stream().map(OvernightBoard.Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    static BigDecimal hours(Duration duration) {
        return BigDecimal.valueOf(duration.toMinutes()).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }
}
