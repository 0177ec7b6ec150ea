package app.handoff.evaluation;

import app.handoff.engagement.Engagements;
import app.handoff.engagement.NextStep;
import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReporter;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the engagement of a part stands whose vendor will not do it: another one is chosen from the bids for the whole. */
@Component
class PartsWithoutVendor implements StageReporter {

    private final Engagements engagements;
    private final AwardRepository awards;

    PartsWithoutVendor(Engagements engagements, AwardRepository awards) {
        this.engagements = engagements;
        this.awards = awards;
    }

    @Override
    public Stage stage() {
        return Stage.BIDDING;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EngagementId, StageReport> reports(Collection<EngagementId> all, Instant now) {
        var wholes = engagements.wholes(all);
        if (wholes.isEmpty()) {
            return Map.of();
        }
        var chosen = awards.standing(wholes.keySet()).stream()
                .map(StandingAward::engagement)
                .toList();
        var reports = new HashMap<EngagementId, StageReport>();
        wholes.forEach((part, whole) -> {
            if (!chosen.contains(part)) {
                reports.put(part, toChoose(part, Objects.requireNonNull(whole)));
            }
        });
        return reports;
    }

    private static StageReport toChoose(EngagementId part, Engagements.Entry whole) {
        var page = "/engagements/" + part + "/award";
        return new StageReport(
                StageReport.State.CURRENT,
                Sentence.of("evaluation.parts.stage"),
                new Badge(Badge.Kind.WAIT, Sentence.of("evaluation.parts.stage.badge")),
                List.of(new Step(
                        Sentence.of("evaluation.parts.stage.step"), null, Step.Progress.YOUR_TURN, page, Role.MANAGER)),
                new NextStep(
                        Sentence.of("evaluation.parts.stage.step"),
                        Sentence.of("evaluation.parts.stage.why", whole.name()),
                        null,
                        page,
                        Sentence.of("evaluation.parts.stage.button"),
                        Role.MANAGER),
                null,
                List.of());
    }
}
