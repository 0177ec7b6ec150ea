package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes weekly reports from their writers to their readers and keeps every version. */
@Service
class StatusReports {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final StatusReportRepository reports;
    private final DeliveryRepository deliveries;
    private final ReportVersionRepository versions;
    private final ReportDraftRepository drafts;
    private final BreachRepository breaches;
    private final ReportLinks links;

    StatusReports(
            StatusReportRepository reports,
            DeliveryRepository deliveries,
            ReportVersionRepository versions,
            ReportDraftRepository drafts,
            BreachRepository breaches,
            ReportLinks links) {
        this.reports = reports;
        this.deliveries = deliveries;
        this.versions = versions;
        this.drafts = drafts;
        this.breaches = breaches;
        this.links = links;
    }

    /** @throws NotFound if there is no such report */
    @Transactional(readOnly = true)
    public StatusReport get(StatusReportId id) {
        return reports.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * A report with the delivery it tells of.
     *
     * @throws NotFound if there is no such report
     */
    @Transactional(readOnly = true)
    public ReportFile file(StatusReportId id) {
        return reports.file(id).orElseThrow(NotFound::new);
    }

    /** The last report before this one that was sent, to stand beside the questions. */
    @Transactional(readOnly = true)
    public Optional<StatusReport> before(StatusReport report) {
        return reports.of(report.delivery(), report.week() - 1).filter(StatusReport::isIn);
    }

    /**
     * Sends a report, or a changed one in its place.
     *
     * @param seen the version of the report that the writer saw
     * @param writer whose draft this sends
     */
    @Transactional
    public void submit(StatusReportId id, int seen, ReportContent content, String writer, Actor by, Instant now) {
        submit(id, seen, content, null, writer, by, now);
    }

    /**
     * Sends a report, or a changed one in its place.
     *
     * @param correction what was wrong, where the report was read already
     */
    @Transactional
    public void submit(
            StatusReportId id,
            int seen,
            ReportContent content,
            @Nullable String correction,
            String writer,
            Actor by,
            Instant now) {
        // Files may be added to it meanwhile.
        var report = reports.lock(id).orElseThrow(NotFound::new);
        var delivery = deliveryOf(report);
        content.requireOnly(delivery.levels(report.period()));
        boolean wasRead = report.status() == StatusReport.Status.ACKNOWLEDGED;
        reports.change(
                report,
                seen,
                any -> report.requireWritable(now),
                any -> report.submit(content, correction, delivery.levelsOfFields(report.period()), by, now));
        versions.save(new ReportVersion(report, content, wasRead ? correction : null, by, now));
        drafts.of(id, List.of(writer, SystemNumbers.WRITER)).forEach(drafts::delete);
        judge(delivery, report, by, now);
    }

    /** Reads a report, and with it nothing is left to do for its writer. */
    @Transactional
    public void acknowledge(StatusReportId id, int seen, @Nullable BigDecimal oversightHours, Actor by, Instant now) {
        reports.change(
                get(id), seen, StatusReport::requireToBeRead, report -> report.acknowledge(oversightHours, by, now));
    }

    /** @param seen how often our hours had been entered when the form was opened */
    @Transactional
    public void enterOurHours(
            StatusReportId id,
            int seen,
            @Nullable BigDecimal parallel,
            @Nullable BigDecimal oversight,
            Actor by,
            Instant now) {
        var report = get(id);
        report.enterOurHours(seen, parallel, oversight, by, now);
        reports.save(report);
    }

    @Transactional
    public void query(StatusReportId id, int seen, String question, String businessName, Actor by, Instant now) {
        var report = get(id);
        var delivery = deliveryOf(report);
        reports.change(report, seen, StatusReport::requireAskable, any -> any.query(question, by, now));
        links.ask(delivery, report, question.strip(), businessName, now);
    }

    /** Keeps what somebody says against a measurement, beside it. */
    @Transactional
    public void object(
            StatusReportId id,
            int seen,
            ServiceLevelId level,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String reason,
            Actor by,
            Instant now) {
        var report = get(id);
        var tracked = deliveryOf(report).levels(report.period()).stream()
                .filter(one -> one.id().equals(level))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("delivery.objection.choose").at("level"));
        var counted = new Measurement(level, numerator, denominator);
        reports.change(report, seen, any -> any.object(tracked, counted, reason, by, now));
    }

