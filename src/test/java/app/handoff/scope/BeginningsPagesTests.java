package app.handoff.scope;

import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.triage.EngagementsForTests;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** A scope starts from what the business wrote before: another engagement's scope, or a template saved from one. */
@SpringBootTest
class BeginningsPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    Scoping scoping;

    @Autowired
    ScopeTemplates templates;

    private MockMvcTester mvc;
    private ABusiness business;
    private EngagementId old;
    private EngagementId engagement;

    @BeforeEach
    void anOldScopeAndANewOne() {
        mvc = Pages.of(context).mvc();
        business = ABusiness.in(context);
        old = business.inside(() -> engagements.open("Bookkeeping 2026"));
        business.inside(() -> scoping.write(old, Scopes.bookkeeping(), business.ana(), MONDAY));
        engagement = business.inside(() -> engagements.open("Answering the phone"));
    }

    @Test
    void theDraftThatIsUsualForTheTaskIsTheObviousBeginning() throws Exception {
        var page = get("/engagements/" + engagement + "/scope")
                .exchange()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .containsSubsequence(
                        "Start from the draft \u201cAnswering the phone\u201d",
                        "Calls answered, Messages passed on",
                        "Answered in time, Hung up before an answer",
                        "btn primary",
                        "Start from this draft",
                        "Or from the draft for other work",
                        "<strong>Bookkeeping</strong>",
                        "Or start empty, with the purpose")
                .doesNotContain("<strong>Answering the phone</strong>");
        assertThat(page.split("btn primary")).as("one first choice").hasSize(2);
    }

    @Test
    void theScopeOfAnotherEngagementFillsAnEmptyOneAndIsToBeConfirmed() {
        assertThat(get("/engagements/" + engagement + "/scope"))
                .bodyText()
                .contains("Start from what you wrote before", "Bookkeeping 2026", "Draft of version 1; begun");

        assertThat(start("scope." + old)).hasStatus3xxRedirection();

        var content = content(engagement);
        assertThat(content.outputs())
                .extracting(Output::deliverable)
                .isEqualTo(Scopes.bookkeeping().outputs().stream()
                        .map(Output::deliverable)
                        .toList());
        assertThat(content.timeline().start()).isNull();
        assertThat(content.oversight().deputy()).isEmpty();
        assertThat(get("/engagements/" + engagement + "/scope/check"))
                .bodyText()
                .contains("Gap: examples, please check", "figures are right");
        assertThat(get("/engagements/" + engagement + "/scope/outputs"))
                .bodyText()
                .contains("They come from “Bookkeeping 2026” and are marked below");
        assertThat(start("scope." + old)).as("a scope that is described").hasStatus(409);
    }

    @Test
    void aFinalVersionIsTakenAndNotTheDraftOfTheNextOne() {
        business.inside(() -> {
            scoping.lookAgain(old, business.ana(), MONDAY);
            scoping.freeze(old, business.ana(), MONDAY);
            scoping.revise(old, business.ana(), MONDAY);
            scoping.write(old, Scopes.bookkeeping().withOutputs(List.of()), business.ana(), MONDAY);
        });

        assertThat(get("/engagements/" + engagement + "/scope")).bodyText().contains("Version 1, final; begun");
        assertThat(start("scope." + old)).hasStatus3xxRedirection();
        assertThat(content(engagement).outputs()).isNotEmpty();
    }

    @Test
    void emptyScopesForeignOnesAndNonsenseAreNotFound() {
        var empty = business.inside(() -> engagements.open("Nothing yet"));
        var other = ABusiness.in(context);
        var theirs = other.inside(() -> engagements.open("Theirs"));
        other.inside(() -> scoping.write(theirs, Scopes.bookkeeping(), other.ana(), MONDAY));
        var template = other.inside(() -> {
            templates.save(scoping.current(theirs), "Their template", other.ana(), MONDAY);
            return templates.all().get(0).id();
        });

        for (var key : new String[] {
            "scope." + empty, "scope." + theirs, "template." + template, "scope.", "template.nonsense", "nonsense", ""
        }) {
            assertThat(start(key)).as(key).hasStatus(404);
        }
        assertThat(get("/scope-templates")).bodyText().doesNotContain("Their template");
        assertThat(get("/engagements/" + engagement + "/scope/earlier"))
                .bodyText()
                .doesNotContain("Theirs", "Nothing yet");
        for (var page : new String[] {"/name", "/removal", "/return"}) {
            assertThat(post("/scope-templates/" + template + page).param("name", "Ours now"))
                    .as(page)
                    .hasStatus(404);
        }
    }

    @Test
    void manyAreLookedThroughPageByPage() throws Exception {
        IntStream.range(0, 21).forEach(at -> {
            var one = business.inside(() -> engagements.open("Round " + at + "."));
            business.inside(() -> scoping.write(one, Scopes.bookkeeping(), business.ana(), MONDAY));
        });

        var first = get("/engagements/" + engagement + "/scope/earlier")
                .exchange()
                .getResponse()
                .getContentAsString();
        var older = first.replaceAll("(?s).*href=\"([^\"]*/scope/earlier\\?after=[^\"]*)\".*", "$1");
        var second = get(older).exchange().getResponse().getContentAsString();

        assertThat(first.split("name=\"draft\"")).hasSize(21);
        assertThat(second.split("name=\"draft\"")).hasSize(3);
        assertThat(second).doesNotContain("Older scopes");
    }

    @Test
    void aTemplateIsSavedOnceHoweverOftenTheButtonIsPressedAndStartsANewScope() {
        assertThat(get("/engagements/" + old + "/scope/template")).bodyText().contains("value=\"Bookkeeping 2026\"");
        for (int press = 0; press < 2; press++) {
            assertThat(saveTemplate(old, "Our books")).hasStatus3xxRedirection();
        }

        assertThat(templates()).isOne();
        assertThat(get("/engagements/" + engagement + "/scope")).bodyText().contains("Our books");
        var key = business.inside(() -> Beginnings.key(templates.all().get(0).id()));
        assertThat(start(key)).hasStatus3xxRedirection();
        assertThat(content(engagement).outputs()).isNotEmpty();
        assertThat(content(engagement).timeline().start()).isNull();
    }

    @Test
    void anEmptyScopeATakenNameAndNoNameAreRefused() {
        assertThat(get("/engagements/" + engagement + "/scope/template")).hasStatus3xxRedirection();
        assertThat(saveTemplate(engagement, "Empty")).hasStatus(422).bodyText().contains("This scope says nothing yet");
        assertThat(saveTemplate(old, " ")).hasStatus(422).bodyText().contains("Give the template a name");
        assertThat(saveTemplate(old, "x".repeat(101))).hasStatus(422);
        assertThat(saveTemplate(old, "Our books")).hasStatus3xxRedirection();
        business.inside(() -> scoping.write(old, Scopes.bookkeeping().withOutputs(List.of()), business.ana(), MONDAY));

        assertThat(saveTemplate(old, "our BOOKS"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a template called “our BOOKS” already");
        assertThat(templates()).isOne();
    }

    @Test
    void aTemplateIsRenamedRemovedAndBroughtBack() {
        assertThat(saveTemplate(old, "Our books")).hasStatus3xxRedirection();
        var at = "/scope-templates/"
                + business.inside(() -> templates.all().get(0).id());

        assertThat(get(at + "/name")).bodyText().contains("value=\"Our books\"");
        assertThat(post(at + "/name").param("version", "0").param("name", "Books"))
                .hasStatus3xxRedirection();
        assertThat(post(at + "/name").param("version", "0").param("name", "Other"))
                .as("from a page that knew the old name")
                .hasStatus(422);
        assertThat(get("/scope-templates")).bodyText().contains("<strong>Books</strong>");

        assertThat(post(at + "/removal")).hasStatus3xxRedirection();
        assertThat(get(at + "/name")).hasStatus(404);
        assertThat(templates()).isZero();
        assertThat(post(at + "/return")).hasStatus3xxRedirection();
        assertThat(templates()).isOne();
    }

    @Test
    void thereIsRoomForFifty() {
        business.inside(() -> IntStream.range(0, ScopeTemplates.MOST)
                .forEach(at -> templates.save(scoping.current(old), "Template " + at, business.ana(), MONDAY)));

        assertThat(saveTemplate(old, "One more")).hasStatus(422).bodyText().contains("You have 50 templates");
        assertThat(templates()).isEqualTo(ScopeTemplates.MOST);
    }

    @Test
    void aScopeThatIsStartedOverCanTakeAnOwnOne() {
        assertThat(start("payroll")).hasStatus3xxRedirection();

        assertThat(get("/engagements/" + engagement + "/scope/earlier")).hasStatus3xxRedirection();
        assertThat(get("/engagements/" + engagement + "/scope/fresh-start"))
                .bodyText()
                .contains("Bookkeeping 2026");
        assertThat(post("/engagements/" + engagement + "/scope/fresh-start")
                        .param("draft", "scope." + old)
                        .param("sections", "OUTPUTS")
                        .param("version", String.valueOf(Section.values().length)))
                .hasStatus3xxRedirection();
        assertThat(content(engagement).outputs())
                .extracting(Output::deliverable)
                .isEqualTo(Scopes.bookkeeping().outputs().stream()
                        .map(Output::deliverable)
                        .toList());
    }

    @Test
    void staffNeitherSaveNorSeeTemplates() {
        var staff = business.staff();

        assertThat(mvc.get().uri("/scope-templates").with(staff)).hasStatus(403);
        assertThat(mvc.get().uri("/engagements/" + old + "/scope").with(staff))
                .bodyText()
                .doesNotContain("/scope-templates");
    }

    private int templates() {
        return business.inside(() -> templates.all().size());
    }

    private ScopeContent content(EngagementId id) {
        return business.inside(() -> scoping.current(id)).content();
    }

    private MockMvcRequestBuilder saveTemplate(EngagementId id, String name) {
        return post("/engagements/" + id + "/scope/template").param("name", name);
    }

    private MockMvcRequestBuilder start(String key) {
        return post("/engagements/" + engagement + "/scope/starting-draft").param("draft", key);
    }

    private MockMvcRequestBuilder get(String address) {
        return mvc.get().uri(address).with(business.owner());
    }

    private MockMvcRequestBuilder post(String address) {
        return mvc.post().uri(address).with(business.owner()).with(csrf());
    }
}
