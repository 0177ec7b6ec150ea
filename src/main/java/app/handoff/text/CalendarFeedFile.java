package app.handoff.text;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is ahead as one file that a calendar fetches again and again (iCalendar, RFC 5545; its name and how often, RFC
 * 7986).
 *
 * @param name what the calendar is called
 */
public record CalendarFeedFile(String name, List<Entry> entries) {

    /** How often a calendar need look. */
    private static final Duration REFRESH = Duration.ofHours(1);

    public CalendarFeedFile {
        entries = List.copyOf(entries);
    }

    /**
     * One thing that happens.
     *
     * @param uid names it in all calendars, however it is moved
     * @param sequence how often it was changed since it was first told
     * @param changedAt when it was last changed
     * @param at the moment; not shown for what takes a whole day
     * @param day the day, for what takes a whole one; else null
     * @param lasts how long somebody is busy with it; null for a moment such as a deadline
     * @param place where; empty where there is none
     * @param page the page about it, for who may sign in; null where there is none
     */
    public record Entry(
            String uid,
            int sequence,
            Instant changedAt,
            Instant at,
            @Nullable LocalDate day,
            @Nullable Duration lasts,
            String title,
            String place,
            @Nullable String page) {

        private VEvent event() {
            var event = new VEvent(false);
            event.add(new Uid(uid));
            event.add(new Sequence(sequence));
            event.add(new DtStamp(changedAt));
            event.add(new LastModified(changedAt));
            if (day != null) {
                event.add(new DtStart<>(day));
            } else {
                event.add(new DtStart<>(at));
            }
            if (day == null && lasts != null) {
                event.add(new DtEnd<>(at.plus(lasts)));
            } else {
                event.add(ImmutableTransp.TRANSPARENT);
            }
            event.add(new Summary(CalendarText.typed(title)));
            if (!place.isBlank()) {
                event.add(new Location(CalendarText.typed(place)));
            }
            if (page != null) {
                event.add(new Url(URI.create(page)));
            }
            return event;
        }
    }

    /** The file, in UTF-8. */
    public byte[] file() {
        var calendar = CalendarText.begin();
        calendar.add(new Name(new ParameterList(), CalendarText.typed(name)));
        calendar.add(new XProperty("X-WR-CALNAME", CalendarText.typed(name)));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        entries.forEach(entry -> calendar.add(entry.event()));
        return CalendarText.file(calendar);
    }
}
