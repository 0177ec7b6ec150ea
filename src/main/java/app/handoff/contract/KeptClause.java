package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A clause that a business has written itself and keeps for its next contracts. A contract gets a copy of the words: to change or
 * retire what is kept changes no contract.
 */
@Entity
@DynamicUpdate
class KeptClause extends BusinessOwned<KeptClauseId> {

    @EmbeddedId
    private KeptClauseId id;

    private String title;
    private String law;
    private String plain;

    @Enumerated(EnumType.STRING)
    private ClauseType standsAfter;

    private String keptBy;
    private Instant keptAt;
    private @Nullable String retiredBy;
    private @Nullable Instant retiredAt;

    /**
     * @param after the clause of our library that it is proposed to stand behind
     * @throws RuleViolation at the text that is empty or too long
     */
    KeptClause(ClauseLibrary.Text words, ClauseType after, Actor by, Instant now) {
        id = KeptClauseId.next();
        keptBy = by.name();
        keptAt = now;
        take(words, after);
    }

    @SuppressWarnings("NullAway.Init")
    protected KeptClause() {}

    private void take(ClauseLibrary.Text words, ClauseType after) {
        var checked = Clause.checked(words);
        if (after.isOwn()) {
            throw new RuleViolation("field.choose").at("after");
        }
        title = checked.title();
        law = checked.law();
        plain = checked.plain();
        standsAfter = after;
    }

    void change(ClauseLibrary.Text words, ClauseType after) {
        if (isRetired()) {
            throw new RuleViolation("contract.kept.retired", title);
        }
        take(words, after);
    }

    /** It is offered for no further contract. */
    void retire(Actor by, Instant now) {
        if (!isRetired()) {
            retiredBy = by.name();
            retiredAt = now;
        }
    }

    /** It is offered again. */
    void bringBack() {
        retiredBy = null;
        retiredAt = null;
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    boolean isCalled(String other) {
        return title.equalsIgnoreCase(other.strip().replaceAll("\\s+", " "));
    }

    @Override
    public KeptClauseId getId() {
        return id;
    }

    public KeptClauseId id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String plain() {
        return plain;
    }

    public ClauseLibrary.Text words() {
        return new ClauseLibrary.Text(title, law, plain);
    }

    public ClauseType after() {
        return standsAfter;
    }

    public String keptBy() {
        return keptBy;
    }

    public Instant keptAt() {
        return keptAt;
    }
}
