package app.handoff.engagement;

import app.handoff.engagement.Agenda.Need;
import app.handoff.kernel.CurrentMember;
import java.time.Instant;
import java.util.List;

/** What needs one member and nobody else of the same role, beside the {@link Agenda}: because somebody named this member for it. */
public interface PersonalAgenda {

    List<Need> needs(CurrentMember member, Instant now);
}
