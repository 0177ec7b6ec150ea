package app.handoff.shared.web;

import app.handoff.shared.BusinessId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who is signed in in a browser that comes by a link. Account answers. */
public interface MemberInBrowser {

    /** The business for which somebody is signed in in this browser; empty where nobody is. */
    Optional<BusinessId> businessOf(HttpServletRequest request);
}
