package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MemberId;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** Who a session belongs to, and for which of their businesses they work now. Everything else is read for each request. */
public record SignedIn(UUID login, BusinessId business, MemberId member) implements Principal, Serializable {

    /** Sessions are found by this name, to end all of a person's sessions. */
    @Override
    public String getName() {
        return login.toString();
    }
}
