package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Locality;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.VendorProofs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands work over for the night, and takes it back. */
@Service
class HandOvers {

    /** How many days back nights are counted. */
    static final int COUNTED_DAYS = 60;

    private static final int MOST = 300;

    private final HandOverRepository handOvers;
    private final AdvisoryLock advisoryLock;
    private final VendorProofs proofs;

    HandOvers(HandOverRepository handOvers, AdvisoryLock advisoryLock, VendorProofs proofs) {
        this.handOvers = handOvers;
        this.advisoryLock = advisoryLock;
        this.proofs = proofs;
    }

    /** The night that follows this day of ours. */
    static TimeZoneOverlap.Night night(Delivery delivery, LocalDate evening, Locality here) {
        return TimeZoneOverlap.of(delivery, here.zone())
                .night(
                        evening,
                        delivery.holidays().ours(here)::isOff,
                        delivery.holidays().theirs(delivery.vendor().zone())::isOff);
    }

    /**
     * Hands a piece of work over; the same one twice for the same night is one.
     *
     * @throws RuleViolation at {@code evening} if it is that of a day on which we do not work: nobody would be there to hand it over
     */
    @Transactional
    public HandOverId handOver(Delivery delivery, String what, String notes, LocalDate evening, Actor by, Instant now) {
        advisoryLock.take("hand-over " + delivery.id());
        proofs.keep(delivery.id().id());
        var here = Tenancy.locality();
        var today = LocalDate.ofInstant(now, here.zone());
        if (delivery.holidays().ours(here).isOff(evening)) {
            var later = evening.isBefore(today)
                    ? now
                    : evening.atStartOfDay(here.zone()).toInstant();
            throw new RuleViolation("delivery.handOver.dayOff", evening, OvernightView.evening(delivery, here, later))
                    .at("evening");
        }
        return of(delivery.id(), now).stream()
                .filter(known -> known.status() == HandOver.Status.HANDED_OVER
                        && known.evening().equals(evening)
                        && known.what().equals(what.strip())
                        && known.notes().equals(notes.strip()))
                .findFirst()
                .orElseGet(() -> handOvers.save(
                        new HandOver(delivery, what, notes, evening, night(delivery, evening, here), today, by, now)))
                .id();
    }

    /** What is out and what was handed over in the last weeks, the latest night first. */
    @Transactional(readOnly = true)
    public List<HandOver> of(DeliveryId delivery, Instant now) {
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        return handOvers.since(delivery, today.minusDays(COUNTED_DAYS), Limit.of(MOST));
    }

    /** All that were ever handed over in this work, in the order of the nights. */
    @Transactional(readOnly = true)
    public List<HandOver> all(DeliveryId delivery) {
        return handOvers.all(delivery);
    }

    /** @throws NotFound if there is none such in this work */
    @Transactional(readOnly = true)
    public HandOver get(DeliveryId delivery, HandOverId id) {
        return handOvers
                .findById(id)
                .filter(known -> known.delivery().equals(delivery))
                .orElseThrow(NotFound::new);
    }

    @Transactional
    public void take(DeliveryId delivery, HandOverId id, String note, Actor by, Instant now) {
        act(delivery, id, known -> known.take(note, by, now));
    }

    @Transactional
    public void giveBack(DeliveryId delivery, HandOverId id, String note, Actor by, Instant now) {
        act(delivery, id, known -> known.giveBack(note, by, now));
    }

    @Transactional
    public void withdraw(DeliveryId delivery, HandOverId id, Actor by, Instant now) {
        act(delivery, id, known -> known.withdraw(by, now));
    }

    private void act(DeliveryId delivery, HandOverId id, Consumer<HandOver> change) {
        var known = get(delivery, id);
        change.accept(known);
        handOvers.save(known);
    }
}
