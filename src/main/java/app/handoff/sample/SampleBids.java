package app.handoff.sample;

import app.handoff.bidding.BidQuestion;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.Budgets;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.CriterionScore;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.Invitations;
import app.handoff.bidding.Invitee;
import app.handoff.bidding.Schedule;
import app.handoff.bidding.Setup;
import app.handoff.evaluation.BidOpening;
import app.handoff.evaluation.Evaluations;
import app.handoff.evaluation.Evaluations.Given;
import app.handoff.evaluation.OpenedBid;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Money;
import app.handoff.kernel.VendorId;
import app.handoff.sample.SampleVendors.Firm;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopeContent;
import app.handoff.scope.Scoping;
import app.handoff.submission.BidAccess;
import app.handoff.submission.BidContent.BidFile;
import app.handoff.submission.BidDraftContent;
import app.handoff.submission.BidDraftContent.TypedOffer;
import app.handoff.submission.BidDraftContent.TypedReference;
import app.handoff.submission.BidDraftContent.TypedTerms;
import app.handoff.submission.BidPart;
import app.handoff.submission.BidPreparation;
import app.handoff.tenancy.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Asks vendors for bids in the sample business, and lets them answer. */
@Component
class SampleBids {

    private static final Resource CERTIFICATE = new ClassPathResource("sample/iso-27001-certificate.pdf");
    private static final String CONTACT_EMAIL = "jonas@studiofern.example";

    private final Scoping scoping;
    private final Bidding bidding;
    private final Invitations invitations;
    private final Budgets budgets;
    private final BidPreparation preparation;
    private final BidOpening bidOpening;
    private final Evaluations evaluations;
    private final SampleSteps stage;

    SampleBids(
            Scoping scoping,
            Bidding bidding,
            Invitations invitations,
            Budgets budgets,
            BidPreparation preparation,
            BidOpening bidOpening,
            Evaluations evaluations,
            SampleSteps stage) {
        this.scoping = scoping;
        this.bidding = bidding;
        this.invitations = invitations;
        this.budgets = budgets;
        this.preparation = preparation;
        this.bidOpening = bidOpening;
        this.evaluations = evaluations;
        this.stage = stage;
    }

    /** A request that is open for bids. */
    record Open(EngagementId engagement, BidRequestId request, FrozenScope scope, Map<Firm, InvitationId> invited) {}

    /** In place of a price: that it is free of charge. */
    static final String FREE = "free";

    /** What a vendor offers: a price for each line of the scope, the taking over last, and what it promises. */
    record Offer(List<String> prices, List<String> promises, String answer, String exclusions) {

        static Offer of(List<String> prices, List<String> promises) {
            return new Offer(prices, promises, "Two people know your books; either stands in for the other.", "");
        }

        Offer without(String exclusions) {
            return new Offer(prices, promises, answer, exclusions);
        }
    }

    FrozenScope freeze(EngagementId engagement, ScopeContent content, Team team, Instant at) {
        return stage.inTheOffice(at, () -> {
            scoping.write(engagement, content, team.jonas(), at);
            scoping.lookAgain(engagement, team.mei(), at.plusSeconds(3_600));
            return scoping.freeze(engagement, team.owner(), at.plusSeconds(5_400));
        });
    }

    Open open(
            FrozenScope scope,
            LocalDateTime deadline,
            List<Criterion> criteria,
            @Nullable Money budget,
            Map<Firm, VendorId> vendors,
            List<Firm> invited,
            Team team,
            Instant at) {
        return stage.inTheOffice(at, () -> {
            var engagement = scope.engagement();
            var request = bidding.prepare(
                    engagement, scope.title(), Tenancy.locality().currency(), SampleCalendar.BERLIN);
            request = bidding.setUp(
                    request.id(),
                    new Setup(
                            criteria,
                            List.of(new BidQuestion(
                                    Ids.next(), "Who does the work, and who stands in when that person is away?", 150)),
                            new Schedule(
                                    deadline.minusHours(5),
                                    deadline,
                                    SampleCalendar.BERLIN,
                                    deadline.toLocalDate().plusDays(9)),
                            12,
                            90),
                    request.version(),
                    at);
            if (budget != null) {
                budgets.keep(request.id(), null, budget);
            }
            invitations.invite(
                    request.id(),
                    invited.stream()
                            .map(firm -> new Invitee(
                                    firm.in(vendors),
                                    firm.firmName(),
                                    firm.contact(),
                                    firm.email(),
                                    firm.zone(),
                                    firm.city()))
                            .toList(),
                    team.owner(),
                    at);
            bidding.open(request.id(), Team.JONAS, CONTACT_EMAIL, team.owner(), at.plusSeconds(60));
            var links = new EnumMap<Firm, InvitationId>(Firm.class);
            for (var entry : bidding.overview(engagement).invitations()) {
                var firm = Arrays.stream(Firm.values())
                        .filter(one -> one.firmName().equals(entry.invitation().vendorName()))
                        .findFirst()
                        .orElseThrow();
                links.put(firm, entry.invitation().id());
            }
            return new Open(engagement, request.id(), scope, links);
        });
    }

