package app.handoff.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several people did to one decision at the same time: whether some order of it, in which nobody acts before what was
 * answered already, is one that a single person could have gone through.
 */
record History(List<Step> steps) {

    boolean canLeadTo(Outcome outcome) {
        long awards = steps.stream().filter(step -> step.kind().awards()).count();
        return awards == outcome.awards() && search(new Reached(Set.of(), State.UNDECIDED), new HashSet<>(), outcome);
    }

    private boolean search(Reached here, Set<Reached> tried, Outcome outcome) {
        if (here.taken().size() == steps.size()) {
            return here.state().is(outcome);
        }
        return tried.add(here)
                && steps.stream()
                        .filter(step -> isNext(step, here.taken()))
                        .map(here::and)
                        .anyMatch(next -> next != null && search(next, tried, outcome));
    }

    /** Whether nothing else that is still to come had ended before this began. */
    private boolean isNext(Step step, Set<Step> taken) {
        return !taken.contains(step)
                && steps.stream()
                        .filter(other -> !taken.contains(other))
                        .noneMatch(other -> other.end() < step.begin());
    }

    /** Something that somebody did and that was answered as done, between two moments in nanoseconds. */
    record Step(Kind kind, long begin, long end) {

        enum Kind {
            AWARD,
            AWARD_WITH_RESERVE,
            WITHDRAW,
            RESERVE,
            NEW_BIDS,
            NOBODY;

            boolean awards() {
                return this == AWARD || this == AWARD_WITH_RESERVE || this == RESERVE;
            }
        }
    }

    /** What the tables hold in the end: all choices, those that stand, and how far the bidding is. */
    record Outcome(int awards, int standing, String status) {}

    private record Reached(Set<Step> taken, State state) {

        /** Null where this cannot follow. */
        @Nullable Reached and(Step step) {
            var after = state.after(step.kind());
            if (after == null) {
                return null;
            }
            var more = new HashSet<>(taken);
            more.add(step);
            return new Reached(Set.copyOf(more), after);
        }
    }

    private enum State {
        UNDECIDED,
        AWARDED,
        AWARDED_WITH_RESERVE,
        ENDED;

        @Nullable State after(Step.Kind kind) {
            boolean awarded = this == AWARDED || this == AWARDED_WITH_RESERVE;
            return switch (kind) {
                case AWARD -> this == UNDECIDED ? AWARDED : null;
                case AWARD_WITH_RESERVE -> this == UNDECIDED ? AWARDED_WITH_RESERVE : null;
                case WITHDRAW -> awarded ? UNDECIDED : null;
                case RESERVE -> this == AWARDED_WITH_RESERVE ? AWARDED : null;
                case NEW_BIDS -> awarded ? ENDED : null;
                case NOBODY -> this == UNDECIDED ? ENDED : null;
            };
        }

        boolean is(Outcome outcome) {
            return switch (this) {
                case UNDECIDED -> outcome.standing() == 0 && outcome.status().equals("OPENED");
                case AWARDED, AWARDED_WITH_RESERVE ->
                    outcome.standing() == 1 && outcome.status().equals("AWARDED");
                case ENDED -> outcome.standing() == 0 && outcome.status().equals("UNSUCCESSFUL");
            };
        }
    }
}
