package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.UnsentMessages.UnsentMessage;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One vendor invited to one request. It keeps how the vendor was called and reached at the time: pages behind the link
 * know nothing else of the directory.
 */
// A vendor may write only a few columns of its own row.
@DynamicUpdate
@Entity
public class Invitation extends BusinessOwned<InvitationId> {

    /** How long a vendor that has its code can object to the release of its bid. */
    public static final Duration TIME_TO_OBJECT = Duration.ofDays(1);

    private static final int LONGEST_SIGNATURE = 200;

    /** How many characters a vendor has at most to say why it does not bid. */
    public static final int LONGEST_REASON = 1_000;

    /** How many colleagues a vendor lets work on its bid at most. */
    public static final int MOST_COLLEAGUES = 5;

    /** How long a link works after the deadline: to read the receipt, the answers and the result. */
    public static final Duration LINK_WORKS_AFTER_DEADLINE = Duration.ofDays(180);

    /** The key of the message that invites. */
    static final String MESSAGE = "bidding.invitation";

    @EmbeddedId
    private InvitationId id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @Embedded
    @EmbeddedColumnNaming("vendor_%s")
    private VendorId vendor;

    private String vendorName;
    private String contact;
    private String email;
    private ZoneId vendorZone;
    private @Nullable String place;

    private Instant invitedAt;
    private @Nullable Instant sentAt;
    private @Nullable Instant revokedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant willBidAt;
    private @Nullable Instant draftBegunAt;
    private boolean byPublicLink;
    private boolean reminded = true;
    private boolean wantsReminders = true;
    private @Nullable Instant declinedAt;
    private @Nullable String declineReason;
    private @Nullable Instant releasedAt;
    private @Nullable String releasedBy;
    private @Nullable Instant finalAskedAt;
    private @Nullable Instant finalEndedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Colleague> colleagues = List.of();

