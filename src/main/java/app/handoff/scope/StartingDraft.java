package app.handoff.scope;

import app.handoff.kernel.ServiceLevelId;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scope to start another one from, to be changed until it fits: ready-made for a common kind of work, an own template, or
 * what was written for another engagement.
 *
 * @param key names it: bookkeeping; see {@link Beginnings} for the own ones
 * @param name what it is called: Bookkeeping
 * @param summary what is in it, in a sentence
 */
record StartingDraft(String key, String name, String summary, ScopeContent content) {

    private static final int A_DAY_IN_HOURS = 24;

    /**
     * This draft laid over what is known: from when the work runs, who looks after it, how much of what it handles and with
     * which programs. What data is shared follows from the task; only where nothing is told about it does the draft name any.
     *
     * @param zone in which the times of the draft are meant
     */
    ScopeContent over(ScopeContent known, ZoneId zone) {
        var judge = known.oversight().accountable();
        return content.with(inputs(judge))
                .withOutputsAnew(due -> due.in(zone))
                .withLevels(content.levels().stream()
                        .map(level -> level.identified(ServiceLevelId.next()))
                        .toList())
                .with(oversight(known.oversight(), judge))
                .with(data(known.data()))
                .with(content.purpose()
                        .withFacts(
                                both(known.purpose().facts(), content.purpose().facts())))
                .with(known.timeline()
                        .dates(content.timeline().in(zone))
                        .withSoftware(both(
                                known.timeline().software(), content.timeline().software())));
    }

    /** What comes back, by name. */
    public String outputs() {
        return content.outputs().stream().map(Output::deliverable).collect(Collectors.joining(", "));
    }

    /** The service levels that come with it, by name. */
    public String levels() {
        return content.levels().stream().map(LevelDraft::name).collect(Collectors.joining(", "));
    }

    /**
     * The same in the language of the business: what a ready-made draft asks of a vendor's language has a level and no name.
     *
     * @param language German
     */
    StartingDraft spokenIn(String language) {
        var timeline = content.timeline();
        return new StartingDraft(
                key,
                name,
                summary,
                content.with(timeline.withLanguages(timeline.languages().stream()
                        .map(need ->
                                need.language().isBlank() ? new LanguageNeed(language, need.level(), need.use()) : need)
                        .toList())));
    }

    private static List<String> both(List<String> known, List<String> draft) {
        return Stream.concat(known.stream(), draft.stream())
                .map(String::strip)
                .distinct()
                .toList();
    }

    private Inputs inputs(String judge) {
        var items = content.inputs().items().stream()
                .map(input -> new Input(
                        input.what(),
                        input.providedBy().isBlank() ? judge : input.providedBy(),
                        input.format(),
                        input.when(),
                        input.dataClass()))
                .toList();
        return new Inputs(items, content.inputs().none());
    }

    private OversightPlan oversight(OversightPlan known, String judge) {
        var draft = content.oversight();
        return new OversightPlan(
                judge,
                known.deputy(),
                known.informs().isBlank() ? judge : known.informs(),
                known.dailyContact().isBlank() ? judge : known.dailyContact(),
                known.escalations().isEmpty() && !judge.isBlank()
                        ? List.of(new Escalation(judge, A_DAY_IN_HOURS))
                        : known.escalations(),
                draft.hoursPerWeek(),
                draft.approvals());
    }

    private DataRules data(DataRules known) {
        var draft = content.data();
        var classes = known.classes().isEmpty() ? draft.classes() : known.classes();
        return new DataRules(
                classes,
                draft.none() && classes.isEmpty(),
                draft.allowedUse(),
                draft.storage(),
                draft.retention(),
                draft.atEnd(),
                draft.subcontractors(),
                draft.breachNoticeHours());
    }
}
