package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Role;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.tenancy.Tenancy;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets the sample business tell a vendor of a level that it missed; what the contract credits for it is reckoned with that. */
@Component
class SampleMisses implements SampleActs {

    private static final int DAYS_TO_REPLY = 7;
    private static final int NEWEST = 20;

    private final Deliveries deliveries;
    private final Breaches breaches;
    private final NoticeDraft draft;

    SampleMisses(Deliveries deliveries, Breaches breaches, NoticeDraft draft) {
        this.deliveries = deliveries;
        this.breaches = breaches;
        this.draft = draft;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(SampleAct.inTheOffice("notice of a miss", NoticeFacts.class, this::tell));
    }

    private void tell(NoticeFacts facts, Scene scene) {
        var engagement = scene.engagement();
        var missed = breaches.page(engagement, null, NEWEST).stream()
                .filter(breach -> breach.week() == facts.week())
                .toList();
        var day = LocalDate.ofInstant(scene.at(), Tenancy.locality().zone()).plusDays(DAYS_TO_REPLY);
        var by = member(facts, scene);
        breaches.notify(
                engagement,
                missed.stream().map(Breach::id).toList(),
                draft.of(deliveries.get(engagement), missed, day, by),
                SentFiles.Inspected.NONE,
                day,
                by,
                scene.at());
    }

    private static CurrentMember member(NoticeFacts facts, Scene scene) {
        return new CurrentMember(
                scene.by().memberId(),
                Tenancy.required().business(),
                facts.business(),
                true,
                scene.by().name(),
                facts.email(),
                Role.OWNER,
                "system",
                Tenancy.locality(),
                false);
    }

    /** @param email where the vendor's reply is announced */
    private record NoticeFacts(int week, String business, String email) {}
}
