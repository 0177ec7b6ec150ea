package app.handoff.contract;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The terms of a contract with everything that was agreed on since it was signed, and the days that they give it.
 *
 * @param changes how often something was agreed on: amendments and renewals together
 * @param endsOn the last day of its term, however often it went on
 * @param noticeBy the last day on which one side can still say that it is to end with its term
 */
@Embeddable
record ContractStanding(
        @Column(name = "agreed_changes") int changes,

        @Column(name = "agreed_terms") @JdbcTypeCode(SqlTypes.JSON)
        Terms terms,

        @Column(name = "agreed_ends_on") LocalDate endsOn,
        @Column(name = "agreed_notice_by") LocalDate noticeBy,

        @Column(name = "agreed_renewal") @Enumerated(EnumType.STRING)
        Renewal renewal) {

    static ContractStanding after(int changes, Terms terms) {
        return new ContractStanding(changes, terms, terms.end(), terms.lastNoticeDay(), terms.renewal());
    }
}
