package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.scope.Readiness.Gap;
import app.handoff.scope.VagueWords.Hint;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the check page shows: everything that was said, what is missing, and whether it can be frozen. */
record CheckPage(
        EngagementId engagement,
        String name,
        int number,
        boolean frozen,
        ScopeContent content,
        Readiness readiness,
        Map<Section, List<String>> examples,
        Map<Section, List<ExampleFigure>> figures,
        List<Hint> hints,
        List<Doubt> doubts,
        List<Accepted> accepted,
        @Nullable FinalReview secondLook,
        List<ReadingView> readings,
        Map<Section, Integer> seen,
        boolean mayWrite) {

    /** One of the answers to choose from: the first has the id of the field on the page, the others count on from 2. */
    private static final Pattern ANSWER = Pattern.compile("(classes)\\[(\\d)]");

    /** What was doubted and is meant so. */
    record Accepted(Doubt doubt, SectionEdit.Acceptance acceptance) {}

    static CheckPage of(
            ScopeOfWork scope,
            String name,
            Map<Section, List<ExampleFigure>> figures,
            List<Hint> hints,
            List<Doubt> doubts,
            List<ReadingView> readings,
            boolean mayWrite) {
        return new CheckPage(
                scope.engagement(),
                name,
                scope.number(),
                scope.isFrozen(),
                scope.content(),
                scope.readiness(),
                examples(scope),
                figures,
                hints,
                doubts.stream().filter(doubt -> scope.accepted(doubt).isEmpty()).toList(),
                doubts.stream()
                        .flatMap(doubt -> scope.accepted(doubt).map(why -> new Accepted(doubt, why)).stream())
                        .toList(),
                scope.secondLook().orElse(null),
                readings,
                Arrays.stream(Section.values())
                        .collect(Collectors.toMap(
                                section -> section,
                                section -> scope.edit(section).count())),
                mayWrite && !scope.isFrozen());
    }

    private static Map<Section, List<String>> examples(ScopeOfWork scope) {
        var examples = new EnumMap<Section, List<String>>(Section.class);
        for (var section : Section.values()) {
            examples.put(
                    section, scope.isFrozen() ? List.of() : scope.examples().unchecked(section, scope.content()));
        }
        return examples;
    }

    /** Whether vendors have a version before this one, which is being written. */
    public boolean isRevision() {
        return !frozen && number > 1;
    }

    public boolean complete() {
        return readiness.gaps().isEmpty();
    }

    public boolean complete(Section section) {
        return gaps(section) == 0;
    }

    /** Whether something that vendors need is not said yet. */
    public boolean awaitsAnswers() {
        return !frozen && !complete();
    }

    /** Whether all is said and only the second look is missing. */
    public boolean awaitsSecondLook() {
        return complete() && secondLook == null;
    }

    public boolean canBeFrozen() {
        return complete() && secondLook != null;
    }

    /**
     * What is missing at a field, be it only that somebody says the draft's figure is right; for a field of a row
     * {@link #exampleInRow} says that.
     */
    public @Nullable Gap gap(String section, String field) {
        return gapsAt(section, field).stream().findFirst().orElse(null);
    }

    /** Everything that is missing at a field, where that can be more than one thing. */
    public List<Gap> gapsAt(String section, String field) {
        return frozen
                ? List.of()
                : Stream.concat(
                                readiness.gaps().stream(),
                                examples(Section.of(section))
                                        .filter(gap -> !gap.field().startsWith("rows[")))
                        .filter(gap -> gap.section().slug().equals(section))
                        .filter(gap -> gap.field().equals(field)
                                || ANSWER.matcher(gap.field())
                                        .replaceFirst("$1")
                                        .equals(field))
                        .toList();
    }

    /** That figures of one row are those of a ready-made draft, said once for the row; null where there are none. */
    public @Nullable Gap exampleInRow(String section, int row) {
        var prefix = "rows[" + row + "].";
        return frozen
                ? null
                : examples(Section.of(section))
                        .filter(gap -> gap.field().startsWith(prefix))
                        .findFirst()
                        .map(gap -> new Gap(gap.section(), gap.field(), Sentence.of("scope.example.row"), gap.reason()))
                        .orElse(null);
    }

    /** What is missing in one row; that its figures are examples is said once. */
    public List<Gap> rowGaps(String section, int row) {
        var prefix = "rows[" + row + "].";
        return frozen
                ? List.of()
                : Stream.concat(
                                readiness.gaps().stream()
                                        .filter(gap -> gap.section().slug().equals(section)),
                                examples(Section.of(section))
                                        .filter(gap -> gap.field().startsWith(prefix))
                                        .limit(1))
                        .filter(gap -> gap.field().startsWith(prefix))
                        .toList();
    }

    private Stream<Gap> examples(Section section) {
        return examples.getOrDefault(section, List.of()).stream()
                .map(field ->
                        new Gap(section, field, Sentence.of("scope.example"), Sentence.of("scope.example.because")));
    }

    /** What readers asked and nobody has seen to yet. */
    public List<Doubt> asked() {
        return frozen ? List.of() : ReadingView.doubts(readings);
    }

    /** Whether readers or rules ask anything. */
    public boolean isQuestioned() {
        return !asked().isEmpty() || !doubts.isEmpty();
    }

    /** The figures of a ready-made draft in a section that nobody has said to be right. */
    public List<ExampleFigure> figures(Section section) {
        return figures.getOrDefault(section, List.of());
    }

    /** How many gaps are left in a section. */
    public long gaps(Section section) {
        return readiness.gaps().stream().filter(gap -> gap.section() == section).count();
    }

    /** Whether figures of a ready-made draft stand in a section and nobody has said that they are right. */
    public boolean unchecked(Section section) {
        return mayWrite && !examples.getOrDefault(section, List.of()).isEmpty();
    }

    /** How often a section had been saved when this page was opened. */
    public int seen(Section section) {
        return seen.getOrDefault(section, 0);
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
        var answer = ANSWER.matcher(field);
        if (answer.matches()) {
            int at = Integer.parseInt(answer.group(2));
            return at == 0 ? answer.group(1) : answer.group(1) + "-" + (at + 1);
        }
        return field.isEmpty() ? "main" : field.replaceAll("[^A-Za-z0-9_]+", "-");
    }

    public List<Section> sections() {
        return List.of(Section.values());
    }
}
