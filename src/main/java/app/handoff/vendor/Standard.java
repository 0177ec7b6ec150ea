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
    /** An auditor's report on how measures are designed, on one day. */
    SOC_2_TYPE_1(ATTESTATION),
    /** An auditor's report on how measures worked over a period, mostly of six to twelve months. */
    SOC_2_TYPE_2(ATTESTATION),
    /** The agreement with a processor that the law of the European Economic Area asks for. */
    GDPR(AGREEMENT),
    /** The same of the United Kingdom. */
    UK_GDPR(AGREEMENT),
    /** The same of Switzerland. */
    FADP(AGREEMENT),
    /** The terms that Canadian law asks for with whoever handles personal information for a business. */
    PIPEDA(AGREEMENT),
    /** The terms that Ontario asks for with whoever handles health information. */
    PHIPA(AGREEMENT),
    /** The terms that Australian law asks for where personal information is given away, mostly abroad. */
    AUSTRALIAN_PRIVACY(AGREEMENT),
    /** An agreement on data protection where no law names its content. */
    DATA_PROTECTION(AGREEMENT),
    OTHER(CERTIFICATE, ATTESTATION, SELF_STATEMENT, AGREEMENT);

    private final List<StatementKind> kinds;

    Standard(StatementKind... kinds) {
        this.kinds = List.of(kinds);
    }

    public List<StatementKind> kinds() {
        return kinds;
    }

    boolean isAlwaysAnAgreement() {
        return kinds.equals(List.of(AGREEMENT));
    }
}
