package app.handoff.scope;

import static app.handoff.scope.Scopes.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.triage.EngagementsForTests;
import app.handoff.triage.Tasks;
import app.handoff.triage.Volume;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class ScopePagesTests {

    private final MockMvcTester mvc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    Scoping scoping;

    @Autowired
    ScopesOfWork frozen;

    @Autowired
    ScopeWords words;

    @Autowired
    ExampleFigures exampleFigures;

    @Autowired
    Tasks tasks;

    ABusiness business;
    EngagementId engagement;

    ScopePagesTests(@Autowired WebApplicationContext context) {
        mvc = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
    }

    @BeforeEach
    void anEngagement() {
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
    }

    @Test
    void showsEverySectionEmptyAndFull() {
        for (var section : Section.values()) {
            assertThat(get("/" + section.slug())).as(section.slug()).hasStatusOk();
        }
        complete();
        for (var section : Section.values()) {
            assertThat(get("/" + section.slug())).as(section.slug()).hasStatusOk();
        }
        assertThat(get("/outputs")).bodyText().contains("value=\"2000\"", "487 entries from January to March");
        assertThat(get("/levels?more=row")).bodyText().contains("Service level 2");
        assertThat(get("/nonsense")).hasStatus(404);
    }

    @Test
    void aRequirementIsSaidBackAndKeepsWhatItsKindAsks() {
        var typed = List.of(
                "version", "0",
                "rows[0].text", "Insured sum for damage",
                "rows[0].need", "MUST",
                "rows[0].kind", "MONEY",
                "rows[0].bound", "AT_LEAST",
                "rows[0].number", "1,000,000",
                "rows[0].currency", "usd",
                "rows[0].unit", "people");

        assertThat(with(post("/qualifications/said?row=0"), typed))
                .bodyText()
                .isEqualTo("Insured sum for damage: must be at least US$\u00a01,000,000.");
        assertThat(with(post("/qualifications"), typed)).hasStatus3xxRedirection();
        assertThat(business.inside(() -> scoping.current(engagement)
                        .content()
                        .qualifications()
                        .get(0)
                        .accepted()))
                .isEqualTo(Scopes.insured("1000000", "USD"));
        assertThat(get("/check")).bodyText().contains("must be at least US$\u00a01,000,000.");
    }

    @Test
    void whatCannotBeALimitIsRefusedAtItsField() {
        assertThat(with(
                        post("/qualifications"),
                        List.of(
                                "version", "0",
                                "rows[0].text", "Insured sum",
                                "rows[0].kind", "MONEY",
                                "rows[0].number", "much",
                                "rows[0].currency", "XYZ",
                                "rows[1].text", "Certified",
                                "rows[1].kind", "CHOICE",
                                "rows[1].enough", "ISO 27001\nTISAX",
                                "rows[1].others", "TISAX")))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Write the three letters of a currency, such as EUR",
                        "stands above as an answer that is enough",
                        "value=\"much\"");
    }

    @Test
    void offersReadyMadeDraftsWhileNothingIsWritten() {
        assertThat(get(""))
                .hasStatusOk()
                .bodyText()
                .contains("Start from the draft \u201cBookkeeping\u201d", "Virtual assistant");

        assertThat(post("/starting-draft").param("draft", "payroll")).hasStatus3xxRedirection();

        assertThat(get("/check")).bodyText().contains("Pay slips", "gaps left");
        assertThat(get("")).bodyText().doesNotContain("Start from the draft");
        assertThat(post("/starting-draft").param("draft", "payroll")).hasStatus(409);
        assertThat(post("/starting-draft").param("draft", "other")).hasStatus(404);
    }

    @Test
    void marksTheFiguresOfADraftUntilSomebodySaysThatTheyAreRight() {
        assertThat(post("/starting-draft").param("draft", "bookkeeping")).hasStatus3xxRedirection();

        assertThat(get("/check"))
                .bodyText()
                .contains(
                        "What we get back: 18 figures are still examples",
                        "/scope/outputs?from=check#examples",
                        "Gap: examples, please check",
                        "figures are right");
        assertThat(get("/outputs"))
                .bodyText()
                .contains("18 figures on this page are examples", "Example, please check", "name=\"examplesRight\"");

        assertThat(post("/outputs/confirmation").param("version", "1")).hasStatus3xxRedirection();

        assertThat(get("/check")).bodyText().doesNotContain("18 figures are still examples");
        assertThat(get("/outputs")).bodyText().doesNotContain("Example, please check", "examplesRight");
    }

    @Test
    void saysOnceForARowThatItsFiguresAreExamples() throws Exception {
        assertThat(post("/starting-draft").param("draft", "bookkeeping")).hasStatus3xxRedirection();

        var check = get("/check").exchange().getResponse().getContentAsString();
        var table = check.substring(check.indexOf("Outputs with quantity, due time and acceptance"));
        var rows = table.substring(0, table.indexOf("</table>")).split("<tr>");

        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain("Gap: example, please check")
                        .doesNotContainPattern("(?s)Gap: examples.*Gap: examples"));
        assertThat(rows)
                .filteredOn(row -> row.contains("Gap: examples, please check"))
                .hasSize(rows.length - 2);
    }

    @Test
    void aTickOnTheSectionsPageSaysThatItsFiguresAreRight() {
        assertThat(post("/starting-draft").param("draft", "bookkeeping")).hasStatus3xxRedirection();

        assertThat(oversight().param("examplesAsked", "true")).hasStatus3xxRedirection();
        assertThat(get("/oversight")).bodyText().contains("Example, please check");
        assertThat(oversight().param("examplesAsked", "true").param("examplesRight", "true"))
                .hasStatus3xxRedirection();

        assertThat(get("/oversight")).bodyText().doesNotContain("Example, please check");
    }

    @Test
    void onePersonHasNoMoreHoursForOversightThanAWeekHas() {
        assertThat(post("/starting-draft").param("draft", "bookkeeping")).hasStatus3xxRedirection();

        for (var tooMany : List.of("168.25", "169", "400")) {
            assertThat(oversight(tooMany))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Enter hours from 0 to 168, the most one person has in a week", tooMany);
        }
        assertThat(oversight("168")).hasStatus3xxRedirection();
    }

    private MockMvcRequestBuilder oversight() {
        return oversight("1.5");
    }

    private MockMvcRequestBuilder oversight(String hoursPerWeek) {
        return post("/oversight")
                .param("version", String.valueOf(saves(Section.OVERSIGHT)))
                .param("accountable", "Ana")
                .param("hoursPerWeek", hoursPerWeek);
    }

    @Test
    void whoeverSaysThatFiguresAreRightReadsEachOfThemFirst() {
        assertThat(post("/starting-draft").param("draft", "call-answering")).hasStatus3xxRedirection();

        assertThat(get("/check"))
                .bodyText()
                .contains(
                        "Calls answered, How many:",
                        "<strong>600 calls a month</strong>",
                        "Hours a week for oversight:",
                        "This figure is right");
        assertThat(get("/oversight")).bodyText().contains("The figure marked as an example is right as it stands");
        assertThat(post("/oversight/confirmation").param("version", "1"))
                .hasStatus3xxRedirection()
                .flash()
                .extractingByKey("toast")
                .asString()
                .contains("scope.examples.confirmed");
        for (var draft : new StartingDrafts().all()) {
            var examined = ScopeOfWork.begin(engagement, ScopeContent.EMPTY, MONDAY);
            examined.startFrom(draft, Scopes.VANCOUVER, Scopes.MIA, MONDAY);
            var figures = business.inside(() -> exampleFigures.of(examined));
            for (var section : Section.values()) {
                assertThat(figures.get(section))
                        .as(draft.name() + " " + section)
                        .extracting(ExampleFigure::field)
                        .isEqualTo(examined.examples().unchecked(section, examined.content()));
                assertThat(figures.get(section))
                        .allSatisfy(figure ->
                                assertThat(figure.what() + figure.said()).doesNotContain("scope.", "null"))
                        .noneMatch(figure -> figure.said().isBlank());
            }
        }
    }

    @Test
    void aContradictionToTheTaskIsAcceptedWithAReasonOrAskedAgain() {
        engagement = business.inside(() -> engagements.open(
                tasks.add(
                        aTask().named("Answering the phone")
                                .with(null, null, List.of(Volume.aYear("Cases", 1040)))
                                .details(),
                        business.ana(),
                        MONDAY),
                "Answering the phone",
                business.ana(),
                MONDAY));
        assertThat(post("/starting-draft").param("draft", "call-answering")).hasStatus3xxRedirection();
        var asked =
                "the scope says 600 calls a month, but the task says “Cases: 1,040 a year”, which is about 87 a month";
        assertThat(get("/check")).bodyText().contains(asked, "It is meant so");
        var doubt =
                business
                        .inside(() -> scoping.doubts(scoping.current(engagement), LocalDate.parse("2026-11-30")))
                        .stream()
                        .filter(one -> one.text().key().equals("scope.doubt.volume"))
                        .findFirst()
                        .orElseThrow()
                        .id();

        assertThat(post("/doubts").param("doubt", doubt).param("because", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write why it is meant so");
        assertThat(post("/doubts").param("doubt", "other").param("because", "We grow"))
                .hasStatus(409)
                .bodyText()
                .contains("says something else by now");
        assertThat(post("/doubts").param("doubt", doubt).param("because", "\r\n" + "x".repeat(501)))
                .hasStatus(422)
                .bodyText()
                .contains("Use at most 500 characters", "x".repeat(501));
        assertThat(post("/doubts").param("doubt", doubt).param("because", "We take over a second line"))
                .hasStatus3xxRedirection();
        assertThat(post("/doubts").param("doubt", doubt).param("because", "Somebody else says so"))
                .as("what somebody wrote down stays")
                .hasStatus(409);

        assertThat(get("/check"))
                .bodyText()
                .contains("1 remark is accepted", "“We take over a second line”")
                .satisfies(text -> assertThat(text.indexOf(asked)).isGreaterThan(text.indexOf("1 remark is accepted")));
        assertThat(mvc.get().uri(uri("/check")).with(business.staff()))
                .bodyText()
                .contains("“We take over a second line”")
                .doesNotContain("It is meant so");
        business.inside(() -> scoping.write(
                engagement,
                Section.OUTPUTS,
                content -> content.withOutputs(List.of(content.outputs().get(1))),
                1,
                "",
                business.ana(),
                MONDAY));
        assertThat(get("/check")).as("it says something else now").bodyText().doesNotContain("1 remark is accepted");
    }

    private int saves(Section section) {
        return business.inside(() -> scoping.current(engagement)).edit(section).count();
    }

    @Test
    void figuresChangedMeanwhileAreShownBeforeAnybodyConfirmsThem() {
        assertThat(post("/starting-draft").param("draft", "bookkeeping")).hasStatus3xxRedirection();

        assertThat(post("/outputs/confirmation").param("version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("Ana Ruiz changed this section while the page was open", "figures are right");
        assertThat(post("/nonsense/confirmation").param("version", "1")).hasStatus(404);
    }

    @Test
    void aWrongDraftIsExchangedWithoutLosingWhatWasWritten() {
        assertThat(get("/fresh-start")).as("nothing written yet").hasStatus3xxRedirection();
        assertThat(post("/starting-draft").param("draft", "bookkeeping")).hasStatus3xxRedirection();
        assertThat(post("/purpose").param("version", "1").param("text", "Our own purpose"))
                .hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("Filled in from the draft “Bookkeeping”", "/scope/fresh-start");
        assertThat(get("/fresh-start"))
                .hasStatusOk()
                .bodyText()
                .contains("Changed by Ana Ruiz", "As the draft “Bookkeeping” filled it in", "From scratch")
                .containsPattern("value=\"OUTPUTS\" checked")
                .doesNotContainPattern("value=\"PURPOSE\" checked");

        assertThat(post("/fresh-start").param("version", "11"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a draft, or begin from scratch", "Tick at least one section");
        assertThat(post("/fresh-start")
                        .param("draft", "payroll")
                        .param("sections", "OUTPUTS", "PURPOSE")
                        .param("version", "10"))
                .hasStatus(409)
                .bodyText()
                .contains("A colleague changed the scope while this page was open")
                .containsPattern("value=\"payroll\" checked")
                .containsPattern("value=\"OUTPUTS\" checked")
                .doesNotContainPattern("value=\"PURPOSE\" checked");
        assertThat(post("/fresh-start")
                        .param("draft", "payroll")
                        .param("sections", "OUTPUTS", "LEVELS")
                        .param("version", "11"))
                .hasStatus3xxRedirection();

        assertThat(content().purpose().text()).isEqualTo("Our own purpose");
        assertThat(get("/check")).bodyText().contains("Pay slips").doesNotContain("Receipts posted");
    }

    @Test
    void aFreshStartIsRefusedOnceTheScopeIsFrozen() {
        complete();
        business.inside(() -> {
            scoping.lookAgain(engagement, business.ana(), MONDAY);
            return scoping.freeze(engagement, business.ana(), MONDAY);
        });

        assertThat(get("/fresh-start")).hasStatus3xxRedirection();
        assertThat(post("/fresh-start")
                        .param("draft", "payroll")
                        .param("sections", "OUTPUTS")
                        .param("version", "9"))
                .hasStatus(409);
        assertThat(mvc.get().uri(uri("/fresh-start")).with(business.staff())).hasStatus(403);
    }

    @Test
    void savesAnIncompleteSectionAndGoesOn() {
        assertThat(post("/purpose")
                        .param("version", "0")
                        .param("text", "Keep the books")
                        .param("included", "Posting"))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .endsWith("/scope/inputs");

        assertThat(content().purpose().text()).isEqualTo("Keep the books");
        assertThat(get("/check")).bodyText().contains("What is not included?");
    }

    @Test
    void goesStraightBackToTheCheckPage() {
        assertThat(post("/purpose").param("version", "0").param("text", "Keep").param("from", "check"))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .endsWith("/scope/check#purpose");
    }

    @Test
    void addsAndRemovesRowsWithoutAScript() {
        assertThat(post("/inputs")
                        .param("version", "0")
                        .param("rows[0].what", "Receipts")
                        .param("rows[1].what", "Statements")
                        .param("rows[2].what", "Contracts")
                        .param("add", "rows"))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .contains("/scope/inputs?more=row");
        assertThat(get("/inputs?more=row")).bodyText().contains("rows[3].what");

        assertThat(post("/inputs")
                        .param("version", "1")
                        .param("rows[0].what", "Receipts")
                        .param("rows[1].what", "Statements")
                        .param("rows[2].what", "Contracts")
                        .param("remove", "1"))
                .hasStatus3xxRedirection();

        assertThat(content().inputs().items())
                .extracting(input -> input.what())
                .containsExactly("Receipts", "Contracts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MINUTES|LOWER|1|3|||handling time: at most 1 minute.|Over 3 minutes is a breach.",
                "MINUTES|LOWER|3|4.5|||handling time: at most 3 minutes.|Over 4.5 minutes is a breach.",
                "HOURS|LOWER|4|8|||handling time: at most 4 hours.|Over 8 hours is a breach.",
                "DAYS|RANGE|2|1|5|7|handling time: between 2 days and 5 days.|Under 1 day or over 7 days is a breach.",
                "DAYS|RANGE|2||5|7|handling time: between 2 days and 5 days.|Over 7 days is a breach.",
                "DAYS|RANGE|2|1|5||handling time: between 2 days and 5 days.|Under 1 day is a breach.",
                "PERCENT|HIGHER|99|97|||at least 99 are handled late.|Under 97\u00a0% is a breach.",
                "PERCENT|LOWER|2|5|||at most 2 are handled late.|Over 5\u00a0% is a breach.",
                "POINTS|HIGHER|4.5|4|||handling time: at least 4.5 points.|Under 4 points is a breach.",
                "PIECES|LOWER|0.5|1|||handling time: at most 0.5 per piece.|Over 1 per piece is a breach."
            })
    void everyKindOfLevelIsSaidWithUnitDirectionAndRange(
            Unit unit,
            Direction direction,
            BigDecimal target,
            BigDecimal minimum,
            BigDecimal upper,
            BigDecimal maximum,
            String reach,
            String breach) {
        var level = new ServiceLevel(
                ServiceLevelId.next(),
                "SL1",
                "Handling",
                unit,
                direction,
                target,
                minimum,
                upper,
                maximum,
                unit == Unit.PERCENT ? "are handled late" : "handling time",
                "calls answered",
                Window.WEEK,
                null,
                Method.ALL,
                null,
                MeasuredBy.US,
                1,
                "",
                null,
                "");

        business.inside(() -> {
            assertThat(words.mustReach(level))
                    .startsWith("Handling: ")
                    .endsWith(", " + reach)
                    .endsWith(words.asked(level));
            assertThat(words.further(level)).contains(breach);
            assertThat(words.measured(level))
                    .isEqualTo(
                            unit == Unit.PERCENT
                                    ? "How many of the calls answered in a week are handled late"
                                    : "The average of handling time over the calls answered in a week");
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PERCENT|HIGHER|98 %|95%|98|95",
                "HOURS|LOWER|4 h|4:30|4|4.5",
                "HOURS|LOWER|15 min|1 h 30 min|0.25|1.5",
                "MINUTES|LOWER|15 min|1 hour|15|60",
                "DAYS|LOWER|2 days|5d|2|5",
                "POINTS|HIGHER|4.5|4|4.5|4"
            })
    void aLevelIsWrittenInTheUnitThatWasChosen(
            Unit unit, Direction direction, String target, String minimum, BigDecimal meant, BigDecimal least) {
        assertThat(post("/levels")
                        .param("version", "0")
                        .param("rows[0].name", "Handling")
                        .param("rows[0].unit", unit.name())
                        .param("rows[0].direction", direction.name())
                        .param("rows[0].target", target)
                        .param("rows[0].minimum", minimum))
                .hasStatus3xxRedirection();

        var level = content().levels().get(0);
        assertThat(level.target()).isEqualByComparingTo(meant);
        assertThat(level.minimum()).isEqualByComparingTo(least);
        assertThat(get("/levels")).bodyText().contains("data-kind=\"" + unit.kind() + "\"");
    }

    @Test
    void aLevelOfPrioritiesIsSaidWhileItIsTypedAndSaved() {
        var sent = List.of(
                "version",
                "0",
                "rows[0].name",
                "First answer",
                "rows[0].kind",
                "TIERS",
                "rows[0].denominatorLabel",
                "requests",
                "rows[0].numeratorLabel",
                "are answered",
                "rows[0].clock",
                "BUSINESS",
                "rows[0].tiers[0].name",
                "urgent",
                "rows[0].tiers[0].limit",
                "15 min",
                "rows[0].tiers[0].limitUnit",
                "MINUTES",
                "rows[0].tiers[1].name",
                "normal",
                "rows[0].tiers[1].limit",
                "1",
                "rows[0].tiers[1].limitUnit",
                "DAYS",
                "rows[0].target",
                "95 %",
                "rows[0].minimum",
                "90",
                "rows[0].window",
                "WEEK",
                "rows[0].method",
                "ALL",
                "rows[0].measuredBy",
                "US");
        var said = "Of every 100 requests in a week, at least 95 are answered in the time of their priority:"
                + " urgent within 15 minutes of business hours, normal within 1 business day.";

        assertThat(with(post("/levels/said").param("row", "0"), sent))
                .bodyText()
                .startsWith(said);
        assertThat(with(post("/levels"), sent)).hasStatus3xxRedirection();
        var level = content().serviceLevels().get(0);
        business.inside(() -> {
            assertThat(words.asked(level)).isEqualTo(said);
        });
    }

    @Test
    void aLevelOfTheTimeToAnAnswerAsksForNeitherCasesNorMethod() {
        var sent = new ArrayList<>(List.of(
                "version",
                "0",
                "rows[0].name",
                "Answers",
                "rows[0].kind",
                "FIRST_ANSWER",
                "rows[0].denominatorLabel",
                "left from another kind",
                "rows[0].limit",
                "4",
                "rows[0].limitUnit",
                "DAYS",
                "rows[0].target",
                "95",
                "rows[0].minimum",
                "90",
                "rows[0].window",
                "MONTH",
                "rows[0].method",
                "SAMPLE"));
        assertThat(with(post("/levels"), sent))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#rows-0-limitUnit\"", "choose minutes or hours");
        sent.set(sent.indexOf("DAYS"), "HOURS");
        var said = "Of every 100 questions, faults and changes raised with the vendor between the reports in a month,"
                + " at least 95 get a first answer within 4 business hours.";

        assertThat(with(post("/levels/said").param("row", "0"), sent))
                .bodyText()
                .startsWith(said);
        assertThat(with(post("/levels"), sent)).hasStatus3xxRedirection();
        var level = content().serviceLevels().get(0);
        assertThat(level.denominatorLabel()).isEmpty();
        business.inside(() -> {
            assertThat(words.asked(level)).isEqualTo(said);
            assertThat(words.further(level)).anyMatch(one -> one.contains("working hours of whoever answers"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rows[0].tiers[0].limit, , tiers-0-limit",
        "rows[0].tiers[0].limit, 0, tiers-0-limit",
        "rows[0].tiers[0].limitUnit, PERCENT, tiers-0-limitUnit",
        "rows[0].tiers[0].name, , tiers-0-name"
    })
    void aPriorityWithoutNameOrTimeIsToldBesideIt(String field, String typed, String place) {
        var form = new LinkedHashMap<String, String>();
        form.put("version", "0");
        form.put("rows[0].name", "First answer");
        form.put("rows[0].kind", "TIERS");
        form.put("rows[0].tiers[0].name", "urgent");
        form.put("rows[0].tiers[0].limit", "15");
        form.put("rows[0].tiers[0].limitUnit", "MINUTES");
        form.put(field, typed == null ? "" : typed);
        var request = post("/levels");
        form.forEach(request::param);

        assertThat(request).hasStatus(422).bodyText().contains("href=\"#rows-0-" + place + "\"");
    }

    @Test
    void aCommonLevelComesFilledInAndIsKeptOnceItIsSaved() {
        assertThat(post("/levels")
                        .param("version", "0")
                        .param("common", "calls-urgent")
                        .param("add", "common"))
                .redirectedUrl()
                .endsWith("?more=calls-urgent#add");
        assertThat(get("/levels?more=calls-urgent"))
                .bodyText()
                .contains("All urgent calls in a week are answered within 3 minutes, every single one.");
        assertThat(get("/levels?more=nothing-known")).hasStatusOk();
        assertThat(content().levels()).isEmpty();
    }

    @Test
    void aValueInAnotherUnitIsRefusedAndKept() {
        assertThat(post("/levels")
                        .param("version", "0")
                        .param("rows[0].name", "Handling")
                        .param("rows[0].unit", "PERCENT")
                        .param("rows[0].direction", "HIGHER")
                        .param("rows[0].target", "98 h"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"98 h\"", "There is a problem");
    }

    @Test
    void aPeakSaysWhatItCounts() {
        var peak = post("/outputs")
                .param("version", "0")
                .param("rows[0].deliverable", "Calls")
                .param("rows[0].amount", "300")
                .param("rows[0].unit", "calls")
                .param("rows[0].per", "MONTH")
                .param("rows[0].seasons[0].from", "DECEMBER")
                .param("rows[0].seasons[0].to", "FEBRUARY")
                .param("rows[0].seasons[0].amount", "420");
        assertThat(peak)
                .hasStatus(422)
                .bodyText()
                .contains("Say whether this is the number of one month or of all these months together");
        assertThat(peak.param("rows[0].seasons[0].counted", "MONTH")).hasStatus3xxRedirection();

        assertThat(get("/check"))
                .bodyText()
                .contains("420 a month from December to February")
                .contains("2,340 in the other 9 months, about 260 a month");
    }

    @Test
    void refusesNonsenseAtItsFieldAndKeepsWhatWasTyped() {
        assertThat(post("/outputs")
                        .param("version", "0")
                        .param("rows[0].deliverable", "Entries")
                        .param("rows[0].amount", "many")
                        .param("rows[0].seasons[0].amount", "-5")
                        .param("rows[0].zone", "Mars/Base")
                        .param("rows[0].due", "x".repeat(301)))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "There is a problem",
                        "<a href=\"#rows-0-amount\">Enter a number such as 1,250.50</a>",
                        "Enter 0 or a number above it",
                        "Choose a city from the list",
                        "Use at most 300 characters",
                        "value=\"many\"",
                        "value=\"Entries\"");
        assertThat(post("/timeline")
                        .param("version", "0")
                        .param("start", "2027-02-30")
                        .param("transitionWeeks", "1.5")
                        .param("termMonths", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a day that exists", "Enter a whole number", "Enter a number above 0", "2027-02-30");
        assertThat(post("/timeline")
                        .param("version", "0")
                        .param("start", "2027-05-01")
                        .param("end", "2027-04-01"))
                .hasStatus(422)
                .bodyText()
                .contains("The last day must come after the first day");
        assertThat(post("/pricing")
                        .param("version", "0")
                        .param("first", "QUALITY")
                        .param("second", "QUALITY"))
                .hasStatus(422)
                .bodyText()
                .contains("Each of the three can have only one place");
        assertThat(content()).isEqualTo(untouched());
    }

    @Test
    void refusesAServiceLevelThatContradictsItself() {
        assertThat(post("/levels")
                        .param("version", "0")
                        .param("rows[0].name", "Right first time")
                        .param("rows[0].unit", "PERCENT")
                        .param("rows[0].direction", "HIGHER")
                        .param("rows[0].target", "97")
                        .param("rows[0].minimum", "99"))
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#rows-0-minimum\">The least acceptable value cannot be above the target</a>");
    }

    @Test
    void neverFailsOnAFormThatNobodyCouldHaveSent() {
        assertThat(post("/inputs").param("version", "0").param("rows[999999].what", "x"))
                .hasStatus(400);
        assertThat(post("/inputs").param("version", "0").param("rows[x].what", "x"))
                .hasStatus(400);
        assertThat(post("/inputs").param("version", "0").param("rows[7].what", "x"))
                .hasStatus3xxRedirection();
        assertThat(post("/inputs").param("version", "one")).hasStatus(400);
        assertThat(post("/outputs")
                        .param("version", "0")
                        .param("rows[0].id", "x")
                        .param("rows[0].deliverable", "A"))
                .hasStatus3xxRedirection();
    }

    @Test
    void tellsTheSecondOfTwoAndShowsBoth() {
        assertThat(post("/purpose").param("version", "0").param("text", "What Ana wrote"))
                .hasStatus3xxRedirection();

        assertThat(mvc.post()
                        .uri(uri("/purpose"))
                        .with(business.manager())
                        .with(csrf())
                        .param("version", "0")
                        .param("text", "What Jonas wrote"))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Ana Ruiz saved this section while you were writing",
                        "Saved meanwhile: What Ana wrote",
                        "What Jonas wrote",
                        "name=\"version\" value=\"1\"");
        assertThat(content().purpose().text()).isEqualTo("What Ana wrote");
    }

    @Test
    void savesAsTyped() {
        var form = "0190f0a0-0000-7000-8000-000000000000";
        assertThat(post("/purpose/draft")
                        .param("version", "0")
                        .param("_formId", form)
                        .param("text", "Keep"))
                .hasStatusOk()
                .hasHeader("X-Version", "1")
                .bodyText()
                .startsWith("Draft saved ");
        assertThat(post("/purpose/draft")
                        .param("version", "0")
                        .param("_formId", form)
                        .param("text", "Keep the"))
                .hasStatusOk();
        assertThat(post("/purpose/draft").param("version", "0").param("text", "Other"))
                .hasStatus(409)
                .bodyText()
                .contains("Ana Ruiz saved this section meanwhile");
        assertThat(post("/timeline/draft").param("version", "0").param("start", "soon"))
                .hasStatus(422)
                .bodyText()
                .contains("Not saved yet");
    }

    @Test
    void goesFromGapsToTheSecondLookToAFrozenDocument() {
        assertThat(get("/check")).bodyText().contains("Close the first gap").doesNotContain("Confirm the second look");
        assertThat(post("/versions")).hasStatus(422).bodyText().contains("gaps are left");
        complete();
        assertThat(get("/check"))
                .bodyText()
                .contains(
                        "No gaps left",
                        "Confirm the second look",
                        "Of every 100 entries posted in a month, at least 99");
        assertThat(post("/versions")).hasStatus(422);
        assertThat(post("/second-look")).hasStatus(422).bodyText().contains("Tick that you have read it again");
        assertThat(post("/second-look").param("read", "true")).hasStatus3xxRedirection();
        assertThat(get("/check")).bodyText().contains("Second look by Ana Ruiz", "Make version 1 final");

        assertThat(post("/versions")).hasStatus3xxRedirection();

        var version = business.inside(() -> frozen.frozen(engagement)).orElseThrow();
        assertThat(get("/document"))
                .hasStatusOk()
                .bodyText()
                .contains(version.sha256(), "Sage 50 Accounting", "/scope/document.pdf\"", "Go on with the engagement");
        assertThat(get("/document.pdf")).hasStatusOk();
        assertThat(get("/check")).hasStatusOk().bodyText().contains("This version is final", "Write version 2");
        assertThat(get("/purpose")).hasStatus3xxRedirection();
        assertThat(post("/purpose").param("version", "1").param("text", "Other"))
                .hasStatus(409);
        assertThat(post("/revision")).hasStatus3xxRedirection();
        assertThat(get("")).bodyText().contains("Vendors keep version 1 until version 2 is final");
        assertThat(get("/document?version=draft")).bodyText().contains("Draft of version 2, not final");
        assertThat(get("/document?version=7")).hasStatus(404);
        assertThat(post("/revision/removal")).hasStatus3xxRedirection();
        assertThat(get("")).hasStatusOk().bodyText().contains("Version 1, final");
    }

    @Test
    void workThatBeginsBeforeBidsCouldComeInIsSaidBeforeTheFreeze() {
        int version = 0;
        for (int days : new int[] {0, 7, 13, 16}) {
            var start = LocalDate.now().plusDays(days);
            assertThat(post("/timeline")
                            .param("version", String.valueOf(version++))
                            .param("start", start.toString()))
                    .hasStatus3xxRedirection();

            var check = assertThat(get("/check")).hasStatusOk().bodyText();
            if (days < 14) {
                check.contains("With two weeks to bid", "href=\"" + uri("/timeline#start") + "\"");
            } else {
                check.doesNotContain("With two weeks to bid");
            }
        }
    }

    @Test
    void staffReadsAndDoesNotWrite() {
        complete();
        for (var page : new String[] {"", "/check", "/document"}) {
            assertThat(mvc.get().uri(uri(page)).with(business.staff()))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("Confirm the second look", "?from=check");
        }
        assertThat(mvc.get().uri(uri("/purpose")).with(business.staff())).hasStatus(403);
        assertThat(mvc.post().uri(uri("/versions")).with(business.staff()).with(csrf()))
                .hasStatus(403);
    }

    @Test
    void isTheSame404ForAnotherBusinessAndForNothing() {
        var other = ABusiness.in(context);
        for (var page : new String[] {"", "/check", "/document", "/purpose"}) {
            assertThat(mvc.get().uri(uri(page)).with(other.owner())).as(page).hasStatus(404);
        }
        assertThat(mvc.get().uri("/engagements/x/scope").with(other.owner())).hasStatus(404);
    }

    private void complete() {
        business.inside(() -> scoping.write(engagement, Scopes.bookkeeping(), business.ana(), MONDAY));
    }

    private ScopeContent content() {
        return business.inside(() -> scoping.current(engagement)).content();
    }

    private ScopeContent untouched() {
        return business.inside(() -> scoping.current(engagements.open("Another one")))
                .content();
    }

    private MockMvcRequestBuilder get(String page) {
        return mvc.get().uri(uri(page)).with(business.owner());
    }

    private MockMvcRequestBuilder post(String page) {
        return mvc.post().uri(uri(page)).with(business.owner()).with(csrf());
    }

    private String uri(String page) {
        return "/engagements/" + engagement + "/scope" + page;
    }

    private static MockMvcRequestBuilder with(MockMvcRequestBuilder request, List<String> namesAndValues) {
        for (int at = 0; at < namesAndValues.size(); at += 2) {
            request.param(namesAndValues.get(at), namesAndValues.get(at + 1));
        }
        return request;
    }
}
