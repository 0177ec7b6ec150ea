package app.handoff.sharelink;

import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The code a vendor chose for its bid and what follows from it, as Argon2id. Only the vendor's own pages ever see this row. */
@Entity
@Table(name = "bid_code")
public class OwnCode extends BusinessOwned<UUID> {

    @Id
    @Column(name = "invitation_id")
    private UUID holder;

    private String hash;
    private Instant chosenAt;
    private @Nullable Instant startedAgainAt;

    OwnCode(UUID holder, String hash, Instant now) {
        this.holder = holder;
        this.hash = hash;
        this.chosenAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected OwnCode() {}

    /** The code was forgotten, and all that it protected is gone. */
    void startAgain(String newHash, Instant now) {
        hash = newHash;
        chosenAt = now;
        startedAgainAt = now;
    }

    /** Its vendor, who has proven to be the one, takes another. */
    void replace(String newHash, Instant now) {
        hash = newHash;
        chosenAt = now;
    }

    @Override
    public UUID getId() {
        return holder;
    }

    String hash() {
        return hash;
    }

    public Instant chosenAt() {
        return chosenAt;
    }

    /** When a new code was chosen without the one before; null if never. */
    public @Nullable Instant startedAgainAt() {
        return startedAgainAt;
    }
}
