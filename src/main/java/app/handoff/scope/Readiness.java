package app.handoff.scope;

import app.handoff.kernel.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is still missing before a scope can be frozen: each gap with the field that closes it and the reason why a bidder
 * cannot do without.
 *
 * @param ready how many things are as they should be; nothing is while nothing was written
 */
record Readiness(List<Gap> gaps, int ready) {

    static Readiness of(ScopeContent content, Examples examples) {
        var findings = Stream.concat(
                        Arrays.stream(ReadinessRule.values()).flatMap(rule -> rule.check(content)),
                        examples.findings(content))
                .toList();
        var gaps = new ArrayList<Gap>();
        findings.forEach(finding -> gaps.addAll(finding.gaps()));
        gaps.sort((one, other) -> one.section().compareTo(other.section()));
        int ready = (int) findings.stream().filter(f -> f.gaps().isEmpty()).count();
        return new Readiness(List.copyOf(gaps), content.blank() ? 0 : ready);
    }

    /** What is ready and the gaps, together: wherever two of the three numbers stand side by side, they add up. */
    public int checks() {
        return ready + gaps.size();
    }

    public List<Gap> in(Section section) {
        return gaps.stream().filter(gap -> gap.section() == section).toList();
    }

    /** Whether nothing is missing at this field of a section. */
    public boolean misses(Section section, String field) {
        return gaps.stream()
                .anyMatch(gap -> gap.section() == section && gap.field().equals(field));
    }

    /**
     * One thing that is missing.
     *
     * @param field the field of the section's form that closes the gap
     * @param title what is missing
     * @param reason why it is needed
     */
    public record Gap(Section section, String field, Sentence title, Sentence reason) {}

    /** One thing that was looked at, with what is missing there. */
    record Finding(List<Gap> gaps) {}
}
