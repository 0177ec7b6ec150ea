package app.handoff.delivery;

import app.handoff.kernel.WallTime;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets both sides of the sample business meet once a week, and hand work over in the evening. */
@Component
class SampleTogether implements SampleActs {

    private static final LocalTime HANDED_OVER = LocalTime.of(17, 0);
    private static final int MINUTES = 30;

    private final Deliveries deliveries;
    private final Meetings meetings;
    private final HandOvers handOvers;

    SampleTogether(Deliveries deliveries, Meetings meetings, HandOvers handOvers) {
        this.deliveries = deliveries;
        this.meetings = meetings;
        this.handOvers = handOvers;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(SampleAct.inTheOffice("weekly call", CallFacts.class, this::call));
    }

    /** One call that took place, the one a week later that is planned, and the nights until now. */
    private void call(CallFacts facts, Scene scene) {
        var delivery = deliveries.get(scene.engagement());
        var held = plan(delivery, scene.at().truncatedTo(ChronoUnit.HOURS), facts, "", scene);
        var written = scene.minutesLater(MINUTES + 90);
        meetings.writeDown(
                delivery.id(),
                held,
                meetings.get(delivery.id(), held).version(),
                facts.said(),
                facts.decided(),
                facts.toDo().stream()
                        .map(one -> new MeetingAction.Wanted(
                                one.what(),
                                one.side(),
                                one.owner(),
                                day(scene.at()).plusDays(one.inDays())))
                        .toList(),
                scene.by(),
                written);
        plan(
                delivery,
                scene.at().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(7)),
                facts,
                facts.nextAgenda(),
                scene);
        var days = delivery.holidays().ours(Tenancy.locality());
        var evening = onWorkingDay(days, day(scene.at()));
        for (var piece : facts.nights()) {
            hand(delivery, piece, evening, facts.vendor(), scene);
            evening = onWorkingDay(days, evening.plusDays(1));
        }
    }

    private static LocalDate onWorkingDay(WorkingDays days, LocalDate day) {
        var working = day;
        while (days.isOff(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    private MeetingId plan(Delivery delivery, Instant start, CallFacts facts, String agenda, Scene scene) {
        var zone = Tenancy.locality().zone();
        return meetings.plan(
                delivery,
                new MeetingPlan(
                        WallTime.of(start, zone),
                        zone,
                        MINUTES,
                        facts.ourPeople(),
                        facts.vendorPeople(),
                        facts.place(),
                        agenda),
                scene.by(),
                facts.organizer(),
                scene.at().minus(Duration.ofDays(3)));
    }

    /** Handed over before the evening, and back half an hour before the morning, as far as both have come. */
    private void hand(Delivery delivery, Piece piece, LocalDate evening, String vendor, Scene scene) {
        var at = evening.atTime(HANDED_OVER).atZone(Tenancy.locality().zone()).toInstant();
        if (at.isAfter(scene.now())) {
            return;
        }
        var handed = handOvers.handOver(delivery, piece.what(), piece.notes(), evening, scene.by(), at);
        var back = handOvers.get(delivery.id(), handed).backBy().minus(Duration.ofMinutes(30));
        if (back.isBefore(scene.now())) {
            handOvers.giveBack(delivery.id(), handed, piece.returned(), scene.person(vendor), back);
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Tenancy.locality().zone());
    }

    /**
     * @param organizer where answers to the invitation go
     * @param vendor who gives back what is handed over
     * @param nights what is handed over from the evening of the call on, one piece an evening
     */
    private record CallFacts(
            String organizer,
            String ourPeople,
            String vendorPeople,
            String place,
            String said,
            String decided,
            List<ToDo> toDo,
            String nextAgenda,
            String vendor,
            List<Piece> nights) {}

    private record ToDo(String what, MeetingAction.Side side, String owner, int inDays) {}

    private record Piece(String what, String notes, String returned) {}
}
