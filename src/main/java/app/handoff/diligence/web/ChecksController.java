package app.handoff.diligence.web;

import app.handoff.diligence.ConcernId;
import app.handoff.diligence.Diligence;
import app.handoff.diligence.HireAgain;
import app.handoff.diligence.InterviewId;
import app.handoff.diligence.ReferenceCheck;
import app.handoff.diligence.ReferenceCheckId;
import app.handoff.diligence.ReferenceSource;
import app.handoff.diligence.Relation;
import app.handoff.diligence.Requirement;
import app.handoff.diligence.SampleId;
import app.handoff.diligence.web.Forms.AnswersForm;
import app.handoff.diligence.web.Forms.ClosureForm;
import app.handoff.diligence.web.Forms.ConcernForm;
import app.handoff.diligence.web.Forms.InterviewForm;
import app.handoff.diligence.web.Forms.RefereeForm;
import app.handoff.diligence.web.Forms.RefusalForm;
import app.handoff.diligence.web.Forms.SampleForm;
import app.handoff.diligence.web.Forms.WaiverForm;
import app.handoff.scope.ServiceLevel;
import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.EngagementId;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.VendorId;
import app.handoff.shared.web.Conflict;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.Option;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import app.handoff.vendor.Cefr;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
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

/** Writes down what was done to check one vendor: references, interviews, samples, concerns and what one goes without. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{engagement}/diligence/{vendor}")
class ChecksController {

    private final Diligence diligence;
    private final Format format;
    private final Clock clock;

    ChecksController(Diligence diligence, Format format, Clock clock) {
        this.diligence = diligence;
        this.format = format;
        this.clock = clock;
    }

    /** The page one comes from and goes back to. */
    record About(
            EngagementId engagement,
            VendorId vendor,
            String vendorName,
            Map<String, Cefr> languages,
            List<ServiceLevel> levels) {

        public String home() {
            return "/engagements/" + engagement + "/diligence/" + vendor;
        }

        String backTo(String section) {
            return "redirect:" + home() + "#" + section;
        }

        public Set<String> languageNames() {
            return languages.keySet();
        }
    }

    @ModelAttribute("about")
    About about(@PathVariable EngagementId engagement, @PathVariable VendorId vendor) {
        var dossier = diligence.dossier(engagement, vendor);
        return new About(
                engagement,
                vendor,
                dossier.candidate().name(),
                dossier.needs().languages(),
                dossier.needs().levels());
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("relations", Relation.values());
        model.addAttribute("sources", ReferenceSource.values());
        model.addAttribute("hireAgains", HireAgain.values());
        model.addAttribute("cefr", Cefr.values());
        model.addAttribute(
                "marks",
                IntStream.rangeClosed(0, 5)
                        .mapToObj(mark -> new Option(String.valueOf(mark), format.message("diligence.mark." + mark)))
                        .toList());
    }

    // References

    @GetMapping("/references/new")
    String newReference(Model model) {
        model.addAttribute("form", RefereeForm.EMPTY);
        return "diligence/reference-new";
    }

    @PostMapping("/references")
    String addReference(
            @ModelAttribute("about") About about,
            @Valid @ModelAttribute("form") @Nullable RefereeForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (form == null
                || !done(
                        errors,
                        () -> diligence.addReference(about.engagement(), about.vendor(), form.referee(), now()))) {
            return again(response, "diligence/reference-new");
        }
        Toast.show(next, "diligence.reference.saved");
        return about.backTo("references");
    }

    @GetMapping("/references/{id}")
    String editReference(@ModelAttribute("about") About about, @PathVariable ReferenceCheckId id, Model model) {
        var reference = diligence.reference(about.engagement(), about.vendor(), id);
        model.addAttribute("form", RefereeForm.of(reference));
        model.addAttribute("version", reference.version());
        return "diligence/reference-edit";
    }

    @PostMapping("/references/{id}")
    String changeReference(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            @RequestParam int version,
            @Valid @ModelAttribute("form") @Nullable RefereeForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        diligence.reference(about.engagement(), about.vendor(), id);
        model.addAttribute("version", version);
        try {
            if (form != null
                    && done(errors, () -> {
                        diligence.changeReference(about.engagement(), about.vendor(), id, form.referee(), version);
                        return id;
                    })) {
                Toast.show(next, "diligence.reference.saved");
                return about.backTo("references");
            }
        } catch (EditedMeanwhile | OptimisticLockingFailureException meanwhile) {
            var stored = diligence.reference(about.engagement(), about.vendor(), id);
            var other = stored.referee();
            var typed = Objects.requireNonNull(form).referee();
            var differences = new Differences()
                    .note("client", typed.client(), other.client(), other.client())
                    .note("relation", typed.relation(), other.relation(), format.word(other.relation()))
                    .note("contact", typed.contact(), other.contact(), other.contact())
                    .note("source", typed.source(), other.source(), format.word(other.source()));
            conflict(differences, stored.version(), errors, model);
        }
        return again(response, "diligence/reference-edit");
    }

    @PostMapping("/references/{id}/removal")
    String removeReference(
            @ModelAttribute("about") About about, @PathVariable ReferenceCheckId id, RedirectAttributes next) {
        diligence.removeReference(about.engagement(), about.vendor(), id);
        Toast.show(next, "diligence.removed");
        return about.backTo("references");
    }

    @GetMapping("/references/{id}/answers")
    String answers(@ModelAttribute("about") About about, @PathVariable ReferenceCheckId id, Model model) {
        var reference = diligence.reference(about.engagement(), about.vendor(), id);
        model.addAttribute("form", AnswersForm.of(reference, about.levels(), today()));
        model.addAttribute("version", reference.version());
        return answersPage(reference, model);
    }

    @PostMapping("/references/{id}/answers")
    String answer(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable AnswersForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var reference = diligence.reference(about.engagement(), about.vendor(), id);
        model.addAttribute("version", version);
        var known = about.levels().stream().map(ServiceLevel::id).collect(Collectors.toSet());
        try {
            if (form != null
                    && done(errors, () -> {
                        diligence.answer(
                                about.engagement(),
                                about.vendor(),
                                id,
                                form.answers(known),
                                version,
                                member.actor(),
                                now());
                        return id;
                    })) {
                Toast.show(next, "diligence.answers.saved", reference.client());
                return about.backTo("references");
            }
        } catch (EditedMeanwhile | OptimisticLockingFailureException meanwhile) {
            var stored = diligence.reference(about.engagement(), about.vendor(), id);
            var typed = Objects.requireNonNull(form).answers(known);
            var differences = new Differences();
            stored.answers()
                    .ifPresent(other -> differences
                            .note("on", typed.on(), other.on(), format.day(other.on()))
                            .note("said", typed.said(), other.said(), other.said())
                            .note("hireAgain", typed.hireAgain(), other.hireAgain(), format.word(other.hireAgain()))
                            .note("mark", typed.mark(), other.mark(), String.valueOf(other.mark())));
            conflict(differences, stored.version(), errors, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return answersPage(reference, model);
    }

    private String answersPage(ReferenceCheck reference, Model model) {
        model.addAttribute("reference", reference.id());
        model.addAttribute("client", reference.client());
        model.addAttribute("refusable", !reference.isContacted());
        model.addAttribute("today", today());
        return "diligence/answers";
    }

    @PostMapping("/references/{id}/refusal")
    String refuse(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            CurrentMember member,
            @Valid @ModelAttribute("refusal") @Nullable RefusalForm form,
            BindingResult errors,
            RedirectAttributes next) {
        if (form == null || errors.hasErrors()) {
            throw new RuleViolation("diligence.day.future");
        }
        diligence.refuse(
                about.engagement(), about.vendor(), id, Objects.requireNonNull(form.on()), member.actor(), now());
        Toast.show(next, "diligence.refusal.saved");
        return about.backTo("references");
    }

    // Interviews

    @GetMapping("/interviews/new")
    String newInterview(@ModelAttribute("about") About about, Model model) {
        model.addAttribute("form", InterviewForm.empty(about.languageNames(), today()));
        return "diligence/interview-new";
    }

    @PostMapping("/interviews")
    String addInterview(
            @ModelAttribute("about") About about,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable InterviewForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (form == null
                || !done(
                        errors,
                        () -> diligence.addInterview(
                                about.engagement(),
                                about.vendor(),
                                form.talk(about.languageNames()),
                                member.actor(),
                                now()))) {
            return again(response, "diligence/interview-new");
        }
        Toast.show(next, "diligence.interview.saved");
        return about.backTo("interviews");
    }

    @GetMapping("/interviews/{id}")
    String editInterview(@ModelAttribute("about") About about, @PathVariable InterviewId id, Model model) {
        var interview = diligence.interview(about.engagement(), about.vendor(), id);
        model.addAttribute("form", InterviewForm.of(interview, about.languageNames()));
        model.addAttribute("version", interview.version());
        return "diligence/interview-edit";
    }

    @PostMapping("/interviews/{id}")
    String changeInterview(
            @ModelAttribute("about") About about,
            @PathVariable InterviewId id,
            @RequestParam int version,
            @Valid @ModelAttribute("form") @Nullable InterviewForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        diligence.interview(about.engagement(), about.vendor(), id);
        model.addAttribute("version", version);
        try {
            if (form != null
                    && done(errors, () -> {
                        diligence.changeInterview(
                                about.engagement(),
                                about.vendor(),
                                id,
                                form.talk(about.languageNames()),
                                version,
                                now());
                        return id;
                    })) {
                Toast.show(next, "diligence.interview.saved");
                return about.backTo("interviews");
            }
        } catch (EditedMeanwhile | OptimisticLockingFailureException meanwhile) {
            var stored = diligence.interview(about.engagement(), about.vendor(), id);
            var other = stored.talk();
            var typed = Objects.requireNonNull(form).talk(about.languageNames());
            var differences = new Differences()
                    .note("on", typed.on(), other.on(), format.day(other.on()))
                    .note("people", typed.people(), other.people(), other.people())
                    .note("notes", typed.notes(), other.notes(), other.notes());
            conflict(differences, stored.version(), errors, model);
        }
        return again(response, "diligence/interview-edit");
    }

    @PostMapping("/interviews/{id}/removal")
    String removeInterview(
            @ModelAttribute("about") About about, @PathVariable InterviewId id, RedirectAttributes next) {
        diligence.removeInterview(about.engagement(), about.vendor(), id);
        Toast.show(next, "diligence.removed");
        return about.backTo("interviews");
    }

    // Samples

    @GetMapping("/samples/new")
    String newSample(Model model) {
        model.addAttribute("form", SampleForm.EMPTY);
        return "diligence/sample-new";
    }

    @PostMapping("/samples")
    String addSample(
            @ModelAttribute("about") About about,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable SampleForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next) {
        requireNote(form, errors);
        if (form == null
                || !done(
                        errors,
                        () -> diligence.addSample(
                                about.engagement(), about.vendor(), form.work(), member.actor(), now()))) {
            return again(response, "diligence/sample-new");
        }
        Toast.show(next, "diligence.sample.saved");
        return about.backTo("samples");
    }

    @GetMapping("/samples/{id}")
    String editSample(@ModelAttribute("about") About about, @PathVariable SampleId id, Model model) {
        var sample = diligence.sample(about.engagement(), about.vendor(), id);
        model.addAttribute("form", SampleForm.of(sample));
        model.addAttribute("version", sample.version());
        return "diligence/sample-edit";
    }

    @PostMapping("/samples/{id}")
    String changeSample(
            @ModelAttribute("about") About about,
            @PathVariable SampleId id,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable SampleForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        diligence.sample(about.engagement(), about.vendor(), id);
        model.addAttribute("version", version);
        requireNote(form, errors);
        try {
            if (form != null
                    && done(errors, () -> {
                        diligence.changeSample(
                                about.engagement(), about.vendor(), id, form.work(), version, member.actor(), now());
                        return id;
                    })) {
                Toast.show(next, "diligence.sample.saved");
                return about.backTo("samples");
            }
        } catch (EditedMeanwhile | OptimisticLockingFailureException meanwhile) {
            var stored = diligence.sample(about.engagement(), about.vendor(), id);
            var other = stored.work();
            var typed = Objects.requireNonNull(form).work();
            var differences = new Differences()
                    .note("task", typed.task(), other.task(), other.task())
                    .note("description", typed.description(), other.description(), other.description())
                    .note("link", typed.link(), other.link(), other.link())
                    .note(
                            "mark",
                            typed.mark(),
                            other.mark(),
                            other.mark() == null ? null : String.valueOf(other.mark()))
                    .note("note", typed.note(), other.note(), other.note());
            conflict(differences, stored.version(), errors, model);
        }
        return again(response, "diligence/sample-edit");
    }

    private static void requireNote(@Nullable SampleForm form, BindingResult errors) {
        if (form != null && form.lacksNote()) {
            errors.rejectValue("note", "diligence.sample.note.required");
        }
    }

    @PostMapping("/samples/{id}/removal")
    String removeSample(@ModelAttribute("about") About about, @PathVariable SampleId id, RedirectAttributes next) {
        diligence.removeSample(about.engagement(), about.vendor(), id);
        Toast.show(next, "diligence.removed");
        return about.backTo("samples");
    }

    // Concerns

    @GetMapping("/concerns/new")
    String newConcern(Model model) {
        model.addAttribute("form", new ConcernForm(null));
        return "diligence/concern-new";
    }

    @PostMapping("/concerns")
    String raise(
            @ModelAttribute("about") About about,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable ConcernForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (form == null
                || !done(
                        errors,
                        () -> diligence.raise(
                                about.engagement(), about.vendor(), Forms.text(form.text()), member.actor(), now()))) {
            return again(response, "diligence/concern-new");
        }
        Toast.show(next, "diligence.concern.saved");
        return about.backTo("concerns");
    }

    @GetMapping("/concerns/{id}/closure")
    String closure(@ModelAttribute("about") About about, @PathVariable ConcernId id, Model model) {
        model.addAttribute(
                "concern",
                diligence.concern(about.engagement(), about.vendor(), id).text());
        model.addAttribute("form", new ClosureForm(null));
        return "diligence/closure";
    }

    @PostMapping("/concerns/{id}/closure")
    String close(
            @ModelAttribute("about") About about,
            @PathVariable ConcernId id,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable ClosureForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        model.addAttribute(
                "concern",
                diligence.concern(about.engagement(), about.vendor(), id).text());
        if (form == null
                || !done(errors, () -> {
                    diligence.close(
                            about.engagement(), about.vendor(), id, Forms.text(form.answer()), member.actor(), now());
                    return id;
                })) {
            return again(response, "diligence/closure");
        }
        Toast.show(next, "diligence.closure.saved");
        return about.backTo("concerns");
    }

    @PostMapping("/concerns/{id}/reopening")
    String reopen(
            @ModelAttribute("about") About about,
            @PathVariable ConcernId id,
            CurrentMember member,
            RedirectAttributes next) {
        diligence.reopen(about.engagement(), about.vendor(), id, member.actor(), now());
        Toast.show(next, "diligence.reopening.saved");
        return about.backTo("concerns");
    }

    // What one goes without

    @GetMapping("/waivers/{requirement}")
    String newWaiver(@PathVariable String requirement, Model model) {
        model.addAttribute("requirement", requirement(requirement));
        model.addAttribute("form", new WaiverForm(null));
        return "diligence/waiver";
    }

    @PostMapping("/waivers/{requirement}")
    String waive(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable WaiverForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var waived = requirement(requirement);
        model.addAttribute("requirement", waived);
        if (form == null
                || !done(errors, () -> {
                    diligence.waive(
                            about.engagement(),
                            about.vendor(),
                            waived,
                            Forms.text(form.reason()),
                            member.actor(),
                            now());
                    return waived;
                })) {
            return again(response, "diligence/waiver");
        }
        Toast.show(next, "diligence.waiver.saved");
        return about.backTo("checklist");
    }

    @PostMapping("/waivers/{requirement}/withdrawal")
    String withdraw(
            @ModelAttribute("about") About about,
            @PathVariable String requirement,
            CurrentMember member,
            RedirectAttributes next) {
        diligence.withdrawWaiver(about.engagement(), about.vendor(), requirement(requirement), member.actor(), now());
        Toast.show(next, "diligence.withdrawal.saved");
        return about.backTo("checklist");
    }

    private static Requirement requirement(String name) {
        try {
            return Requirement.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    /** Carries out what the form asks for, unless something is wrong with it. */
    private static boolean done(BindingResult errors, Supplier<?> work) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            work.get();
            return true;
        } catch (RuleViolation violation) {
            Refusals.into(errors, violation);
            return false;
        }
    }

    private static String again(HttpServletResponse response, String page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page;
    }

    private static void conflict(Differences differences, int version, BindingResult errors, Model model) {
        new Conflict(differences.found()).into(model);
        model.addAttribute("version", version);
        errors.reject("diligence.conflict");
    }

    /** What somebody else saved meanwhile, where it differs from what was typed. */
    private record Differences(Map<String, String> found) {

        Differences() {
            this(new LinkedHashMap<>());
        }

        Differences note(String field, @Nullable Object typed, @Nullable Object stored, @Nullable String shown) {
            if (!Objects.equals(typed, stored)) {
                found.put(field, shown == null || shown.isEmpty() ? "–" : shown);
            }
            return this;
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return format.today(now());
    }
}
