package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * One link to a request that may stand where everybody reads it. It keeps a copy of all that it tells, so that whoever opens it
 * reaches nothing else; what was invited, asked or sent changes none of it.
 */
@Entity
class PublicLink extends BusinessOwned<UUID> {

    /** How many characters tell at most what the work is about. */
    static final int LONGEST_SUMMARY = 1_200;

    /** How many vendors come in by the public links of one request at most. */
    static final int MOST_NEWCOMERS = 30;

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    private byte[] sealedToken;

    private String title;
    private String summary;
    private Instant deadline;
    private @Nullable Instant questionsUntil;
    private @Nullable LocalDate decisionBy;
    private ZoneId zone;
    private boolean accepting;

    private Instant onAt;
    private @Nullable Instant endedAt;
    private Instant seenAt;

    @SuppressWarnings("NullAway.Init")
    protected PublicLink() {}

    @SuppressWarnings("NullAway.Init")
    PublicLink(UUID id, BidRequest request, String summary, byte[] sealedToken, Actor by, Instant now) {
        this.id = id;
        this.engagement = request.engagement();
        this.request = request.id();
        this.summary = summary;
        this.sealedToken = sealedToken;
        this.onAt = now;
        this.seenAt = now;
        follow(request);
        registerEvent(new SwitchedOn(id, engagement, by, now));
    }

    /** It tells what the request says now. */
    final void follow(BidRequest now) {
        title = now.title();
        deadline = now.deadline().at();
        questionsUntil = now.questionsUntil();
        decisionBy = now.decisionBy();
        zone = now.zone();
        accepting = now.status() == BiddingStatus.OPEN;
    }

    void tell(String other, Actor by, Instant now) {
        if (!summary.equals(other)) {
            summary = other;
            registerEvent(new Reworded(id, engagement, by, now));
        }
    }

    /** It lets nobody in any more. Switched off twice is switched off. */
    void end(Actor by, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            registerEvent(new SwitchedOff(id, engagement, by, now));
        }
    }

    /** Somebody has looked at the vendors that have come so far. */
    void seen(Instant now) {
        seenAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    EngagementId engagement() {
        return engagement;
    }

    BidRequestId request() {
        return request;
    }

    byte[] sealedToken() {
        return sealedToken;
    }

    String summary() {
        return summary;
    }

    Instant seenAt() {
        return seenAt;
    }

    boolean isOn() {
        return endedAt == null;
    }

    record SwitchedOn(UUID link, EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    record Reworded(UUID link, EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    record SwitchedOff(UUID link, EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
