package app.handoff.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;

/**
 * An appointment as a file that calendars read (iCalendar, RFC 5545), inviting to it or calling it off (iTIP, RFC 5546).
 *
 * @param uid names the appointment in all calendars; stays the same when it is moved or called off
 * @param sequence counts how often it was changed: calendars believe the highest
 * @param changedAt when it was last changed
 * @param organizer who invites
 * @param guests who are invited, at least one
 */
public record Appointment(
        String uid,
        int sequence,
        Instant changedAt,
        Instant start,
        Duration length,
        String title,
        String place,
        String notes,
        Person organizer,
        List<Person> guests,
        boolean calledOff) {

    public Appointment {
        guests = List.copyOf(guests);
    }

    /** Somebody with an address for mail. */
    public record Person(String name, String email) {

        private Cn shownAs() {
            return new Cn(name.replaceAll("[\\p{Cntrl}\"]", " ").strip());
        }

        private URI mailbox() {
            try {
                return new URI("mailto", email.replaceAll("[\\p{Cntrl}\\s]", ""), null);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** What is done with the file: {@code REQUEST} or {@code CANCEL}. */
    public String method() {
        return calledOff ? "CANCEL" : "REQUEST";
    }

    /** The file, in UTF-8. */
    public byte[] file() {
        var calendar = CalendarText.begin();
        calendar.add(calledOff ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        calendar.add(event());
        return CalendarText.file(calendar);
    }

    private VEvent event() {
        var event = new VEvent(false);
        event.add(new Uid(uid));
        event.add(new Sequence(sequence));
        event.add(new DtStamp(changedAt));
        event.add(new LastModified(changedAt));
        event.add(new DtStart<>(start));
        event.add(new DtEnd<>(start.plus(length)));
        event.add(new Summary(CalendarText.typed(title)));
        if (!place.isBlank()) {
            event.add(new Location(CalendarText.typed(place)));
        }
        if (!notes.isBlank()) {
            event.add(new Description(CalendarText.typed(notes)));
        }
        event.add(calledOff ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        var invites = new Organizer(organizer.mailbox());
        invites.add(organizer.shownAs());
        event.add(invites);
        guests.forEach(guest -> event.add(invited(guest)));
        return event;
    }

    private Attendee invited(Person guest) {
        var attendee = new Attendee(guest.mailbox());
        attendee.add(guest.shownAs());
        attendee.add(Role.REQ_PARTICIPANT);
        attendee.add(PartStat.NEEDS_ACTION);
        attendee.add(calledOff ? Rsvp.FALSE : Rsvp.TRUE);
        return attendee;
    }
}
