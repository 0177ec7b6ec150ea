package app.handoff.kernel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody is to get. Published as an event in the same transaction as the act it tells of; the outbox keeps
 * it, a job sends it, and the page Messages shows it with its link to copy.
 *
 * @param to whom it is for
 * @param key names the texts: {@code mail.<key>.subject}, {@code mail.<key>.body} with paragraphs separated by blank
 *     lines, {@code mail.<key>.button} where there is a link
 * @param words what fills the texts, in order: texts, {@link Money}, days, {@link Deadline}s
 * @param path the page to open, from the root of this installation, as {@code /s/…} or {@code /reports/…}; the outbox
 *     keeps it encrypted because it can hold a link's token
 * @param engagement the engagement it belongs to, if any
 * @param usefulUntil when its link ends and nobody needs it any more; null for one that never comes too late
 * @param confidential whether it proves that its reader reads the mail of this address, as a link to sign in or a code does:
 *     then what it says is shown to nobody on any page, and it is written only where {@link MailServer#isThere() mail is sent}
 * @param about what it asks somebody to do, such as to write one report: once that is {@link NoLongerAsked} it need not leave
 * @param calendar an appointment that comes with it; null for none
 */
public record MailRequest(
        Recipient to,
        String key,
        List<Object> words,
        @Nullable String path,
        @Nullable EngagementId engagement,
        @Nullable Instant usefulUntil,
        boolean confidential,
        @Nullable UUID about,
        @Nullable CalendarFile calendar) {

    public MailRequest(
            Recipient to,
            String key,
            List<Object> words,
            @Nullable String path,
            @Nullable EngagementId engagement,
            @Nullable Instant usefulUntil) {
        this(to, key, words, path, engagement, usefulUntil, false, null, null);
    }

    public MailRequest(
            Recipient to, String key, List<Object> words, @Nullable String path, @Nullable EngagementId engagement) {
        this(to, key, words, path, engagement, null);
    }

    /** Whether it calls our own people to a page of theirs: their home says the same, so nobody has to send it. */
    public boolean isToUs() {
        return path != null && !path.startsWith("/s/");
    }

    /** The same for the eyes of its reader alone. */
    public MailRequest confidentially() {
        return new MailRequest(to, key, words, path, engagement, usefulUntil, true, about, calendar);
    }

    /** The same, as long as this is still asked for. */
    public MailRequest asking(UUID about) {
        return new MailRequest(to, key, words, path, engagement, usefulUntil, confidential, about, calendar);
    }

    /** The same with an appointment for the reader's calendar. */
    public MailRequest bringing(CalendarFile calendar) {
        return new MailRequest(to, key, words, path, engagement, usefulUntil, confidential, about, calendar);
    }

    /**
     * An appointment as a file that calendars read (iCalendar).
     *
     * @param method what a calendar is to do with it: {@code REQUEST} to enter it, {@code CANCEL} to take it out
     */
    public record CalendarFile(String method, String content) {}

    /** A person with an address for mail. */
    public record Recipient(String name, String email) {}
}
