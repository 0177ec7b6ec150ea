package app.handoff.scope;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.Reading.Verdict;
import app.handoff.sharelink.LinkCodes;
import app.handoff.sharelink.ShareLinks;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks people without an account to read a scope, and takes what they say. */
@Service
@Transactional
class Readings {

    /** As many readers of one version as an owner can still listen to. */
    static final int MOST = 10;

    private final ReadingRepository readings;
    private final ScopeOfWorkRepository scopes;
    private final ShareLinks links;
    private final LinkCodes codes;
    private final ApplicationEventPublisher events;

    Readings(
            ReadingRepository readings,
            ScopeOfWorkRepository scopes,
            ShareLinks links,
            LinkCodes codes,
            ApplicationEventPublisher events) {
        this.readings = readings;
        this.scopes = scopes;
        this.links = links;
        this.codes = codes;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Reading> of(ScopeOfWork scope) {
        return readings.of(scope.id());
    }

    /**
     * Asks somebody to read a scope that is being written. Whoever was asked before and has not said anything gets a new link.
     *
     * @param title the engagement's name
     * @param email where the link goes; null where it is handed over
     * @throws RuleViolation if the scope is final or says nothing, or too many are asked already
     */
    public Issued ask(
            ScopeOfWork scope,
            String title,
            String name,
            @Nullable String email,
            Actor by,
            String businessName,
            Instant now) {
        if (scope.content().blank()) {
            throw new RuleViolation("scope.reading.blank");
        }
        var asked = readings.of(scope.id());
        var again = asked.stream()
                .filter(reading -> reading.reader().equals(name)
                        && Objects.equals(reading.email(), email)
                        && reading.verdict().isEmpty())
                .findFirst();
        if (again.isEmpty() && asked.size() >= MOST) {
            throw new RuleViolation("scope.reading.tooManyReaders", MOST);
        }
        return issue(
                again.orElseGet(() -> new Reading(scope, title, name, email, by, now)), scope, by, businessName, now);
    }

    /** Makes another link for somebody who was asked; the one before stops working. */
    public Issued askAgain(ScopeOfWork scope, ReadingId id, Actor by, String businessName, Instant now) {
        return issue(of(scope, id), scope, by, businessName, now);
    }

    private Issued issue(Reading reading, ScopeOfWork scope, Actor by, String businessName, Instant now) {
        reading.askAgain(scope, now);
        readings.saveAndFlush(reading);
        var subject = reading.id().id();
        links.revoke(subject, LinkPurpose.READING, now);
        events.publishEvent(new NoLongerAsked(subject));
        var holder = reading.holder();
        var path = "/s/"
                + links.issueAnother(LinkPurpose.READING, subject, reading.reader(), holder, reading.until(), now)
                        .value()
                + "/reading";
        var code = codes.canMail(holder) ? null : codes.hand(holder, by.name(), reading.until(), now);
        var email = reading.email();
        if (email != null) {
            events.publishEvent(new MailRequest(
                            new MailRequest.Recipient(reading.reader(), email),
                            "scope.reading",
                            List.of(businessName, reading.title()),
                            path,
                            reading.engagement(),
                            reading.until())
                    .asking(subject));
        }
        return new Issued(reading.reader(), path, code, email != null);
    }

    /** Stops the link of somebody who was asked; what they said stays. */
    public void stop(ScopeOfWork scope, ReadingId id, Instant now) {
        stop(of(scope, id), now);
    }

    /** Stops every link to a scope of this engagement: it is over, or the version was dropped. */
    void stopAll(EngagementId engagement, Instant now) {
        readings.open(engagement).forEach(reading -> stop(reading, now));
    }

    private void stop(Reading reading, Instant now) {
        reading.stop(now);
        readings.saveAndFlush(reading);
        links.revoke(reading.id().id(), LinkPurpose.READING, now);
        events.publishEvent(new NoLongerAsked(reading.id().id()));
    }

    public void settle(ScopeOfWork scope, ReadingId id, UUID remark, Actor by, Instant now) {
        var reading = of(scope, id);
        reading.settle(remark, by, now);
        readings.saveAndFlush(reading);
    }

    public void reopen(ScopeOfWork scope, ReadingId id, UUID remark) {
        var reading = of(scope, id);
        reading.reopen(remark);
        readings.saveAndFlush(reading);
    }

    private Reading of(ScopeOfWork scope, ReadingId id) {
        return readings.findById(id)
                .filter(reading -> reading.scope().equals(scope.id()))
                .orElseThrow(NotFound::new);
    }

    /** @throws NotFound if the version was dropped */
    @Transactional(readOnly = true)
    public Reading get(ReadingId id) {
        return readings.findById(id).orElseThrow(NotFound::new);
    }

    /** The scope as it stands now, for whoever reads it. */
    @Transactional(readOnly = true)
    public ScopeOfWork scopeOf(Reading reading) {
        return scopes.findById(reading.scope()).orElseThrow(NotFound::new);
    }

    public void remark(ReadingId id, Section section, String text, Instant now) {
        var reading = get(id);
        reading.remark(scopeOf(reading), section, text, now);
        readings.saveAndFlush(reading);
    }

    public void takeBack(ReadingId id, UUID remark) {
        var reading = get(id);
        reading.takeBack(scopeOf(reading), remark);
        readings.saveAndFlush(reading);
    }

    public void conclude(ReadingId id, Verdict verdict, int seen, Instant now) {
        var reading = get(id);
        reading.conclude(scopeOf(reading), verdict, seen, now);
        readings.saveAndFlush(reading);
        events.publishEvent(new NoLongerAsked(id.id()));
    }

    /** @param code to be handed over with the link; null where the reader gets one by mail */
    record Issued(String name, String path, @Nullable String code, boolean mailed) {

        @Override
        public String toString() {
            return "Issued[" + name + "]";
        }
    }
}
