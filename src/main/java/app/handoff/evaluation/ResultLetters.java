package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.evaluation.Letter.Kind;
import app.handoff.kernel.BidId;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes the letters that follow from a decision, to everybody who sent a bid. They wait until a person has looked at them and
 * sends them.
 */
@Component
class ResultLetters {

    /** The messages that told a result, those of before there were letters too. */
    private static final Set<String> RESULTS = Set.of(
            LetterPost.MESSAGE,
            "bidding.won",
            "bidding.wonNext",
            "bidding.reserve",
            "bidding.reserveReleased",
            "bidding.lost",
            "bidding.nobody",
            "bidding.withdrawnChoice",
            "bidding.disqualified");

    private final LetterRepository letters;
    private final LetterWording wording;
    private final LetterPost post;
    private final Format format;
    private final ApplicationEventPublisher events;

    ResultLetters(
            LetterRepository letters,
            LetterWording wording,
            LetterPost post,
            Format format,
            ApplicationEventPublisher events) {
        this.letters = letters;
        this.wording = wording;
        this.post = post;
        this.format = format;
        this.events = events;
    }

    // The others' names, points and prices are nobody's business but ours: a letter holds the reader's own points only.
    /** To each winner, to the reserves, and to all others. */
    void ofChoice(EvaluationFile evaluationFile, List<Award> awards, Instant now) {
        var written = new ArrayList<Letter>();
        for (var column : evaluationFile.evaluation().ranked()) {
            var bid = column.bid().id();
            if (isChosen(bid, awards)) {
                written.add(won(evaluationFile, column, Kind.WON, awards, now));
            } else {
                written.add(judged(evaluationFile, column, isReserve(bid, awards) ? Kind.RESERVE : Kind.LOST, now));
            }
        }
        evaluationFile.disqualified().forEach(bid -> written.add(disqualified(evaluationFile, bid, now)));
        prepare(written);
    }

    /**
     * To the vendors that follow one who did not sign, to their reserves, and to whoever does not know yet that it was not chosen or
     * does not count. Who is chosen for other parts, or the reserve for them, knows that.
     */
    void ofNextChoice(EvaluationFile evaluationFile, List<Award> awards, Instant now) {
        var before = choiceBefore(evaluationFile);
        var told = lastTold(evaluationFile, before);
        var written = new ArrayList<Letter>();
        for (var column : evaluationFile.evaluation().ranked()) {
            var bid = column.bid().id();
            if (isChosen(bid, awards)) {
                written.add(won(evaluationFile, column, Kind.WON_NEXT, awards, now));
            } else if (evaluationFile.isChosenBeside(bid)) {
                continue;
            } else if (isReserve(bid, awards)) {
                written.add(judged(evaluationFile, column, Kind.RESERVE, now));
            } else if (!bid.equals(before.bid()) && !evaluationFile.wasWithdrawn(bid) && told.get(bid) != Kind.LOST) {
                written.add(judged(evaluationFile, column, Kind.LOST, now));
            }
        }
        evaluationFile.disqualified().stream()
                .filter(bid -> told.get(bid.id()) != Kind.DISQUALIFIED)
                .forEach(bid -> written.add(disqualified(evaluationFile, bid, now)));
        prepare(written);
    }

    /** To the reserve that does the work in the next round; nobody else hears anything new. */
    void ofReserveInNextRound(EvaluationFile evaluationFile, Award award, Instant now) {
        prepare(List.of(
                won(evaluationFile, evaluationFile.evaluation().of(award.bid()), Kind.WON_NEXT, List.of(award), now)));
    }

    /** The choice that came to nothing: just now, or the last one before. */
    private static Award choiceBefore(EvaluationFile evaluationFile) {
        var award = evaluationFile.award();
        return award == null
                ? evaluationFile.withdrawn().get(evaluationFile.withdrawn().size() - 1)
                : award;
    }

    /** What each vendor was told last: by its letter, or by the message that went out with a choice before there were letters. */
    private Map<BidId, Kind> lastTold(EvaluationFile evaluationFile, Award before) {
        var told = new HashMap<BidId, Kind>();
        if (!before.isByLetter()) {
            evaluationFile.bids().forEach(bid -> told.put(bid.id(), Kind.LOST));
            evaluationFile.disqualified().forEach(bid -> told.put(bid.id(), Kind.DISQUALIFIED));
            evaluationFile.disqualifiedSinceLastChoice().forEach(bid -> told.remove(bid.id()));
            if (before.reserve() != null) {
                told.put(before.reserve(), Kind.RESERVE);
            }
        }
        letters.sent(evaluationFile.request().id()).forEach(letter -> told.put(letter.bid(), letter.kind()));
        return told;
    }

    private static boolean isChosen(BidId bid, List<Award> awards) {
        return awards.stream().anyMatch(award -> award.bid().equals(bid));
    }

    private static boolean isReserve(BidId bid, List<Award> awards) {
        return awards.stream().anyMatch(award -> bid.equals(award.reserve()));
    }

