package app.handoff.triage;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Names;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the business says about itself and its tasks. Of one name there is one task. */
@Service
@Transactional
public class Tasks {

    private static final int NAMES_AT_ONCE = 500;

    private final TaskRepository tasks;
    private final ProfileRepository profiles;
    private final ScoreWeightsRepository weights;
    private final DecisionRepository decisions;
    private final CommonTasks common;

    Tasks(
            TaskRepository tasks,
            ProfileRepository profiles,
            ScoreWeightsRepository weights,
            DecisionRepository decisions,
            CommonTasks common) {
        this.tasks = tasks;
        this.profiles = profiles;
        this.weights = weights;
        this.decisions = decisions;
        this.common = common;
    }

    /** What the business wrote about a task; empty if there is no such task. */
    @Transactional(readOnly = true)
    public Optional<TaskDetails> details(TaskId id) {
        return tasks.findById(id).map(Task::details);
    }

    /** Keys of the service levels that are usually asked for with a task of such a name, the most usual first. */
    @Transactional(readOnly = true)
    public List<String> usualLevels(TaskId id) {
        return tasks.findById(id)
                .flatMap(task -> common.calledLike(task.name()))
                .map(CommonTask::levels)
                .orElse(List.of());
    }

    /** Key of the ready-made scope of work that fits a task of such a name best; empty where none does. */
    @Transactional(readOnly = true)
    public Optional<String> usualDraft(TaskId id) {
        return tasks.findById(id)
                .flatMap(task -> common.calledLike(task.name()))
                .flatMap(task -> Optional.ofNullable(task.draft()));
    }

    /** Whom to propose where a task asks for a person: those whom tasks of late name, and the judges of the profile. */
    @Transactional(readOnly = true)
    SortedSet<String> people() {
        var people = new TreeSet<>(tasks.people());
        people.addAll(profiles.own().judgesByName());
        return people;
    }

    public TaskId add(TaskDetails details, Actor by, Instant at) {
        var task = new Task(TaskId.next(), details, Tenancy.locality().currency(), by, at);
        save(task);
        return task.id();
    }

    /** Those of the names that tasks have already, each {@link Names#folded}. */
    @Transactional(readOnly = true)
    public Set<String> taken(Collection<String> names) {
        var folded = names.stream().map(Names::folded).distinct().toList();
        var taken = new HashSet<String>();
        for (int from = 0; from < folded.size(); from += NAMES_AT_ONCE) {
            taken.addAll(tasks.taken(folded.subList(from, Math.min(folded.size(), from + NAMES_AT_ONCE))));
        }
        return taken;
    }

    /**
     * Adds all of them, or none.
     *
     * @param all with different names
     * @throws RuleViolation at {@code table} if there is a task of such a name meanwhile
     */
    public void addAll(Collection<TaskDetails> all, Actor by, Instant at) {
        var taken = taken(all.stream().map(TaskDetails::name).toList());
        var profile = profiles.own();
        var weighed = weights.own().weights();
        var currency = Tenancy.locality().currency();
        var added = new ArrayList<Task>();
        for (var details : all) {
            if (taken.contains(Names.folded(details.name()))) {
                throw nameTaken(details.name(), "table");
            }
            var task = new Task(TaskId.next(), details, currency, by, at);
            task.compareWith(profile);
            task.weigh(weighed);
            added.add(task);
        }
        try {
            tasks.saveAllAndFlush(added);
        } catch (DataIntegrityViolationException e) {
            throw isAboutNames(e) ? new RuleViolation("triage.import.meanwhile").at("table") : e;
        }
    }

    /**
     * Takes back what was added together, but for what somebody has changed or decided since.
     *
     * @param at when they were added
     * @param by who did
     * @return how many were taken back
     */
    public int removeAdded(Instant at, UUID by, Instant now) {
        var added = tasks.addedAt(at, by);
        added.forEach(task -> task.remove(now));
        return added.size();
    }

    /** @param seen the version the person saw while writing */
    public void change(TaskId id, int seen, TaskDetails details) {
        var task = tasks.get(id);
        task.expectVersion(seen);
        task.change(details);
        onceLearned(task);
        save(task);
    }

    /** Where somebody was to learn to judge a task first, and now there is a judge, it waits for a decision again. */
    private void onceLearned(Task task) {
        if (task.judge().isPresent()
                && task.decision()
                        .flatMap(decisions::findById)
                        .filter(decided -> decided.verdict() == Verdict.TRAIN)
                        .isPresent()) {
            task.reopen();
        }
    }

