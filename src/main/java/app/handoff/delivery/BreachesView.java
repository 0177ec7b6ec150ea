package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The missed levels of one engagement, with what is credited for them. Later pages have the misses alone.
 *
 * @param rule how the contract credits a miss, or why it credits none
 * @param right what the misses allow; null while they allow nothing
 * @param untold whether a notice can name one of these
 * @param last the last miss of this page; null where no page follows
 * @param later whether pages come before this one
 */
record BreachesView(
        EngagementId engagement,
        String title,
        String vendorName,
        List<Line> lines,
        List<Totals> ledger,
        Sentence rule,
        @Nullable RightToEnd right,
        boolean untold,
        @Nullable String last,
        boolean later) {

    public String address() {
        return "/engagements/" + engagement + "/running/breaches";
    }

    public @Nullable String first() {
        return later ? address() : null;
    }

    public @Nullable String next() {
        return last == null ? null : address() + "?after=" + last;
    }

    record Line(
            String href,
            String level,
            int week,
            LocalDate endsOn,
            Sentence measured,
            Breach.Status status,
            @Nullable Integer curedWeek,
            @Nullable Money credit,
            Credit.@Nullable Status creditStatus) {}

    /** What the credits in one currency come to. */
    record Totals(String currency, Money owed, Money agreed, Money setOff, Money waived) {

        static Totals of(Currency currency, Map<Credit.Status, Money> sums) {
            var none = Money.zero(currency);
            return new Totals(
                    currency.getCurrencyCode(),
                    sums.getOrDefault(Credit.Status.OWED, none),
                    sums.getOrDefault(Credit.Status.AGREED, none),
                    sums.getOrDefault(Credit.Status.SET_OFF, none),
                    sums.getOrDefault(Credit.Status.WAIVED, none));
        }
    }
}
