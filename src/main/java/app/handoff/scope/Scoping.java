package app.handoff.scope;

import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.LessonsLearnt;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.LevelsInUse;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.TaskDetails;
import app.handoff.triage.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the scope of work of an engagement, from the day it is opened until it is frozen, and again for an addendum. */
@Service
@Transactional
class Scoping {

    private final ScopeOfWorkRepository scopes;
    private final FrozenVersionRepository frozen;
    private final Engagements engagements;
    private final Tasks tasks;
    private final ScopeWords words;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<LevelsInUse> learned;
    private final ObjectProvider<LessonsLearnt> lessons;
    private final ObjectProvider<EvidenceAsked> evidenceAsked;
    private final Readings readings;
    private final Businesses businesses;

    Scoping(
            ScopeOfWorkRepository scopes,
            FrozenVersionRepository frozen,
            Engagements engagements,
            Tasks tasks,
            ScopeWords words,
            ApplicationEventPublisher events,
            ObjectProvider<LevelsInUse> learned,
            ObjectProvider<LessonsLearnt> lessons,
            ObjectProvider<EvidenceAsked> evidenceAsked,
            Readings readings,
            Businesses businesses) {
        this.scopes = scopes;
        this.frozen = frozen;
        this.engagements = engagements;
        this.tasks = tasks;
        this.words = words;
        this.events = events;
        this.learned = learned;
        this.lessons = lessons;
        this.evidenceAsked = evidenceAsked;
        this.readings = readings;
        this.businesses = businesses;
    }

    @EventListener
    void on(Engagement.Opened opened) {
        scopes.save(begin(opened.engagement(), opened.at()));
    }

    @EventListener
    @Transactional
    public void on(Engagement.Ended ended) {
        scopes.findFirstByEngagementOrderByNumberDesc(ended.engagement()).ifPresent(scope -> {
            scope.close(ended.at());
            scopes.save(scope);
            readings.stopAll(ended.engagement(), ended.at());
        });
    }

    private ScopeOfWork begin(EngagementId id, Instant at) {
        return ScopeOfWork.begin(id, known(id), at);
    }

    /** What triage knows of the work before anybody describes it. */
    @Transactional(readOnly = true)
    public ScopeContent known(EngagementId id) {
        var engagement = engagements.get(id);
        var task = tasks.details(engagement.taskId());
        var facts = task.map(TaskDetails::volumes).orElse(List.of()).stream()
                .map(words::volume)
                .toList();
        var software = task.map(TaskDetails::tools).orElse("");
        return ScopeContent.startingWith(engagement.dataTouched(), engagement.judge(), facts, software);
    }

    /** What somebody who reads the scope again would ask, of the scope alone and beside what triage says of the task. */
    @Transactional(readOnly = true)
    public List<Doubt> doubts(ScopeOfWork scope, LocalDate today) {
        var engagement = engagements.get(scope.engagement());
        var volumes =
                tasks.details(engagement.taskId()).map(TaskDetails::volumes).orElse(List.of());
        var workload = words.workload(volumes, engagement.baseline().hoursPerYear());
        return Stream.concat(
                        Doubt.about(scope.content(), workload, today).stream(),
                        words.healthWords().about(businesses.ownName(), scope.content()))
                .sorted(Comparator.comparing(Doubt::section))
                .toList();
    }

    /** Which security evidence vendors are asked for once the scope is final; after that, which they were. */
    @Transactional(readOnly = true)
    public List<EvidenceLine> evidence(ScopeOfWork scope) {
        return scope.isFrozen() ? scope.content().data().evidence() : evidenceFor(scope);
    }

    /**
     * See {@link ScopeOfWork#accept}.
     *
     * @return whether there was such a doubt still, which nobody had accepted
     */
    public boolean accept(
            EngagementId engagement, String doubt, String because, Actor by, Instant now, LocalDate today) {
        var scope = forWriting(engagement);
        var asked = doubts(scope, today).stream()
                .filter(one -> one.id().equals(doubt) && scope.accepted(one).isEmpty())
                .findFirst();
        asked.ifPresent(one -> scope.accept(one, because, by, now));
        scopes.save(scope);
        return asked.isPresent();
    }

    /** Keys of the service levels that are usual for work like this task's, the most usual first; none where it is like no other. */
    @Transactional(readOnly = true)
    public List<String> usualLevels(EngagementId id) {
        return tasks.usualLevels(engagements.get(id).taskId());
    }

    /**
     * The newest version, draft or frozen.
     *
     * @throws NotFound if there is no such engagement
     */
    @Transactional(readOnly = true)
    public ScopeOfWork current(EngagementId engagement) {
        return scopes.findFirstByEngagementOrderByNumberDesc(engagement).orElseThrow(NotFound::new);
    }

    /** All versions of the bid document, the draft included. */
    @Transactional(readOnly = true)
    public DocumentVersions versions(EngagementId engagement) {
        var newest = current(engagement);
        return DocumentVersions.of(
                newest,
                title(engagement),
                newest.isFrozen() ? List.of() : evidenceFor(newest),
                frozen.findByEngagementOrderByNumber(engagement).stream()
                        .map(FrozenVersion::scope)
                        .toList());
    }

