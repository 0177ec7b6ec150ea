package app.handoff.tenancy;

import app.handoff.kernel.EditedMeanwhile;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;
import org.springframework.data.domain.Persistable;

/** An aggregate of one business. Saving publishes what happened; the version tells when two people edit the same thing. */
@MappedSuperclass
public abstract class BusinessOwned<ID> extends BusinessRow implements Persistable<ID> {

    @Version
    private @Nullable Integer version;

    @Transient
    private final transient List<Object> events = new ArrayList<>();

    protected <E> E registerEvent(E event) {
        events.add(event);
        return event;
    }

    @DomainEvents
    protected Collection<Object> events() {
        return List.copyOf(events);
    }

    @AfterDomainEventPublication
    protected void clearEvents() {
        events.clear();
    }

    /** Identities are made here, not in the database: a row is new until it has a version. */
    @Override
    public boolean isNew() {
        return version == null;
    }

    /** Counts how often this was saved; a form carries it along. */
    public int version() {
        return version == null ? 0 : version;
    }

    /**
     * Makes sure that nobody saved this since a form was opened.
     *
     * @throws EditedMeanwhile if somebody did
     */
    public void expectVersion(int seen) {
        if (seen != version()) {
            throw new EditedMeanwhile();
        }
    }
}
