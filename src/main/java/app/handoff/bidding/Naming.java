package app.handoff.bidding;

import java.util.List;

/**
 * What in a vendor's question tells who asked, or what it asks for its work.
 *
 * @param found each name, address or number, as it is written there; nothing where the question can go out as it is
 * @param amounts each amount of money: it may be a price of the one who asks
 * @param wording the question with all that left out
 */
record Naming(List<String> found, List<String> amounts, String wording) {

    /** Whether there is nothing to look at before the question goes out. */
    public boolean isHarmless() {
        return found.isEmpty() && amounts.isEmpty();
    }

    public boolean isNothing() {
        return found.isEmpty();
    }
}