    /** The engagement's name, which is the document's title. */
    @Transactional(readOnly = true)
    public String title(EngagementId engagement) {
        return engagements.find(engagement).map(Engagements.Entry::name).orElseThrow(NotFound::new);
    }

    public void startFrom(EngagementId engagement, StartingDraft draft, Actor by, Instant now) {
        var scope = forWriting(engagement);
        scope.startFrom(draft, Tenancy.locality().zone(), by, now);
        scopes.save(scope);
    }

    /** The last engagement of the same task with a frozen scope, the newest that has one. */
    @Transactional(readOnly = true)
    public Optional<PreviousRound> previousRound(EngagementId engagement) {
        return engagements.earlier(engagement).stream()
                .flatMap(earlier -> frozen.findFirstByEngagementOrderByNumberDesc(earlier).stream())
                .map(FrozenVersion::scope)
                .findFirst()
                .map(scope -> new PreviousRound(
                        scope.engagement(),
                        title(scope.engagement()),
                        scope,
                        learned.getObject().of(scope.engagement())));
    }

    /** What the reviews of the earlier engagements of the same task say that this scope should know; the newest first. */
    @Transactional(readOnly = true)
    public List<LessonsLearnt.Lesson> lessons(EngagementId engagement) {
        var earlier = engagements.earlier(engagement);
        return lessons.stream().flatMap(told -> told.of(earlier).stream()).toList();
    }

    /**
     * Fills an empty scope from the last round.
     *
     * @throws NotFound if the task never had a frozen scope before
     */
    public void startFromPreviousRound(EngagementId engagement, Actor by, Instant now) {
        var round = previousRound(engagement).orElseThrow(NotFound::new);
        var scope = forWriting(engagement);
        scope.startFrom(round, by, now);
        scopes.save(scope);
    }

    /** See {@link ScopeOfWork#startOver}; no draft empties the sections. */
    public void startOver(
            EngagementId engagement,
            @Nullable StartingDraft draft,
            Set<Section> sections,
            int seen,
            Actor by,
            Instant now) {
        var scope = forWriting(engagement);
        scope.startOver(draft, sections, known(engagement), Tenancy.locality().zone(), seen, by, now);
        scopes.save(scope);
    }

    /**
     * Writes one section; see {@link ScopeOfWork#write(Section, UnaryOperator, int, String, Actor, Instant)}.
     *
     * @return how often the section has now been saved
     */
    public int write(
            EngagementId engagement,
            Section section,
            UnaryOperator<ScopeContent> change,
            int seen,
            String formId,
            Actor by,
            Instant now) {
        var scope = forWriting(engagement);
        scope.write(section, change, seen, formId, by, now);
        scopes.save(scope);
        return scope.edit(section).count();
    }

    /** See {@link ScopeOfWork#examine(Section, boolean, int)}. */
    public void examine(EngagementId engagement, Section section, boolean right, int seen) {
        var scope = forWriting(engagement);
        scope.examine(section, right, seen);
        scopes.save(scope);
    }

    /** Writes everything at once. */
    public void write(EngagementId engagement, ScopeContent content, Actor by, Instant now) {
        var scope = forWriting(engagement);
        scope.write(content, by, now);
        scopes.save(scope);
    }

    public void lookAgain(EngagementId engagement, Actor by, Instant now) {
        var scope = forWriting(engagement);
        scope.lookAgain(by, now);
        scopes.save(scope);
    }

    public FrozenScope freeze(EngagementId engagement, Actor by, Instant now) {
        var scope = forWriting(engagement);
        frozen.findFirstByEngagementOrderByNumberDesc(engagement)
                .map(FrozenVersion::scope)
                .filter(before -> before.content().equals(scope.content()))
                .ifPresent(before -> {
                    throw new RuleViolation("scope.nothingChanged", before.version());
                });
        scope.askFor(evidenceFor(scope));
        var version = scope.freeze(title(engagement), by, now);
        frozen.save(new FrozenVersion(version));
        scopes.save(scope);
        return version;
    }

    private List<EvidenceLine> evidenceFor(ScopeOfWork scope) {
        var shared = scope.content().data().shared();
        return evidenceAsked
                .orderedStream()
                .flatMap(asked -> asked.linesFor(shared).stream())
                .toList();
    }

    /** Opens the next version for changes. */
    public void revise(EngagementId engagement, Actor by, Instant now) {
        scopes.save(forWriting(engagement).revise(by, now));
    }

    /** Gives up the next version; the frozen one stays. */
    public void drop(EngagementId engagement, Actor by, Instant now) {
        var scope = forWriting(engagement);
        var dropped = scope.drop(by, now);
        readings.stopAll(engagement, now);
        scopes.delete(scope);
        events.publishEvent(dropped);
    }

    private ScopeOfWork forWriting(EngagementId engagement) {
        return scopes.forWriting(engagement).orElseThrow(NotFound::new);
    }
}
