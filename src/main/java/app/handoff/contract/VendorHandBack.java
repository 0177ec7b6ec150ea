package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That the vendor says it handed one thing back, destroyed it or gave up access to it, in the order of the list of the contract. */
@Entity
@Table(name = "contract_hand_back")
class VendorHandBack extends BusinessRow {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Contract contract;

    private int item;

    @Column(name = "by_name")
    private String by;

    private Instant at;

    VendorHandBack(Contract contract, int item, Actor by, Instant at) {
        this.id = Ids.next();
        this.contract = contract;
        this.item = item;
        this.by = by.name();
        this.at = at;
    }

    @SuppressWarnings("NullAway.Init")
    protected VendorHandBack() {}

    int item() {
        return item;
    }

    String by() {
        return by;
    }

    Instant at() {
        return at;
    }
}
