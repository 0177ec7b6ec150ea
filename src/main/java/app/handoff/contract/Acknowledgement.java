package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has read and understood a clause as it stood. It holds for exactly that text: when the clause changes, it
 * stays as a record of what was read but counts no more.
 */
@Entity
@Table(name = "contract_understanding")
class Acknowledgement extends BusinessRow {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Agreement contract;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "clause_id"))
    private ClauseId clause;

    @Enumerated(EnumType.STRING)
    private Side side;

    private String fingerprint;

    @Embedded
    @AttributeOverride(name = "kind", column = @Column(name = "by_kind"))
    @AttributeOverride(name = "id", column = @Column(name = "by_id"))
    @AttributeOverride(name = "name", column = @Column(name = "by_name"))
    private Actor by;

    private Instant at;

    Acknowledgement(Agreement contract, Clause clause, Actor by, Instant at) {
        this.id = Ids.next();
        this.contract = contract;
        this.clause = clause.id();
        this.side = Side.of(by);
        this.fingerprint = clause.fingerprint();
        this.by = by;
        this.at = at;
    }

    @SuppressWarnings("NullAway.Init")
    protected Acknowledgement() {}

    boolean isOf(Clause clause, Side side) {
        return this.side == side && this.clause.equals(clause.id()) && fingerprint.equals(clause.fingerprint());
    }

    boolean isAbout(Clause clause, Side side) {
        return this.side == side && this.clause.equals(clause.id());
    }

    String fingerprint() {
        return fingerprint;
    }

    public ClauseId clause() {
        return clause;
    }

    public Side side() {
        return side;
    }

    public Actor by() {
        return by;
    }

    public Instant at() {
        return at;
    }
}
