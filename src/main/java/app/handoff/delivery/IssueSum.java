package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import org.jspecify.annotations.Nullable;

/**
 * What one side raised of one kind in a time, and how fast the other one was, in working minutes of that side.
 *
 * @param open those that are not closed
 * @param answered those with a first answer, and {@code answerMinutes} the minutes until it, together
 * @param settled those that are settled, and {@code settledMinutes} the minutes until then, together
 */
record IssueSum(
        Issue.Kind kind,
        Side raisedBy,
        long raised,
        long open,
        long answered,
        @Nullable Long answerMinutes,
        long settled,
        @Nullable Long settledMinutes,
        @Nullable Long reopened) {}
