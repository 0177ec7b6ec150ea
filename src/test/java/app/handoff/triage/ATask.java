package app.handoff.triage;

import app.handoff.engagement.Opening;
import app.handoff.engagement.Reason;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Money;
import app.handoff.kernel.TaskId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes tasks for tests: bookkeeping, unless something else is said. */
public final class ATask {

    public static final Actor ANA = Actor.member(MemberId.next(), "Ana Ruiz");
    public static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    public static final Currency EUR = Currency.getInstance("EUR");

    private String name = "Bookkeeping";
    private TaskKind kind = TaskKind.REPETITIVE;
    private Place place = Place.OFF_SITE;
    private CoreActivity coreActivity = CoreActivity.NONE;
    private int repetitive = 5;
    private int simplicity = 4;
    private int risk = 3;
    private Effort effort = Effort.of("7.5", Period.WEEK);
    private Cost cost = Cost.perHour(Money.of("34", "EUR"));
    private @Nullable String doneBy = "Jonas";
    private @Nullable String judge = "Ana Ruiz";
    private Set<DataClass> data = Set.of();
    private @Nullable String tools;
    private @Nullable String notes;
    private List<Volume> volumes = List.of();

    public static ATask aTask() {
        return new ATask();
    }

    public ATask named(String name) {
        this.name = name;
        return this;
    }

    public ATask of(TaskKind kind) {
        this.kind = kind;
        return this;
    }

    public ATask at(Place place) {
        this.place = place;
        return this;
    }

    public ATask core() {
        this.coreActivity = CoreActivity.CORE;
        return this;
    }

    public ATask alike(int repetitive) {
        this.repetitive = repetitive;
        return this;
    }

    public ATask simple(int simplicity) {
        this.simplicity = simplicity;
        return this;
    }

    public ATask risky(int risk) {
        this.risk = risk;
        return this;
    }

    public ATask taking(Effort effort) {
        this.effort = effort;
        return this;
    }

    /** @param period {@code WEEK}, {@code MONTH} or {@code ONCE} */
    public ATask taking(String hours, String period) {
        return taking(Effort.of(hours, Period.valueOf(period)));
    }

    /** So many hours, once in so many years. */
    public ATask takingEveryYears(int years, String hours) {
        return taking(Effort.everyYears(years, hours));
    }

    public ATask costing(Cost cost) {
        this.cost = cost;
        return this;
    }

    public ATask doneBy(@Nullable String people) {
        this.doneBy = people;
        return this;
    }

    public ATask judgedByNobody() {
        this.judge = null;
        return this;
    }

    public ATask touching(DataClass... classes) {
        this.data = Set.of(classes);
        return this;
    }

    public ATask with(String tools, String notes, List<Volume> volumes) {
        this.tools = tools;
        this.notes = notes;
        this.volumes = volumes;
        return this;
    }

    public TaskDetails details() {
        return new TaskDetails(
                name,
                new TaskProfile(kind, place, coreActivity, repetitive, simplicity, risk),
                effort,
                cost,
                doneBy,
                judge,
                data,
                tools,
                notes,
                volumes);
    }

    Task build() {
        return new Task(TaskId.next(), details(), EUR, ANA, MONDAY);
    }

    /** Handed over to save money. */
    public HandedOver handedOver() {
        return new HandedOver(build());
    }

    /** A task that was handed over, and what its engagement begins with. */
    public static final class HandedOver {

        private final Task task;
        private final Opening opening;

        private HandedOver(Task task) {
            this.task = task;
            this.opening = task.handOver(
                            "Bookkeeping for 2027",
                            OutsourcingReasons.leading(Reason.LOWER_MONEY_COST),
                            null,
                            null,
                            ANA,
                            MONDAY)
                    .opening();
        }

        public Opening opening() {
            return opening;
        }

        /** Its business describes the task differently afterwards. */
        public void change(ATask other) {
            task.change(other.details());
        }

        public BigDecimal hoursPerYear() {
            return task.hoursPerYear();
        }
    }
}
