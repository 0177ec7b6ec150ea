package app.handoff.security;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Role;
import org.jspecify.annotations.Nullable;

/** Who asks for a page: a member in a role, somebody with a link, or nobody known. */
enum Caller {
    OWNER(Role.OWNER, null),
    MANAGER(Role.MANAGER, null),
    STAFF(Role.STAFF, null),
    NOBODY(null, null),
    BIDDER(null, LinkPurpose.BID),
    PARTNER(null, LinkPurpose.CONTRACT),
    REPORTER(null, LinkPurpose.REPORT),
    READER(null, LinkPurpose.READING),
    LAWYER(null, LinkPurpose.LAWYER),
    REFEREE(null, LinkPurpose.REFERENCE),
    ASKED(null, LinkPurpose.OPINION),
    PASSER_BY(null, LinkPurpose.PUBLIC),
    NEWCOMER(null, LinkPurpose.NEWCOMER),
    INVITED(null, LinkPurpose.JOIN),
    RETURNING(null, LinkPurpose.SIGN_IN),
    MOVING(null, LinkPurpose.NEW_EMAIL);

    private final @Nullable Role role;
    private final @Nullable LinkPurpose purpose;

    Caller(@Nullable Role role, @Nullable LinkPurpose purpose) {
        this.role = role;
        this.purpose = purpose;
    }

    @Nullable Role role() {
        return role;
    }

    @Nullable LinkPurpose purpose() {
        return purpose;
    }
}
