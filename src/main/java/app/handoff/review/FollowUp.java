package app.handoff.review;

import app.handoff.contract.Renewal;
import app.handoff.engagement.NextStep;
import app.handoff.engagement.StageReport.Step;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict leads to, and whether it is done.
 *
 * @param next the button for it while it waits for us; null when it is done, or has no moment at which it is
 */
record FollowUp(Step step, @Nullable NextStep next) {

    /** Where a contract is changed or made longer, below the page of its engagement. */
    static final String CHANGE = "/contract/amendments/new";

    /** @param nextRound the engagement in which new bids are asked for; null while nobody asked */
    static List<FollowUp> of(ReviewPlan plan, Review last, @Nullable EngagementId nextRound) {
        var engagement = "/engagements/" + plan.engagement();
        var verdict = Objects.requireNonNull(last.verdict());
        return switch (verdict) {
            case CONTINUE -> List.of();
            case EXTEND ->
                plan.isOver() ? List.of() : List.of(advice("extend", plan, engagement + changeFor(verdict, plan)));
            case EXPAND -> List.of(advice("expand", plan, "/tasks"));
            case AMEND -> plan.isOver() ? List.of() : List.of(advice("amend", plan, engagement + CHANGE));
            case REBID ->
                List.of(
                        todo(
                                "rebid",
                                plan,
                                nextRound != null,
                                nextRound == null ? engagement + "/review" : "/engagements/" + nextRound),
                        notice(plan));
            case TAKE_BACK ->
                List.of(
                        notice(plan),
                        advice(
                                "takeBack",
                                plan,
                                plan.awaitsNotice() ? engagement + "/review" : engagement + "/contract"));
            case END -> List.of(notice(plan));
        };
    }

    /** An option to extend is taken up on the page of the contract; everything else is agreed on. */
    static String changeFor(ReviewVerdict verdict, ReviewPlan plan) {
        return verdict == ReviewVerdict.EXTEND && plan.renewal() == Renewal.OPTION ? "/contract#term" : CHANGE;
    }

    private static FollowUp notice(ReviewPlan plan) {
        return todo(
                "notice",
                plan,
                !plan.awaitsNotice(),
                "/engagements/" + plan.engagement() + "/contract" + (plan.awaitsNotice() ? "/ending" : ""));
    }

    private static FollowUp todo(String what, ReviewPlan plan, boolean done, String page) {
        var key = "review.follow." + what;
        var note = why(what, plan);
        var step = new Step(
                Sentence.of(key),
                done ? null : note,
                done ? Step.Progress.DONE : Step.Progress.YOUR_TURN,
                page,
                Role.MANAGER);
        return new FollowUp(
                step,
                done
                        ? null
                        : new NextStep(
                                Sentence.of(key + ".next"),
                                note,
                                null,
                                page,
                                Sentence.of(key + ".button"),
                                Role.MANAGER));
    }

    private static FollowUp advice(String what, ReviewPlan plan, String page) {
        var key = "review.follow." + what;
        return new FollowUp(
                new Step(Sentence.of(key), why(what, plan), Step.Progress.IN_PROGRESS, page, Role.MANAGER), null);
    }

    /** Why it is to be done and until when, which depends on what happens when the term is over. */
    private static Sentence why(String what, ReviewPlan plan) {
        var key = "review.follow." + what + ".why";
        return Sentence.of(
                switch (what) {
                    case "notice" -> plan.renewal().endsByItself() ? key + ".ends" : key;
                    case "extend" -> key + "." + plan.renewal();
                    default -> key;
                },
                plan.vendorName(),
                plan.noticeOn(),
                plan.ends());
    }
}
