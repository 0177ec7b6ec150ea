package app.handoff.diligence;

import app.handoff.diligence.Answers.Measured;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks vendors in the sample business as due diligence asks for it. */
@Component
class SampleChecks implements SampleActs {

    private final References references;
    private final Interviews interviews;
    private final Samples samples;
    private final Concerns concerns;
    private final ScopesOfWork scopes;

    SampleChecks(
            References references, Interviews interviews, Samples samples, Concerns concerns, ScopesOfWork scopes) {
        this.interviews = interviews;
        this.samples = samples;
        this.references = references;
        this.concerns = concerns;
        this.scopes = scopes;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.inTheOffice("reference", ReferenceFacts.class, this::ask),
                SampleAct.inTheOffice("check", CheckFacts.class, this::check));
    }

    /** One client of today is asked, and nothing else is checked. */
    private void ask(ReferenceFacts facts, Scene scene) {
        var vendor = scene.known(VendorId.class, facts.vendor());
        var referee = new Referee(facts.client(), Relation.EXISTING, facts.contact(), ReferenceSource.NAMED_BY_VENDOR);
        ask(vendor, referee, facts.answer(), List.of(), scene);
    }

    private void check(CheckFacts facts, Scene scene) {
        var vendor = scene.known(VendorId.class, facts.vendor());
        var measured = List.of(new Measured(firstLevel(scene), facts.measured()));
        var present =
                new Referee(facts.presentClient(), Relation.EXISTING, facts.contact(), ReferenceSource.NAMED_BY_VENDOR);
        var former = new Referee(facts.formerClient(), Relation.PRIOR, facts.contact(), ReferenceSource.FOUND_BY_US);
        ask(vendor, present, facts.answer(), measured, scene);
        ask(vendor, former, facts.answer(), measured, scene);
        var interview = new InterviewNotes(
                day(scene), facts.interview().people(), facts.interview().notes(), facts.heard());
        interviews.add(scene.engagement(), vendor, interview, scene.by(), scene.minutesLater(330));
        samples.add(
                scene.engagement(),
                vendor,
                facts.work(),
                null,
                scene.person(facts.workSeenBy()),
                scene.minutesLater(390));
        var concern =
                concerns.raise(scene.engagement(), vendor, facts.concern().text(), scene.by(), scene.minutesLater(400));
        concerns.close(
                scene.engagement(), vendor, concern, facts.concern().answer(), scene.by(), scene.minutesLater(430));
    }

    private void ask(VendorId vendor, Referee referee, AnswerFacts answer, List<Measured> measured, Scene scene) {
        var reference = references.add(scene.engagement(), vendor, referee, scene.at());
        var answers = new Answers(day(scene), answer.said(), answer.hireAgain(), answer.score(), measured, true);
        references.answer(scene.engagement(), vendor, reference, answers, 0, scene.by(), scene.minutesLater(40));
    }

    private ServiceLevelId firstLevel(Scene scene) {
        var scope = scopes.frozen(scene.engagement()).orElseThrow(NotFound::new);
        return scope.serviceLevels().get(0).id();
    }

    private static LocalDate day(Scene scene) {
        return scene.at().atZone(Tenancy.locality().zone()).toLocalDate();
    }

    private record ReferenceFacts(String vendor, String client, String contact, AnswerFacts answer) {}

    /** @param measured the first service level as its clients measured it */
    private record CheckFacts(
            String vendor,
            String presentClient,
            String formerClient,
            String contact,
            AnswerFacts answer,
            BigDecimal measured,
            InterviewFacts interview,
            List<LanguageHeard> heard,
            WorkSample work,
            String workSeenBy,
            ConcernFacts concern) {}

    private record AnswerFacts(String said, HireAgain hireAgain, int score) {}

    private record InterviewFacts(String people, String notes) {}

    private record ConcernFacts(String text, String answer) {}
}
