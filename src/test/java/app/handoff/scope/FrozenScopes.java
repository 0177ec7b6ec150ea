package app.handoff.scope;

import static app.handoff.scope.Scopes.ANA;
import static app.handoff.scope.Scopes.MIA;
import static app.handoff.scope.Scopes.MONDAY;

import app.handoff.kernel.EngagementId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Freezes scopes for the tests of later modules. */
@Component
public class FrozenScopes {

    private final ScopeOfWorkRepository versions;
    private final FrozenVersionRepository frozen;

    FrozenScopes(ScopeOfWorkRepository versions, FrozenVersionRepository frozen) {
        this.versions = versions;
        this.frozen = frozen;
    }

    /** The bookkeeping of {@link Scopes}, frozen as version 1. */
    @Transactional
    public FrozenScope first(EngagementId engagement, String title) {
        return first(engagement, title, Scopes.bookkeeping());
    }

    /** The same, priced in parts. */
    @Transactional
    public FrozenScope firstInParts(EngagementId engagement, String title) {
        return first(engagement, title, Scopes.inParts());
    }

    /** The payroll of a small city in three parts. */
    @Transactional
    public FrozenScope firstPayroll(EngagementId engagement, String title) {
        return first(engagement, title, Scopes.payroll());
    }

    /** The same with so many outputs, each with its own price, and so many service levels. */
    @Transactional
    public FrozenScope firstOf(EngagementId engagement, String title, int outputs, int levels) {
        return first(engagement, title, Scopes.large(outputs, levels));
    }

    /** The same, with six price lines. */
    @Transactional
    public FrozenScope firstWithSixPriceLines(EngagementId engagement, String title) {
        return first(engagement, title, Scopes.withSixPriceLines());
    }

    /** The same for a fee every month, by the piece and by the hour, with levels of a week and of a month. */
    @Transactional
    public FrozenScope firstWithFeePiecesAndHours(EngagementId engagement, String title) {
        return first(engagement, title, Scopes.withFeePiecesAndHours());
    }

    /** The same, with requirements that a rule checks. */
    @Transactional
    public FrozenScope firstRequiring(EngagementId engagement, String title) {
        return first(engagement, title, Scopes.required());
    }

    @Transactional
    FrozenScope first(EngagementId engagement, String title, ScopeContent content) {
        var scope = versions.forWriting(engagement)
                .orElseGet(() -> ScopeOfWork.begin(engagement, ScopeContent.EMPTY, MONDAY));
        scope.write(content, MIA, MONDAY);
        return freeze(scope, title);
    }

    /** The next version, with the same content. */
    @Transactional
    public FrozenScope next(EngagementId engagement, String title) {
        var before = versions.findFirstByEngagementOrderByNumberDesc(engagement).orElseThrow();
        return freeze(before.revise(ANA, MONDAY), title);
    }

    /** The next version, with this as its only fact. */
    @Transactional
    public FrozenScope next(EngagementId engagement, String title, String fact) {
        var before = versions.findFirstByEngagementOrderByNumberDesc(engagement).orElseThrow();
        var revised = before.revise(ANA, MONDAY);
        var content = revised.content();
        revised.write(content.with(content.purpose().withFacts(List.of(fact))), ANA, MONDAY);
        return freeze(revised, title);
    }

    /** The next version of the payroll, with a part dropped and another one added. */
    @Transactional
    public FrozenScope nextWithOtherParts(EngagementId engagement, String title) {
        var before = versions.findFirstByEngagementOrderByNumberDesc(engagement).orElseThrow();
        var revised = before.revise(ANA, MONDAY);
        revised.write(Scopes.otherParts(revised.content()), ANA, MONDAY);
        return freeze(revised, title);
    }

    private FrozenScope freeze(ScopeOfWork scope, String title) {
        scope.lookAgain(ANA, MONDAY);
        versions.save(scope);
        var version = scope.freeze(title, MIA, MONDAY);
        frozen.save(new FrozenVersion(version));
        versions.save(scope);
        return version;
    }
}
