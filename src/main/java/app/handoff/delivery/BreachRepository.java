package app.handoff.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BreachRepository extends Repository<Breach, BreachId> {

    Breach save(Breach breach);

    Optional<Breach> findById(BreachId id);

    @Query("select b from Breach b where b.report = :report")
    List<Breach> of(StatusReportId report);

    @Query("select b from Breach b where b.delivery = :delivery order by b.week desc, b.id.id desc")
    List<Breach> of(DeliveryId delivery);

    /** Those whose measuring period ended between two days, in the order of the periods. */
    @Query("select b from Breach b where b.delivery = :delivery and b.endsOn between :from and :to"
            + " order by b.endsOn, b.id.id")
    List<Breach> between(DeliveryId delivery, LocalDate from, LocalDate to);
}
