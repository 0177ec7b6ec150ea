package app.handoff.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something the scope asks for and the contract must therefore settle in a clause. */
record ScopeItem(Kind kind, String name) {

    public enum Kind {
        OUTPUT(1),
        SERVICE_LEVEL(2),
        DUE_RULE(1),
        DATA_RULE(null),
        OVERSIGHT(null),
        SUBCONTRACTORS(null);

        private final @Nullable Integer schedule;

        Kind(@Nullable Integer schedule) {
            this.schedule = schedule;
        }

        /** The schedule that lists items of this kind, if one does. */
        @Nullable Integer schedule() {
            return schedule;
        }
    }

    /** Whether the scope gave it a name, so that it is more than one of its kind. */
    public boolean hasOwnName() {
        return kind != Kind.SUBCONTRACTORS;
    }

    /** Everything of this scope that needs a clause. */
    static List<ScopeItem> of(ContractBasis.Work work) {
        var items = new ArrayList<ScopeItem>();
        work.outputs().forEach(output -> items.add(new ScopeItem(Kind.OUTPUT, output.name())));
        work.levels().forEach(level -> items.add(new ScopeItem(Kind.SERVICE_LEVEL, level.name())));
        work.outputs().stream()
                .filter(output -> output.due() != null)
                .forEach(output -> items.add(new ScopeItem(Kind.DUE_RULE, output.name())));
        work.data().rules().forEach(rule -> items.add(new ScopeItem(Kind.DATA_RULE, rule.data())));
        items.add(new ScopeItem(Kind.OVERSIGHT, work.oversight().accountable()));
        items.add(new ScopeItem(Kind.SUBCONTRACTORS, "subcontractor"));
        return items;
    }
}
