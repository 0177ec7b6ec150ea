package app.handoff.review;

import app.handoff.engagement.RunningEngagements;
import app.handoff.kernel.Sentence;
import app.handoff.web.BarChart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All engagements whose work began, with what they came to: as a page, on paper and in a spreadsheet.
 *
 * @param results those of this page
 * @param page from 1; more follow if {@code more}
 * @param reviewed how many reviews are finished; what follows comes from them
 * @param saved an amount in each currency
 * @param open what is to be paid and to be credited in all engagements, also in those of other pages
 * @param months money and hours, as far as they were reviewed
 * @param money what was saved in each of the last months, one picture for each currency, and {@code hours} what was freed
 */
record ResultsPage(
        List<Row> results,
        int page,
        boolean more,
        int reviewed,
        List<String> saved,
        String freed,
        String oversight,
        String onTime,
        OpenSums open,
        List<MonthLine> months,
        List<BarChart> money,
        @Nullable BarChart hours) {

    public boolean isFirst() {
        return page == 1;
    }

    public boolean hasOthers() {
        return more || !isFirst();
    }

    public int before() {
        return page - 1;
    }

    public int after() {
        return page + 1;
    }

    /**
     * An engagement in the list of results.
     *
     * @param href null while there is nothing to look back on
     * @param totals of all its finished reviews; null before the first one
     * @param baseline of the reviewed periods, or of a year before the first review
     * @param due when the next review is due
     * @param health how the work goes, in a word with its shape; null where it does not run
     * @param open what is to be paid and to be credited in it
     * @param ends until when notice can be given and when the contract ends, or when it ended
     */
    record Row(
            @Nullable String href,
            String name,
            Sentence work,
            @Nullable EngagementTotals totals,
            String baseline,
            Sentence standing,
            @Nullable Sentence due,
            String saved,
            String freed,
            String real,
            RunningEngagements.@Nullable Health health,
            Sentence ends,
            @Nullable Sentence notice,
            OpenSums open) {

        /** The shape beside the word for its health. */
        public String light() {
            if (health == null) {
                return "idle";
            }
            return switch (health) {
                case ON_TRACK -> "good";
                case SOME_TROUBLE -> "wait";
                case OFF_TRACK -> "bad";
                case NO_DATA -> "idle";
            };
        }
    }

    /** What was saved and freed in a month, as people read it. */
    record MonthLine(String month, String saved, String freed) {}
}
