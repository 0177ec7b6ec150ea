package app.handoff.diligence;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.vendor.AskedNeed;
import app.handoff.vendor.Cefr;
import app.handoff.vendor.EvidenceStanding;
import app.handoff.vendor.EvidenceState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was found out about one vendor for one engagement, and what is still missing.
 *
 * @param notAsked evidence that would be usual and is not asked for by a decision of the business
 * @param evidenceSettled when it was settled which evidence is asked for; null before a scope is final
 */
public record Dossier(
        CheckedVendor candidate,
        VendorRequirements needs,
        List<AskedReference> references,
        List<Interview> interviews,
        List<Sample> samples,
        List<Concern> concerns,
        List<Waiver> waivers,
        List<EvidenceStanding> evidence,
        List<AskedNeed> notAsked,
        @Nullable Instant evidenceSettled) {

    /** What is required of every vendor, whatever the scope says, and what this scope adds; met, waived or missing. */
    public List<Check> checks() {
        var checks = new ArrayList<>(referenceChecks().checks());
        checks.add(check(
                Requirement.INTERVIEW,
                !interviews.isEmpty(),
                Sentence.of("diligence.found.interviews", interviews.size())));
        if (!needs.languages().isEmpty()) {
            checks.add(language());
        }
        long scored = samples.stream().filter(Sample::isScored).count();
        checks.add(check(
                Requirement.SAMPLE,
                scored > 0,
                samples.isEmpty()
                        ? Sentence.of("diligence.found.samples.none")
                        : Sentence.of("diligence.found.samples", scored, samples.size() - scored)));
        long open = concerns.stream().filter(Concern::isOpen).count();
        checks.add(check(
                Requirement.CONCERNS,
                open == 0,
                concerns.isEmpty()
                        ? Sentence.of("diligence.found.concerns.none")
                        : Sentence.of("diligence.found.concerns", open, concerns.size() - open)));
        evidence.forEach(standing -> checks.add(security(standing)));
        return List.copyOf(checks);
    }

    ReferenceChecks referenceChecks() {
        return new ReferenceChecks(references, waivers, needs.references());
    }

    /** What is required of this vendor by this key; nothing by another. */
    Optional<Requirement> requirement(String key) {
        return Stream.concat(
                        checks().stream().map(Check::requirement),
                        waivers.stream().map(Waiver::requirement))
                .filter(requirement -> requirement.key().equals(key))
                .findFirst();
    }

    public List<OpenRequirement> missing() {
        return checks().stream()
                .filter(check -> check.state() == Check.State.MISSING)
                .map(check -> new OpenRequirement(check.requirement(), check.found(), href(check.requirement())))
                .toList();
    }

    /** @throws RuleViolation if this is not missing: there is nothing to go without */
    public void requireMissing(Requirement requirement) {
        if (missing().stream()
                .noneMatch(openRequirement -> openRequirement.requirement().is(requirement))) {
            throw new RuleViolation("diligence.waiver.notMissing");
        }
    }

    private Check language() {
        var lacking = new LinkedHashMap<String, Cefr>();
        needs.languages().forEach((language, needed) -> {
            if (heard(language).filter(level -> level.reaches(needed)).isEmpty()) {
                lacking.put(language, needed);
            }
        });
        if (lacking.isEmpty()) {
            return check(Requirement.LANGUAGE, true, Sentence.of("diligence.found.language", spoken()));
        }
        var first = lacking.entrySet().iterator().next();
        return check(
                Requirement.LANGUAGE,
                false,
                heard(first.getKey())
                        .map(level -> Sentence.of(
                                "diligence.found.languageLow",
                                first.getKey(),
                                level.name(),
                                first.getValue().name()))
                        .orElse(Sentence.of(
                                "diligence.found.languageUnheard",
                                first.getKey(),
                                first.getValue().name())));
    }

    /** The latest interview in a language decides: people learn, and people are replaced. */
    Optional<Cefr> heard(String language) {
        return interviews.stream()
                .map(Interview::talk)
                .sorted(Comparator.comparing(InterviewNotes::on).reversed())
                .flatMap(interviewNotes -> interviewNotes.heard().stream())
                .filter(languageHeard -> VendorRequirements.same(languageHeard.language(), language))
                .map(LanguageHeard::level)
                .findFirst();
    }

    private String spoken() {
        return needs.languages().keySet().stream()
                .map(language -> language + " " + heard(language).orElseThrow())
                .collect(Collectors.joining(", "));
    }

    private Check security(EvidenceStanding standing) {
        var requirement = Requirement.of(standing.need());
        var found = Sentence.of("diligence.found.evidence." + standing.state());
        return standing.state() == EvidenceState.WAIVED
                ? new Check(requirement, Check.State.WAIVED, found)
                : check(requirement, standing.isMet(), found);
    }

    private Check check(Requirement requirement, boolean met, Sentence found) {
        return Check.of(requirement, met, waivers, found);
    }

    public Optional<Waiver> waiver(Requirement requirement) {
        return waivers.stream()
                .filter(waiver -> waiver.requirement().is(requirement))
                .findFirst();
    }

    /**
     * What becomes of the score of this vendor's bid if it is chosen without this. A waiver itself changes no score; what
     * was not found out may keep one low.
     */
    public Sentence scoreWithout(Requirement requirement) {
        if (requirement.isAboutReferences()) {
            return Sentence.of(
                    "diligence.waiver.score.references",
                    candidate.name(),
                    findings().contacted());
        }
        return Sentence.of(
                requirement.is(Requirement.INTERVIEW) || requirement.is(Requirement.SAMPLE)
                        ? "diligence.waiver.score." + requirement.key()
                        : "diligence.waiver.score.none",
                candidate.name());
    }

    /** What we go without although it is required, and why; what was met after all is not named. */
    public List<AcceptedGap> goneWithout() {
        var waived = new ArrayList<AcceptedGap>();
        for (var check : checks()) {
            if (check.state() == Check.State.WAIVED) {
                waiver(check.requirement())
                        .map(AcceptedGap::of)
                        .or(() -> evidence.stream()
                                .filter(standing ->
                                        Requirement.of(standing.need()).is(check.requirement()))
                                .findFirst()
                                .map(AcceptedGap::of))
                        .ifPresent(waived::add);
            }
        }
        return List.copyOf(waived);
    }

    public ReferenceFindings findings() {
        var answers = references.stream()
                .flatMap(reference -> reference.answers().stream())
                .toList();
        var measured = new LinkedHashMap<ServiceLevelId, BigDecimal>();
        for (var level : needs.levels()) {
            var values = answers.stream()
                    .map(answer -> answer.byLevel().get(level.id()))
                    .filter(value -> value != null)
                    .toList();
            average(values).ifPresent(value -> measured.put(level.id(), value));
        }
        var score = average(answers.stream()
                .map(answer -> BigDecimal.valueOf(answer.score()))
                .toList());
        long again = answers.stream()
                .filter(answer -> answer.hireAgain() == HireAgain.YES)
                .count();
        return new ReferenceFindings(
                answers.size(),
                score.map(value -> value.setScale(1, RoundingMode.HALF_UP)).orElse(null),
                (int) again,
                measured);
    }

    private static Optional<BigDecimal> average(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal::add)
                .map(sum -> sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64)
                        .setScale(4, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }

    private String href(Requirement requirement) {
        return "/engagements/" + candidate.engagement() + "/diligence/" + candidate.vendor() + "#"
                + requirement.section();
    }
}