    /** Answers the question about a report that waits. */
    @Transactional
    public void answer(StatusReportId id, int seen, String text, Actor by, Instant now) {
        var report = get(id);
        deliveryOf(report);
        reports.change(report, seen, StatusReport::requireQuestion, any -> any.answer(text, by, now));
    }

    @Transactional
    public void skip(StatusReportId id, String reason, Actor by, Instant now) {
        var report = get(id);
        var delivery = deliveryOf(report);
        report.skip(reason, by, now);
        reports.save(report);
        judgeWithout(delivery, report, by, now);
    }

    /** Of a level that is judged over more than a week, the week that is skipped may have been the last one to wait for. */
    private void judgeWithout(Delivery delivery, StatusReport skipped, Actor by, Instant now) {
        if (delivery.wasInTransition(skipped)) {
            return;
        }
        var all = reports.of(delivery.id());
        delivery.levels().stream()
                .filter(ExitRule::isOverMoreThanAWeek)
                .forEach(level -> delivery.periods(level, all).stream()
                        .filter(period -> period.last().week() < skipped.week())
                        .reduce((earlier, later) -> later)
                        .ifPresent(period -> judge(delivery, period, by, now)));
    }

    /** The oldest report that did not come by its time; empty where none is late. */
    @Transactional(readOnly = true)
    public Optional<StatusReport> late(DeliveryId delivery, Instant now) {
        return reports.late(delivery, now, Limit.of(1)).stream().findFirst();
    }

    /** Asks its writer for a report that is late. */
    @Transactional
    public void askFor(StatusReportId id, String businessName, Actor by, Instant now) {
        var report = get(id);
        var delivery = deliveryOf(report);
        report.askFor(by, now);
        reports.save(report);
        links.askFor(delivery, report, businessName, now);
    }

    @Transactional
    public void unskip(StatusReportId id, Actor by, Instant now) {
        var report = get(id);
        deliveryOf(report);
        report.unskip(by, now);
        reports.save(report);
    }

    /** Keeps what was typed so far, exactly as typed. */
    @Transactional
    public void keep(StatusReportId id, String writer, Map<String, String> answers, Instant now) {
        var report = get(id);
        if (!report.canBeChanged()) {
            throw new RuleViolation("delivery.report.skipped");
        }
        var draft = drafts.of(id, writer).orElse(null);
        if (draft == null) {
            draft = new ReportDraft(report, writer, answers, now);
        } else {
            draft.keep(answers, now);
        }
        drafts.save(draft);
    }

    @Transactional(readOnly = true)
    public Optional<ReportDraft> draft(StatusReportId id, String writer) {
        return drafts.of(id, writer);
    }

    /** The drafts of these writers, by their names. */
    @Transactional(readOnly = true)
    public Map<String, ReportDraft> drafts(StatusReportId id, Collection<String> writers) {
        return drafts.of(id, writers).stream().collect(Collectors.toMap(ReportDraft::writer, draft -> draft));
    }

    /** What was sent, the newest first. */
    @Transactional(readOnly = true)
    public List<ReportVersion> versions(StatusReportId id) {
        return versions.of(id);
    }

    /** Reports that staff can write now, the newest first. */
    @Transactional(readOnly = true)
    public List<ReportLine> toWrite(LocalDate today, int limit) {
        return reports.toWrite(
                EnumSet.of(StatusReport.Status.OPEN, StatusReport.Status.QUERIED),
                today,
                ReportedBy.STAFF,
                Limit.of(limit));
    }

    /**
     * One page of all reports that were sent or are due within a week, the newest first; one more than asked for when there are
     * more.
     */
    @Transactional(readOnly = true)
    public List<ReportLine> list(Filter filter, Instant now, @Nullable StatusReport after, int size) {
        return reports.page(
                filter.statuses(),
                filter == Filter.LATE ? now : now.plus(Duration.ofDays(7)),
                after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.dueAt(),
                after == null ? LAST : after.id().id(),
                Limit.of(size + 1));
    }

