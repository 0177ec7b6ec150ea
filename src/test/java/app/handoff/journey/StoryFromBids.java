package app.handoff.journey;

import java.time.Duration;
import java.util.function.Supplier;

/** A story that begins with sealed bids, made by the steps behind the pages; all that follows is done by pages only. */
abstract class StoryFromBids extends Story {

    static final String NOTE = "Knows our software";

    final PreparedBids bids;
    final PreparedBids.Waiting begun;

    StoryFromBids(
            Visitor owner,
            Supplier<Visitor> vendors,
            MovableClock clock,
            PreparedBids bids,
            PreparedBids.Waiting begun) {
        super(owner, owner, vendors, clock);
        this.bids = bids;
        this.begun = begun;
        this.engagement = begun.engagement();
    }

    final void openAndJudge() {
        owner.at("/sign-in")
                .form("Sign in")
                .with("email", begun.owner())
                .with("password", PASSWORD)
                .send();
        clock.forward(Duration.ofMinutes(6));
        owner.at(engagement + "/bidding").form("Open the bids").send();
        bids.needNoMoreChecks(begun);
        owner.at(engagement + "/comparison/quality");
        var scores = owner.form("Save the scores");
        owner.page().select("select[name$=.score]").eachAttr("name").forEach(name -> scores.with(name, 3));
        owner.page().select("[name$=.note]").eachAttr("name").forEach(name -> scores.with(name, NOTE));
        scores.send();
        owner.form("Make quality final").send();
    }

    /** What stands behind the choice of this vendor. */
    final String choice(String field, String vendor) {
        return owner.page().select("label:has([name=" + field + "])").stream()
                .filter(label -> label.text().contains(vendor))
                .map(label -> label.select("[name=" + field + "]").val())
                .findFirst()
                .orElseThrow(() -> new AssertionError(owner.text()));
    }

    /** Types the same into each line of this kind, and 98.5 where a service level is asked for. */
    static void fillIn(Visitor vendor, String rows, String text) {
        var form = vendor.form("Save and continue");
        vendor.page()
                .select("main input[name^=" + rows + "]:not([type]), main textarea[name^=" + rows + "]")
                .forEach(field -> form.with(field.attr("name"), text));
        vendor.page()
                .select("main input[name^=levels]:not([type])")
                .forEach(field -> form.with(field.attr("name"), "98.5"));
        form.send();
    }
}
