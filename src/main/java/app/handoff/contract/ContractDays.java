package app.handoff.contract;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * The days that its terms give a contract, where they can be asked of all contracts at once.
 *
 * @param noticeBy the last day on which one side can still say that it is to end with its term
 */
@Embeddable
record ContractDays(
        @Column(table = "contract_terms") LocalDate startsOn,
        @Column(name = "ends_on", table = "contract_terms") LocalDate termEndsOn,
        @Column(table = "contract_terms") LocalDate noticeBy,

        @Column(table = "contract_terms") @Enumerated(EnumType.STRING)
        Renewal renewal) {

    static ContractDays of(Terms terms) {
        return new ContractDays(terms.start(), terms.end(), terms.lastNoticeDay(), terms.renewal());
    }
}
