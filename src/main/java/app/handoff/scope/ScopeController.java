package app.handoff.scope;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Letterheads;
import app.handoff.text.Format;
import app.handoff.web.DocumentHead;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.PdfPages;
import app.handoff.web.Toast;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The scope of work as a whole: its sections, its check, its document, and the step that makes it final. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{id}/scope")
class ScopeController {

    private final Scoping scoping;
    private final ScopesOfWork frozen;
    private final Beginnings beginnings;
    private final Readings readings;
    private final ScopeDates dates;
    private final ScopeWords words;
    private final ExampleFigures exampleFigures;
    private final PdfPages pdfPages;
    private final Letterheads letterheads;
    private final Format format;
    private final Clock clock;

    ScopeController(
            Scoping scoping,
            ScopesOfWork frozen,
            Beginnings beginnings,
            Readings readings,
            ScopeDates dates,
            ScopeWords words,
            ExampleFigures exampleFigures,
            PdfPages pdfPages,
            Letterheads letterheads,
            Format format,
            Clock clock) {
        this.scoping = scoping;
        this.frozen = frozen;
        this.beginnings = beginnings;
        this.readings = readings;
        this.dates = dates;
        this.words = words;
        this.exampleFigures = exampleFigures;
        this.pdfPages = pdfPages;
        this.letterheads = letterheads;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String tasks(@PathVariable EngagementId id, CurrentMember member, Model model) {
        var scope = scoping.current(id);
        boolean mayWrite = member.may(Role.MANAGER);
        model.addAttribute("page", TaskPage.of(scope, scoping.title(id), frozen.versions(id), mayWrite));
        boolean begins = mayWrite && scope.content().blank();
        var fitting = begins ? beginnings.fitting(id).orElse(null) : null;
        model.addAttribute("fitting", fitting);
        model.addAttribute(
                "drafts",
                begins
                        ? beginnings.readyMade(id).stream()
                                .filter(draft ->
                                        fitting == null || !draft.value().equals(fitting.key()))
                                .toList()
                        : List.of());
        model.addAttribute("own", begins ? beginnings.own(id) : List.of());
        model.addAttribute(
                "round",
                begins && !scope.isFrozen()
                        ? scoping.previousRound(id)
                                .map(round -> RoundView.of(round, words, format))
                                .orElse(null)
                        : null);
        model.addAttribute("lessons", mayWrite && !scope.isFrozen() ? scoping.lessons(id) : List.of());
        return "scope/tasks";
    }

    @OwnersAndManagersOnly
    @PostMapping("/last-round")
    String startFromLastRound(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        scoping.startFromPreviousRound(id, member.actor(), clock.instant());
        Toast.show(next, "scope.round.filled");
        return "redirect:/engagements/" + id + "/scope/check";
    }

    @OwnersAndManagersOnly
    @PostMapping("/starting-draft")
    String startFrom(
            @PathVariable EngagementId id, @RequestParam String draft, CurrentMember member, RedirectAttributes next) {
        var chosen = beginnings.get(draft);
        scoping.startFrom(id, chosen, member.actor(), clock.instant());
        Toast.show(next, "scope.draft.filled", chosen.name());
        return "redirect:/engagements/" + id + "/scope/check";
    }

    /** All that was written before, to start from. */
    @OwnersAndManagersOnly
    @GetMapping("/earlier")
    String earlier(@PathVariable EngagementId id, @RequestParam(required = false) @Nullable String after, Model model) {
        if (!scoping.current(id).content().blank()) {
            return "redirect:/engagements/" + id + "/scope/fresh-start";
        }
        model.addAttribute("engagement", id);
        model.addAttribute("engagementName", scoping.title(id));
        model.addAttribute("templates", after == null ? beginnings.templates() : List.of());
        model.addAttribute("past", beginnings.past(id, after == null ? null : ScopeOfWorkId.of(after)));
        return "scope/earlier";
    }

    @GetMapping("/check")
    String check(@PathVariable EngagementId id, CurrentMember member, Model model) {
        show(scoping.current(id), member, model);
        return "scope/check";
    }

    private void show(ScopeOfWork scope, CurrentMember member, Model model) {
        var vague = VagueWords.of(format);
        model.addAttribute(
                "page",
                CheckPage.of(
                        scope,
                        scoping.title(scope.engagement()),
                        exampleFigures.of(scope),
                        scope.isFrozen() ? List.of() : vague.in(scope.content()),
                        scope.isFrozen() ? List.of() : scoping.doubts(scope, format.today(clock.instant())),
                        readings.of(scope).stream()
                                .map(reading -> ReadingView.of(reading, scope, clock.instant()))
                                .toList(),
                        member.may(Role.MANAGER)));
        model.addAttribute("evidence", scoping.evidence(scope));
        model.addAttribute("contradictions", dates.conflicts(scope));
        model.addAttribute("mayMove", member.may(Role.MANAGER));
        model.addAttribute("mayChange", scope.isFrozen() && member.may(Role.MANAGER));
    }

    /** The figures of a ready-made draft in one section are right as they stand. */
    @OwnersAndManagersOnly
    @PostMapping("/{section}/confirmation")
    ModelAndView confirm(
            @PathVariable EngagementId id,
            @PathVariable String section,
            @RequestParam int version,
            CurrentMember member,
            RedirectAttributes next,
            Model model) {
        var part = Section.of(section);
        int figures = exampleFigures.in(part, scoping.current(id)).size();
        if (!FormSubmission.beforeOthers(() -> scoping.examine(id, part, true, version))) {
            var by = scoping.current(id).edit(part).by();
            return refused(id, Sentence.of("scope.examples.editedMeanwhile", by), HttpStatus.CONFLICT, member, model);
        }
        Toast.show(next, "scope.examples.confirmed", Sentence.of("scope.section." + part), figures);
        return to(id, "/check#" + part.slug());
    }

    /** Something that was doubted is meant so. */
    @OwnersAndManagersOnly
    @PostMapping("/doubts")
    ModelAndView accept(
            @PathVariable EngagementId id,
            @RequestParam String doubt,
            @RequestParam String because,
            CurrentMember member,
            RedirectAttributes next,
            Model model) {
        var now = clock.instant();
        try {
            if (!scoping.accept(id, doubt, because, member.actor(), now, format.today(now))) {
                return refused(id, Sentence.of("scope.doubt.gone"), HttpStatus.CONFLICT, member, model);
            }
        } catch (RuleViolation broken) {
            model.addAttribute("acceptedDoubt", doubt);
            model.addAttribute("because", because);
            return refused(id, broken, member, model);
        }
        Toast.show(next, "scope.doubt.accept.done");
        return to(id, "/check");
    }

    @OwnersAndManagersOnly
    @PostMapping("/second-look")
    ModelAndView lookAgain(
            @PathVariable EngagementId id,
            @RequestParam(defaultValue = "false") String read,
            CurrentMember member,
            RedirectAttributes next,
            Model model) {
        if (!Boolean.parseBoolean(read)) {
            return refused(id, new RuleViolation("scope.secondLook.tick"), member, model);
        }
        try {
            scoping.lookAgain(id, member.actor(), clock.instant());
        } catch (RuleViolation broken) {
            return refused(id, broken, member, model);
        }
        Toast.show(next, "scope.secondLook.done");
        return to(id, "/check");
    }

    @OwnersAndManagersOnly
    @PostMapping("/versions")
    ModelAndView freeze(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next, Model model) {
        try {
            var version = scoping.freeze(id, member.actor(), clock.instant());
            Toast.show(next, "scope.frozen", version.version());
        } catch (RuleViolation broken) {
            return refused(id, broken, member, model);
        }
        return to(id, "/document");
    }

    private ModelAndView refused(EngagementId id, RuleViolation broken, CurrentMember member, Model model) {
        return refused(
                id, Sentence.of(broken.code(), broken.arguments()), HttpStatus.UNPROCESSABLE_CONTENT, member, model);
    }

    private ModelAndView refused(
            EngagementId id, Sentence refusal, HttpStatus status, CurrentMember member, Model model) {
        show(scoping.current(id), member, model);
        model.addAttribute("refusal", refusal);
        model.addAttribute("hasErrors", true);
        return new ModelAndView("scope/check", model.asMap(), status);
    }

    /** Opens the next version for changes. */
    @OwnersAndManagersOnly
    @PostMapping("/revision")
    ModelAndView revise(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        scoping.revise(id, member.actor(), clock.instant());
        Toast.show(next, "scope.revision.started");
        return to(id, "");
    }

    /** Gives up the next version. */
    @OwnersAndManagersOnly
    @PostMapping("/revision/removal")
    ModelAndView drop(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        scoping.drop(id, member.actor(), clock.instant());
        Toast.show(next, "scope.revision.dropped");
        return to(id, "/document");
    }

    /** The bid document as bidders read it: a frozen version by its number, else the newest, else the draft. */
    @GetMapping("/document")
    String document(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable String version,
            CurrentMember member,
            Model model) {
        var versions = scoping.versions(id);
        var document = version == null ? versions.current() : versions.get(version);
        model.addAttribute("engagement", id);
        model.addAttribute("engagementName", scoping.title(id));
        model.addAttribute("versions", versions.frozen());
        model.addAttribute(
                "draftNumber",
                versions.draft() == null ? null : versions.draft().version());
        model.addAttribute("hasOthers", versions.all().size() > 1);
        model.addAttribute("document", document);
        model.addAttribute("head", DocumentHead.of(member, letterheads.own()));
        model.addAttribute("comparison", versions.comparisonWithTheOneBefore(document));
        model.addAttribute("asked", version);
        return "scope/document";
    }

    /** The same as a file. */
    @GetMapping("/document.pdf")
    ModelAndView pdf(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable String version,
            CurrentMember member) {
        var versions = scoping.versions(id);
        var document = version == null ? versions.current() : versions.get(version);
        var name = format.message("scope.pdf.file", document.title(), document.version());
        return new ModelAndView(pdfPages.of("scope/pdf", name, member.businessName()), "document", document);
    }

    private static ModelAndView to(EngagementId id, String page) {
        return new ModelAndView("redirect:/engagements/" + id + "/scope" + page);
    }
}
