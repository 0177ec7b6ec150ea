package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** A lawyer reads a contract by a link, and the vendor learns nothing of it. */
class LawyerPagesTests extends PagesOfAContract {

    @Autowired
    LawyerReadings readings;

    @Autowired
    ShareLinks links;

    @Test
    void aLawyerCommentsAndTheBusinessHandlesIt() {
        assertThat(get("/lawyers")).hasStatusOk().bodyText().contains("Have a lawyer read the contract");
        assertThat(post("/lawyers").param("name", "").param("email", "okapi"))
                .hasStatus(422)
                .bodyText()
                .contains("Say who is to read it", "okapi");
        assertThat(post("/lawyers").param("name", "Dr. Imke Sander").param("email", "imke@law.example"))
                .hasStatus3xxRedirection();
        var reading = only();
        var link = link(reading.id().id());
        var pay = clause(ClauseType.PAY);

        assertThat(lawyer(link, ""))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "16 clauses",
                        "Schedule 1",
                        "Comment on clause 1",
                        "as its lawyer",
                        "class=\"letterhead",
                        "<span class=\"cited\">6.1</span>");
        assertThat(lawyerPost(link, "/comments")
                        .param("clause", pay.id().toString())
                        .param("text", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write your comment");
        assertThat(lawyerPost(link, "/verdict").param("said", "SEE_COMMENTS"))
                .hasStatus(422)
                .bodyText()
                .contains("Leave a comment first");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(lawyerPost(link, "/comments")
                            .param("clause", pay.id().toString())
                            .param("text", "Okapi days are long."))
                    .hasStatus3xxRedirection();
        }
        assertThat(lawyerPost(link, "/comments").param("clause", "").param("text", "Who mediates, okapi?"))
                .hasStatus3xxRedirection();
        assertThat(only().comments()).hasSize(2);
        assertThat(lawyerPost(link, "/verdict").param("said", "SEE_COMMENTS")).hasStatus3xxRedirection();

        assertThat(contract().lawyerReview().lawyer()).isEqualTo("Dr. Imke Sander");
        assertThat(contract().lawyerReview().seen()).isTrue();
        assertThat(get("")).bodyText().contains("Okapi days are long.", "Who mediates, okapi?", "Mark as handled");
        assertThat(mvc.get().uri(page("")).with(business.staff()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Okapi days are long.");
        for (var page : List.of("", "/questions", "/document", "/text")) {
            assertThat(vendor(page))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContainIgnoringCase("okapi")
                    .doesNotContain("Sander");
        }

        var comment = "/lawyers/" + reading.id() + "/comments/"
                + only().comments().get(0).id();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(comment + "/settlement").param("clause", pay.id().toString()))
                    .hasStatus3xxRedirection();
        }
        assertThat(get("")).bodyText().doesNotContain("Okapi days are long.");
        assertThat(get("/lawyers")).bodyText().contains("Okapi days are long.", "Handled by", "Has comments");
        assertThat(post(comment + "/return")).hasStatus3xxRedirection();
        assertThat(only().openComments()).hasSize(2);
        assertThat(lawyerPost(link, "/comments/" + only().comments().get(0).id() + "/removal"))
                .hasStatus3xxRedirection();
        assertThat(only().comments()).hasSize(1);
    }

    @Test
    void aLawyerIsNotAskedForWhatIsDoneOrTooLate() {
        for (var name : List.of("Imke", "Piet")) {
            post("/lawyers")
                    .param("name", name)
                    .param("email", name + "@law.example")
                    .exchange();
        }
        assertThat(waiting("contract.lawyerPlease")).isEqualTo(2);

        var link = link(only().id().id());
        assertThat(lawyerPost(link, "/verdict").param("said", "NO_OBJECTIONS")).hasStatus3xxRedirection();
        assertThat(waiting("contract.lawyerPlease")).as("of the other one").isEqualTo(1);

        business.inside(() -> {
            readings.withdrawWhatIsTooLate(Instant.now());
            return true;
        });
        assertThat(waiting("contract.lawyerPlease")).isEqualTo(1);
        assertThat(lawyer(link, "")).hasStatusOk();
        business.inside(() -> {
            contracts.voidWith(id, "Another vendor.", business.ana(), Instant.now());
            readings.withdrawWhatIsTooLate(Instant.now());
            return true;
        });
        assertThat(waiting("contract.lawyerPlease")).isZero();
        assertThat(lawyer(link, "")).as("the text is no longer theirs to read").hasStatus(404);
    }

