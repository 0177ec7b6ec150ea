package app.handoff.vendor;

import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known before a text goes to somebody.
 *
 * @param before when this address was asked about the same work; null if it never was
 * @param namesBudget whether the text says what the business wants to pay at most
 * @param answersTo the address of who writes
 * @param isAnswerable whether the text names it
 */
record OutreachCheck(@Nullable Inquiry before, boolean namesBudget, String answersTo, boolean isAnswerable) {

    /**
     * What somebody wants all the same, once they were warned.
     *
     * @param again that an address is asked about the same work once more
     * @param budget that the text names a budget
     */
    record Confirmed(boolean again, boolean budget) {}

    public boolean isAskedBefore() {
        return before != null;
    }

    /** What speaks against sending it, each at its field. */
    List<RuleViolation> against(Confirmed confirmed) {
        var objections = new ArrayList<RuleViolation>();
        if (before != null && !confirmed.again()) {
            objections.add(new RuleViolation(
                            "vendor.outreach.askedBefore",
                            before.name(),
                            before.askedAt().atZone(Tenancy.locality().zone()).toLocalDate(),
                            before.askedBy().name())
                    .at("email"));
        }
        if (namesBudget && !confirmed.budget()) {
            objections.add(new RuleViolation("vendor.outreach.namesABudget").at("body"));
        } else if (!isAnswerable) {
            objections.add(new RuleViolation("vendor.outreach.answer.missing", answersTo).at("body"));
        }
        return objections;
    }
}
