package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MemberId;
import java.util.UUID;

/** That a login belongs to a member of a business. Global, because it is looked up before any business is known. */
record Membership(UUID login, BusinessId business, MemberId member) {

    SignedIn signedIn() {
        return new SignedIn(login, business, member);
    }
}
