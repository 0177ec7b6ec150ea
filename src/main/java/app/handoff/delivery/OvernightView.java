package app.handoff.delivery;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Locality;
import app.handoff.kernel.PublicHolidays;
import app.handoff.kernel.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The overnight board: what is out, for which night, and what came of the nights before.
 *
 * @param night until when to hand over, and by when it is back; null where both work at the same hours
 */
record OvernightView(
        EngagementId engagement,
        String title,
        String vendorName,
        boolean running,
        @Nullable Sentence night,
        List<Sentence> warnings,
        List<Line> out,
        List<Line> before,
        @Nullable Sentence counts) {

    private static final int SHOWN_BEFORE = 20;

    /** Less than this is no night's work. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    static OvernightView of(Delivery delivery, List<HandOver> handOvers, Locality here, Instant now) {
        var evening = evening(delivery, here, now);
        var night = HandOvers.night(delivery, evening, here);
        boolean there = night.backBy().isAfter(night.handOverBy());
        return new OvernightView(
                delivery.engagement(),
                delivery.title(),
                delivery.vendorName(),
                !delivery.hasEnded(),
                there
                        ? Sentence.of(
                                "delivery.overnight.window",
                                new Deadline(night.handOverBy(), here.zone()),
                                new Deadline(night.backBy(), here.zone()),
                                delivery.vendorName(),
                                TimeZoneOverlapView.hours(night.length()),
                                TimeZoneOverlapView.hours(night.length()).doubleValue())
                        : null,
                warnings(delivery, night, evening, here),
                handOvers.stream()
                        .filter(HandOver::isOut)
                        .sorted(Comparator.comparing(HandOver::backBy).thenComparing(HandOver::handedOverAt))
                        .map(one -> Line.of(one, here.zone(), now))
                        .toList(),
                handOvers.stream()
                        .filter(one -> !one.isOut())
                        .limit(SHOWN_BEFORE)
                        .map(one -> Line.of(one, here.zone(), now))
                        .toList(),
                Counts.of(handOvers, now).said());
    }

    /** The next evening at which work can be handed over. */
    static LocalDate evening(Delivery delivery, Locality here, Instant now) {
        var today = LocalDate.ofInstant(now, here.zone());
        var days = delivery.holidays().ours(here);
        var evening = now.isAfter(TimeZoneOverlap.of(delivery, here.zone())
                        .ours()
                        .on(today)
                        .to())
                ? today.plusDays(1)
                : today;
        for (int i = 0; i < 14 && days.isOff(evening); i++) {
            evening = evening.plusDays(1);
        }
        return evening;
    }

    private static List<Sentence> warnings(
            Delivery delivery, TimeZoneOverlap.Night night, LocalDate evening, Locality here) {
        var warnings = new ArrayList<Sentence>();
        var there = delivery.vendor().zone();
        var theirs = delivery.holidays().theirs(there);
        if (night.backBy().isAfter(night.handOverBy())) {
            theirs.holidays(LocalDate.ofInstant(night.handOverBy(), there), LocalDate.ofInstant(night.backBy(), there))
                    .forEach(holiday ->
                            warnings.add(holiday("delivery.overnight.holiday", holiday, delivery.vendorName())));
        }
        if (night.length().compareTo(SHORTEST) < 0) {
            warnings.add(Sentence.of("delivery.overnight.nobody", evening, delivery.vendorName()));
        }
        if (!theirs.areKnown()) {
            warnings.add(Sentence.of("delivery.holiday.unknown", delivery.vendorName()));
        }
        return List.copyOf(warnings);
    }

    static Sentence holiday(String key, PublicHolidays.Day holiday, String side) {
        return Sentence.of(key, holiday.date(), holiday.name(), side);
    }

    /**
     * One piece of work, told by the clocks of whoever reads.
     *
     * @param state its word and the colour of it
     * @param told what was said about it, the first word in front
     */
    record Line(
            String id,
            String what,
            String notes,
            Sentence when,
            ServiceLevelText.State state,
            List<Sentence> told,
            boolean canTake,
            boolean canReturn) {

        static Line of(HandOver one, ZoneId reader, Instant now) {
            var told = new ArrayList<Sentence>();
            told.add(Sentence.of(
                    "delivery.overnight.handedOver", one.handedOverBy(), new Deadline(one.handedOverAt(), reader)));
            var taken = one.takenAt();
            if (taken != null) {
                told.add(said("delivery.overnight.taken", one.takenBy(), taken, reader, one.takenNote()));
            }
            var back = one.returnedAt();
            if (back != null) {
                told.add(said("delivery.overnight.back", one.returnedBy(), back, reader, one.returnedNote()));
            }
            return new Line(
                    one.id().toString(),
                    one.what(),
                    one.notes(),
                    Sentence.of(
                            "delivery.overnight.when",
                            new Deadline(one.handOverBy(), reader),
                            new Deadline(one.backBy(), reader)),
                    state(one, now),
                    told,
                    one.status() == HandOver.Status.HANDED_OVER,
                    one.isOut());
        }

        private static Sentence said(String key, @Nullable String by, Instant at, ZoneId reader, String note) {
            return note.isEmpty()
                    ? Sentence.of(key, by, new Deadline(at, reader))
                    : Sentence.of(key + ".noted", by, new Deadline(at, reader), note);
        }

        private static ServiceLevelText.State state(HandOver one, Instant now) {
            if (one.isOverdue(now)) {
                return new ServiceLevelText.State("bad", Sentence.of("delivery.overnight.state.overdue"));
            }
            return switch (one.status()) {
                case HANDED_OVER -> new ServiceLevelText.State("info", Sentence.of("delivery.overnight.state.out"));
                case TAKEN -> new ServiceLevelText.State("info", Sentence.of("delivery.overnight.state.taken"));
                case WITHDRAWN -> new ServiceLevelText.State("idle", Sentence.of("delivery.overnight.state.withdrawn"));
                case BACK ->
                    one.isInTime()
                            ? new ServiceLevelText.State("good", Sentence.of("delivery.overnight.state.back"))
                            : new ServiceLevelText.State("wait", Sentence.of("delivery.overnight.state.late"));
            };
        }
    }

    /**
     * What the nights of the last weeks brought.
     *
     * @param nights in which something was handed over
     * @param pieces of work handed over and not withdrawn
     * @param out not back yet, although we have started again
     */
    record Counts(int nights, int pieces, int inTime, int late, int out) {

        static Counts of(List<HandOver> handOvers, Instant now) {
            var counted = handOvers.stream()
                    .filter(one -> one.status() != HandOver.Status.WITHDRAWN)
                    .toList();
            int back = (int) counted.stream()
                    .filter(one -> one.status() == HandOver.Status.BACK)
                    .count();
            int inTime = (int) counted.stream().filter(HandOver::isInTime).count();
            return new Counts(
                    (int) counted.stream().map(HandOver::evening).distinct().count(),
                    counted.size(),
                    inTime,
                    back - inTime,
                    (int) counted.stream().filter(one -> one.isOverdue(now)).count());
        }

        @Nullable Sentence said() {
            return pieces == 0
                    ? null
                    : Sentence.of(
                            "delivery.overnight.counts", HandOvers.COUNTED_DAYS, nights, pieces, inTime, late, out);
        }
    }
}
