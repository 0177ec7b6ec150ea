package app.handoff.account;

import app.handoff.engagement.Agenda;
import app.handoff.engagement.Agenda.Happening;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.PublicAddress;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.text.CalendarFeedFile;
import app.handoff.text.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The calendar of a member behind a secret link: what every module tells its {@link Agenda} of the days ahead, and nothing that
 * this member would not see on home.
 */
@Service
class CalendarFeeds {

    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(400);

    /** More dates than anybody looks at; of each module as many at most. */
    private static final int MOST = 500;

    private final CalendarFeedRepository feeds;
    private final CalendarEntries entries;
    private final Businesses businesses;
    private final List<Agenda> agendas;
    private final Engagements engagements;
    private final PublicAddress address;
    private final Format format;
    private final TransactionTemplate transaction;

    CalendarFeeds(
            CalendarFeedRepository feeds,
            CalendarEntries entries,
            Businesses businesses,
            List<Agenda> agendas,
            Engagements engagements,
            PublicAddress address,
            Format format,
            TransactionTemplate transaction) {
        this.feeds = feeds;
        this.entries = entries;
        this.businesses = businesses;
        this.agendas = agendas;
        this.engagements = engagements;
        this.address = address;
        this.format = format;
        this.transaction = transaction;
    }

    /** Makes the link of a member; the one before shows nothing any more. */
    ShareToken make(MemberId member, Instant now) {
        var token = ShareToken.random(Tenancy.required().business());
        transaction.executeWithoutResult(status -> {
            var feed = feeds.findById(member).orElseGet(() -> new CalendarFeed(member, token, now));
            feed.renew(token, now);
            feeds.save(feed);
        });
        return token;
    }

    /** From now on nothing shows the calendar of this member. */
    void withdraw(MemberId member) {
        transaction.executeWithoutResult(status -> feeds.withdraw(member));
    }

    /** When the link was made that shows the calendar of this member; empty where there is none. */
    Optional<Instant> madeAt(MemberId member) {
        return feeds.findById(member).map(CalendarFeed::madeAt);
    }

    /** Whether a link shows the calendar of somebody who works here. */
    boolean isShown(ShareToken token) {
        return Tenancy.as(
                token.business(),
                () -> Objects.requireNonNull(
                        transaction.execute(status -> feeds.reader(token.hash()).isPresent())));
    }

    /** The calendar that a link shows; empty alike for one that never was, was withdrawn, or belonged to somebody who left. */
    Optional<byte[]> read(ShareToken token, Instant now) {
        return Tenancy.as(token.business(), () -> businesses.find(token.business()))
                .flatMap(business -> Tenancy.as(
                        Scope.of(business.id()).at(business.locality()),
                        () -> Objects.requireNonNull(transaction.execute(status ->
                                feeds.reader(token.hash()).map(member -> file(business.name(), member.role(), now))))));
    }

    private byte[] file(String business, Role role, Instant now) {
        var happenings = happenings(role, now.minus(BACK), now.plus(AHEAD));
        var told = entries.tell(happenings, now);
        var names = engagements.names(happenings.stream()
                .map(Happening::engagement)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new CalendarFeedFile(
                        format.message("account.calendar.name", business),
                        happenings.stream()
                                .map(happening -> entry(happening, told, names))
                                .toList())
                .file();
    }

    private List<Happening> happenings(Role role, Instant from, Instant to) {
        var byId = new LinkedHashMap<String, Happening>();
        agendas.stream()
                .flatMap(agenda -> agenda.happenings(from, to, MOST).stream())
                .filter(happening -> !happening.id().isEmpty() && role.includes(happening.least()))
                .sorted(Comparator.comparing(Happening::at).thenComparing(Happening::id))
                .forEach(happening -> byId.putIfAbsent(happening.id(), happening));
        return List.copyOf(byId.values());
    }

    private CalendarFeedFile.Entry entry(
            Happening happening, Map<String, CalendarEntries.Told> told, Map<EngagementId, String> names) {
        var known = Objects.requireNonNull(told.get(happening.id()));
        return new CalendarFeedFile.Entry(
                happening.id() + "@handoff",
                known.sequence(),
                known.changedAt(),
                happening.at(),
                happening.day(),
                happening.lasts(),
                title(happening, names),
                happening.place(),
                page(happening.engagement()));
    }

    private String title(Happening happening, Map<EngagementId, String> names) {
        var engagement = happening.engagement();
        return format.text(
                engagement == null
                        ? happening.what()
                        : Sentence.of("engagement.happening", happening.what(), names.getOrDefault(engagement, "")));
    }

    private @Nullable String page(@Nullable EngagementId engagement) {
        return engagement == null ? null : address.linkTo("/engagements/" + engagement);
    }
}
