package app.handoff.scope;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Somebody without an account, a colleague or an adviser, reads a version of a scope before it is final: leaves remarks and
 * says whether anything is missing. Nothing of it holds up the business.
 */
@Entity
@Table(name = "scope_reading")
@DynamicUpdate
class Reading extends BusinessOwned<ReadingId> {

    static final int LONGEST_NAME = 120;
    static final int MOST_REMARKS = 40;

    /** How long a link works: long enough to come back from holidays. */
    static final Duration LASTS = Duration.ofDays(21);

    @EmbeddedId
    private ReadingId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "scope_id"))
    private ScopeOfWorkId scope;

    private String title;
    private String reader;
    private @Nullable String email;
    private String askedBy;
    private @Nullable UUID askedById;
    private Instant askedAt;
    private Instant until;
    private @Nullable Instant stoppedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Remark> remarks = List.of();

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    private @Nullable Instant verdictAt;
    private @Nullable Integer savesRead;

    @SuppressWarnings("NullAway.Init")
    protected Reading() {}

    /**
     * @param title the engagement's name
     * @param email where the link goes; null where it is handed over
     * @throws RuleViolation if the scope is final, or its engagement was stopped
     */
    Reading(ScopeOfWork scope, String title, String reader, @Nullable String email, Actor by, Instant now) {
        scope.requireDraft();
        this.id = ReadingId.next();
        this.engagement = scope.engagement();
        this.scope = scope.id();
        this.title = title;
        this.reader = reader;
        this.email = email;
        this.askedBy = by.name();
        this.askedById = by.id();
        this.askedAt = now;
        this.until = now.plus(LASTS);
        registerEvent(new Asked(engagement, reader, by, now));
    }

    /** A new link takes the place of the last one. */
    void askAgain(ScopeOfWork scope, Instant now) {
        scope.requireDraft();
        until = now.plus(LASTS);
        stoppedAt = null;
    }

    void stop(Instant now) {
        if (stoppedAt == null) {
            stoppedAt = now;
        }
    }

    /** @throws RuleViolation once the version is final, or at {@code text} if there are too many remarks */
    void remark(ScopeOfWork scope, Section section, String text, Instant now) {
        requireOpen(scope);
        if (remarks.stream()
                .anyMatch(remark -> remark.isOpen()
                        && remark.section() == section
                        && remark.text().equals(text))) {
            return;
        }
        if (remarks.size() >= MOST_REMARKS) {
            throw new RuleViolation("scope.reading.tooMany", MOST_REMARKS).at("text");
        }
        remarks = Stream.concat(remarks.stream(), Stream.of(Remark.open(section, text, now)))
                .toList();
    }

    /** The reader takes a remark back that nobody has settled. */
    void takeBack(ScopeOfWork scope, UUID remark) {
        requireOpen(scope);
        remarks = remarks.stream()
                .filter(one -> !one.id().equals(remark) || !one.isOpen())
                .toList();
    }

    /**
     * The reader is through.
     *
     * @param seen how often anything in the scope had been saved when the page was opened that was read
     * @throws RuleViolation once the version is final; if it is to be changed and no remark says what
     */
    void conclude(ScopeOfWork scope, Verdict said, int seen, Instant now) {
        requireOpen(scope);
        if (said == Verdict.PLEASE_CHANGE && openRemarks().isEmpty()) {
            throw new RuleViolation("scope.reading.changeWhat");
        }
        if (said == verdict && Objects.equals(savesRead, seen)) {
            return;
        }
        if (verdict == null) {
            registerEvent(new FirstRead(id));
        }
        verdict = said;
        verdictAt = now;
        savesRead = seen;
        registerEvent(new Read(engagement, reader, said, Actor.guest(reader), now));
    }

    private static void requireOpen(ScopeOfWork scope) {
        if (scope.isFrozen()) {
            throw new RuleViolation("scope.reading.final", scope.number());
        }
        scope.requireDraft();
    }

    /** Somebody of the business has seen to it. */
    void settle(UUID remark, Actor by, Instant now) {
        replace(one(remark).isOpen() ? one(remark).settled(by.name(), now) : one(remark));
    }

    void reopen(UUID remark) {
        replace(one(remark).reopened());
    }

    private Remark one(UUID remark) {
        return remarks.stream()
                .filter(one -> one.id().equals(remark))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void replace(Remark changed) {
        remarks = remarks.stream()
                .map(one -> one.id().equals(changed.id()) ? changed : one)
                .toList();
    }

    /** Whether the scope was changed after what the reader read. */
    public boolean isOutdated(ScopeOfWork now) {
        return savesRead != null && savesRead != now.saves();
    }

    /** Whether somebody can still come in by the link that was given out last. */
    public boolean isOpen(Instant now) {
        return stoppedAt == null && now.isBefore(until);
    }

    public List<Remark> openRemarks() {
        return remarks.stream().filter(Remark::isOpen).toList();
    }

    /** Who asked, to be told what came of it; null of readers who were asked before that was kept. */
    @Nullable MemberId asker() {
        return askedById == null ? null : new MemberId(askedById);
    }

    /** The reader as the one who acts through the link. */
    LinkHolder holder() {
        return new LinkHolder(id.id(), reader, email);
    }

    @Override
    public ReadingId getId() {
        return id;
    }

    public ReadingId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public ScopeOfWorkId scope() {
        return scope;
    }

    public String title() {
        return title;
    }

    public String reader() {
        return reader;
    }

    public @Nullable String email() {
        return email;
    }

    public Instant until() {
        return until;
    }

    public List<Remark> remarks() {
        return remarks;
    }

    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    public @Nullable Instant verdictAt() {
        return verdictAt;
    }

    /** What a reader says in the end. */
    public enum Verdict {
        NOTHING_MISSING,
        PLEASE_CHANGE
    }

    /** A reader is through for the first time, so that whoever asked is to hear of it. */
    record FirstRead(ReadingId reading) {}

    public record Asked(EngagementId engagement, String reader, Actor by, Instant at) implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {reader};
        }
    }

    public record Read(EngagementId engagement, String reader, Verdict verdict, Actor by, Instant at)
            implements EngagementEvent {}
}
