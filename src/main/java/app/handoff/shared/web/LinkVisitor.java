package app.handoff.shared.web;

import app.handoff.shared.BusinessId;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.Locality;
import java.util.UUID;

/**
 * Whoever holds a valid link.
 *
 * @param link the link itself
 * @param subject what the link is about: an invitation, a contract, a delivery, a member
 * @param name whom the link was made for, as shown in the head of the page
 * @param token the link's own secret, only to build further addresses of the same visit; never logged
 */
public record LinkVisitor(
        UUID link,
        LinkPurpose purpose,
        BusinessId business,
        String businessName,
        UUID subject,
        String name,
        String token,
        Locality locality) {

    /** The address of a page of this visit: {@code path("/bid/price")} is {@code /s/…/bid/price}. */
    public String path(String page) {
        return "/s/" + token + page;
    }

    @Override
    public String toString() {
        return "LinkVisitor[" + purpose + " " + link + "]";
    }
}
