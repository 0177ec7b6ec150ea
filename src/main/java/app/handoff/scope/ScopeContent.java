package app.handoff.scope;

import app.handoff.kernel.DataClass;
import app.handoff.servicelevel.ServiceLevel;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Everything that is said about the work, section by section. Sections may be incomplete until the scope is frozen. */
record ScopeContent(
        Purpose purpose,
        Inputs inputs,
        List<Output> outputs,
        List<LevelDraft> levels,
        Timeline timeline,
        Interfaces interfaces,
        OversightPlan oversight,
        DataRules data,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Qualification> qualifications,
        Pricing pricing) {

    public static final ScopeContent EMPTY = new ScopeContent(
            Purpose.EMPTY,
            Inputs.EMPTY,
            List.of(),
            List.of(),
            Timeline.EMPTY,
            Interfaces.EMPTY,
            OversightPlan.EMPTY,
            DataRules.EMPTY,
            List.of(),
            Pricing.EMPTY);

    public ScopeContent {
        purpose = purpose == null ? Purpose.EMPTY : purpose;
        inputs = inputs == null ? Inputs.EMPTY : inputs;
        outputs = Blank.list(outputs);
        levels = LevelDraft.coded(Blank.list(levels));
        timeline = timeline == null ? Timeline.EMPTY : timeline;
        interfaces = interfaces == null ? Interfaces.EMPTY : interfaces;
        oversight = oversight == null ? OversightPlan.EMPTY : oversight;
        data = data == null ? DataRules.EMPTY : data;
        qualifications = Blank.list(qualifications);
        pricing = pricing == null ? Pricing.EMPTY : pricing;
    }

    /**
     * What a new scope knows from triage, so that nobody writes it twice.
     *
     * @param classes what data the task touches
     * @param judge who can judge the work
     * @param facts how much of what the task handles, a line each
     * @param software the programs it is done with; empty if not known
     */
    public static ScopeContent startingWith(
            Collection<DataClass> classes, String judge, List<String> facts, String software) {
        var timeline = Timeline.EMPTY;
        return EMPTY.with(new DataRules(List.copyOf(classes), false, "", "", "", null, null, null))
                .with(new OversightPlan(judge, "", "", judge, List.of(), null, List.of()))
                .with(Purpose.EMPTY.withFacts(facts))
                .with(software.isBlank() ? timeline : timeline.withSoftware(List.of(software)));
    }

    /** Whether nobody has described the work yet: a ready-made draft may fill it. */
    public boolean blank() {
        return purpose.withFacts(List.of()).equals(Purpose.EMPTY)
                && inputs.equals(Inputs.EMPTY)
                && outputs.isEmpty()
                && levels.isEmpty();
    }

    /**
     * The same for another engagement: without its first and last day, and without the people who provided, judged and
     * settled. What is written in sentences comes along as it stands.
     */
    ScopeContent forAnother() {
        var unnamed = inputs.items().stream()
                .map(input -> new Input(input.what(), "", input.format(), input.when(), input.dataClass()))
                .toList();
        return with(new Inputs(unnamed, inputs.none()))
                .with(timeline.withoutDates())
                .with(oversight.withoutPeople())
                .withQualifications(
                        qualifications.stream().map(Qualification::withoutDay).toList());
    }

    /** The same with these sections as they are in another scope. */
    ScopeContent taking(Set<Section> sections, ScopeContent other) {
        return new ScopeContent(
                sections.contains(Section.PURPOSE) ? other.purpose : purpose,
                sections.contains(Section.INPUTS) ? other.inputs : inputs,
                sections.contains(Section.OUTPUTS) ? other.outputs : outputs,
                sections.contains(Section.LEVELS) ? other.levels : levels,
                sections.contains(Section.TIMELINE) ? other.timeline : timeline,
                sections.contains(Section.INTERFACES) ? other.interfaces : interfaces,
                sections.contains(Section.OVERSIGHT) ? other.oversight : oversight,
                sections.contains(Section.DATA) ? other.data : data,
                sections.contains(Section.QUALIFICATIONS) ? other.qualifications : qualifications,
                sections.contains(Section.PRICING) ? other.pricing : pricing);
    }

    /**
     * The same for another engagement, which never shares an output: what was said about the price of one goes with it.
     *
     * @param due when the outputs are due there
     */
    ScopeContent withOutputsAnew(UnaryOperator<Due> due) {
        var ids = new HashMap<UUID, UUID>();
        var anew = new ArrayList<Output>();
        for (var output : outputs) {
            var other = output.anew(due.apply(output.due()));
            ids.put(output.id(), other.id());
            anew.add(other);
        }
        return withOutputs(anew).with(pricing.forOutputs(ids));
    }

    /** The service levels that can be measured. */
    public List<ServiceLevel> serviceLevels() {
        return levels.stream()
                .map(LevelDraft::complete)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The lines that every bidder prices, the taking over last; none while nobody has said how the work is priced. */
    public List<PriceItem> priceItems() {
        return pricing.basis() == null ? List.of() : PriceItem.of(outputs, timeline, pricing);
    }

    /** Whether vendors answer a requirement in a field of its kind, so that a rule checks it. */
    public boolean checksQualifications() {
        return qualifications.stream().anyMatch(Qualification::isChecked);
    }

    public ScopeContent with(Purpose changed) {
        return new ScopeContent(
                changed, inputs, outputs, levels, timeline, interfaces, oversight, data, qualifications, pricing);
    }

    public ScopeContent with(Inputs changed) {
        return new ScopeContent(
                purpose, changed, outputs, levels, timeline, interfaces, oversight, data, qualifications, pricing);
    }

    public ScopeContent withOutputs(List<Output> changed) {
        return new ScopeContent(
                purpose, inputs, changed, levels, timeline, interfaces, oversight, data, qualifications, pricing);
    }

    public ScopeContent withLevels(List<LevelDraft> changed) {
        return new ScopeContent(
                purpose, inputs, outputs, changed, timeline, interfaces, oversight, data, qualifications, pricing);
    }

    public ScopeContent with(Timeline changed) {
        return new ScopeContent(
                purpose, inputs, outputs, levels, changed, interfaces, oversight, data, qualifications, pricing);
    }

    public ScopeContent with(Interfaces changed) {
        return new ScopeContent(
                purpose, inputs, outputs, levels, timeline, changed, oversight, data, qualifications, pricing);
    }

    public ScopeContent with(OversightPlan changed) {
        return new ScopeContent(
                purpose, inputs, outputs, levels, timeline, interfaces, changed, data, qualifications, pricing);
    }

    public ScopeContent with(DataRules changed) {
        return new ScopeContent(
                purpose, inputs, outputs, levels, timeline, interfaces, oversight, changed, qualifications, pricing);
    }

    public ScopeContent withQualifications(List<Qualification> changed) {
        return new ScopeContent(
                purpose, inputs, outputs, levels, timeline, interfaces, oversight, data, changed, pricing);
    }

    public ScopeContent with(Pricing changed) {
        return new ScopeContent(
                purpose, inputs, outputs, levels, timeline, interfaces, oversight, data, qualifications, changed);
    }
}