    @Test
    void whoIsNoLongerAskedTakesNobodysPlace() {
        for (int i = 0; i < LawyerReadings.MOST; i++) {
            assertThat(post("/lawyers").param("name", "Lawyer " + i)).hasStatus3xxRedirection();
        }
        assertThat(post("/lawyers").param("name", "One more")).hasStatus(422);

        assertThat(post("/lawyers/" + only().id() + "/link/revocation")).hasStatus3xxRedirection();
        assertThat(post("/lawyers").param("name", "One more")).hasStatus3xxRedirection();
    }

    /** What a lawyer says is privileged: it stands on the page, and who has left hears nothing of it. */
    @Test
    void whoAskedHearsThatALawyerSpokeWhileTheyWorkHere() {
        assertThat(mvc.post()
                        .uri(page("/lawyers"))
                        .with(business.manager())
                        .with(csrf())
                        .param("name", "Dr. Imke Sander"))
                .hasStatus3xxRedirection();
        var link = link(only().id().id());
        lawyerPost(link, "/comments").param("text", "Okapi days are long.").exchange();
        var manager = mails("contract.lawyerCommented");
        assertThat(manager).hasSize(1);

        var left = manager.get(0);
        business.inside(() -> transaction.execute(status -> jdbc.sql("update member set role = 'STAFF' where email = ?")
                .param(left)
                .update()));
        lawyerPost(link, "/verdict").param("said", "SEE_COMMENTS").exchange();
        assertThat(mails("contract.lawyerRead")).hasSize(1).doesNotContain(left);
    }

    private List<String> mails(String key) {
        return business.inside(
                () -> transaction.execute(status -> jdbc.sql("select recipient_email from message where mail_key = ?")
                        .param(key)
                        .query(String.class)
                        .list()));
    }

    @Test
    void aVerdictIsNotedOnceAndHoldsUpNobodyWhoEdits() {
        post("/lawyers").param("name", "Dr. Imke Sander").exchange();
        var link = link(only().id().id());
        int version = contract().version();
        for (int twice = 0; twice < 2; twice++) {
            lawyerPost(link, "/verdict").param("said", "NO_OBJECTIONS").exchange();
        }
        assertThat(contract().lawyerReview().lawyer()).isEqualTo("Dr. Imke Sander");
        assertThat(contract().version()).isEqualTo(version);

        business.inside(() -> {
            var today = LocalDate.now();
            contracts.recordLawyer(
                    id, version, LawyerReview.by("Prof. Okapi", today, today), business.ana(), Instant.now());
            return true;
        });
        lawyerPost(link, "/verdict").param("said", "NO_OBJECTIONS").exchange();
        assertThat(contract().lawyerReview().lawyer())
                .as("entered by hand since")
                .isEqualTo("Prof. Okapi");
    }

    @Test
    void whatSeveralLawyersSayOfOneClauseStandsSideBySide() {
        var pay = clause(ClauseType.PAY);
        var said = List.of("Okapi days are long.", "Ibis days are short.");
        for (var text : said) {
            post("/lawyers")
                    .param("name", "Dr. " + text.substring(0, 5))
                    .param("email", "")
                    .exchange();
            var reading = business.inside(() -> readings.of(id)).stream()
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            business.inside(() -> {
                readings.comment(reading.id(), pay.id(), text, Instant.now());
                return true;
            });
            assertThat(get("")).bodyText().contains(text);
        }
        assertThat(get("")).bodyText().containsSubsequence("class=\"halves lawyers\"", said.get(0), said.get(1));
        assertThat(vendor("")).bodyText().doesNotContain("lawyers", "Okapi");
    }

