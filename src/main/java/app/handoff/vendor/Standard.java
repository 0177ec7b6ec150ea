package app.handoff.vendor;

import static app.handoff.vendor.StatementKind.AGREEMENT;
import static app.handoff.vendor.StatementKind.ATTESTATION;
import static app.handoff.vendor.StatementKind.CERTIFICATE;
import static app.handoff.vendor.StatementKind.SELF_STATEMENT;

import java.util.List;

/** A standard of security, with the kinds of certificate that can exist for it. We record statements, we do not assess. */
enum Standard {
    ISO_27001(CERTIFICATE, SELF_STATEMENT),
    /** Cannot be certified: it is a catalogue of measures to answer. */
    ISO_27002(SELF_STATEMENT, ATTESTATION),
    /** Attested each year: the attestation of compliance, or a self-assessment for small ones. */
    PCI_DSS(ATTESTATION, SELF_STATEMENT),
    /** No public body certifies it: a business associate agreement, and assurances. */
    HIPAA(AGREEMENT, ATTESTATION, SELF_STATEMENT),
    OTHER(CERTIFICATE, ATTESTATION, SELF_STATEMENT, AGREEMENT);

    private final List<StatementKind> kinds;

    Standard(StatementKind... kinds) {
        this.kinds = List.of(kinds);
    }

    public List<StatementKind> kinds() {
        return kinds;
    }
}
