package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.account.ABusiness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** What a business writes itself into a contract, keeps for the next ones, and takes over from our library. */
class OwnClausesPagesTests extends PagesOfAContract {

    @Autowired
    ContractTemplates templates;

    @Test
    void aClauseIsAddedReadByTheVendorAndKept() {
        var data = clause(ClauseType.DATA).id().toString();
        assertThat(get("/own-clauses/new")).hasStatusOk().bodyText().contains("Add a clause of your own", "9. Data");
        assertThat(add(data, "", "", ""))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "There is a problem",
                        "Give the clause a title",
                        "Write what the clause says",
                        "Say the clause in plain words");
        assertThat(add("", "Okapi rules", "Visitors keep them.", "Keep them."))
                .hasStatus(422)
                .bodyText()
                .contains("Choose an answer", "Okapi rules");
        assertThat(add(data, "Data", "Okapi law.", "Okapi."))
                .hasStatus(422)
                .bodyText()
                .contains("has a clause “Data” already", "Okapi law.");
        assertThat(add(data, "Okapi", "a".repeat(12_001), "Okapi."))
                .hasStatus(422)
                .bodyText()
                .contains("12,000");
        int seen = contract().version();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(form("/own-clauses", fields(seen, data, "Okapi rules", "Visitors keep them.", "Keep them.")))
                    .hasStatus3xxRedirection();
        }
        assertThat(form("/own-clauses", fields(seen, data, "Zebra rules", "Visitors keep them.", "Keep them.")))
                .as("another tab")
                .hasStatus(422)
                .bodyText()
                .contains("Zebra rules");
        assertThat(contract().wording().clauses())
                .hasSize(17)
                .filteredOn(Clause::isOwn)
                .hasSize(1);
        assertThat(vendor("")).bodyText().contains("10. Okapi rules", "10.1", "Visitors keep them.");
        assertThat(get("")).bodyText().contains("10. Okapi rules");

        var own = own();
        assertThat(get("/clauses/" + own.id())).bodyText().contains("Your own", "Keep it for the next contracts");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post("/own-clauses/" + own.id() + "/keeping")).hasStatus3xxRedirection();
        }
        assertThat(business.inside(templates::clauses)).hasSize(1);
        assertThat(post("/own-clauses/" + data + "/keeping"))
                .as("one of our library")
                .hasStatus(404);
        assertThat(post("/own-clauses/" + UUID.randomUUID() + "/keeping")).hasStatus(404);
        assertThat(add(UUID.randomUUID().toString(), "Ibis", "Any.", "Any.")).hasStatus(404);

        assertThat(vendorPost("/clauses/" + own.id() + "/proposal")
                        .param("seen", own.fingerprint())
                        .param("law", "Okapi visitors are announced.")
                        .param("plain", "")
                        .param("reason", "Shorter."))
                .hasStatus3xxRedirection();
        assertThat(post("/clauses/" + own.id() + "/removal")).hasStatus(409);
        assertThat(mvc.get().uri(page("/own-clauses/new")).with(business.staff()))
                .hasStatus(403);
    }

    @Test
    void keptClausesAndTemplatesAreWrittenChangedAndRetired() {
        assertThat(at("/contract-templates")).hasStatusOk().bodyText().contains("You keep none yet", "None yet.");
        assertThat(at("/contract-templates/new"))
                .bodyText()
                .containsPattern("What you call it</label>|What you call it\\s*</label>");
        assertThat(send("/contract-clauses", Map.of("title", " ", "law", "", "plain", "", "after", "DATA")))
                .hasStatus(422)
                .bodyText()
                .containsPattern("(?s)(Give the clause a title.*){2}")
                .contains("Write what the clause says", "Say the clause in plain words");
        assertThat(send("/contract-clauses", Map.of("title", "Okapi", "law", "", "plain", "Okapi.", "after", "DATA")))
                .hasStatus(422)
                .bodyText()
                .contains("Write what the clause says");
        assertThat(send("/contract-clauses", Map.of("title", "Okapi", "law", "x", "plain", "x", "after", "OWN")))
                .hasStatus(422);
        var okapi = Map.of("title", "Okapi", "law", "Okapi law.", "plain", "Okapi.", "after", "DATA");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(send("/contract-clauses", okapi)).hasStatus3xxRedirection();
        }
        assertThat(send("/contract-clauses", Map.of("title", "okapi", "law", "y", "plain", "y", "after", "DATA")))
                .hasStatus(422)
                .bodyText()
                .contains("You keep a clause “okapi” already");
        var clause = business.inside(templates::clauses).get(0);
        var clauseAt = "/contract-clauses/" + clause.id();
        assertThat(at(clauseAt)).hasStatusOk().bodyText().contains("Okapi law.");
        assertThat(mvc.post()
                        .uri(clauseAt)
                        .with(business.owner())
                        .with(csrf())
                        .param("version", String.valueOf(clause.version()))
                        .param("title", "Okapi")
                        .param("law", "Okapi law of today.")
                        .param("plain", "Okapi.")
                        .param("after", "IP"))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri(clauseAt)
                        .with(business.owner())
                        .with(csrf())
                        .param("version", String.valueOf(clause.version()))
                        .param("title", "Okapi")
                        .param("law", "Okapi law of another tab.")
                        .param("plain", "Okapi.")
                        .param("after", "IP"))
                .hasStatus(422)
                .bodyText()
                .contains("Okapi law of another tab.", "Okapi law of today.");

        assertThat(send("/contract-clauses", Map.of("title", "Ibis", "law", "Ibis.", "plain", "Ibis.", "after", "IP")))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri(clauseAt)
                        .with(business.owner())
                        .with(csrf())
                        .param("version", String.valueOf(clause.version() + 1))
                        .param("title", "IBIS")
                        .param("law", "Okapi law of today.")
                        .param("plain", "Okapi.")
                        .param("after", "IP"))
                .hasStatus(422)
                .bodyText()
                .contains("You keep a clause “IBIS” already", "Okapi law of today.");

        assertThat(send("/contract-templates", Map.of("name", " ")))
                .hasStatus(422)
                .bodyText()
                .contains("Give it a name");
        assertThat(send("/contract-templates", Map.of("name", "Ibis", "noticeDays", "9999")))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a whole number from 0 to 365");
        assertThat(send("/contract-templates", Map.of("name", "Ibis", "leftOut", "PAY")))
                .hasStatus(422)
                .bodyText()
                .contains("Choose from those in the list");
        assertThat(send("/contract-templates", Map.of("name", "Ibis", "lateInterest", "RATE")))
                .hasStatus(422);
        assertThat(send(
                        "/contract-templates",
                        Map.of("name", "Ibis", "ownClauses", UUID.randomUUID().toString())))
                .hasStatus(422);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(send(
                            "/contract-templates",
                            Map.of(
                                    "name", "Ibis contracts",
                                    "noticeDays", "45",
                                    "renewal", "AUTO",
                                    "leftOut", "INSURANCE",
                                    "ownClauses", clause.id().toString())))
                    .hasStatus3xxRedirection();
        }
        var template = business.inside(templates::templates).get(0);
        assertThat(business.inside(templates::templates)).hasSize(1);
        assertThat(at("/contract-templates"))
                .bodyText()
                .contains("Ibis contracts", "Notice 45 days.", "Adds: Okapi.", "Without: Insurance.");
        assertThat(send("/contract-templates", Map.of("name", "ibis  contracts")))
                .hasStatus(422)
                .bodyText()
                .contains("There is a template");
        assertThat(at("/contract-templates/" + template.id()))
                .hasStatusOk()
                .bodyText()
                .contains("Ibis contracts");

        assertThat(send(clauseAt + "/retirement", Map.of())).hasStatus3xxRedirection();
        assertThat(at("/contract-templates")).bodyText().contains("1 clause was retired and is not added.");
        assertThat(at(clauseAt)).hasStatus3xxRedirection();
        assertThat(send(clauseAt + "/return", Map.of())).hasStatus3xxRedirection();
        assertThat(at("/contract-templates")).bodyText().contains("Adds: Okapi.");
        assertThat(send("/contract-templates/" + template.id() + "/retirement", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(business.inside(templates::templates)).isEmpty();
        assertThat(send("/contract-templates/" + template.id() + "/return", Map.of()))
                .hasStatus3xxRedirection();

        var others = ABusiness.in(context);
        for (var page : List.of(clauseAt, "/contract-templates/" + template.id())) {
            assertThat(mvc.get().uri(page).with(others.owner())).hasStatus(404);
            assertThat(mvc.get().uri(page).with(business.staff())).hasStatus(403);
        }
        assertThat(mvc.get().uri("/contract-templates").with(others.owner()))
                .bodyText()
                .doesNotContain("Okapi", "Ibis");
    }

    @Test
    void aDraftOfBeforeTakesOverWhatOurLibraryGotSince() {
        var early = business.inside(() -> engagements.open("Payroll"));
        business.inside(() -> drafts.draft(early, business.ana(), Instant.now()));
        var base = "/engagements/" + early + "/contract";
        assertThat(at(base)).bodyText().contains("16 clauses", "Our library has 9 clauses", "Read and take over");
        assertThat(at(base + "/newer-clauses"))
                .hasStatusOk()
                .bodyText()
                .contains("Take over these 9 clauses", "Liability", "is limited to 100 per cent", "In plain words.");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(send(base + "/newer-clauses", Map.of())).hasStatus3xxRedirection();
        }
        assertThat(business.inside(() -> contracts.of(early)).wording().clauses())
                .extracting(Clause::type)
                .containsExactlyElementsOf(ClauseType.ofLibrary());
        assertThat(at(base)).bodyText().contains("25 clauses").doesNotContain("Our library has");
        assertThat(at(base + "/terms")).bodyText().contains("Liability and other safeguards");
        assertThat(at(base + "/newer-clauses")).bodyText().contains("It has every clause of our library.");

        assertThat(post("/newer-clauses")).as("both sides read it").hasStatus(409);
        assertThat(get("/newer-clauses")).hasStatus3xxRedirection();
        assertThat(get("")).bodyText().doesNotContain("Our library has");
    }

    private Clause own() {
        return contract().wording().clauses().stream()
                .filter(Clause::isOwn)
                .findFirst()
                .orElseThrow();
    }

    private MockMvcRequestBuilder add(String after, String title, String law, String plain) {
        return form("/own-clauses", fields(contract().version(), after, title, law, plain));
    }

    private static Map<String, String> fields(int version, String after, String title, String law, String plain) {
        return Map.of("version", "" + version, "after", after, "title", title, "law", law, "plain", plain);
    }

    private MockMvcRequestBuilder form(String path, Map<String, String> fields) {
        return send(page(path), fields);
    }

    private MockMvcRequestBuilder at(String path) {
        return mvc.get().uri(path).with(business.owner());
    }

    private MockMvcRequestBuilder send(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(business.owner()).with(csrf());
        fields.forEach(request::param);
        return request;
    }
}
