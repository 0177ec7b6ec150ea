package app.handoff.scope;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CountryLanguages;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.triage.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that a scope can start from: ready-made drafts, the business's own templates, and what it wrote for other
 * engagements. Of an own one come neither the dates nor the people; see {@link ScopeContent#forAnother}.
 */
@Service
@Transactional(readOnly = true)
class Beginnings {

    private static final int AT_FIRST_SIGHT = 5;
    private static final int PAGE = 20;
    private static final String TEMPLATE = "template.";
    private static final String SCOPE = "scope.";

    private final StartingDrafts drafts;
    private final ScopeTemplates templates;
    private final ScopeOfWorkRepository scopes;
    private final Engagements engagements;
    private final Tasks tasks;
    private final Format format;

    Beginnings(
            StartingDrafts drafts,
            ScopeTemplates templates,
            ScopeOfWorkRepository scopes,
            Engagements engagements,
            Tasks tasks,
            Format format) {
        this.drafts = drafts;
        this.templates = templates;
        this.scopes = scopes;
        this.engagements = engagements;
        this.tasks = tasks;
        this.format = format;
    }

    static String key(ScopeTemplateId id) {
        return TEMPLATE + id;
    }

    /** The ready-made drafts, the one that is usual for the task of this engagement first. */
    public List<Option> readyMade(EngagementId engagement) {
        var usual = tasks.usualDraft(engagements.get(engagement).taskId()).orElse("");
        return drafts.beginningWith(usual).stream()
                .map(draft -> new Option(
                        draft.key(),
                        draft.name(),
                        draft.key().equals(usual)
                                ? format.message("scope.draft.usual", draft.summary())
                                : draft.summary()))
                .toList();
    }

    /** The ready-made draft that is usual for the task of this engagement. */
    public Optional<StartingDraft> fitting(EngagementId engagement) {
        return tasks.usualDraft(engagements.get(engagement).taskId()).map(drafts::get);
    }

    /** The business's own, a few of each. */
    public List<Option> own(EngagementId engagement) {
        return Stream.concat(
                        templates().stream().limit(AT_FIRST_SIGHT),
                        named(scopes.described(engagement, Limit.of(AT_FIRST_SIGHT))).stream())
                .toList();
    }

    /** All own templates, by name. */
    public List<Option> templates() {
        return templates.all().stream()
                .map(template -> new Option(
                        key(template.id()),
                        template.name(),
                        format.message("scope.own.template", template.savedBy(), template.savedAt())))
                .toList();
    }

    /**
     * The scopes of other engagements, the newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    public Page past(EngagementId engagement, @Nullable ScopeOfWorkId after) {
        var limit = Limit.of(PAGE + 1);
        var found =
                after == null ? scopes.described(engagement, limit) : scopes.describedBefore(engagement, after, limit);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(named(shown), found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    /** With the names of their engagements; what belongs to a removed one is not told. */
    private List<Option> named(List<PastScope> past) {
        var names = engagements.names(past.stream().map(PastScope::engagement).toList());
        return past.stream()
                .filter(scope -> names.containsKey(scope.engagement()))
                .map(scope -> new Option(
                        SCOPE + scope.engagement(),
                        String.valueOf(names.get(scope.engagement())),
                        format.message("scope.own.version." + scope.status(), scope.number(), scope.startedAt())))
                .toList();
    }

    /**
     * What a scope starts from.
     *
     * @param key of a ready-made draft, an own template or the scope of another engagement
     * @throws NotFound if there is none
     */
    public StartingDraft get(String key) {
        if (key.startsWith(TEMPLATE)) {
            return templates
                    .get(ScopeTemplateId.of(key.substring(TEMPLATE.length())))
                    .draft("");
        }
        if (key.startsWith(SCOPE)) {
            var engagement = EngagementId.of(key.substring(SCOPE.length()));
            var name = engagements.find(engagement).map(Engagements.Entry::name).orElseThrow(NotFound::new);
            return scopes.told(engagement)
                    .filter(scope -> !scope.content().blank())
                    .map(scope ->
                            new StartingDraft(key, name, "", scope.content().forAnother()))
                    .orElseThrow(NotFound::new);
        }
        return drafts.get(key)
                .spokenIn(CountryLanguages.of(Tenancy.locality().country(), LocaleContextHolder.getLocale()));
    }

    /** @param after the last one shown where there are more; null where these are all */
    record Page(List<Option> scopes, @Nullable ScopeOfWorkId after) {}
}
