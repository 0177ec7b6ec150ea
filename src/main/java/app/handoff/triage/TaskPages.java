package app.handoff.triage;

import app.handoff.kernel.TaskId;
import app.handoff.web.RecordPages;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the page kit which tasks the business has. */
@Component
class TaskPages implements RecordPages {

    private final TaskRepository tasks;

    TaskPages(TaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public String folder() {
        return "tasks";
    }

    @Override
    public boolean has(UUID id) {
        return tasks.findById(new TaskId(id)).filter(task -> !task.isRemoved()).isPresent();
    }
}
