package app.handoff.review;

import app.handoff.contract.Amendment;
import app.handoff.contract.Contract;
import app.handoff.contract.Contracts;
import app.handoff.delivery.Credits;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Delivery;
import app.handoff.delivery.LevelTrend;
import app.handoff.delivery.ServiceLevelPhrases;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.engagement.NextStep;
import app.handoff.engagement.Reason;
import app.handoff.engagement.TaskKind;
import app.handoff.engagement.VendorCandidates;
import app.handoff.invoice.BilledWork;
import app.handoff.invoice.Invoices;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Counted;
import app.handoff.servicelevel.ServiceLevelSentences;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.triage.Triage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares what an engagement really cost with what the task cost before, and keeps the verdict. */
@Service
class Reviews {

    private static final int MOST = 200;

    private final ReviewRepository reviews;
    private final ReviewPlanRepository plans;
    private final Engagements engagements;
    private final Triage triage;
    private final Contracts contracts;
    private final Deliveries deliveries;
    private final Credits credits;
    private final Invoices invoices;
    private final VendorCandidates candidates;
    private final OpinionRepository opinions;
    private final Format format;

    Reviews(
            ReviewRepository reviews,
            ReviewPlanRepository plans,
            Engagements engagements,
            Triage triage,
            Contracts contracts,
            Deliveries deliveries,
            Credits credits,
            Invoices invoices,
            VendorCandidates candidates,
            OpinionRepository opinions,
            Format format) {
        this.reviews = reviews;
        this.plans = plans;
        this.engagements = engagements;
        this.triage = triage;
        this.contracts = contracts;
        this.deliveries = deliveries;
        this.credits = credits;
        this.invoices = invoices;
        this.candidates = candidates;
        this.opinions = opinions;
        this.format = format;
    }

    @EventListener
    @Transactional
    public void on(Delivery.Started started) {
        contracts.signed(started.engagement()).ifPresent(contract -> {
            var agreed = new ReviewPlan.Agreed(
                    contract.vendorName(),
                    contract.start(),
                    contract.end(),
                    (int) ChronoUnit.DAYS.between(contract.lastNoticeDay(), contract.end()),
                    contract.totalPerTerm().minus(contract.takingOver()),
                    contract.takingOver(),
                    contract.termMonths(),
                    contract.rate());
            var plan = plans.findById(started.engagement()).orElse(null);
            if (plan == null) {
                plan = new ReviewPlan(started.engagement(), agreed);
            } else {
                plan.follow(agreed);
            }
            plan.termIs(contract.end(), contract.lastNoticeDay(), contract.renewal());
            plans.save(plan);
        });
    }

    @EventListener
    @Transactional
    public void on(Delivery.WentLive live) {
        change(live.engagement(), plan -> plan.live(day(live.at())));
    }

    @EventListener
    @Transactional
    public void on(Delivery.Ended ended) {
        change(ended.engagement(), plan -> plan.ended(day(ended.at())));
    }

    @EventListener
    @Transactional
    public void on(Amendment.Agreed agreed) {
        change(agreed.engagement(), ReviewPlan::priceByDay);
        followTerm(agreed.engagement());
    }

    @EventListener
    @Transactional
    public void on(Contract.WentOn renewed) {
        followTerm(renewed.engagement());
    }

    /** What was agreed for each day of the period counts, where the contract was changed. */
    private Money workPerTerm(ReviewPlan plan, LocalDate from, LocalDate to) {
        return plan.isPricedByDay()
                ? contracts.workPerTerm(plan.engagement(), from, to).orElseGet(plan::workPerTerm)
                : plan.workPerTerm();
    }

    private void followTerm(EngagementId engagement) {
        contracts
                .signed(engagement)
                .ifPresent(contract -> change(
                        engagement, plan -> plan.termIs(contract.end(), contract.lastNoticeDay(), contract.renewal())));
    }

    @EventListener
    @Transactional
    public void on(Contract.NoticeGiven notice) {
        change(notice.engagement(), plan -> plan.noticeGiven(notice.on()));
    }

    /** Where the last verdict was not to go on, the end of the contract is the end of the engagement. */
    @EventListener
    @Transactional
    public void on(Contract.Ended ended) {
        change(ended.engagement(), plan -> plan.ended(day(ended.at())));
        plans.findById(ended.engagement())
                .ifPresent(plan -> latest(ended.engagement())
                        .map(Review::verdict)
                        .filter(verdict -> !verdict.goesOn())
                        .ifPresent(verdict -> end(plan, verdict, ended.by(), ended.at())));
    }

