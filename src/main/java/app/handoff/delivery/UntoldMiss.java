package app.handoff.delivery;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A missed level of which nobody told the vendor yet.
 *
 * @param report shows it
 */
record UntoldMiss(Breach breach, StatusReport report, String vendorName) {

    /** So long after its week home proposes to tell the vendor; after that it stays on the page of the running work. */
    static final int DAYS_PROPOSED = 14;

    /** So long after its week a miss is told while everybody remembers what happened. */
    private static final int DAYS_TO_TELL = 7;

    /** Whether we know of it: somebody of ours read its report. */
    boolean isKnown() {
        return report.status() == StatusReport.Status.ACKNOWLEDGED;
    }

    EngagementId engagement() {
        return breach.engagement();
    }

    Deadline tellBy() {
        var zone = report.period().due().zone();
        return new Deadline(
                breach.endsOn()
                        .plusDays(DAYS_TO_TELL)
                        .atTime(23, 59)
                        .atZone(zone)
                        .toInstant(),
                zone);
    }

    /** What is to be said of misses: which one it was, or how many. */
    static Sentence said(String under, List<UntoldMiss> misses) {
        var first = misses.get(0);
        return misses.size() == 1
                ? Sentence.of(under + ".one", first.vendorName(), first.breach().levelName())
                : Sentence.of(under + ".many", first.vendorName(), misses.size());
    }

    /** The page that drafts the notice about these misses of one work. */
    static String href(List<Breach> misses) {
        return "/engagements/" + misses.get(0).engagement() + "/running/breaches/notice"
                + misses.stream().map(miss -> "breach=" + miss.id()).collect(Collectors.joining("&", "?", ""));
    }
}
