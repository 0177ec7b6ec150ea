package app.handoff.submission;

import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Ids;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.scope.FrozenScope;
import app.handoff.submission.BidDraftContent.TypedOffer;
import app.handoff.submission.BidDraftContent.TypedReference;
import app.handoff.submission.BidDraftContent.TypedTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Lets the vendors of the sample business ask, decline and bid. */
@Component
class SampleBids implements SampleActs {

    /** In place of a price: that it is free of charge. */
    private static final String FREE = "free";

    private final BidPreparation preparation;

    SampleBids(BidPreparation preparation) {
        this.preparation = preparation;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.behindTheLink("question", QuestionFacts.class, this::ask),
                SampleAct.behindTheLink("refusal", RefusalFacts.class, this::decline),
                SampleAct.behindTheLink("attachment", AttachmentFacts.class, this::attach),
                SampleAct.behindTheLink("draft of a bid", BidFacts.class, this::begin),
                SampleAct.behindTheLink("bid", BidFacts.class, this::bid));
    }

    private void ask(QuestionFacts facts, Scene scene) {
        preparation.ask(vendor(scene), facts.text(), scene.at());
    }

    private void decline(RefusalFacts facts, Scene scene) {
        preparation.start(vendor(scene), scene.at());
        preparation.decline(vendor(scene), facts.reason(), scene.minutesLater(10));
    }

    private void attach(AttachmentFacts facts, Scene scene) {
        var file = new ClassPathResource("sample/" + facts.file());
        try (var content = file.getInputStream()) {
            preparation.attach(vendor(scene), content, facts.file(), scene.at());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bid(BidFacts facts, Scene scene) {
        begin(facts, scene);
        preparation.send(vendor(scene), Ids.next(), facts.business(), null, scene.minutesLater(40));
    }

    private void begin(BidFacts facts, Scene scene) {
        preparation.start(vendor(scene), scene.at());
        var visit = preparation.visit(vendor(scene).invitation());
        var at = scene.minutesLater(20);
        var offer = offer(visit.check().scope(), facts);
        var answers = visit.request().questions().stream()
                .collect(Collectors.toMap(question -> question.id().toString(), question -> facts.answer()));
        save(BidPart.DOCUMENT, draft -> draft.withDocumentRead(visit.request().scopeVersion()), scene, at);
        save(BidPart.OFFER, draft -> draft.with(offer), scene, at);
        save(BidPart.ANSWERS, draft -> draft.withAnswers(answers), scene, at);
        save(BidPart.TERMS, draft -> draft.with(terms(facts, draft)), scene, at);
        save(BidPart.REFERENCES, draft -> draft.withReferences(facts.references()), scene, at);
    }

    private void save(BidPart part, UnaryOperator<BidDraftContent> change, Scene scene, Instant at) {
        preparation.save(vendor(scene), part, 0, change, at);
    }

    private static TypedOffer offer(FrozenScope scope, BidFacts facts) {
        var prices = new HashMap<String, String>();
        var free = new HashSet<String>();
        for (int i = 0; i < facts.prices().size(); i++) {
            var item = scope.priceItems().get(i).key();
            var price = facts.prices().get(i);
            if (price.equals(FREE)) {
                free.add(item);
            } else {
                prices.put(item, price);
            }
        }
        return new TypedOffer(prices, levels(scope, facts), free);
    }

    private static Map<String, String> levels(FrozenScope scope, BidFacts facts) {
        var levels = new HashMap<String, String>();
        for (int i = 0; i < facts.promises().size(); i++) {
            levels.put(
                    scope.serviceLevels().get(i).id().toString(),
                    facts.promises().get(i));
        }
        return levels;
    }

    private static TypedTerms terms(BidFacts facts, BidDraftContent draft) {
        return new TypedTerms("", facts.exclusions(), draft.terms().validUntil());
    }

    private static BidAccess vendor(Scene scene) {
        return BidAccess.byMailedCode(new InvitationId(scene.link()));
    }

    private record QuestionFacts(String text) {}

    private record RefusalFacts(String reason) {}

    private record AttachmentFacts(String file) {}

    /**
     * @param prices one for each line of the scope, the taking over last
     * @param promises one for each service level
     */
    private record BidFacts(
            String business,
            List<String> prices,
            List<String> promises,
            String answer,
            String exclusions,
            List<TypedReference> references) {}
}
