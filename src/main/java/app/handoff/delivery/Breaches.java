package app.handoff.delivery;

import app.handoff.files.FileId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.VendorProofs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes missed levels from the notice to the vendor to our decision, and on to the plan that brings the level back. */
@Service
class Breaches {

    private static final LocalDate BEYOND = LocalDate.of(9999, 1, 1);
    private static final UUID LAST = new UUID(-1L, -1L);

    private final BreachRepository breaches;
    private final BreachNoticeRepository notices;
    private final Deliveries deliveries;
    private final Credits credits;
    private final ReportLinks links;
    private final SentFiles files;
    private final VendorProofs proofs;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;

    Breaches(
            BreachRepository breaches,
            BreachNoticeRepository notices,
            Deliveries deliveries,
            Credits credits,
            ReportLinks links,
            SentFiles files,
            VendorProofs proofs,
            Businesses businesses,
            ApplicationEventPublisher events) {
        this.breaches = breaches;
        this.notices = notices;
        this.deliveries = deliveries;
        this.credits = credits;
        this.links = links;
        this.files = files;
        this.proofs = proofs;
        this.businesses = businesses;
        this.events = events;
    }

    /** @throws NotFound if there is no such miss in this engagement */
    @Transactional(readOnly = true)
    public Breach get(EngagementId engagement, BreachId id) {
        return breaches.findById(id)
                .filter(found -> found.engagement().equals(engagement))
                .orElseThrow(NotFound::new);
    }

    /** @throws NotFound if there is no such miss of this work, or no notice names it */
    @Transactional(readOnly = true)
    public Breach told(DeliveryId delivery, BreachId id) {
        return breaches.findById(id)
                .filter(found -> found.delivery().equals(delivery) && found.notice() != null)
                .orElseThrow(NotFound::new);
    }

    /** One page, the newest period first; one more than asked for when there are more. */
    @Transactional(readOnly = true)
    public List<Breach> page(EngagementId engagement, @Nullable Breach after, int size) {
        return breaches.page(
                engagement,
                after == null ? BEYOND : after.endsOn(),
                after == null ? LAST : after.id().id(),
                Limit.of(size + 1));
    }

    /** Those that no notice names yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Breach> detected(EngagementId engagement, int most) {
        return breaches.in(engagement, Breach.Status.DETECTED, Limit.of(most));
    }

    /** Those that a report shows and no notice names yet. */
    @Transactional(readOnly = true)
    public List<Breach> detected(StatusReportId report) {
        return breaches.of(List.of(report)).stream()
                .filter(breach -> breach.status() == Breach.Status.DETECTED)
                .toList();
    }

    /** Those that the vendor was told of, the newest first. */
    @Transactional(readOnly = true)
    public List<Told> toldTo(DeliveryId delivery, int most) {
        return breaches.told(delivery, Limit.of(most));
    }

    /** All that were sent in a work, the first one first. */
    @Transactional(readOnly = true)
    public List<BreachNotice> notices(DeliveryId delivery) {
        return notices.of(delivery);
    }

    /** The notice that names it; empty before one was sent. */
    @Transactional(readOnly = true)
    public Optional<BreachNotice> notice(Breach breach) {
        return Optional.ofNullable(breach.notice()).flatMap(notices::findById);
    }

