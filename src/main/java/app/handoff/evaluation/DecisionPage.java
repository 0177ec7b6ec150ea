package app.handoff.evaluation;

import app.handoff.bidding.RoundLinks;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReporter;
import app.handoff.evaluation.BidEvaluation.Points;
import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.text.Format;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What was decided, why, and how far the contract is that is made from it. */
@Component
class DecisionPage {

    private final ObjectProvider<StageReporter> stages;
    private final AwardDecisions decisions;
    private final Letters letters;
    private final Engagements engagements;
    private final RoundLinks rounds;
    private final Format format;
    private final Clock clock;

    DecisionPage(
            ObjectProvider<StageReporter> stages,
            AwardDecisions decisions,
            Letters letters,
            Engagements engagements,
            RoundLinks rounds,
            Format format,
            Clock clock) {
        this.stages = stages;
        this.decisions = decisions;
        this.letters = letters;
        this.engagements = engagements;
        this.rounds = rounds;
        this.format = format;
        this.clock = clock;
    }

    String show(EvaluationFile evaluationFile, CurrentMember member, Model model) {
        var award = evaluationFile.award();
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("engagement", evaluationFile.engagement());
        model.addAttribute("workName", title(evaluationFile));
        model.addAttribute("beside", beside(evaluationFile));
        rounds.into(model, evaluationFile.request());
        model.addAttribute("award", award);
        model.addAttribute("winner", award == null ? null : vendor(evaluationFile, award.bid()));
        model.addAttribute(
                "reserve", award == null || award.reserve() == null ? null : vendor(evaluationFile, award.reserve()));
        model.addAttribute(
                "letStand",
                award == null ? null : evaluationFile.waiver(award.bid()).orElse(null));
        model.addAttribute("ordered", award == null ? List.of() : evaluationFile.saidOrder(award));
        model.addAttribute(
                "letters", LettersStand.of(letters.of(evaluationFile.request().engagement()), evaluationFile));
        model.addAttribute("standings", standings(evaluationFile.progress().snapshot()));
        var agreement = decisions.contract(evaluationFile);
        model.addAttribute("fallen", agreement.isCancelled() ? agreement : null);
        boolean mayAct = member.may(Role.MANAGER);
        model.addAttribute("mayFollow", mayAct && award != null && agreement.state() == AwardContracts.State.NONE);
        model.addAttribute("disqualified", Excluded.of(evaluationFile, format));
        model.addAttribute("withdrawn", Withdrawn.of(evaluationFile));
        model.addAttribute("mayAct", mayAct);
        model.addAttribute("contract", contract(evaluationFile.engagement()).orElse(null));
        return "evaluation/awarded";
    }

    /** What the work is called: that of a part as its engagement is. */
    private String title(EvaluationFile evaluationFile) {
        return evaluationFile.isOfPart()
                ? engagements.get(evaluationFile.engagement()).name()
                : evaluationFile.request().title();
    }

    /** The other vendors among which the work is shared out, each with its engagement. */
    private List<Beside> beside(EvaluationFile evaluationFile) {
        var names = engagements.names(
                evaluationFile.beside().stream().map(Award::engagement).toList());
        return evaluationFile.beside().stream()
                .map(other -> new Beside(
                        other.engagement(),
                        String.valueOf(names.get(other.engagement())),
                        evaluationFile.named(other.parts()),
                        other.stands()
                                        && other.request()
                                                .equals(evaluationFile.request().id())
                                ? vendor(evaluationFile, other.bid())
                                : null))
                .toList();
    }

    /** Somebody decided while this person was still writing: they see what was decided, and what they wrote. */
    String tooLate(
            EvaluationFile evaluationFile,
            @Nullable String written,
            CurrentMember member,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("tooLate", true);
        model.addAttribute("written", written);
        return show(evaluationFile, member, model);
    }

    private static String vendor(EvaluationFile evaluationFile, BidId bid) {
        return evaluationFile.bid(bid).vendorName();
    }

    private List<Standing> standings(List<Points> snapshot) {
        var awardWording = new AwardWording(format);
        return snapshot.stream()
                .map(own -> new Standing(
                        own.vendor(),
                        awardWording.points(own.total()),
                        awardWording.place(own.place(), isShared(own.place(), snapshot))))
                .toList();
    }

    private static boolean isShared(int place, List<Points> snapshot) {
        return snapshot.stream().filter(other -> other.place() == place).count() > 1;
    }

    // The contract comes later than bidding, so it is asked as a stage, not as a module.
    private Optional<StageReport> contract(EngagementId engagement) {
        return stages.stream()
                .filter(reporter -> reporter.stage() == Stage.CONTRACT)
                .flatMap(reporter ->
                        Optional.ofNullable(reporter.reports(List.of(engagement), clock.instant())
                                        .get(engagement))
                                .stream())
                .findFirst();
    }

    /**
     * How far the letters of a request are.
     *
     * @param toSend how many wait to be looked at and sent
     * @param sent how many were sent
     */
    record LettersStand(int toSend, int sent) {

        private static LettersStand of(List<Letter> all, EvaluationFile evaluationFile) {
            var own = all.stream()
                    .filter(letter ->
                            letter.request().equals(evaluationFile.request().id()))
                    .toList();
            int sent = (int) own.stream().filter(Letter::isSent).count();
            return new LettersStand(own.size() - sent, sent);
        }

        public boolean areToSend() {
            return toSend > 0;
        }

        public boolean wereSent() {
            return sent > 0;
        }
    }

    /**
     * What is done in another engagement.
     *
     * @param vendor who does it; null where nobody is chosen for it at the moment, or it was in an earlier round
     */
    record Beside(
            EngagementId engagement,
            String name,
            String parts,
            @Nullable String vendor) {}

    /** A choice that came to nothing. */
    record Withdrawn(String vendor, Award award) {

        static List<Withdrawn> of(EvaluationFile evaluationFile) {
            return evaluationFile.withdrawn().stream()
                    .map(award -> new Withdrawn(evaluationFile.bid(award.bid()).vendorName(), award))
                    .toList();
        }
    }

    /** How one vendor stood when the choice was made. */
    record Standing(String vendor, String points, String place) {}
}
