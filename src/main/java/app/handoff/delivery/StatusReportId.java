package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One weekly status report. */
@Embeddable
record StatusReportId(UUID id) implements Serializable {

    public static StatusReportId next() {
        return new StatusReportId(Ids.next());
    }

    public static StatusReportId of(String text) {
        return new StatusReportId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
