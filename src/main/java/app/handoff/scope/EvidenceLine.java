package app.handoff.scope;

import app.handoff.kernel.DataClass;
import java.util.List;

/**
 * A kind of security evidence that vendors show before one is chosen, in the words in which it was settled.
 *
 * @param name GDPR processor agreement
 * @param data for which of the shared data
 * @param vendors of which vendors it is asked; empty for all
 */
public record EvidenceLine(String name, List<DataClass> data, String vendors) {

    public EvidenceLine {
        name = Blank.text(name);
        data = Blank.list(data);
        vendors = Blank.text(vendors);
    }
}
