package app.handoff.tenancy;

import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A row that belongs to one business and lives inside an aggregate. The business comes from {@link Tenancy} alone. */
@MappedSuperclass
public abstract class BusinessOwnedPart {

    @TenantId
    private @Nullable UUID businessId;
}