    /**
     * What somebody wrote about one of several tasks.
     *
     * @param row where it stands: {@code rows[3]}
     * @param id null where it is a new task
     * @param seen the version the person saw while writing
     */
    record Entry(String row, @Nullable TaskId id, int seen, TaskDetails details) {}

    /**
     * Writes down all of it, or nothing. What says nothing new of its task leaves it as it is.
     *
     * @return the tasks that were added or changed, by their rows
     * @throws RuleViolation at the field of the row it concerns
     */
    Map<String, TaskId> write(List<Entry> entries, Actor by, Instant at) {
        var written = new HashMap<String, TaskId>();
        tasks.all(
                entries.stream().flatMap(entry -> Stream.ofNullable(entry.id())).toList());
        for (var entry : entries) {
            try {
                write(entry, by, at).ifPresent(id -> written.put(entry.row(), id));
            } catch (RuleViolation wrong) {
                throw wrong.at(entry.row() + "." + wrong.field());
            }
        }
        return written;
    }

    private Optional<TaskId> write(Entry entry, Actor by, Instant at) {
        if (entry.id() == null) {
            return Optional.of(add(entry.details(), by, at));
        }
        if (tasks.get(entry.id()).details().equals(entry.details())) {
            return Optional.empty();
        }
        change(entry.id(), entry.seen(), entry.details());
        return Optional.of(entry.id());
    }

    public void nameJudge(TaskId id, String person) {
        var task = tasks.get(id);
        task.nameJudge(person);
        onceLearned(task);
        save(task);
    }

    /** Makes the part of a task that needs nobody on the premises a task of its own; the rest is decided: it stays. */
    public TaskId splitOff(TaskId id, String partName, @Nullable BigDecimal hours, Actor by, Instant at) {
        var task = tasks.get(id);
        var part = task.splitOff(TaskId.next(), partName, hours, by, at);
        save(part);
        decisions.save(task.decide(Verdict.SPLIT, null, null, by, at));
        save(task);
        return part.id();
    }

    public void remove(TaskId id, Instant at) {
        var task = tasks.get(id);
        task.remove(at);
        save(task);
    }

    /** Brings a removed task back, or leaves it where it was not removed. */
    public void restore(TaskId id) {
        var task = tasks.findById(id).orElseThrow(NotFound::new);
        task.restore();
        save(task);
    }

    /**
     * Writes down what the business is about. Tasks that its new core list names are core from now on.
     *
     * @param seen the version the person saw while writing: {@link Profile#version()}
     */
    public void describe(
            int seen,
            Collection<String> strengths,
            Collection<String> values,
            Collection<String> coreCompetencies,
            Collection<String> judges) {
        var profile = profiles.own();
        profile.expectVersion(seen);
        profile.describe(strengths, values, coreCompetencies, judges);
        profiles.saveAndFlush(profile);
        tasks.present().forEach(task -> task.compareWith(profile));
    }

    /**
     * Says how much each term of the score counts. All tasks are ranked by it from now on; decisions keep the score they were
     * taken with.
     *
     * @param seen the version the person saw while writing: {@link ScoreWeights#version()}
     */
    public void weigh(int seen, Weights by) {
        var own = weights.own();
        own.expectVersion(seen);
        own.weigh(by);
        weights.saveAndFlush(own);
        tasks.weigh(by);
    }

    private void save(Task task) {
        try {
            task.compareWith(profiles.own());
            task.weigh(weights.own().weights());
            // Asking also writes what changed, so the database may be the first to say no.
            if (tasks.isNameTaken(Names.folded(task.name()), task.id())) {
                throw nameTaken(task.name(), "name");
            }
            tasks.saveAndFlush(task);
        } catch (DataIntegrityViolationException e) {
            throw isAboutNames(e) ? nameTaken(task.name(), "name") : e;
        }
    }

    /** Of two who save the same name at once the database refuses one. */
    private static boolean isAboutNames(DataIntegrityViolationException refusal) {
        return String.valueOf(refusal.getMessage()).contains("one_task_per_name");
    }

    private static RuleViolation nameTaken(String name, String field) {
        return new RuleViolation("triage.task.nameTaken", name).at(field);
    }
}
