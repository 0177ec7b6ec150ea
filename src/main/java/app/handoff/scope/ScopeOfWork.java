package app.handoff.scope;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One version of what is asked of a vendor in an engagement. It is written section by section, read a second time, and
 * frozen; what comes later is a new version.
 */
@Entity
class ScopeOfWork extends BusinessOwned<ScopeOfWorkId> {

    static final int LONGEST_REASON = 500;

    @EmbeddedId
    private ScopeOfWorkId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int number;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DRAFT;

    @JdbcTypeCode(SqlTypes.JSON)
    private ScopeContent content;

    /** Whether anybody has described the work yet: another scope can start from it. */
    private boolean described;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<Section, SectionEdit> edits = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Examples examples;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable FinalReview secondLook;

    private Instant startedAt;

    private @Nullable Instant closedAt;

    private @Nullable Instant setAsideAt;

    protected ScopeOfWork() {}

    private ScopeOfWork(EngagementId engagement, int number, ScopeContent content, Instant now) {
        this.id = ScopeOfWorkId.next();
        this.engagement = engagement;
        this.number = number;
        this.content = content;
        this.described = !content.blank();
        this.startedAt = now;
    }

    /** The first version for an engagement, with what triage knows already. */
    public static ScopeOfWork begin(EngagementId engagement, ScopeContent known, Instant now) {
        return new ScopeOfWork(engagement, 1, known, now);
    }

    /** The next version, to be changed and sent to all bidders as an addendum; it starts as a copy of this one. */
    public ScopeOfWork revise(Actor by, Instant now) {
        if (status != Status.FROZEN) {
            throw new RuleViolation("scope.notFrozen");
        }
        var next = new ScopeOfWork(engagement, number + 1, content, now);
        edits.forEach((section, edit) -> next.remember(section, edit.ofNextVersion()));
        next.registerEvent(new ChangeStarted(next.id, engagement, next.number, by, now));
        return next;
    }

    /** Fills what nobody has written yet with a draft that is then made one's own. */
    public void startFrom(StartingDraft draft, ZoneId zone, Actor by, Instant now) {
        requireDraft();
        if (!content.blank()) {
            throw new RuleViolation("scope.notBlank");
        }
        var untouched = untouched();
        var laid = draft.over(content, zone);
        var filled = Examples.NONE.replacedBy(Examples.of(draft, content, laid), untouched);
        tell(content.taking(untouched, laid));
        examples = filled;
        writtenAnew(untouched, by, now);
    }

    /** The sections that nobody has written; those that say nothing while a scope is blank count among them. */
    private Set<Section> untouched() {
        var sections = EnumSet.of(Section.PURPOSE, Section.INPUTS, Section.OUTPUTS, Section.LEVELS);
        Arrays.stream(Section.values())
                .filter(section -> edit(section).count() == 0)
                .forEach(sections::add);
        return sections;
    }

    /** While no vendor has read a version, its service levels are counted without a gap. */
    private ScopeContent counted(ScopeContent said) {
        return number == 1 ? said.withLevels(LevelDraft.numbered(said.levels())) : said;
    }

    private void tell(ScopeContent said) {
        content = counted(said);
        described = !content.blank();
    }

    /** Fills what nobody has written yet with what the last round of the same task had agreed and measured. */
    void startFrom(PreviousRound round, Actor by, Instant now) {
        requireDraft();
        if (!content.blank()) {
            throw new RuleViolation("scope.notBlank");
        }
        var untouched = untouched();
        tell(content.taking(untouched, round.content(content)));
        examples = null;
        writtenAnew(untouched, by, now);
    }

    /**
     * Writes sections anew from another ready-made draft, or empties them. What no draft can know stays in any case: the
     * people's names and the dates.
     *
     * @param draft what to fill the sections from; null to empty them
     * @param sections the sections to write anew; the others stay as they are
     * @param known what triage knows of the work
     * @param seen how often anything in the scope had been saved when the sections were chosen
     * @throws EditedMeanwhile if somebody saved a section since
     */
    public void startOver(
            @Nullable StartingDraft draft,
            Set<Section> sections,
            ScopeContent known,
            ZoneId zone,
            int seen,
            Actor by,
            Instant now) {
        requireDraft();
        if (number > 1) {
            throw new RuleViolation("scope.startOver.bidders", number - 1);
        }
        if (sections.isEmpty()) {
            throw new RuleViolation("scope.startOver.nothing").at("sections");
        }
        if (saves() != seen) {
            throw new EditedMeanwhile();
        }
        var base = known.with(content.oversight().people(known.oversight()))
                .with(content.timeline().dates(known.timeline()));
        var anew = draft == null ? base : draft.over(base, zone);
        tell(content.taking(sections, anew));
        examples = examples().replacedBy(draft == null ? Examples.NONE : Examples.of(draft, base, anew), sections);
        writtenAnew(sections, by, now);
        registerEvent(
                draft == null
                        ? new Emptied(id, engagement, by, now)
                        : new StartedOver(id, engagement, draft.name(), by, now));
    }

