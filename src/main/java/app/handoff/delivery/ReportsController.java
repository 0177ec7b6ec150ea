package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.tenancy.BusinessCache;
import app.handoff.web.MembersOnly;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All weekly reports: for staff what they write this week, for owners and managers what they read. */
@Controller
@MembersOnly
class ReportsController {

    private static final int PAGE = 30;
    private static final int MOST_TO_WRITE = 20;

    private final StatusReports reports;
    private final BusinessCache cache;
    private final Clock clock;

    ReportsController(StatusReports reports, BusinessCache cache, Clock clock) {
        this.reports = reports;
        this.cache = cache;
        this.clock = clock;
    }

    @GetMapping("/reports")
    String list(
            CurrentMember member,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        boolean manager = member.may(Role.MANAGER);
        var filter = filter(show, manager ? StatusReports.Filter.READING : StatusReports.Filter.ALL);
        model.addAttribute(
                "view",
                cache.get(
                        ReportsController.class,
                        new ListQuestion(manager, filter, after),
                        () -> view(manager, filter, after, member.locality().zone())));
        return "delivery/reports";
    }

    private View view(boolean manager, StatusReports.Filter filter, @Nullable String after, ZoneId zone) {
        var now = clock.instant();
        var last = after == null ? null : reports.get(StatusReportId.of(after));
        var found = reports.list(filter, now, last, PAGE);
        boolean more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        var toWrite = last != null
                ? List.<Line>of()
                : reports.toWrite(LocalDate.ofInstant(now, zone), MOST_TO_WRITE).stream()
                        .map(line -> Line.of(line, now))
                        .toList();
        return new View(
                manager,
                filter,
                toWrite,
                page.stream().map(line -> Line.of(line, now)).toList(),
                more
                        ? "/reports?show=" + name(filter) + "&after="
                                + page.get(page.size() - 1).report().id()
                        : null,
                last == null ? null : "/reports?show=" + name(filter));
    }

    private static StatusReports.Filter filter(@Nullable String show, StatusReports.Filter otherwise) {
        if (show == null) {
            return otherwise;
        }
        for (var filter : StatusReports.Filter.values()) {
            if (name(filter).equals(show)) {
                return filter;
            }
        }
        throw new NotFound();
    }

    private static String name(StatusReports.Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT);
    }

    /** One page of the list, the same for all who may do as much. */
    private record ListQuestion(
            boolean manager,
            StatusReports.Filter filter,
            @Nullable String after) {}

    /** @param toWrite reports that staff can write now; the first one is the page's first act for staff */
    record View(
            boolean manager,
            StatusReports.Filter filter,
            List<Line> toWrite,
            List<Line> lines,
            @Nullable String next,
            @Nullable String first) {

        /** Whether what is to write stands before the list: always for staff, for others where something is to write. */
        public boolean asksToWrite() {
            return first == null && (!manager || !toWrite.isEmpty());
        }

        /** Whether writing this report is what staff do first. */
        public boolean isFirstAct(Line line) {
            return !manager && line.equals(toWrite.get(0));
        }

        /** The first report that waits to be read, the page's one act for owners and managers; null when none waits. */
        public @Nullable Line toRead() {
            return manager
                    ? lines.stream()
                            .filter(line -> line.standing == StatusReport.Standing.SUBMITTED)
                            .findFirst()
                            .orElse(null)
                    : null;
        }

        public List<Chip> chips() {
            return List.of(StatusReports.Filter.values()).stream()
                    .map(one -> new Chip(one, "/reports?show=" + name(one), one == filter))
                    .toList();
        }
    }

    record Chip(StatusReports.Filter filter, String href, boolean current) {}

    record Line(
            String id,
            EngagementId engagement,
            String title,
            String vendorName,
            int week,
            LocalDate from,
            LocalDate to,
            Deadline due,
            StatusReport.Standing standing,
            String standingKind,
            @Nullable Health health,
            String healthKind,
            boolean late,
            boolean needs) {

        static Line of(ReportLine line, Instant now) {
            var report = line.report();
            var content = report.submission().content();
            var standing = report.standing(now);
            return new Line(
                    report.id().toString(),
                    report.engagement(),
                    line.title(),
                    line.vendorName(),
                    report.week(),
                    report.period().from(),
                    report.period().to(),
                    report.period().due(),
                    standing,
                    ServiceLevelText.kind(standing),
                    content == null ? null : content.health(),
                    ServiceLevelText.kind(content == null ? null : content.health()),
                    report.wasLate(),
                    content != null && content.need() != null);
        }

        /** Where a click leads: to the report, or to writing it while there is none. */
        public String href() {
            return standing == StatusReport.Standing.DUE
                            || standing == StatusReport.Standing.LATE
                            || standing == StatusReport.Standing.MISSED
                    ? "/reports/" + id + "/writing"
                    : "/reports/" + id;
        }
    }
}
