package app.handoff.delivery;

import app.handoff.text.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Noon to noon of ours, as places in a drawing; once for a wide column and once for a narrow one. */
record TimeZoneOverlapDrawing(
        String label,
        List<Mark> marks,
        List<Bar> ours,
        List<Bar> theirs,
        List<Bar> overlap,
        @Nullable Away away,
        String ourPlace,
        String theirPlace,
        @Nullable TimeZoneOverlapDrawing narrow) {

    /**
     * @param left where noon stands
     * @param width how much room a day has
     * @param words how many spaces lie between the hours that are written out
     */
    private record Layout(double left, double width, int words) {

        static final Layout WIDE = new Layout(110, 766, 8);
        static final Layout NARROW = new Layout(44, 256, 4);

        double x(TimeZoneOverlap.Span whole, Instant at) {
            double share = Duration.between(whole.from(), at).toMinutes()
                    / (double) whole.length().toMinutes();
            return round(left + width * share);
        }
    }

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

    static TimeZoneOverlapDrawing of(
            TimeZoneOverlap board, LocalDate day, Delivery delivery, ZoneId zone, Format format) {
        var narrow = of(board, day, delivery, zone, format, Layout.NARROW, null);
        return of(board, day, delivery, zone, format, Layout.WIDE, narrow);
    }

    private static TimeZoneOverlapDrawing of(
            TimeZoneOverlap board,
            LocalDate day,
            Delivery delivery,
            ZoneId zone,
            Format format,
            Layout layout,
            @Nullable TimeZoneOverlapDrawing narrow) {
        var chart = board.noonToNoon(day);
        var whole = chart.whole();
        var marks = new ArrayList<Mark>();
        for (int i = 0; i <= layout.words(); i++) {
            var at = whole.from().plus(whole.length().multipliedBy(i).dividedBy(layout.words()));
            marks.add(new Mark(
                    layout.x(whole, at),
                    format.time(at.atZone(zone).toLocalTime()),
                    format.time(at.atZone(delivery.vendor().zone()).toLocalTime())));
        }
        var both = chart.ours().stream()
                .flatMap(ours -> chart.theirs().stream().flatMap(theirs -> common(ours, theirs).stream()))
                .toList();
        return new TimeZoneOverlapDrawing(
                format.message(
                        "delivery.night.label",
                        zone,
                        delivery.times().ours().from(),
                        delivery.times().ours().to(),
                        delivery.vendorName(),
                        delivery.times().theirs().from(),
                        delivery.times().theirs().to(),
                        delivery.vendor().zone()),
                marks,
                bars(whole, chart.ours(), layout),
                bars(whole, chart.theirs(), layout),
                bars(whole, both, layout),
                away(board, day, whole, delivery, format, layout),
                format.zone(zone),
                format.zone(delivery.vendor().zone()),
                narrow);
    }

    private static @Nullable Away away(
            TimeZoneOverlap board,
            LocalDate day,
            TimeZoneOverlap.Span whole,
            Delivery delivery,
            Format format,
            Layout layout) {
        var ours = board.noonToNoon(day).ours();
        if (ours.size() != 2 || board.night(day).isEmpty()) {
            return null;
        }
        double from = layout.x(whole, ours.get(0).to());
        return new Away(
                from,
                round(layout.x(whole, ours.get(1).from()) - from),
                format.message("delivery.night.by", delivery.times().ours().to()),
                format.message("delivery.night.back", delivery.times().ours().from()));
    }

    private static Optional<TimeZoneOverlap.Span> common(TimeZoneOverlap.Span one, TimeZoneOverlap.Span other) {
        var from = one.from().isAfter(other.from()) ? one.from() : other.from();
        var to = one.to().isBefore(other.to()) ? one.to() : other.to();
        return from.isBefore(to) ? Optional.of(new TimeZoneOverlap.Span(from, to)) : Optional.empty();
    }

    private static List<Bar> bars(TimeZoneOverlap.Span whole, List<TimeZoneOverlap.Span> spans, Layout layout) {
        return spans.stream()
                .map(span -> new Bar(
                        layout.x(whole, span.from()), round(layout.x(whole, span.to()) - layout.x(whole, span.from()))))
                .toList();
    }

    private static double round(double place) {
        return Math.round(place * 10) / 10.0;
    }
}
