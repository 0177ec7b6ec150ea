package app.handoff.vendor;

import app.handoff.files.FileId;
import app.handoff.kernel.RuleViolation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a security statement says.
 *
 * @param otherName names the standard where it is none of the known ones
 * @param issuer who signed it
 * @param scopeCovers the services and places it covers: often not the ones one buys
 * @param notCovered what it leaves out
 * @param validUntil the last day it counts; agreements and the vendor's own statements can go without
 * @param ownNeed what the business asks for itself that it shows; null where it is none of those
 */
record StatementContent(
        Standard standard,
        @Nullable String otherName,
        StatementKind kind,
        String issuer,
        String scopeCovers,
        @Nullable String notCovered,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        @Nullable FileId file,
        @Nullable OwnNeedId ownNeed) {

    public StatementContent {
        if (standard == Standard.OTHER && otherName == null) {
            throw new RuleViolation("vendor.statement.otherName.missing").at("otherName");
        }
        if (!standard.kinds().contains(kind)) {
            throw (standard.isAlwaysAnAgreement()
                            ? new RuleViolation("vendor.statement.kind.agreement", standard)
                            : new RuleViolation("vendor.statement.kind." + standard))
                    .at("kind");
        }
        if (validUntil == null && (kind == StatementKind.CERTIFICATE || kind == StatementKind.ATTESTATION)) {
            throw new RuleViolation("vendor.statement.validUntil.missing").at("validUntil");
        }
        if (validUntil != null && validUntil.isBefore(issuedOn)) {
            throw new RuleViolation("vendor.statement.validUntil.beforeIssue").at("validUntil");
        }
    }

    /** The words alone. */
    StatementContent without() {
        return new StatementContent(
                standard, otherName, kind, issuer, scopeCovers, notCovered, issuedOn, validUntil, null, ownNeed);
    }

    public boolean isInDate(LocalDate day) {
        return validUntil == null || !validUntil.isBefore(day);
    }

    /** Nobody can hold a certificate in hand that is from the future. One that has ended can be written down as it was shown. */
    void requireIssued(LocalDate today) {
        if (issuedOn.isAfter(today)) {
            throw new RuleViolation("vendor.statement.issuedOn.future").at("issuedOn");
        }
    }
}
