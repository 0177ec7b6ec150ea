package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Order;
import app.handoff.kernel.ProcedureDates.Place;
import app.handoff.kernel.ProcedureDates.Places;
import app.handoff.kernel.ProcedureDates.Way;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcedureDatesTests {

    private static final LocalDate FIRST = LocalDate.parse("2026-12-01");
    private static final LocalDate[] DAYS = FIRST.datesUntil(FIRST.plusDays(40)).toArray(LocalDate[]::new);

    /** The nine days that people enter; the ends of transitions follow from weeks and are looked at with their neighbours. */
    private static final Day[] NINE = {
        Day.QUESTIONS_UNTIL,
        Day.DEADLINE,
        Day.DECISION_BY,
        Day.BIDS_VALID_UNTIL,
        Day.WORK_START,
        Day.WORK_END,
        Day.CONTRACT_START,
        Day.NOTICE_DAY,
        Day.CONTRACT_END
    };

    /** Ways to put nine days in order, some on one day, and six. */
    private static final long ORDERS_OF_NINE = 7_087_261;

    private static final long ORDERS_OF_SIX = 4_683;

    private static final Day[] WITH_TRANSITIONS = {
        Day.WORK_START,
        Day.TRANSITION_END,
        Day.WORK_END,
        Day.CONTRACT_START,
        Day.CONTRACT_TRANSITION_END,
        Day.CONTRACT_END
    };

    /** Half a minute: {@link #ordersOfTheNineDaysShowTheContradictionsThatAreThere()} looks at one of twenty before each change. */
    @Tag("proof")
    @Test
    void everyOrderOfTheNineDaysShowsTheContradictionsThatAreThere() {
        assertThat(compared(1)).isEqualTo(ORDERS_OF_NINE + ORDERS_OF_SIX);
    }

    @Test
    void ordersOfTheNineDaysShowTheContradictionsThatAreThere() {
        assertThat(compared(20)).isGreaterThan(ORDERS_OF_NINE / 20);
    }

    /**
     * Shown against what is there, in every order of six days and in each so-manieth of nine.
     *
     * @return in how many orders
     */
    private static long compared(int each) {
        var count = new Count();
        var seen = new AtomicLong();

        inAllOrders(NINE, at -> {
            if (seen.getAndIncrement() % each == 0) {
                count.compare(at, expected(at));
            }
        });
        inAllOrders(WITH_TRANSITIONS, at -> count.compare(at, expected(at)));

        System.out.printf(
                "Dates of a procedure: %,d orders, %,d of them free of contradictions; contradictions there %,d, shown %,d, wrong %,d%n",
                count.orders, count.free, count.there, count.shown, count.wrong);
        assertThat(seen.get()).isEqualTo(ORDERS_OF_NINE);
        assertThat(count.free).isPositive();
        assertThat(count.wrong).isZero();
        assertThat(count.shown).isEqualTo(count.there);
        return count.orders;
    }

    /** What must hold, said once more in plain words: bit n is set if sentence n is broken. */
    private static int expected(int[] at) {
        int questions = at[Day.QUESTIONS_UNTIL.ordinal()];
        int due = at[Day.DEADLINE.ordinal()];
        int hear = at[Day.DECISION_BY.ordinal()];
        int valid = at[Day.BIDS_VALID_UNTIL.ordinal()];
        int work = at[Day.WORK_START.ordinal()];
        int transition = at[Day.TRANSITION_END.ordinal()];
        int workEnd = at[Day.WORK_END.ordinal()];
        int contract = at[Day.CONTRACT_START.ordinal()];
        int contractTransition = at[Day.CONTRACT_TRANSITION_END.ordinal()];
        int notice = at[Day.NOTICE_DAY.ordinal()];
        int contractEnd = at[Day.CONTRACT_END.ordinal()];
        int broken = 0;
        // Nobody asks after bids are due; nobody hears before; no bid has ended when vendors hear.
        broken |= both(questions, due) && questions > due ? 1 : 0;
        broken |= both(due, hear) && due > hear ? 1 << 1 : 0;
        broken |= both(hear, valid) && hear > valid ? 1 << 2 : 0;
        // The work begins on a later day than bids are due and vendors hear.
        broken |= both(due, work) && due >= work ? 1 << 3 : 0;
        broken |= both(hear, work) && hear >= work ? 1 << 4 : 0;
        // Work and contract last for more than a day, and so does what comes after their transition.
        broken |= both(work, workEnd) && work >= workEnd ? 1 << 5 : 0;
        broken |= both(transition, workEnd) && transition >= workEnd ? 1 << 6 : 0;
        broken |= both(due, contract) && due >= contract ? 1 << 7 : 0;
        broken |= both(contract, contractEnd) && contract >= contractEnd ? 1 << 8 : 0;
        broken |= both(contractTransition, contractEnd) && contractTransition >= contractEnd ? 1 << 9 : 0;
        // Notice is given while the contract runs.
        broken |= both(contract, notice) && notice < contract ? 1 << 10 : 0;
        broken |= both(notice, contractEnd) && notice > contractEnd ? 1 << 11 : 0;
        return broken;
    }

    private static boolean both(int one, int other) {
        return one >= 0 && other >= 0;
    }

    private static final class Count {
        private long orders;
        private long free;
        private long there;
        private long shown;
        private long wrong;

        private void compare(int[] at, int expected) {
            var dates = dates(at);
            int found = 0;
            for (var contradiction : dates.contradictions()) {
                found |= 1 << contradiction.order().ordinal();
            }
            orders++;
            free += expected == 0 ? 1 : 0;
            there += Integer.bitCount(expected);
            shown += Integer.bitCount(found);
            wrong += found == expected ? 0 : 1;
        }
    }

    private static ProcedureDates dates(int[] at) {
        var days = new EnumMap<Day, LocalDate>(Day.class);
        for (var day : Day.values()) {
            if (at[day.ordinal()] >= 0) {
                days.put(day, DAYS[at[day.ordinal()]]);
            }
        }
        return new ProcedureDates(days);
    }

    /** Every order of these days, ties among them: the places taken are 0 to the highest one without a gap. */
    private static void inAllOrders(Day[] days, Consumer<int[]> look) {
        var at = new int[Day.values().length];
        Arrays.fill(at, -1);
        place(days, 0, new int[days.length], at, look);
    }

    private static void place(Day[] days, int next, int[] taken, int[] at, Consumer<int[]> look) {
        if (next == days.length) {
            look.accept(at);
            return;
        }
        for (int place = 0; place < days.length; place++) {
            // Places left open must still be filled by the days to come.
            if (gaps(taken, place) > days.length - next - 1) {
                continue;
            }
            taken[place]++;
            at[days[next].ordinal()] = place;
            place(days, next + 1, taken, at, look);
            taken[place]--;
        }
        at[days[next].ordinal()] = -1;
    }

    private static int gaps(int[] taken, int place) {
        int highest = place;
        for (int i = taken.length - 1; i > highest; i--) {
            if (taken[i] > 0) {
                highest = i;
            }
        }
        int gaps = 0;
        for (int i = 0; i < highest; i++) {
            gaps += taken[i] == 0 && i != place ? 1 : 0;
        }
        return gaps;
    }

    @Test
    void whoFollowsEveryRemedyHasNoContradictionLeft() {
        var seven = new Day[] {
            Day.DEADLINE,
            Day.DECISION_BY,
            Day.BIDS_VALID_UNTIL,
            Day.WORK_START,
            Day.WORK_END,
            Day.CONTRACT_START,
            Day.CONTRACT_END
        };

        inAllOrders(seven, at -> {
            var before = dates(at);
            var after = before.corrected();
            assertThat(after.contradictions()).isEmpty();
            if (before.contradictions().isEmpty()) {
                assertThat(after).isEqualTo(before);
            }
            before.contradictions()
                    .forEach(found ->
                            assertThat(after.days()).containsEntry(found.order().later(), found.to()));
        });
    }

    @Test
    void workThatBeginsBeforeBidsAreDueIsToldWithTheDayToMoveAndToWhen() {
        var dates = ProcedureDates.NONE
                .with(Day.DEADLINE, LocalDate.parse("2026-12-11"))
                .with(Day.WORK_START, LocalDate.parse("2026-12-01"));

        var found = dates.contradictions();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).problem())
                .isEqualTo(Sentence.of(
                        "dates.BIDS_ARE_DUE_BEFORE_WORK",
                        LocalDate.parse("2026-12-11"),
                        LocalDate.parse("2026-12-01")));
        assertThat(found.get(0).remedy())
                .isEqualTo(Sentence.of("dates.move.WORK_START", LocalDate.parse("2026-12-12")));
        assertThat(found.get(0).instead())
                .isEqualTo(Sentence.of("dates.instead.DEADLINE", LocalDate.parse("2026-11-30")));
    }

    @Test
    void onlyWaysThatAreStillOpenAndLieAheadAreOffered() {
        var late = ProcedureDates.NONE
                .with(Day.DEADLINE, LocalDate.parse("2026-12-11"))
                .with(Day.WORK_START, LocalDate.parse("2026-12-01"))
                .contradictions()
                .get(0);
        Places everywhere = day -> new Place("/" + day, false, true);

        assertThat(late.ways(everywhere, LocalDate.parse("2026-11-30")))
                .extracting(Way::href)
                .containsExactly("/WORK_START", "/DEADLINE");
        assertThat(late.ways(everywhere, LocalDate.parse("2026-12-01")))
                .as("bids cannot be in by yesterday")
                .containsExactly(new Way(late.remedy(), "/WORK_START"));
        assertThat(late.ways(day -> new Place("/" + day, false, false), LocalDate.parse("2026-11-20")))
                .as("a deadline that vendors know is never moved back")
                .containsExactly(new Way(late.remedy(), "/WORK_START"));
        assertThat(late.ways(day -> null, LocalDate.parse("2026-11-20"))).isEmpty();
        assertThat(late.ways(day -> new Place("/scope", true, false), LocalDate.parse("2026-12-20")))
                .as("a final scope is changed by its next version, and not to a day that has passed")
                .containsExactly(new Way(
                        Sentence.of("dates.move.WORK_START.nextVersion", LocalDate.parse("2026-12-20")), "/scope"));
    }

    @Test
    void theRemedyOfOneDayKnowsTheOthers() {
        var dates = ProcedureDates.NONE
                .with(Day.DEADLINE, LocalDate.parse("2026-12-31"))
                .with(Day.DECISION_BY, LocalDate.parse("2026-12-10"))
                .with(Day.WORK_START, LocalDate.parse("2026-12-20"));

        assertThat(dates.contradictions())
                .extracting(found -> found.order().later(), ProcedureDates.Contradiction::to)
                .containsExactly(
                        tuple(Day.DECISION_BY, LocalDate.parse("2026-12-31")),
                        tuple(Day.WORK_START, LocalDate.parse("2027-01-01")));
    }

    @Test
    void aDayThatIsMissingContradictsNothing() {
        assertThat(ProcedureDates.NONE.contradictions()).isEmpty();
        for (var day : Day.values()) {
            assertThat(new ProcedureDates(Map.of(day, FIRST)).contradictions()).isEmpty();
        }
    }

    @Test
    void eachContradictionHasItsSentences() throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/messages/kernel.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        var keys = new ArrayList<String>();
        for (var order : Order.values()) {
            keys.addAll(List.of("dates." + order, "dates.move." + order.later(), "dates.instead." + order.earlier()));
            assertThat(order.earlier()).isLessThan(order.later());
        }
        keys.addAll(List.of(
                "dates.move.WORK_START.nextVersion",
                "dates.move.WORK_END.nextVersion",
                "dates.instead.WORK_START.nextVersion",
                "dates.instead.TRANSITION_END.nextVersion"));
        assertThat(texts.stringPropertyNames()).containsAll(keys);
    }
}
