package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import app.handoff.web.OwnersAndManagersOnly;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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

/** Our side of the reading: questions and our signature. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract")
class OurReadingController {

    private final Contracts contracts;
    private final ReadingPages pages;
    private final ContractEngagements contractEngagements;
    private final Clock clock;

    OurReadingController(
            Contracts contracts, ReadingPages pages, ContractEngagements contractEngagements, Clock clock) {
        this.contracts = contracts;
        this.pages = pages;
        this.contractEngagements = contractEngagements;
        this.clock = clock;
    }

    private ContractAccess access(String engagement, CurrentMember member, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return ContractAccess.ours(contracts.of(id), member.actor());
    }

    @GetMapping("/questions")
    String questions(
            @PathVariable String engagement,
            @RequestParam(required = false) @Nullable String clause,
            CurrentMember member,
            Model model) {
        return pages.questions(access(engagement, member, model), clause, model);
    }

    @PostMapping("/questions")
    String ask(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") ReadingPages.QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.ask(access(engagement, member, model), form, errors, model, response, next);
    }

    @GetMapping("/questions/{question}")
    String question(@PathVariable String engagement, @PathVariable String question, CurrentMember member, Model model) {
        return pages.question(access(engagement, member, model), question, model);
    }

    @PostMapping("/questions/{question}/answer")
    String answer(
            @PathVariable String engagement,
            @PathVariable String question,
            CurrentMember member,
            @ModelAttribute("form") ReadingPages.AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.answer(access(engagement, member, model), question, form, errors, model, response, next);
    }

    @PostMapping("/questions/{question}/settlement")
    String settle(
            @PathVariable String engagement,
            @PathVariable String question,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.settle(access(engagement, member, model), question, next);
    }

    @PostMapping("/questions/{question}/follow-up")
    String askFurther(
            @PathVariable String engagement,
            @PathVariable String question,
            CurrentMember member,
            @ModelAttribute("further") ReadingPages.QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.askFurther(access(engagement, member, model), question, form, errors, model, response, next);
    }

    @GetMapping("/signature")
    String signature(@PathVariable String engagement, CurrentMember member, Model model) {
        return pages.signature(access(engagement, member, model), model);
    }

    @PostMapping("/signature")
    String sign(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") ReadingPages.SignatureForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.sign(
                access(engagement, member, model),
                Proof.signedIn(member.name(), member.email(), clock.instant()),
                form,
                errors,
                model,
                response,
                next);
    }
}
