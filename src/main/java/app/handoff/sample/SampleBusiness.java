package app.handoff.sample;

import app.handoff.kernel.RuleViolation;
import app.handoff.sample.SampleFounding.People;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;

/**
 * Studio Fern, a web design studio of nine people in Berlin, with work in every stage. Everything in it happened by the same
 * transitions as in a real business, with times of the past handed in.
 */
@Service
class SampleBusiness {

    private static final String OWNER = "owner";

    private final SampleFounding founding;
    private final SamplePlay play;
    private final SampleStage stage;

    SampleBusiness(SampleFounding founding, SamplePlay play, SampleStage stage) {
        this.founding = founding;
        this.play = play;
        this.stage = stage;
    }

    /**
     * Makes the sample business beside the person's own: all of it, or nothing.
     *
     * @return the person as a member of it
     * @throws RuleViolation {@code sample.exists} if the person has one already
     */
    public SampleOwner make(SampleOwner person, Instant now) {
        return make(person, now, chapters -> {});
    }

    /** @param progress is told after each chapter how many are done */
    SampleOwner make(SampleOwner person, Instant now, IntConsumer progress) {
        var studio = SamplePlay.studio();
        return founding.setUp(person, studio, now, people -> fill(studio, people, now, progress));
    }

    private void fill(Studio studio, People people, Instant now, IntConsumer progress) {
        var memory = remembering(studio, people);
        var days = SampleCalendar.countedFrom(now, studio.locality().zone());
        int done = 0;
        for (var chapter : play.told(days, people.owner().name())) {
            for (var step : chapter.steps()) {
                stage.play(step, new Scene(now, step.at(), step.by(), chapter.engagement(), memory));
            }
            progress.accept(++done);
        }
    }

    private static SampleMemory remembering(Studio studio, People people) {
        var memory = new SampleMemory();
        memory.keep(OWNER, people.owner());
        for (int i = 0; i < people.colleagues().size(); i++) {
            memory.keep(studio.colleagues().get(i).called(), people.colleagues().get(i));
        }
        return memory;
    }
}
