package app.handoff.scope;

import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes what the sample business asks of its vendors, complete enough to be frozen, or as far as a ready-made draft goes. */
@Component
class SampleScopes implements SampleActs {

    private final Scoping scoping;
    private final Beginnings beginnings;

    SampleScopes(Scoping scoping, Beginnings beginnings) {
        this.scoping = scoping;
        this.beginnings = beginnings;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.inTheOffice("scope", ScopeFacts.class, this::freeze),
                SampleAct.inTheOffice("scope from a draft", DraftFacts.class, this::startFrom));
    }

    private void freeze(ScopeFacts facts, Scene scene) {
        scoping.write(scene.engagement(), facts.content(), scene.by(), scene.at());
        scoping.lookAgain(scene.engagement(), scene.person(facts.readAgainBy()), scene.minutesLater(60));
        scoping.freeze(scene.engagement(), scene.person(facts.frozenBy()), scene.minutesLater(90));
    }

    private void startFrom(DraftFacts facts, Scene scene) {
        scoping.startFrom(scene.engagement(), beginnings.get(facts.draft()), scene.by(), scene.at());
    }

    private record ScopeFacts(ScopeContent content, String readAgainBy, String frozenBy) {}

    private record DraftFacts(String draft) {}
}
