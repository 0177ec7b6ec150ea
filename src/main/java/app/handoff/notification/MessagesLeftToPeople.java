package app.handoff.notification;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.UnsentMessages;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the other modules what waits under "Messages", so that they say of nothing that it is sent. */
@Component
class MessagesLeftToPeople implements UnsentMessages {

    private final MessageRepository messages;
    private final Mailer mailer;
    private final Businesses businesses;
    private final Clock clock;

    MessagesLeftToPeople(MessageRepository messages, Mailer mailer, Businesses businesses, Clock clock) {
        this.messages = messages;
        this.mailer = mailer;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<UnsentMessage> of(Collection<EngagementId> engagements) {
        if (engagements.isEmpty() || isSample()) {
            return List.of();
        }
        boolean server = mailer.isThere();
        return messages.unsentFor(engagements, mailer.leftToPeople(), clock.instant()).stream()
                .map(unsent -> unsent.told(server))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> toldNobody(Collection<UUID> about) {
        return about.isEmpty() || isSample() ? Set.of() : messages.toldNobody(about, clock.instant());
    }

    private boolean isSample() {
        return businesses
                .find(Tenancy.required().business())
                .filter(Businesses.Profile::sample)
                .isPresent();
    }
}
