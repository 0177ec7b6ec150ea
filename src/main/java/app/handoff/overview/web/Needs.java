package app.handoff.overview.web;

import app.handoff.shared.stage.Agenda.Need;
import app.handoff.shared.web.CurrentMember;
import java.util.List;

/** What needs the member of this request. */
interface Needs {

    List<Need> needsOf(CurrentMember member);
}
