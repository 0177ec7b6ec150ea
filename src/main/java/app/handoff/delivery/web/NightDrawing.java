package app.handoff.delivery.web;

import app.handoff.delivery.Delivery;
import app.handoff.delivery.OvernightBoard;
import app.handoff.shared.web.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Noon to noon of ours, as places in a drawing of 900 by 184. */
record NightDrawing(
        String label,
        List<Mark> marks,
        List<Bar> ours,
        List<Bar> theirs,
        List<Bar> overlap,
        @Nullable Away away,
        String ourPlace,
        String theirPlace) {

    private static final double LEFT = 110;
    private static final double WIDTH = 766;

    record Mark(double x, String ours, String theirs) {}

    record Bar(double x, double width) {}

    /** While nobody of ours works: what is handed over before can be back after. */
    record Away(double x, double width, String handOver, String back) {

        public double end() {
            return round(x + width);
        }

        /** Whether both words have room. */
        public boolean isWide() {
            return width > 320;
        }
    }

    static NightDrawing of(OvernightBoard board, LocalDate day, Delivery delivery, ZoneId zone, Format format) {
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
        return new NightDrawing(
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
                away(board, day, whole, delivery, format),
                format.zone(zone),
                format.zone(delivery.vendorZone()));
    }

    private static @Nullable Away away(
            OvernightBoard board, LocalDate day, OvernightBoard.Span whole, Delivery delivery, Format format) {
        var ours = board.noonToNoon(day).ours();
        if (ours.size() != 2 || board.night(day).isEmpty()) {
            return null;
        }
        double from = x(whole, ours.get(0).to());
        return new Away(
                from,
                round(x(whole, ours.get(1).from()) - from),
                format.message("delivery.night.by", delivery.ourHours().to()),
                format.message("delivery.night.back", delivery.ourHours().from()));
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
