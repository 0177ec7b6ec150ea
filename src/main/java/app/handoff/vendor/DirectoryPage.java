package app.handoff.vendor;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.VendorId;
import app.handoff.text.Format;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One page of the directory, with what one searched for.
 *
 * @param alike how many pairs of entries look like one vendor
 */
record DirectoryPage(
        List<Line> lines,
        @Nullable String search,
        @Nullable LeadSource source,
        @Nullable String skill,
        boolean archived,
        DirectoryCounts counts,
        List<SourceYield> yields,
        int alike,
        boolean later,
        @Nullable VendorId next) {

    /** Nobody is in the directory at all. */
    public boolean isEmpty() {
        return counts.everFound().isEmpty();
    }

    /** Whether the directory has vendors, but none that was looked for. */
    public boolean foundNobody() {
        return lines.isEmpty() && !isEmpty();
    }

    public boolean hasOtherPages() {
        return later || next != null;
    }

    public long total() {
        return counts.total();
    }

    /** Whether every vendor of the directory is shown that fits the words. */
    public boolean showsAll() {
        return source == null && skill == null && !archived;
    }

    /** As it stands in an address; null where it is left out. */
    public @Nullable Boolean filter() {
        return archived ? true : null;
    }

    public boolean hasAlike() {
        return alike > 0;
    }

    public boolean hasArchived() {
        return counts.archived() > 0;
    }

    public List<Chip> chips() {
        return Arrays.stream(LeadSource.values())
                .filter(counts.inUse()::containsKey)
                .map(one -> new Chip(one, counts.inUse().getOrDefault(one, 0L), !archived && one == source))
                .toList();
    }

    /** A way of looking and how many vendors it led to. */
    record Chip(LeadSource source, long vendors, boolean current) {}

    /** @param note whom to talk to, or who archived it and when; null as long as nobody is named */
    record Line(
            VendorId id,
            String name,
            @Nullable String note,
            String place,
            List<String> skills,
            LeadSource source,
            Badge.Kind badge,
            String state) {

        static Line of(
                Vendor vendor, List<ComplianceStatement> statements, LocalDate today, Locale reader, Format format) {
            var state = EvidencePageState.of(statements, today);
            return new Line(
                    vendor.id(),
                    vendor.name(),
                    vendor.archiving()
                            .map(one -> format.message(
                                    "vendor.list.archivedBy", format.dayOf(one.archivedAt()), one.archivedBy()))
                            .orElse(vendor.details().person()),
                    vendor.place(reader),
                    vendor.details().skills(),
                    vendor.source(),
                    state.kind(),
                    format.text(state.text()));
        }
    }
}
