package app.handoff.diligence;

import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How far the vendors of one engagement are checked.
 *
 * @param waived what was waived, whoever the vendor is, in the order in which it was
 * @param references how far the references of each vendor are; none of a vendor about whose references nothing is known
 * @param needed how many references are required of each
 */
public record DiligenceProgress(List<Waiver> waived, Map<VendorId, References> references, ReferencesNeeded needed) {

    public static final DiligenceProgress NONE = new DiligenceProgress(List.of(), Map.of(), ReferencesNeeded.USUAL);

    /**
     * How far the references of one vendor are, or of several.
     *
     * @param named how many are on the list
     * @param contacted how many of them told what the work was like
     * @param complete whether none is left to call: what is required of them is met or waived
     */
    public record References(int named, int contacted, boolean complete) {

        static References of(List<AskedReference> listed, List<Waiver> waived, ReferencesNeeded needed) {
            return new References(
                    listed.size(),
                    (int) listed.stream().filter(AskedReference::isContacted).count(),
                    new ReferenceChecks(listed, waived, needed).isComplete());
        }

        private References and(References other) {
            return new References(named + other.named, contacted + other.contacted, complete && other.complete);
        }
    }

    /** What was waived about the references of these vendors, in the order in which it was. */
    public List<Waiver> waivedReferencesOf(Collection<VendorId> vendors) {
        return waived.stream()
                .filter(waiver -> waiver.requirement().isAboutReferences() && vendors.contains(waiver.vendor()))
                .toList();
    }

    /** How far the references of all of these vendors are together. */
    public References referencesOf(Collection<VendorId> vendors) {
        var unknown = References.of(List.of(), List.of(), needed);
        return vendors.stream()
                .map(vendor -> references.getOrDefault(vendor, unknown))
                .reduce(References::and)
                .orElse(unknown);
    }
}