    void begin(Open request, Firm firm, Offer offer, Instant at) {
        var invitation = firm.in(request.invited());
        stage.atTheDeskOf(invitation, at, () -> {
            preparation.start(BidAccess.byMailedCode(invitation), at);
            fill(request, invitation, firm, offer, at.plusSeconds(1_200));
        });
    }

    void bid(Open request, Firm firm, Offer offer, Instant at) {
        var invitation = firm.in(request.invited());
        stage.atTheDeskOf(invitation, at, () -> {
            preparation.start(BidAccess.byMailedCode(invitation), at);
            fill(request, invitation, firm, offer, at.plusSeconds(1_200));
            preparation.send(BidAccess.byMailedCode(invitation), Ids.next(), Team.STUDIO, null, at.plusSeconds(2_400));
        });
    }

    void decline(Open request, Firm firm, String reason, Instant at) {
        var invitation = firm.in(request.invited());
        stage.atTheDeskOf(invitation, at, () -> {
            preparation.start(BidAccess.byMailedCode(invitation), at);
            preparation.decline(BidAccess.byMailedCode(invitation), reason, at.plusSeconds(600));
        });
    }

    void ask(Open request, Firm firm, String question, Instant at) {
        var invitation = firm.in(request.invited());
        stage.atTheDeskOf(invitation, at, () -> preparation.ask(BidAccess.byMailedCode(invitation), question, at));
    }

    void answer(Open request, String answer, Team team, Instant at) {
        stage.inTheOffice(at, () -> {
            var open = bidding.overview(request.engagement()).questions().stream()
                    .filter(question -> question.isOpen())
                    .findFirst()
                    .orElseThrow();
            bidding.answer(request.request(), open.id(), answer, null, team.jonas(), at);
        });
    }

