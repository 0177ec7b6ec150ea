package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The missed levels of an engagement with what is credited for them, the notice to the vendor, and the search for another one. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/running/breaches")
class BreachesController {

    private static final String LIST = "redirect:/engagements/{id}/running/breaches";
    private static final int MOST_IN_A_NOTICE = 40;
    private static final int DAYS_TO_REPLY = 7;

    private final BreachPages pages;
    private final Breaches breaches;
    private final Deliveries deliveries;
    private final NoticeDraft draft;
    private final SentFiles sentFiles;
    private final MailServer mail;
    private final BusinessCache cache;
    private final Format format;
    private final Clock clock;

    BreachesController(
            BreachPages pages,
            Breaches breaches,
            Deliveries deliveries,
            NoticeDraft draft,
            SentFiles sentFiles,
            MailServer mail,
            BusinessCache cache,
            Format format,
            Clock clock) {
        this.pages = pages;
        this.breaches = breaches;
        this.deliveries = deliveries;
        this.draft = draft;
        this.sentFiles = sentFiles;
        this.mail = mail;
        this.cache = cache;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable String id, @RequestParam(required = false) @Nullable String after, Model model) {
        var engagement = EngagementId.of(id);
        model.addAttribute(
                "view",
                cache.get(
                        BreachesController.class,
                        new ListQuestion(engagement, after),
                        () -> pages.list(engagement, after == null ? null : BreachId.of(after), clock.instant())));
        return "delivery/breaches";
    }

    /** Asks which misses a notice is to name, and once that is chosen for its text. */
    @GetMapping("/notice")
    String write(
            @PathVariable String id,
            @RequestParam(name = "breach", required = false) @Nullable List<String> chosen,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        var untold = breaches.detected(engagement, MOST_IN_A_NOTICE);
        return FormSubmission.open(
                () -> {
                    if (untold.isEmpty()) {
                        throw new RuleViolation("delivery.notice.none");
                    }
                },
                () -> {
                    var delivery = deliveries.get(engagement);
                    if (chosen == null || chosen.isEmpty()) {
                        return choose(delivery, untold, model);
                    }
                    var ids = chosen.stream().map(BreachId::of).toList();
                    var named = untold.stream()
                            .filter(one -> ids.contains(one.id()))
                            .toList();
                    var day = BreachPages.today(clock.instant()).plusDays(DAYS_TO_REPLY);
                    model.addAttribute(
                            "form",
                            new NoticeForm(
                                    named.stream()
                                            .map(one -> one.id().toString())
                                            .toList(),
                                    draft.of(delivery, named, day, member),
                                    day,
                                    null));
                    return page(delivery, named, model);
                },
                LIST,
                next);
    }

    private String choose(Delivery delivery, List<Breach> untold, Model model) {
        model.addAttribute("delivery", delivery);
        model.addAttribute("address", "/engagements/" + delivery.engagement() + "/running/breaches");
        model.addAttribute(
                "untold",
                untold.stream()
                        .map(one -> new Option(
                                one.id().toString(),
                                format.message("delivery.breach.heading", one.levelName(), one.week()),
                                format.text(BreachView.measured(delivery, one))))
                        .toList());
        return "delivery/notice-choice";
    }

    private String page(Delivery delivery, List<Breach> named, Model model) {
        model.addAttribute("delivery", delivery);
        model.addAttribute("address", "/engagements/" + delivery.engagement() + "/running/breaches");
        model.addAttribute(
                "named",
                named.stream()
                        .map(one -> format.message("delivery.breach.heading", one.levelName(), one.week()))
                        .toList());
        model.addAttribute("longest", BreachNotice.LONGEST_TEXT);
        SentFilesForm.into(model);
        model.addAttribute("zone", format.zone(delivery.schedule().zone()));
        return "delivery/notice";
    }

    @PostMapping("/notice")
    String send(
            @PathVariable String id,
            @Valid @ModelAttribute("form") NoticeForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    try (var sent = sentFiles.inspect(form.files())) {
                        FormSubmission.afterOthers(() -> breaches.notify(
                                engagement,
                                form.ids(),
                                form.text() == null ? "" : form.text(),
                                sent,
                                Objects.requireNonNull(form.day()),
                                member,
                                clock.instant()));
                    }
                    Toast.show(next, mail.isThere() ? "delivery.notice.sent" : "delivery.notice.sent.byHand");
                    return LIST;
                },
                () -> page(
                        deliveries.get(engagement),
                        form.ids().stream()
                                .map(one -> breaches.get(engagement, one))
                                .toList(),
                        model));
    }

    /** Asks other vendors for bids on the same work, where the contract gives the right to end it. */
    @PostMapping("/next-round")
    String searchNewPartner(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        try {
            var round = pages.searchNewPartner(EngagementId.of(id), member.actor(), clock.instant());
            Toast.show(next, "delivery.right.round");
            return "redirect:/engagements/" + round;
        } catch (RuleViolation violation) {
            Toast.show(next, violation.code(), violation.arguments());
            return LIST;
        }
    }

    private record ListQuestion(
            EngagementId engagement, @Nullable String after) {}

    /** @param breaches which misses the notice names */
    record NoticeForm(
            @Nullable List<String> breaches,
            @Nullable String text,

            @NotNull(message = "{delivery.notice.dayMissing}") @Nullable LocalDate day,

            @Nullable List<MultipartFile> files) {

        List<BreachId> ids() {
            return breaches == null
                    ? List.of()
                    : breaches.stream().map(BreachId::of).toList();
        }
    }
}
