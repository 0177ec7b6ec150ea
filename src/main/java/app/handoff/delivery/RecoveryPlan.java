package app.handoff.delivery;

import app.handoff.kernel.RuleViolation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How work that is not on track gets back there: what is done, by whom and until when. */
record RecoveryPlan(
        @Nullable String what,
        @Nullable String who,
        @Nullable LocalDate by) {

    static final RecoveryPlan NONE = new RecoveryPlan(null, null, null);

    private static final int LONGEST_NAME = 120;

    void check(LocalDate today) {
        ReportContent.required(what, "recoveryPlan", ReportContent.LONGEST_TEXT);
        ReportContent.required(who, "recoveryOwner", LONGEST_NAME);
        if (by == null) {
            throw new RuleViolation("delivery.recoveryDay.required").at("recoveryDay");
        }
        if (by.isBefore(today)) {
            throw new RuleViolation("delivery.recoveryDay.past").at("recoveryDay");
        }
    }
}
