package app.handoff.review;

import app.handoff.kernel.Money;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What finished reviews came to over all engagements, month by month and in sum, in one statement however many there are. A review
 * that looks at several months counts in each by its days. Where one review of an engagement proves nothing, none of its money, or
 * none of its hours, is in a sum; amounts of different currencies are never added up.
 */
@Component
class PortfolioMonths {

    private final EntityManager entities;

    PortfolioMonths(EntityManager entities) {
        this.entities = entities;
    }

    /** @return the months in order, each currency of one after the other, and the sums of all of them */
    @Transactional(readOnly = true)
    public Portfolio all() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery("""
                        with finished as (
                            select engagement_id, period_from, period_to,
                                cast(period_to - period_from + 1 as numeric) days,
                                figures -> 'real' ->> 'currency' currency,
                                bool_and(cast(figures ->> 'provable' as boolean)) over of_engagement money,
                                bool_and(cast(figures ->> 'hoursProvable' as boolean)) over of_engagement hours,
                                cast(figures -> 'saved' ->> 'amount' as numeric) saved,
                                cast(coalesce(figures -> 'savedAtMost' ->> 'amount', figures -> 'saved' ->> 'amount') as numeric)
                                    saved_most,
                                cast(figures ->> 'freed' as numeric) freed,
                                cast(coalesce(figures ->> 'freedAtMost', figures ->> 'freed') as numeric) freed_most,
                                cast(figures ->> 'oversightHours' as numeric) oversight,
                                cast(figures ->> 'reportsOnTime' as integer) on_time,
                                cast(figures ->> 'reportsDue' as integer) due
                            from review where status = 'FINISHED'
                            window of_engagement as (partition by engagement_id)
                        ), parts as (
                            select finished.*, cast(month as date) month_from,
                                month <= period_from first,
                                (least(period_to, cast(month + interval '1 month - 1 day' as date))
                                    - greatest(period_from, cast(month as date)) + 1) / days part
                            from finished
                                cross join lateral generate_series(date_trunc('month', cast(period_from as timestamp)),
                                    cast(period_to as timestamp), interval '1 month') month
                        )
                        select month_from, currency,
                            count(*) filter (where first) reviews,
                            sum(saved * part) filter (where money) saved, sum(saved) filter (where money and first) whole_saved,
                            sum(saved_most * part) filter (where money) saved_most, sum(saved_most) filter (where money and first) whole_saved_most,
                            sum(freed * part) filter (where hours) freed, sum(freed) filter (where hours and first) whole_freed,
                            sum(freed_most * part) filter (where hours) freed_most, sum(freed_most) filter (where hours and first) whole_freed_most,
                            sum(oversight) filter (where first) oversight,
                            sum(on_time) filter (where first) on_time,
                            sum(due) filter (where first) due
                        from parts
                        group by grouping sets ((month_from, currency), (currency))
                        order by month_from nulls last, currency
                        """, Tuple.class).getResultList();
        var months = new ArrayList<Month>();
        var sums = new ArrayList<Month>();
        for (var row : rows) {
            var month = month(row);
            (month.first() == null ? sums : months).add(month);
        }
        return new Portfolio(months, sums);
    }

    private static Month month(Tuple row) {
        var currency = Currency.getInstance(row.get("currency", String.class));
        var from = row.get("month_from");
        // In the sum of all months each review counts whole: its parts were divided.
        var whole = from == null ? "whole_" : "";
        return new Month(
                from == null ? null : from instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) from,
                money(row.get(whole + "saved", BigDecimal.class), currency),
                money(row.get(whole + "saved_most", BigDecimal.class), currency),
                row.get(whole + "freed", BigDecimal.class),
                row.get(whole + "freed_most", BigDecimal.class),
                number(row.get("oversight", BigDecimal.class)),
                row.get("reviews", Number.class).intValue(),
                whole(row.get("on_time", Number.class)),
                whole(row.get("due", Number.class)));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    private static BigDecimal number(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static int whole(@Nullable Number number) {
        return number == null ? 0 : number.intValue();
    }

    /**
     * @param months the first one first
     * @param sums of all months, one for each currency
     */
    record Portfolio(List<Month> months, List<Month> sums) {

        int reviews() {
            return sums.stream().mapToInt(Month::reviews).sum();
        }
    }

    /**
     * What was saved and freed in one month, as far as it was reviewed, in one currency.
     *
     * @param first its first day; null in the sum of all months
     * @param saved null where nothing is proven, as all of the first four
     * @param reviews whose first day is in this month, as what follows
     */
    record Month(
            @Nullable LocalDate first,
            @Nullable Money saved,
            @Nullable Money savedAtMost,
            @Nullable BigDecimal freed,
            @Nullable BigDecimal freedAtMost,
            BigDecimal oversight,
            int reviews,
            int onTime,
            int due) {}
}