    private Delivery deliveryOf(StatusReport report) {
        var delivery = deliveries.findById(report.delivery()).orElseThrow(NotFound::new);
        delivery.requireNotEnded();
        return delivery;
    }

    // A level is judged over its period, when the last report of the period is in.
    private void judge(Delivery delivery, StatusReport report, Actor by, Instant now) {
        if (delivery.wasInTransition(report)) {
            return;
        }
        var weeks = around(delivery, report);
        var curable = breaches.curable(delivery.id(), report.week());
        for (var level : delivery.levels()) {
            delivery.periods(level, weeks).stream()
                    .filter(period -> period.holds(report))
                    .forEach(period -> {
                        judge(delivery, period, by, now);
                        curable.stream()
                                .filter(breach -> breach.level().equals(level.id()))
                                .forEach(breach -> cure(delivery, breach, period));
                    });
        }
    }

    /** The weeks of the periods that hold a report; where cases are counted, all of them. */
    private List<StatusReport> around(Delivery delivery, StatusReport report) {
        return MeasurementWindows.longest(delivery)
                .map(length ->
                        MeasurementWindows.calendar(length, report.period().to()))
                .map(days -> reports.endingBetween(delivery.id(), days.from(), days.to()))
                .orElseGet(() -> reports.of(delivery.id()));
    }

    /** A level is back with the first later period that reached it. */
    private void cure(Delivery delivery, Breach breach, LevelPeriod period) {
        int week = period.last().week();
        if (week <= breach.week()) {
            return;
        }
        var cured = breach.curedWeek();
        if (period.isReached() && (cured == null || cured > week)) {
            breach.curedIn(week);
        } else if (!period.isReached() && cured != null && cured == week) {
            breach.curedIn(reachedAfter(delivery, period));
        }
        breaches.save(breach);
    }

    /** What was reached and is no more, by a corrected report, makes a later period the first one. */
    private @Nullable Integer reachedAfter(Delivery delivery, LevelPeriod period) {
        var weeks = period.level().asked().window() == ServiceLevel.Window.ITEMS
                ? reports.of(delivery.id())
                : reports.endingBetween(
                        delivery.id(),
                        period.last().period().to(),
                        delivery.lastDay().plusWeeks(1));
        return delivery.periods(period.level(), weeks).stream()
                .filter(later -> later.last().week() > period.last().week())
                .filter(LevelPeriod::isReached)
                .map(later -> later.last().week())
                .findFirst()
                .orElse(null);
    }

    private void judge(Delivery delivery, LevelPeriod period, Actor by, Instant now) {
        var level = period.level();
        var report = period.last();
        var known = breaches.of(period.reports().stream().map(StatusReport::id).toList()).stream()
                .filter(one -> one.level().equals(level.id()))
                .collect(Collectors.toMap(Breach::report, Function.identity()));
        var breach = known.remove(report.id());
        // A week that was to be skipped is reported after all: now it is the one that closes the period.
        known.values().forEach(earlier -> {
            earlier.correct(by, now);
            breaches.save(earlier);
        });
        var value = period.result().value();
        if (value != null && period.isMissed()) {
            if (breach == null) {
                breach = new Breach(report, delivery.engagement(), level, value, by, now);
            } else {
                breach.confirm(level, value, by, now);
            }
            breaches.save(breach);
        } else if (breach != null) {
            breach.correct(by, now);
            breaches.save(breach);
        }
    }

    /** Which reports a list shows. */
    public enum Filter {
        READING(StatusReport.Status.SUBMITTED),
        LATE(StatusReport.Status.OPEN),
        ALL(StatusReport.Status.values());

        private final Set<StatusReport.Status> statuses;

        Filter(StatusReport.Status... statuses) {
            this.statuses = EnumSet.copyOf(List.of(statuses));
        }

        Set<StatusReport.Status> statuses() {
            return statuses;
        }
    }
}
