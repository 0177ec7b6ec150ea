package app.handoff.scope;

import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The templates of scopes of work that the business saved for itself, each under a name of its own. */
@Service
@Transactional
class ScopeTemplates {

    /** As many as can be looked through in a list. */
    static final int MOST = 50;

    private final ScopeTemplateRepository templates;

    ScopeTemplates(ScopeTemplateRepository templates) {
        this.templates = templates;
    }

    /** All of them, by name. */
    @Transactional(readOnly = true)
    public List<ScopeTemplate> all() {
        return templates.all();
    }

    /** @throws NotFound if there is none, or it was removed */
    @Transactional(readOnly = true)
    public ScopeTemplate get(ScopeTemplateId id) {
        return templates.findById(id).filter(template -> !template.isRemoved()).orElseThrow(NotFound::new);
    }

    /**
     * Saves what a scope says as a template. Whoever presses twice has saved one.
     *
     * @throws RuleViolation at {@code name} if another one has it; if the scope says nothing yet, or there are too many
     */
    public void save(ScopeOfWork scope, String name, Actor by, Instant now) {
        if (scope.content().blank()) {
            throw new RuleViolation("scope.template.blank");
        }
        var other = templates.called(name);
        if (other.isPresent()) {
            if (other.get().isSaved(name, scope.content())) {
                return;
            }
            throw nameTaken(name);
        }
        requireRoom();
        templates.saveAndFlush(new ScopeTemplate(name, scope.content(), by, now));
    }

    /** @throws RuleViolation at {@code name} if another one has it */
    public void rename(ScopeTemplateId id, int seen, String name) {
        var template = get(id);
        template.expectVersion(seen);
        requireFree(name, id);
        template.rename(name);
        templates.saveAndFlush(template);
    }

    public void remove(ScopeTemplateId id, Instant now) {
        var template = templates.findById(id).orElseThrow(NotFound::new);
        template.remove(now);
        templates.saveAndFlush(template);
    }

    /** Brings a removed one back, unless its name was given away or there are too many meanwhile. */
    public void restore(ScopeTemplateId id) {
        var template = templates.findById(id).orElseThrow(NotFound::new);
        if (template.isRemoved()) {
            requireFree(template.name(), id);
            requireRoom();
            template.restore();
            templates.saveAndFlush(template);
        }
    }

    private void requireFree(String name, ScopeTemplateId id) {
        if (templates.called(name).filter(other -> !other.id().equals(id)).isPresent()) {
            throw nameTaken(name);
        }
    }

    private static RuleViolation nameTaken(String name) {
        return new RuleViolation("scope.template.name.taken", name).at("name");
    }

    private void requireRoom() {
        if (templates.count() >= MOST) {
            throw new RuleViolation("scope.template.tooMany", MOST);
        }
    }
}
