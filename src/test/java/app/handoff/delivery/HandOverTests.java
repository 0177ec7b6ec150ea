package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.inTransition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.delivery.HandOver.Status;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Locality;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HandOverTests {

    private static final Locality GERMANY =
            new Locality(BERLIN, Currency.getInstance("EUR"), Locale.forLanguageTag("en-DE"));

    /** A Thursday. */
    private static final LocalDate EVENING = LocalDate.parse("2027-02-18");

    private static final Instant NOON = Instant.parse("2027-02-18T11:00:00Z");
    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");

    private final Delivery delivery = inTransition();

    @Test
    void whatIsHandedOverInTheEveningIsNeededBackWhenTheNextWorkingDayBegins() {
        var thursday = HandOvers.night(delivery, EVENING, GERMANY);
        assertThat(thursday.handOverBy()).isEqualTo("2027-02-18T16:30:00Z");
        assertThat(thursday.backBy()).isEqualTo("2027-02-19T08:00:00Z");

        var friday = HandOvers.night(delivery, EVENING.plusDays(1), GERMANY);
        assertThat(friday.backBy()).as("after the weekend").isEqualTo("2027-02-22T08:00:00Z");

        var maundyThursday = HandOvers.night(delivery, LocalDate.parse("2027-03-25"), GERMANY);
        assertThat(maundyThursday.backBy())
                .as("after Easter, and after the clocks moved on")
                .isEqualTo("2027-03-30T07:00:00Z");
    }

    @Test
    void noActIsAcceptedInAStateInWhichItIsNotPossible() {
        var acts = Map.<String, Consumer<HandOver>>of(
                "take", one -> one.take("", LIZA, NOON),
                "give back", one -> one.giveBack("", LIZA, NOON),
                "withdraw", one -> one.withdraw(ANA, NOON));
        var allowed = new EnumMap<Status, Set<String>>(Status.class);
        allowed.put(Status.HANDED_OVER, Set.of("take", "give back", "withdraw"));
        // What was done already is done once more without a change: told twice it is once.
        allowed.put(Status.TAKEN, Set.of("take", "give back"));
        allowed.put(Status.BACK, Set.of("give back"));
        allowed.put(Status.WITHDRAWN, Set.of("withdraw"));
        var wrong = new ArrayList<String>();
        for (var state : Status.values()) {
            acts.forEach((name, act) -> {
                var one = in(state);
                boolean accepted = true;
                try {
                    act.accept(one);
                } catch (RuleViolation refused) {
                    accepted = false;
                }
                if (accepted != allowed.get(state).contains(name)) {
                    wrong.add(name + " when " + state);
                }
            });
        }
        System.out.printf(
                "Hand-over: %d states × %d acts, %d wrong%n", Status.values().length, acts.size(), wrong.size());
        assertThat(wrong).isEmpty();
    }

    @Test
    void nightsThatAreOverOrFarAwayAreRefused() {
        assertRefused(EVENING.minusDays(1), "delivery.handOver.over");
        assertRefused(EVENING.plusDays(32), "delivery.handOver.tooFar");
    }

    @Test
    void nightsAndWhatCameBackInTimeAreCounted() {
        var back = in(Status.HANDED_OVER);
        back.giveBack("Done", LIZA, back.backBy());
        var late = in(Status.TAKEN);
        late.giveBack("", LIZA, late.backBy().plusSeconds(1));
        var out = in(Status.HANDED_OVER);
        var other = handOver(EVENING.plusDays(1));
        var counted = OvernightView.Counts.of(
                List.of(back, late, out, other, in(Status.WITHDRAWN)),
                out.backBy().plus(Duration.ofMinutes(1)));

        assertThat(counted).isEqualTo(new OvernightView.Counts(2, 4, 1, 1, 1));
    }

    private void assertRefused(LocalDate evening, String code) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> handOver(evening))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private HandOver in(Status state) {
        var one = handOver(EVENING);
        switch (state) {
            case HANDED_OVER -> {}
            case TAKEN -> one.take("", LIZA, NOON);
            case BACK -> one.giveBack("", LIZA, NOON);
            case WITHDRAWN -> one.withdraw(ANA, NOON);
        }
        return one;
    }

    private HandOver handOver(LocalDate evening) {
        return new HandOver(
                delivery,
                "Post the receipts",
                "",
                evening,
                HandOvers.night(delivery, evening, GERMANY),
                EVENING,
                ANA,
                NOON);
    }
}
