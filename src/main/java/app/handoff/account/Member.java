package app.handoff.account;

import app.handoff.kernel.MemberId;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person of a business and what they may do in it. */
@Entity
class Member extends BusinessOwned<MemberId> {

    @EmbeddedId
    private MemberId id;

    private String name;
    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String theme = "system";
    private @Nullable Instant joinedAt;
    private Instant createdAt;
    private boolean invitedByMail;
    private @Nullable String vouchedBy;
    private @Nullable Instant vouchedAt;

    private Member(String name, String email, Role role, Status status, Instant now) {
        this.id = MemberId.next();
        this.name = name;
        this.email = email;
        this.role = role;
        this.status = status;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    /** The person who sets the business up. */
    static Member founder(String name, String email, Instant now) {
        var member = new Member(name, email, Role.OWNER, Status.ACTIVE, now);
        member.joinedAt = now;
        return member;
    }

    /** Somebody of the sample business, who was there before. */
    static Member known(String name, String email, Role role, Instant now) {
        var member = new Member(name, email, role, Status.ACTIVE, now);
        member.joinedAt = now;
        return member;
    }

    /** Somebody an owner invites; active once they have taken it up. */
    static Member invited(String name, String email, Role role, Instant now) {
        return new Member(name, email, role, Status.INVITED, now);
    }

    /** @throws RuleViolation {@code member.notInvited} if the invitation was taken up or withdrawn */
    void join(String name, Instant now) {
        if (status != Status.INVITED) {
            throw new RuleViolation("member.notInvited");
        }
        this.name = name;
        status = Status.ACTIVE;
        joinedAt = now;
    }

    /** @throws RuleViolation {@code member.exists} for somebody who is here */
    void inviteAgain(Role role) {
        if (status == Status.ACTIVE) {
            throw new RuleViolation("member.exists", name);
        }
        this.role = role;
        status = Status.INVITED;
    }

    /** The invitation goes to the mailbox and nowhere else: whoever takes it up holds the address. */
    void inviteByMail() {
        invitedByMail = true;
        vouchedBy = null;
        vouchedAt = null;
    }

    /** The invitation is carried by hand: that it reaches the right person, whoever carries it has to know. */
    void vouch(String by, Instant now) {
        invitedByMail = false;
        vouchedBy = by;
        vouchedAt = now;
    }

    void become(Role role) {
        this.role = role;
    }

    void leave() {
        status = Status.LEFT;
    }

    void rename(String name) {
        this.name = name;
    }

    void moveTo(String email) {
        this.email = email;
    }

    void choose(String theme) {
        this.theme = theme;
    }

    @Override
    public MemberId getId() {
        return id;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Role role() {
        return role;
    }

    public Status status() {
        return status;
    }

    String theme() {
        return theme;
    }

    public @Nullable Instant joinedAt() {
        return joinedAt;
    }

    boolean isInvitedByMail() {
        return invitedByMail;
    }

    /** Who said that the address is this person's; null where a mail showed it, or nobody was asked yet. */
    public @Nullable String vouchedBy() {
        return vouchedBy;
    }

    public @Nullable Instant vouchedAt() {
        return vouchedAt;
    }

    boolean isActiveOwner() {
        return status == Status.ACTIVE && role == Role.OWNER;
    }

    public enum Status {
        INVITED,
        ACTIVE,
        LEFT
    }
}
