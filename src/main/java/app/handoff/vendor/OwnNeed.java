package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A kind of evidence that a business asks its vendors for beside the usual ones, such as an insurance. */
@Entity
class OwnNeed extends BusinessOwned<OwnNeedId> {

    @EmbeddedId
    private OwnNeedId id;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<DataClass> data;

    private String counts;

    @Embedded
    @EmbeddedColumnNaming("added_by_%s")
    private Actor addedBy;

    private Instant addedAt;
    private @Nullable Instant removedAt;

    @SuppressWarnings("NullAway.Init")
    protected OwnNeed() {}

    @SuppressWarnings("NullAway.Init")
    OwnNeed(String name, Collection<DataClass> data, String counts, Actor by, Instant now) {
        this.id = OwnNeedId.next();
        this.addedBy = by;
        this.addedAt = now;
        describe(name, data, counts);
    }

    /** @param counts what a vendor has to show */
    final void describe(String name, Collection<DataClass> data, String counts) {
        if (data.isEmpty()) {
            throw new RuleViolation("vendor.ownNeed.data.required").at("data");
        }
        this.name = name;
        this.data = data.stream().distinct().sorted().toList();
        this.counts = counts;
    }

    /** Asks for it in no further engagement. Where it was asked for, it stays. */
    void remove(Instant now) {
        removedAt = removedAt == null ? now : removedAt;
    }

    boolean isAsked() {
        return removedAt == null;
    }

    @Override
    public OwnNeedId getId() {
        return id;
    }

    EvidenceNeed need() {
        return EvidenceNeed.own(id, name);
    }

    String name() {
        return name;
    }

    List<DataClass> data() {
        return data;
    }

    String counts() {
        return counts;
    }
}
