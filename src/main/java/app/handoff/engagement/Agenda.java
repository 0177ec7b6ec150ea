package app.handoff.engagement;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

        /** Whether it should have been done by now; what one only waits for is never late. */
        boolean isLate(Instant now) {
            return due != null && due.at().isBefore(now) && kind != Kind.WAITING;
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

    /**
     * Something that happens at a moment, on a day or for a while.
     *
     * @param id names it, however it is moved: the kind of thing and which one of it
     * @param at when; of what takes a whole day, a moment of it
     * @param day the day of what takes a whole one, such as the end of a contract; else null
     * @param lasts how long somebody is busy with it, as with a meeting; null for a moment such as a deadline
     * @param place where it takes place; empty where that is nowhere
     * @param least who hears of it at least
     */
    record Happening(
            @Nullable EngagementId engagement,
            String id,
            Sentence what,
            Instant at,
            @Nullable LocalDate day,
            @Nullable Duration lasts,
            String place,
            Role least) {

        /** What there is one of in an engagement, and everybody may know. */
        public Happening(@Nullable EngagementId engagement, Sentence what, Instant at) {
            this(
                    engagement,
                    engagement == null ? "" : what.key() + "-" + engagement,
                    what,
                    at,
                    null,
                    null,
                    "",
                    Role.STAFF);
        }

        /** The same, told from others of its kind by its own name. */
        public Happening named(String own) {
            return new Happening(engagement, own, what, at, day, lasts, place, least);
        }

        /** The same, taking this whole day. */
        public Happening on(LocalDate whole) {
            return new Happening(engagement, id, what, at, whole, lasts, place, least);
        }

        /** The same, taking somebody's time at a place. */
        public Happening lasting(Duration length, String where) {
            return new Happening(engagement, id, what, at, day, length, where, least);
        }

        /** The same for this role and those who may do more. */
        public Happening only(Role role) {
            return new Happening(engagement, id, what, at, day, lasts, place, role);
        }
    }
}
