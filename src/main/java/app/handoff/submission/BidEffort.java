package app.handoff.submission;

import app.handoff.bidding.BidQuestion;
import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * About how long it takes to finish a bid for somebody who knows the figures, counted from what is still open. In minutes: 5 to
 * read the bid document and 1 for each deliverable, service level and requirement in it; 2 for each price line; 1 for each service
 * level, and for each requirement that has a field; 3 for each question and 1 more for each 25 words that its answer may have; 2
 * for each client to be named; 3 to look over everything and send it. What may be left out takes no time.
 *
 * @param minutes by part; none for a part in which nothing is open
 */
record BidEffort(Map<BidPart, Integer> minutes) {

    private static final int TO_READ = 5;
    private static final int A_PRICE = 2;
    private static final int AN_ANSWER = 3;
    private static final int WORDS_A_MINUTE = 25;
    private static final int A_CLIENT = 2;
    private static final int TO_SEND = 3;

    private static final int AN_HOUR = 60;

    static BidEffort of(BidCheck check) {
        var minutes = new EnumMap<BidPart, Integer>(BidPart.class);
        for (var part : BidPart.values()) {
            int open = open(part, check);
            if (open > 0) {
                minutes.put(part, open);
            }
        }
        return new BidEffort(minutes);
    }

    private static int open(BidPart part, BidCheck check) {
        return switch (part) {
            case DOCUMENT -> check.isDocumentRead() ? 0 : toRead(check);
            case OFFER -> toOffer(check);
            case ANSWERS -> toAnswer(check);
            case REFERENCES -> A_CLIENT * (check.request().references().number() - clients(check));
            case BIDDER, TERMS, FILES -> 0;
        };
    }

    private static int toRead(BidCheck check) {
        var scope = check.scope();
        return TO_READ
                + scope.outputs().size()
                + scope.serviceLevels().size()
                + scope.qualifications().size();
    }

    private static int toOffer(BidCheck check) {
        long prices = Math.max(0, check.pricesAsked() - check.pricesGiven());
        long levels = check.levels().stream()
                .filter(level -> !level.typed().isGiven())
                .count();
        return (int) (A_PRICE * prices + levels);
    }

    private static int toAnswer(BidCheck check) {
        long fields = check.requirements().stream()
                .filter(requirement -> !requirement.isAnswered())
                .count();
        int texts = check.request().questions().stream()
                .filter(question -> check.answerTo(question).isBlank())
                .mapToInt(BidEffort::toWrite)
                .sum();
        return (int) fields + texts;
    }

    private static int toWrite(BidQuestion question) {
        return AN_ANSWER + question.wordLimit() / WORDS_A_MINUTE;
    }

    private static int clients(BidCheck check) {
        return (int) check.draft().references().stream()
                .limit(check.request().references().number())
                .filter(reference -> !reference.blank())
                .count();
    }

    /** About how long one part takes; null where nothing in it is open. */
    @Nullable Sentence of(BidPart part) {
        var open = minutes.get(part);
        return open == null ? null : about(open);
    }

    /** About how long all of it takes, until it is sent. */
    Sentence inAll() {
        return about(
                TO_SEND + minutes.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** Up to an hour in steps of five minutes, above in half hours, never too short: nobody knows it better than that. */
    static Sentence about(int minutes) {
        if (minutes <= AN_HOUR - 5) {
            return Sentence.of("submission.effort.minutes", (minutes + 4) / 5 * 5);
        }
        var halves = BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(AN_HOUR / 2), 0, RoundingMode.UP);
        var hours = halves.divide(BigDecimal.valueOf(2)).stripTrailingZeros();
        return hours.compareTo(BigDecimal.ONE) == 0
                ? Sentence.of("submission.effort.hour")
                : Sentence.of("submission.effort.hours", hours);
    }
}
