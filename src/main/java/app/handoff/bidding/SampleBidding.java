package app.handoff.bidding;

import app.handoff.kernel.Ids;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.VendorId;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.Tenancy;
import app.handoff.vendor.Vendors;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks vendors for bids in the sample business, and answers what they ask. */
@Component
class SampleBidding implements SampleActs {

    private final ScopesOfWork scopes;
    private final Vendors vendors;
    private final Bidding bidding;
    private final Budgets budgets;
    private final Invitations invitations;

    SampleBidding(ScopesOfWork scopes, Vendors vendors, Bidding bidding, Budgets budgets, Invitations invitations) {
        this.scopes = scopes;
        this.vendors = vendors;
        this.bidding = bidding;
        this.budgets = budgets;
        this.invitations = invitations;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.inTheOffice("bid request", RequestFacts.class, this::open),
                SampleAct.inTheOffice("answer", AnswerFacts.class, this::answer));
    }

    private void open(RequestFacts facts, Scene scene) {
        var engagement = scene.engagement();
        var scope = scopes.frozen(engagement).orElseThrow(NotFound::new);
        var locality = Tenancy.locality();
        var prepared = bidding.prepare(engagement, scope.title(), locality.currency(), locality.zone());
        var request = bidding.setUp(prepared.id(), setup(facts), prepared.version(), scene.at());
        if (facts.budget() != null) {
            budgets.keep(request.id(), null, facts.budget());
        }
        var invitees = facts.invited().stream()
                .map(vendor -> invitee(scene.known(VendorId.class, vendor)))
                .toList();
        invitations.invite(request.id(), invitees, scene.by(), scene.at());
        bidding.open(request.id(), facts.contact().name(), facts.contact().email(), scene.by(), scene.minutesLater(1));
        var invited = bidding.overview(engagement).invitations();
        for (var vendor : facts.invited()) {
            var id = scene.known(VendorId.class, vendor);
            invited.stream()
                    .map(BiddingOverview.Entry::invitation)
                    .filter(invitation -> invitation.vendor().equals(id))
                    .forEach(
                            invitation -> scene.giveLink(vendor, invitation.id().id()));
        }
    }

    private static Setup setup(RequestFacts facts) {
        var criteria = new ArrayList<Criterion>();
        for (var one : facts.criteria()) {
            var anchors = one.kind().isComputed() ? "" : String.join("\n", facts.scale());
            criteria.add(new Criterion(
                    CriterionId.next(), criteria.size(), one.name(), one.kind(), one.weight(), null, anchors));
        }
        var schedule = new Schedule(
                facts.questionsUntil(), facts.deadline(), Tenancy.locality().zone(), facts.decisionBy());
        return new Setup(
                criteria,
                List.of(new BidQuestion(
                        Ids.next(), facts.question().text(), facts.question().words())),
                schedule,
                facts.termMonths(),
                facts.validityDays(),
                ReferencesAsked.usual());
    }

    private Invitee invitee(VendorId id) {
        var vendor = vendors.get(id);
        return new Invitee(id, vendor.name(), vendor.contact(), vendor.email(), vendor.zone(), vendor.city());
    }

    private void answer(AnswerFacts facts, Scene scene) {
        var question = bidding.overview(scene.engagement()).questions().stream()
                .filter(Clarification::isOpen)
                .findFirst()
                .orElseThrow();
        bidding.answer(question.request(), question.id(), facts.text(), null, scene.by(), scene.at());
    }

    /** @param scale what each score of a criterion means that people judge, the lowest first */
    private record RequestFacts(
            List<CriterionFacts> criteria,
            List<String> scale,
            QuestionFacts question,
            LocalDateTime questionsUntil,
            LocalDateTime deadline,
            LocalDate decisionBy,
            int termMonths,
            int validityDays,
            @Nullable Money budget,
            List<String> invited,
            ContactFacts contact) {}

    private record CriterionFacts(String name, CriterionKind kind, int weight) {}

    private record QuestionFacts(String text, int words) {}

    private record ContactFacts(String name, String email) {}

    private record AnswerFacts(String text) {}
}
