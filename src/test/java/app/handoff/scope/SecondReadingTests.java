package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.Ids;
import app.handoff.kernel.YearProfile;
import app.handoff.scope.DataRules.AtEnd;
import app.handoff.scope.DataRules.Subcontractors;
import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.scope.Qualification.Need;
import app.handoff.scope.Quantity.Per;
import app.handoff.scope.Timeline.Renewal;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Whoever reads a scope for the second time finds what was left out of it or does not fit, and nothing in one that is whole: three
 * whole scopes of different work, and twenty faults put into them one by one.
 */
class SecondReadingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Format format = new Format(bundle());

    private static ResourceBundleMessageSource bundle() {
        var words = new ResourceBundleMessageSource();
        words.setDefaultEncoding("UTF-8");
        words.setBasenames("messages/scope", "messages/servicelevel", "messages/text", "messages/kernel");
        return words;
    }

    /** Everything that is asked back about a scope, by its key: gaps, doubts and vague words. */
    private Set<String> asked(ScopeContent scope) {
        var vague = new VagueWords(List.of(format.message("scope.vague.words").split(",")));
        return Stream.of(
                        Readiness.of(scope, Examples.NONE).gaps().stream()
                                .map(gap -> gap.title().key()),
                        Doubt.about(scope, TODAY).stream()
                                .map(doubt -> doubt.text().key()),
                        vague.in(scope).stream().map(hint -> "vague " + hint.word()))
                .flatMap(found -> found)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    @Test
    void nothingIsAskedAboutAWholeScope() {
        assertThat(asked(books())).isEmpty();
        assertThat(asked(calls())).isEmpty();
        assertThat(asked(logo())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> eachFaultIsFoundAlone() {
        var faults = faults();
        assertThat(faults).hasSize(20);
        return faults.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.getKey(),
                        () -> assertThat(asked(fault.getValue()
                                        .in()
                                        .apply(fault.getValue().scope())))
                                .isEqualTo(Set.of(fault.getValue().asked()))));
    }

    private record Fault(ScopeContent scope, UnaryOperator<ScopeContent> in, String asked) {}

    private Map<String, Fault> faults() {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put(
                "nothing is said to be left out",
                books(
                        scope -> scope.with(new Purpose(
                                scope.purpose().text(), scope.purpose().included(), List.of(), false, List.of())),
                        "scope.gap.EXCLUDED_STATED"));
        faults.put(
                "a figure that was to be filled in",
                calls(
                        scope -> scope.with(scope.purpose().withFacts(List.of("Calls on a busy day:"))),
                        "scope.doubt.untold"));
        faults.put(
                "work of which nothing comes back",
                books(
                        scope -> scope.with(new Purpose(
                                scope.purpose().text(),
                                List.of("Posting entries", "Reminding debtors"),
                                scope.purpose().excluded(),
                                false,
                                List.of())),
                        "scope.doubt.withoutOutput"));
        faults.put(
                "nobody says when the papers come",
                books(
                        scope -> scope.with(new Inputs(
                                List.of(new Input("Invoices", "Office", "PDF", "", DataClass.FINANCIAL)), false)),
                        "scope.gap.INPUT_WHEN"));
        faults.put(
                "a result that nobody can accept",
                logo(
                        scope -> scope.withOutputs(List.of(output("Logo files", "files", "6", Per.ONCE, ""))),
                        "scope.gap.OUTPUT_ACCEPTANCE"));
        faults.put(
                "peaks that are not the year",
                books(scope -> scope.withOutputs(List.of(peaked("1900"))), "scope.gap.OUTPUT_SEASONS"));
        faults.put(
                "pieces without a number",
                books(
                        scope -> scope.withOutputs(List.of(
                                output("Entries posted", "entries", "2000", Per.YEAR, "Right account"),
                                uncounted("Reports"))),
                        "scope.doubt.withoutPrice"));
        faults.put(
                "a level without a lower bound",
                calls(
                        scope -> scope.withLevels(List.of(withoutMinimum(common("calls-in-time")))),
                        "scope.gap.LEVEL_COMPLETE"));
        faults.put(
                "a level that never has a result",
                calls(
                        scope -> scope.withOutputs(List.of(output(
                                "Calls answered", "calls", "20", Per.MONTH, "The caller is helped or called back"))),
                        "scope.doubt.neverMeasured"));
        faults.put(
                "business hours that nobody tells",
                calls(
                        scope -> scope.withLevels(List.of(common("calls-in-time"), common("tickets-first")))
                                .with(without(scope.timeline(), "serviceHours")),
                        "scope.doubt.withoutHours"));
        faults.put(
                "the highest quality, and cost first",
                calls(
                        scope -> scope.withLevels(
                                        List.of(common("calls-in-time"), demanding(common("calls-first-solved"))))
                                .with(ranked(scope.pricing(), Priority.COST, Priority.SPEED, Priority.QUALITY)),
                        "scope.doubt.costAndPerfect"));
        faults.put(
                "quality first, and only speed asked for",
                calls(
                        scope -> scope.withLevels(List.of(common("calls-in-time")))
                                .with(ranked(scope.pricing(), Priority.QUALITY, Priority.SPEED, Priority.COST)),
                        "scope.doubt.ranking.QUALITY"));
        faults.put(
                "no first day",
                calls(scope -> scope.with(without(scope.timeline(), "start")), "scope.gap.START_GIVEN"));
        faults.put(
                "a language without a level",
                calls(scope -> scope.with(without(scope.timeline(), "level")), "scope.gap.LANGUAGE_GIVEN"));
        faults.put(
                "nobody to go to in a conflict",
                books(
                        scope -> scope.with(new OversightPlan(
                                "Ana", "Jonas", "Ana", "Ana", List.of(), new BigDecimal("1.5"), List.of())),
                        "scope.gap.CONFLICTS_SETTLED"));
        faults.put(
                "a deputy who stands in for themselves",
                calls(
                        scope -> scope.with(new OversightPlan(
                                "Ana",
                                "ana ",
                                "Ana",
                                "Ana",
                                List.of(new Escalation("Ana", 24)),
                                new BigDecimal("1.5"),
                                List.of())),
                        "scope.doubt.deputy"));
        faults.put(
                "papers whose data no rule is about",
                books(
                        scope -> scope.with(new DataRules(
                                List.of(DataClass.CUSTOMER),
                                false,
                                "Only for this work",
                                "In our program",
                                "Until the end",
                                AtEnd.RETURN,
                                Subcontractors.NOT_ALLOWED,
                                24)),
                        "scope.gap.DATA_OF_INPUTS"));
        faults.put(
                "no notice of a leak",
                calls(
                        scope -> scope.with(new DataRules(
                                List.of(DataClass.CUSTOMER),
                                false,
                                "Only for this work",
                                "In our program",
                                "Until the end",
                                AtEnd.RETURN,
                                Subcontractors.NOT_ALLOWED,
                                null)),
                        "scope.gap.DATA_BREACH_NOTICE"));
        faults.put(
                "a requirement that may rule out or not",
                calls(
                        scope -> scope.withQualifications(
                                List.of(new Qualification("Two years of answering for doctors", null, ""))),
                        "scope.gap.QUALIFICATION_NEED"));
        faults.put(
                "words that mean something else to everybody",
                logo(
                        scope -> scope.with(new Purpose(
                                "A logo of good quality for our shop.",
                                scope.purpose().included(),
                                scope.purpose().excluded(),
                                false,
                                List.of())),
                        "vague good quality"));
        return faults;
    }

    private static Fault books(UnaryOperator<ScopeContent> in, String asked) {
        return new Fault(books(), in, asked);
    }

    private static Fault calls(UnaryOperator<ScopeContent> in, String asked) {
        return new Fault(calls(), in, asked);
    }

    private static Fault logo(UnaryOperator<ScopeContent> in, String asked) {
        return new Fault(logo(), in, asked);
    }

    private static ScopeContent books() {
        return whole(
                new Purpose(
                        "Keep the books ready for the auditor.",
                        List.of("Posting entries"),
                        List.of("Payroll"),
                        false,
                        List.of("About 200 accounts")),
                List.of(output("Entries posted", "entries", "2000", Per.YEAR, "Right account, period and currency")),
                List.of(common("entries-right")),
                new Timeline(
                        LocalDate.parse("2027-03-01"),
                        false,
                        null,
                        36,
                        Renewal.OPTION,
                        12,
                        4,
                        false,
                        "Anywhere",
                        List.of(new LanguageNeed("English", Cefr.B2, "in writing")),
                        List.of("Sage 50"),
                        "",
                        true,
                        3,
                        java.time.Month.APRIL,
                        null),
                DataClass.FINANCIAL,
                List.of(new Qualification("Two years of books for associations", Need.MUST, "Two clients to call")),
                new Pricing(Basis.PER_UNIT, null, YearProfile.NONE, "", ranking(Priority.QUALITY)));
    }

    private static ScopeContent calls() {
        return whole(
                new Purpose(
                        "Answer our phone in our name.",
                        List.of("Answering calls"),
                        List.of("Sales calls"),
                        false,
                        List.of()),
                List.of(output("Calls answered", "calls", "900", Per.MONTH, "The caller is helped or called back")),
                List.of(common("calls-in-time"), common("calls-notes")),
                new Timeline(
                        LocalDate.parse("2027-03-01"),
                        false,
                        null,
                        12,
                        Renewal.AUTOMATIC,
                        12,
                        2,
                        false,
                        "Anywhere",
                        List.of(new LanguageNeed("German", Cefr.C1, "on the phone")),
                        List.of(),
                        "",
                        null,
                        3,
                        null,
                        new ServiceHours(
                                ServiceHoursTests.serviceHours("MONDAY_TO_FRIDAY 08:00 18:00")
                                        .times(),
                                BERLIN,
                                ServiceHours.Holidays.CLOSED_ON_OURS,
                                "callers hear a message")),
                DataClass.CUSTOMER,
                List.of(),
                new Pricing(Basis.FIXED_PER_MONTH, null, YearProfile.NONE, "", ranking(Priority.SPEED)));
    }

    private static ScopeContent logo() {
        return whole(
                new Purpose(
                        "A logo for our new shop.",
                        List.of("Drawing the logo"),
                        List.of("A web site"),
                        false,
                        List.of()),
                List.of(output("Logo files", "files", "6", Per.ONCE, "Readable at the size of a stamp")),
                List.of(common("rounds")),
                new Timeline(
                        LocalDate.parse("2027-03-01"),
                        false,
                        LocalDate.parse("2027-04-30"),
                        null,
                        Renewal.NONE,
                        null,
                        0,
                        false,
                        "Anywhere",
                        List.of(new LanguageNeed("English", Cefr.B2, "in calls")),
                        List.of(),
                        "",
                        null,
                        null,
                        null,
                        null),
                DataClass.PROPRIETARY,
                List.of(),
                new Pricing(Basis.FIXED_ONCE, null, YearProfile.NONE, "", ranking(Priority.QUALITY)));
    }

    private static ScopeContent whole(
            Purpose purpose,
            List<Output> outputs,
            List<LevelDraft> levels,
            Timeline timeline,
            DataClass data,
            List<Qualification> qualifications,
            Pricing pricing) {
        return new ScopeContent(
                purpose,
                new Inputs(List.of(new Input("Papers", "Office", "PDF", "each Monday by 10:00", data)), false),
                outputs,
                levels,
                timeline,
                new Interfaces(List.of(), true),
                new OversightPlan(
                        "Ana",
                        "Jonas",
                        "Ana",
                        "Ana",
                        List.of(new Escalation("Ana", 24)),
                        new BigDecimal("1.5"),
                        List.of()),
                new DataRules(
                        List.of(data),
                        false,
                        "Only for this work",
                        "In our program",
                        "Until the end",
                        AtEnd.RETURN,
                        Subcontractors.NOT_ALLOWED,
                        24),
                qualifications,
                pricing);
    }

    private static List<Priority> ranking(Priority first) {
        return Stream.concat(Stream.of(first), Stream.of(Priority.values()).filter(each -> each != first))
                .toList();
    }

    private static Pricing ranked(Pricing pricing, Priority... ranking) {
        return new Pricing(pricing.basis(), pricing.hoursPerYear(), pricing.hours(), pricing.note(), List.of(ranking));
    }

    private static Output output(String name, String unit, String amount, Per per, String acceptance) {
        return new Output(
                Ids.next(),
                name,
                "PDF",
                acceptance,
                "99 of 100 need no correction",
                "",
                new Quantity(new BigDecimal(amount), unit, per, YearProfile.NONE, ""),
                "",
                new Due("Within 3 working days", Due.Days.WORKING, BERLIN),
                "");
    }

    private static Output peaked(String amount) {
        var plain = output("Entries posted", "entries", amount, Per.YEAR, "Right account");
        return new Output(
                plain.id(),
                plain.deliverable(),
                plain.format(),
                plain.acceptance(),
                plain.quality(),
                "",
                new Quantity(
                        new BigDecimal(amount), "entries", Per.YEAR, Scopes.seasons("900", "400", "300", "400"), ""),
                "",
                plain.due(),
                "");
    }

    private static Output uncounted(String name) {
        return new Output(
                Ids.next(),
                name,
                "PDF",
                "Ana finds it right",
                "99 of 100 need no correction",
                "",
                new Quantity(null, "", null, YearProfile.NONE, ""),
                "nobody can know",
                new Due("Monthly", Due.Days.WORKING, BERLIN),
                "");
    }

    private static Timeline without(Timeline timeline, String part) {
        var languages = new ArrayList<>(timeline.languages());
        if (part.equals("level")) {
            languages.replaceAll(need -> new LanguageNeed(need.language(), null, need.use()));
        }
        return new Timeline(
                part.equals("start") ? null : timeline.start(),
                false,
                timeline.end(),
                timeline.termMonths(),
                timeline.renewal(),
                timeline.renewalMonths(),
                timeline.transitionWeeks(),
                false,
                timeline.place(),
                languages,
                timeline.software(),
                "",
                null,
                null,
                null,
                part.equals("serviceHours") ? null : timeline.serviceHours());
    }

    private static LevelDraft common(String key) {
        return new CommonLevels().find(key).orElseThrow().draft(new Format(bundle()));
    }

    private static LevelDraft withoutMinimum(LevelDraft level) {
        return new LevelDraft(
                level.id(),
                level.code(),
                level.name(),
                level.unit(),
                level.direction(),
                level.target(),
                null,
                level.upperTarget(),
                level.maximum(),
                level.numeratorLabel(),
                level.denominatorLabel(),
                level.window(),
                level.windowItems(),
                level.method(),
                level.sampleSize(),
                level.measuredBy(),
                level.minSample(),
                level.exclusions(),
                level.special(),
                level.condition());
    }

    private static LevelDraft demanding(LevelDraft level) {
        return new LevelDraft(
                level.id(),
                level.code(),
                level.name(),
                level.unit(),
                level.direction(),
                new BigDecimal("99.9"),
                new BigDecimal("99"),
                null,
                null,
                level.numeratorLabel(),
                level.denominatorLabel(),
                level.window(),
                level.windowItems(),
                level.method(),
                level.sampleSize(),
                level.measuredBy(),
                level.minSample(),
                level.exclusions(),
                level.special(),
                level.condition());
    }
}
