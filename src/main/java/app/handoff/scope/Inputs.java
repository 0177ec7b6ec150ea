package app.handoff.scope;

import app.handoff.kernel.DataClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What we provide.
 *
 * @param none said on purpose that we provide nothing
 */
record Inputs(List<Input> items, boolean none) {

    static final Inputs EMPTY = new Inputs(List.of(), false);

    public Inputs {
        items = Blank.list(items);
    }

    /** What carries data of each kind, by its name or by its number where it has none; only kinds that something carries. */
    Map<DataClass, List<Object>> carriers() {
        var carriers = new EnumMap<DataClass, List<Object>>(DataClass.class);
        for (int at = 0; at < items.size(); at++) {
            var input = items.get(at);
            if (input.dataClass() != null) {
                carriers.computeIfAbsent(input.dataClass(), any -> new ArrayList<>())
                        .add(ReadinessRule.nameOf(input.what(), at));
            }
        }
        return carriers;
    }
}