    @EventListener
    @Transactional
    public void on(Engagement.Ended ended) {
        change(ended.engagement(), ReviewPlan::close);
    }

    private void change(EngagementId engagement, Consumer<ReviewPlan> act) {
        plans.findById(engagement).ifPresent(plan -> {
            act.accept(plan);
            plans.save(plan);
        });
    }

    /** @throws NotFound if the work of this engagement never started */
    @Transactional(readOnly = true)
    public ReviewPlan plan(EngagementId engagement) {
        return plans.findById(engagement).orElseThrow(NotFound::new);
    }

    /**
     * The review that somebody began, or the one that would come next.
     *
     * @throws RuleViolation {@code review.notBegun} or {@code review.nothingNew} if there is no day to look back on
     */
    @Transactional(readOnly = true)
    public Review open(EngagementId engagement, Instant now) {
        return reviews.draft(engagement).orElseGet(() -> next(plan(engagement), day(now)));
    }

    private Review next(ReviewPlan plan, LocalDate today) {
        if (today.isBefore(plan.starts())) {
            throw new RuleViolation("review.notBegun", plan.starts());
        }
        if (!plan.isOpen(today)) {
            throw new RuleViolation("review.nothingNew");
        }
        var review = new Review(
                plan.engagement(), plan.nextFrom(), lastDay(plan, today), plan.isDue(today) ? plan.dueRule() : null);
        // Hours a week mean the same in every period; an amount of money does not.
        latest(plan.engagement())
                .filter(last -> last.figures() != null && last.figures().asksForHours())
                .ifPresent(last -> review.askFor(last.entries().threshold()));
        return review;
    }

    /** The last day whose report was due: of the days since nobody can know more yet. */
    private LocalDate lastDay(ReviewPlan plan, LocalDate today) {
        return deliveries
                .lastReportedDay(plan.engagement())
                .filter(day -> !day.isBefore(plan.nextFrom()) && day.isBefore(plan.lastDay(today)))
                .orElse(plan.lastDay(today));
    }