    /**
     * The choice stands no longer: what was not sent of it is overtaken. The vendor is told where no contract with it said so; one
     * that does other parts all the same hears what these are.
     */
    void ofWithdrawal(EvaluationFile evaluationFile, OpenedBid winner, boolean toldByContract, Instant now) {
        // Where other parts stay with their vendors, what was written of these stands; who lost, lost nothing new.
        boolean shared = evaluationFile.beside().stream().anyMatch(Award::stands);
        overtake(shared ? List.of(winner) : evaluationFile.bids());
        if (evaluationFile.isWinnerBeside(winner.id())) {
            prepare(List.of(
                    won(evaluationFile, evaluationFile.evaluation().of(winner.id()), Kind.WON, List.of(), now)));
            return;
        }
        chosenNoMore(winner);
        if (!toldByContract) {
            prepare(List.of(letter(evaluationFile.request(), Kind.CHOICE_WITHDRAWN, winner, LetterFacts.NONE, now)));
        }
    }

    /** To everybody whose bid counts, and to those whose bids do not. */
    void ofNobody(EvaluationFile evaluationFile, Instant now) {
        var written = new ArrayList<Letter>();
        boolean judged = evaluationFile.progress().isQualityFinal();
        for (var column : evaluationFile.evaluation().ranked()) {
            if (evaluationFile.isChosenBeside(column.bid().id())) {
                continue;
            }
            written.add(letter(
                    evaluationFile.request(),
                    Kind.NOBODY,
                    column.bid(),
                    judged ? LetterFacts.judged(evaluationFile.evaluation().criteria(), column) : LetterFacts.NONE,
                    now));
        }
        evaluationFile
                .disqualifiedSinceLastChoice()
                .forEach(bid -> written.add(disqualified(evaluationFile, bid, now)));
        prepare(written);
    }

    /** Whether by a signed contract or because it will not do the work: the vendor knows what it was told when it was chosen. */
    void chosenNoMore(OpenedBid winner) {
        overtake(List.of(winner));
        events.publishEvent(
                new NoLongerAsked(winner.invitation().id(), LetterPost.MESSAGE, "bidding.won", "bidding.wonNext"));
    }

    /**
     * To the reserve, once the contract with the winner is signed, at once and in the name of whoever chose: nobody waits any
     * longer. Where it never heard that it is the
     * reserve, it hears that another vendor was chosen.
     */
    void ofReserveReleased(BidRequest request, OpenedBid reserve, Award award, Instant now) {
        var own = letters.of(request.engagement()).stream()
                .filter(letter -> letter.bid().equals(reserve.id()))
                .toList();
        boolean knows = !award.isByLetter()
                || own.stream().anyMatch(letter -> letter.isSent() && letter.kind() == Kind.RESERVE);
        if (knows) {
            overtake(List.of(reserve));
            var released = letter(request, Kind.RESERVE_RELEASED, reserve, LetterFacts.NONE, now);
            events.publishEvent(new NoLongerAsked(Set.of(reserve.invitation().id()), RESULTS));
            post.send(released, request, award.awardedBy(), now);
        } else {
            var facts = own.stream()
                    .filter(letter -> !letter.isSent())
                    .findFirst()
                    .map(Letter::facts)
                    .orElse(LetterFacts.NONE);
            prepare(List.of(letter(request, Kind.LOST, reserve, facts, now)));
        }
    }

    /** One letter says all that a vendor has won, in whichever engagement. */
    private Letter won(EvaluationFile evaluationFile, Column chosen, Kind kind, List<Award> awards, Instant now) {
        var bid = chosen.bid().id();
        var own = Stream.concat(
                        awards.stream(), evaluationFile.beside().stream().filter(Award::stands))
                .filter(award -> award.bid().equals(bid))
                .toList();
        var sentences = new ArrayList<Sentence>(evaluationFile.saidOrder(
                own, awards.size() > 1 || !evaluationFile.beside().isEmpty()));
        awards.stream()
                .filter(award -> bid.equals(award.reserve()))
                .map(award -> Sentence.of("evaluation.awarded.alsoReserve", evaluationFile.named(award.parts())))
                .forEach(sentences::add);
        var facts = LetterFacts.judged(evaluationFile.evaluation().criteria(), chosen)
                .ordering(sentences.stream().map(format::text).toList());
        return letter(evaluationFile.request(), kind, chosen.bid(), facts, now);
    }

    private Letter judged(EvaluationFile evaluationFile, Column column, Kind kind, Instant now) {
        var facts = LetterFacts.judged(evaluationFile.evaluation().criteria(), column)
                .holdingUntil(column.bid().validUntil());
        return letter(evaluationFile.request(), kind, column.bid(), facts, now);
    }

    private Letter disqualified(EvaluationFile evaluationFile, OpenedBid bid, Instant now) {
        var why = evaluationFile.disqualification(bid.id()).orElseThrow();
        return letter(evaluationFile.request(), Kind.DISQUALIFIED, bid, LetterFacts.disqualified(why.reason()), now);
    }

    private Letter letter(BidRequest request, Kind kind, OpenedBid bid, LetterFacts facts, Instant now) {
        return new Letter(
                kind,
                bid,
                request.engagement(),
                wording.proposed(kind, request.title(), bid.bidder().person()),
                facts,
                now);
    }

    /** Each result takes the place of the one before it. */
    private void prepare(Collection<Letter> written) {
        var invitations =
                written.stream().map(letter -> letter.invitation().id()).collect(Collectors.toSet());
        if (!invitations.isEmpty()) {
            letters.dropUnsent(invitations);
            events.publishEvent(new NoLongerAsked(invitations, RESULTS));
        }
        written.forEach(letters::save);
    }

    private void overtake(Collection<OpenedBid> bids) {
        letters.dropUnsent(bids.stream().map(bid -> bid.invitation().id()).collect(Collectors.toSet()));
    }
}
