package app.handoff.engagement;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What needs somebody, across all engagements. Every module that waits for people contributes; home merges by date. Each
 * answer takes a fixed number of statements and at most {@code limit} rows, however many engagements there are.
 */
public interface Agenda {

    /** What this person can and should do, the most urgent first. */
    List<Need> needs(Viewer viewer, Instant now, int limit);

    /** What happens between two instants: deadlines, reports due, ends of terms. */
    List<Happening> happenings(Instant from, Instant to, int limit);

    /**
     * Who looks at the agenda: all of a role see the same.
     *
     * @param sample whether in the sample business, which nothing leaves
     */
    record Viewer(Role role, boolean sample) {

        static Viewer of(CurrentMember member) {
            return new Viewer(member.role(), member.sample());
        }

        /** In a business of their own. */
        public Viewer(Role role) {
            this(role, false);
        }
    }

    /**
     * @param title what to do, written with a capital by the page: "answer 2 vendor questions"
     * @param note why, or what hangs on it; the engagement's name is added by the page
     * @param due by when; past means late; null means whenever
     * @param href the page that does it
     * @param button the act on the button, used when this is the first item
     * @param kind your turn, a problem, or only waited for (shown grey, not a link)
     * @param things how many of its kind the line gathers, counted beside their own entry of the rail; at least 1
     */
    record Need(
            @Nullable EngagementId engagement,
            Sentence title,
            @Nullable Sentence note,
            @Nullable Deadline due,
            String href,
            Sentence button,
            Kind kind,
            int things) {

        public Need(
                @Nullable EngagementId engagement,
                Sentence title,
                @Nullable Sentence note,
                @Nullable Deadline due,
                String href,
                Sentence button,
                Kind kind) {
            this(engagement, title, note, due, href, button, kind, 1);
        }

        /** The next step of an engagement. */
        public static Need of(EngagementId engagement, NextStep step, Kind kind) {
            return new Need(engagement, step.title(), step.reason(), step.due(), step.href(), step.button(), kind);
        }

        public enum Kind {
            PROBLEM,
            YOUR_TURN,
            /** The next step of an engagement, for which nobody waits: it is listed and not counted. */
            NEXT_STEP,
            WAITING;

            /** Whether it needs somebody, so that every page counts it. */
            public boolean isCounted() {
                return this == PROBLEM || this == YOUR_TURN;
            }
        }
    }

    record Happening(@Nullable EngagementId engagement, Sentence what, Instant at) {}
}
