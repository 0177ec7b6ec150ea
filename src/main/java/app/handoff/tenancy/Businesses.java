package app.handoff.tenancy;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Locality;
import java.util.List;
import java.util.Optional;

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
     * @param country where it is at home, as two letters such as DE
     * @param sample whether this is the sample business, which is marked on every page and can be removed
     */
    record Profile(BusinessId id, String name, String country, Locality locality, boolean sample) {}
}
