package app.handoff.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that belongs to one business. The business comes from {@link Tenancy} alone, never from a parameter, and a row of another
 * one is read by nobody.
 */
@MappedSuperclass
public abstract class BusinessRow {

    @OfBusiness
    @Column(updatable = false)
    private @Nullable UUID businessId;

    @PostLoad
    void expectOwn() {
        OfBusiness.FromTenancy.expectOwn(businessId);
    }
}
