package app.handoff.scope;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after the vendor, and how many hours of a week that takes.
 *
 * @param accountable who judges the work
 * @param deputy who does so meanwhile, when that person is away
 * @param informs who tells the vendor what they need to know
 * @param dailyContact whom the vendor deals with day by day
 * @param hoursPerWeek of the person who looks after it, 168 at most; null where nobody said
 * @param escalations who settles conflicts, in order, three steps at most
 * @param approvals what nobody outside may decide
 */
public record OversightPlan(
        String accountable,
        String deputy,
        String informs,
        String dailyContact,
        List<Escalation> escalations,
        @Nullable BigDecimal hoursPerWeek,
        List<String> approvals) {

    static final int STEPS = 3;
    static final OversightPlan EMPTY = new OversightPlan("", "", "", "", List.of(), null, List.of());

    /** The people of this plan, and of another where this one names nobody; nothing else of either. */
    OversightPlan people(OversightPlan other) {
        return new OversightPlan(
                accountable.isBlank() ? other.accountable : accountable,
                deputy.isBlank() ? other.deputy : deputy,
                informs.isBlank() ? other.informs : informs,
                dailyContact.isBlank() ? other.dailyContact : dailyContact,
                escalations.isEmpty() ? other.escalations : escalations,
                null,
                List.of());
    }

    /** The same without its people. */
    OversightPlan withoutPeople() {
        return new OversightPlan("", "", "", "", List.of(), hoursPerWeek, approvals);
    }

    public OversightPlan {
        accountable = Blank.text(accountable);
        deputy = Blank.text(deputy);
        informs = Blank.text(informs);
        dailyContact = Blank.text(dailyContact);
        escalations = Blank.list(escalations);
        approvals = Blank.list(approvals);
    }
}
