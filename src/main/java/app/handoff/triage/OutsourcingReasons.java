package app.handoff.triage;

import app.handoff.engagement.Reason;
import app.handoff.kernel.RuleViolation;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a task is to be handed over: one reason or several, exactly one of them leading. */
record OutsourcingReasons(List<Reason> reasons, Reason leading) {

    public OutsourcingReasons {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new RuleViolation("triage.motives.none").at("reasons");
        }
        if (!reasons.contains(leading)) {
            throw new RuleViolation("triage.motives.leadingNotChosen").at("leading");
        }
    }

    /** The only reason leads by itself; of several one must be named. */
    public static OutsourcingReasons of(Collection<Reason> reasons, @Nullable Reason leading) {
        if (reasons.isEmpty()) {
            throw new RuleViolation("triage.motives.none").at("reasons");
        }
        var chosen = List.copyOf(EnumSet.copyOf(reasons));
        if (chosen.size() == 1) {
            return new OutsourcingReasons(chosen, leading == null ? chosen.get(0) : leading);
        }
        if (leading == null) {
            throw new RuleViolation("triage.motives.noneLeads").at("leading");
        }
        return new OutsourcingReasons(chosen, leading);
    }

    public static OutsourcingReasons leading(Reason leading, Reason... others) {
        var all = EnumSet.of(leading, others);
        return new OutsourcingReasons(List.copyOf(all), leading);
    }
}
