package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.YearProfile;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.ServiceLevel.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the forms of a scope call optional never keeps it from becoming final. */
class OptionalFieldsTests {

    private static final Path FORMS = Path.of("src/main/resources/templates/scope/_fields.html");
    private static final Pattern SECTION = Pattern.compile("th:fragment=\"(\\w+)\"");
    private static final Pattern FIELD =
            Pattern.compile("_parts/field :: \\w+\\(name=['|]([^'|]+)['|](.*?)\\)}\"", Pattern.DOTALL);

    private static final Map<Section, Set<String>> OPTIONAL = new EnumMap<>(Section.class);

    @BeforeAll
    static void readTheForms() throws IOException {
        for (var part : Files.readString(FORMS).split("(?=th:fragment=)")) {
            var name = SECTION.matcher(part);
            if (!name.lookingAt() || name.group(1).equals("rowHead")) {
                continue;
            }
            Stream.of(Section.values())
                    .filter(section -> section.slug().equals(name.group(1)))
                    .forEach(section -> OPTIONAL.computeIfAbsent(section, any -> new TreeSet<>())
                            .addAll(optionalIn(part)));
        }
    }

    private static Set<String> optionalIn(String form) {
        return FIELD.matcher(form)
                .results()
                .filter(field -> field.group(2).contains("optional=true"))
                .map(field -> field.group(1).replaceAll("\\[[^]]*]", "[]").replace("${row}", "rows[]"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theFormsAreRead() {
        assertThat(OPTIONAL.get(Section.PURPOSE)).containsExactly("facts");
        assertThat(OPTIONAL.get(Section.LEVELS)).contains("rows[].condition", "rows[].exclusions");
        assertThat(OPTIONAL.values().stream().mapToInt(Set::size).sum()).isGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void noGapIsAtAnOptionalField(ScopeContent scope) {
        assertThat(Readiness.of(scope, Examples.NONE).gaps())
                .filteredOn(gap -> OPTIONAL.getOrDefault(gap.section(), Set.of())
                        .contains(gap.field().replaceAll("\\[\\d+]", "[]")))
                .isEmpty();
    }

    /** Nothing told, a row begun of everything, and every ready-made draft as it comes. */
    static Stream<ScopeContent> scopes() {
        return Stream.concat(
                Stream.of(ScopeContent.EMPTY, Scopes.bookkeeping(), begun()),
                new StartingDrafts().all().stream().map(draft -> draft.over(ScopeContent.EMPTY, Scopes.VANCOUVER)));
    }

    private static ScopeContent begun() {
        var levels = Stream.of(Unit.values())
                .filter(unit -> Measure.plain(unit).kind().units().contains(unit))
                .map(unit -> new LevelDraft(
                        null, "", "", unit, null, null, null, null, null, "", "", null, null, null, null, null, null,
                        "", null, ""))
                .toList();
        return new ScopeContent(
                Purpose.EMPTY,
                new Inputs(List.of(new Input("", "", "", "", null)), false),
                List.of(Output.named("", null)),
                levels,
                Timeline.EMPTY,
                new Interfaces(List.of(new Touchpoint("", "", "", "")), false),
                OversightPlan.EMPTY,
                DataRules.EMPTY,
                List.of(new Qualification("", null, "")),
                new Pricing(Pricing.Basis.HOURLY, null, YearProfile.NONE, "", List.of()));
    }

    @Test
    void aDraftWhoseFiguresNobodyToldCanBecomeFinal() {
        var books = Scopes.bookkeeping();
        var asked = books.with(books.purpose().withFacts(List.of("About 200 accounts", "Bank accounts: ")));
        var scope = Scopes.aDraft();
        scope.write(asked, Scopes.MIA, Scopes.MONDAY);
        scope.lookAgain(Scopes.MIA, Scopes.MONDAY);

        var frozen = scope.freeze("Books", Scopes.MIA, Scopes.MONDAY);

        assertThat(frozen.facts()).containsExactly("About 200 accounts");
        assertThat(Doubt.about(asked, LocalDate.of(2026, 11, 30)))
                .extracting(doubt -> doubt.text().key())
                .contains("scope.doubt.untold");
    }
}
