package app.handoff.scope;

import static app.handoff.scope.Scopes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.triage.EngagementsForTests;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class ComparisonPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    Scoping scoping;

    private ABusiness business;
    private EngagementId engagement;

    @BeforeEach
    void aFrozenScope() {
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        write(Scopes.bookkeeping());
        freeze();
    }

    @Test
    void oneVersionIsNotCompared() {
        assertThat(get("/comparison")).hasStatus3xxRedirection();
        assertThat(get("")).bodyText().doesNotContain("/scope/comparison");
    }

    @Test
    void theDraftIsComparedWithWhatVendorsHaveWordByWord() {
        revise("Keep the books.");

        var page = get("/comparison");

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("What became of “Version 1” in “Draft of version 2”", "8 sections say the same")
                .contains(
                        "Keep the books<del><span class=\"vh\">Taken out:</span>  of an association ready for the auditor</del>.")
                .doesNotContain("<ins>");
        for (var from : List.of("", "/check", "/document?version=draft")) {
            assertThat(get(from)).as(from).bodyText().contains("/scope/comparison");
        }
    }

    @Test
    void anyTwoVersionsAreChosenAndAnUnknownOneIsNotFound() {
        revise("Keep the books.");
        freeze();
        revise("Keep the books and the diary.");
        freeze();

        assertThat(get("/comparison?from=1&to=3")).bodyText().contains("What became of “Version 1” in “Version 3”");
        assertThat(get("/comparison?from=2"))
                .bodyText()
                .contains("<ins><span class=\"vh\">Put in:</span>  and the diary</ins>")
                .doesNotContain("<del>");
        assertThat(get("/comparison?from=2&to=2")).bodyText().contains("This is one and the same version");
        assertThat(get("/comparison?from=9")).hasStatus(404);
        assertThat(get("/comparison?to=draft")).hasStatus(404);
        assertThat(get("/document")).bodyText().contains("/scope/comparison?from=2&amp;to=3");
        assertThat(get("/document?version=1")).bodyText().doesNotContain("/scope/comparison");
    }

    private void revise(String purpose) {
        business.inside(() -> scoping.revise(engagement, business.ana(), MONDAY));
        write(Scopes.bookkeeping()
                .with(new Purpose(
                        purpose,
                        Scopes.bookkeeping().purpose().included(),
                        Scopes.bookkeeping().purpose().excluded(),
                        Scopes.bookkeeping().purpose().nothingExcluded(),
                        Scopes.bookkeeping().purpose().facts())));
    }

    private void write(ScopeContent content) {
        business.inside(() -> scoping.write(engagement, content, business.ana(), MONDAY));
    }

    private void freeze() {
        business.inside(() -> {
            scoping.lookAgain(engagement, business.ana(), MONDAY);
            return scoping.freeze(engagement, business.ana(), MONDAY);
        });
    }

    private MvcTestResult get(String page) {
        return Pages.of(context)
                .mvc()
                .get()
                .uri("/engagements/" + engagement + "/scope" + page)
                .with(business.owner())
                .exchange();
    }
}
