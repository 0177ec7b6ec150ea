package app.handoff.delivery;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BreachRepository extends Repository<Breach, BreachId> {

    Breach save(Breach breach);

    @Query("select b from Breach b where b.report = :report")
    List<Breach> of(StatusReportId report);

    @Query("select b from Breach b where b.delivery = :delivery order by b.week desc, b.id.id desc")
    List<Breach> of(DeliveryId delivery);
}