    /** Whether there is something to start over from, and no bidder has it yet. */
    public boolean canStartOver() {
        return !isFrozen() && number == 1 && !content.blank();
    }

    /** Whether a section says something that neither a draft nor triage put there. */
    public boolean ownWords(Section section, ScopeContent known) {
        var before = examples().given() ? examples().laid() : known;
        return !content.taking(EnumSet.of(section), before).equals(content);
    }

    private void writtenAnew(Set<Section> sections, Actor by, Instant now) {
        for (var section : sections) {
            remember(section, edit(section).again(by, now, ""));
        }
        secondLook = null;
    }

    /**
     * Writes one section.
     *
     * @param seen how often the section had been saved when the form was opened
     * @param formId the form it comes from
     * @throws EditedMeanwhile if somebody else saved the section since
     */
    public void write(
            Section section, UnaryOperator<ScopeContent> change, int seen, String formId, Actor by, Instant now) {
        requireDraft();
        var last = edit(section);
        boolean own = !formId.isEmpty() && formId.equals(last.formId());
        var changed = counted(change.apply(content));
        if (changed.equals(content)) {
            return;
        }
        if (last.count() != seen && !own) {
            throw new EditedMeanwhile();
        }
        tell(changed);
        remember(section, last.again(by, now, formId));
        secondLook = null;
    }

    private void remember(Section section, SectionEdit sectionEdit) {
        var more = new EnumMap<Section, SectionEdit>(Section.class);
        more.putAll(edits);
        more.put(section, sectionEdit);
        edits = more;
    }

    /** Writes the whole content at once, as an import does. */
    public void write(ScopeContent whole, Actor by, Instant now) {
        requireDraft();
        tell(whole);
        examples = null;
        writtenAnew(EnumSet.allOf(Section.class), by, now);
    }

    /**
     * Somebody says of the figures that a ready-made draft put into a section whether they are right as they stand.
     *
     * @param seen how often the section had been saved when they were looked at
     * @throws EditedMeanwhile if somebody else saved the section since
     */
    public void examine(Section section, boolean right, int seen) {
        requireDraft();
        if (edit(section).count() != seen) {
            throw new EditedMeanwhile();
        }
        if (examples != null) {
            examples = examples.examined(section, right);
            secondLook = right ? secondLook : null;
        }
    }

    /**
     * Somebody says of a doubt that it is meant so. It is not asked again until what it says changes.
     *
     * @throws RuleViolation without a reason
     */
    public void accept(Doubt doubt, String because, Actor by, Instant now) {
        requireDraft();
        var reason = because.replace("\r\n", "\n").strip();
        if (reason.isEmpty()) {
            throw new RuleViolation("scope.doubt.reasonMissing");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new RuleViolation("text.tooLong", LONGEST_REASON);
        }
        var acceptance = new SectionEdit.Acceptance(reason, by.name(), now);
        remember(doubt.section(), edit(doubt.section()).accepting(doubt, acceptance));
    }

    /** Why something is meant as it is; empty where nobody said so. */
    public Optional<SectionEdit.Acceptance> accepted(Doubt doubt) {
        return Optional.ofNullable(edit(doubt.section()).accepted().get(doubt.id()));
    }

    /** Somebody has read everything once more. A later change makes that void. */
    public void lookAgain(Actor by, Instant now) {
        requireDraft();
        if (!readiness().gaps().isEmpty()) {
            throw new RuleViolation("scope.gapsLeft", readiness().gaps().size());
        }
        secondLook = new FinalReview(by.name(), now);
        registerEvent(new LookedAgain(id, engagement, number, by, now));
    }

    /** Settles which security evidence vendors show for the data that is shared. */
    void askFor(List<EvidenceLine> evidence) {
        requireDraft();
        content = content.with(content.data().asking(evidence));
    }

