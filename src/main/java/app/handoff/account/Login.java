package app.handoff.account;

import app.handoff.kernel.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** How a person proves who they are, in whatever businesses of this installation they are a member. */
@Entity
class Login implements Persistable<UUID> {

    @Id
    private UUID id;

    private String email;
    private @Nullable String passwordHash;
    private Instant createdAt;
    private @Nullable Instant provenAt;

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

    /** Whether it was shown that the address is this person's own; else somebody only vouched for it. */
    boolean isProven() {
        return provenAt != null;
    }

    boolean hasPassword() {
        return passwordHash != null;
    }

    /**
     * It was shown that the address is this person's own. Until now somebody else might have made this login in their name, so
     * its password is void.
     *
     * @return whether this was not known before
     */
    boolean prove(Instant now) {
        if (isProven()) {
            return false;
        }
        provenAt = now;
        passwordHash = null;
        return true;
    }

    void moveTo(String email) {
        this.email = email;
    }

    void choosePassword(String hash) {
        this.passwordHash = hash;
    }
}