    Invitation(BidRequest request, Invitee vendor, Instant now) {
        if (request.status() != BiddingStatus.DRAFT && !request.acceptsBids(now)) {
            throw new RuleViolation("bidding.invitation.tooLate");
        }
        this.id = InvitationId.next();
        this.request = request.id();
        this.engagement = request.engagement();
        this.vendor = vendor.id();
        this.vendorName = vendor.name();
        this.contact = vendor.contact();
        this.email = vendor.email();
        this.vendorZone = vendor.zone();
        this.place = vendor.place();
        this.invitedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    /** Of a vendor that nobody chose: it came by the public link and proved its address. */
    static Invitation byPublicLink(BidRequest request, Invitee vendor, Instant now) {
        var invitation = new Invitation(request, vendor, now);
        invitation.byPublicLink = true;
        return invitation;
    }

    /** The message with the link went out, for the first time or again. */
    void sent(Actor by, Instant now) {
        boolean again = sentAt != null;
        sentAt = now;
        revokedAt = null;
        registerEvent(
                again
                        ? new SentAgain(id, engagement, vendorName, by, now)
                        : byPublicLink
                                ? new CameByPublicLink(id, engagement, vendorName, by, now)
                                : new Sent(id, engagement, vendorName, by, now));
    }

    /** Whether this is the message that invites this vendor. */
    boolean isIn(UnsentMessage message) {
        return MESSAGE.equals(message.key()) && isToldBy(message);
    }

    /** Whether this message tells this vendor something. */
    boolean isToldBy(UnsentMessage message) {
        return id.id().equals(message.about());
    }

    /** The link stops working, and a bid sent through it does not count. */
    void revoke(Actor by, Instant now) {
        if (revokedAt != null) {
            throw new RuleViolation("bidding.invitation.alreadyRevoked", vendorName);
        }
        revokedAt = now;
        registerEvent(new Revoked(id, engagement, vendorName, by, now));
    }

    /**
     * The vendor pressed the button: opening the link alone proves nothing, since mail scanners do that too. Whoever gave it
     * the link need not send it any more.
     */
    public void start(Instant now) {
        if (startedAt == null) {
            startedAt = now;
            registerEvent(new NoLongerAsked(id.id(), MESSAGE));
            registerEvent(remindedEnough());
        }
        declinedAt = null;
        declineReason = null;
    }

    /** The vendor says that it means to bid, which is no promise. Who says so again has said it. */
    public void meansToBid(Actor by, Instant now) {
        start(now);
        if (willBidAt == null) {
            willBidAt = now;
            registerEvent(remindedEnough());
            registerEvent(new WillBid(id, engagement, vendorName, by, now));
        }
    }

    public void draftBegun(Instant now) {
        start(now);
        if (draftBegunAt == null) {
            draftBegunAt = now;
            registerEvent(remindedEnough());
        }
    }

    /** What was written to remind this vendor is overtaken: it has got further, or is not to be reminded. */
    public NoLongerAsked remindedEnough() {
        return new NoLongerAsked(Set.of(id.id()), BidReminder.Reason.keys());
    }

    /** The business lets this vendor be reminded, or not. */
    void remind(boolean on, Actor by, Instant now) {
        if (reminded != on) {
            reminded = on;
            switched(on, by, now);
        }
    }

    /** The vendor wants to be reminded, or not. */
    public void wantReminders(boolean on, Actor by, Instant now) {
        if (wantsReminders != on) {
            wantsReminders = on;
            switched(on, by, now);
        }
    }

    private void switched(boolean on, Actor by, Instant now) {
        if (!on) {
            registerEvent(remindedEnough());
        }
        registerEvent(new RemindersSwitched(id, engagement, vendorName, on, by, now));
    }

    /** The vendor is asked for a final offer, with the others that are. */
    void askForFinalOffer(Instant now) {
        finalAskedAt = now;
    }

    /** A final offer of this vendor is not wanted any more; what it has sent of one stays sealed. */
    void endFinalOffer(Instant now) {
        if (finalEndedAt == null) {
            finalEndedAt = now;
        }
    }

    /** It is wanted again. */
    void resumeFinalOffer() {
        finalEndedAt = null;
    }

    public @Nullable Instant finalAskedAt() {
        return finalAskedAt;
    }

    /** Whether the vendor was asked for a final offer that is still wanted. */
    public boolean isAskedForFinalOffer() {
        return finalAskedAt != null && finalEndedAt == null;
    }

    public void decline(String reason, Actor by, Instant now) {
        if (declinedAt != null) {
            throw new RuleViolation("bidding.invitation.alreadyDeclined");
        }
        var why = WrittenReason.of(reason, LONGEST_REASON, "reason.missing");
        declinedAt = now;
        declineReason = why;
        willBidAt = null;
        registerEvent(new Declined(id, engagement, vendorName, by, now));
    }

    /**
     * The vendor has lost its code, says somebody of the business: after a day its bid can be started again without it. The
     * vendor is told, and can put an end to it with its code; until then everything stays as it is.
     */
    void release(Actor by, Instant now) {
        requireReleasable();
        releasedAt = now;
        releasedBy = by.name();
        registerEvent(new Released(id, engagement, vendorName, by, now));
    }

    /** @throws RuleViolation if nothing was begun that a code could protect, or the bid is released already */
    void requireReleasable() {
        if (!isReleasable()) {
            throw new RuleViolation("bidding.release.nothingBegun", vendorName);
        }
        if (releasedAt != null) {
            throw new RuleViolation("bidding.release.already", vendorName);
        }
    }

    /** Whether there is something begun that a code protects. */
    public boolean isReleasable() {
        return startedAt != null && revokedAt == null;
    }

    /** The vendor has its code, and the release is over. Does nothing where there is none. */
    public void keepCode(Instant now) {
        if (releasedAt != null) {
            releasedAt = null;
            releasedBy = null;
            registerEvent(new ReleaseEnded(id, engagement, actor(), now));
        }
    }

    /** @throws RuleViolation unless the business released the bid and a day has passed */
    public void requireReleased(Instant now) {
        if (!isReleased(now)) {
            throw new RuleViolation("bidding.release.needed", vendorName);
        }
    }

    public boolean isReleased(Instant now) {
        var from = releasedFrom();
        return from != null && !now.isBefore(from);
    }

    /** When a released bid can be started again; null where it is not released. */
    public @Nullable Instant releasedFrom() {
        return releasedAt == null ? null : releasedAt.plus(TIME_TO_OBJECT);
    }

    /** Who released the bid; null where nobody did. */
    public @Nullable String releasedBy() {
        return releasedBy;
    }

    /** Somebody with the link began anew without knowing the code; whether that was the vendor, nobody can tell. */
    public void startAgain(boolean withdrawn, Instant now) {
        releasedAt = null;
        releasedBy = null;
        startedAt = now;
        willBidAt = null;
        // Whether this is the vendor nobody can tell, so nobody but this one has a part in what is typed from now on.
        colleagues = List.of();
        draftBegunAt = null;
        declinedAt = null;
        declineReason = null;
        registerEvent(new StartedAgain(id, engagement, withdrawn, actor(), now));
    }

    /**
     * Lets one more person of the vendor work on its bid.
     *
     * @throws RuleViolation at {@code email} if this address is let in already, or there are enough people
     */
    public Colleague join(String name, String address, Actor by, Instant now) {
        var mail = EmailAddress.normal(address);
        if (EmailAddress.isSame(email, mail)
                || colleagues.stream().anyMatch(other -> EmailAddress.isSame(other.email(), mail))) {
            throw new RuleViolation("bidding.colleague.twice").at("email");
        }
        if (colleagues.size() >= MOST_COLLEAGUES) {
            throw new RuleViolation("bidding.colleague.tooMany", MOST_COLLEAGUES).at("email");
        }
        var colleague = new Colleague(Ids.next(), name.strip(), mail, now);
        colleagues = Stream.concat(colleagues.stream(), Stream.of(colleague)).toList();
        registerEvent(new ColleagueJoined(id, engagement, colleague.name(), by, now));
        return colleague;
    }

    /** Takes a person's access away again. Empty where this one had none. */
    public Optional<Colleague> leave(UUID colleague, Actor by, Instant now) {
        var left = colleague(colleague);
        left.ifPresent(person -> {
            colleagues =
                    colleagues.stream().filter(other -> !other.equals(person)).toList();
            registerEvent(new ColleagueLeft(id, engagement, person.name(), by, now));
        });
        return left;
    }

    /** Who works on the bid beside the person who was invited. */
    public List<Colleague> colleagues() {
        return colleagues;
    }

    public Optional<Colleague> colleague(UUID id) {
        return colleagues.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** How a colleague is called beside the vendor: Jon Reyes, Tala Ledger. */
    public String signatureOf(Colleague colleague) {
        var both = colleague.name() + ", " + vendorName;
        return both.length() <= LONGEST_SIGNATURE ? both : both.substring(0, LONGEST_SIGNATURE);
    }

    /** Whom messages of this bid may ask for something: the vendor, and each of its colleagues. */
    Set<UUID> asked() {
        return Stream.concat(Stream.of(id.id()), colleagues.stream().map(Colleague::id))
                .collect(Collectors.toSet());
    }

    /** The vendor as the one who acts, through one of its colleagues. */
    public Actor actor(Colleague colleague) {
        return Actor.vendor(vendor, signatureOf(colleague));
    }

    /** The vendor as the one who acts. */
    public Actor actor() {
        return Actor.vendor(vendor, vendorName);
    }

    /** Who has to prove it to act in the vendor's name, at the address at which the vendor was invited. */
    public LinkHolder holder() {
        return new LinkHolder(id.id(), contact, email);
    }

    @Override
    public InvitationId getId() {
        return id;
    }

    public InvitationId id() {
        return id;
    }

    public BidRequestId request() {
        return request;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public VendorId vendor() {
        return vendor;
    }

    public String vendorName() {
        return vendorName;
    }

    public String contact() {
        return contact;
    }

    public String email() {
        return email;
    }

    public ZoneId vendorZone() {
        return vendorZone;
    }

    public @Nullable String place() {
        return place;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    /** Whether nobody chose this vendor: it came by the public link. */
    boolean isByPublicLink() {
        return byPublicLink;
    }

    /** Whether it counts among those that a public link lets in: one whose link was stopped makes room for another. */
    boolean takesAPlaceOfThePublicLink() {
        return byPublicLink && revokedAt == null;
    }

    public @Nullable Instant sentAt() {
        return sentAt;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** Whether reminders go to this vendor, as far as that is for the business and the vendor to say. */
    boolean isReminded() {
        return reminded && wantsReminders;
    }

    /** Whether the business lets this vendor be reminded. */
    public boolean mayBeReminded() {
        return reminded;
    }

    public boolean wantsReminders() {
        return wantsReminders;
    }

    /** When the vendor said that it means to bid; null where it did not, or says now that it will not. */
    public @Nullable Instant willBidAt() {
        return willBidAt;
    }

    public @Nullable Instant draftBegunAt() {
        return draftBegunAt;
    }

    public @Nullable Instant declinedAt() {
        return declinedAt;
    }

    public @Nullable String declineReason() {
        return declineReason;
    }

    public record Sent(InvitationId invitation, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record CameByPublicLink(
            InvitationId invitation, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record SentAgain(InvitationId invitation, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record Revoked(InvitationId invitation, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record Released(InvitationId invitation, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record ReleaseEnded(InvitationId invitation, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    /** @param withdrawn whether a bid had been sent, which no longer counts */
    public record StartedAgain(
            InvitationId invitation, EngagementId engagement, boolean withdrawn, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return withdrawn ? "activity.Invitation.StartedAgainWithdrawn" : "activity.Invitation.StartedAgain";
        }
    }

    public record ColleagueJoined(
            InvitationId invitation, EngagementId engagement, String colleague, Actor by, Instant at)
            implements EngagementEvent {}

    public record ColleagueLeft(
            InvitationId invitation, EngagementId engagement, String colleague, Actor by, Instant at)
            implements EngagementEvent {}

    public record RemindersSwitched(
            InvitationId invitation, EngagementId engagement, String vendorName, boolean on, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return "activity.Invitation.Reminders" + (on ? "On" : "Off")
                    + (by.kind() == Actor.Kind.VENDOR ? "ByVendor" : "");
        }
    }

    public record WillBid(InvitationId invitation, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record Declined(InvitationId invitation, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}
}
