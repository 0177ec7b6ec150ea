package app.handoff.vendor;

import static app.handoff.vendor.Standard.ISO_27001;
import static app.handoff.vendor.Standard.ISO_27002;

import app.handoff.kernel.DataClass;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Evidence that a vendor must show before data of some kind is shared. */
public enum EvidenceNeed {
    /** For any data of ours or of our clients: an ISO 27001 certificate, or answers to ISO 27002. */
    INFORMATION_SECURITY(EnumSet.of(ISO_27001, ISO_27002), EnumSet.allOf(DataClass.class)),
    /** For card numbers, in addition. */
    PCI_DSS(EnumSet.of(Standard.PCI_DSS), EnumSet.of(DataClass.CARD)),
    /** For health records, in addition. */
    HIPAA(EnumSet.of(Standard.HIPAA), EnumSet.of(DataClass.HEALTH));

    private final Set<Standard> standards;
    private final Set<DataClass> causes;

    EvidenceNeed(Set<Standard> standards, Set<DataClass> causes) {
        this.standards = standards;
        this.causes = causes;
    }

    /** Each of these is enough. */
    public Set<Standard> standards() {
        return standards;
    }

    public static Set<EvidenceNeed> of(Collection<DataClass> shared) {
        var needs = EnumSet.noneOf(EvidenceNeed.class);
        for (var need : values()) {
            if (shared.stream().anyMatch(need.causes::contains)) {
                needs.add(need);
            }
        }
        return needs;
    }
}
