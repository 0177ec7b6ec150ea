package app.handoff.scope;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after the partner, and how many hours of a week that takes.
 *
 * @param accountable who judges the work
 * @param deputy who does so meanwhile, when that person is away
 * @param informs who tells the partner what they need to know
 * @param dailyContact whom the partner deals with day by day
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

    public OversightPlan {
        accountable = Given.text(accountable);
        deputy = Given.text(deputy);
        informs = Given.text(informs);
        dailyContact = Given.text(dailyContact);
        escalations = Given.list(escalations);
        approvals = Given.list(approvals);
    }
}
