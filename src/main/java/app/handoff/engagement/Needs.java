package app.handoff.engagement;

import app.handoff.engagement.Agenda.Need;
import app.handoff.kernel.CurrentMember;
import java.util.List;

/** What needs the member of this request. */
interface Needs {

    List<Need> needsOf(CurrentMember member);

    /** Those among them that need this member alone. */
    List<Need> ownNeedsOf(CurrentMember member);
}
