package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessCache;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a business keeps for its next contracts: clauses of its own, and templates with its choices. */
@Service
@Transactional
class ContractTemplates {

    static final int MOST = 100;

    private final KeptClauseRepository clauses;
    private final ContractTemplateRepository templates;
    private final ContractAttachments attachments;
    private final BusinessCache cache;

    ContractTemplates(
            KeptClauseRepository clauses,
            ContractTemplateRepository templates,
            ContractAttachments attachments,
            BusinessCache cache) {
        this.clauses = clauses;
        this.templates = templates;
        this.attachments = attachments;
        this.cache = cache;
    }

    /** The clauses that are kept, by their title. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<KeptClause> clauses() {
        return cache.get(ContractTemplates.class, "clauses", clauses::findByRetiredAtIsNullOrderByTitle);
    }

    /** The templates that can be used, by their name. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<ContractTemplate> templates() {
        return cache.get(ContractTemplates.class, "templates", templates::findByRetiredAtIsNullOrderByName);
    }

    /** @throws NotFound if this business has no such clause */
    @Transactional(readOnly = true)
    public KeptClause clause(KeptClauseId id) {
        return clauses.findById(id).orElseThrow(NotFound::new);
    }

    /** @throws NotFound if this business has no such template */
    @Transactional(readOnly = true)
    public ContractTemplate template(ContractTemplateId id) {
        return templates.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * Keeps a clause for the next contracts. Whoever presses twice has kept one.
     *
     * @throws RuleViolation at {@code title} if another one is kept under it
     */
    public KeptClauseId keep(ClauseLibrary.Text words, ClauseType after, Actor by, Instant now) {
        var clause = new KeptClause(words, after, by, now);
        var kept = clauses.findByRetiredAtIsNullOrderByTitle();
        for (var other : kept) {
            if (other.words().equals(clause.words())) {
                return other.id();
            }
        }
        requireTitleFree(clause, clause.title());
        requireRoom(kept.size());
        return clauses.saveAndFlush(clause).id();
    }

    public void changeClause(KeptClauseId id, int seen, ClauseLibrary.Text words, ClauseType after) {
        var clause = clause(id);
        clause.expectVersion(seen);
        requireTitleFree(clause, words.title());
        clause.change(words, after);
        clauses.saveAndFlush(clause);
    }

    /** @return its title */
    public String retireClause(KeptClauseId id, Actor by, Instant now) {
        var clause = clause(id);
        clause.retire(by, now);
        return clauses.saveAndFlush(clause).title();
    }

    /**
     * @return its title
     * @throws RuleViolation at {@code title} if another one is kept under its title by now
     */
    public String bringClauseBack(KeptClauseId id) {
        var clause = clause(id);
        requireTitleFree(clause, clause.title());
        requireRoom(clauses.findByRetiredAtIsNullOrderByTitle().size());
        clause.bringBack();
        return clauses.saveAndFlush(clause).title();
    }

    /** Asked before anything changes, so that it is said at its field and not by the database. */
    private void requireTitleFree(KeptClause clause, String title) {
        if (clauses.findByRetiredAtIsNullOrderByTitle().stream()
                .anyMatch(other -> !other.id().equals(clause.id()) && other.isCalled(title))) {
            throw new RuleViolation("contract.kept.titleTaken", title.strip()).at("title");
        }
    }

    private static void requireRoom(int kept) {
        if (kept >= MOST) {
            throw new RuleViolation("contract.kept.most", MOST);
        }
    }

    /**
     * Makes a template. Whoever presses twice has made one.
     *
     * @throws RuleViolation at {@code name} if another template has it
     */
    public ContractTemplateId make(String name, TemplateChoices choices, Actor by, Instant now) {
        requireKept(choices, List.of());
        var template = new ContractTemplate(name, choices, by, now);
        var made = templates.findByRetiredAtIsNullOrderByName();
        for (var other : made) {
            if (other.isCalled(name) && other.choices().isSame(choices)) {
                return other.id();
            }
        }
        requireNameFree(template, template.name());
        requireRoom(made.size());
        return templates.saveAndFlush(template).id();
    }

    /**
     * Makes a template of a contract: its choices, its own clauses, which are kept if they are not yet, and copies of its documents.
     * Whoever presses twice has made one.
     *
     * @throws RuleViolation at {@code name} if another template has it, or a clause is kept under the title of an own one in other
     *     words
     */
    public ContractTemplateId make(String name, Contract contract, Actor by, Instant now) {
        var own = contract.wording().clauses().stream().filter(Clause::isOwn).toList();
        var kept = clauses.findByRetiredAtIsNullOrderByTitle();
        for (var clause : own) {
            if (kept.stream()
                    .anyMatch(other -> other.isCalled(clause.title())
                            && !other.words().equals(clause.text().words()))) {
                throw new RuleViolation("contract.template.clauseTaken", clause.title()).at("name");
            }
        }
        var ids = own.stream()
                .map(clause -> keep(clause.text().words(), contract.wording().before(clause), by, now)
                        .id())
                .toList();
        var choices = TemplateChoices.of(contract, ids, contract.attachments());
        for (var other : templates.findByRetiredAtIsNullOrderByName()) {
            if (other.isCalled(name) && other.choices().isSame(choices)) {
                return other.id();
            }
        }
        requireNameFree(new ContractTemplate(name, choices, by, now), name);
        return make(name, choices.keeping(attachments.copies(contract, by, now)), by, now);
    }

    public void changeTemplate(ContractTemplateId id, int seen, String name, TemplateChoices choices) {
        var template = template(id);
        template.expectVersion(seen);
        requireKept(choices, template.choices().ownClauses());
        requireNameFree(template, name);
        var before = template.choices().attachments();
        template.change(name, choices);
        templates.saveAndFlush(template);
        before.stream().filter(one -> !choices.attachments().contains(one)).forEach(attachments::forget);
    }

    /** @return its name */
    public String retireTemplate(ContractTemplateId id, Actor by, Instant now) {
        var template = template(id);
        template.retire(by, now);
        return templates.saveAndFlush(template).name();
    }

    /**
     * @return its name
     * @throws RuleViolation at {@code name} if another template has its name by now
     */
    public String bringTemplateBack(ContractTemplateId id) {
        var template = template(id);
        requireNameFree(template, template.name());
        requireRoom(templates.findByRetiredAtIsNullOrderByName().size());
        template.bringBack();
        return templates.saveAndFlush(template).name();
    }

    private void requireNameFree(ContractTemplate template, String name) {
        if (templates.findByRetiredAtIsNullOrderByName().stream()
                .anyMatch(other -> !other.id().equals(template.id()) && other.isCalled(name))) {
            throw new RuleViolation("contract.template.nameTaken", name.strip()).at("name");
        }
    }

    /** @param before those that the template names already, of which some may be retired */
    private void requireKept(TemplateChoices choices, List<UUID> before) {
        if (choices.ownClauses().size() > ContractWording.MOST_OWN) {
            throw new RuleViolation("contract.clause.mostOwn", ContractWording.MOST_OWN).at("ownClauses");
        }
        var kept = clauses.findByRetiredAtIsNullOrderByTitle().stream()
                .map(clause -> clause.id().id())
                .toList();
        if (choices.ownClauses().stream().anyMatch(one -> !kept.contains(one) && !before.contains(one))) {
            throw new RuleViolation("field.choose").at("ownClauses");
        }
    }

    /**
     * What a template says for a contract that is drafted now; clauses that were retired since are left out.
     *
     * @throws RuleViolation if the template was retired
     */
    @Transactional(readOnly = true)
    public Arrangement arrangement(ContractTemplateId id) {
        var template = template(id);
        if (template.isRetired()) {
            throw new RuleViolation("contract.template.retired", template.name());
        }
        var kept = clauses.findByRetiredAtIsNullOrderByTitle();
        return new Arrangement(
                template.choices().leftOut(),
                template.choices().ownClauses().stream()
                        .map(own -> kept.stream()
                                .filter(clause -> clause.id().id().equals(own))
                                .findFirst()
                                .orElse(null))
                        .filter(Objects::nonNull)
                        .map(clause -> new Arrangement.Own(clause.words(), clause.after()))
                        .toList(),
                template.choices().attachments());
    }

    /**
     * Which clauses a contract has that is drafted with a template.
     *
     * @param leftOut clauses of our library that it goes without
     * @param documents of which it gets copies
     */
    record Arrangement(List<ClauseType> leftOut, List<Own> own, List<Attachment> documents) {

        /** Every clause of our library and no other. */
        static final Arrangement STANDARD = new Arrangement(List.of(), List.of(), List.of());

        /** @param after the clause that it stands behind */
        record Own(ClauseLibrary.Text words, ClauseType after) {}
    }
}
