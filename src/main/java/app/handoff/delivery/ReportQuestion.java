package app.handoff.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A question of ours about a report, kept with what came of it.
 *
 * @param asked by whom and when; the reason is the question itself
 * @param answer by whom and when; the reason is the answer itself; null while none was given
 * @param revision the version of the report that was sent instead of an answer; null if none was
 */
record ReportQuestion(
        ReasonedDecision asked,
        @Nullable ReasonedDecision answer,
        @Nullable Integer revision) {

    public boolean waits() {
        return answer == null && revision == null;
    }
}