    @Test
    void readsADraftAndTheLinkStops() {
        var early = business.inside(() -> engagements.open("Payroll"));
        var draft = business.inside(() -> drafts.draft(early, business.ana(), Instant.now()));
        var reading =
                business.inside(() -> drafts.lawyer(draft.id(), "Dr. Sander", "Okapi?", business.ana(), Instant.now()));
        var link = link(reading);

        assertThat(lawyer(link, "")).hasStatusOk().bodyText().contains("16 clauses", "Draft");
        assertThat(lawyerPost(link, "/verdict").param("said", "NO_OBJECTIONS")).hasStatus3xxRedirection();
        assertThat(business.inside(() -> contracts.get(draft)).lawyerReview().seen())
                .isTrue();
        var at = "/engagements/" + early + "/contract/lawyers/" + reading;
        assertThat(mvc.post()
                        .uri(at + "/link/revocation")
                        .with(business.owner())
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(lawyer(link, "")).hasStatus(404);
        assertThat(mvc.post().uri(at + "/link").with(business.owner()).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri(page("/lawyers/" + reading + "/link"))
                        .with(business.owner())
                        .with(csrf()))
                .as("of another contract")
                .hasStatus(404);
    }

    @Test
    void nothingButTheTextIsReadAndNothingButTheReadingIsWritten() {
        var reading =
                business.inside(() -> drafts.lawyer(id.id(), "Dr. Sander", "Okapi?", business.ana(), Instant.now()));
        business.inside(() -> {
            drafts.propose(id, "Shorter.", "So.", Instant.now());
            return true;
        });
        var lawyer = business.scope().asVendor(reading);
        var vendor = business.scope().asVendor(id.id());

        assertThat(count(lawyer, "contract")).isEqualTo(1);
        assertThat(count(lawyer, "contract_clause")).isEqualTo(16);
        for (var table :
                List.of("contract_question", "contract_proposal", "contract_understanding", "contract_signature")) {
            assertThat(count(lawyer, table)).as(table).isZero();
        }
        assertThat(count(lawyer, "contract_lawyer_reading")).isEqualTo(1);
        assertThat(count(vendor, "contract_lawyer_reading")).isZero();
        assertThat(write(lawyer, "update contract set status = 'CANCELLED'")).isZero();
        assertThat(write(lawyer, "update contract_lawyer_reading set told_at = now()"))
                .isEqualTo(1);
        assertThatThrownBy(() -> write(lawyer, "update contract_lawyer_reading set lawyer = 'x'"))
                .hasStackTraceContaining("permission denied");
    }

    private long count(Tenancy.Scope scope, String table) {
        return Tenancy.as(
                scope,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private int write(Tenancy.Scope scope, String statement) {
        return Tenancy.as(
                scope,
                () -> transaction.execute(status -> {
                    int rows = jdbc.sql(statement).update();
                    status.setRollbackOnly();
                    return rows;
                }));
    }

    private LawyerReading only() {
        return business.inside(() -> readings.of(id)).get(0);
    }

    private String link(UUID reading) {
        return business.inside(() -> links.issueAnother(
                        LinkPurpose.LAWYER,
                        reading,
                        "Dr. Imke Sander",
                        new LinkHolder(reading, "Dr. Imke Sander", "imke@law.example"),
                        Instant.now().plusSeconds(600),
                        Instant.now())
                .value());
    }

    private MockMvcRequestBuilder lawyer(String link, String path) {
        return mvc.get().uri("/s/" + link + "/lawyer" + path).cookie(proof(link));
    }

    private MockMvcRequestBuilder lawyerPost(String link, String path) {
        return mvc.post().uri("/s/" + link + "/lawyer" + path).with(csrf()).cookie(proof(link));
    }
}
