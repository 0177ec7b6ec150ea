package app.handoff.evaluation;

import app.handoff.bidding.TieRule;
import app.handoff.evaluation.Evaluation.Column;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts bids that show the same points in an order, by the rule that vendors were told.
 *
 * <p>A lot follows from the fingerprints of all bids that were opened, whether they count or not. They are fixed before anybody
 * knows the others', and the business sees them only when all are open: so nobody chooses a lot, and anybody can draw it again.
 *
 * @param seed from which lots are drawn: the SHA-256 of all fingerprints, sorted
 */
record TieBreak(TieRule rule, String seed) {

    /** Where nothing decides, and bids with the same points share a place. */
    static final TieBreak NONE = new TieBreak(TieRule.JUDGEMENT, "");

    static TieBreak of(TieRule rule, List<OpenedBid> opened) {
        return new TieBreak(rule, seed(opened));
    }

    static String seed(List<OpenedBid> opened) {
        return sha256(opened.stream().map(OpenedBid::sha256).sorted().collect(Collectors.joining("\n")));
    }

    boolean decides() {
        return !steps().isEmpty();
    }

    /** The one ahead first; equal only where nothing decides. */
    Comparator<Column> order() {
        return steps().stream().map(this::by).reduce(Comparator::thenComparing).orElse((one, other) -> 0);
    }

    /** What a bid owes its place to among those with the same points: the step that was needed to tell it from all of them. */
    Step decisive(Column column, List<Column> alike) {
        var steps = steps();
        int needed = alike.stream()
                .filter(other -> other != column)
                .mapToInt(other -> apart(column, other))
                .max()
                .orElse(0);
        return steps.get(needed);
    }

    private int apart(Column one, Column other) {
        var steps = steps();
        int at = 0;
        while (at < steps.size() - 1 && by(steps.get(at)).compare(one, other) == 0) {
            at++;
        }
        return at;
    }

    private List<Step> steps() {
        return switch (rule) {
            case JUDGEMENT -> List.of();
            case EARLIER -> List.of(Step.QUALITY, Step.EARLIER, Step.LOT);
            case LOT -> List.of(Step.QUALITY, Step.LOT);
        };
    }

    private Comparator<Column> by(Step step) {
        return switch (step) {
            case QUALITY -> Comparator.comparing(Column::shownQuality).reversed();
            case EARLIER -> Comparator.comparing(column -> column.bid().sentAt());
            case LOT -> Comparator.comparing(column -> lot(column.bid()));
        };
    }

    /** The lot of one bid; the lowest comes first. */
    String lot(OpenedBid bid) {
        return sha256(seed + "\n" + bid.receipt());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What can tell bids with the same points apart. */
    enum Step {
        /** More points without those for price. */
        QUALITY,
        EARLIER,
        LOT
    }
}
