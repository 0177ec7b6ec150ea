package app.handoff.delivery;

import app.handoff.files.Files;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One missed level: what both sides say about it, what we decide, the plan that brings it back, and its credit. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/running/breaches/{breach}")
class BreachController {

    private static final String PAGE = "redirect:/engagements/{id}/running/breaches/{breach}";

    private final BreachPages pages;
    private final Breaches breaches;
    private final Credits credits;
    private final Files files;
    private final SentFiles sentFiles;
    private final FormSubmission formSubmission;
    private final BusinessCache cache;
    private final Format format;
    private final Clock clock;

    BreachController(
            BreachPages pages,
            Breaches breaches,
            Credits credits,
            Files files,
            SentFiles sentFiles,
            FormSubmission formSubmission,
            BusinessCache cache,
            Format format,
            Clock clock) {
        this.pages = pages;
        this.breaches = breaches;
        this.credits = credits;
        this.files = files;
        this.sentFiles = sentFiles;
        this.formSubmission = formSubmission;
        this.cache = cache;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String id, @PathVariable String breach, Model model) {
        var engagement = EngagementId.of(id);
        var miss = BreachId.of(breach);
        model.addAttribute(
                "view",
                cache.get(
                        BreachController.class,
                        new Question(engagement, miss),
                        () -> pages.one(engagement, miss, clock.instant())));
        return "delivery/breach";
    }

    @GetMapping("/decisions/{act}")
    String ask(
            @PathVariable String id,
            @PathVariable String breach,
            @PathVariable String act,
            Model model,
            RedirectAttributes next) {
        var view = pages.one(EngagementId.of(id), BreachId.of(breach), clock.instant());
        var asked = BreachAct.of(act);
        return FormSubmission.open(
                () -> requirePossible(view, asked),
                () -> {
                    model.addAttribute("form", new DecisionForm(null, null));
                    return page(view, asked).again(model);
                },
                "redirect:" + view.address(),
                next);
    }

    private static void requirePossible(BreachView view, BreachAct act) {
        var credit = view.credit();
        boolean possible = switch (act) {
            case STAND, SETTLE, EXCUSE, WITHDRAW -> view.acts().contains(act);
            case REFUSE -> view.plan() != null && view.plan().acceptable();
            case AGREE -> credit != null && credit.agreeable();
            case WAIVE -> credit != null && credit.waivable();
        };
        if (!possible) {
            throw new RuleViolation("delivery.breach.notNow");
        }
    }

    private static ReasonPage page(BreachView view, BreachAct act) {
        var page = ReasonPage.of(
                        "delivery.breach.act." + act.slug(),
                        view.address(),
                        view.address() + "/decisions/" + act.slug(),
                        Credit.LONGEST_REASON,
                        view.level(),
                        view.week(),
                        view.vendorName())
                .about(view.title())
                .announcing(view.announced());
        if (act.takesFiles()) {
            page.attaching(SentFilesForm.withAReason());
        }
        return act == BreachAct.STAND ? page.hinted().noting(view.stands()) : page;
    }

