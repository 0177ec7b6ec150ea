package app.handoff.scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A line of a newer version beside the one it came from: its words in order, each kept, taken out or put in. */
record ChangedLine(List<Piece> pieces) {

    /** Lines that share fewer of their words than this are two lines, and not one that was changed. */
    private static final double ALIKE = 0.5;

    /** More pairs of lines than this in one place are not looked at one by one: nobody would read them as changed lines. */
    private static final int PAIRS_COMPARED = 10_000;

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:[-.,:'\\u2019][\\p{L}\\p{N}]+)*|\\s+|.");

    /** What became of some words. */
    public enum Fate {
        KEPT,
        GONE,
        COME
    }

    /** Words in a row that share their fate. */
    public record Piece(Fate fate, String text) {

        public boolean kept() {
            return fate == Fate.KEPT;
        }

        public boolean gone() {
            return fate == Fate.GONE;
        }

        public boolean come() {
            return fate == Fate.COME;
        }
    }

    /**
     * Lines that were replaced by others: a line and what became of it are one changed line; the rest is taken out, and put
     * in, as a whole.
     */
    static List<ChangedLine> of(List<String> before, List<String> after) {
        var lines = new ArrayList<ChangedLine>();
        int j = 0;
        var partners = partners(before, after);
        for (int i = 0; i < before.size(); i++) {
            int partner = partners[i];
            if (partner < 0) {
                lines.add(whole(Fate.GONE, before.get(i)));
            } else {
                while (j < partner) {
                    lines.add(whole(Fate.COME, after.get(j++)));
                }
                lines.add(between(before.get(i), after.get(j++)));
            }
        }
        while (j < after.size()) {
            lines.add(whole(Fate.COME, after.get(j++)));
        }
        return List.copyOf(lines);
    }

    private static ChangedLine whole(Fate fate, String line) {
        return new ChangedLine(List.of(new Piece(fate, line)));
    }

    /** The two lines as one, word by word. */
    static ChangedLine between(String before, String after) {
        var pieces = new ArrayList<Piece>();
        var gone = new StringBuilder();
        var come = new StringBuilder();
        var stretches = Difference.between(tokens(before), tokens(after));
        for (int at = 0; at < stretches.size(); at++) {
            var stretch = stretches.get(at);
            var text = String.join("", stretch.before());
            boolean gap = text.isBlank() && at > 0 && at < stretches.size() - 1;
            if (stretch.same() && !gap) {
                end(gone, come, pieces);
                pieces.add(new Piece(Fate.KEPT, text));
            } else {
                gone.append(text);
                come.append(String.join("", stretch.after()));
            }
        }
        end(gone, come, pieces);
        return new ChangedLine(List.copyOf(pieces));
    }

    private static void end(StringBuilder gone, StringBuilder come, List<Piece> pieces) {
        if (!gone.isEmpty()) {
            pieces.add(new Piece(Fate.GONE, gone.toString()));
            gone.setLength(0);
        }
        if (!come.isEmpty()) {
            pieces.add(new Piece(Fate.COME, come.toString()));
            come.setLength(0);
        }
    }

    /** For each line before the one that it became, in the same order, so that they are most alike in all; -1 for none. */
    private static int[] partners(List<String> before, List<String> after) {
        var partners = new int[before.size()];
        Arrays.fill(partners, -1);
        if (before.isEmpty() || after.isEmpty() || before.size() * after.size() > PAIRS_COMPARED) {
            return partners;
        }
        var best = new double[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                best[i][j] = Math.max(
                        Math.max(best[i + 1][j], best[i][j + 1]),
                        best[i + 1][j + 1] + likeness(before.get(i), after.get(j)));
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            double alike = likeness(before.get(i), after.get(j));
            if (alike > 0 && best[i][j] == best[i + 1][j + 1] + alike) {
                partners[i++] = j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return partners;
    }

    /** Which share of their words two lines have in common, 0 to 1; 0 where it is too little to be one line that was changed. */
    private static double likeness(String one, String other) {
        var words = words(one);
        var others = words(other);
        var left = new HashMap<String, Integer>();
        words.forEach(word -> left.merge(word, 1, Integer::sum));
        long shared = others.stream()
                .filter(word -> left.merge(word, -1, Integer::sum) >= 0)
                .count();
        double share = 2.0 * shared / (words.size() + others.size());
        return share >= ALIKE ? share : 0;
    }

    private static List<String> words(String line) {
        return tokens(line).stream().filter(token -> !token.isBlank()).toList();
    }

    /** Words and numbers, and what stands between them. */
    private static List<String> tokens(String line) {
        return TOKEN.matcher(line).results().map(MatchResult::group).toList();
    }
}
