package app.handoff.contract;

import app.handoff.engagement.Agenda;
import app.handoff.engagement.StageReport;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What contracts need of us, and the days on which they begin, end or can still be stopped. */
@Component
@Transactional(readOnly = true)
class ContractAgenda implements Agenda {

    private final ContractRepository contracts;
    private final ContractStage stage;

    ContractAgenda(ContractRepository contracts, ContractStage stage) {
        this.contracts = contracts;
        this.stage = stage;
    }

    @Override
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER)) {
            return List.of();
        }
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        var waiting = contracts.waiting(today, today.plusDays(TermView.AHEAD_DAYS), Limit.of(limit));
        var needs = new ArrayList<Need>();
        waiting.stream()
                .filter(line -> line.termination() == null)
                .flatMap(line -> need(line.engagement(), ContractStage.report(line, null, today)).stream())
                .forEach(needs::add);
        var without = contracts.withoutContract(Limit.of(limit));
        var reports = stage.reports(without, now);
        without.stream()
                .flatMap(engagement -> need(engagement, reports.get(engagement)).stream())
                .forEach(needs::add);
        waiting.stream()
                .filter(line -> line.termination() != null)
                .flatMap(line -> need(line.engagement(), ContractStage.report(line, null, today)).stream())
                .forEach(needs::add);
        return needs.size() > limit ? needs.subList(0, limit) : needs;
    }

    private static Optional<Need> need(EngagementId engagement, @Nullable StageReport report) {
        if (report == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(report.next())
                .map(next -> Need.of(engagement, next, isHeldUp(report) ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN));
    }

    /** Whether nothing goes on until somebody acts, such as after the winner declined. */
    private static boolean isHeldUp(StageReport report) {
        return report.steps().stream().anyMatch(step -> step.progress() == StageReport.Step.Progress.PROBLEM);
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        if (limit < 1) {
            return List.of();
        }
        var zone = Tenancy.locality().zone();
        return contracts.days(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone), limit).stream()
                .map(day -> new Happening(
                                new EngagementId(day.getEngagement()),
                                Sentence.of("contract.happening." + day.getWhat(), day.getVendor()),
                                day.getDay().atStartOfDay(zone).toInstant())
                        .named("contract-" + day.getWhat().replace("Unsigned", "") + "-" + day.getEngagement())
                        .on(day.getDay()))
                .toList();
    }
}
