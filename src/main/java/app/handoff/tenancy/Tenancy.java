package app.handoff.tenancy;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Locality;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The business this thread works for, and as which role of the database. Set once per request from the session or the
 * link, or by a job for its own business; every transaction that begins carries it to PostgreSQL. Without it no row of
 * any business can be seen.
 */
public final class Tenancy {

    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    private static final ThreadLocal<@Nullable Changes> CHANGES = new ThreadLocal<>();

    private Tenancy() {}

    /** The scope of this thread, or null outside any business. */
    public static @Nullable Scope current() {
        return CURRENT.get();
    }

    /**
     * @throws IllegalStateException outside any business: a page without access check or a job that forgot
     *     {@link #as(BusinessId, Supplier)}
     */
    public static Scope required() {
        var scope = CURRENT.get();
        if (scope == null) {
            throw new IllegalStateException(
                    "No business in this thread: enter it with Tenancy.as(business, ...) first.");
        }
        return scope;
    }

    public static Locality locality() {
        var scope = CURRENT.get();
        return scope == null ? Locality.NOWHERE : scope.locality();
    }

    /** Works for this business with the application's own rights. */
    public static <T> T as(BusinessId business, Supplier<T> work) {
        return as(Scope.of(business), work);
    }

    public static void as(BusinessId business, Runnable work) {
        as(Scope.of(business), () -> {
            work.run();
            return true;
        });
    }

    public static <T> T as(Scope scope, Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(scope);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    /** Like {@link #as(Scope, Supplier)}, for work that throws what it likes, such as a filter chain. */
    public static <T> T call(Scope scope, Callable<T> work) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(scope);
        try {
            return work.call();
        } finally {
            restore(before);
        }
    }

    /**
     * How many changes of the current business this thread knows of: as many as had been saved when its latest transaction began.
     * Null before the first one, and after one that could write.
     */
    static @Nullable Long changes() {
        var changes = CHANGES.get();
        return changes == null || !changes.business().equals(required().business()) ? null : changes.number();
    }

    static void knowChanges(long number) {
        CHANGES.set(new Changes(required().business(), number));
    }

    static void forgetChanges() {
        CHANGES.remove();
    }

    private static void restore(@Nullable Scope before) {
        if (before == null) {
            CURRENT.remove();
            forgetChanges();
        } else {
            CURRENT.set(before);
        }
    }

    private record Changes(BusinessId business, long number) {}

    /** The role PostgreSQL sees during a transaction. */
    public enum DatabaseRole {
        /** Members' pages and jobs. */
        APPLICATION("handoff_app"),
        /** Pages behind the link of a vendor or a reference: no grant on the budget, none on what they need not see. */
        VENDOR("handoff_vendor");

        private final String roleName;

        DatabaseRole(String roleName) {
            this.roleName = roleName;
        }

        public String roleName() {
            return roleName;
        }
    }

    /**
     * Whose rows may be seen, and by whom.
     *
     * @param subject for a link, what the link is about (an invitation, a contract, a delivery): policies of the database
     *     narrow the vendor role to it
     * @param toldTime what the clock tells instead of the time, while a sample business is made; else null
     */
    public record Scope(
            BusinessId business,
            DatabaseRole role,
            @Nullable UUID subject,
            Locality locality,
            @Nullable Instant toldTime) {

        public static Scope of(BusinessId business) {
            return new Scope(business, DatabaseRole.APPLICATION, null, Locality.NOWHERE, null);
        }

        /** Whether the database shows the same rows in both: where and when one is does not matter to it. */
        boolean seesTheRowsOf(Scope other) {
            return business.equals(other.business) && role == other.role && Objects.equals(subject, other.subject);
        }

        public Scope at(Locality locality) {
            return new Scope(business, role, subject, locality, toldTime);
        }

        public Scope asVendor(UUID subject) {
            return new Scope(business, DatabaseRole.VENDOR, subject, locality, toldTime);
        }

        /** The same visitor about something else of theirs: from the page of a contract to the bid that won it. */
        public Scope about(UUID other) {
            return new Scope(business, role, other, locality, toldTime);
        }

        /** In the past, while a sample business is made: the clock then tells this time. */
        public Scope at(Instant past) {
            return new Scope(business, role, subject, locality, past);
        }
    }
}
