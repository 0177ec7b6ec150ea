package app.handoff.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.EnumSet;
import java.util.UUID;
import org.hibernate.annotations.ValueGenerationType;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.EventTypeSets;
import org.jspecify.annotations.Nullable;

/**
 * The business of a row: written once, from {@link Tenancy}, when the row is inserted. Reading is bounded by PostgreSQL's
 * row-level security; {@code @TenantId} would add the same condition a second time, as a filter, and Hibernate keeps no plan of
 * a query while a filter is on.
 */
@ValueGenerationType(generatedBy = OfBusiness.FromTenancy.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface OfBusiness {

    final class FromTenancy implements BeforeExecutionGenerator {

        @Override
        public Object generate(
                SharedSessionContractImplementor session,
                Object owner,
                @Nullable Object currentValue,
                EventType eventType) {
            return Tenancy.required().business().id();
        }

        @Override
        public EnumSet<EventType> getEventTypes() {
            return EventTypeSets.INSERT_ONLY;
        }

        /**
         * What PostgreSQL let through is looked at once more.
         *
         * @throws IllegalStateException if a row of another business was read, or one outside any business
         */
        static void expectOwn(@Nullable UUID business) {
            if (!Tenancy.required().business().id().equals(business)) {
                throw new IllegalStateException(
                        "A row of another business was read: row-level security is not in force.");
            }
        }
    }
}
