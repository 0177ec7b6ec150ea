package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Ids;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Qualification;
import app.handoff.submission.BidDraftContent.TypedRequirement;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Bids for the tests of other modules, by the same steps as vendors who proved by mail who they are. */
@Component
public class BidsForTests {

    private final BidPreparation preparation;

    BidsForTests(BidPreparation preparation) {
        this.preparation = preparation;
    }

    /** A complete draft of a bid with this price for an hour. */
    static BidDraftContent complete(BidDraftContent draft, BidRequest request, FrozenScope scope, String hour) {
        var prices = new HashMap<String, String>();
        var free = new HashSet<String>();
        scope.priceItems().forEach(item -> {
            if (item.takingOver()) {
                free.add(item.key());
            } else {
                prices.put(item.key(), hour);
            }
        });
        var levels = new HashMap<String, String>();
        scope.serviceLevels().forEach(level -> levels.put(level.id().toString(), "98,5"));
        var answers = new HashMap<String, String>();
        request.questions().forEach(question -> answers.put(question.id().toString(), "With two more people."));
        return draft.withDocumentRead(request.scopeVersion())
                .with(new BidDraftContent.TypedOffer(prices, levels, free))
                .withAnswers(answers)
                .withRequirements(enough(scope))
                .withReferences(List.of(
                        new BidDraftContent.TypedReference("Bakery Ltd", "Jo", "jo@example.com", "EXISTING"),
                        new BidDraftContent.TypedReference("Mill Ltd", "Al", "al@example.com", "PRIOR"),
                        new BidDraftContent.TypedReference("Farm Ltd", "Bo", "bo@example.com", "PRIOR")));
    }

    /** Answers that are just enough for every requirement that a rule checks. */
    private static Map<String, TypedRequirement> enough(FrozenScope scope) {
        var typed = new HashMap<String, TypedRequirement>();
        scope.checkedQualifications().forEach(asked -> typed.put(String.valueOf(asked.id()), typed(asked, scope)));
        return typed;
    }

    private static TypedRequirement typed(Qualification asked, FrozenScope scope) {
        var accepted = asked.accepted();
        var value = switch (accepted.kind()) {
            case WORDS -> "";
            case YES -> "YES";
            case NUMBER, MONEY -> String.valueOf(accepted.number());
            case DAY -> String.valueOf(accepted.day());
            case TERM -> String.valueOf(scope.timeline().lastDay());
            case CHOICE -> accepted.enough().get(0);
        };
        return new TypedRequirement(value, "");
    }

    /** Answers the requirement of this text otherwise. */
    public void answer(InvitationId invitation, FrozenScope scope, String requirement, String value, String remark) {
        var asked = scope.checkedQualifications().stream()
                .filter(one -> one.text().equals(requirement))
                .findFirst()
                .orElseThrow();
        save(BidAccess.byMailedCode(invitation), List.of(BidPart.ANSWERS), draft -> {
            var typed = new HashMap<>(draft.requirements());
            typed.put(String.valueOf(asked.id()), new TypedRequirement(value, remark));
            return draft.withRequirements(typed);
        });
    }

    /** Fills in whatever a bid needs, with this price for an hour, and does not send it. */
    public void fill(InvitationId invitation, FrozenScope scope, String hour) {
        fill(BidAccess.byMailedCode(invitation), scope, hour);
    }

    /** The same with these prices by item; what is left out and the discount for paying early are as they would be typed. */
    public void fill(
            InvitationId invitation,
            FrozenScope scope,
            Map<String, String> prices,
            Set<String> leftOut,
            String earlyPayment) {
        var by = BidAccess.byMailedCode(invitation);
        fill(by, scope, "1");
        save(
                by,
                List.of(BidPart.OFFER),
                draft -> draft.with(new BidDraftContent.TypedOffer(
                        prices, draft.offer().levels(), Set.of(), leftOut, earlyPayment)));
    }

    void fill(BidAccess by, FrozenScope scope, String hour) {
        var request = preparation.visit(by.invitation()).request();
        save(
                by,
                List.of(BidPart.DOCUMENT, BidPart.OFFER, BidPart.ANSWERS, BidPart.REFERENCES),
                draft -> complete(draft, request, scope, hour));
    }

    private void save(BidAccess by, List<BidPart> parts, UnaryOperator<BidDraftContent> change) {
        var before = preparation.visit(by.invitation()).check().draft();
        for (var part : parts) {
            preparation.save(by, part, before.savesOf(part), change, Instant.now());
        }
    }

    /**
     * The same with these prices by item and this promise for every service level.
     *
     * @param currency its code; empty for that of the request
     */
    public void fill(
            InvitationId invitation, FrozenScope scope, Map<String, String> prices, String promise, String currency) {
        fill(invitation, scope, "1");
        save(BidAccess.byMailedCode(invitation), List.of(BidPart.OFFER), draft -> {
            var levels = new HashMap<String, String>();
            draft.offer().levels().keySet().forEach(level -> levels.put(level, promise));
            return draft.with(new BidDraftContent.TypedOffer(prices, levels, Set.of(), Set.of(), "", currency));
        });
    }

    /** One more person may work on the bid. */
    public void colleague(InvitationId invitation, String name, String email, Instant now) {
        preparation.invite(BidAccess.byMailedCode(invitation), name, email, now);
    }

