package app.handoff.diligence;

import app.handoff.engagement.Agenda;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What references answered through their link waits for somebody to read it, the first answer in front. */
@Component
class ReferencesAgenda implements Agenda {

    private final ReferenceRequestRepository requests;
    private final Engagements engagements;

    ReferencesAgenda(ReferenceRequestRepository requests, Engagements engagements) {
        this.requests = requests;
        this.engagements = engagements;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        var unread = requests.unread(Limit.of(limit));
        if (unread.isEmpty()) {
            return List.of();
        }
        var going = engagements
                .all(unread.stream().map(ReferenceRequest::engagement).toList())
                .stream()
                .filter(engagement -> engagement.endedAt().isEmpty())
                .map(Engagement::id)
                .collect(Collectors.toSet());
        return unread.stream()
                .filter(request -> going.contains(request.engagement()))
                .map(ReferencesAgenda::need)
                .toList();
    }

    private static Need need(ReferenceRequest request) {
        var about = request.candidate();
        return new Need(
                request.engagement(),
                Sentence.of("diligence.agenda.answer", request.person().name(), about.name()),
                Sentence.of("diligence.agenda.answer.note"),
                null,
                References.page(about),
                Sentence.of("diligence.agenda.answer.button"),
                Need.Kind.YOUR_TURN);
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
