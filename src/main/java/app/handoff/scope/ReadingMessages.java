package app.handoff.scope;

import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Businesses;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells whoever asked somebody to read a scope that the reader is through, or the owners where they have left. */
@Component
class ReadingMessages {

    private final ReadingRepository readings;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;

    ReadingMessages(ReadingRepository readings, Businesses businesses, ApplicationEventPublisher events) {
        this.readings = readings;
        this.businesses = businesses;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(Reading.FirstRead read) {
        var reading = readings.findById(read.reading()).orElseThrow(NotFound::new);
        for (var reader : businesses.heardBy(reading.asker(), Role.MANAGER)) {
            events.publishEvent(new MailRequest(
                    reader,
                    "scope.read",
                    List.of(reading.reader(), reading.title(), reading.verdict().orElseThrow(NotFound::new)),
                    "/engagements/" + reading.engagement() + "/scope/readers",
                    reading.engagement()));
        }
    }
}
