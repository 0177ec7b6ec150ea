package app.handoff.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** Who looks after this installation. There is one, however many businesses it has. */
@Entity
class Administrator implements Persistable<Boolean> {

    @Id
    private boolean onlyOne = true;

    private UUID loginId;
    private Instant since;

    @Version
    private @Nullable Integer version;

    Administrator(UUID login, Instant now) {
        this.loginId = login;
        this.since = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Administrator() {}

    /** From now on somebody else looks after it. */
    void passOnTo(UUID login, Instant now) {
        loginId = login;
        since = now;
    }

    UUID login() {
        return loginId;
    }

    @Override
    public Boolean getId() {
        return onlyOne;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }
}
