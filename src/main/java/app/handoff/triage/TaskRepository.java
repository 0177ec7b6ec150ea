package app.handoff.triage;

import app.handoff.kernel.NotFound;
import app.handoff.kernel.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of the business. */
@Transactional(readOnly = true)
interface TaskRepository extends Repository<Task, TaskId> {

    Optional<Task> findById(TaskId id);

    @Transactional
    Task saveAndFlush(Task task);

    @Transactional
    List<Task> saveAllAndFlush(Iterable<Task> tasks);

    /** @throws NotFound if there is no such task, or it was removed */
    default Task get(TaskId id) {
        return findById(id).filter(task -> !task.isRemoved()).orElseThrow(NotFound::new);
    }

    /**
     * All of them in one statement.
     *
     * @throws NotFound if one is no task, or was removed
     */
    default List<Task> all(Collection<TaskId> ids) {
        var found = ids.isEmpty() ? List.<Task>of() : presentOf(Set.copyOf(ids));
        if (found.size() < Set.copyOf(ids).size()) {
            throw new NotFound();
        }
        return found;
    }

    @Query("select t from Task t where t.id in ?1 and t.removedAt is null")
    List<Task> presentOf(Set<TaskId> ids);

    @Query("select count(t) > 0 from Task t where t.foldedName = :folded and t.removedAt is null and t.id <> :but")
    boolean isNameTaken(String folded, TaskId but);

    /** Reckons the scores of all tasks by these weights, in one statement. What tasks say of themselves stays as it was. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Transactional
    @Query(nativeQuery = true, value = """
            update task set
                weight_repeats = ?1, weight_simple = ?2, weight_hours = ?3, weight_off_site = ?4,
                score = case when score is not null
                    then task_score(repetitive, simplicity, hours_per_year, place, ?1, ?2, ?3, ?4) end
            """)
    void weigh(int repeats, int simple, int hours, int offSite);

    default void weigh(Weights by) {
        weigh(by.repeats(), by.simple(), by.hours(), by.offSite());
    }

    /** Those of the names that tasks have already. */
    @Query("select t.foldedName from Task t" + " where t.foldedName in ?1 and t.removedAt is null")
    Set<String> taken(Collection<String> folded);

    /** Tasks that came into the list together and were not touched since. */
    @Query("select t from Task t where t.addedAt = ?1 and t.addedBy.id = ?2 and t.standing = OPEN and t.version = 0"
            + " and t.removedAt is null")
    List<Task> addedAt(Instant at, UUID by);

    /** People whom tasks of late name as judges or doers, to be offered again. */
    @Query(nativeQuery = true, value = """
            with latest as materialized (
                select judge, done_by from task where removed_at is null order by added_at desc, id desc limit 500)
            select judge from latest where judge is not null
            union select done_by from latest where done_by is not null
            order by 1 limit 50
            """)
    List<String> people();

    /** What the business has written down about itself so far, in one statement. */
    @Query(
            nativeQuery = true,
            value = "select exists (select from task where removed_at is null) as tasks,"
                    + " exists (select from business_profile) as profile")
    Written written();

    /** Whether there is a task, and whether there is a profile. */
    interface Written {

        boolean getTasks();

        boolean getProfile();
    }

    /** Every task that was not removed. */
    @Query("select t from Task t where t.removedAt is null")
    List<Task> present();

    /** The task last added. */
    @Query("select t from Task t where t.removedAt is null order by t.addedAt desc, t.id.id desc limit 1")
    Optional<Task> latest();
}
