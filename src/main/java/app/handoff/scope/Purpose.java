package app.handoff.scope;

import java.util.List;

/**
 * What the work is for, what belongs to it and what does not.
 *
 * @param nothingExcluded said on purpose that nothing is left out
 * @param facts figures about the business that a bidder needs for a price: numbers of accounts, people, sites
 */
record Purpose(String text, List<String> included, List<String> excluded, boolean nothingExcluded, List<String> facts) {

    static final Purpose EMPTY = new Purpose("", List.of(), List.of(), false, List.of());

    public Purpose {
        text = Blank.text(text);
        included = Blank.list(included);
        excluded = Blank.list(excluded);
        facts = Blank.list(facts);
    }

    /** The facts that vendors read: a line that ends in a colon asks for a figure and tells none. */
    public List<String> told() {
        return facts.stream().filter(line -> !isAsked(line)).toList();
    }

    /** What a ready-made draft asks for and nobody has told. */
    List<String> untold() {
        return facts.stream().filter(Purpose::isAsked).map(String::strip).toList();
    }

    private static boolean isAsked(String fact) {
        return fact.strip().endsWith(":");
    }

    Purpose withFacts(List<String> changed) {
        return new Purpose(text, included, excluded, nothingExcluded, changed);
    }
}
