package app.handoff.triage;

import app.handoff.engagement.EngagementDirectory;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Names;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells other modules the engagements of the business by name. */
@Component
@Transactional(readOnly = true)
class EngagementNames implements EngagementDirectory {

    private static final int LARGEST_PAGE = 100;

    private final EngagementRepository engagements;

    EngagementNames(EngagementRepository engagements) {
        this.engagements = engagements;
    }

    @Override
    public Optional<Entry> find(EngagementId engagement) {
        return engagements.entries(List.of(engagement)).stream().findFirst();
    }

    @Override
    public boolean isRemoved(EngagementId engagement) {
        return engagements.isRemoved(engagement);
    }

    @Override
    public Map<EngagementId, String> names(Collection<EngagementId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : engagements.entries(ids).stream().collect(Collectors.toMap(Entry::id, Entry::name));
    }

    @Override
    public List<EngagementId> earlier(EngagementId engagement) {
        return engagements
                .findById(engagement)
                .map(of -> engagements.of(of.taskId()).stream()
                        .filter(other -> !other.id().equals(engagement))
                        .filter(other -> other.openedAt().isBefore(of.openedAt()))
                        .map(Engagement::id)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<Entry> list(@Nullable String search, @Nullable EngagementId after, int size) {
        var limit = Limit.of(Math.max(1, Math.min(size, LARGEST_PAGE)) + 1);
        var pattern = search == null || search.isBlank() ? null : Names.pattern(search);
        return after == null ? engagements.newest(pattern, limit) : engagements.newestAfter(after, pattern, limit);
    }
}
