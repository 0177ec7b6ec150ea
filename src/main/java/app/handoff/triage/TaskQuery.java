package app.handoff.triage;

import app.handoff.kernel.TaskId;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages through the tasks in the database's order, whatever their number. */
@Component
@Transactional(readOnly = true)
class TaskQuery {

    private final EntityManager database;

    TaskQuery(EntityManager database) {
        this.database = database;
    }

    public enum Filter {
        ALL("true"),
        OFF_SITE("t.offSite"),
        PASSED("t.score is not null"),
        DECIDED("t.standing <> OPEN");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }
    }

    public enum Sort {
        SCORE("desc", "t.rank", "t.offSite", "t.hoursPerYear"),
        NAME("asc", "lower(t.name)"),
        HOURS("desc", "t.hoursPerYear"),
        COST("desc", "t.costPerYear");

        private final String direction;
        private final List<String> key;

        Sort(String direction, String... key) {
            this.direction = direction;
            this.key = Stream.concat(Stream.of(key), Stream.of("t.id.id")).toList();
        }

        private String order() {
            return key.stream().map(part -> part + " " + direction).collect(Collectors.joining(", "));
        }

        private String beyondLast() {
            var here = "(" + String.join(", ", key) + ")";
            return here + (direction.equals("desc") ? " < " : " > ") + here.replace("t.", "last.");
        }
    }

    /** @return one row more than the size when there are more */
    public List<TaskRow> page(Filter filter, Sort sort, @Nullable TaskId after, int size) {
        var query = database.createQuery(
                "select new app.handoff.triage.TaskRow(t.id, t.name, t.nature, t.effort, t.hoursPerYear, t.costPerYear,"
                        + " t.currency, t.doneBy, t.judge, t.coreLine, t.standing, d.verdict)"
                        + " from Task t left join Decision d on d.id = t.decision"
                        + (after == null ? "" : " join Task last on last.id = :after")
                        + " where t.removedAt is null and " + filter.condition
                        + (after == null ? "" : " and " + sort.beyondLast())
                        + " order by " + sort.order(),
                TaskRow.class);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.setMaxResults(size + 1).getResultList();
    }

    /** Adds up what costs money in the currency of the business; should a task be in another, its cost is left out. */
    public Totals totals(Filter filter, Currency currency) {
        return database.createQuery(
                        "select new app.handoff.triage.TaskQuery$Totals("
                                + "count(*), count(*) filter (where t.offSite), count(*) filter (where t.score is not null),"
                                + " count(*) filter (where t.standing <> OPEN), count(*) filter (where t.standing = ENGAGED),"
                                + " count(*) filter (where t.nature.kind is null and t.standing = OPEN),"
                                + " count(*) filter (where " + filter.condition + "),"
                                + " coalesce(sum(t.hoursPerYear) filter (where " + filter.condition + "), 0),"
                                + " coalesce(sum(t.costPerYear) filter (where t.currency = :currency and "
                                + filter.condition + "), 0))"
                                + " from Task t where t.removedAt is null",
                        Totals.class)
                .setParameter("currency", currency)
                .getSingleResult();
    }

    /** The task to assess next: of those that are only written down the one with most hours; empty where none is. */
    public Optional<TaskId> nextToAssess() {
        return database.createQuery(
                        "select t.id from Task t where t.removedAt is null and t.nature.kind is null and t.standing = OPEN"
                                + " order by t.hoursPerYear desc, t.id.id desc",
                        TaskId.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * @param toAssess how many are only written down and wait for a decision
     * @param shown how many tasks the filter leaves, with their hours and their cost
     */
    public record Totals(
            long all,
            long offSite,
            long passed,
            long decided,
            long engaged,
            long toAssess,
            long shown,
            BigDecimal hours,
            BigDecimal cost) {}
}
