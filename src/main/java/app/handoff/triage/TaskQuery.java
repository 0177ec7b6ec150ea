package app.handoff.triage;

import app.handoff.kernel.TaskId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
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
        ALL("true", "true"),
        OFF_SITE("t.offSite", "off_site"),
        PASSED("t.score is not null", "passed"),
        DECIDED("t.standing <> OPEN", "standing <> 'OPEN'"),
        /** Only written down, by its name and its hours. */
        TO_ASSESS("t.nature.kind is null and t.standing = OPEN", "not assessed and standing = 'OPEN'");

        private final String condition;
        private final String tallied;

        Filter(String condition, String tallied) {
            this.condition = condition;
            this.tallied = tallied;
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
        return page(
                "select new app.handoff.triage.TaskRow(t.id, t.name, t.nature, t.effort, t.hoursPerYear, t.costPerYear,"
                        + " t.currency, t.doneBy, t.judge, t.coreLine, t.weights, t.standing, d.verdict)"
                        + " from Task t left join Decision d on d.id = t.decision",
                TaskRow.class,
                filter,
                sort,
                after,
                size);
    }

    /** The same with everything that was said about each. */
    List<Task> tasks(Filter filter, Sort sort, @Nullable TaskId after, int size) {
        return page("select t from Task t", Task.class, filter, sort, after, size);
    }

    private <T> List<T> page(String what, Class<T> type, Filter filter, Sort sort, @Nullable TaskId after, int size) {
        var query = database.createQuery(
                what
                        + (after == null ? "" : " join Task last on last.id = :after")
                        + " where t.removedAt is null and " + filter.condition
                        + (after == null ? "" : " and " + sort.beyondLast())
                        + " order by " + sort.order(),
                type);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.setMaxResults(size + 1).getResultList();
    }

    /**
     * The numbers above the list. They are added up from what each change noted (task_tally), so they cost the same however
     * many tasks there are. Money is added up in the currency of the business; should a task be in another, its cost is left
     * out.
     */
    public Totals totals(Filter filter, Currency currency) {
        var row = (Tuple) database.createNativeQuery("""
                        select coalesce(sum(tasks), 0),
                            coalesce(sum(tasks) filter (where off_site), 0),
                            coalesce(sum(tasks) filter (where passed), 0),
                            coalesce(sum(tasks) filter (where standing <> 'OPEN'), 0),
                            coalesce(sum(tasks) filter (where standing = 'ENGAGED'), 0),
                            coalesce(sum(tasks) filter (where not assessed and standing = 'OPEN'), 0),
                            coalesce(sum(tasks) filter (where %1$s), 0),
                            coalesce(sum(hours_per_year) filter (where %1$s), 0),
                            coalesce(sum(cost_per_year) filter (where currency = :currency and %1$s), 0)
                        from task_tally
                        """.formatted(filter.tallied), Tuple.class)
                .setParameter("currency", currency.getCurrencyCode())
                .getSingleResult();
        return new Totals(
                row.get(0, Long.class),
                row.get(1, Long.class),
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, Long.class),
                row.get(5, Long.class),
                row.get(6, Long.class),
                row.get(7, BigDecimal.class),
                row.get(8, BigDecimal.class));
    }

    /**
     * How the tasks that wait for a decision would be ranked by other weights: those that would come first, with their place
     * and score of today.
     */
    public List<Move> moves(Weights weights, int limit) {
        return database.createNativeQuery("""
                        with weighed as (
                            select name, off_site, hours_per_year, id, score as before,
                                task_score(repetitive, simplicity, hours_per_year, place,
                                    :repeats, :simple, :hours, :offSite) as later
                            from task where removed_at is null and standing = 'OPEN' and score is not null
                        ), placed as (
                            select name, before, later,
                                row_number() over (
                                    order by before desc, off_site desc, hours_per_year desc, id desc) as was,
                                row_number() over (
                                    order by later desc, off_site desc, hours_per_year desc, id desc) as becomes
                            from weighed)
                        select name, before, later, was, becomes from placed order by becomes limit :limit
                        """, Move.class)
                .setParameter("repeats", weights.repeats())
                .setParameter("simple", weights.simple())
                .setParameter("hours", weights.hours())
                .setParameter("offSite", weights.offSite())
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * A task among those that wait for a decision.
     *
     * @param before its score as it is
     * @param later its score by the other weights
     * @param was its place as it is, from 1
     * @param becomes its place by the other weights
     */
    public record Move(String name, Integer before, Integer later, Long was, Long becomes) {

        public long up() {
            return was - becomes;
        }
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
