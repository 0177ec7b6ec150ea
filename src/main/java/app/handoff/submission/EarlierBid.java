package app.handoff.submission;

import app.handoff.bidding.BidQuestion;
import app.handoff.bidding.EarlierInvitation;
import app.handoff.kernel.Names;
import app.handoff.scope.Qualification;
import app.handoff.submission.BidContent.DeclaredAnswer;
import app.handoff.submission.BidContent.Reference;
import app.handoff.submission.BidDraftContent.TakenOver;
import app.handoff.submission.BidDraftContent.TypedBidder;
import app.handoff.submission.BidDraftContent.TypedReference;
import app.handoff.submission.BidDraftContent.TypedRequirement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bid that the vendor sent to the same business before, with what was asked then. It fills what is still empty in a draft: who
 * bids, clients, answers to what is asked in the same words. What was typed stays, and prices and promises are made anew.
 *
 * @param asked the requirements that a rule checked
 */
record EarlierBid(EarlierInvitation sent, BidContent content, List<BidQuestion> questions, List<Qualification> asked) {

    TakenOver origin() {
        return new TakenOver(sent.title(), sent.sentAt());
    }

    /** How each part of a draft would change; parts that would stay the same are not in it. */
    Map<BidPart, UnaryOperator<BidDraftContent>> fill(BidCheck check) {
        var draft = check.draft();
        var changes = new EnumMap<BidPart, UnaryOperator<BidDraftContent>>(BidPart.class);
        var bidder = bidder(draft);
        if (!bidder.equals(draft.bidder())) {
            changes.put(BidPart.BIDDER, stored -> stored.with(bidder));
        }
        var answers = answers(check);
        var requirements = requirements(check);
        if (!answers.equals(draft.answers()) || !requirements.equals(draft.requirements())) {
            changes.put(BidPart.ANSWERS, stored -> stored.withAnswers(answers).withRequirements(requirements));
        }
        var references = references(check);
        if (!references.equals(draft.references())) {
            changes.put(BidPart.REFERENCES, stored -> stored.withReferences(references));
        }
        return changes;
    }

    // A draft begins with how the business writes its vendor; that was not typed by the vendor.
    private TypedBidder bidder(BidDraftContent draft) {
        var before = content.bidder();
        if (draft.savesOf(BidPart.BIDDER) == 0) {
            return new TypedBidder(before.firm(), before.person(), before.email(), before.phone());
        }
        var typed = draft.bidder();
        return new TypedBidder(
                filled(typed.firm(), before.firm()),
                filled(typed.person(), before.person()),
                filled(typed.email(), before.email()),
                filled(typed.phone(), before.phone()));
    }

    private static String filled(String typed, String before) {
        return typed.isBlank() ? before : typed;
    }

    private Map<String, String> answers(BidCheck check) {
        var given = content.answers().stream()
                .collect(Collectors.toMap(BidContent.Answer::question, BidContent.Answer::text));
        var answers = new HashMap<>(check.draft().answers());
        for (var question : check.request().questions()) {
            if (check.answerTo(question).isBlank()) {
                questions.stream()
                        .filter(before -> isSame(before.text(), question.text()))
                        .map(before -> given.getOrDefault(before.id(), ""))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .ifPresent(text -> answers.put(question.id().toString(), text));
            }
        }
        return answers;
    }

    /** How many answers would be filled in. */
    long answersFitting(BidCheck check) {
        return (answers(check).size() - check.draft().answers().size())
                + (requirements(check).size() - check.draft().requirements().size());
    }

    private Map<String, TypedRequirement> requirements(BidCheck check) {
        var typed = new HashMap<>(check.draft().requirements());
        for (var requirement : check.requirements()) {
            if (requirement.typed().isBlank()) {
                asked.stream()
                        .filter(before -> isAskedAgain(before, requirement.asked()))
                        .flatMap(before -> declared(before).stream())
                        .findFirst()
                        .ifPresent(before -> typed.put(requirement.key(), typed(before)));
            }
        }
        return typed;
    }

    // What is enough may be another number by now; what the answer means must be the same.
    private static boolean isAskedAgain(Qualification before, Qualification now) {
        return isSame(before.text(), now.text())
                && before.accepted().kind() == now.accepted().kind()
                && Objects.equals(before.accepted().currency(), now.accepted().currency());
    }

    private Optional<DeclaredAnswer> declared(Qualification before) {
        return content.requirements().stream()
                .filter(answer -> answer.requirement().equals(before.id()))
                .findFirst();
    }

    private static TypedRequirement typed(DeclaredAnswer before) {
        return new TypedRequirement(
                before.answer() == null ? "" : AnsweredRequirement.typed(before.answer()), before.remark());
    }

    private List<TypedReference> references(BidCheck check) {
        int asked = check.request().references().number();
        var typed = check.draft().references().stream()
                .filter(reference -> !reference.blank())
                .collect(Collectors.toCollection(ArrayList::new));
        var named = typed.stream()
                .map(reference -> Names.firm(reference.client()))
                .collect(Collectors.toCollection(HashSet::new));
        boolean any = false;
        for (var before : content.references()) {
            if (typed.size() < asked && named.add(Names.firm(before.client()))) {
                typed.add(typed(before));
                any = true;
            }
        }
        return any ? List.copyOf(typed) : check.draft().references();
    }

    private static TypedReference typed(Reference before) {
        return new TypedReference(
                before.client(),
                before.contact(),
                before.reach(),
                before.relation().name());
    }

    /** Whether both ask the same, however it is spaced and whatever is written large. */
    private static boolean isSame(@Nullable String before, @Nullable String now) {
        return before != null && now != null && Names.isSame(before, now);
    }
}
