package app.handoff.scope;

import app.handoff.kernel.DataClass;
import java.util.List;
import java.util.Set;

/** Which security evidence the business asks vendors for today; answered by the module that checks them. */
public interface EvidenceAsked {

    /** One for each kind that is asked for where this data is shared; none where none is. */
    List<EvidenceLine> linesFor(Set<DataClass> shared);
}
