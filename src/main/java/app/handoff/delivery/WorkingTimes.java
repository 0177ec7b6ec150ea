package app.handoff.delivery;

import jakarta.persistence.Embeddable;
import java.time.LocalTime;
import org.hibernate.annotations.Parent;

/** When both sides work, each in its own zone: assumed at the start, then told or entered. */
@Embeddable
class WorkingTimes {

    private static final WorkingHours OUR_USUAL_HOURS = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 30));
    private static final WorkingHours USUAL_HOURS_OF_VENDORS =
            new WorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0));

    @Parent private Delivery delivery;

    private LocalTime ourHoursFrom = OUR_USUAL_HOURS.from();
    private LocalTime ourHoursTo = OUR_USUAL_HOURS.to();
    private LocalTime vendorHoursFrom = USUAL_HOURS_OF_VENDORS.from();
    private LocalTime vendorHoursTo = USUAL_HOURS_OF_VENDORS.to();
    private boolean hoursEntered;
    private boolean vendorHoursTold;

    @SuppressWarnings("NullAway.Init")
    protected WorkingTimes() {}

    WorkingTimes(Delivery delivery) {
        this.delivery = delivery;
    }

    /** When both sides work, each in its own zone. */
    void enter(WorkingHours ours, WorkingHours theirs) {
        delivery.requireNotEnded();
        ourHoursFrom = ours.from();
        ourHoursTo = ours.to();
        vendorHoursFrom = theirs.from();
        vendorHoursTo = theirs.to();
        hoursEntered = true;
    }

    /** Takes over when the vendor works from the directory of vendors, unless somebody entered it for this work. */
    void takeOver(WorkingHours theirs) {
        if (!hoursEntered) {
            vendorHoursFrom = theirs.from();
            vendorHoursTo = theirs.to();
            vendorHoursTold = true;
        }
    }

    public WorkingHours ours() {
        return new WorkingHours(ourHoursFrom, ourHoursTo);
    }

    public WorkingHours theirs() {
        return new WorkingHours(vendorHoursFrom, vendorHoursTo);
    }

    /** Whether our working hours are those assumed at the start, and the vendor's too unless they were told. */
    public boolean areAssumed() {
        return !hoursEntered;
    }

    /** Whether the vendor's working hours come from the directory of vendors. */
    public boolean areTheirsTold() {
        return vendorHoursTold;
    }
}
