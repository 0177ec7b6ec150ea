package app.handoff.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds a valid link.
 *
 * @param link the link itself
 * @param subject what the link is about: an invitation, a contract, a delivery, a request to a reference, a member
 * @param name whom the link was made for, as shown in the head of the page
 * @param holder who has to prove it to act here; null for links that only their reader ever sees
 * @param token the link's own secret, kept in a cookie of the browser; in an address only {@link ShareToken#handle} stands
 * @param sample whether the business is the sample, which no mail leaves
 */
public record LinkVisitor(
        UUID link,
        LinkPurpose purpose,
        BusinessId business,
        String businessName,
        UUID subject,
        String name,
        @Nullable LinkHolder holder,
        ShareToken token,
        boolean sample,
        Locality locality) {

    /** The address of a page of this visit: {@code path("/bid/price")} is {@code /s/…/bid/price}. */
    public String path(String page) {
        return "/s/" + token.handle() + page;
    }

    /** The same page for a message: it opens in any browser, so it goes to the holder alone. */
    public String mailPath(String page) {
        return "/s/" + token.value() + page;
    }

    /** Who has to prove it to act here. */
    public LinkHolder requiredHolder() {
        if (holder == null) {
            throw new IllegalStateException("Only links of vendors and colleagues have a holder: " + purpose);
        }
        return holder;
    }

    @Override
    public String toString() {
        return "LinkVisitor[" + purpose + " " + link + "]";
    }
}
