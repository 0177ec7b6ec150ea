package app.handoff.scope;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.scope.ScopeStage.ScopeTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scopes that are being written wait for owners and managers, the oldest first. */
@Component
class ScopeAgenda implements Agenda {

    private final ScopeOfWorkRepository scopes;
    private final ReadingRepository readings;

    ScopeAgenda(ScopeOfWorkRepository scopes, ReadingRepository readings) {
        this.scopes = scopes;
        this.readings = readings;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        var drafts = scopes.drafts(Limit.of(limit));
        var read = lastRead(drafts);
        return drafts.stream().map(scope -> need(scope, read.get(scope.id()))).toList();
    }

    /** Who was the last to say of each that they are through. */
    private Map<ScopeOfWorkId, Reading> lastRead(List<ScopeOfWork> drafts) {
        return drafts.isEmpty()
                ? Map.of()
                : readings.concluded(drafts.stream().map(ScopeOfWork::id).toList()).stream()
                        .collect(Collectors.toMap(Reading::scope, Function.identity(), (before, later) -> later));
    }

    private static Need need(ScopeOfWork scope, @Nullable Reading read) {
        var waiting = ScopeTask.of(scope, scope.readiness());
        return new Need(
                scope.engagement(),
                waiting.title(),
                read == null
                        ? Sentence.of("scope.agenda.note")
                        : Sentence.of(
                                "scope.agenda.read",
                                read.reader(),
                                read.verdict().orElseThrow(),
                                read.openRemarks().size()),
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
