package app.handoff.tenancy;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Locality;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The businesses of this installation, for jobs that visit each and for links that belong to one. Implemented by {@code account}. */
public interface Businesses {

    List<BusinessId> all();

    Optional<Profile> find(BusinessId business);

    /** The name of the current business; empty where it is gone. */
    default String ownName() {
        return find(Tenancy.required().business()).map(Profile::name).orElse("");
    }

    /** Whether somebody who works in the current business has this e-mail address. */
    boolean isOfMember(String email);

    /**
     * Who is told what was meant for a member: that member while it works for the current business and may do this, else every
     * owner.
     *
     * @param member null where nobody knows any more who it was
     */
    List<MailRequest.Recipient> heardBy(@Nullable MemberId member, Role least);

    /** Who is told what was meant for somebody here by an address: that person while it works here, else every owner. */
    default List<MailRequest.Recipient> heardBy(MailRequest.Recipient meant) {
        return isOfMember(meant.email()) ? List.of(meant) : heardBy(null, Role.OWNER);
    }

    /**
     * @param country where it is at home, as two letters such as DE
     * @param sample whether this is the sample business, which is marked on every page and can be removed
     */
    record Profile(BusinessId id, String name, String country, Locality locality, boolean sample) {}
}