    @PostMapping("/decisions/{act}")
    String decide(
            @PathVariable String id,
            @PathVariable String breach,
            @PathVariable String act,
            CurrentMember member,
            @ModelAttribute("form") DecisionForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        var miss = BreachId.of(breach);
        var made = BreachAct.of(act);
        boolean done = formSubmission.save(
                () -> {
                    try (var sent = sentFiles.inspect(form.files())) {
                        act(made, engagement, miss, new Breaches.Words(form.reason(), sent), member);
                    }
                },
                () -> ReasonForm.stored(given(made, engagement, miss)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.breach.act." + made.slug() + ".done");
            return PAGE;
        }
        return page(pages.one(engagement, miss, clock.instant()), made).again(model);
    }

    private void act(
            BreachAct act, EngagementId engagement, BreachId breach, Breaches.Words words, CurrentMember member) {
        var by = member.actor();
        var now = clock.instant();
        switch (act) {
            case STAND ->
                breaches.stand(engagement, breach, words, format.message("delivery.credit.agreedByReply"), by, now);
            case SETTLE -> breaches.settle(engagement, breach, words, by, now);
            case EXCUSE -> breaches.excuse(engagement, breach, words, by, now);
            case WITHDRAW -> breaches.withdrawNotice(engagement, breach, words, by, now);
            case REFUSE -> breaches.refusePlan(engagement, breach, words, by, now);
            case AGREE -> credits.agree(breaches.get(engagement, breach).id(), words.typed(), by, now);
            case WAIVE -> credits.waive(breaches.get(engagement, breach).id(), words.typed(), by, now);
        }
    }

    /** The words with which this was done already; null while it was not. */
    private @Nullable String given(BreachAct act, EngagementId engagement, BreachId id) {
        var breach = breaches.get(engagement, id);
        var made = switch (act) {
            case STAND -> breach.status() == Breach.Status.CONFIRMED ? breach.decision() : null;
            case SETTLE -> breach.status() == Breach.Status.SETTLED ? breach.decision() : null;
            case EXCUSE -> breach.status() == Breach.Status.EXCUSED ? breach.decision() : null;
            case WITHDRAW -> breach.withdrawal();
            case REFUSE -> breach.plan() == null ? null : breach.plan().refused();
            case AGREE -> credits.of(id).map(Credit::agreement).orElse(null);
            case WAIVE -> credits.of(id).map(Credit::waiver).orElse(null);
        };
        return made == null ? null : made.reason() == null ? "" : made.reason();
    }

    @PostMapping("/plan/acceptance")
    String acceptPlan(
            @PathVariable String id, @PathVariable String breach, CurrentMember member, RedirectAttributes next) {
        return say(
                () -> breaches.acceptPlan(EngagementId.of(id), BreachId.of(breach), member.actor(), clock.instant()),
                "delivery.cure.accepted",
                next);
    }

    /** @param outcome {@code kept} or {@code missed} */
    @PostMapping("/plan/{outcome}")
    String closePlan(
            @PathVariable String id,
            @PathVariable String breach,
            @PathVariable String outcome,
            CurrentMember member,
            RedirectAttributes next) {
        boolean kept = "kept".equals(outcome);
        if (!kept && !"missed".equals(outcome)) {
            throw new NotFound();
        }
        return say(
                () -> breaches.closePlan(
                        EngagementId.of(id), BreachId.of(breach), kept, member.actor(), clock.instant()),
                kept ? "delivery.cure.kept" : "delivery.cure.missed",
                next);
    }

    private static String say(Runnable act, String toast, RedirectAttributes next) {
        return FormSubmission.open(
                () -> FormSubmission.afterOthers(act),
                () -> {
                    Toast.show(next, toast);
                    return PAGE;
                },
                PAGE,
                next);
    }

    @GetMapping("/credit")
    String askAmount(@PathVariable String id, @PathVariable String breach, Model model, RedirectAttributes next) {
        var view = pages.one(EngagementId.of(id), BreachId.of(breach), clock.instant());
        var credit = credit(view);
        return FormSubmission.open(
                () -> {
                    if (credit.status() != Credit.Status.OWED) {
                        throw new RuleViolation("delivery.credit.notOwed");
                    }
                },
                () -> {
                    model.addAttribute("form", AmountForm.of(credit));
                    return amountPage(view, credit, model);
                },
                "redirect:" + view.address(),
                next);
    }

    private Credit credit(BreachView view) {
        return credits.of(view.id()).orElseThrow(NotFound::new);
    }

    private String amountPage(BreachView view, Credit credit, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("currency", credit.monthFee().currency().getCurrencyCode());
        model.addAttribute("longest", Credit.LONGEST_REASON);
        return "delivery/credit";
    }

    @PostMapping("/credit")
    String correct(
            @PathVariable String id,
            @PathVariable String breach,
            CurrentMember member,
            @ModelAttribute("form") AmountForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var view = pages.one(EngagementId.of(id), BreachId.of(breach), clock.instant());
        var credit = credit(view);
        if (!errors.hasErrors() && form.amount() == null) {
            errors.rejectValue("amount", "field.required");
        }
        boolean done = formSubmission.save(
                () -> credits.correct(
                        view.id(),
                        FormSubmission.seen(form.version()),
                        new Money(form.given(), credit.monthFee().currency()),
                        form.reason() == null ? "" : form.reason(),
                        member.actor(),
                        clock.instant()),
                () -> AmountForm.stored(credit(view)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.credit.correctedTo");
            return "redirect:" + view.address();
        }
        return amountPage(view, credit, model);
    }

    /** What either side sent about it. */
    @GetMapping("/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String breach, @PathVariable String file) {
        return files.download(breaches.file(breaches.get(EngagementId.of(id), BreachId.of(breach)), file));
    }

    /** @param files that the vendor gets with the reason */
    record DecisionForm(@Nullable String reason, @Nullable List<MultipartFile> files) {}

    private record Question(EngagementId engagement, BreachId breach) {}

    record AmountForm(
            @Nullable Integer version,
            @ReadAs(NumberKind.MONEY) @Nullable BigDecimal amount,
            @Nullable String reason) {

        static AmountForm of(Credit credit) {
            return new AmountForm(
                    credit.version(),
                    credit.amount().amount().stripTrailingZeros(),
                    ReasonedDecision.reasonOf(credit.correction()));
        }

        static StoredForm stored(Credit credit) {
            return new StoredForm(credit.version(), credit.correction() == null ? null : of(credit));
        }

        BigDecimal given() {
            return amount == null ? BigDecimal.ZERO : amount;
        }
    }
}
