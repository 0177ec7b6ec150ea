package app.handoff.scope;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Exchanges a ready-made draft that was the wrong one for another, or for an empty scope. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/scope/fresh-start")
class RestartDraftController {

    private static final String FROM_SCRATCH = "none";

    private final Scoping scoping;
    private final Beginnings beginnings;
    private final Format format;
    private final Clock clock;

    RestartDraftController(Scoping scoping, Beginnings beginnings, Format format, Clock clock) {
        this.scoping = scoping;
        this.beginnings = beginnings;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model) {
        var scope = scoping.current(id);
        if (!scope.canStartOver()) {
            return "redirect:/engagements/" + id + "/scope";
        }
        model.addAttribute("form", new FreshStartForm(null, replaceable(scope), scope.saves()));
        return page(scope, model);
    }

    @PostMapping
    ModelAndView startOver(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") FreshStartForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        if (errors.hasErrors() || form.draft() == null) {
            return new ModelAndView(page(scoping.current(id), model), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var draft = form.draft().equals(FROM_SCRATCH) ? null : beginnings.get(form.draft());
        boolean done = FormSubmission.beforeOthers(() -> scoping.startOver(
                id, draft, EnumSet.copyOf(form.chosen()), form.version(), member.actor(), clock.instant()));
        if (!done) {
            return changedMeanwhile(id, form, model);
        }
        if (draft == null) {
            Toast.show(next, "scope.startOver.emptied");
            return new ModelAndView("redirect:/engagements/" + id + "/scope");
        }
        Toast.show(next, "scope.draft.filled", draft.name());
        return new ModelAndView("redirect:/engagements/" + id + "/scope/check");
    }

    /** What somebody wrote since the page was opened is no longer ticked: it is to be seen before it is replaced. */
    private ModelAndView changedMeanwhile(EngagementId id, FreshStartForm form, Model model) {
        var scope = scoping.current(id);
        var still = replaceable(scope).stream()
                .filter(section -> form.chosen().contains(section))
                .toList();
        var anew = new FreshStartForm(form.draft(), still, scope.saves());
        var errors = new BeanPropertyBindingResult(anew, "form");
        errors.reject("scope.startOver.editedMeanwhile");
        model.addAttribute("form", anew);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return new ModelAndView(page(scope, model), HttpStatus.CONFLICT);
    }

    /** The sections that hold nothing but what a draft or triage put there. */
    private List<Section> replaceable(ScopeOfWork scope) {
        var known = scoping.known(scope.engagement());
        return Arrays.stream(Section.values())
                .filter(section -> !scope.ownWords(section, known))
                .toList();
    }

    private String page(ScopeOfWork scope, Model model) {
        var replaceable = replaceable(scope);
        model.addAttribute("engagement", scope.engagement());
        model.addAttribute("engagementName", scoping.title(scope.engagement()));
        model.addAttribute("current", scope.examples().draft());
        model.addAttribute("seen", scope.saves());
        model.addAttribute(
                "drafts",
                Stream.of(
                                beginnings.readyMade(scope.engagement()).stream(),
                                beginnings.own(scope.engagement()).stream(),
                                Stream.of(new Option(
                                        FROM_SCRATCH,
                                        format.message("scope.startOver.none"),
                                        format.message("scope.startOver.none.hint"))))
                        .flatMap(options -> options)
                        .toList());
        model.addAttribute(
                "sections",
                Arrays.stream(Section.values())
                        .map(section -> new Option(
                                section.name(),
                                format.message("scope.section." + section),
                                standing(scope, section, replaceable.contains(section))))
                        .toList());
        return "scope/fresh-start";
    }

    private String standing(ScopeOfWork scope, Section section, boolean replaceable) {
        var sectionEdit = scope.edit(section);
        if (!replaceable && sectionEdit.at() != null) {
            return format.message("scope.startOver.changed", sectionEdit.by(), sectionEdit.at());
        }
        return scope.examples().draft().isEmpty()
                ? format.message("scope.startOver.untouched")
                : format.message("scope.startOver.drafted", scope.examples().draft());
    }

    record FreshStartForm(
            @NotBlank(message = "{scope.startOver.draft.missing}") @Nullable String draft,

            @NotEmpty(message = "{scope.startOver.nothing}") @Nullable List<Section> sections,

            int version) {

        List<Section> chosen() {
            return sections == null ? List.of() : sections;
        }
    }
}
