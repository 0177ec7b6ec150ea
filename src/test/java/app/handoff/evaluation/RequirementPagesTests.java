package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.CriterionScore;
import app.handoff.diligence.Diligence;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.scope.FrozenScopes;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** A rule says which requirements a bid meets; what follows from it a person decides. */
@SpringBootTest
class RequirementPagesTests {

    private static final String REASON = "Its insurance begins in March, before the work does.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Bidding bidding;

    @Autowired
    BidsForTests bids;

    @Autowired
    FrozenScopes scopes;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Diligence diligence;

    Pages pages;
    SignedIn ana;
    Scope studio;
    Made made;

    @BeforeEach
    void twoBidsOfWhichOneFallsShort() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
        made = biddings.prepared(
                studio,
                Instant.now().plusSeconds(300).atZone(ABidding.BERLIN).toLocalDateTime(),
                ABidding.BERLIN,
                id -> scopes.firstRequiring(id, "Bookkeeping for 2027"),
                "Kontor Vier",
                "Norte Contable");
        biddings.as(studio, () -> {
            bidding.open(made.request(), "Ana", "ana@example.com", ABidding.MIA, Instant.now());
            return true;
        });
        biddings.bids(made, 1);
        Tenancy.as(made.vendor(1), () -> {
            var invitation = made.invited().get(1);
            bids.fill(invitation, made.frozen(), "0.35");
            bids.answer(invitation, made.frozen(), "Insured sum for damage", "500000", "A million from March");
            bids.answer(invitation, made.frozen(), "Certified for data safety", "In preparation", "");
            bids.send(invitation, Instant.now());
            return true;
        });
        biddings.opening(made);
    }

    @Test
    void whoJudgesQualityReadsWhichRequirementsAreMetUnderHiddenNames() {
        assertThat(pages.get(ana, comparison() + "/quality"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "What was required",
                        "Insured sum for damage: must be at least €\u00a01,000,000.",
                        "light bad\">Not met",
                        "€\u00a0500,000",
                        "A million from March",
                        "Certified for data safety: ISO 27001 or TISAX is wanted.",
                        "light idle\">Less than wanted",
                        "light good\">Met",
                        "Two years of books for associations: must be met.",
                        "light wait\">For you to judge",
                        "Disqualify for this reason")
                .doesNotContain("Norte Contable");
    }

    @Test
    void whatIsNotMetProposesTheReasonAndNothingFollowsWithoutAPerson() {
        var bid = falling();
        var at = comparison() + "/bids/" + bid.id() + "/disqualification";

        assertThat(file().disqualifications()).isEmpty();
        assertThat(pages.get(ana, at))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Required: Insured sum for damage: must be at least €\u00a01,000,000. Your answer: €\u00a0500,000.")
                .doesNotContain("Certified for data safety");
        assertThat(pages.get(ana, comparison() + "/bids/" + meeting().id() + "/disqualification"))
                .bodyText()
                .doesNotContain("Required:");
        assertThat(pages.post(ana, at).param("reason", "Required: insured for a million."))
                .hasStatus3xxRedirection();
        assertThat(file().disqualified()).extracting(OpenedBid::vendorName).containsExactly("Norte Contable");
    }

    @Test
    void theComparisonSaysItWhereChecksStandAndBelow() {
        finish();

        assertThat(pages.get(ana, comparison()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Requirements that must be met",
                        "One not met",
                        "One to judge, the rest met",
                        "Norte Contable does not meet what must be met",
                        "What was required",
                        "A million from March")
                .doesNotContain("Kontor Vier does not meet");
    }

    @Test
    void aVendorThatMissesWhatMustBeMetIsChosenForAReasonOnly() {
        finish();
        checkEverything();

        assertThat(pages.get(ana, award()))
                .hasStatusOk()
                .bodyText()
                .contains("Does not meet: Insured sum for damage", "Norte Contable does not meet what must be met");
        assertThat(choose("Cheap.")).hasStatus(422).bodyText().contains("This bid does not meet what must be met");
        assertThat(file().award()).isNull();
        assertThat(choose(REASON)).hasRedirectedUrl(award());
    }

    private MockMvcRequestBuilder choose(String reason) {
        return pages.post(ana, award())
                .param("winner", falling().id().toString())
                .param("reason", reason);
    }

    private void finish() {
        biddings.as(studio, () -> {
            var given = new ArrayList<GivenScore>();
            for (var criterion : file().judged()) {
                file().bids()
                        .forEach(bid -> given.add(new GivenScore(
                                bid.id(),
                                criterion.id(),
                                new CriterionScore(3, "Because of " + bid.vendorName()),
                                GivenScore.NONE)));
            }
            evaluations.score(made.engagement(), given, ABidding.MIA, Instant.now());
            evaluations.finishQuality(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private void checkEverything() {
        biddings.as(studio, () -> {
            var vendor = falling().vendor();
            file().check(vendor)
                    .missing()
                    .forEach(open -> diligence.waive(
                            made.engagement(),
                            vendor,
                            open.requirement(),
                            "We have worked with them for years.",
                            ABidding.MIA,
                            Instant.now()));
            return true;
        });
    }

    private OpenedBid meeting() {
        return file().bids().get(0);
    }

    private OpenedBid falling() {
        return file().bids().get(1);
    }

    private EvaluationFile file() {
        return biddings.as(studio, () -> evaluations.file(made.engagement()));
    }

    private String comparison() {
        return "/engagements/" + made.engagement() + "/comparison";
    }

    private String award() {
        return "/engagements/" + made.engagement() + "/award";
    }
}