    /**
     * Makes this version final.
     *
     * @param title the engagement's name, printed as the title
     * @throws RuleViolation while a gap is left or nobody has taken the second look
     */
    public FrozenScope freeze(String title, Actor by, Instant now) {
        requireDraft();
        var readiness = readiness();
        if (!readiness.gaps().isEmpty()) {
            throw new RuleViolation("scope.gapsLeft", readiness.gaps().size());
        }
        if (secondLook == null) {
            throw new RuleViolation("scope.noSecondLook");
        }
        status = Status.FROZEN;
        var hash = Canonical.sha256(FrozenVersion.canonical(title, number, content));
        registerEvent(new Frozen(id, engagement, number, hash, by, now));
        var frozen = new FrozenScope(id, engagement, number, hash, now, by.name(), title, content);
        registerEvent(new ScopeFrozen(frozen, by, now));
        return frozen;
    }

    /** Gives up the changes of a later version; the frozen one before it stays as it is. */
    public ChangeDropped drop(Actor by, Instant now) {
        requireDraft();
        if (number == 1) {
            throw new RuleViolation("scope.firstVersion");
        }
        return new ChangeDropped(id, engagement, number, by, now);
    }

    /** The engagement is over: a version that was not finished stays as it is and waits for nobody. */
    void close(Instant at) {
        if (status == Status.DRAFT) {
            closedAt = at;
        }
    }

    /**
     * The work goes on by the scope of the round before: what was written here waits, and nobody changes it meanwhile.
     *
     * @throws RuleViolation once a version of it is final: bids can be asked for by it
     */
    void setAside(Instant at) {
        if (number > 1 || status != Status.DRAFT) {
            throw new RuleViolation("scope.setAside.frozen");
        }
        closedAt = at;
        setAsideAt = at;
    }

    /** It is gone on with after all. */
    void takeUp() {
        if (setAsideAt != null) {
            closedAt = null;
            setAsideAt = null;
        }
    }

    /** Whether the work goes on by the scope of the round before, and not by this one. */
    boolean isSetAside() {
        return setAsideAt != null;
    }

    void requireDraft() {
        if (setAsideAt != null) {
            throw new RuleViolation("scope.setAside.closed");
        }
        if (closedAt != null) {
            throw new RuleViolation("scope.closed");
        }
        if (status != Status.DRAFT) {
            throw new RuleViolation("scope.isFrozen", number);
        }
    }

    public Readiness readiness() {
        return Readiness.of(content, examples());
    }

    /** What a ready-made draft put here, and how much of it nobody has checked yet. */
    public Examples examples() {
        return examples == null ? Examples.NONE : examples;
    }

    /** How often any section has been saved, all together. */
    public int saves() {
        return edits.values().stream().mapToInt(SectionEdit::count).sum();
    }

    public SectionEdit edit(Section section) {
        return edits.getOrDefault(section, SectionEdit.NEVER);
    }

    /** How bidders would read it as it stands. */
    public BidDocument preview(String title) {
        return new Preview(title, number, content);
    }

    /** The same with the evidence that would be asked for if it became final today. */
    BidDocument preview(String title, List<EvidenceLine> evidence) {
        return new Preview(title, number, content.with(content.data().asking(evidence)));
    }

    @Override
    public ScopeOfWorkId getId() {
        return id;
    }

    public ScopeOfWorkId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public int number() {
        return number;
    }

    public ScopeContent content() {
        return content;
    }

    public Optional<FinalReview> secondLook() {
        return Optional.ofNullable(secondLook);
    }

    public boolean isFrozen() {
        return status == Status.FROZEN;
    }

    /** Whether somebody can still be asked to read it before it is final. */
    boolean awaitsReaders() {
        return status == Status.DRAFT && closedAt == null;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** A scope is written and then frozen, for good. */
    public enum Status {
        DRAFT,
        FROZEN
    }

    private record Preview(String title, int version, ScopeContent content) implements BidDocument {

        @Override
        public @Nullable String sha256() {
            return null;
        }

        @Override
        public @Nullable Instant frozenAt() {
            return null;
        }
    }

    public record LookedAgain(ScopeOfWorkId scope, EngagementId engagement, int version, Actor by, Instant at)
            implements EngagementEvent {}

    /** Sections were written anew from another ready-made draft. */
    public record StartedOver(ScopeOfWorkId scope, EngagementId engagement, String draft, Actor by, Instant at)
            implements EngagementEvent {}

    /** Sections were emptied to be written from scratch. */
    public record Emptied(ScopeOfWorkId scope, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    /** A version is final: bids can be asked for, or the bidders have an addendum. */
    public record Frozen(ScopeOfWorkId scope, EngagementId engagement, int version, String sha256, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {version};
        }
    }

    public record ChangeStarted(ScopeOfWorkId scope, EngagementId engagement, int version, Actor by, Instant at)
            implements EngagementEvent {}

    public record ChangeDropped(ScopeOfWorkId scope, EngagementId engagement, int version, Actor by, Instant at)
            implements EngagementEvent {}
}
