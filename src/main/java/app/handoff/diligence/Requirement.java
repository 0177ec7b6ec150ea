package app.handoff.diligence;

import app.handoff.vendor.EvidenceNeed;

/** What must be known about a vendor before one is chosen, in the order of the page. */
public enum Requirement {
    TWO_REFERENCES("references"),
    PRIOR_CLIENT("references"),
    EXISTING_CLIENT("references"),
    INTERVIEW("interviews"),
    LANGUAGE("interviews"),
    SAMPLE("samples"),
    CONCERNS("concerns"),
    INFORMATION_SECURITY("security"),
    PCI_DSS("security"),
    HIPAA("security");

    private final String section;

    Requirement(String section) {
        this.section = section;
    }

    /** The part of the vendor's page where it is met. */
    public String section() {
        return section;
    }

    boolean isAboutReferences() {
        return this == TWO_REFERENCES || this == PRIOR_CLIENT || this == EXISTING_CLIENT;
    }

    static Requirement of(EvidenceNeed need) {
        return switch (need) {
            case INFORMATION_SECURITY -> INFORMATION_SECURITY;
            case PCI_DSS -> PCI_DSS;
            case HIPAA -> HIPAA;
        };
    }
}
