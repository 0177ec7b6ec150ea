package app.handoff.evaluation;

import app.handoff.bidding.BidInquiries;
import app.handoff.bidding.BidInquiry;
import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks one bidder about its bid, and takes such a question back. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/comparison")
class InquiryController {

    /** What a question begins with that the caution about a low price leads to. */
    static final String ABOUT_PRICE = "price";

    private static final int DAYS_TO_ANSWER = 5;

    private final Evaluations evaluations;
    private final BidInquiries inquiries;
    private final Format format;
    private final Clock clock;

    InquiryController(Evaluations evaluations, BidInquiries inquiries, Format format, Clock clock) {
        this.evaluations = evaluations;
        this.inquiries = inquiries;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/bids/{bid}/inquiry")
    String askForQuestion(
            @PathVariable EngagementId id,
            @PathVariable BidId bid,
            @RequestParam(required = false) @Nullable String about,
            Model model,
            RedirectAttributes next) {
        var file = evaluations.file(id);
        var opened = file.bid(bid);
        return FormSubmission.open(
                file::requireAskable,
                () -> {
                    model.addAttribute(
                            "form",
                            new InquiryForm(
                                    ABOUT_PRICE.equals(about)
                                            ? format.message("evaluation.inquiry.price", opened.totalPerTerm())
                                            : null,
                                    today(file).plusDays(DAYS_TO_ANSWER)));
                    return page(file, opened, model);
                },
                "redirect:" + back(file),
                next);
    }

    @PostMapping("/bids/{bid}/inquiry")
    String ask(
            @PathVariable EngagementId id,
            @PathVariable BidId bid,
            @Valid @ModelAttribute("form") InquiryForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var file = evaluations.file(id);
        var opened = file.bid(bid);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    file.requireAskable();
                    file.requireCurrent(opened);
                    inquiries.ask(
                            file.request(),
                            opened.invitation(),
                            bid,
                            form.text(),
                            Objects.requireNonNull(form.day()),
                            member.actor(),
                            clock.instant());
                    Toast.show(next, "evaluation.inquiry.toast");
                    return "redirect:" + back(file);
                },
                () -> page(file, opened, model));
    }

    @PostMapping("/inquiries/withdrawal")
    String withdraw(
            @PathVariable EngagementId id,
            @RequestParam String inquiry,
            CurrentMember member,
            RedirectAttributes next) {
        var file = evaluations.file(id);
        return FormSubmission.open(
                () -> FormSubmission.afterOthers(() ->
                        inquiries.withdraw(file.request().id(), Ids.parse(inquiry), member.actor(), clock.instant())),
                () -> {
                    Toast.show(next, "evaluation.inquiry.withdrawn");
                    return "redirect:" + back(file);
                },
                "redirect:" + back(file),
                next);
    }

    @GetMapping("/inquiries/time")
    String askForTime(
            @PathVariable EngagementId id, @RequestParam String inquiry, Model model, RedirectAttributes next) {
        var file = evaluations.file(id);
        var asked = inquiries.get(file.request().id(), Ids.parse(inquiry));
        return FormSubmission.open(
                () -> asked.requireAwaited(clock.instant()),
                () -> {
                    var due = asked.due(file.request());
                    model.addAttribute(
                            "form",
                            new TimeForm(
                                    LocalDate.ofInstant(due.at(), due.zone()).plusDays(DAYS_TO_ANSWER)));
                    return timePage(file, asked, model);
                },
                "redirect:" + back(file),
                next);
    }

    @PostMapping("/inquiries/time")
    String giveMoreTime(
            @PathVariable EngagementId id,
            @RequestParam String inquiry,
            @Valid @ModelAttribute("form") TimeForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var file = evaluations.file(id);
        var asked = inquiries.get(file.request().id(), Ids.parse(inquiry));
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> inquiries.giveMoreTime(
                            file.request(),
                            asked.getId(),
                            Objects.requireNonNull(form.day()),
                            member.actor(),
                            clock.instant()));
                    Toast.show(next, "evaluation.inquiry.time.toast");
                    return "redirect:" + back(file);
                },
                () -> timePage(file, asked, model));
    }

    private String timePage(EvaluationFile file, BidInquiry asked, Model model) {
        model.addAttribute("request", file.request());
        model.addAttribute("inquiry", asked);
        model.addAttribute("vendor", file.bid(asked.bid()).vendorName());
        model.addAttribute("back", back(file));
        model.addAttribute("zone", format.zone(file.request().zone()));
        return "evaluation/inquiry-time";
    }

    private String page(EvaluationFile file, OpenedBid bid, Model model) {
        model.addAttribute("request", file.request());
        model.addAttribute("bid", bid.id());
        model.addAttribute("vendor", bid.vendorName());
        model.addAttribute("back", back(file));
        model.addAttribute("zone", format.zone(file.request().zone()));
        model.addAttribute("longest", BidInquiry.LONGEST_QUESTION);
        return "evaluation/inquiry";
    }

    private LocalDate today(EvaluationFile file) {
        return clock.instant().atZone(file.request().zone()).toLocalDate();
    }

    private static String back(EvaluationFile file) {
        return "/engagements/" + file.request().engagement() + "/comparison";
    }

    record TimeForm(
            @NotNull(message = "{evaluation.inquiry.dayMissing}") @Nullable LocalDate day) {}

    record InquiryForm(
            @Nullable String question,

            @NotNull(message = "{evaluation.inquiry.dayMissing}") @Nullable LocalDate day) {

        String text() {
            return question == null ? "" : question;
        }
    }
}
