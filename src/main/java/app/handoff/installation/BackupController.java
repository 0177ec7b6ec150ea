package app.handoff.installation;

import app.handoff.installation.Backups.Plan;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.PasswordAgain;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The backups of this installation, for its administrator. */
@Controller
@AdministratorOnly
class BackupController {

    private static final String SECONDS_TO_NEXT_LOOK = "3";

    private final Backups backups;
    private final PasswordAgain password;

    BackupController(Backups backups, PasswordAgain password) {
        this.backups = backups;
        this.password = password;
    }

    @GetMapping("/settings/backups")
    String backups(HttpServletResponse response, Model model) {
        model.addAttribute("form", PlanForm.of(backups.plan()));
        if (backups.running().isPresent()) {
            response.setHeader("Refresh", SECONDS_TO_NEXT_LOOK);
        }
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("possible", backups.arePossible());
        model.addAttribute("running", backups.running().orElse(null));
        model.addAttribute("failure", backups.lastFailure().orElse(null));
        model.addAttribute("made", backups.all());
        model.addAttribute("lastGood", backups.lastGood().orElse(null));
        model.addAttribute("folder", backups.dataFolder());
        return "installation/backups";
    }

    @PostMapping("/settings/backups")
    String make(CurrentMember member, RedirectAttributes next) {
        try {
            backups.begin(member.name());
        } catch (RuleViolation violation) {
            Toast.show(next, violation.code());
        }
        return "redirect:/settings/backups";
    }

    @PostMapping("/settings/backups/plan")
    String plan(
            CurrentMember member,
            @Valid @ModelAttribute("form") PlanForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    backups.save(new Plan(
                            Boolean.TRUE.equals(form.daily()),
                            Objects.requireNonNull(form.at()),
                            member.locality().zone(),
                            Objects.requireNonNull(form.kept())));
                    Toast.show(next, "account.settings.saved");
                    return "redirect:/settings/backups";
                },
                () -> page(model));
    }

    @GetMapping("/settings/backups/{name}")
    String backup(@PathVariable String name, Model model) {
        backups.file(name);
        model.addAttribute("name", name);
        model.addAttribute("form", new DownloadForm(null));
        return "installation/backup";
    }

    /** Everything of every business is in it, the keys too: a session left open is not enough. */
    @PostMapping("/settings/backups/{name}")
    Object download(
            @PathVariable String name,
            @ModelAttribute("form") DownloadForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var file = backups.file(name);
        try {
            password.require(form.password());
        } catch (RuleViolation violation) {
            FormErrors.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("name", name);
            return "installation/backup";
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("handoff-" + name + ".zip")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new FileSystemResource(file));
    }

    record DownloadForm(@Nullable String password) {}

    record PlanForm(
            @Nullable Boolean daily,

            @NotNull(message = "{installation.backups.at.required}") @Nullable LocalTime at,

            @NotNull(message = "{installation.backups.kept.wrong}") @Nullable Integer kept) {

        static PlanForm of(Plan plan) {
            return new PlanForm(plan.daily(), plan.at(), plan.kept());
        }
    }
}
