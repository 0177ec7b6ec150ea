package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exit rule and the checklist, in the order in which they are done. */
record ExitView(int met, int of, List<Line> lines, LocalDate plannedEnd, boolean ready) {

    record Line(
            Sentence title,
            @Nullable Sentence note,
            ServiceLevelText.@Nullable State state,
            @Nullable String tick,
            boolean undo) {

        /** Whether something else has to be done before it. */
        public boolean isLater() {
            return state != null && state.isIdle();
        }
    }

    static ExitView of(Delivery delivery, ExitRule rule, boolean manager, Instant now) {
        var leading = delivery.leadingNow(now);
        var running = "/engagements/" + delivery.engagement() + "/running/checks/";
        var lines = new ArrayList<Line>();
        int inARow = Math.min(rule.inARow(), rule.needed());
        lines.add(new Line(
                Sentence.of("delivery.exit.rule", rule.needed(), ServiceLevelPhrases.agreed(leading, leading.agreed())),
                delivery.levels().size() > 1 ? Sentence.of("delivery.exit.rule.note") : null,
                inARow == rule.needed()
                        ? new ServiceLevelText.State("good", Sentence.of("delivery.exit.met"))
                        : new ServiceLevelText.State(
                                "wait", Sentence.of("delivery.exit.progress", inARow, rule.needed())),
                null,
                false));
        var overMore = rule.overMoreThanAWeek();
        for (var level : overMore) {
            lines.add(new Line(
                    Sentence.of("delivery.exit.measured", level.name()),
                    Sentence.of("delivery.exit.measured.note"),
                    rule.unmeasured().contains(level)
                            ? new ServiceLevelText.State("wait", Sentence.of("delivery.exit.unmeasured"))
                            : new ServiceLevelText.State("good", Sentence.of("delivery.exit.met")),
                    null,
                    false));
        }
        boolean checksDone = true;
        for (var check : Transition.Check.values()) {
            var done = delivery.transition().done(check);
            boolean last = check == Transition.Check.IN_HOUSE_RELEASED;
            boolean possible = !last || rule.isMet() && checksDone;
            lines.add(new Line(
                    Sentence.of("delivery.check." + check),
                    done.map(ExitView::note).orElse(Sentence.of("delivery.check." + check + ".note")),
                    done.isPresent()
                            ? new ServiceLevelText.State("good", Sentence.of("delivery.exit.met"))
                            : possible ? null : new ServiceLevelText.State("idle", Sentence.of("delivery.exit.notYet")),
                    manager && (done.isPresent() || possible) ? running + slug(check) : null,
                    done.isPresent()));
            checksDone &= done.isPresent();
        }
        int met = (inARow == rule.needed() ? 1 : 0)
                + overMore.size()
                - rule.unmeasured().size()
                + (int) List.of(Transition.Check.values()).stream()
                        .filter(check -> delivery.transition().done(check).isPresent())
                        .count();
        return new ExitView(
                met,
                lines.size(),
                lines,
                delivery.transition().ends(),
                rule.isMet()
                        && delivery.transition()
                                .done(Transition.Check.IN_HOUSE_RELEASED)
                                .isPresent());
    }

    private static Sentence note(ReasonedDecision done) {
        return Sentence.of("delivery.check.done", done.by().name(), done.at());
    }

    static String slug(Transition.Check check) {
        return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
