package app.handoff.scope.web;

import app.handoff.scope.Readiness;
import app.handoff.scope.Readiness.Gap;
import app.handoff.scope.ScopeContent;
import app.handoff.scope.ScopeOfWork;
import app.handoff.scope.SecondLook;
import app.handoff.scope.Section;
import app.handoff.scope.VagueWords.Hint;
import app.handoff.shared.EngagementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the check page shows: everything that was said, what is missing, and whether it can be frozen. */
record CheckPage(
        EngagementId engagement,
        String name,
        int number,
        boolean frozen,
        ScopeContent content,
        Readiness readiness,
        List<Hint> hints,
        @Nullable SecondLook secondLook,
        boolean mayWrite) {

    static CheckPage of(ScopeOfWork scope, String name, List<Hint> hints, boolean mayWrite) {
        return new CheckPage(
                scope.engagement(),
                name,
                scope.number(),
                scope.isFrozen(),
                scope.content(),
                scope.readiness(),
                hints,
                scope.secondLook().orElse(null),
                mayWrite && !scope.isFrozen());
    }

    public boolean complete() {
        return readiness.gaps().isEmpty();
    }

    public boolean canBeFrozen() {
        return complete() && secondLook != null;
    }

    public @Nullable Gap gap(String section, String field) {
        return frozen
                ? null
                : readiness.gaps().stream()
                        .filter(gap -> gap.section().slug().equals(section)
                                && gap.field().equals(field))
                        .findFirst()
                        .orElse(null);
    }

    public List<Gap> rowGaps(String section, int row) {
        return frozen
                ? List.of()
                : readiness.gaps().stream()
                        .filter(gap -> gap.section().slug().equals(section)
                                && gap.field().startsWith("rows[" + row + "]."))
                        .toList();
    }

    /** The page and the field that close a gap. */
    public String href(Gap gap) {
        return change(gap.section().slug()) + "#" + anchor(gap.field());
    }

    /** Back to a section, and from there straight back here. */
    public String change(String section) {
        return "/engagements/" + engagement + "/scope/" + section + "?from=check";
    }

    private static String anchor(String field) {
        return field.isEmpty() ? "main" : field.replaceAll("[^A-Za-z0-9_]+", "-");
    }

    public List<Section> sections() {
        return List.of(Section.values());
    }
}
