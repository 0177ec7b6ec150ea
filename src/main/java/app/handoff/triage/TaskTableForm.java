package app.handoff.triage;

import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks as a table that is changed in place, with empty rows for more.
 *
 * @param costPerHour what an hour costs where a row tells hours alone
 * @param judge who judges the work where an answered row names nobody
 */
record TaskTableForm(
        @ReadAs(NumberKind.MONEY)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal costPerHour,

        @Size(max = TaskForm.LONGEST_PERSON, message = "{field.tooLong}") @Nullable String judge,

        @Size(max = MOST_ROWS, message = "{triage.table.tooMany}") List<@Valid TaskRowForm> rows)
        implements Serializable {

    static final int MOST_ROWS = 60;

    private static final int EMPTY_ROWS = 3;

    TaskTableForm {
        rows = rows == null ? List.of() : rows;
    }

    /** As it is opened, with room for more. */
    static TaskTableForm opened(@Nullable BigDecimal costPerHour, List<TaskRowForm> rows) {
        return new TaskTableForm(costPerHour, null, rows).withMoreRows();
    }

    TaskTableForm withMoreRows() {
        var more = new ArrayList<>(rows);
        more.addAll(Collections.nCopies(Math.min(EMPTY_ROWS, MOST_ROWS - rows.size()), TaskRowForm.EMPTY));
        return with(more);
    }

    TaskTableForm with(List<TaskRowForm> others) {
        return new TaskTableForm(costPerHour, judge, List.copyOf(others));
    }

    public boolean hasBegun() {
        return rows.stream().anyMatch(TaskRowForm::isBegun);
    }

    public boolean hasExamples() {
        return rows.stream().anyMatch(TaskRowForm::toBeChecked);
    }
}
