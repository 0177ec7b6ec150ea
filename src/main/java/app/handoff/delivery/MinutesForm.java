package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.delivery.MeetingAction.Wanted;
import app.handoff.kernel.PlainText;
import app.handoff.web.AnswerReader;
import app.handoff.web.StoredForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * How a meeting went, as it is typed.
 *
 * @param rows what is to be done after it; empty rows say nothing
 */
record MinutesForm(
        @Nullable Integer version,
        @Nullable String notes,
        @Nullable String decisions,
        @Nullable List<@Nullable Row> rows) {

    static final int ROWS = 5;

    /** One thing to do. */
    record Row(
            @Nullable String what,
            @Nullable Side side,
            @Nullable String owner,
            @Nullable LocalDate dueOn) {

        static final Row EMPTY = new Row(null, null, null, null);

        boolean isEmpty() {
            return PlainText.orNull(what) == null && PlainText.orNull(owner) == null && dueOn == null;
        }
    }

    static MinutesForm of(Meeting meeting) {
        return new MinutesForm(meeting.version(), meeting.notes(), meeting.decisions(), blanks());
    }

    private static List<@Nullable Row> blanks() {
        var rows = new ArrayList<@Nullable Row>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Row.EMPTY);
        }
        return rows;
    }

    public List<@Nullable Row> typedRows() {
        return rows == null ? List.of() : rows;
    }

    String notesText() {
        return Objects.requireNonNullElse(notes, "").strip();
    }

    String decisionsText() {
        return Objects.requireNonNullElse(decisions, "").strip();
    }

    /** What is to be done; what is missing in a row is said at its field. */
    List<Wanted> wanted(BindingResult errors) {
        var answers = new AnswerReader(errors);
        var wanted = new ArrayList<Wanted>();
        for (int i = 0; i < typedRows().size(); i++) {
            var row = typedRows().get(i);
            if (row == null || row.isEmpty()) {
                continue;
            }
            var at = "rows[" + i + "].";
            var what =
                    text(row.what(), at + "what", "delivery.action.what.required", MeetingAction.LONGEST_WHAT, answers);
            var owner = text(
                    row.owner(), at + "owner", "delivery.action.owner.required", MeetingAction.LONGEST_OWNER, answers);
            if (row.side() == null) {
                answers.refuse(at + "side", "field.choose");
            }
            if (row.dueOn() == null && !errors.hasFieldErrors(at + "dueOn")) {
                answers.refuse(at + "dueOn", "delivery.action.dueOn.required");
            }
            if (what != null && owner != null && row.side() != null && row.dueOn() != null) {
                wanted.add(new Wanted(what, row.side(), owner, row.dueOn()));
            }
        }
        return wanted;
    }

    private static @Nullable String text(
            @Nullable String typed, String field, String missing, int longest, AnswerReader answers) {
        var text = PlainText.orNull(typed);
        if (text == null) {
            answers.refuse(field, missing);
        } else if (text.length() > longest) {
            answers.refuse(field, "text.tooLong", longest);
            return null;
        }
        return text;
    }

    /** What is written down already; with these rows where all that they want is kept already. */
    StoredForm stored(Meeting meeting, List<MeetingAction> known, List<Wanted> wanted) {
        boolean all = wanted.stream().allMatch(one -> known.stream().anyMatch(one::is));
        return new StoredForm(
                meeting.version(),
                meeting.isHeld()
                        ? new MinutesForm(
                                meeting.version(), meeting.notes(), meeting.decisions(), all ? rows : blanks())
                        : null);
    }
}