    /** Whether somebody began the next review. */
    @Transactional(readOnly = true)
    public boolean isBegun(EngagementId engagement) {
        return reviews.draft(engagement).isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<Review> latest(EngagementId engagement) {
        return finished(engagement).stream().findFirst();
    }

    /** The finished reviews of an engagement, the newest first; no day is in two of them. */
    @Transactional(readOnly = true)
    public List<Review> finished(EngagementId engagement) {
        return reviews.finished(List.of(engagement));
    }

    @Transactional(readOnly = true)
    public SavingsCalculation figures(EngagementId engagement, LocalDate from, LocalDate to, ReviewInput reviewInput) {
        var plan = plan(engagement);
        var of = engagements.get(engagement);
        var period = deliveries.between(engagement, from, to).orElseThrow(NotFound::new);
        var soFar = deliveries.parallelHours(engagement, plan.starts(), to).orElseThrow(NotFound::new);
        return SavingsCalculation.of(
                of.baseline(),
                testedBy(of),
                new SavingsCalculation.Priced(
                        workPerTerm(plan, from, to),
                        plan.takingOver(),
                        plan.termMonths(),
                        plan.starts(),
                        plan.ends(),
                        plan.rate()),
                new SavingsCalculation.Worked(
                        from,
                        to,
                        period.worked(),
                        soFar.all(),
                        soFar.assumed(),
                        soFar.weeks(),
                        transitionCounted(plan, to),
                        billed(engagement, from, to),
                        creditsAgreed(engagement, from, to),
                        period.levels().stream().map(this::level).toList(),
                        period.reportsDue(),
                        period.reportsOnTime()),
                reviewInput);
    }

    /** What people said through links since the last finished review. */
    @Transactional(readOnly = true)
    public List<ReviewInput.Heard> heard(EngagementId engagement) {
        var since = latest(engagement).map(Review::finishedAt).orElse(Instant.EPOCH);
        return opinions.of(engagement).stream()
                .filter(opinion ->
                        opinion.answeredAt().filter(at -> at.isAfter(since)).isPresent())
                .map(opinion -> new ReviewInput.Heard(
                        opinion.person(),
                        opinion.standsAs(),
                        opinion.score().orElseThrow(),
                        opinion.word().orElse(null),
                        opinion.answeredAt().orElseThrow()))
                .toList();
    }

    /** A one-off project is not held against hours or money of a week, for whatever reason it was handed over. */
    static Reason testedBy(Engagement of) {
        return of.kind() == TaskKind.ONE_OFF ? Reason.ONE_OFF : of.leadingReason();
    }

    /** What the reviews before this one counted of the transition: the rest of it is what is still to be spread. */
    private List<Money> transitionCounted(ReviewPlan plan, LocalDate to) {
        return finished(plan.engagement()).stream()
                .filter(review ->
                        !review.from().isBefore(plan.starts()) && review.to().isBefore(to))
                .map(Review::figures)
                .filter(Objects::nonNull)
                .map(SavingsCalculation::transition)
                .toList();
    }

    /** What the vendor billed for the period; null unless each of its months has an invoice that was checked. */
    private @Nullable Money billed(EngagementId engagement, LocalDate from, LocalDate to) {
        return invoices.billed(engagement, from, to)
                .filter(BilledWork::complete)
                .map(BilledWork::billed)
                .orElse(null);
    }

    /** What both sides agreed on for levels that were missed in the period; null where nothing was. */
    private @Nullable Money creditsAgreed(EngagementId engagement, LocalDate from, LocalDate to) {
        return credits.between(engagement, from, to).isEmpty() ? null : credits.agreedBetween(engagement, from, to);
    }

    private SavingsCalculation.LevelFigure level(LevelTrend trend) {
        var level = trend.level();
        var overall = trend.overall();
        var value = overall.value();
        var counted = trend.counted().orElse(new Counted(BigDecimal.ZERO, BigDecimal.ZERO));
        return new SavingsCalculation.LevelFigure(
                level.name(),
                format.text(ServiceLevelSentences.reaching(level.asked(), level.agreed())),
                value == null ? null : format.text(ServiceLevelPhrases.value(level, value)),
                format.text(ServiceLevelPhrases.agreed(level, level.agreed())),
                counted.counted(),
                counted.cases(),
                level.asked().kind(),
                value != null && level.isReachedBy(value),
                trend.measured(),
                trend.isCountedByVendor(),
                trend.fromVendor(),
                trend.disputes().stream()
                        .map(dispute -> disputed(level, dispute))
                        .toList());
    }

    /** "Week 5: Tala Ledger says 79 / 80, 98.7 %: one was ours (Mon 1 Feb 2027, 09:12)". */
    private String disputed(AgreedLevel level, LevelTrend.Dispute dispute) {
        var objection = dispute.objection();
        var counted = objection.counted();
        return format.message(
                "review.level.disputed",
                dispute.week(),
                objection.by().name(),
                ServiceLevelPhrases.result(level, counted),
                objection.reason(),
                format.dayTime(objection.at()));
    }

    /** Keeps what was entered, and counts with it from now on. The verdict is only kept, not spoken yet. */
    @Transactional
    public Review enter(
            EngagementId engagement,
            int seen,
            LocalDate from,
            LocalDate to,
            ReviewInput reviewInput,
            @Nullable ReviewVerdict verdict,
            @Nullable String reason,
            Instant now) {
        var plan = plan(engagement);
        return reviews.change(open(engagement, now), seen, review -> {
            review.enter(from, to, reviewInput, plan, day(now));
            review.incline(verdict, reason);
        });
    }

    /**
     * Fixes the figures as they are now, with a verdict. Where the work is over, so is the engagement; else its contract is
     * ended by a notice with a day of its own.
     */
    @Transactional
    public void finish(
            EngagementId engagement,
            int seen,
            LocalDate from,
            LocalDate to,
            ReviewInput reviewInput,
            @Nullable ReviewVerdict verdict,
            @Nullable String reason,
            Actor by,
            Instant now) {
        var plan = plan(engagement);
        reviews.change(open(engagement, now), seen, review -> {
            review.enter(from, to, reviewInput.with(heard(engagement)), plan, day(now));
            review.finish(figures(engagement, from, to, reviewInput), verdict, reason, plan.isOver(), by, now);
        });
        plan.reviewed(to);
        plans.save(plan);
        if (plan.isOver() && verdict != null) {
            end(plan, verdict, by, now);
        }
    }

    private void end(ReviewPlan plan, ReviewVerdict verdict, Actor by, Instant now) {
        var engagement = engagements.get(plan.engagement());
        if (engagement.isEnded()) {
            return;
        }
        boolean ranItsCourse = contracts
                .signed(plan.engagement())
                .filter(contract -> plan.ends().isBefore(contract.end()))
                .isEmpty();
        engagements.end(
                plan.engagement(),
                verdict == ReviewVerdict.TAKE_BACK
                        ? Engagement.Outcome.TAKEN_BACK
                        : ranItsCourse ? Engagement.Outcome.COMPLETED : Engagement.Outcome.TERMINATED,
                by,
                now);
        if (verdict == ReviewVerdict.REBID && nextRound(plan.engagement()).isEmpty()) {
            triage.reopen(engagement.taskId());
        }
    }

    /**
     * Asks for new bids for the work of an engagement, as its last review decided.
     *
     * @return the engagement of the next round
     * @throws RuleViolation {@code review.nextRound.notDecided} if that was not the verdict
     */
    @Transactional
    public EngagementId askAgain(EngagementId engagement, Actor by, Instant now) {
        var decided = latest(engagement).filter(review -> review.verdict() == ReviewVerdict.REBID);
        if (decided.isEmpty()) {
            throw new RuleViolation("review.nextRound.notDecided");
        }
        return nextRound(engagement).orElseGet(() -> triage.askAgain(engagement, by, now));
    }

    /**
     * Opens an engagement for another task, with the vendor who did well as a candidate: it is on the list of those to ask for
     * bids. Others can be asked beside it, and nobody is written to yet.
     *
     * @param proven the engagement in which the vendor did well
     * @return the engagement of the task; the one that is open already, if somebody pressed twice
     */
    @Transactional
    public EngagementId startNext(TaskId task, EngagementId proven, Actor by, Instant now) {
        var vendor = contracts.signed(proven).orElseThrow(NotFound::new).vendor();
        boolean engaged = engagements.of(task).stream().anyMatch(of -> !of.isEnded());
        var engagement = triage.handOverLike(task, proven, by, now);
        if (!engaged) {
            candidates.list(engagement, vendor, by, now);
        }
        return engagement;
    }

    /** The engagement in which new bids are asked for this work; empty while nobody asked. */
    @Transactional(readOnly = true)
    public Optional<EngagementId> nextRound(EngagementId engagement) {
        return Optional.ofNullable(nextRounds(List.of(engagement)).get(engagement));
    }

    /** The same for several engagements in one statement. */
    Map<EngagementId, EngagementId> nextRounds(Collection<EngagementId> of) {
        var next = new HashMap<EngagementId, EngagementId>();
        if (!of.isEmpty()) {
            engagements.after(of).forEach(round -> next.put(round.succeeds().orElseThrow(), round.id()));
        }
        return next;
    }

    Map<EngagementId, Review> newest(Collection<EngagementId> ids) {
        var newest = new HashMap<EngagementId, Review>();
        reviews.finished(ids).forEach(review -> newest.putIfAbsent(review.engagement(), review));
        return newest;
    }

    Map<EngagementId, ReviewPlan> planned(Collection<EngagementId> ids) {
        return plans.all(ids).stream().collect(Collectors.toMap(ReviewPlan::engagement, plan -> plan));
    }

    /** What the last verdicts still lead to, where the vendor is not to keep the work. */
    List<Waiting> waiting(int limit) {
        var decided = reviews.decided(
                List.of(ReviewVerdict.REBID, ReviewVerdict.TAKE_BACK, ReviewVerdict.END), Limit.of(MOST));
        if (decided.isEmpty()) {
            return List.of();
        }
        var ids = decided.stream().map(Review::engagement).toList();
        var planned = planned(ids);
        var rounds = nextRounds(ids);
        return decided.stream()
                .flatMap(review -> FollowUp.of(
                                Objects.requireNonNull(planned.get(review.engagement())),
                                review,
                                rounds.get(review.engagement()))
                        .stream()
                        .map(FollowUp::next)
                        .filter(Objects::nonNull)
                        .map(next -> new Waiting(review.engagement(), next)))
                .limit(limit)
                .toList();
    }

    /** A step that waits for us. */
    record Waiting(EngagementId engagement, NextStep next) {}

    List<ReviewPlan> due(LocalDate from, LocalDate to, int limit) {
        return plans.due(from, to, Limit.of(limit));
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Tenancy.locality().zone());
    }
}
