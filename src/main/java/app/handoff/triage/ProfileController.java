package app.handoff.triage;

import app.handoff.kernel.CurrentMember;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the business is good at, stands for and lives on, one thing per line. */
@Controller
@OwnersAndManagersOnly
class ProfileController {

    private final ProfileRepository profiles;
    private final Tasks inventory;
    private final FormSubmission formSubmission;

    ProfileController(ProfileRepository profiles, Tasks inventory, FormSubmission formSubmission) {
        this.profiles = profiles;
        this.inventory = inventory;
        this.formSubmission = formSubmission;
    }

    @GetMapping("/profile")
    String profile(CurrentMember member, Model model) {
        var profile = profiles.own();
        model.addAttribute("form", ProfileForm.of(profile));
        return page(model, member, profile.version());
    }

    @PostMapping("/profile")
    String describe(
            @ModelAttribute("form") ProfileForm form,
            BindingResult errors,
            @RequestParam("version") int seen,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        form.lists().forEach((field, text) -> check(field, lines(text), errors));
        boolean done = formSubmission.save(
                () -> inventory.describe(
                        seen,
                        lines(form.strengths()),
                        lines(form.values()),
                        lines(form.coreCompetencies()),
                        lines(form.judges())),
                this::stored,
                errors,
                model,
                response);
        if (!done) {
            return page(model, member, seen);
        }
        Toast.show(next, "triage.toast.profile");
        return "redirect:/tasks";
    }

    private StoredForm stored() {
        var profile = profiles.own();
        return new StoredForm(profile.version(), ProfileForm.of(profile));
    }

    private static void check(String field, List<String> lines, BindingResult errors) {
        if (lines.size() > Profile.MOST_LINES) {
            errors.rejectValue(field, "triage.profile.tooManyLines", new Object[] {Profile.MOST_LINES}, null);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > Profile.LONGEST_LINE) {
                errors.rejectValue(
                        field, "triage.profile.lineTooLong", new Object[] {i + 1, Profile.LONGEST_LINE}, null);
                return;
            }
        }
    }

    /** Every line once, whatever its capitals; empty ones are left out. */
    private static List<String> lines(@Nullable String text) {
        var lines = new LinkedHashMap<String, String>();
        if (text != null) {
            text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> lines.putIfAbsent(line.toLowerCase(Locale.ROOT), line));
        }
        return List.copyOf(lines.values());
    }

    private static String page(Model model, CurrentMember member, int version) {
        model.addAttribute("version", version);
        model.addAttribute("business", member.businessName());
        return "triage/profile";
    }

    record ProfileForm(
            @Nullable String strengths,
            @Nullable String values,
            @Nullable String coreCompetencies,
            @Nullable String judges) {

        static ProfileForm of(Profile profile) {
            return new ProfileForm(
                    String.join("\n", profile.strengths()),
                    String.join("\n", profile.values()),
                    String.join("\n", profile.coreCompetencies()),
                    String.join("\n", profile.judges()));
        }

        Map<String, String> lists() {
            var lists = new LinkedHashMap<String, String>();
            lists.put("strengths", text(strengths));
            lists.put("values", text(values));
            lists.put("coreCompetencies", text(coreCompetencies));
            lists.put("judges", text(judges));
            return lists;
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