    void attachCertificate(Open request, Firm firm, Instant at) {
        var invitation = firm.in(request.invited());
        stage.atTheDeskOf(invitation, at, () -> {
            try (var content = CERTIFICATE.getInputStream()) {
                preparation.attach(BidAccess.byMailedCode(invitation), content, CERTIFICATE.getFilename(), at);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void fill(Open request, InvitationId invitation, Firm firm, Offer offer, Instant at) {
        var visit = preparation.visit(invitation);
        save(
                invitation,
                BidPart.DOCUMENT,
                draft -> copy(draft, request.scope().version(), draft.offer(), draft.answers(), draft.terms()),
                at);
        save(
                invitation,
                BidPart.OFFER,
                draft -> copy(
                        draft,
                        request.scope().version(),
                        typed(request.scope(), offer),
                        draft.answers(),
                        draft.terms()),
                at);
        save(
                invitation,
                BidPart.ANSWERS,
                draft -> copy(
                        draft,
                        request.scope().version(),
                        draft.offer(),
                        answers(visit.request(), offer),
                        draft.terms()),
                at);
        save(
                invitation,
                BidPart.TERMS,
                draft -> copy(
                        draft,
                        request.scope().version(),
                        draft.offer(),
                        draft.answers(),
                        new TypedTerms("", offer.exclusions(), draft.terms().validUntil())),
                at);
        save(invitation, BidPart.REFERENCES, draft -> withReferences(draft, firm), at);
    }

    private void save(InvitationId invitation, BidPart part, UnaryOperator<BidDraftContent> change, Instant at) {
        preparation.save(BidAccess.byMailedCode(invitation), part, 0, change, at);
    }

    private static BidDraftContent copy(
            BidDraftContent draft, int read, TypedOffer offer, Map<String, String> answers, TypedTerms terms) {
        return new BidDraftContent(
                draft.saves(), true, read, draft.bidder(), offer, answers, terms, draft.references(), draft.files());
    }

    private static TypedOffer typed(FrozenScope scope, Offer offer) {
        var prices = new HashMap<String, String>();
        var free = new HashSet<String>();
        var items = scope.priceItems();
        for (int i = 0; i < offer.prices().size(); i++) {
            if (offer.prices().get(i).equals(FREE)) {
                free.add(items.get(i).key());
            } else {
                prices.put(items.get(i).key(), offer.prices().get(i));
            }
        }
        var levels = new HashMap<String, String>();
        for (int i = 0; i < offer.promises().size(); i++) {
            levels.put(
                    scope.serviceLevels().get(i).id().toString(),
                    offer.promises().get(i));
        }
        return new TypedOffer(prices, levels, free);
    }

    private static Map<String, String> answers(BidRequest request, Offer offer) {
        var answers = new HashMap<String, String>();
        request.questions().forEach(question -> answers.put(question.id().toString(), offer.answer()));
        return answers;
    }

    private static BidDraftContent withReferences(BidDraftContent draft, Firm firm) {
        var references = firm.clients().stream()
                .map(client -> new TypedReference(
                        client,
                        "The owner",
                        "+49 30 5550 100",
                        client.equals(firm.clients().get(0)) ? "EXISTING" : "PRIOR"))
                .toList();
        List<BidFile> files = draft.files();
        return new BidDraftContent(
                draft.saves(),
                draft.documentRead(),
                draft.versionRead(),
                draft.bidder(),
                draft.offer(),
                draft.answers(),
                draft.terms(),
                references,
                files);
    }

    void openBids(Open request, Team team, Instant at) {
        bidOpening.openBids(request.request(), team.owner(), at);
    }

    /** Scores what people score, with a note each, in the order of the criteria, and ends the judging of quality. */
    void judge(Open request, Map<Firm, List<Integer>> scores, Map<Firm, List<String>> notes, Team team, Instant at) {
        stage.inTheOffice(at, () -> {
            var evaluationFile = evaluations.file(request.engagement());
            var given = new ArrayList<Given>();
            for (var column : evaluationFile.evaluation().ranked()) {
                var bid = column.bid();
                var firm = firm(bid);
                int next = 0;
                for (var criterion : evaluationFile.request().criteria()) {
                    if (!criterion.kind().isComputed()) {
                        given.add(new Given(
                                bid.id(),
                                criterion.id(),
                                new CriterionScore(
                                        firm.in(scores).get(next),
                                        firm.in(notes).get(next++)),
                                Given.NONE));
                    }
                }
            }
            evaluations.score(request.engagement(), given, team.jonas(), at);
            evaluations.finishQuality(request.engagement(), team.owner(), at.plusSeconds(3_600));
        });
    }

    void award(Open request, Firm winner, String reason, Team team, Instant at) {
        stage.inTheOffice(at, () -> {
            var bid = evaluations.file(request.engagement()).evaluation().ranked().stream()
                    .map(column -> column.bid())
                    .filter(opened -> firm(opened) == winner)
                    .findFirst()
                    .orElseThrow();
            evaluations.award(request.engagement(), bid.id(), null, reason, team.owner(), at);
        });
    }

    private static Firm firm(OpenedBid bid) {
        return Arrays.stream(Firm.values())
                .filter(firm -> firm.firmName().equals(bid.vendorName()))
                .findFirst()
                .orElseThrow();
    }

    /** Price 40, service levels 20, proof 40: as in the bookkeeping of the studio. */
    static List<Criterion> wholeCriteria() {
        return List.of(
                criterion(0, "Price", CriterionKind.PRICE, 40, null),
                criterion(1, "Service levels", CriterionKind.SERVICE_LEVEL, 20, null),
                criterion(2, "References", CriterionKind.REFERENCE, 15, null),
                criterion(3, "Sample of work", CriterionKind.SAMPLE, 15, null),
                criterion(4, "Language and hours", CriterionKind.INTERVIEW, 10, null));
    }

    static List<Criterion> shortCriteria() {
        return List.of(
                criterion(0, "Price", CriterionKind.PRICE, 40, null),
                criterion(1, "Service levels", CriterionKind.SERVICE_LEVEL, 30, null),
                criterion(2, "References", CriterionKind.REFERENCE, 30, null));
    }

    private static Criterion criterion(
            int position, String name, CriterionKind kind, int weight, @Nullable BigDecimal minimum) {
        var anchors = kind.isComputed()
                ? ""
                : String.join("\n", "Nothing shown", "Poor", "Weak", "Enough", "Good", "Nothing to wish for");
        return new Criterion(CriterionId.next(), position, name, kind, weight, minimum, anchors);
    }
}
