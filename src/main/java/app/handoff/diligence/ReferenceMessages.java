package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Businesses;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells whoever asked a reference what came of it, or the owners where they have left. */
@Component
class ReferenceMessages {

    private final ReferenceRequestRepository requests;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;

    ReferenceMessages(ReferenceRequestRepository requests, Businesses businesses, ApplicationEventPublisher events) {
        this.requests = requests;
        this.businesses = businesses;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(ReferenceRequest.Told told) {
        var request = requests.find(told.request()).orElseThrow(NotFound::new);
        var asker = request.askedBy();
        var about = request.candidate();
        for (var reader :
                businesses.heardBy(asker.kind() == Actor.Kind.MEMBER ? asker.memberId() : null, Role.MANAGER)) {
            events.publishEvent(new MailRequest(
                    reader,
                    told.answered() ? "diligence.answered" : "diligence.declined",
                    List.of(request.person().name(), request.client(), about.name()),
                    References.page(about),
                    about.engagement()));
        }
    }
}
