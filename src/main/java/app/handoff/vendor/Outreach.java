package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The texts with which a business looks for vendors, and whom it has asked. */
@Service
class Outreach {

    /** A small business asks some dozens; more would be advertising, and mail servers would take it for that. */
    private static final int MOST_A_DAY = 40;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final OutreachWordingRepository wordings;
    private final InquiryRepository inquiries;
    private final ObjectProvider<BudgetGuard> budgets;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;
    private final Format format;

    Outreach(
            OutreachWordingRepository wordings,
            InquiryRepository inquiries,
            ObjectProvider<BudgetGuard> budgets,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events,
            Format format) {
        this.wordings = wordings;
        this.inquiries = inquiries;
        this.budgets = budgets;
        this.advisoryLock = advisoryLock;
        this.events = events;
        this.format = format;
    }

    /** The texts that are used, by the way of looking. */
    @Transactional(readOnly = true)
    public Map<LeadSource, OutreachText> texts() {
        var texts = new EnumMap<LeadSource, OutreachText>(LeadSource.class);
        Arrays.stream(LeadSource.values())
                .filter(LeadSource::isAsked)
                .forEach(source -> texts.put(source, usual(source)));
        wordings.findAll().forEach(own -> texts.put(own.source(), own.text()));
        return texts;
    }

    /** The business's own words; none where it uses those that come with Handoff. */
    @Transactional(readOnly = true)
    public Optional<OutreachWording> own(LeadSource source) {
        return wordings.findBySource(source);
    }

    @Transactional(readOnly = true)
    public OutreachText text(LeadSource source) {
        return own(source).map(OutreachWording::text).orElseGet(() -> usual(source));
    }

    /** The text that comes with Handoff, with its placeholders. */
    OutreachText usual(LeadSource source) {
        var key = "vendor.advert." + source + ".";
        return new OutreachText(
                source.hasSubject() ? format.message(key + "subject", OutreachText.Placeholder.WORK.written()) : null,
                format.message(
                        key + "body",
                        Arrays.stream(OutreachText.Placeholder.values())
                                .map(OutreachText.Placeholder::written)
                                .toArray()));
    }

    /**
     * Keeps the business's own words.
     *
     * @param seen the version of the own words that a form showed, or -1 where it showed those that come with Handoff
     * @param budgetConfirmed whether a budget in them is wanted all the same
     * @throws EditedMeanwhile if somebody else changed or restored them since
     * @throws RuleViolation at {@code body} if they name a budget and nobody confirmed that
     */
    @Transactional
    public void write(LeadSource source, OutreachText text, int seen, boolean budgetConfirmed, Actor by, Instant now) {
        if (!budgetConfirmed && namesABudget(text)) {
            throw new RuleViolation("vendor.outreach.namesABudget").at("body");
        }
        var own = wordings.findBySource(source).orElse(null);
        if (own == null) {
            if (seen >= 0) {
                throw new EditedMeanwhile();
            }
            wordings.save(new OutreachWording(source, text, by, now));
        } else {
            wordings.change(own, seen, wording -> wording.write(text, by, now));
        }
    }

    /** Goes back to the text that comes with Handoff. */
    @Transactional
    public void restore(LeadSource source) {
        wordings.findBySource(source).ifPresent(wordings::delete);
    }

    /** Whether this text says what the business wants to pay at most. */
    boolean namesABudget(OutreachText text) {
        return budgets.stream().anyMatch(guard -> guard.isBudgetIn(text.whole()));
    }

    boolean isSent(UUID press) {
        return inquiries.findById(press).isPresent();
    }

    /** What is known of this text and of whom it would go to. */
    @Transactional(readOnly = true)
    public OutreachCheck check(
            @Nullable String email, @Nullable EngagementId engagement, @Nullable OutreachText text, String answersTo) {
        return new OutreachCheck(
                email == null ? null : asked(email, engagement).orElse(null),
                text != null && namesABudget(text),
                answersTo,
                text == null || text.body().contains(answersTo));
    }

    /** When this address was asked about this work last; nothing if it was not. */
    private Optional<Inquiry> asked(String email, @Nullable EngagementId engagement) {
        var address = EmailAddress.normal(email);
        var found = engagement == null
                ? inquiries.ofNone(address, Limit.of(1))
                : inquiries.of(address, engagement, Limit.of(1));
        return found.stream().findFirst();
    }

    /**
     * Sends a text to one person, and writes down that they were asked. Pressed twice it is sent once.
     *
     * @param answersTo the address of who writes
     * @throws RuleViolation if this way of looking knows no one to send to, if something unknown is left open in the text, if anything
     *     of {@link OutreachCheck} speaks against it, or if the business has sent enough of them within a day
     */
    @Transactional
    public void send(
            UUID press,
            LeadSource source,
            @Nullable EngagementId engagement,
            MailRequest.Recipient to,
            OutreachText text,
            String answersTo,
            OutreachCheck.Confirmed confirmed,
            Actor by,
            Instant now) {
        if (!source.isWrittenTo()) {
            throw new RuleViolation("vendor.outreach.copyOnly");
        }
        text.requireNothingUnknown();
        // One at a time, or presses at the same moment would be counted by none of them.
        advisoryLock.take("outreach " + Tenancy.required().business());
        if (isSent(press)) {
            return;
        }
        for (var objection : check(to.email(), engagement, text, answersTo).against(confirmed)) {
            throw objection;
        }
        if (inquiries.countByAskedAtAfter(now.minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new RuleViolation("vendor.outreach.tooMany", MOST_A_DAY);
        }
        inquiries.save(new Inquiry(press, source, engagement, to.name(), to.email(), by, now));
        events.publishEvent(new MailRequest(
                to, "outreach", List.of(Objects.requireNonNull(text.subject()), text.body()), null, engagement));
    }

    /** One page of whom the business has asked, newest first; one more than asked for when there are more. */
    @Transactional(readOnly = true)
    public List<Inquiry> inquiries(@Nullable UUID before, int size) {
        var last = before == null ? Optional.<Inquiry>empty() : inquiries.findById(before);
        return inquiries.before(
                last.map(Inquiry::askedAt).orElse(END_OF_TIME),
                last.map(Inquiry::getId).orElse(new UUID(-1L, -1L)),
                Limit.of(size + 1));
    }
}
