package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CreditRepository extends Repository<Credit, CreditId> {

    Credit save(Credit credit);

    Optional<Credit> findById(CreditId id);

    @Query("select c from Credit c where c.breach = :breach")
    Optional<Credit> of(BreachId breach);

    @Query("select c from Credit c where c.breach in :breaches")
    List<Credit> of(Collection<BreachId> breaches);

    @Query("select c from Credit c join Breach b on b.id = c.breach join Delivery d on d.id = b.delivery"
            + " where d.contractId = :contract and c.status = :status order by c.endsOn, c.id.id")
    List<Credit> standing(UUID contract, Credit.Status status);

    @Query("select c from Credit c where c.engagement = :engagement and c.endsOn between :from and :to"
            + " order by c.endsOn, c.breach.id")
    List<Credit> between(EngagementId engagement, LocalDate from, LocalDate to);

    @Query("select c from Credit c where c.invoiceId = :invoice order by c.endsOn, c.id.id")
    List<Credit> setOffAgainst(UUID invoice);

    @Query(
            "select c.currency as currency, c.status as status, sum(c.amount) as amount, count(c) as number from Credit c"
                    + " where c.engagement = :engagement group by c.currency, c.status")
    List<Sum> sums(EngagementId engagement);

    @Query(
            "select c.currency as currency, c.status as status, sum(c.amount) as amount, count(c) as number from Credit c"
                    + " where c.engagement = :engagement and c.endsOn between :from and :to group by c.currency, c.status")
    List<Sum> sums(EngagementId engagement, LocalDate from, LocalDate to);

    /** What is owed or agreed on, by engagement and currency. */
    @Query("select new app.handoff.delivery.OpenCredit(c.engagement, sum(c.amount), c.currency) from Credit c"
            + " where c.status in (Status.OWED, Status.AGREED) group by c.engagement, c.currency order by c.currency")
    List<OpenCredit> open();

    /** What the credits of one currency in one state come to. */
    interface Sum {

        Currency getCurrency();

        Credit.Status getStatus();

        BigDecimal getAmount();

        long getNumber();
    }
}
