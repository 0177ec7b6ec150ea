package app.handoff.bidding;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** Somebody who asks by a public link to bid. As long as the address is not proven, this is what a stranger typed and no more. */
@Entity
class Newcomer extends BusinessOwned<UUID> {

    static final int LONGEST_NAME = 120;

    /** How long the link in the message waits to be used. */
    static final Duration LINK_WORKS = Duration.ofDays(1);

    @Id
    private UUID id;

    @Column(name = "link_id")
    private UUID link;

    private String firm;
    private String person;
    private String email;
    private String country;
    private ZoneId zone;
    private Instant askedAt;

    @Embedded
    @EmbeddedColumnNaming("invitation_%s")
    private @Nullable InvitationId invitation;

    private @Nullable Instant arrivedAt;

    @SuppressWarnings("NullAway.Init")
    protected Newcomer() {}

    /**
     * @param person who is to be written to
     * @param country ISO 3166 code
     */
    Newcomer(UUID link, String firm, String person, String email, String country, ZoneId zone, Instant now) {
        this.id = Ids.next();
        this.link = link;
        this.firm = firm.strip();
        this.person = person.strip();
        this.email = EmailAddress.normal(email);
        this.country = country;
        this.zone = zone;
        this.askedAt = now;
    }

    /** The address is proven, and the vendor is invited. */
    void arrive(InvitationId invited, Instant now) {
        invitation = invited;
        arrivedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID link() {
        return link;
    }

    public String firm() {
        return firm;
    }

    public String person() {
        return person;
    }

    public String email() {
        return email;
    }

    String country() {
        return country;
    }

    ZoneId zone() {
        return zone;
    }
}
