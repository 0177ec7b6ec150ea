package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One missed level: its facts, what both sides said in the order in which they said it, and what can be done now.
 *
 * @param stands what is to be known about where it stands; null where its state says all
 * @param acts what can be decided now, the most likely first
 * @param credit what is credited for it; null where nothing is
 * @param rule how the contract credits a miss, or why it credits none
 * @param right what the misses allow; null while they allow nothing
 * @param announced what the vendor hears of a decision; null where it was told of nothing yet
 */
record BreachView(
        EngagementId engagement,
        BreachId id,
        String title,
        String vendorName,
        String level,
        int week,
        LocalDate endsOn,
        Sentence measured,
        Breach.Status status,
        String report,
        @Nullable Sentence stands,
        @Nullable String remedy,
        List<Said> course,
        boolean noticeable,
        List<BreachAct> acts,
        @Nullable Plan plan,
        @Nullable CreditView credit,
        Sentence rule,
        @Nullable RightToEnd right,
        @Nullable Sentence announced) {

    static BreachView of(
            Delivery delivery,
            Breach breach,
            @Nullable BreachNotice notice,
            @Nullable Credit credit,
            Sentence rule,
            @Nullable RightToEnd right,
            Sentence announced,
            Instant now) {
        return new BreachView(
                breach.engagement(),
                breach.id(),
                delivery.title(),
                delivery.vendorName(),
                breach.levelName(),
                breach.week(),
                breach.endsOn(),
                measured(delivery, breach),
                breach.status(),
                "/reports/" + breach.report(),
                stands(breach, notice, credit, now),
                delivery.remedy(),
                course(delivery, breach, notice, credit == null ? List.of() : CreditView.course(credit)),
                breach.status() == Breach.Status.DETECTED,
                BreachAct.possible(breach, notice, now),
                Plan.of(breach),
                credit == null ? null : CreditView.of(credit),
                rule,
                right,
                breach.isTold() ? announced : null);
    }

    public String address() {
        return "/engagements/" + engagement + "/running/breaches/" + id;
    }

    /** Whether something can be decided about its plan, of which the vendor hears. */
    public boolean isPlanDecided() {
        return announced != null && plan != null && (plan.acceptable() || plan.closable());
    }

    /** Whether this act is the page's first one. */
    public boolean isFirst(int at) {
        return at == 0 && !noticeable && acts.get(0) != BreachAct.WITHDRAW;
    }

    /** 87.5 %; agreed: at least 98.5 %. */
    static Sentence measured(Delivery delivery, Breach breach) {
        var level = breach.heldTo(delivery);
        return Sentence.of(
                "delivery.breach.measured",
                ServiceLevelPhrases.value(level, breach.value()),
                ServiceLevelPhrases.missed(level, breach.value()));
    }

    private static @Nullable Sentence stands(
            Breach breach, @Nullable BreachNotice notice, @Nullable Credit credit, Instant now) {
        if (breach.isCorrected()) {
            return Sentence.of(
                    credit != null && credit.status() == Credit.Status.SET_OFF
                            ? "delivery.breach.correctedSetOff"
                            : "delivery.breach.corrected");
        }
        if (breach.status() == Breach.Status.NOTIFIED && notice != null) {
            return Sentence.of(notice.isDue(now) ? "delivery.breach.noReply" : "delivery.breach.waits", notice.due());
        }
        return breach.curedWeek() == null ? null : Sentence.of("delivery.breach.cured", breach.curedWeek());
    }

    /** @param ofCredit what became of its credit, as far as the reader knows it */
    static List<Said> course(Delivery delivery, Breach breach, @Nullable BreachNotice notice, List<Said> ofCredit) {
        var said = new ArrayList<>(ofCredit);
        said.add(new Said(
                null, Sentence.of("delivery.course.detected", breach.week()), null, breach.detectedAt(), List.of()));
        if (notice != null) {
            said.add(new Said(
                    notice.sentBy().name(),
                    Sentence.of("delivery.course.notice", delivery.vendorName(), notice.due()),
                    notice.text(),
                    notice.sentAt(),
                    notice.files()));
        }
        var withdrawal = breach.withdrawal();
        if (withdrawal != null) {
            said.add(Said.decided(withdrawal, Sentence.of("delivery.course.noticeWithdrawn")));
        }
        var reply = breach.reply();
        if (reply != null) {
            said.add(new Said(
                    reply.by().name(),
                    Sentence.of("delivery.course.reply." + reply.kind() + (reply.late() ? ".late" : "")),
                    reply.text(),
                    reply.at(),
                    reply.files()));
        }
        var decision = breach.decision();
        var decided = breach.isCorrected() ? breach.statusBefore() : breach.status();
        if (decision != null && decided != null) {
            said.add(Said.decided(decision, Sentence.of("delivery.course.decided." + decided)));
        }
        var plan = breach.plan();
        if (plan != null) {
            said.add(new Said(
                    plan.proposedBy().name(),
                    Sentence.of("delivery.course.plan", plan.who(), plan.by()),
                    plan.what(),
                    plan.proposedAt(),
                    List.of()));
            if (plan.accepted() != null) {
                said.add(Said.decided(plan.accepted(), Sentence.of("delivery.course.planAccepted")));
            }
            if (plan.refused() != null) {
                said.add(Said.decided(plan.refused(), Sentence.of("delivery.course.planRefused")));
            }
            if (plan.closed() != null) {
                said.add(Said.decided(
                        plan.closed(),
                        Sentence.of(plan.kept() ? "delivery.course.planKept" : "delivery.course.planMissed")));
            }
        }
        return said.stream().sorted(Comparator.comparing(Said::at).reversed()).toList();
    }

    /**
     * One line of the course.
     *
     * @param who the person; null where a report showed it
     * @param words in which it was said; null or empty for none
     * @param files that came with it
     */
    record Said(
            @Nullable String who, Sentence what, @Nullable String words, Instant at, List<SentFile> files) {

        static Said decided(ReasonedDecision made, Sentence what) {
            return new Said(made.by().name(), what, made.reason(), made.at(), made.files());
        }

        public boolean hasWords() {
            return words != null && !words.isBlank();
        }
    }

    /**
     * @param acceptable whether it waits for our word
     * @param closable whether we can say that it was kept or missed
     */
    record Plan(String what, String who, LocalDate by, CurePlan.State state, boolean acceptable, boolean closable) {

        static @Nullable Plan of(Breach breach) {
            var plan = breach.plan();
            return plan == null
                    ? null
                    : new Plan(
                            plan.what(),
                            plan.who(),
                            plan.by(),
                            plan.state(),
                            plan.state() == CurePlan.State.PROPOSED && breach.counts(),
                            plan.state() == CurePlan.State.ACCEPTED);
        }
    }
}
