package app.handoff.delivery;

import app.handoff.files.Files;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/** What a vendor was told of missed levels, and its reply. A colleague of ours who writes reports by link has no part in it. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
@RequestMapping("/s/{token}/report/misses")
class MissLinkController {

    private static final int MOST = 60;

    private final Breaches breaches;
    private final Credits credits;
    private final Deliveries deliveries;
    private final Files files;
    private final SentFiles sentFiles;
    private final Format format;
    private final Clock clock;

    MissLinkController(
            Breaches breaches,
            Credits credits,
            Deliveries deliveries,
            Files files,
            SentFiles sentFiles,
            Format format,
            Clock clock) {
        this.breaches = breaches;
        this.credits = credits;
        this.deliveries = deliveries;
        this.files = files;
        this.sentFiles = sentFiles;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    @WithLinkAlone
    String list(LinkVisitor visitor, Model model) {
        var delivery = deliveryOf(visitor);
        model.addAttribute("title", delivery.title());
        model.addAttribute("reader", delivery.vendor().zone());
        model.addAttribute("misses", lines(delivery, breaches.toldTo(delivery.id(), MOST), visitor));
        model.addAttribute("back", visitor.path("/report"));
        return "delivery/link-misses";
    }

    static List<Line> lines(Delivery delivery, List<Breaches.Told> told, LinkVisitor visitor) {
        return told.stream().map(one -> Line.of(delivery, one, visitor)).toList();
    }

    @GetMapping("/{breach}")
    String show(@PathVariable String breach, LinkVisitor visitor, Model model) {
        var delivery = deliveryOf(visitor);
        model.addAttribute("form", new ReplyForm(null, null, null, null, null, null));
        return page(delivery, breaches.told(delivery.id(), BreachId.of(breach)), visitor, model);
    }

    @PostMapping("/{breach}")
    String reply(
            @PathVariable String breach,
            LinkVisitor visitor,
            @ModelAttribute("form") ReplyForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = deliveryOf(visitor);
        var id = BreachId.of(breach);
        var by = Actor.vendor(delivery.vendor().id(), visitor.name());
        var now = clock.instant();
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    if (!form.wasSent(breaches.told(delivery.id(), id))) {
                        try (var sent = sentFiles.inspect(form.files())) {
                            FormSubmission.afterOthers(() -> breaches.reply(
                                    delivery, id, form.kind(), form.text(), sent, plan(form, by, now), by, now));
                        }
                    }
                    Toast.show(next, "delivery.reply.sent");
                    return "redirect:" + visitor.path("/report/misses/" + id);
                },
                () -> page(delivery, breaches.told(delivery.id(), id), visitor, model));
    }

    /** Says how the level comes back, after the reply or in place of a plan that was missed. */
    @PostMapping("/{breach}/plan")
    String propose(
            @PathVariable String breach,
            LinkVisitor visitor,
            @ModelAttribute("form") ReplyForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = deliveryOf(visitor);
        var id = BreachId.of(breach);
        var by = Actor.vendor(delivery.vendor().id(), visitor.name());
        var now = clock.instant();
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> breaches.propose(
                            delivery,
                            id,
                            CurePlan.proposed(
                                    form.plan(), form.planWho(), form.planBy(), BreachPages.today(now), by, now),
                            now));
                    Toast.show(next, "delivery.cure.sent");
                    return "redirect:" + visitor.path("/report/misses/" + id);
                },
                () -> page(delivery, breaches.told(delivery.id(), id), visitor, model));
    }

    /** What either side sent about it. */
    @GetMapping("/{breach}/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String breach, @PathVariable String file, LinkVisitor visitor) {
        return files.download(breaches.file(breaches.told(deliveryOf(visitor).id(), BreachId.of(breach)), file));
    }

    private static @Nullable CurePlan plan(ReplyForm form, Actor by, Instant now) {
        return form.saysHow()
                ? CurePlan.proposed(form.plan(), form.planWho(), form.planBy(), BreachPages.today(now), by, now)
                : null;
    }

    private String page(Delivery delivery, Breach breach, LinkVisitor visitor, Model model) {
        model.addAttribute(
                "view",
                Page.of(
                        delivery,
                        breach,
                        breaches.notice(breach).orElseThrow(NotFound::new),
                        credits.of(breach.id()).orElse(null),
                        clock.instant()));
        model.addAttribute(
                "kinds",
                Arrays.stream(BreachReply.Kind.values())
                        .map(kind -> new Option(
                                kind.name(),
                                format.message("delivery.reply.kind." + kind),
                                format.message("delivery.reply.kind." + kind + ".hint")))
                        .toList());
        model.addAttribute("action", visitor.path("/report/misses/" + breach.id()));
        model.addAttribute("back", visitor.path("/report/misses"));
        model.addAttribute("reader", delivery.vendor().zone());
        model.addAttribute("longest", Breach.LONGEST_TEXT);
        model.addAttribute("longestPlan", CurePlan.LONGEST_WHAT);
        SentFilesForm.into(model);
        return "delivery/link-miss";
    }

    /** @throws NotFound for a colleague of ours: it is the vendor's own word that counts */
    private Delivery deliveryOf(LinkVisitor visitor) {
        var delivery = deliveries.get(new DeliveryId(visitor.subject()));
        if (ReportLinks.isColleague(delivery, visitor.requiredHolder())) {
            throw new NotFound();
        }
        return delivery;
    }

    /** @param plan how the level comes back; where it is given, so are who and by when */
    record ReplyForm(
            BreachReply.@Nullable Kind kind,
            @Nullable String text,
            @Nullable String plan,
            @Nullable String planWho,
            @Nullable LocalDate planBy,
            @Nullable List<MultipartFile> files) {

        boolean saysHow() {
            return isGiven(plan) || isGiven(planWho) || planBy != null;
        }

        /** Whether just this was replied before, such as when the button was pressed twice. */
        boolean wasSent(Breach breach) {
            var reply = breach.reply();
            return reply != null && reply.kind() == kind && reply.text().equals(text == null ? "" : text.strip());
        }

        private static boolean isGiven(@Nullable String typed) {
            return typed != null && !typed.isBlank();
        }
    }

    /** One miss among those that the vendor was told of. */
    record Line(
            String href,
            String level,
            int week,
            LocalDate endsOn,
            Breach.Status status,
            boolean waits,
            boolean withdrawn,
            Deadline due) {

        /** To reply; nothing where that was done. */
        Optional<ReportLinkController.Next> reply() {
            return waits
                    ? Optional.of(new ReportLinkController.Next(
                            Sentence.of("delivery.link.reply", level, week),
                            due,
                            href,
                            Sentence.of("delivery.link.reply.do")))
                    : Optional.empty();
        }

        /** The word for where it stands: as long as the vendor has not replied and can, that it is to. */
        public Sentence says() {
            return waits
                    ? Sentence.of("delivery.reply.waits")
                    : Sentence.of(withdrawn ? "delivery.reply.withdrawn" : "enum.Breach.Status." + status);
        }

        public String light() {
            return waits ? "wait" : withdrawn ? "idle" : status.light();
        }

        static Line of(Delivery delivery, Breaches.Told told, LinkVisitor visitor) {
            var breach = told.breach();
            return new Line(
                    visitor.path("/report/misses/" + breach.id()),
                    breach.levelName(),
                    breach.week(),
                    breach.endsOn(),
                    breach.status(),
                    Page.allows(() -> breach.requireRepliable(delivery)),
                    breach.withdrawal() != null && !breach.isCorrected(),
                    told.notice().due());
        }
    }

    /**
     * @param decision what we decided, in our words; null while we have not
     * @param can what the vendor can still do, or that it can do nothing more
     * @param repliable whether the vendor can reply now
     * @param planning whether a reply can say how the level comes back: once the work has ended, nothing does
     * @param plannable whether the vendor can propose how the level comes back, apart from a reply
     */
    record Page(
            String title,
            String level,
            int week,
            LocalDate endsOn,
            Sentence measured,
            Breach.Status status,
            String notice,
            Deadline due,
            boolean overdue,
            BreachView.@Nullable Said decision,
            Sentence can,
            boolean repliable,
            boolean planning,
            boolean plannable,
            List<BreachView.Said> course,
            @Nullable CreditView credit) {

        /** Whether a reply comes after its day. */
        public boolean isLate() {
            return overdue && repliable;
        }

        /** Whether there is nothing to send. */
        public boolean isClosed() {
            return !repliable && !plannable;
        }

        static Page of(Delivery delivery, Breach breach, BreachNotice notice, @Nullable Credit credit, Instant now) {
            boolean repliable = allows(() -> breach.requireRepliable(delivery));
            boolean plannable = breach.reply() != null && allows(() -> breach.requirePlannable(delivery));
            return new Page(
                    delivery.title(),
                    breach.levelName(),
                    breach.week(),
                    breach.endsOn(),
                    BreachView.measured(delivery, breach),
                    breach.status(),
                    notice.text(),
                    notice.due(),
                    notice.isDue(now),
                    decision(breach),
                    can(delivery, breach, repliable, plannable),
                    repliable,
                    !delivery.hasEnded(),
                    plannable,
                    BreachView.course(
                            delivery,
                            breach,
                            notice,
                            credit == null ? List.of() : CreditView.courseForVendor(credit, notice)),
                    credit == null || !breach.isTold() ? null : CreditView.of(credit));
        }

        private static BreachView.@Nullable Said decision(Breach breach) {
            var withdrawal = breach.withdrawal();
            if (withdrawal != null) {
                return BreachView.Said.decided(withdrawal, Sentence.of("delivery.reply.decided.WITHDRAWN"));
            }
            var made = breach.decision();
            return made == null || breach.isCorrected()
                    ? null
                    : BreachView.Said.decided(made, Sentence.of("delivery.reply.decided." + breach.status()));
        }

        private static Sentence can(Delivery delivery, Breach breach, boolean repliable, boolean plannable) {
            if (repliable) {
                return Sentence.of(delivery.hasEnded() ? "delivery.reply.can.ended" : "delivery.reply.can");
            }
            return Sentence.of(
                    plannable
                            ? "delivery.reply.can.plan"
                            : breach.withdrawal() != null
                                    ? "delivery.reply.can.withdrawn"
                                    : delivery.hasEnded()
                                            ? "delivery.reply.can.overAndDone"
                                            : "delivery.reply.can.nothing");
        }

        static boolean allows(Runnable rule) {
            try {
                rule.run();
                return true;
            } catch (RuleViolation no) {
                return false;
            }
        }
    }
}
