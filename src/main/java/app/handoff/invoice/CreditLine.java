package app.handoff.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credit that is set off against an invoice: so much less is paid.
 *
 * @param label what it is for
 * @param amount by which less is paid, in the currency of the invoice
 * @param tax the part of the amount that is tax, as it falls with the price; null where the prices of the contract include it
 */
record CreditLine(
        UUID credit,
        String label,
        BigDecimal amount,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal tax) {

    CreditLine(UUID credit, String label, BigDecimal amount) {
        this(credit, label, amount, null);
    }

    /** The same, with the tax that falls with it. */
    CreditLine with(BigDecimal more) {
        return new CreditLine(credit, label, amount.add(more), more);
    }
}
