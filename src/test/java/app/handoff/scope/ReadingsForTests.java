package app.handoff.scope;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has scopes read and saved as templates for the tests of other modules. */
@Component
public class ReadingsForTests {

    private final Scoping scoping;
    private final Readings readings;
    private final ReadingRepository repository;
    private final ScopeTemplates templates;

    ReadingsForTests(Scoping scoping, Readings readings, ReadingRepository repository, ScopeTemplates templates) {
        this.scoping = scoping;
        this.readings = readings;
        this.repository = repository;
        this.templates = templates;
    }

    /**
     * Describes the work, saves it as a template and has it read by somebody who leaves a remark.
     *
     * @param word stands in each of it
     * @return the reading
     */
    @Transactional
    public UUID template(EngagementId engagement, String title, String word, Actor by, Instant now) {
        scoping.write(engagement, Scopes.bookkeeping(), by, now);
        var scope = scoping.current(engagement);
        templates.save(scope, title + " template", by, now);
        readings.ask(scope, title, word + " reader", null, by, word + " Works", now);
        var reading = repository.of(scope.id()).get(0).id();
        readings.remark(reading, Section.OUTPUTS, "What does " + word + " mean here?", now);
        return reading.id();
    }
}
