package app.handoff.bidding;

import java.util.List;

/**
 * What in a vendor's question tells who asked.
 *
 * @param found each name, address or number, as it is written there; nothing where the question can go out as it is
 * @param wording the question with all that left out
 */
record Naming(List<String> found, String wording) {

    public boolean isNothing() {
        return found.isEmpty();
    }
}
