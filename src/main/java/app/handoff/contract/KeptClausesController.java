package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Map;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Clauses that the business has written itself, kept for its next contracts: written, changed, retired. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/contract-clauses")
class KeptClausesController {

    private final ContractTemplates templates;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    KeptClausesController(ContractTemplates templates, FormSubmission formSubmission, Format format, Clock clock) {
        this.templates = templates;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/new")
    String begin(Model model) {
        model.addAttribute("form", new KeptClauseForm(null, null, null, null, ClauseType.DOCUMENTS));
        return page(null, model);
    }

    @PostMapping
    String keep(
            @Valid @ModelAttribute("form") KeptClauseForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> templates.keep(form.words(), form.place(), member.actor(), clock.instant()),
                () -> StoredForm.once(null),
                errors,
                model,
                response);
        if (!done) {
            return page(null, model);
        }
        Toast.show(next, "contract.kept.done", form.words().title().strip());
        return "redirect:/contract-templates";
    }

    @GetMapping("/{clause}")
    String open(@PathVariable KeptClauseId clause, Model model, RedirectAttributes next) {
        var one = templates.clause(clause);
        if (one.isRetired()) {
            Toast.show(next, "contract.kept.retired", one.title());
            return "redirect:/contract-templates";
        }
        model.addAttribute("form", KeptClauseForm.of(one));
        return page(one, model);
    }

    @PostMapping("/{clause}")
    String change(
            @PathVariable KeptClauseId clause,
            @Valid @ModelAttribute("form") KeptClauseForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        boolean done = formSubmission.save(
                () -> templates.changeClause(clause, FormSubmission.seen(form.version()), form.words(), form.place()),
                () -> stored(clause),
                errors,
                model,
                response);
        if (!done) {
            return page(templates.clause(clause), model);
        }
        Toast.show(next, "contract.kept.changed", form.words().title().strip());
        return "redirect:/contract-templates";
    }

    private StoredForm stored(KeptClauseId id) {
        var now = templates.clause(id);
        return new StoredForm(now.version(), KeptClauseForm.of(now), Map.of("after", format.word(now.after())));
    }

    /** @param clause null as long as it is not kept */
    private static String page(@Nullable KeptClause clause, Model model) {
        model.addAttribute("kept", clause);
        model.addAttribute("action", clause == null ? "/contract-clauses" : "/contract-clauses/" + clause.id());
        model.addAttribute("places", ClauseType.ofLibrary());
        return "contract/kept-clause";
    }

    @PostMapping("/{clause}/retirement")
    String retire(@PathVariable KeptClauseId clause, CurrentMember member, RedirectAttributes next) {
        var title =
                FormSubmission.answerAfterOthers(() -> templates.retireClause(clause, member.actor(), clock.instant()));
        Toast.show(next, "contract.kept.wasRetired", title);
        next.addFlashAttribute("toastUndo", "/contract-clauses/" + clause + "/return");
        return "redirect:/contract-templates";
    }

    @PostMapping("/{clause}/return")
    String bringBack(@PathVariable KeptClauseId clause, RedirectAttributes next) {
        var title = FormSubmission.answerAfterOthers(() -> templates.bringClauseBack(clause));
        Toast.show(next, "contract.kept.isBack", title);
        return "redirect:/contract-templates";
    }

    /** @param after the clause of our library that it is proposed to stand behind */
    record KeptClauseForm(
            @Nullable Integer version,

            @NotBlank(message = "{contract.ownClause.missing.title}") @Nullable String title,

            @NotBlank(message = "{contract.ownClause.missing.law}") @Nullable String law,

            @NotBlank(message = "{contract.ownClause.missing.plain}") @Nullable String plain,

            @NotNull(message = "{field.choose}") @Nullable ClauseType after) {

        static KeptClauseForm of(KeptClause clause) {
            var words = clause.words();
            return new KeptClauseForm(clause.version(), words.title(), words.law(), words.plain(), clause.after());
        }

        ClauseLibrary.Text words() {
            return new ClauseLibrary.Text(or(title), or(law), or(plain));
        }

        ClauseType place() {
            return Objects.requireNonNull(after);
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
