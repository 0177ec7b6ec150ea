package app.handoff.web;

import app.handoff.kernel.BusinessId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who is signed in in a browser that comes by a link. Implemented by {@code account}. */
public interface MemberInBrowser {

    /** The business for which somebody is signed in in this browser; empty where nobody is. */
    Optional<BusinessId> businessOf(HttpServletRequest request);
}
