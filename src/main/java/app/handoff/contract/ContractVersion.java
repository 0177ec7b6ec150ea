package app.handoff.contract;

import app.handoff.kernel.Canonical;
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
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of the contract's text as both sides could read it. Never changed, never removed. */
@Entity
@Table(name = "contract_edition")
class ContractVersion extends BusinessRow {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Agreement contract;

    private int number;
    private String fingerprint;
    private String text;

    /** Its clauses, each part by its name; null in versions that were made before these were kept. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<ContractText.Words> articles;

    @Column(name = "made_by")
    private String by;

    private Instant madeAt;

    ContractVersion(Agreement contract, ContractDocument document, String by, Instant madeAt) {
        this.id = Ids.next();
        this.contract = contract;
        this.number = document.edition();
        this.text = document.text();
        this.articles = document.words();
        this.fingerprint = Canonical.sha256(text);
        this.by = by;
        this.madeAt = madeAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected ContractVersion() {}

    public int number() {
        return number;
    }

    public String fingerprint() {
        return fingerprint;
    }

    /** Exactly what the fingerprint was taken of, in UTF-8. */
    public String text() {
        return text;
    }

    /** Its parts, as they are printed. */
    ContractText read() {
        return ContractText.read(text, articles);
    }

    public Instant madeAt() {
        return madeAt;
    }
}
