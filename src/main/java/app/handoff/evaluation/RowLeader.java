package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The best of one row of the comparison, among all bids with a place, shown or not. Where several are level, nobody is the best.
 *
 * @param value what the best has; null where nobody is
 */
record RowLeader<T>(@Nullable T value, Comparator<? super T> order) {

    static <T> RowLeader<T> of(List<Column> bids, Function<Column, @Nullable T> value, Comparator<? super T> order) {
        var ranked = bids.stream()
                .filter(Column::hasPlace)
                .map(value)
                .filter(Objects::nonNull)
                .sorted(order.reversed())
                .toList();
        boolean alone = ranked.size() > 1 && order.compare(ranked.get(0), ranked.get(1)) != 0;
        return new RowLeader<>(alone ? ranked.get(0) : null, order);
    }

    boolean isHeldBy(@Nullable T own) {
        return value != null && own != null && order.compare(own, value) == 0;
    }
}
