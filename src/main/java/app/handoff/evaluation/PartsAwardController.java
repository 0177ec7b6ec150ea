package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.scope.Output;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The choice of several vendors, each for parts of the work: first who gets what, then what that means and why. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/award/parts")
class PartsAwardController {

    private final Evaluations evaluations;
    private final AwardDecisions decisions;
    private final DecisionPage decision;
    private final Format format;
    private final Clock clock;

    PartsAwardController(
            Evaluations evaluations, AwardDecisions decisions, DecisionPage decision, Format format, Clock clock) {
        this.evaluations = evaluations;
        this.decisions = decisions;
        this.decision = decision;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String ask(
            @PathVariable EngagementId id,
            @RequestParam(required = false) PartsView.@Nullable Kind take,
            @ModelAttribute("form") PartsForm form,
            Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.isDecided()
                || !evaluationFile.progress().isQualityFinal()
                || evaluationFile.isOfPart()
                || evaluationFile.parts().isEmpty()) {
            return "redirect:/engagements/" + id + "/award";
        }
        var begun = take == null ? form : PartsForm.of(open(evaluationFile), combination(evaluationFile, take));
        return page(evaluationFile, begun, model);
    }

    private @Nullable Combination combination(EvaluationFile evaluationFile, PartsView.Kind take) {
        var combinations = evaluationFile.combinations(today(evaluationFile));
        var found = switch (take) {
            case CHEAPEST -> combinations.cheapest();
            case BEST -> combinations.best();
            case SINGLE -> combinations.bestOfOneVendor();
        };
        return found.orElse(null);
    }

    @PostMapping
    String choose(
            @PathVariable EngagementId id,
            @ModelAttribute("form") PartsForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var evaluationFile = evaluations.file(id);
        if (evaluationFile.isDecided()) {
            return form.says(evaluationFile.award())
                    ? chosen(id, next)
                    : decision.tooLate(evaluationFile, form.reason(), member, response, model);
        }
        try {
            FormSubmission.afterOthers(
                    () -> decisions.awardParts(id, form.asked(), form.why(), member.actor(), clock.instant()));
            return chosen(id, next);
        } catch (RuleViolation violation) {
            var now = evaluations.file(id);
            if (now.isDecided()) {
                return decision.tooLate(now, form.reason(), member, response, model);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return refused(now, form, violation, model);
        }
    }

    /** The page shows what can be chosen, so what is wrong is said on that. */
    private String refused(EvaluationFile evaluationFile, PartsForm form, RuleViolation violation, Model model) {
        var view = page(evaluationFile, form, model);
        var errors = new BeanPropertyBindingResult(model.getAttribute("form"), "form");
        FormErrors.into(errors, violation);
        model.addAllAttributes(errors.getModel());
        return view;
    }

    private static String chosen(EngagementId id, RedirectAttributes next) {
        Toast.show(next, "evaluation.parts.done");
        return "redirect:/engagements/" + id + "/award";
    }

    private LocalDate today(EvaluationFile evaluationFile) {
        return LocalDate.ofInstant(clock.instant(), evaluationFile.request().zone());
    }

    private static List<String> open(EvaluationFile evaluationFile) {
        return evaluationFile.openOutputs().stream()
                .map(output -> output.id().toString())
                .toList();
    }

    private String page(EvaluationFile evaluationFile, PartsForm form, Model model) {
        var today = today(evaluationFile);
        var open = open(evaluationFile);
        var choices = evaluationFile.openOutputs().stream()
                .map(output -> choice(output, evaluationFile, today))
                .toList();
        var shown = form.shown(open, (part, bid) -> choices.stream().anyMatch(choice -> choice.has(part, bid)));
        var lots = new ArrayList<LotView>();
        shown.given().forEach((bid, parts) -> lots.add(lot(evaluationFile, BidId.of(bid), parts)));
        model.addAttribute("form", shown);
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("choices", choices);
        model.addAttribute("lots", lots);
        model.addAttribute("several", lots.size() > 1);
        model.addAttribute("months", evaluationFile.request().termMonths());
        model.addAttribute(
                "total",
                lots.stream().map(LotView::compared).reduce(Money::plus).orElse(null));
        model.addAttribute(
                "nobody",
                choices.stream()
                        .filter(choice -> shown.given().values().stream().noneMatch(all -> all.contains(choice.part())))
                        .map(Choice::name)
                        .toList());
        model.addAttribute("aboveBudget", isAboveBudget(evaluationFile, lots));
        model.addAttribute("cautions", cautions(evaluationFile));
        return "evaluation/award-parts";
    }

    private static boolean isAboveBudget(EvaluationFile evaluationFile, List<LotView> lots) {
        var budget = evaluationFile.budget();
        return budget != null
                && lots.stream()
                        .map(LotView::compared)
                        .reduce(Money::plus)
                        .filter(total -> total.compareTo(budget.limit()) > 0)
                        .isPresent();
    }

    private List<Warning> cautions(EvaluationFile evaluationFile) {
        return Warning.of(evaluationFile, new AwardWording(format)).stream()
                .filter(Warning::grave)
                .toList();
    }

    private Choice choice(Output output, EvaluationFile evaluationFile, LocalDate today) {
        var part = output.id().toString();
        return new Choice(
                part,
                output.deliverable(),
                evaluationFile.evaluation().ranked().stream()
                        .map(Evaluation.Column::bid)
                        .filter(bid -> bid.parts().contains(part) && evaluationFile.isChoosable(bid, today))
                        .map(bid -> new Option(
                                bid.id().toString(),
                                format.text(PartsView.Asked.of(bid, part).said())))
                        .toList());
    }

    private LotView lot(EvaluationFile evaluationFile, BidId id, Set<String> parts) {
        var bid = evaluationFile.bid(id);
        var order = evaluationFile.orderOf(bid, AwardedOrder.ofParts(bid, parts, List.of()));
        return new LotView(
                bid.vendorName(),
                evaluationFile.named(parts),
                order.totalOf(bid),
                bid.compared(order.totalOf(bid)),
                Candidate.againstItself(evaluationFile.evaluation().of(id), evaluationFile),
                evaluationFile.evaluation().placed().stream()
                        .map(Evaluation.Column::bid)
                        .filter(other ->
                                !other.id().equals(id) && parts.stream().anyMatch(other.parts()::contains))
                        .map(other -> new Option(other.id().toString(), other.vendorName()))
                        .toList(),
                bid.priceLines().stream()
                        .filter(PriceLine::optional)
                        .map(line -> new Option(line.item(), line.label()))
                        .toList());
    }

    /**
     * One part and who can get it.
     *
     * @param bids at the price of the part; none where nobody who can be chosen offers it
     */
    record Choice(String part, String name, List<Option> bids) {

        private boolean has(String of, String bid) {
            return part.equals(of)
                    && bids.stream().anyMatch(option -> option.value().equals(bid));
        }
    }

    /**
     * What one vendor would get.
     *
     * @param total over the term, with what the vendor asks beside its parts
     * @param compared the same in the currency of the request
     * @param reserves who could follow for these parts
     * @param options the lines that can be ordered beside
     */
    record LotView(
            String vendor,
            String parts,
            Money total,
            Money compared,
            List<Sentence> warnings,
            List<Option> reserves,
            List<Option> options) {}
}
