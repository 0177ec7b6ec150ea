package app.handoff.scope;

import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.CountryLanguages;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.EngagementId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StartingDraftTests {

    private static final StartingDrafts DRAFTS = new StartingDrafts();
    private static final CommonLevels COMMON = new CommonLevels();

    private final ScopeContent known = ScopeContent.startingWith(
            List.of(DataClass.FINANCIAL), "Ana", List.of("Ledger entries: 2,000 a year"), "Sage 50 Accounting");

    @Test
    void whatTriageKnowsIsNotTypedAgain() {
        assertThat(known.blank()).isTrue();

        var filled = new StartingDrafts().get("bookkeeping").over(known, Scopes.VANCOUVER);

        assertThat(filled.purpose().facts())
                .startsWith("Ledger entries: 2,000 a year")
                .hasSizeGreaterThan(1);
        assertThat(filled.timeline().software())
                .startsWith("Sage 50 Accounting")
                .hasSizeGreaterThan(1);
        assertThat(filled.oversight().accountable()).isEqualTo("Ana");
    }

    static Stream<StartingDraft> drafts() {
        return DRAFTS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void leavesOpenOnlyWhatNobodyElseCanKnow(StartingDraft draft) {
        var task = ScopeContent.startingWith(draft.content().data().classes(), "Ana", List.of(), "");
        var begun = ScopeOfWork.begin(EngagementId.next(), task, MONDAY);
        begun.startFrom(draft.spokenIn("German"), Scopes.VANCOUVER, MIA, MONDAY);

        assertThat(begun.readiness().gaps())
                .extracting(gap -> gap.title().key())
                .isSubsetOf("scope.gap.START_GIVEN", "scope.gap.DEPUTY_NAMED", "scope.gap.EXAMPLES_CHECKED");
        assertThat(begun.content().levels())
                .allSatisfy(level -> assertThat(level.missing()).isEmpty());
        assertThat(Doubt.about(begun.content(), LocalDate.of(2026, 11, 23)))
                .extracting(doubt -> doubt.text().key())
                .doesNotContain("scope.doubt.withoutHours", "scope.doubt.neverMeasured", "scope.doubt.costAndPerfect");
    }

    /** Whoever takes a draft and then looks at the usual levels reads the same figures twice, and never two. */
    @ParameterizedTest
    @CsvSource({
        "call-answering, Answered in time, calls-in-time",
        "call-answering, Hung up before an answer, calls-abandoned",
        "call-answering, Messages right and complete, calls-notes",
        "call-answering, Urgent calls, calls-urgent",
        "call-answering, Appointments right, appointments-right",
        "virtual-assistant, Calls answered, calls-in-time",
        "customer-support, First answer on time, tickets-first",
        "it-upkeep, Help on time, tickets-solved",
        "it-upkeep, Backups without a gap, backups",
        "bookkeeping, Right first time, entries-right",
        "data-entry, Fields typed right, records-right",
        "payroll, Pay slips without error, payslips-right",
        "logo-and-website, Delivered on the day, milestones"
    })
    void agreesWithTheUsualLevels(String draft, String level, String usual) {
        var common = COMMON.find(usual).orElseThrow();

        assertThat(DRAFTS.get(draft).content().levels())
                .filteredOn(one -> one.name().equals(level))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.target()).isEqualByComparingTo(common.target());
                    assertThat(one.minimum()).isEqualByComparingTo(common.minimum());
                });
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void ticksNoDataThatNothingInItCarries(StartingDraft draft) {
        var data = draft.content().data();

        assertThat(data.shared()).isEqualTo(draft.content().inputs().carriers().keySet());
        assertThat(data.none()).isEqualTo(data.classes().isEmpty());
    }

    @Test
    void whatDataIsSharedFollowsFromTheTask() {
        var practice = ScopeContent.startingWith(List.of(DataClass.HEALTH, DataClass.CUSTOMER), "Eva", List.of(), "");
        var begun = ScopeOfWork.begin(EngagementId.next(), practice, MONDAY);

        begun.startFrom(DRAFTS.get("call-answering").spokenIn("German"), Scopes.VANCOUVER, MIA, MONDAY);

        assertThat(begun.content().data().shared()).containsExactlyInAnyOrder(DataClass.CUSTOMER, DataClass.HEALTH);
        assertThat(begun.examples().unchecked(Section.DATA, begun.content())).doesNotContain("classes");
    }

    @Test
    void whereTheTaskTellsOfNoDataThatOfTheDraftIsAnExample() {
        var begun = ScopeOfWork.begin(EngagementId.next(), ScopeContent.EMPTY, MONDAY);

        begun.startFrom(DRAFTS.get("payroll").spokenIn("Czech"), Scopes.VANCOUVER, MIA, MONDAY);

        assertThat(begun.content().data().classes()).containsExactly(DataClass.FINANCIAL);
        assertThat(begun.examples().unchecked(Section.DATA, begun.content())).contains("classes");
    }

    /** Whoever begins a common task with its draft is not told at once that the two do not go together. */
    @Test
    void commonTasksTouchWhatTheirDraftsCarry() {
        Canonical.resource("triage/tasks.json", JsonNode.class)
                .get("tasks")
                .valueStream()
                .filter(task -> task.has("draft") && !task.get("data").isEmpty())
                .forEach(task -> assertThat(task.get("data").valueStream().map(JsonNode::asString))
                        .as(task.get("key").asString())
                        .containsAll(DRAFTS.get(task.get("draft").asString()).content().data().classes().stream()
                                .map(DataClass::name)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void asksForTheLanguageOfTheBusinessOnce(StartingDraft draft) {
        var asked = draft.spokenIn(CountryLanguages.of("AT", Locale.ENGLISH))
                .over(known, Scopes.VANCOUVER)
                .timeline()
                .languages();

        assertThat(asked).extracting(LanguageNeed::language).containsExactly("German");
        assertThat(asked).extracting(LanguageNeed::level).doesNotContainNull();
    }

    /** A share is a service level: said a second time, in words, it would stay when somebody changes the level. */
    @ParameterizedTest
    @MethodSource("drafts")
    void saysNoShareTwice(StartingDraft draft) {
        var shares = draft.content().serviceLevels().stream()
                .filter(level -> level.unit().isShare())
                .map(level -> BigDecimal.valueOf(100).subtract(level.target()).doubleValue())
                .toList();

        for (var output : draft.content().outputs()) {
            for (var text : List.of(output.quality(), output.due().rule())) {
                var share = Pattern.compile("(\\d+)[a-z ]* (?:in|of) ([\\d,]+)").matcher(text);
                if (share.find()) {
                    assertThat(100.0
                                    * Integer.parseInt(share.group(1))
                                    / Integer.parseInt(share.group(2).replace(",", "")))
                            .as(text)
                            .isNotIn(shares);
                }
            }
        }
    }

    /** How many references are asked for is said by the bid itself. */
    @ParameterizedTest
    @MethodSource("drafts")
    void asksForNoNumberOfReferences(StartingDraft draft) {
        assertThat(draft.content().qualifications())
                .allSatisfy(asked -> assertThat(asked.text() + asked.proof())
                        .doesNotContainPattern("(?i)(two|three|\\d) (clients|references)"));
    }

    @Test
    void theDraftThatFitsTheTaskComesFirst() {
        assertThat(DRAFTS.beginningWith("call-answering"))
                .hasSameElementsAs(DRAFTS.all())
                .first()
                .isEqualTo(DRAFTS.get("call-answering"));
        assertThat(DRAFTS.beginningWith("")).isEqualTo(DRAFTS.all());
    }

    /** Each common task that names a draft names one that is there. */
    @Test
    void theDraftsOfCommonTasksAreThere() {
        var named = Canonical.resource("triage/tasks.json", JsonNode.class)
                .get("tasks")
                .valueStream()
                .filter(task -> task.has("draft"))
                .map(task -> task.get("draft").asString())
                .distinct()
                .toList();

        assertThat(DRAFTS.all()).extracting(StartingDraft::key).hasSameElementsAs(named);
    }

    @Test
    void anOwnScopeComesWithoutItsDatesAndPeople() {
        var own = Scopes.bookkeeping().forAnother();

        assertThat(own.timeline().start()).isNull();
        assertThat(own.timeline().end()).isNull();
        assertThat(own.timeline().months())
                .isEqualTo(Scopes.bookkeeping().timeline().months());
        assertThat(own.oversight()).isEqualTo(own.oversight().withoutPeople());
        assertThat(own.oversight().hoursPerWeek())
                .isEqualTo(Scopes.bookkeeping().oversight().hoursPerWeek());
        assertThat(own.inputs().items()).extracting(Input::providedBy).containsOnly("");
        assertThat(own.outputs())
                .extracting(Output::deliverable)
                .isEqualTo(Scopes.bookkeeping().outputs().stream()
                        .map(Output::deliverable)
                        .toList());

        var over = new StartingDraft("scope.x", "Bookkeeping", "", own).over(known, Scopes.VANCOUVER);

        assertThat(over.oversight().accountable()).isEqualTo("Ana");
        assertThat(over.inputs().items()).extracting(Input::providedBy).containsOnly("Ana");
        assertThat(over.outputs())
                .extracting(Output::id)
                .doesNotContainAnyElementsOf(
                        own.outputs().stream().map(Output::id).toList());
    }

    /** Two engagements share no output: steps and minimum go with the one that took its place. */
    @Test
    void whatIsSaidAboutThePriceOfAnOutputGoesAlongWithIt() {
        var written = Scopes.inParts();
        var begun = new StartingDraft("own", "Bookkeeping", "", written).over(ScopeContent.EMPTY, Scopes.VANCOUVER);
        var entries = begun.outputs().get(0).id();

        assertThat(entries).isNotEqualTo(written.outputs().get(0).id());
        assertThat(begun.pricing().volume(entries).orElseThrow().steps())
                .isEqualTo(written.pricing().structure().volumes().get(0).steps());
        assertThat(begun.pricing().minimumPerMonth(entries)).contains(Scopes.number("160"));
        assertThat(begun.pricing().extras())
                .extracting(ExtraLine::label)
                .containsExactly("Moving the archive", "Training");
        assertThat(begun.pricing().extras()).extracting(ExtraLine::id).doesNotContain(Scopes.ARCHIVE);
    }
}
