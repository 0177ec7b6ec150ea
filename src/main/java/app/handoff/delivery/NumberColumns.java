package app.handoff.delivery;

import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the columns of a table mean that some system writes about this work each week: so that it is chosen once. */
@Entity
class NumberColumns extends BusinessOwned<DeliveryId> {

    private static final int MOST = 200;

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> columns;

    @SuppressWarnings("NullAway.Init")
    protected NumberColumns() {}

    NumberColumns(DeliveryId delivery) {
        this.delivery = delivery;
        this.columns = Map.of();
    }

    /** @param chosen for each heading what it means; of headings that do not stand in it what was chosen before stays */
    void remember(Map<String, String> chosen) {
        var all = new TreeMap<>(columns);
        all.putAll(chosen);
        columns = all.size() > MOST ? Map.copyOf(chosen) : Map.copyOf(all);
    }

    @Override
    public DeliveryId getId() {
        return delivery;
    }

    public Map<String, String> columns() {
        return columns;
    }
}
