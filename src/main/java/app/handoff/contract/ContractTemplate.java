package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Choices that a business makes for its contracts again and again. It is used by choice when a contract is drafted; to change or
 * retire it changes no contract that was drafted with it.
 */
@Entity
@DynamicUpdate
class ContractTemplate extends BusinessOwned<ContractTemplateId> {

    static final int LONGEST_NAME = 120;

    @EmbeddedId
    private ContractTemplateId id;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private TemplateChoices choices;

    private String keptBy;
    private Instant keptAt;
    private @Nullable String retiredBy;
    private @Nullable Instant retiredAt;

    /** @throws RuleViolation at the field that is missing or outside of what a contract takes */
    ContractTemplate(String name, TemplateChoices choices, Actor by, Instant now) {
        this.id = ContractTemplateId.next();
        this.keptBy = by.name();
        this.keptAt = now;
        take(name, choices);
    }

    @SuppressWarnings("NullAway.Init")
    protected ContractTemplate() {}

    private void take(String name, TemplateChoices choices) {
        var called = called(name);
        if (called.isEmpty()) {
            throw new RuleViolation("field.required").at("name");
        }
        if (called.length() > LONGEST_NAME) {
            throw new RuleViolation("text.tooLong", LONGEST_NAME).at("name");
        }
        choices.check();
        this.name = called;
        this.choices = choices;
    }

    void change(String name, TemplateChoices choices) {
        if (isRetired()) {
            throw new RuleViolation("contract.template.retired", this.name);
        }
        take(name, choices);
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
        return name.equalsIgnoreCase(called(other));
    }

    private static String called(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    @Override
    public ContractTemplateId getId() {
        return id;
    }

    public ContractTemplateId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public TemplateChoices choices() {
        return choices;
    }

    public String keptBy() {
        return keptBy;
    }

    public Instant keptAt() {
        return keptAt;
    }
}