    /** The bid is in another currency, with the prices that are typed already. */
    public void choose(InvitationId invitation, String currency) {
        save(
                BidAccess.byMailedCode(invitation),
                List.of(BidPart.OFFER),
                draft -> draft.with(draft.offer().in(currency)));
    }

    /** Answers every question like this. */
    public void answerAll(InvitationId invitation, String text) {
        save(BidAccess.byMailedCode(invitation), List.of(BidPart.ANSWERS), draft -> {
            var answers = new HashMap<>(draft.answers());
            answers.replaceAll((question, before) -> text);
            return draft.withAnswers(answers);
        });
    }

    /** Sends what is filled in. */
    public void send(InvitationId invitation, Instant now) {
        preparation.send(BidAccess.byMailedCode(invitation), Ids.next(), "Studio Fern", null, now);
    }

    public void withdraw(InvitationId invitation, Instant now) {
        preparation.withdraw(BidAccess.byMailedCode(invitation), "Studio Fern", now);
    }

    public void decline(InvitationId invitation, String reason, Instant now) {
        preparation.decline(BidAccess.byMailedCode(invitation), reason, now);
    }

    public void ask(InvitationId invitation, String question, Instant now) {
        preparation.ask(BidAccess.byMailedCode(invitation), question, now);
    }

    public void attach(InvitationId invitation, byte[] file, String name, Instant now) {
        preparation.attach(BidAccess.byMailedCode(invitation), new ByteArrayInputStream(file), name, now);
    }

    /** A file that is said to come in parts, and of which nothing has come. */
    public void announce(InvitationId invitation, String name, Instant now) {
        preparation.announce(BidAccess.byMailedCode(invitation), name, 4711, "0".repeat(64), now);
    }

    /** Begins a bid and saves a part of it that is still empty. */
    public void begin(InvitationId invitation, Instant now) {
        preparation.start(BidAccess.byMailedCode(invitation), now);
        saveAgain(invitation, BidPart.BIDDER, now);
    }

    /** Saves once more, unchanged, that the vendor has read the document. */
    public void confirmDocumentAgain(InvitationId invitation, Instant now) {
        saveAgain(invitation, BidPart.DOCUMENT, now);
    }

    private void saveAgain(InvitationId invitation, BidPart part, Instant now) {
        var saves = preparation.visit(invitation).check().draft().savesOf(part);
        preparation.save(BidAccess.byMailedCode(invitation), part, saves, draft -> draft, now);
    }

    public boolean isReceived(InvitationId invitation) {
        return preparation.receipt(invitation).isPresent();
    }

    /** Whether the vendor is asked to let its bid hold longer. */
    public boolean mustHoldLonger(InvitationId invitation) {
        return preparation.visit(invitation).isMustHoldLonger();
    }

    public LocalDate validUntil(InvitationId invitation) {
        return preparation.visit(invitation).check().validUntil();
    }

    /** What is still missing or wrong in a bid. */
    public List<String> gaps(InvitationId invitation) {
        return preparation.visit(invitation).check().gaps().stream()
                .map(gap -> gap.field() + " " + gap.text().key())
                .toList();
    }

    /** Fills in every part with this price and this word in every text. */
    public void fillNaming(InvitationId invitation, String price, String word) {
        var visit = preparation.visit(invitation);
        var prices = new HashMap<String, String>();
        visit.check().scope().priceItems().forEach(item -> prices.put(item.key(), price));
        var levels = new HashMap<String, String>();
        visit.check()
                .scope()
                .serviceLevels()
                .forEach(level -> levels.put(level.id().toString(), "98,5"));
        var answers = new HashMap<String, String>();
        visit.request()
                .questions()
                .forEach(question -> answers.put(question.id().toString(), "Like an " + word + "."));
        save(
                BidAccess.byMailedCode(invitation),
                List.of(
                        BidPart.DOCUMENT,
                        BidPart.BIDDER,
                        BidPart.OFFER,
                        BidPart.ANSWERS,
                        BidPart.TERMS,
                        BidPart.REFERENCES),
                draft -> draft.withDocumentRead(visit.request().scopeVersion())
                        .with(new BidDraftContent.TypedBidder(
                                word + " Ltd", "Olga " + word, "olga@" + word + ".example", "+49 30 1 " + word))
                        .with(new BidDraftContent.TypedOffer(prices, levels))
                        .withAnswers(answers)
                        .with(new BidDraftContent.TypedTerms(
                                "An " + word + " is quiet", "No " + word + " at night", ""))
                        .withReferences(List.of(
                                reference(word, "Zoo", "EXISTING"),
                                reference(word, "Park", "PRIOR"),
                                reference(word, "Farm", "PRIOR"))));
    }

    private static BidDraftContent.TypedReference reference(String word, String client, String relation) {
        return new BidDraftContent.TypedReference(
                word + " " + client,
                "Jo",
                client.toLowerCase(java.util.Locale.ROOT) + "@" + word + ".example",
                relation);
    }

    /** The id of a file that was attached. */
    public String file(InvitationId invitation, String name) {
        return preparation.visit(invitation).check().draft().files().stream()
                .filter(kept -> kept.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }
}
