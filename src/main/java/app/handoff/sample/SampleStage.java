package app.handoff.sample;

import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the acts of the sample business are played, each in one transaction: ours in the office, a vendor's behind its link. */
@Component
class SampleStage {

    private final TransactionTemplate transaction;

    SampleStage(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    <F> void play(SamplePlay.Step<F> step, Scene scene) {
        var act = step.act();
        Runnable performance = () -> act.performance().accept(step.facts(), scene);
        var business = Tenancy.required();
        switch (act.place()) {
            case OFFICE -> inATransaction(business, scene.at(), performance);
            case DESK -> inATransaction(business.asVendor(scene.link()), scene.at(), performance);
            case NOWHERE -> performance.run();
        }
    }

    private void inATransaction(Scope scope, Instant at, Runnable performance) {
        Tenancy.as(scope.at(at), () -> {
            transaction.executeWithoutResult(status -> performance.run());
            return true;
        });
    }
}