    /**
     * Sends the vendor a notice of missed levels, by a message with a link to reply. What it credits is worked out first.
     *
     * @param ids of those it names
     * @throws RuleViolation if there are none, or one was named in a notice before
     */
    @Transactional
    public void notify(
            EngagementId engagement,
            Collection<BreachId> ids,
            String text,
            SentFiles.Inspected sent,
            LocalDate day,
            CurrentMember member,
            Instant now) {
        var delivery = deliveries.get(engagement);
        var named = new HashSet<>(ids).stream().map(id -> get(engagement, id)).toList();
        if (named.isEmpty()) {
            throw new RuleViolation("delivery.notice.choose");
        }
        if (named.stream().allMatch(breach -> isToldBy(breach, text))) {
            return;
        }
        var notice = notices.save(new BreachNotice(
                delivery,
                named.size(),
                text,
                files.keep(delivery.id(), sent, member.actor(), now),
                day,
                member.actor(),
                member.email(),
                now));
        proofs.keep(delivery.id().id());
        for (var breach : named) {
            breach.notify(notice);
            breaches.save(breach);
            credits.reckon(breach.id());
        }
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(
                                delivery.vendorName(), delivery.vendor().email()),
                        "delivery.notice",
                        List.of(member.businessName(), delivery.title(), notice.text(), notice.due()),
                        links.forVendor(delivery, now) + "/misses",
                        delivery.engagement())
                .asking(notice.getId()));
    }

    /** Whether just this text told the vendor of it already, such as when the button was pressed twice. */
    private boolean isToldBy(Breach breach, String text) {
        return breach.isTold()
                && notice(breach)
                        .filter(notice -> notice.text().equals(text.strip()))
                        .isPresent();
    }

    /**
     * The vendor replies; whoever sent the notice hears of it.
     *
     * @param plan how the level comes back; null where the vendor proposes nothing
     */
    @Transactional
    public void reply(
            Delivery delivery,
            BreachId id,
            BreachReply.@Nullable Kind kind,
            @Nullable String text,
            SentFiles.Inspected sent,
            @Nullable CurePlan plan,
            Actor by,
            Instant now) {
        var breach = told(delivery.id(), id);
        var notice = notice(breach).orElseThrow(NotFound::new);
        breach.requireRepliable(delivery);
        breach.reply(delivery, notice, kind, text, files.keep(delivery.id(), sent, by, now), by, now);
        if (plan != null) {
            breach.propose(delivery, plan);
        }
        breaches.save(breach);
        events.publishEvent(new Answered(id, "delivery.replied", now));
    }

    /** The vendor proposes how the level comes back, after its reply or in place of a plan that was missed. */
    @Transactional
    public void propose(Delivery delivery, BreachId id, CurePlan plan, Instant now) {
        var breach = told(delivery.id(), id);
        breach.propose(delivery, plan);
        breaches.save(breach);
        events.publishEvent(new Answered(id, "delivery.planned", now));
    }

    /** Whoever sent the notice hears of it; where they have left, the owners do. */
    @ApplicationModuleListener
    void on(Answered answered) {
        var breach = breaches.findById(answered.breach()).orElse(null);
        var notice = breach == null ? null : notice(breach).orElse(null);
        if (breach == null || notice == null) {
            return;
        }
        var delivery = deliveries.get(breach.delivery());
        for (var reader : businesses.heardBy(notice.sentBy().memberId(), Role.MANAGER)) {
            events.publishEvent(new MailRequest(
                    reader,
                    answered.key(),
                    List.of(delivery.vendorName(), breach.levelName(), breach.week(), delivery.title()),
                    "/engagements/" + delivery.engagement() + "/running/breaches/" + breach.id(),
                    delivery.engagement()));
        }
    }

    /**
     * The miss stands. Where the vendor accepted it, what is credited for it is agreed on with that.
     *
     * @param agreed the words by which the credit is agreed on then
     */
    @Transactional
    public void stand(EngagementId engagement, BreachId id, Words words, String agreed, Actor by, Instant now) {
        var breach = get(engagement, id);
        breach.stand(notice(breach).orElse(null), words.text(), kept(breach, words, by, now), by, now);
        breaches.save(breach);
        withdrawIfSettled(breach);
        tell(breach, MissNews.CONFIRMED, now);
        credits.reckon(id);
        var reply = breach.reply();
        if (reply != null && reply.kind() == BreachReply.Kind.ACCEPTS) {
            credits.agreeIfOwed(id, agreed, by, now);
        }
    }

    /** It does not count, and nothing is credited for it. */
    @Transactional
    public void excuse(EngagementId engagement, BreachId id, Words words, Actor by, Instant now) {
        var breach = get(engagement, id);
        breach.excuse(words.text(), kept(breach, words, by, now), by, now);
        breaches.save(breach);
        credits.waiveIfOpen(id, words.text(), by, now);
        withdrawIfSettled(breach);
        tell(breach, MissNews.EXCUSED, now);
    }

    /** A notice of whose misses none awaits a reply any more need not leave. */
    private void withdrawIfSettled(Breach breach) {
        if (breach.notice() != null && breaches.unanswered(breach.notice()) == 0) {
            events.publishEvent(new NoLongerAsked(breach.notice()));
        }
    }

    /** Withdraws the notices since then that ask for nothing any more, also where the vendor's own reply settled them. */
    @Transactional
    public void withdrawSettled(Instant from, int most) {
        events.publishEvent(new NoLongerAsked(notices.settledSince(from, Limit.of(most))));
    }

    @Transactional
    public void settle(EngagementId engagement, BreachId id, Words words, Actor by, Instant now) {
        var breach = get(engagement, id);
        breach.settle(words.text(), kept(breach, words, by, now), by, now);
        breaches.save(breach);
        credits.reckon(id);
        tell(breach, MissNews.SETTLED, now);
    }

    /** The notice was not to name it: the vendor need not reply, and hears of that. */
    @Transactional
    public void withdrawNotice(EngagementId engagement, BreachId id, Words words, Actor by, Instant now) {
        var breach = get(engagement, id);
        breach.withdrawNotice(words.text(), kept(breach, words, by, now), by, now);
        breaches.save(breach);
        withdrawIfSettled(breach);
        events.publishEvent(new MissMessages.Decided(id, MissNews.NOTICE_WITHDRAWN, now));
    }

    private List<SentFile> kept(Breach breach, Words words, Actor by, Instant now) {
        return files.keep(breach.delivery(), words.files(), by, now);
    }

    /** The vendor hears of what we decided, where a notice had told it of the miss. */
    private void tell(Breach breach, MissNews news, Instant now) {
        if (breach.isTold()) {
            events.publishEvent(new MissMessages.Decided(breach.id(), news, now));
        }
    }

    /** A file that either side sent about it, or with the notice that names it. @throws NotFound if none has it */
    @Transactional(readOnly = true)
    public FileId file(Breach breach, String file) {
        return SentFiles.one(
                Stream.concat(breach.files(), notice(breach).stream().flatMap(notice -> notice.files().stream())),
                file);
    }

    @Transactional
    public void acceptPlan(EngagementId engagement, BreachId id, Actor by, Instant now) {
        var breach = get(engagement, id);
        breach.acceptPlan(by, now);
        breaches.save(breach);
        tell(breach, MissNews.PLAN_ACCEPTED, now);
    }

    /** The plan does not convince us; the vendor reads why and can propose another one. */
    @Transactional
    public void refusePlan(EngagementId engagement, BreachId id, Words words, Actor by, Instant now) {
        var breach = get(engagement, id);
        breach.refusePlan(words.text(), kept(breach, words, by, now), by, now);
        breaches.save(breach);
        tell(breach, MissNews.PLAN_REFUSED, now);
    }

    @Transactional
    public void closePlan(EngagementId engagement, BreachId id, boolean kept, Actor by, Instant now) {
        var breach = get(engagement, id);
        breach.closePlan(kept, by, now);
        breaches.save(breach);
        tell(breach, kept ? MissNews.PLAN_KEPT : MissNews.PLAN_MISSED, now);
    }

    /**
     * A vendor replied to a notice, or proposed a plan.
     *
     * @param key of the message that tells it
     */
    record Answered(BreachId breach, String key, Instant at) {}

    /** Why something is decided, with files that are not kept yet. */
    record Words(@Nullable String text, SentFiles.Inspected files) {

        String typed() {
            return text == null ? "" : text;
        }
    }

    /** A miss with the notice that names it. */
    record Told(Breach breach, BreachNotice notice) {}
}
