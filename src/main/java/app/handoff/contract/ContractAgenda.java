package app.handoff.contract;

import app.handoff.shared.EngagementId;
import app.handoff.shared.Role;
import app.handoff.shared.Tenancy;
import app.handoff.shared.Text;
import app.handoff.shared.stage.Agenda;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What contracts need of us, and the days on which they begin, end or can still be stopped. */
@Component
@Transactional(readOnly = true)
class ContractAgenda implements Agenda {

    private final ContractRepository contracts;

    ContractAgenda(ContractRepository contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER)) {
            return List.of();
        }
        var needs = new ArrayList<Need>();
        for (var line : contracts.waiting(Limit.of(limit))) {
            var next = ContractStage.report(line).next();
            if (next != null) {
                needs.add(new Need(
                        line.engagement(),
                        agendaTitle(next.title()),
                        next.reason(),
                        null,
                        next.href(),
                        next.button(),
                        Need.Kind.YOUR_TURN));
            }
        }
        for (var engagement : contracts.withoutContract(Limit.of(limit))) {
            needs.add(new Need(
                    engagement,
                    Text.of("contract.need.draft"),
                    Text.of("contract.next.draft.why"),
                    null,
                    ContractStage.page(engagement, ""),
                    Text.of("contract.next.draft.button"),
                    Need.Kind.YOUR_TURN));
        }
        return needs.size() > limit ? needs.subList(0, limit) : needs;
    }

    /** The same words, as a sentence of its own. */
    private static Text agendaTitle(Text next) {
        return new Text(next.key().replace("contract.next.", "contract.need."), next.words());
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        if (limit < 1) {
            return List.of();
        }
        var zone = Tenancy.locality().zone();
        return contracts.days(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone), limit).stream()
                .map(day -> new Happening(
                        new EngagementId(day.getEngagement()),
                        Text.of("contract.happening." + day.getWhat(), day.getVendor()),
                        day.getDay().atStartOfDay(zone).toInstant()))
                .toList();
    }
}
