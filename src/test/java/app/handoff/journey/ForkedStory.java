package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;

/** What people do where the way forks after the bids: from sealed bids on, by pages only. */
final class ForkedStory extends StoryFromBids {

    private static final String WHY = "The best answers and the best references for the price.";

    ForkedStory(
            Visitor owner,
            Supplier<Visitor> vendors,
            MovableClock clock,
            PreparedBids bids,
            PreparedBids.Waiting begun) {
        super(owner, vendors, clock, bids, begun);
    }

    /** The winner declines its contract; the reserve follows in one step, and its contract comes into force. */
    void theReserveSigns() {
        openAndJudge();
        var winner = begun.vendors().get(0);
        var reserve = begun.vendors().get(1);
        owner.at(engagement + "/award")
                .form("Choose this vendor")
                .with("winner", choice("winner", winner))
                .with("reserve", reserve)
                .with("reason", WHY)
                .send();
        assertThat(owner.text()).contains(winner + " was chosen", reserve);
        sendForReading();

        var first = vendors.get();
        var link = linkTo(begun.address(winner), "/contract");
        tellCode(first, link);
        first.at(link).follow("Decline the contract");
        first.formTo("/refusal")
                .with("reason", "Twelve months are too short for us.")
                .send();
        assertThat(first.text()).contains("Twelve months are too short for us.");
        first.shot("declined-vendor");

        assertThat(owner.at(engagement + "/award").text())
                .contains("The contract with " + winner + " came to nothing", "Twelve months are too short for us.");
        owner.shot("declined");
        owner.follow("Go on with " + reserve);
        assertThat(owner.page().select("[name=next][checked]").val()).isEqualTo("RESERVE");
        assertThat(owner.page().select("[name=reason]").text()).contains(winner, "Twelve months are too short for us.");
        owner.form("Save it and go on").send();
        assertThat(owner.text())
                .contains(reserve + " was chosen", "Chosen before", winner, "Twelve months are too short for us.");
        owner.shot("reserve-follows");
        sendForReading();
        assertThat(owner.text()).contains(reserve);

        var second = vendors.get();
        var next = linkTo(begun.address(reserve), "/contract");
        assertThat(next).isNotEqualTo(link);
        tellCode(second, next);
        tickAll(second, next);
        tickAll(owner, engagement + "/contract");
        sign(second, next, "Rui Costa");
        assertThat(second.text()).contains("You have signed");
        sign(owner, engagement + "/contract", "Ana Ruiz");
        assertThat(owner.text()).contains("The contract is in force");
        assertThat(owner.at(engagement + "/contract").text())
                .contains("Contract signed", "Studio Fern", reserve, "Rui Costa", "Earlier contracts", winner);
        owner.shot("reserve-signed");
        assertThat(second.at(next).text()).contains("Both sides have signed");
        assertThat(owner.at(engagement + "/award").text()).contains("The contract is signed", reserve + " was chosen");
        assertThat(owner.at(engagement + "/running").text()).contains(reserve).doesNotContain(winner);
        assertThat(first.at(link).text())
                .as("the winner reads its own contract still, and nothing of the other")
                .contains("Twelve months are too short for us.")
                .doesNotContain(reserve);
    }

