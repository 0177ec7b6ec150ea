package app.handoff.contract;

import app.handoff.kernel.RuleViolation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a template says for a contract. Whatever it leaves open is proposed as without it.
 *
 * @param noticeDays the notice before the end of the term, in days
 * @param paymentDays within how many days an invoice is paid
 * @param liabilityPercent as {@link Safeguards#liabilityPercent}
 * @param lateRate interest a year, in per cent; only where the two sides set it
 * @param leftOut clauses of our library that such a contract goes without
 * @param ownClauses ids of clauses that the business keeps, in the order in which they are added
 * @param attachments documents of which such a contract gets a copy
 */
record TemplateChoices(
        @Nullable Integer noticeDays,
        @Nullable Renewal renewal,
        @Nullable Integer paymentDays,
        @Nullable BigDecimal liabilityPercent,
        @Nullable Integer warrantyMonths,
        Safeguards.@Nullable LateInterest lateInterest,
        @Nullable BigDecimal lateRate,
        @Nullable Integer longestStandstillDays,
        List<ClauseType> leftOut,
        List<UUID> ownClauses,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments) {

    public TemplateChoices {
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
        ownClauses = ownClauses == null ? List.of() : List.copyOf(ownClauses);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /**
     * What a contract says that another one can say too: no parties, no prices, no dates.
     *
     * @param ownClauses the kept ones with the words of its own clauses
     */
    static TemplateChoices of(Contract contract, List<UUID> ownClauses, List<Attachment> attachments) {
        var terms = contract.terms();
        var safeguards = terms.safeguards();
        var could = contract.keys().stream().map(ClauseKey::type).toList();
        var has = contract.wording().clauses().stream().map(Clause::type).toList();
        return new TemplateChoices(
                terms.noticeDays(),
                terms.renewal(),
                terms.paymentDays(),
                safeguards == null ? null : safeguards.liabilityPercent(),
                safeguards == null ? null : safeguards.warrantyMonths(),
                safeguards == null ? null : safeguards.lateInterest(),
                safeguards == null ? null : safeguards.lateRate(),
                safeguards == null ? null : safeguards.longestStandstillDays(),
                canBeLeftOut().stream()
                        .filter(type -> could.contains(type) && !has.contains(type))
                        .toList(),
                ownClauses,
                attachments);
    }

    /** The same with those of its documents that are chosen. */
    TemplateChoices keeping(List<Attachment> documents) {
        return new TemplateChoices(
                noticeDays,
                renewal,
                paymentDays,
                liabilityPercent,
                warrantyMonths,
                lateInterest,
                lateRate,
                longestStandstillDays,
                leftOut,
                ownClauses,
                documents);
    }

    /** Whether it says the same, with the same documents, whichever copies of them it has. */
    boolean isSame(TemplateChoices other) {
        return keeping(List.of()).equals(other.keeping(List.of()))
                && documents().equals(other.documents());
    }

    private List<String> documents() {
        return attachments.stream()
                .map(one -> one.title() + "\n" + one.sha256())
                .toList();
    }

    /** Clauses that a contract can go without, and that name no part of the scope. */
    static List<ClauseType> canBeLeftOut() {
        return ClauseType.ofLibrary().stream()
                .filter(type -> !type.isRequired()
                        && ClauseLibrary.standard().of(type).covers().isEmpty())
                .toList();
    }

    /** @throws RuleViolation at the field that must change */
    void check() {
        within(noticeDays, 0, Terms.LONGEST_NOTICE, "noticeDays");
        within(paymentDays, 0, Terms.LONGEST_PAYMENT, "paymentDays");
        if (lateInterest == Safeguards.LateInterest.RATE && lateRate == null) {
            throw new RuleViolation("contract.terms.missing.lateRate").at("lateRate");
        }
        // What it says is what every contract takes, wherever the business is at home.
        safeguards(Safeguards.proposed(false, "")).check();
        if (!canBeLeftOut().containsAll(leftOut)) {
            throw new RuleViolation("contract.template.notLeftOut").at("leftOut");
        }
    }

    private static void within(@Nullable Integer number, int least, int most, String field) {
        if (number != null && (number < least || number > most)) {
            throw new RuleViolation("contract.terms.outside", least, most).at(field);
        }
    }

    /** The proposed terms, with what the template says in their place. */
    Terms applyTo(Terms proposed) {
        var safeguards = proposed.safeguards();
        return proposed.amended(new Terms.Amended(
                        proposed.end(),
                        noticeDays == null ? proposed.noticeDays() : noticeDays,
                        paymentDays == null ? proposed.paymentDays() : paymentDays,
                        proposed.reportDay(),
                        proposed.reportTime(),
                        proposed.reportZone(),
                        proposed.reportedBy(),
                        proposed.creditPercent(),
                        proposed.capPercent(),
                        proposed.breaches(),
                        proposed.windows(),
                        proposed.breachNoticeDays(),
                        proposed.agreed()))
                .with(
                        proposed.end(),
                        renewal == null || proposed.rateModel() == RateModel.ONCE ? proposed.renewal() : renewal)
                .with(safeguards == null ? null : safeguards(safeguards));
    }

    private Safeguards safeguards(Safeguards proposed) {
        var interest = lateInterest == null ? proposed.lateInterest() : lateInterest;
        return new Safeguards(
                liabilityPercent == null ? proposed.liabilityPercent() : liabilityPercent,
                warrantyMonths == null ? proposed.warrantyMonths() : warrantyMonths,
                proposed.insuranceSum(),
                interest,
                interest != Safeguards.LateInterest.RATE ? null : lateRate == null ? proposed.lateRate() : lateRate,
                longestStandstillDays == null ? proposed.longestStandstillDays() : longestStandstillDays,
                proposed.clientNotices(),
                proposed.vendorNotices());
    }
}
