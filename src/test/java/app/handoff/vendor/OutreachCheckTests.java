package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import app.handoff.vendor.OutreachCheck.Confirmed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody is asked twice and no budget goes out by mistake; who wants it all the same says so. */
class OutreachCheckTests {

    private static final Confirmed NOTHING = new Confirmed(false, false);
    private static final Confirmed EVERYTHING = new Confirmed(true, true);

    private final Inquiry before = new Inquiry(
            Inquiry.press(),
            LeadSource.REFERRAL,
            null,
            "Jonas Berg",
            "jonas@berg.example",
            Actor.member(MemberId.next(), "Ana"),
            Instant.parse("2026-11-23T23:30:00Z"));

    @Test
    void whoWasAskedIsAskedAgainOnlyOnPurpose() {
        assertThat(against(new OutreachCheck(before, false, "ana@fern.example", true), NOTHING))
                .containsExactly("email vendor.outreach.askedBefore");
        assertThat(against(new OutreachCheck(before, false, "ana@fern.example", true), EVERYTHING))
                .isEmpty();
    }

    @Test
    void aBudgetGoesOutOnlyOnPurpose() {
        assertThat(against(check(true, true), NOTHING)).containsExactly("body vendor.outreach.namesABudget");
        assertThat(against(check(true, true), EVERYTHING)).isEmpty();
    }

    @Test
    void nobodyCanWaiveThatAnswersReachSomebody() {
        assertThat(against(check(false, false), EVERYTHING)).containsExactly("body vendor.outreach.answer.missing");
    }

    @Test
    void whatIsWrongInBothFieldsIsSaidAtOnce() {
        assertThat(against(new OutreachCheck(before, true, "ana@fern.example", true), NOTHING))
                .hasSize(2);
    }

    private static OutreachCheck check(boolean namesBudget, boolean answerable) {
        return new OutreachCheck(null, namesBudget, "ana@fern.example", answerable);
    }

    private static List<String> against(OutreachCheck check, Confirmed confirmed) {
        return Tenancy.as(
                Tenancy.Scope.of(BusinessId.next()).at(Pages.BERLIN),
                () -> check.against(confirmed).stream()
                        .map(OutreachCheckTests::said)
                        .toList());
    }

    private static String said(RuleViolation objection) {
        return objection.field() + " " + objection.code();
    }
}
