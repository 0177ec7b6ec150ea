package app.handoff.triage;

import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.text.TablePlan;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A table of tasks as it is pasted or uploaded, and how it is to be read.
 *
 * @param columns what its columns tell; null until they were guessed
 * @param headed whether its first row is a heading
 * @param costPerHour what an hour costs where the table does not say it
 * @param period how often where the table does not say it
 * @param seen the {@link #mark} of what was shown last; null where nothing was
 */
record TaskImportForm(
        @Size(max = MOST_LETTERS, message = "{ui.import.tooLarge}") @Nullable String table,

        @Nullable MultipartFile file,
        @Nullable List<@Nullable ImportColumn> columns,
        @Nullable Boolean headed,

        @ReadAs(NumberKind.MONEY)
        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal costPerHour,

        @NotNull(message = "{triage.task.period.choose}") @Nullable Period period,

        @Nullable Integer seen) {

    private static final int MOST_LETTERS = 1_500_000;

    boolean bringsFile() {
        return file != null && !file.isEmpty();
    }

    /** The same with this text for a table, which is to be looked at anew. */
    TaskImportForm withTable(String text) {
        return new TaskImportForm(text, null, null, null, costPerHour, period, null);
    }

    /** The same, read like this, and shown. */
    TaskImportForm read(TablePlan<ImportColumn> plan) {
        return new TaskImportForm(
                table,
                null,
                List.copyOf(plan.columns()),
                plan.headed(),
                costPerHour,
                period,
                mark(plan.columns(), plan.headed()));
    }

    /** Whether this is what was shown last: nothing is added that nobody saw. */
    boolean wasSeen() {
        return seen != null && columns != null && seen == mark(columns, Boolean.TRUE.equals(headed));
    }

    /** Differs where the same table would become other tasks. */
    private int mark(List<? extends @Nullable ImportColumn> read, boolean underHeading) {
        return Objects.hash(
                table == null ? "" : table.replace("\r\n", "\n").strip(),
                read,
                underHeading,
                costPerHour == null ? null : costPerHour.stripTrailingZeros(),
                period);
    }
}
