package app.handoff.diligence;

import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * How far the vendors of one engagement are checked.
 *
 * @param waived what was waived, whoever the vendor is, in the order in which it was
 * @param referencesComplete the vendors with no reference left to call: what is required of them is met or waived
 */
public record DiligenceProgress(List<Waiver> waived, Set<VendorId> referencesComplete) {

    public static final DiligenceProgress NONE = new DiligenceProgress(List.of(), Set.of());

    /** What was waived about the references of these vendors, in the order in which it was. */
    public List<Waiver> waivedReferencesOf(Collection<VendorId> vendors) {
        return waived.stream()
                .filter(waiver -> waiver.requirement().isAboutReferences() && vendors.contains(waiver.vendor()))
                .toList();
    }

    public boolean areReferencesComplete(Collection<VendorId> vendors) {
        return referencesComplete.containsAll(vendors);
    }
}
