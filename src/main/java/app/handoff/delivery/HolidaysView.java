package app.handoff.delivery;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Locality;
import app.handoff.kernel.PublicHolidays;
import app.handoff.kernel.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of both sides, and what they mean for reports that are due.
 *
 * @param unknown countries of which no holidays are known
 */
record HolidaysView(
        EngagementId engagement,
        String title,
        String vendorName,
        boolean mayDecide,
        List<Proposal> proposals,
        List<Line> lines,
        List<Sentence> unknown) {

    static final Duration AHEAD = Duration.ofDays(183);

    static HolidaysView of(Delivery delivery, List<StatusReport> reports, boolean manager, Locality here, Instant now) {
        var ours = delivery.holidays().ours(here);
        var theirs = delivery.holidays().theirs(delivery.vendor().zone());
        var from = LocalDate.ofInstant(now, here.zone());
        var to = LocalDate.ofInstant(now.plus(AHEAD), here.zone());
        var lines = new ArrayList<Line>();
        ours.holidays(from, to).forEach(day -> lines.add(new Line(day, null)));
        theirs.holidays(from, to).forEach(day -> lines.add(new Line(day, delivery.vendorName())));
        lines.sort(Comparator.comparing(line -> line.holiday().date()));
        var unknown = new ArrayList<Sentence>();
        for (var side : List.of(ours, theirs)) {
            if (!side.areKnown()) {
                unknown.add(
                        side.country().isEmpty()
                                ? Sentence.of("delivery.holiday.unknown", delivery.vendorName())
                                : Sentence.of(
                                        "delivery.holiday.unknownCountry", CountryNames.inSentence(side.country())));
            }
        }
        return new HolidaysView(
                delivery.engagement(),
                delivery.title(),
                delivery.vendorName(),
                manager && !delivery.hasEnded(),
                delivery.hasEnded()
                        ? List.of()
                        : HolidayProposal.all(reports, HolidayDecisions.writer(delivery), now, now.plus(AHEAD)).stream()
                                .map(Proposal::of)
                                .toList(),
                lines,
                unknown.stream().distinct().toList());
    }

    public String address() {
        return "/engagements/" + engagement + "/running/holidays";
    }

    /** @param side whose it is; null for ours */
    record Line(PublicHolidays.Day holiday, @Nullable String side) {}

    /** @param to the day to which the report can be moved; null where the week can be skipped */
    record Proposal(String report, Sentence why, @Nullable LocalDate to) {

        static Proposal of(HolidayProposal proposal) {
            var report = proposal.report();
            return new Proposal(
                    report.id().toString(),
                    Sentence.of(
                            proposal.isToSkip() ? "delivery.holiday.weekIsFree" : "delivery.holiday.dueOn",
                            report.week(),
                            report.period().due(),
                            proposal.holiday().name()),
                    proposal.to());
        }
    }
}
