package app.handoff.contract;

import java.util.Arrays;
import java.util.List;

/**
 * Puts a clause that both sides agreed on in the words that other terms give it. A clause in our library's words follows them
 * as a whole; one in words of its own follows in the paragraphs that are still the library's, and keeps the rest.
 */
final class Rewording {

    private Rewording() {}

    /**
     * @param agreed the clause as both sides agreed on it
     * @param before the library's words by the terms of then
     * @param after the library's words by the other terms
     */
    static ClauseLibrary.Text of(ClauseLibrary.Text agreed, ClauseLibrary.Text before, ClauseLibrary.Text after) {
        return new ClauseLibrary.Text(
                agreed.title().equals(before.title()) ? after.title() : agreed.title(),
                part(agreed.law(), before.law(), after.law()),
                part(agreed.plain(), before.plain(), after.plain()));
    }

    private static String part(String agreed, String before, String after) {
        if (agreed.equals(before)) {
            return after;
        }
        var old = paragraphs(before);
        var other = paragraphs(after);
        if (old.size() != other.size()) {
            return agreed;
        }
        return String.join(
                "\n\n",
                paragraphs(agreed).stream()
                        .map(paragraph -> old.contains(paragraph) ? other.get(old.indexOf(paragraph)) : paragraph)
                        .toList());
    }

    private static List<String> paragraphs(String text) {
        return Arrays.asList(text.split("\n\\s*\n"));
    }
}