    /** All bids are rejected; the next round starts from the old one, which stays readable, and takes new bids. */
    void anotherRoundBegins() {
        openAndJudge();
        owner.at(engagement + "/comparison");
        var judged = owner.page().select(".matrix tbody").text();
        assertThat(judged).contains(NOTE, "Service levels", "Points of 100");
        owner.at(engagement + "/award").follow("No bid is good enough");
        owner.form("Choose no bid").with("reason", "Both are too dear for us.").send();
        owner.shot("nobody-chosen");

        owner.at(engagement + "/bidding/setup").shot("next-round");
        assertThat(owner.text()).contains("those of round 1");
        assertThat(values("criteria[", "].name")).containsExactly("Price", "Service levels", "Answers");
        assertThat(values("criteria[", "].weight")).containsExactly("40", "30", "30");
        assertThat(values("questions[", "].text")).containsExactly("How do you handle peaks?");
        aTimeThatComesTwiceIsAsked();
        assertThat(owner.at(engagement + "/bidding/vendors").page().select("[name=vendors][checked]"))
                .as("the vendors of the old round are ticked")
                .hasSize(begun.vendors().size());
        owner.form("Put on the list").send();
        assertThat(owner.at(engagement + "/bidding").text()).contains("Round 2 of 2", "Version 1");
        owner.form("Open bidding").send();

        var vendor = vendors.get();
        var link = linkTo(begun.address(begun.vendors().get(1)), "/bid");
        vendor.at(link).form("Start your bid").with("code", CODE).send();
        vendor.at(link + "/document");
        vendor.form("read").send();
        fillIn(vendor.at(link + "/offer"), "prices", "0.21");
        fillIn(vendor.at(link + "/answers"), "answers", "With two more people in the peak.");
        references(vendor.at(link + "/references"), begun.vendors().get(1));
        vendor.at(link + "/check").form("Send bid").send();
        assertThat(vendor.text()).contains("has arrived");
        vendor.shot("next-round-receipt");

        assertThat(owner.at(engagement + "/bidding").text())
                .contains("Round 2 of 2", "1 sent a bid", "Sent, sealed", "Other rounds")
                .doesNotContain("0.21");
        owner.shot("next-round-open");
        owner.follow("Comparison");
        assertThat(owner.text()).contains("Round 1 of 2", "Kontor Vier", "Norte Contable");
        assertThat(owner.page().select(".matrix tbody").text())
                .as("bids, scores and notes of the old round")
                .isEqualTo(judged);
        owner.shot("old-round");
        assertThat(owner.at(engagement + "/award?round=1").text())
                .contains("Round 1 of 2", "No bid was chosen", "Both are too dear for us.");

        clock.forward(Duration.ofDays(15));
        owner.at(engagement + "/bidding").form("Open the bids").send();
        assertThat(owner.at(engagement + "/comparison/quality").text()).contains("With two more people in the peak.");
    }

    private void aTimeThatComesTwiceIsAsked() {
        var proposed = owner.page().select("[name=deadline]").val();
        var night = nightOfTheTwoHours().toString();
        owner.form("Save the setup")
                .with("deadline", night)
                .with("deadlineTime", "02:30")
                .send(422);
        assertThat(owner.text()).contains("02:30 summer time (UTC+2)", "02:30 winter time (UTC+1)");
        owner.shot("time-twice");
        owner.form("Save the setup").with("deadlineMeant", "+01:00").send();
        assertThat(owner.at(engagement + "/bidding").text()).contains("02:30, Berlin (UTC+1)");
        owner.at(engagement + "/bidding/setup")
                .form("Save the setup")
                .with("deadline", proposed)
                .with("deadlineTime", "16:00")
                .send();
    }

    private static LocalDate nightOfTheTwoHours() {
        var rules = BERLIN.getRules();
        var change = rules.nextTransition(Instant.now().plus(Duration.ofDays(15)));
        return (change.isOverlap() ? change : rules.nextTransition(change.getInstant()))
                .getDateTimeBefore()
                .toLocalDate();
    }

    private void sendForReading() {
        owner.follow("Go on to the contract");
        if (!owner.hasButton("Draft the contract")) {
            owner.follow("Draft another contract");
        }
        owner.form("Draft the contract").with("place", "Berlin").send();
        owner.form("Send for reading").send();
    }

    /** What stands in the fields of the rows that are not empty. */
    private List<String> values(String start, String end) {
        return owner.page().select("[name]").stream()
                .filter(field -> field.attr("name").startsWith(start))
                .filter(field -> field.attr("name").endsWith(end))
                .map(Element::val)
                .filter(value -> !value.isBlank())
                .toList();
    }
}
