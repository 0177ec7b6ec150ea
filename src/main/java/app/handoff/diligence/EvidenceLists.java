package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.EvidenceAsked;
import app.handoff.scope.EvidenceLine;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopeFrozen;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.vendor.AskedEvidence;
import app.handoff.vendor.EvidenceTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Settles which certificates each engagement asks vendors for. */
@Service
class EvidenceLists implements EvidenceAsked {

    private final RequiredEvidenceRepository lists;
    private final EvidenceTable table;
    private final ScopesOfWork scopes;
    private final BusinessCache cache;
    private final Format format;

    EvidenceLists(
            RequiredEvidenceRepository lists,
            EvidenceTable table,
            ScopesOfWork scopes,
            BusinessCache cache,
            Format format) {
        this.lists = lists;
        this.table = table;
        this.scopes = scopes;
        this.cache = cache;
        this.format = format;
    }

    /** The list that counts; none before a scope is final. */
    Optional<RequiredEvidence> of(EngagementId engagement) {
        return lists.findByEngagement(engagement);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(ScopeFrozen frozen) {
        var scope = frozen.scope();
        var asked = table.asked(shared(scope));
        var list = of(scope.engagement())
                .orElseGet(() -> new RequiredEvidence(scope.engagement(), asked, frozen.by(), frozen.at()));
        list.settle(asked, frozen.by(), frozen.at());
        lists.save(list);
    }

    @Override
    @Transactional(readOnly = true)
    public List<EvidenceLine> linesFor(Set<DataClass> shared) {
        var asked = table.asked(shared);
        var data = table.dataOf(asked, shared);
        return asked.ofAnybody().stream()
                .map(need -> new EvidenceLine(
                        need.ownName() == null ? format.text(need.need().title()) : need.ownName(),
                        List.copyOf(data.getOrDefault(need.key(), Set.of())),
                        need.vendors() == null ? "" : format.text(need.vendors())))
                .toList();
    }

    private static Set<DataClass> shared(FrozenScope scope) {
        return scope.dataRules().shared();
    }

    /** Whether the table asks for something else today. */
    @Transactional(readOnly = true)
    public boolean isOutdated(EngagementId engagement) {
        return cache.get(
                EvidenceLists.class,
                engagement,
                () -> of(engagement)
                        .map(list -> !list.asked().equals(today(engagement)))
                        .orElse(false));
    }

    private AskedEvidence today(EngagementId engagement) {
        return scopes.frozen(engagement)
                .map(scope -> table.asked(shared(scope)))
                .orElse(AskedEvidence.NONE);
    }

    /**
     * Takes the table over as it stands today.
     *
     * @throws RuleViolation before a scope is final
     */
    @Transactional
    public void renew(EngagementId engagement, Actor by, Instant now) {
        var list = of(engagement).orElseThrow(() -> new RuleViolation("diligence.security.noScope"));
        list.renew(today(engagement), by, now);
        lists.save(list);
    }
}
