package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who acts had proven who they are.
 *
 * @param name the person who was invited, or who is signed in
 * @param address where the code was mailed, or with which e-mail address they signed in; null for other kinds
 * @param at when the code was chosen, sent or handed over
 */
@Embeddable
public record Proof(
        @Enumerated(EnumType.STRING) Kind kind,
        String name,
        @Nullable String address,
        Instant at) {

    /** A member is signed in with this address. */
    public static Proof signedIn(String name, String address, Instant now) {
        return new Proof(Kind.SIGNED_IN, name, address, now);
    }

    /** Whether this shows that a vendor acts, and not whoever carried its link. */
    public boolean isOfVendor() {
        return kind == Kind.OWN_CODE || kind == Kind.MAILED_CODE;
    }

    public enum Kind {
        /** By the code that the vendor chose for its bid. */
        OWN_CODE,
        /** By a one-time code that was mailed to the address at which the vendor was invited. */
        MAILED_CODE,
        /** By a code that a member of the business handed over with the link; only for colleagues. */
        HANDED_CODE,
        /** By signing in, as a member of the business. */
        SIGNED_IN
    }
}
