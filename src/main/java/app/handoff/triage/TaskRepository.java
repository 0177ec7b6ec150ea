package app.handoff.triage;

import app.handoff.kernel.NotFound;
import app.handoff.kernel.TaskId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of the business. */
@Transactional(readOnly = true)
interface TaskRepository extends Repository<Task, TaskId> {

    Optional<Task> findById(TaskId id);

    @Transactional
    Task saveAndFlush(Task task);

    /** @throws NotFound if there is no such task, or it was removed */
    default Task get(TaskId id) {
        return findById(id).filter(task -> !task.isRemoved()).orElseThrow(NotFound::new);
    }

    @Query("select count(t) > 0 from Task t where t.foldedName = :folded and t.removedAt is null and t.id <> :but")
    boolean isNameTaken(String folded, TaskId but);

    /** People already named as judges or doers, to be offered again. */
    @Query("select t.judge from Task t where t.judge is not null and t.removedAt is null"
            + " union select t.doneBy from Task t where t.doneBy is not null and t.removedAt is null"
            + " order by 1 limit 50")
    List<String> people();

    /** How much the business has written down about itself, in one statement. */
    @Query(
            "select count(t) as tasks, (select count(p) from Profile p) as profiles from Task t where t.removedAt is null")
    Written written();

    /** What stands in the inventory: its tasks, and one profile or none. */
    interface Written {

        long getTasks();

        long getProfiles();
    }

    /** Every task that was not removed. */
    @Query("select t from Task t where t.removedAt is null")
    List<Task> present();

    /** The task last added. */
    @Query("select t from Task t where t.removedAt is null order by t.addedAt desc, t.id.id desc limit 1")
    Optional<Task> latest();
}
