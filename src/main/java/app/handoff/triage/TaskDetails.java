package app.handoff.triage;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.PlainText;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything people say about a task.
 *
 * @param nature null where nobody has assessed it yet
 * @param doneBy who does it today
 * @param judge who in the house can tell good work from bad; null means nobody
 * @param tools the programs it is done with
 * @param notes what has no place of its own
 */
public record TaskDetails(
        String name,
        @Nullable TaskProfile nature,
        Effort effort,
        Cost cost,
        @Nullable String doneBy,
        @Nullable String judge,
        Set<DataClass> data,
        @Nullable String tools,
        @Nullable String notes,
        List<Volume> volumes) {

    public TaskDetails {
        name = name.strip();
        doneBy = PlainText.orNull(doneBy);
        judge = PlainText.orNull(judge);
        tools = PlainText.orNull(tools);
        notes = PlainText.orNull(notes);
        data = data.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(data));
        volumes = List.copyOf(volumes);
    }
}
