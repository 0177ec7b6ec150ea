package app.handoff.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row that belongs to one business and lives inside an aggregate. The business comes from {@link Tenancy} alone. */
@MappedSuperclass
public abstract class BusinessOwnedPart {

    @OfBusiness
    @Column(updatable = false)
    private @Nullable UUID businessId;

    @PostLoad
    void expectOwn() {
        OfBusiness.FromTenancy.expectOwn(businessId);
    }
}
