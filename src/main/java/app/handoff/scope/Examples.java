package app.handoff.scope;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.Sentence;
import app.handoff.scope.Readiness.Finding;
import app.handoff.scope.Readiness.Gap;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ready-made draft put into a scope. Its figures are examples: a bidder would price them as if somebody meant them,
 * so each counts as missing until it is changed or somebody says that it is right.
 *
 * @param draft the name of the draft: Bookkeeping; empty where none was used
 * @param laid the scope as it stood when the draft was filled in
 * @param classes the kinds of data that only the draft named; they decide what certificates vendors must show
 * @param open the sections whose figures nobody has said to be right
 * @param facts the facts that only the draft told; a ready-made one asks for them instead
 */
record Examples(
        String draft,
        ScopeContent laid,
        Set<DataClass> classes,
        Set<Section> open,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> facts) {

    private static final Pattern ROW = Pattern.compile("^rows\\[(\\d+)]");

    /** Questions that the text of the same name does not tell. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("termMonths", "timeline.term"),
            Map.entry("renewalMonths", "timeline.renewal"),
            Map.entry("transitionWeeks", "timeline.transition"),
            Map.entry("serviceHours", "hours.title"),
            Map.entry("languages[0]", "timeline.language"),
            Map.entry("languages[1]", "timeline.language"),
            Map.entry("none", "data.classes"),
            Map.entry("breachNoticeHours", "data.breachNotice"),
            Map.entry("hoursPerYear", "pricing.hours"),
            Map.entry("discountDays", "pricing.rules"),
            Map.entry("first", "pricing.priorities"));

    static final Examples NONE = new Examples("", ScopeContent.EMPTY, Set.of(), Set.of(), Set.of());

    public Examples {
        draft = Blank.text(draft);
        classes = Set.copyOf(classes);
        open = Set.copyOf(open);
        facts = facts == null ? Set.of() : Set.copyOf(facts);
    }

    /** The figures of a draft that was laid over what is known. */
    static Examples of(StartingDraft draft, ScopeContent known, ScopeContent laid) {
        var added = EnumSet.noneOf(DataClass.class);
        added.addAll(laid.data().shared());
        added.removeAll(known.data().shared());
        var told = draft.content().purpose().facts().stream()
                .map(String::strip)
                .filter(fact -> !fact.endsWith(":") && !known.purpose().facts().contains(fact))
                .collect(Collectors.toSet());
        return new Examples(draft.name(), laid, added, EnumSet.allOf(Section.class), told);
    }

    /** The same, with these sections written anew; what was said of the others holds. */
    Examples replacedBy(Examples anew, Set<Section> sections) {
        var stillOpen = EnumSet.noneOf(Section.class);
        for (var section : Section.values()) {
            var source = sections.contains(section) ? anew : this;
            if (source.open.contains(section)) {
                stillOpen.add(section);
            }
        }
        boolean whole = sections.size() == Section.values().length;
        return new Examples(
                whole || anew.given() ? anew.draft : draft,
                laid.taking(sections, anew.laid),
                sections.contains(Section.DATA) ? anew.classes : classes,
                stillOpen,
                sections.contains(Section.PURPOSE) ? anew.facts : facts);
    }

    Examples examined(Section section, boolean right) {
        var changed = EnumSet.noneOf(Section.class);
        changed.addAll(open);
        if (right) {
            changed.remove(section);
        } else {
            changed.add(section);
        }
        return new Examples(draft, laid, classes, changed, facts);
    }

    boolean given() {
        return !draft.isEmpty();
    }

    /** The fields of a section's form that still hold a figure of the draft which nobody has said to be right. */
    public List<String> unchecked(Section section, ScopeContent now) {
        return open.contains(section) ? unchanged(section, now) : List.of();
    }

    /** One check for each section that got figures from a draft. */
    Stream<Finding> findings(ScopeContent now) {
        return given()
                ? Stream.of(Section.values())
                        .filter(section -> !unchanged(section, laid).isEmpty())
                        .map(section -> finding(section, unchecked(section, now), now))
                : Stream.empty();
    }

    private static Finding finding(Section section, List<String> examples, ScopeContent now) {
        return new Finding(
                examples.isEmpty()
                        ? List.of()
                        : List.of(new Gap(
                                section,
                                "examples",
                                Sentence.of(
                                        "scope.gap.EXAMPLES_CHECKED",
                                        examples.size(),
                                        Sentence.of("scope.section." + section)),
                                Sentence.of(
                                        "scope.gap.EXAMPLES_CHECKED.because",
                                        examples.size(),
                                        ReadinessRule.listed(examples.stream()
                                                .map(field -> called(section, field, now))
                                                .distinct()
                                                .toList())))));
    }

    /** What a figure belongs to, as the page of its section calls it: the row, or the question. */
    private static Object called(Section section, String field, ScopeContent now) {
        var row = ROW.matcher(field);
        if (row.find()) {
            int at = Integer.parseInt(row.group(1));
            return ReadinessRule.nameOf(rowName(section, at, now), at);
        }
        return Sentence.of("scope." + QUESTIONS.getOrDefault(field, section.slug() + "." + field));
    }

    /** What the page of a section calls one of its rows; empty where it has no rows, or nobody has named it. */
    static String rowName(Section section, int at, ScopeContent now) {
        return switch (section) {
            case INPUTS -> now.inputs().items().get(at).what();
            case OUTPUTS -> now.outputs().get(at).deliverable();
            case LEVELS -> now.levels().get(at).name();
            case INTERFACES -> now.interfaces().items().get(at).ourDepartment();
            case QUALIFICATIONS -> now.qualifications().get(at).text();
            case PRICING -> now.pricing().extras().get(at).label();
            case PURPOSE, TIMELINE, OVERSIGHT, DATA -> "";
        };
    }

    private List<String> unchanged(Section section, ScopeContent now) {
        var found = new Found();
        switch (section) {
            case PURPOSE -> purpose(now.purpose(), found);
            case INPUTS -> inputs(now.inputs().items(), found);
            case OUTPUTS -> outputs(now.outputs(), found);
            case LEVELS -> levels(now.levels(), found);
            case TIMELINE -> timeline(laid.timeline(), now.timeline(), found);
            case INTERFACES -> interfaces(now.interfaces().items(), found);
            case OVERSIGHT ->
                found.number(
                        "hoursPerWeek",
                        laid.oversight().hoursPerWeek(),
                        now.oversight().hoursPerWeek());
            case DATA -> data(laid.data(), now.data(), found);
            case QUALIFICATIONS -> qualifications(now.qualifications(), found);
            case PRICING -> pricing(laid.pricing(), now.pricing(), found);
        }
        return List.copyOf(found.fields);
    }

    private void purpose(Purpose now, Found found) {
        if (!toldOf(now).isEmpty()) {
            found.fields.add("facts");
        }
    }

    /** The facts that only the draft told. */
    List<String> toldOf(Purpose now) {
        return now.facts().stream().map(String::strip).filter(facts::contains).toList();
    }

    private void inputs(List<Input> now, Found found) {
        for (int at = 0; at < now.size(); at++) {
            var when = now.get(at).when();
            if (laid.inputs().items().stream().anyMatch(input -> input.when().equals(when))) {
                found.text(ReadinessRule.row(at, "when"), when, when);
            }
        }
    }

    private void outputs(List<Output> now, Found found) {
        for (int at = 0; at < now.size(); at++) {
            var output = now.get(at);
            int row = at;
            laid.outputs().stream()
                    .filter(example -> example.id().equals(output.id()))
                    .findFirst()
                    .ifPresent(example -> {
                        found.text(ReadinessRule.row(row, "quality"), example.quality(), output.quality());
                        found.number(
                                ReadinessRule.row(row, "amount"),
                                example.quantity().amount(),
                                output.quantity().amount());
                        found.text(
                                ReadinessRule.row(row, "due"),
                                example.due().rule(),
                                output.due().rule());
                    });
        }
    }

    private void levels(List<LevelDraft> now, Found found) {
        for (int at = 0; at < now.size(); at++) {
            var level = now.get(at);
            int row = at;
            laid.levels().stream()
                    .filter(example -> example.id().equals(level.id()))
                    .findFirst()
                    .ifPresent(example -> {
                        found.number(ReadinessRule.row(row, "target"), example.target(), level.target());
                        found.number(ReadinessRule.row(row, "upperTarget"), example.upperTarget(), level.upperTarget());
                        found.number(ReadinessRule.row(row, "minimum"), example.minimum(), level.minimum());
                        found.number(ReadinessRule.row(row, "maximum"), example.maximum(), level.maximum());
                        found.value(ReadinessRule.row(row, "sampleSize"), example.sampleSize(), level.sampleSize());
                        found.value(ReadinessRule.row(row, "minSample"), example.minSample(), level.minSample());
                    });
        }
    }

    private static void timeline(Timeline example, Timeline now, Found found) {
        found.value("termMonths", example.termMonths(), now.termMonths());
        found.value("renewalMonths", example.renewalMonths(), now.renewalMonths());
        found.value("transitionWeeks", example.transitionWeeks(), now.transitionWeeks());
        if (example.serviceHours() != null && example.serviceHours().equals(now.serviceHours())) {
            found.fields.add("serviceHours");
        }
        for (int at = 0; at < now.languages().size(); at++) {
            if (example.languages().contains(now.languages().get(at))) {
                found.fields.add("languages[" + at + "]");
            }
        }
    }

    private void interfaces(List<Touchpoint> now, Found found) {
        for (int at = 0; at < now.size(); at++) {
            var often = now.get(at).frequency();
            if (laid.interfaces().items().stream()
                    .anyMatch(point -> point.frequency().equals(often))) {
                found.text(ReadinessRule.row(at, "frequency"), often, often);
            }
        }
    }

    private void data(DataRules example, DataRules now, Found found) {
        if (now.classes().stream().anyMatch(classes::contains)) {
            found.fields.add("classes");
        }
        if (example.none() && now.none()) {
            found.fields.add("none");
        }
        found.text("retention", example.retention(), now.retention());
        found.value("breachNoticeHours", example.breachNoticeHours(), now.breachNoticeHours());
    }

    private void qualifications(List<Qualification> now, Found found) {
        for (int at = 0; at < now.size(); at++) {
            var asked = now.get(at);
            var field = ReadinessRule.row(at, "number");
            laid.qualifications().stream()
                    .filter(example -> example.isChecked() && Objects.equals(example.id(), asked.id()))
                    .findFirst()
                    .ifPresent(example -> found.number(
                            field, example.accepted().number(), asked.accepted().number()));
        }
    }

    private static void pricing(Pricing example, Pricing now, Found found) {
        found.value("basis", example.basis(), now.basis());
        found.number("hoursPerYear", example.hoursPerYear(), now.hoursPerYear());
        found.value("expenses", example.expenses().orElse(null), now.expenses().orElse(null));
        found.value(
                "discountDays",
                example.discountDays().orElse(null),
                now.discountDays().orElse(null));
        for (int at = 0; at < now.extras().size(); at++) {
            var extra = now.extras().get(at);
            var field = ReadinessRule.row(at, "amount");
            example.extras().stream()
                    .filter(other -> other.label().equals(extra.label()))
                    .findFirst()
                    .ifPresent(other -> found.number(field, other.amount(), extra.amount()));
        }
        if (example.ranked() && example.priorities().equals(now.priorities())) {
            found.fields.add("first");
        }
    }

    /** Collects the fields where what is there is what the draft said. */
    private static final class Found {

        private final List<String> fields = new ArrayList<>();

        void value(String field, @Nullable Object example, @Nullable Object now) {
            if (example != null && Objects.equals(example, now)) {
                fields.add(field);
            }
        }

        void text(String field, String example, String now) {
            if (!example.isBlank() && example.strip().equals(now.strip())) {
                fields.add(field);
            }
        }

        void number(String field, @Nullable BigDecimal example, @Nullable BigDecimal now) {
            if (example != null && now != null && example.compareTo(now) == 0) {
                fields.add(field);
            }
        }
    }
}
