package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections of a scope with how far each is, and the versions that are final. */
record TaskPage(
        EngagementId engagement,
        String name,
        int number,
        boolean frozen,
        boolean blank,
        boolean mayWrite,
        boolean canStartOver,
        String draft,
        List<Row> sections,
        int gaps,
        boolean lookedAgain,
        List<FrozenScope> versions) {

    static TaskPage of(ScopeOfWork scope, String name, List<FrozenScope> versions, boolean mayWrite) {
        var readiness = scope.readiness();
        var rows = Arrays.stream(Section.values())
                .map(section -> new Row(
                        section,
                        readiness.in(section).size(),
                        scope.edit(section).count() > 0,
                        scope.edit(section).by()))
                .toList();
        return new TaskPage(
                scope.engagement(),
                name,
                scope.number(),
                scope.isFrozen(),
                scope.content().blank(),
                mayWrite,
                mayWrite && scope.canStartOver(),
                scope.examples().draft(),
                rows,
                readiness.gaps().size(),
                scope.secondLook().isPresent(),
                versions);
    }

    public boolean writable() {
        return mayWrite && !frozen;
    }

    public boolean complete() {
        return gaps == 0;
    }

    /** Whether all is said and it can be checked and frozen. */
    public boolean awaitsFreezing() {
        return !frozen && complete();
    }

    /** Whether it is being changed while vendors still read the version before. */
    public boolean isRevision() {
        return !frozen && !versions.isEmpty();
    }

    /** Whether there are two versions to compare. */
    public boolean canCompare() {
        return versions.size() > 1 || isRevision();
    }

    /** Whether this person can begin the next version. */
    public boolean mayRevise() {
        return mayWrite && frozen;
    }

    public @Nullable FrozenScope newest() {
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    /** @param touched whether anybody has saved this section */
    record Row(Section section, int gaps, boolean touched, String by) {

        public boolean complete() {
            return gaps == 0;
        }
    }
}
