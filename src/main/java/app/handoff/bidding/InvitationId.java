package app.handoff.bidding;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One vendor's invitation to one request; the subject of the vendor's link. */
@Embeddable
public record InvitationId(UUID id) implements Serializable {

    public static InvitationId next() {
        return new InvitationId(Ids.next());
    }

    public static InvitationId of(String text) {
        return new InvitationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
