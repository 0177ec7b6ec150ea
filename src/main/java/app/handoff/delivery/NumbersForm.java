package app.handoff.delivery;

import app.handoff.text.TablePlan;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A table of numbers as it is pasted or uploaded, and how it is to be read.
 *
 * @param columns what its columns tell; null until they were guessed
 * @param headed whether its first row is a heading
 * @param seen the {@link #mark} of what was shown last; null where nothing was
 */
record NumbersForm(
        @Size(max = MOST_LETTERS, message = "{ui.import.tooLarge}") @Nullable String table,

        @Nullable MultipartFile file,
        @Nullable List<@Nullable String> columns,
        @Nullable Boolean headed,
        @Nullable Integer seen) {

    private static final int MOST_LETTERS = 300_000;

    static final NumbersForm BLANK = new NumbersForm(null, null, null, null, null);

    boolean bringsFile() {
        return file != null && !file.isEmpty();
    }

    /** This text for a table, which is to be looked at anew. */
    static NumbersForm withTable(String text) {
        return new NumbersForm(text, null, null, null, null);
    }

    /** The same, read like this, and shown. */
    NumbersForm read(TablePlan<String> plan) {
        return new NumbersForm(
                table, null, List.copyOf(plan.columns()), plan.headed(), mark(plan.columns(), plan.headed()));
    }

    /** Whether this is what was shown last: nothing is taken over that nobody saw. */
    boolean wasSeen() {
        return seen != null && columns != null && seen == mark(columns, Boolean.TRUE.equals(headed));
    }

    private int mark(List<? extends @Nullable String> read, boolean underHeading) {
        return Objects.hash(
                table == null ? "" : table.replace("\r\n", "\n").strip(),
                read.stream().map(column -> column == null ? "" : column).toList(),
                underHeading);
    }
}
