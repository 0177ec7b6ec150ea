package app.handoff.vendor;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.CountryNames;
import app.handoff.kernel.VendorId;
import app.handoff.text.Format;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One page of the directory, with what one searched for. */
record DirectoryPage(
        List<Line> lines,
        @Nullable String search,
        @Nullable LeadSource source,
        Map<LeadSource, Long> found,
        List<SourceYield> yields,
        boolean later,
        @Nullable VendorId next) {

    /** Nobody is in the directory at all. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether the directory has vendors, but none that was looked for. */
    public boolean foundNobody() {
        return lines.isEmpty() && !isEmpty();
    }

    public boolean hasOtherPages() {
        return later || next != null;
    }

    public long total() {
        return found.values().stream().mapToLong(Long::longValue).sum();
    }

    public List<Chip> chips() {
        return Arrays.stream(LeadSource.values())
                .filter(found::containsKey)
                .map(one -> new Chip(one, Objects.requireNonNull(found.get(one)), one == source))
                .toList();
    }

    /** A way of looking and how many vendors it led to. */
    record Chip(LeadSource source, long vendors, boolean current) {}

    record Line(
            VendorId id,
            String name,
            String contact,
            String place,
            String services,
            LeadSource source,
            Badge.Kind badge,
            String state) {

        static Line of(
                Vendor vendor, List<ComplianceStatement> statements, LocalDate today, Locale reader, Format format) {
            var state = EvidencePageState.of(statements, today);
            return new Line(
                    vendor.id(),
                    vendor.name(),
                    vendor.contact(),
                    vendor.city() + ", " + CountryNames.of(vendor.country(), reader),
                    vendor.details().services(),
                    vendor.source(),
                    state.kind(),
                    format.text(state.text()));
        }
    }
}
