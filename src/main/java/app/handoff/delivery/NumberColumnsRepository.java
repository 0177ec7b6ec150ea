package app.handoff.delivery;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface NumberColumnsRepository extends Repository<NumberColumns, DeliveryId> {

    NumberColumns save(NumberColumns columns);

    Optional<NumberColumns> findById(DeliveryId delivery);
}
