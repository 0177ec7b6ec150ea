package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.engagement.VendorHours;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberLeft;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ServiceLevelId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the running work of engagements and takes it from the transition to its end. */
@Service
public class Deliveries {

    /** The newest may have begun just before the end of its working days, when nobody can report on it yet. */
    private static final int MOST_BEGUN = 3;

    private final DeliveryRepository deliveries;
    private final StatusReportRepository reports;
    private final BreachRepository breaches;
    private final ReportLinks links;
    private final VendorHours vendorHours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            DeliveryRepository deliveries,
            StatusReportRepository reports,
            BreachRepository breaches,
            ReportLinks links,
            VendorHours vendorHours,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deliveries = deliveries;
        this.reports = reports;
        this.breaches = breaches;
        this.links = links;
        this.vendorHours = vendorHours;
        this.events = events;
        this.clock = clock;
    }

    /** Starts what a contract says, once, and plans every weekly report of its term. */
    @Transactional
    public void start(DeliveryTerms terms, Actor by, Instant now) {
        if (deliveries.existsByContractId(terms.contract())) {
            return;
        }
        var started = new Delivery(terms, by, now);
        vendorHours.of(terms.vendor()).map(Deliveries::hours).ifPresent(started.times()::takeOver);
        vendorHours
                .countryOf(terms.vendor())
                .ifPresent(country -> started.celebrates(new HolidayPlaces(null, country, null)));
        var delivery = deliveries.save(started);
        plan(delivery, terms.schedule().weeks(terms.starts(), terms.ends()));
    }

    private void plan(Delivery delivery, List<ReportSchedule.Week> weeks) {
        var planned = new ArrayList<StatusReport>();
        for (int i = 0; i < weeks.size(); i++) {
            var next = i + 1 < weeks.size() ? weeks.get(i + 1).dueAt() : null;
            planned.add(new StatusReport(delivery, weeks.get(i), next));
        }
        reports.saveAll(planned);
    }

    /**
     * Follows what both sides agreed on while the work runs: values of service levels from a day on, another last day, another
     * schedule. Weeks that have begun by now or by that day stay as they are.
     *
     * @param terms the contract with everything that was agreed on
     * @param from the first day on which the change counts
     */
    @Transactional
    public void follow(DeliveryTerms terms, LocalDate from, Instant now) {
        var delivery = get(terms.engagement());
        var before = delivery.schedule();
        var endedOn = delivery.ends();
        delivery.follow(from, terms.levels(), terms.ends(), terms.schedule());
        deliveries.save(delivery);
        links.keepOpen(delivery);
        var tomorrow = LocalDate.ofInstant(now, before.zone()).plusDays(1);
        if (!terms.schedule().equals(before)) {
            planAnew(delivery, from.isBefore(tomorrow) ? tomorrow : from, tomorrow);
        } else if (!delivery.ends().equals(endedOn)) {
            planAnew(delivery, endedOn.isBefore(delivery.ends()) ? endedOn : delivery.ends(), tomorrow);
        }
    }

    /** Plans the weeks anew from the first one that holds this day, or begins after it, and has not begun by now. */
    private void planAnew(Delivery delivery, LocalDate day, LocalDate earliest) {
        var all = reports.of(delivery.id());
        var first = all.stream()
                .map(StatusReport::period)
                .filter(week -> !week.to().isBefore(day))
                .map(ReportPeriod::from)
                .filter(start -> !start.isBefore(earliest))
                .min(Comparator.naturalOrder());
        first.ifPresent(start -> reports.unplanFrom(delivery.id(), start));
        var last = all.stream()
                .filter(report -> first.isEmpty() || report.period().from().isBefore(first.get()) || report.isIn())
                .reduce((earlier, later) -> later);
        var start = last.map(report -> report.period().to().plusDays(1)).orElse(delivery.starts());
        // What lies in the past and was not planned is asked of nobody.
        var begin = start.isBefore(earliest.minusDays(1)) ? earliest.minusDays(1) : start;
        int number = last.map(StatusReport::week).orElse(0);
        var weeks = delivery.schedule().weeks(begin, delivery.ends()).stream()
                .map(week -> week.numbered(number + week.number()))
                .toList();
        last.ifPresent(report -> {
            report.followedBy(weeks.isEmpty() ? null : weeks.get(0).dueAt());
            reports.save(report);
        });
        plan(delivery, weeks);
    }

    /** From now on somebody else writes the reports, or the contract says otherwise what happens when a level is missed. */
    @Transactional
    public void takesEffect(
            EngagementId engagement, @Nullable ReportedBy other, @Nullable String remedy, Actor by, Instant now) {
        var delivery = get(engagement);
        delivery.remedyIs(remedy);
        if (other != null && delivery.reporter().side() != other) {
            delivery.reporter().assign(other, null, null);
            links.revoke(delivery, by, now);
        }
        deliveries.save(delivery);
    }

    @EventListener
    @Transactional
    public void on(VendorHours.Told told) {
        for (var delivery : deliveries.notEndedOf(told.vendor())) {
            delivery.times().takeOver(hours(told));
            deliveries.save(delivery);
        }
    }

    /** Who has left writes no report any more: their link stops, and until somebody is named our own people write. */
    @EventListener
    @Transactional
    public void on(MemberLeft left) {
        for (var delivery : deliveries.reportedByColleagues()) {
            if (delivery.reporter().is(left)) {
                links.revokeOfColleague(delivery, clock.instant());
                if (delivery.ended() == null) {
                    delivery.reporter().assign(ReportedBy.STAFF, null, null);
                    deliveries.save(delivery);
                }
            }
        }
    }

    private static WorkingHours hours(VendorHours.Told told) {
        return new WorkingHours(told.from(), told.to());
    }

    @Transactional(readOnly = true)
    public Optional<Delivery> find(EngagementId engagement) {
        return deliveries.ofEngagement(engagement, Limit.of(1)).stream().findFirst();
    }

    /** Each work of an engagement; several where its vendor was replaced. */
    @Transactional(readOnly = true)
    public List<Delivery> all(EngagementId engagement) {
        return deliveries.ofEngagements(List.of(engagement));
    }

    /** @throws NotFound if the work of this engagement has not started */
    @Transactional(readOnly = true)
    public Delivery get(EngagementId engagement) {
        return find(engagement).orElseThrow(NotFound::new);
    }

    /** @throws NotFound if there is no such work */
    @Transactional(readOnly = true)
    public Delivery get(DeliveryId delivery) {
        return deliveries.findById(delivery).orElseThrow(NotFound::new);
    }

    /** Every planned week of the work, the first one first. */
    @Transactional(readOnly = true)
    public List<StatusReport> reports(DeliveryId delivery) {
        return reports.of(delivery);
    }

    /**
     * The weeks that the page of running work is made of.
     *
     * @param breaches of this work, the newest first; the weeks of those that are shown are among them
     */
    @Transactional(readOnly = true)
    public ShownWeeks shownWeeks(Delivery delivery, List<Breach> breaches, Instant now) {
        var since = ShownWeeks.since(delivery, now);
        var inHouseUntil = ShownWeeks.inHouseUntil(delivery);
        var found = reports.shown(
                delivery.id(),
                since,
                LocalDate.ofInstant(now, delivery.schedule().zone()).plusWeeks(ShownWeeks.LEAST_WEEKS),
                inHouseUntil == null ? since : inHouseUntil,
                ShownWeeks.misses(breaches).map(breach -> breach.report().id()).toList());
        return new ShownWeeks(found, since.isAfter(delivery.starts()) ? since : null);
    }

    /** The weeks around today, in one statement as long as one of them is due in the next weeks. */
    @Transactional(readOnly = true)
    WeeksToWrite toWrite(Delivery delivery, Instant now, int begun, int ahead) {
        var today = LocalDate.ofInstant(now, delivery.schedule().zone());
        var around = WeeksToWrite.of(
                reports.newestBegun(delivery.id(), today.plusWeeks(ahead), Limit.of(begun + ahead)), today, now, begun);
        return around.toCome().isEmpty() && !today.isAfter(delivery.lastDay())
                ? new WeeksToWrite(around.begun(), reports.toCome(delivery.id(), now, Limit.of(1)))
                : around;
    }

    /** The newest weeks whose reports are in, the newest first. */
    @Transactional(readOnly = true)
    public List<StatusReport> newestIn(Delivery delivery, int most) {
        return reports.newestIn(delivery.id(), Limit.of(most));
    }

    /** All misses, for the files of an engagement. */
    @Transactional(readOnly = true)
    public List<Breach> breaches(DeliveryId delivery) {
        return breaches.of(delivery);
    }

    /** The misses that the page of running work is made of, the newest first. */
    @Transactional(readOnly = true)
    List<Breach> shownBreaches(Delivery delivery, Instant now) {
        return breaches.shown(delivery.id(), ShownWeeks.since(delivery, now), ShownWeeks.MOST_MISSES);
    }

    /** The newest misses that no notice names yet, the newest first. */
    @Transactional(readOnly = true)
    List<Breach> newestDetected(Delivery delivery, int most) {
        return breaches.newest(delivery.id(), Breach.Status.DETECTED, Limit.of(most));
    }

    /** Weeks to talk about: with a question that is open, with a report that is missing, and the newest one that is in. */
    @Transactional(readOnly = true)
    List<StatusReport> toTalkAbout(Delivery delivery, Instant now, int most) {
        return reports.toTalkAbout(delivery.id(), now, most);
    }

    /** About the last year of the weeks whose reports are in, in order. */
    @Transactional(readOnly = true)
    List<StatusReport> newestWeeks(Delivery delivery) {
        var newest = new ArrayList<>(newestIn(delivery, ShownWeeks.LEAST_WEEKS));
        Collections.reverse(newest);
        return newest;
    }

    /** The newest weeks that have begun, in order. */
    @Transactional(readOnly = true)
    List<StatusReport> newestBegun(Delivery delivery, Instant now, int most) {
        var today = LocalDate.ofInstant(now, delivery.schedule().zone()).plusDays(1);
        var begun = reports.begun(delivery.id(), today, Limit.of(most + 1)).stream()
                .filter(report -> !report.period().opensAt().isAfter(now))
                .limit(most)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(begun);
        return begun;
    }

    /** Week by week from one to another, both included. */
    @Transactional(readOnly = true)
    List<StatusReport> weeks(Delivery delivery, int first, int last) {
        return reports.weeks(delivery.id(), first, last);
    }

    @Transactional(readOnly = true)
    Optional<StatusReport> week(Delivery delivery, int week) {
        return reports.of(delivery.id(), week);
    }

    /** The weeks ahead whose reports are due before then. */
    @Transactional(readOnly = true)
    List<StatusReport> ahead(Delivery delivery, Instant now, Instant until) {
        return reports.toComeUntil(delivery.id(), now, until);
    }

    /** The week whose report a meeting stands for, and the newest one that is open and had begun when it was. */
    @Transactional(readOnly = true)
    List<StatusReport> aboutMeeting(Meeting meeting) {
        var day = meeting.startsAt().atZone(meeting.when().zone()).toLocalDate().plusDays(1);
        return Stream.concat(
                        Stream.ofNullable(meeting.report()).flatMap(id -> reports.findById(id).stream()),
                        reports
                                .newestBegunBy(meeting.delivery(), StatusReport.Status.OPEN, day, Limit.of(MOST_BEGUN))
                                .stream())
                .distinct()
                .toList();
    }

    @Transactional
    public void expect(EngagementId engagement, int seen, List<BigDecimal> expected, Actor by, Instant now) {
        deliveries.change(
                get(engagement),
                seen,
                Delivery::requireTransition,
                delivery -> delivery.transition().expect(expected, by, now));
    }

    @Transactional
    public void tick(EngagementId engagement, Transition.Check check, Actor by, Instant now) {
        var delivery = get(engagement);
        delivery.transition().tick(check, reports.of(delivery.id()), by, now);
        deliveries.save(delivery);
    }

    @Transactional
    public void untick(EngagementId engagement, Transition.Check check, Actor by, Instant now) {
        var delivery = get(engagement);
        delivery.transition().untick(check, by, now);
        deliveries.save(delivery);
    }

    @Transactional
    public void goLive(EngagementId engagement, Actor by, Instant now) {
        var delivery = get(engagement);
        delivery.goLive(reports.of(delivery.id()), by, now);
        deliveries.save(delivery);
    }

    @Transactional
    public void goLiveEarly(EngagementId engagement, String reason, Actor by, Instant now) {
        var delivery = get(engagement);
        delivery.goLiveEarly(reason, by, now);
        deliveries.save(delivery);
    }

    /** @param once whether the contract allows one extension by the same length, as its standard clause does */
    @Transactional
    public void extend(
            EngagementId engagement, int soFar, int weeks, String reason, boolean once, Actor by, Instant now) {
        var delivery = get(engagement);
        if (once) {
            delivery.transition().extendOnce(soFar, weeks, reason, by, now);
        } else {
            delivery.transition().extend(soFar, weeks, reason, by, now);
        }
        deliveries.save(delivery);
    }

    /** The contract ends on this day: the work goes on until then, and later weeks are no longer asked about. */
    @Transactional
    public void endsOn(EngagementId engagement, LocalDate day) {
        var delivery = get(engagement);
        delivery.endsOn(day);
        deliveries.save(delivery);
        reports.cancelBeyond(delivery.id(), day);
        reports.of(delivery.id()).stream()
                .filter(report -> !report.isIn() && report.period().to().isAfter(delivery.ends()))
                .forEach(report -> {
                    report.endsOn(delivery.ends());
                    reports.save(report);
                });
    }

    /** Ends the work; reports that are not due yet are no longer asked for. */
    @Transactional
    public void end(EngagementId engagement, String reason, Actor by, Instant now) {
        var delivery = get(engagement);
        delivery.end(reason, by, now);
        deliveries.save(delivery);
        reports.cancelAfter(delivery.id(), now);
        links.closeSoon(delivery, now);
        events.publishEvent(new NoLongerAsked(delivery.id().id()));
    }

    @Transactional
    public void reportedBy(
            EngagementId engagement,
            int seen,
            ReportedBy side,
            @Nullable String name,
            @Nullable String email,
            Actor by) {
        var delivery = get(engagement);
        delivery.requireNotEnded();
        if (delivery.reporter().is(side, name, email)) {
            return;
        }
        deliveries.change(delivery, seen, any -> any.reporter().assign(side, name, email));
        // Whoever wrote before writes no more; the new writer gets a link of their own.
        links.revoke(delivery, by, clock.instant());
    }

    @Transactional
    public void works(EngagementId engagement, int seen, WorkingHours ours, WorkingHours theirs) {
        deliveries.change(
                get(engagement),
                seen,
                Delivery::requireNotEnded,
                delivery -> delivery.times().enter(ours, theirs));
    }

    @Transactional
    public void celebrates(EngagementId engagement, int seen, HolidayPlaces places) {
        deliveries.change(get(engagement), seen, Delivery::requireNotEnded, delivery -> delivery.celebrates(places));
    }

    /** What happened between two days, both included; empty if the work has not started. */
    @Transactional(readOnly = true)
    public Optional<DeliverySummary> between(EngagementId engagement, LocalDate from, LocalDate to) {
        return find(engagement).map(delivery -> summarise(delivery, from, to, clock.instant()));
    }

    /** Hours of ours in parallel to the work, in weeks that touch these days; empty if it has not started. */
    @Transactional(readOnly = true)
    public Optional<ParallelHours> parallelHours(EngagementId engagement, LocalDate from, LocalDate to) {
        return find(engagement).map(delivery -> {
            // Weeks after the release that tell of none add nothing to these sums.
            var worked = WorkedPeriod.of(
                    delivery,
                    reports.inParallel(
                            delivery.id(), from, to, delivery.releasedOn().orElse(to.plusDays(1))),
                    from,
                    to);
            return new ParallelHours(
                    worked.parallelHours().add(worked.parallelHoursAfterwards()),
                    worked.assumedHours(),
                    worked.weeks());
        });
    }

    /** The last day whose report is in or was due; empty before the first one. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastReportedDay(EngagementId engagement) {
        var now = clock.instant();
        return find(engagement)
                .flatMap(delivery -> reports.lastReportedDays(delivery.id(), now, Limit.of(1)).stream()
                        .findFirst()
                        .map(day -> day.isBefore(delivery.lastDay()) ? day : delivery.lastDay()));
    }

    private DeliverySummary summarise(Delivery delivery, LocalDate from, LocalDate to, Instant now) {
        var all = reports.touching(delivery.id(), from, to);
        var weeks = all.stream()
                .filter(report -> !report.period().from().isAfter(delivery.lastDay()))
                .filter(report -> !WorkedPeriod.lastDay(delivery, report).isBefore(from)
                        && !WorkedPeriod.lastDay(delivery, report).isAfter(to))
                .toList();
        var due = weeks.stream()
                .filter(report -> report.status() != StatusReport.Status.SKIPPED)
                .filter(report -> report.isIn() || now.isAfter(report.dueAt()))
                .toList();
        var in = due.stream().filter(StatusReport::isIn).toList();
        int late = (int) in.stream().filter(StatusReport::wasLate).count();
        var live = delivery.wentLive();
        return new DeliverySummary(
                delivery.phase(),
                due.size(),
                due.size(),
                in.size() - late,
                late,
                due.size() - in.size(),
                (int) weeks.stream()
                        .filter(report -> report.status() == StatusReport.Status.SKIPPED)
                        .count(),
                WorkedPeriod.of(delivery, all, from, to),
                delivery.oversightHoursPerWeek().multiply(BigDecimal.valueOf(due.size())),
                trends(delivery, weeks),
                delivery.transition().weeks(),
                delivery.liveFrom(),
                live == null ? null : live.reason());
    }

    /** The levels of this work over these weeks, the leading one first, without those that none of these weeks is held to. */
    @Transactional(readOnly = true)
    public List<LevelTrend> trends(Delivery delivery, List<StatusReport> weeks) {
        return weeks.isEmpty()
                ? trends(delivery, weeks, List.of())
                : trends(
                        delivery,
                        weeks,
                        breaches.between(
                                delivery.id(),
                                weeks.get(0).period().to(),
                                weeks.get(weeks.size() - 1).period().to()));
    }

    /** The same where the breaches of this work were read before. */
    static List<LevelTrend> trends(Delivery delivery, List<StatusReport> weeks, List<Breach> breaches) {
        var detected = detected(weeks, breaches);
        return delivery.levels().stream()
                .filter(level -> weeks.isEmpty()
                        || level.id().equals(delivery.leading().id())
                        || weeks.stream().anyMatch(week -> delivery.isInForce(level, week.period())))
                .map(level -> LevelTrend.of(
                        level,
                        delivery,
                        weeks,
                        detected.getOrDefault(level.id(), 0L).intValue()))
                .toList();
    }

    private static Map<ServiceLevelId, Long> detected(List<StatusReport> weeks, List<Breach> breaches) {
        var ids = weeks.stream().map(StatusReport::id).collect(Collectors.toSet());
        return breaches.stream()
                .filter(breach -> breach.counts() && ids.contains(breach.report()))
                .collect(Collectors.groupingBy(Breach::level, Collectors.counting()));
    }
}
