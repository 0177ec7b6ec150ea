package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import app.handoff.web.OwnersAndManagersOnly;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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
@RequestMapping({"/engagements/{engagement}/contract", "/engagements/{engagement}/contract/amendments/{amendment}"})
class OurReadingController {

    private final Contracts contracts;
    private final AgreementsOfPages both;
    private final ReadingPages pages;
    private final ContractEngagements contractEngagements;
    private final Clock clock;

    OurReadingController(
            Contracts contracts,
            AgreementsOfPages both,
            ReadingPages pages,
            ContractEngagements contractEngagements,
            Clock clock) {
        this.contracts = contracts;
        this.both = both;
        this.pages = pages;
        this.contractEngagements = contractEngagements;
        this.clock = clock;
    }

    private ContractAccess access(String engagement, @Nullable Integer amendment, CurrentMember member, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return ContractAccess.ours(both.of(id, amendment), member.actor());
    }

    @GetMapping("/questions")
    String questions(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @RequestParam(required = false) @Nullable String clause,
            CurrentMember member,
            Model model) {
        return pages.questions(access(engagement, amendment, member, model), clause, model);
    }

    @PostMapping("/questions")
    String ask(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            @ModelAttribute("form") ReadingPages.QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.ask(access(engagement, amendment, member, model), form, errors, model, response, next);
    }

    @GetMapping("/questions/{question}")
    String question(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String question,
            CurrentMember member,
            Model model) {
        return pages.question(access(engagement, amendment, member, model), question, model);
    }

    @PostMapping("/questions/{question}/answer")
    String answer(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String question,
            CurrentMember member,
            @ModelAttribute("form") ReadingPages.AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.answer(
                access(engagement, amendment, member, model), question, form, errors, model, response, next);
    }

    @PostMapping("/questions/{question}/settlement")
    String settle(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String question,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        return pages.settle(access(engagement, amendment, member, model), question, next);
    }

    @PostMapping("/questions/{question}/follow-up")
    String askFurther(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String question,
            CurrentMember member,
            @ModelAttribute("further") ReadingPages.QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.askFurther(
                access(engagement, amendment, member, model), question, form, errors, model, response, next);
    }

    @GetMapping("/signature")
    String signature(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            Model model) {
        return pages.signature(access(engagement, amendment, member, model), model);
    }

    @PostMapping("/signature")
    String sign(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            CurrentMember member,
            @Valid @ModelAttribute("form") ReadingPages.SignatureForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return pages.sign(
                access(engagement, amendment, member, model),
                Proof.signedIn(member.name(), member.email(), clock.instant()),
                form,
                errors,
                model,
                response,
                next);
    }
}
