package app.handoff.contract;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who is named to sign a contract for one side. Whoever is named in their place is another one, with another link. */
@Entity
@Table(name = "contract_signatory")
class Signatory extends BusinessRow {

    /** The longest name and the longest role, in characters. */
    static final int LONGEST_NAME = 120;

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Agreement contract;

    @Enumerated(EnumType.STRING)
    private Side side;

    private String name;
    private @Nullable String role;
    private @Nullable String email;
    private @Nullable UUID memberId;
    private int position;
    private int turn;
    private String namedBy;
    private Instant namedAt;
    private @Nullable String inPlaceOf;
    private @Nullable Instant askedAt;
    private @Nullable String refusal;
    private @Nullable Instant refusedAt;

    /**
     * Who is to sign.
     *
     * @param member the member of the business; null for anybody else
     * @param role what gives them the right to sign, such as managing director; null where nobody said it
     * @param email where the link and the codes go; null for a member, who signs in
     */
    record Person(
            @Nullable MemberId member,
            String name,
            @Nullable String role,
            @Nullable String email) {

        /** A member of the business. */
        static Person member(MemberId member, String name, @Nullable String role) {
            return new Person(member, name, read(role), null);
        }

        /** @throws RuleViolation at {@code name}, {@code role} or {@code email} if one is missing, too long or impossible */
        static Person byLink(@Nullable String name, @Nullable String role, @Nullable String email) {
            var called = read(name);
            if (called == null) {
                throw new RuleViolation("contract.signers.nameMissing").at("name");
            }
            var capacity = read(role);
            if (capacity == null) {
                throw new RuleViolation("contract.signers.roleMissing").at("role");
            }
            requireShort(called, "name");
            requireShort(capacity, "role");
            var address = EmailAddress.of(email)
                    .orElseThrow(() -> new RuleViolation("contract.signers.emailMissing").at("email"));
            return new Person(null, called, capacity, address);
        }

        private static @Nullable String read(@Nullable String typed) {
            return typed == null || typed.isBlank() ? null : typed.strip().replaceAll("\\s+", " ");
        }

        private static void requireShort(String text, String field) {
            if (text.length() > LONGEST_NAME) {
                throw new RuleViolation("text.tooLong", LONGEST_NAME).at(field);
            }
        }
    }

    Signatory(Agreement contract, Side side, Person person, int position, int turn, String namedBy, Instant namedAt) {
        this.id = Ids.next();
        this.contract = contract;
        this.side = side;
        this.name = person.name();
        this.role = person.role();
        this.email = person.email();
        this.memberId = person.member() == null ? null : person.member().id();
        this.position = position;
        this.turn = turn;
        this.namedBy = namedBy;
        this.namedAt = namedAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected Signatory() {}

    /** Somebody else in the same place. */
    Signatory replacedBy(Person person, String by, Instant now) {
        var other = new Signatory(contract, side, person, position, turn, by, now);
        other.inPlaceOf = name;
        return other;
    }

    /** The same person in the same place of another contract. */
    Signatory of(Agreement other, Instant now) {
        return new Signatory(other, side, person(), position, turn, namedBy, now);
    }

    Person person() {
        return new Person(memberId == null ? null : new MemberId(memberId), name, role, email);
    }

    void stand(int position, int turn) {
        this.position = position;
        this.turn = turn;
    }

    /** Whether this is who acts. */
    boolean is(Participant who) {
        return who.side() == side
                && (memberId != null ? memberId.equals(who.actor().id()) : EmailAddress.isSame(email, who.address()));
    }

    /** Whether this is the same person, whoever says so. */
    boolean is(Person person) {
        return memberId != null
                ? person.member() != null && memberId.equals(person.member().id())
                : EmailAddress.isSame(email, person.email());
    }

    /** Is asked now; says whether nobody had asked before. */
    boolean ask(Instant now) {
        if (askedAt != null) {
            return false;
        }
        askedAt = now;
        return true;
    }

    /** What was asked for is not there any more; when it is, they are asked anew. */
    void askAgain() {
        askedAt = null;
    }

    void refuse(String reason, Instant now) {
        refusal = WrittenReason.of(reason, Closing.LONGEST_REASON, "reason.missing");
        refusedAt = now;
    }

    /** Who has to prove it to sign through a link; empty for members, who sign in. */
    Optional<LinkHolder> holder() {
        return email == null
                ? Optional.empty()
                : Optional.of(isInvited() ? contract.parties().holder() : new LinkHolder(id, name, email));
    }

    /** Whether it is the person whom the vendor's link was made for from the beginning. */
    boolean isInvited() {
        return side == Side.VENDOR
                && EmailAddress.isSame(email, contract.parties().vendor().email());
    }

    public UUID id() {
        return id;
    }

    public Side side() {
        return side;
    }

    public String name() {
        return name;
    }

    public @Nullable String role() {
        return role;
    }

    public @Nullable String email() {
        return email;
    }

    /** Null for somebody without an account. */
    public @Nullable MemberId member() {
        return memberId == null ? null : new MemberId(memberId);
    }

    int position() {
        return position;
    }

    int turn() {
        return turn;
    }

    public String namedBy() {
        return namedBy;
    }

    public Instant namedAt() {
        return namedAt;
    }

    /** Whose place this person took; null for nobody's. */
    public @Nullable String inPlaceOf() {
        return inPlaceOf;
    }

    public boolean wasAsked() {
        return askedAt != null;
    }

    /** Why they do not sign; null as long as they did not say so. */
    public @Nullable String refusal() {
        return refusal;
    }

    public @Nullable Instant refusedAt() {
        return refusedAt;
    }
}
