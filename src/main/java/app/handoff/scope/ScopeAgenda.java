package app.handoff.scope;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.scope.ScopeStage.ScopeTask;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scopes that are being written wait for owners and managers, the oldest first. */
@Component
class ScopeAgenda implements Agenda {

    private final ScopeOfWorkRepository scopes;

    ScopeAgenda(ScopeOfWorkRepository scopes) {
        this.scopes = scopes;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        return scopes.drafts(Limit.of(limit)).stream().map(ScopeAgenda::need).toList();
    }

    private static Need need(ScopeOfWork scope) {
        var waiting = ScopeTask.of(scope, scope.readiness());
        return new Need(
                scope.engagement(),
                waiting.title(),
                Sentence.of("scope.agenda.note"),
                null,
                waiting.href(),
                Sentence.of("scope.agenda.button"),
                Need.Kind.YOUR_TURN);
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
