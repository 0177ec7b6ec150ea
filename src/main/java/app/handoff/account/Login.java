package app.handoff.account;

import app.handoff.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** How a person proves who they are, in whatever businesses of this installation they are a member. */
@Entity
public class Login implements Persistable<UUID> {

    @Id
    private UUID id;

    private String email;
    private @Nullable String passwordHash;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    Login(String email, Instant now) {
        this.id = Ids.next();
        this.email = email;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Login() {}

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }

    public String email() {
        return email;
    }

    @Nullable String passwordHash() {
        return passwordHash;
    }

    void moveTo(String email) {
        this.email = email;
    }

    void choosePassword(String hash) {
        this.passwordHash = hash;
    }
}
