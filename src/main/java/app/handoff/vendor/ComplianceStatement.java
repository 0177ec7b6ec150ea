package app.handoff.vendor;

import app.handoff.files.FileId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** A vendor's evidence for a standard of security. It counts once somebody of ours has read and accepted it, until it lapses. */
@Entity
public class ComplianceStatement extends BusinessOwned<StatementId> {

    @EmbeddedId
    private StatementId id;

    @Embedded
    @EmbeddedColumnNaming("vendor_%s")
    private VendorId vendor;

    @Enumerated(EnumType.STRING)
    private Standard standard;

    private @Nullable String otherName;

    @Enumerated(EnumType.STRING)
    private StatementKind kind;

    private String issuer;
    private String scopeCovers;
    private @Nullable String notCovered;
    private LocalDate issuedOn;
    private @Nullable LocalDate validUntil;

    @Embedded
    @EmbeddedColumnNaming("file_%s")
    private @Nullable FileId file;

    @Embedded
    @EmbeddedColumnNaming("own_need_%s")
    private @Nullable OwnNeedId ownNeed;

    @Enumerated(EnumType.STRING)
    private StatementResult result = StatementResult.PENDING;

    private @Nullable String reason;

    @Embedded
    @EmbeddedColumnNaming("decided_by_%s")
    private @Nullable Actor decidedBy;

    private @Nullable Instant decidedAt;

    @Embedded
    @EmbeddedColumnNaming("added_by_%s")
    private Actor addedBy;

    private Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected ComplianceStatement() {}

    @SuppressWarnings("NullAway.Init")
    ComplianceStatement(VendorId vendor, StatementContent content, LocalDate today, Actor by, Instant now) {
        content.requireIssued(today);
        this.id = StatementId.next();
        this.vendor = vendor;
        this.addedBy = by;
        this.addedAt = now;
        state(content);
    }

    /** Writes down something else than what was read: somebody has to read it again. */
    void change(StatementContent content, LocalDate today) {
        content.requireIssued(today);
        if (content.equals(content())) {
            return;
        }
        state(content);
        result = StatementResult.PENDING;
        reason = null;
        decidedBy = null;
        decidedAt = null;
    }

    private void state(StatementContent content) {
        this.standard = content.standard();
        this.otherName = content.otherName();
        this.kind = content.kind();
        this.issuer = content.issuer();
        this.scopeCovers = content.scopeCovers();
        this.notCovered = content.notCovered();
        this.issuedOn = content.issuedOn();
        this.validUntil = content.validUntil();
        this.file = content.file();
        this.ownNeed = content.ownNeed();
    }

    void accept(LocalDate today, Actor by, Instant now) {
        if (!content().isInDate(today)) {
            throw new RuleViolation("vendor.statement.lapsed").at("result");
        }
        decide(StatementResult.ACCEPTED, null, by, now);
    }

    void reject(String reason, Actor by, Instant now) {
        decide(StatementResult.REJECTED, reason, by, now);
    }

    /** Goes on with a vendor although this is not enough. */
    void waive(String reason, Actor by, Instant now) {
        decide(StatementResult.WAIVED, reason, by, now);
    }

    private void decide(StatementResult result, @Nullable String reason, Actor by, Instant now) {
        this.result = result;
        this.reason = reason;
        this.decidedBy = by;
        this.decidedAt = now;
    }

    boolean counts(LocalDate on) {
        return (result == StatementResult.ACCEPTED || result == StatementResult.WAIVED)
                && content().isInDate(on);
    }

    @Override
    public StatementId getId() {
        return id;
    }

    public StatementId id() {
        return id;
    }

    public VendorId vendor() {
        return vendor;
    }

    public Standard standard() {
        return standard;
    }

    public StatementContent content() {
        return new StatementContent(
                standard, otherName, kind, issuer, scopeCovers, notCovered, issuedOn, validUntil, file, ownNeed);
    }

    public Optional<LocalDate> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    public StatementResult result() {
        return result;
    }

    /** Why it was rejected or waived. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<Actor> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Actor addedBy() {
        return addedBy;
    }

    public Instant addedAt() {
        return addedAt;
    }
}
