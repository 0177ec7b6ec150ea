package app.handoff.scope;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of two lists that are held side by side: either both have the same there, or each has what the other one lacks.
 *
 * @param same whether both have the same
 */
record Difference<T>(boolean same, List<T> before, List<T> after) {

    /** Both lists from the first to the last, stretch by stretch; what stands between two common ones is one difference. */
    static <T> List<Difference<T>> between(List<T> before, List<T> after) {
        var stretches = new ArrayList<Difference<T>>();
        var gone = new ArrayList<T>();
        var come = new ArrayList<T>();
        var patch = DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<T>(), null, true);
        for (var delta : patch.getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                end(gone, come, stretches);
                var lines = List.copyOf(delta.getSource().getLines());
                stretches.add(new Difference<>(true, lines, lines));
            } else {
                gone.addAll(delta.getSource().getLines());
                come.addAll(delta.getTarget().getLines());
            }
        }
        end(gone, come, stretches);
        return List.copyOf(stretches);
    }

    private static <T> void end(List<T> gone, List<T> come, List<Difference<T>> stretches) {
        if (!gone.isEmpty() || !come.isEmpty()) {
            stretches.add(new Difference<>(false, List.copyOf(gone), List.copyOf(come)));
            gone.clear();
            come.clear();
        }
    }
}
