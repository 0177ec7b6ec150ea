package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MemberId;
import app.handoff.sample.SampleOwner;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** Who a session belongs to, and for which of their businesses they work now. Everything else is read for each request. */
public record SignedIn(UUID login, BusinessId business, MemberId member) implements Principal, Serializable {

    public static SignedIn of(SampleOwner owner) {
        return new SignedIn(owner.login(), owner.business(), owner.member());
    }

    public SampleOwner asSampleOwner() {
        return new SampleOwner(login, business, member);
    }

    /** Sessions are found by this name, to end all of a person's sessions. */
    @Override
    public String getName() {
        return login.toString();
    }
}
