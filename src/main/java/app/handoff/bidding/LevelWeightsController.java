package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopesOfWork;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

/** How often each service level counts when bids are judged; free to change until bidding opens. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/levels")
class LevelWeightsController {

    private final Bidding bidding;
    private final ScopesOfWork scopes;
    private final Engagements engagements;
    private final FormSubmission formSubmission;

    LevelWeightsController(
            Bidding bidding, ScopesOfWork scopes, Engagements engagements, FormSubmission formSubmission) {
        this.bidding = bidding;
        this.scopes = scopes;
        this.engagements = engagements;
        this.formSubmission = formSubmission;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        return FormSubmission.open(
                () -> requireWeighing(request),
                () -> {
                    model.addAttribute("form", WeightsForm.of(request, levels(id)));
                    return page(request, model);
                },
                BiddingOverviewController.overview(id),
                next);
    }

    @PostMapping
    String weigh(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") WeightsForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var request = bidding.get(id);
        form.check(errors, levels(id));
        boolean done = formSubmission.save(
                () -> bidding.weighLevels(request.id(), new LevelWeights(form.weights()), form.version()),
                () -> {
                    var now = bidding.get(id);
                    return new StoredForm(now.version(), WeightsForm.of(now, levels(id)));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "bidding.levels.saved");
            return BiddingOverviewController.overview(id);
        }
        return page(request, model);
    }

    private void requireWeighing(BidRequest request) {
        request.status().requireDraft();
        if (!CountedLevels.alike(levels(request.engagement())).isWeighable()) {
            throw new RuleViolation("bidding.levels.fewerThanTwo");
        }
    }

    private List<ServiceLevel> levels(EngagementId id) {
        return scopes.frozen(id).map(FrozenScope::serviceLevels).orElse(List.of());
    }

    private String page(BidRequest request, Model model) {
        model.addAttribute("engagement", engagements.find(request.engagement()).orElseThrow(NotFound::new));
        model.addAttribute(
                "names",
                levels(request.engagement()).stream()
                        .collect(Collectors.toMap(level -> level.id().toString(), ServiceLevel::name)));
        return "bidding/levels";
    }

    record WeightsForm(
            @Nullable @Size(max = 100, message = "{bidding.levels.tooMany}") List<@Valid WeightRow> rows,

            int version) {

        static WeightsForm of(BidRequest request, List<ServiceLevel> levels) {
            return new WeightsForm(
                    levels.stream()
                            .map(level -> new WeightRow(
                                    level.id().toString(),
                                    request.levelWeights().of(level.id())))
                            .toList(),
                    request.version());
        }

        /**
         * Where no level counted, the points of the criterion would be nobody's.
         *
         * @throws NotFound for a level that the final scope has not, or more than once
         */
        private void check(BindingResult errors, List<ServiceLevel> levels) {
            if (errors.hasErrors()) {
                return;
            }
            var weighed = weights().stream().map(LevelWeights.Weight::level).toList();
            var known = levels.stream().map(level -> level.id().id()).toList();
            if (!known.containsAll(weighed) || Set.copyOf(weighed).size() < weighed.size()) {
                throw new NotFound();
            }
            if (!new LevelWeights(weights()).leavesAnyOf(levels)) {
                errors.rejectValue("rows[0].weight", "bidding.levels.none");
            }
        }

        /** Only of a form without errors. */
        private List<LevelWeights.Weight> weights() {
            return Objects.requireNonNullElse(rows, List.<WeightRow>of()).stream()
                    .map(row -> new LevelWeights.Weight(
                            ServiceLevelId.of(Objects.requireNonNull(row.level()))
                                    .id(),
                            Objects.requireNonNull(row.weight())))
                    .toList();
        }
    }

    record WeightRow(
            @NotNull(message = "{field.required}") @Nullable String level,

            @NotNull(message = "{field.required}") @Min(value = 0, message = "{bidding.levels.outOfRange}") @Max(value = LevelWeights.HIGHEST, message = "{bidding.levels.outOfRange}") @Nullable Integer weight) {}
}
