package app.handoff.engagement;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Names;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.TaskId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The engagements of the business: opened by the decision to outsource, found by name, and ended once. */
@Service
@Transactional(readOnly = true)
public class Engagements {

    private static final int LARGEST_PAGE = 100;

    private final EngagementRepository engagements;

    Engagements(EngagementRepository engagements) {
        this.engagements = engagements;
    }

    /** An engagement in one line. */
    public record Entry(
            EngagementId id,
            String name,
            Instant openedAt,
            @Nullable Instant endedAt) {}

    record Whole(
            EngagementId part,
            EngagementId id,
            String name,
            Instant openedAt,
            @Nullable Instant endedAt) {

        private Entry entry() {
            return new Entry(id, name, openedAt, endedAt);
        }
    }

    @Transactional
    public EngagementId open(Opening opening, Actor by, Instant at) {
        return engagements
                .save(new Engagement(EngagementId.next(), opening, by, at))
                .id();
    }

    /**
     * Opens an engagement for a part of another one's work, see {@link Engagement#openPart}.
     *
     * @throws NotFound if there is no such engagement in this business, or it was removed
     */
    @Transactional
    public EngagementId openPart(EngagementId whole, String part, BigDecimal fraction, Actor by, Instant at) {
        var divided = engagements.get(whole);
        var opened = divided.openPart(part, fraction, by, at);
        engagements.saveAndFlush(divided);
        return engagements.save(opened).id();
    }

    /** Of these engagements those that are a part of another one, and of which, in one statement. */
    public Map<EngagementId, Entry> wholes(Collection<EngagementId> parts) {
        return parts.isEmpty()
                ? Map.of()
                : engagements.wholes(parts).stream().collect(Collectors.toMap(Whole::part, Whole::entry));
    }

    /** The engagements that are parts of this one's work, the first one first. */
    public List<Entry> parts(EngagementId whole) {
        return engagements.parts(whole);
    }

    /** @throws NotFound if there is no such engagement in this business, or it was removed */
    public Engagement get(EngagementId id) {
        return engagements.get(id);
    }

    public List<Engagement> all(Collection<EngagementId> ids) {
        return engagements.all(ids);
    }

    /** All engagements this task ever had and that were not removed, the newest first. */
    public List<Engagement> of(TaskId task) {
        return engagements.of(task);
    }

    /** The engagements that the same task had before this one, the newest first. */
    public List<EngagementId> earlier(EngagementId id) {
        return engagements
                .findById(id)
                .map(of -> engagements.of(of.taskId()).stream()
                        .filter(other -> !other.id().equals(id))
                        .filter(other -> other.openedAt().isBefore(of.openedAt()))
                        .map(Engagement::id)
                        .toList())
                .orElse(List.of());
    }

    /** The rounds that followed these engagements, the newest last. */
    public List<Engagement> after(Collection<EngagementId> before) {
        return engagements.after(before);
    }

    /** Next rounds that were opened since then and have not ended, the oldest first. */
    public List<Engagement> nextRounds(Instant since, int most) {
        return engagements.nextRounds(since, Limit.of(most));
    }

    public Optional<Entry> find(EngagementId id) {
        return engagements.entries(List.of(id)).stream().findFirst();
    }

    /** Whether this business opened it; what was opened by mistake and removed has no pages any more. */
    public boolean hasPages(EngagementId id) {
        return engagements.hasPages(id);
    }

    /** The names of these engagements, in one statement. */
    public Map<EngagementId, String> names(Collection<EngagementId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : engagements.entries(ids).stream().collect(Collectors.toMap(Entry::id, Entry::name));
    }

    /**
     * One page of engagements, newest first.
     *
     * @param search part of a name, or null for all
     * @param after the last one of the page before, or null for the first page
     * @param size how many, 1 to 100; one more is returned when there are more
     */
    public List<Entry> list(@Nullable String search, @Nullable EngagementId after, int size) {
        var limit = Limit.of(Math.max(1, Math.min(size, LARGEST_PAGE)) + 1);
        var pattern = search == null || search.isBlank() ? null : Names.pattern(search);
        return after == null ? engagements.newest(pattern, limit) : engagements.newestAfter(after, pattern, limit);
    }

    /** @param seen the version the person saw while writing */
    @Transactional
    public void rename(EngagementId id, int seen, String name) {
        var engagement = engagements.get(id);
        engagement.expectVersion(seen);
        engagement.rename(name);
        engagements.saveAndFlush(engagement);
    }

    /** Ends an engagement that came to a contract. */
    @Transactional
    public void end(EngagementId id, Engagement.Outcome outcome, Actor by, Instant at) {
        var engagement = engagements.get(id);
        engagement.end(outcome, by, at);
        engagements.save(engagement);
    }
}
