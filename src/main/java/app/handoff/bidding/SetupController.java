package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.CurrenciesInUse;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Qualification;
import app.handoff.scope.ScopesOfWork;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.Option;
import app.handoff.text.ReadAs;
import app.handoff.web.DateConflict;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets bidding up: what bids are judged by, what vendors answer, by when, and privately what it may cost. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding")
class SetupController {

    private static final int HOURS_IN_WORDS = 120;
    private static final int WORDS_FOR_A_REQUIREMENT = 150;
    private static final LocalTime CLOSE_OF_DAY = LocalTime.of(16, 0);

    private final Bidding bidding;
    private final Invitations invitations;
    private final Budgets budgets;
    private final ScopesOfWork scopes;
    private final Engagements engagements;
    private final Colleagues colleagues;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    SetupController(
            Bidding bidding,
            Invitations invitations,
            Budgets budgets,
            ScopesOfWork scopes,
            Engagements engagements,
            Colleagues colleagues,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.bidding = bidding;
        this.invitations = invitations;
        this.budgets = budgets;
        this.scopes = scopes;
        this.engagements = engagements;
        this.colleagues = colleagues;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/setup")
    String show(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var latest = bidding.latest(id);
        var request = latest.filter(found -> !found.status().isOver());
        return FormSubmission.open(
                () -> {
                    latest.map(BidRequest::status).ifPresent(BiddingStatus::requireFollowable);
                    request.map(BidRequest::status).ifPresent(BiddingStatus::requireDraft);
                },
                () -> begin(id, request.orElse(null), model),
                BiddingOverviewController.overview(id),
                next);
    }

    private String begin(EngagementId id, @Nullable BidRequest request, Model model) {
        var engagement = engagement(id);
        var form = SetupForm.of(request == null ? begun(id, engagement) : request);
        boolean fresh = form.criteria() == null || form.criteria().isEmpty();
        var before = fresh ? bidding.before(id) : Optional.<BidRequest>empty();
        if (fresh) {
            form = proposed(form, scopes.frozen(id).orElse(null), before.orElse(null));
        }
        before.ifPresent(earlier ->
                model.addAttribute("earlier", bidding.roundOf(earlier).number()));
        model.addAttribute("form", form.withSpareRows());
        rates(form, currency(id), model);
        model.addAttribute("proposed", fresh);
        return page(engagement, form.zone(), model);
    }

    @PostMapping("/setup")
    String save(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") SetupForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var engagement = engagement(id);
        if (!errors.hasFieldErrors("criteria") && errors.getTarget() != null) {
            form.check(errors, currency(id), clock.instant());
        }
        boolean done = formSubmission.save(
                () -> {
                    var request = bidding.prepare(id, engagement.name(), format.currency(), format.zone());
                    bidding.setUp(request.id(), form.toSetup(request.currency()), form.version(), clock.instant());
                },
                () -> {
                    var request = bidding.get(id);
                    return new StoredForm(
                            request.version(), SetupForm.of(request).withRowsNamedAs(form));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "bidding.setup.saved");
            return BiddingOverviewController.overview(id);
        }
        rates(form, currency(id), model);
        return page(engagement, form.zone(), model);
    }

    private void rates(SetupForm form, Currency own, Model model) {
        model.addAttribute("doubtful", form.doubtful(own));
        model.addAttribute("saidRates", form.saidRates(own, format));
    }

    /** In which bids of the round that is set up are compared. */
    private Currency currency(EngagementId id) {
        return bidding.latest(id)
                .filter(request -> !request.status().isOver())
                .map(BidRequest::currency)
                .orElseGet(format::currency);
    }

    @PostMapping("/budget")
    String keepBudget(
            @PathVariable EngagementId id,
            @ModelAttribute("budgetForm") BudgetForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var engagement = engagement(id);
        boolean done = formSubmission.save(
                () -> {
                    var request = latest(id, engagement);
                    budgets.keep(request.id(), form.replaced(request), form.limit(request));
                },
                () -> stored(latest(id, engagement)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, form.budget() == null ? "bidding.budget.removed" : "bidding.budget.saved");
            return BiddingOverviewController.overview(id);
        }
        return budgetPage(engagement, bidding.latest(id).orElse(null), model);
    }

    /** The budget of a request that is over stays; only where there is no request yet, it begins one. */
    private BidRequest latest(EngagementId id, Engagements.Entry engagement) {
        return bidding.latest(id)
                .orElseGet(() -> bidding.prepare(id, engagement.name(), format.currency(), format.zone()));
    }

    private StoredForm stored(BidRequest request) {
        var form = BudgetForm.of(limit(request));
        return new StoredForm(
                form.version(), form, Map.of("budget", form.budget() == null ? "–" : format.money(limit(request))));
    }

    private @Nullable Money limit(@Nullable BidRequest request) {
        return request == null
                ? null
                : budgets.of(request.id()).map(Budget::limit).orElse(null);
    }

    @GetMapping("/budget")
    String budget(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var engagement = engagement(id);
        var request = bidding.latest(id);
        model.addAttribute("budgetForm", BudgetForm.of(limit(request.orElse(null))));
        return FormSubmission.open(
                () -> request.map(BidRequest::status).ifPresent(BiddingStatus::requireNotOver),
                () -> budgetPage(engagement, request.orElse(null), model),
                BiddingOverviewController.overview(id),
                next);
    }

    private String budgetPage(Engagements.Entry engagement, @Nullable BidRequest request, Model model) {
        model.addAttribute("engagement", engagement);
        model.addAttribute("currency", format.symbol(request == null ? format.currency() : request.currency()));
        return "bidding/budget";
    }

    private String page(Engagements.Entry engagement, @Nullable ZoneId chosen, Model model) {
        var request = bidding.latest(engagement.id());
        var invited = request.map(found -> invitations.zones(found.id())).orElse(List.of());
        model.addAttribute("engagement", engagement);
        model.addAttribute("contradictions", request.map(this::conflicts).orElse(List.of()));
        model.addAttribute("kinds", CriterionKind.values());
        model.addAttribute("clients", ReferencesAsked.Clients.values());
        model.addAttribute("tieRules", TieRule.values());
        var own = currency(engagement.id());
        model.addAttribute("own", own.getCurrencyCode());
        model.addAttribute(
                "currencies",
                CurrenciesInUse.all().stream()
                        .filter(currency -> !currency.equals(own))
                        .map(currency -> new Option(currency.getCurrencyCode(), CurrenciesInUse.name(currency)))
                        .toList());
        model.addAttribute(
                "checked",
                scopes.frozen(engagement.id())
                        .map(FrozenScope::checkedQualifications)
                        .orElse(List.of())
                        .size());
        model.addAttribute(
                "twoMayOpen",
                colleagues.whoMay(Role.MANAGER).size() > 1
                        || request.filter(BidRequest::isOpenedByTwo).isPresent());
        model.addAttribute("zones", DeadlineZones.of(chosen, invited, format));
        return "bidding/setup";
    }

    private List<DateConflict> conflicts(BidRequest request) {
        var now = clock.instant();
        return DateConflict.all(
                bidding.contradictions(request), day -> BiddingDays.place(request, day, now), format.today(now));
    }

    private BidRequest begun(EngagementId id, Engagements.Entry engagement) {
        return new BidRequest(id, engagement.name(), format.currency(), format.zone());
    }

    /** Two weeks to bid, questions until half way; all else as in the round before, or from the scope. */
    private SetupForm proposed(SetupForm form, @Nullable FrozenScope scope, @Nullable BidRequest before) {
        var today = clock.instant().atZone(format.zone()).toLocalDate();
        var months = scope == null ? null : scope.timeline().months();
        return form.with(
                before == null ? criteria(scope) : SetupForm.criteriaOf(before),
                before == null ? questions(scope) : SetupForm.questionsOf(before),
                form.deadline() == null ? today.plusDays(Bidding.USUAL_DAYS_TO_BID) : form.deadline(),
                CLOSE_OF_DAY,
                form.questionsUntil() == null ? today.plusDays(8) : form.questionsUntil(),
                before != null ? before.termMonths() : months == null ? 12 : Math.min(60, Math.max(1, months)),
                before == null ? form.validityDays() : Integer.valueOf(before.validityDays()),
                before == null ? ReferencesAsked.usual() : before.references(),
                before != null && before.isOpenedByTwo(),
                before == null ? TieRule.JUDGEMENT : before.tieRule(),
                before == null || !before.currency().equals(format.currency()) ? List.of() : SetupForm.ratesOf(before),
                before != null && before.isAnnouncingFinalOffers());
    }

    /** The weights follow from the scope's ranking of quality, speed and cost. */
    private List<SetupForm.CriterionRow> criteria(@Nullable FrozenScope scope) {
        var shares =
                scope == null ? List.<Proposal.Share>of() : Proposal.from(scope).shares();
        return shares.stream()
                .map(share -> new SetupForm.CriterionRow(
                        null,
                        format.word(share.kind()),
                        share.kind(),
                        share.weight(),
                        null,
                        share.kind().isComputed() ? "" : format.message("bidding.anchors." + share.kind())))
                .toList();
    }

    /**
     * How each requirement of the scope is met that no rule checks. Where hours are paid, or may be, also how many a bidder reckons
     * with in the peak, which tells more than the rate. Where neither asks anything, who does the work: answers are weighed in any
     * case.
     */
    private List<SetupForm.QuestionRow> questions(@Nullable FrozenScope scope) {
        if (scope == null) {
            return List.of();
        }
        var asked = new ArrayList<SetupForm.QuestionRow>();
        scope.qualifications().stream()
                .filter(required -> !required.isChecked())
                .forEach(required -> asked.add(new SetupForm.QuestionRow(
                        null,
                        askFor(required),
                        WORDS_FOR_A_REQUIREMENT,
                        required.id() == null ? null : required.id().toString())));
        if (scope.pricing().byTheHour()) {
            asked.add(
                    new SetupForm.QuestionRow(null, format.message("bidding.setup.askForHours"), HOURS_IN_WORDS, null));
        }
        if (asked.isEmpty()) {
            asked.add(new SetupForm.QuestionRow(
                    null, format.message("bidding.setup.askWho"), WORDS_FOR_A_REQUIREMENT, null));
        }
        return asked;
    }

    private String askFor(Qualification required) {
        var asked = format.message(
                required.isRequired() ? "bidding.setup.askFor.MUST" : "bidding.setup.askFor.WISH", required.text());
        return required.proof().isEmpty()
                ? asked
                : asked + " " + format.message("bidding.setup.askForProof", required.proof());
    }

    private Engagements.Entry engagement(EngagementId id) {
        return engagements.find(id).orElseThrow(NotFound::new);
    }

    /**
     * What the business wants to pay at most.
     *
     * @param version the budget that this replaces, 0 for none: it may be removed and set again meanwhile
     */
    record BudgetForm(
            @ReadAs(NumberKind.MONEY) @Nullable BigDecimal budget,
            @Nullable BigDecimal version) {

        static BudgetForm of(@Nullable Money limit) {
            return limit == null
                    ? new BudgetForm(null, BigDecimal.ZERO)
                    : new BudgetForm(limit.amount().stripTrailingZeros(), limit.amount());
        }

        private @Nullable Money replaced(BidRequest request) {
            return version == null || version.signum() == 0 ? null : new Money(version, request.currency());
        }

        private @Nullable Money limit(BidRequest request) {
            return budget == null ? null : new Money(budget, request.currency());
        }
    }
}
