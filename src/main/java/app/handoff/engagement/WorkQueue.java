package app.handoff.engagement;

import app.handoff.engagement.Agenda.Happening;
import app.handoff.engagement.Agenda.Need;
import app.handoff.engagement.Agenda.Viewer;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What needs somebody, across all engagements and modules, the most urgent first. */
@Service
class WorkQueue {

    /** More than anybody reads at once; a longer list is capped and says so. */
    static final int MOST = 50;

    private final List<Agenda> agendas;
    private final Engagements engagements;

    WorkQueue(List<Agenda> agendas, Engagements engagements) {
        this.agendas = agendas;
        this.engagements = engagements;
    }

    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now) {
        return agendas.stream()
                .flatMap(agenda -> agenda.needs(viewer, now, MOST).stream())
                .sorted(urgentFirst(now))
                .limit(MOST)
                .toList();
    }

    /** What needs all of a role, and what needs one of them. */
    static List<Need> together(List<Need> shared, List<Need> own, Instant now) {
        return Stream.concat(own.stream(), shared.stream())
                .sorted(urgentFirst(now))
                .limit(MOST)
                .toList();
    }

    /**
     * Of what is late, problems come first, because somebody waits for them. A problem without a date holds everything up until
     * somebody acts, so it stands with what is due now.
     */
    static Comparator<Need> urgentFirst(Instant now) {
        return Comparator.comparing((Need need) -> !need.isLate(now) ? 2 : need.kind() == Need.Kind.PROBLEM ? 0 : 1)
                .thenComparing(need ->
                        need.due() != null ? need.due().at() : need.kind() == Need.Kind.PROBLEM ? now : Instant.MAX)
                .thenComparing(Need::kind);
    }

    /**
     * These needs with the next steps of engagements of which none of them speaks: home is never silent where an engagement
     * names its next step.
     *
     * @param open where engagements stand that have not ended
     */
    public static List<Need> withNextSteps(
            List<Need> needs, Collection<EngagementStatus> open, CurrentMember member, Instant now) {
        var acts =
                needs.stream().filter(need -> need.kind() != Need.Kind.WAITING).toList();
        var spokenOf = acts.stream().map(Need::engagement).collect(Collectors.toSet());
        var pages = acts.stream().map(Need::href).collect(Collectors.toSet());
        var steps = open.stream()
                .filter(engagementStatus -> !spokenOf.contains(engagementStatus.engagement()))
                .flatMap(engagementStatus -> Stream.ofNullable(engagementStatus.next())
                        .filter(step -> member.may(step.least()) && !pages.contains(step.href()))
                        .map(step -> new Need(
                                engagementStatus.engagement(),
                                step.button(),
                                step.reason(),
                                step.due(),
                                step.href(),
                                step.button(),
                                Need.Kind.NEXT_STEP)));
        return Stream.concat(needs.stream(), steps)
                .sorted(urgentFirst(now))
                .limit(MOST)
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Happening> happenings(Role role, Instant from, Instant to) {
        return agendas.stream()
                .flatMap(agenda -> agenda.happenings(from, to, MOST).stream())
                .filter(happening -> role.includes(happening.least()))
                .sorted(Comparator.comparing(Happening::at))
                .limit(MOST)
                .toList();
    }

    @Transactional(readOnly = true)
    public Map<EngagementId, String> names(Collection<Need> needs, Collection<Happening> happenings) {
        var ids = Stream.concat(
                        needs.stream().map(Need::engagement),
                        happenings.stream().map(Happening::engagement))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : engagements.names(ids);
    }
}
