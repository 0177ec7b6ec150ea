package app.handoff.scope;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.scope.Readiness.Gap;
import app.handoff.text.Format;
import app.handoff.web.AnswerReader;
import app.handoff.web.DraftSubmission;
import app.handoff.web.FormFields;
import app.handoff.web.FormReader;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writes the scope of work, one section a page. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/scope/{section}")
class SectionController {

    private static final String USUAL = "usual";
    private static final String ROW = "row";
    private static final String VOLUME = "volume";
    private static final String CHECK = "check";

    private final Scoping scoping;
    private final Readings readings;
    private final ScopeDates dates;
    private final CommonLevels commonLevels;
    private final LevelsBeingWritten levelsBeingWritten;
    private final RequirementsBeingWritten requirementsBeingWritten;
    private final ExampleFigures exampleFigures;
    private final DraftSubmission draftSubmission;
    private final Format format;
    private final Clock clock;

    SectionController(
            Scoping scoping,
            Readings readings,
            ScopeDates dates,
            CommonLevels commonLevels,
            LevelsBeingWritten levelsBeingWritten,
            RequirementsBeingWritten requirementsBeingWritten,
            ExampleFigures exampleFigures,
            DraftSubmission draftSubmission,
            Format format,
            Clock clock) {
        this.scoping = scoping;
        this.readings = readings;
        this.dates = dates;
        this.commonLevels = commonLevels;
        this.levelsBeingWritten = levelsBeingWritten;
        this.requirementsBeingWritten = requirementsBeingWritten;
        this.exampleFigures = exampleFigures;
        this.draftSubmission = draftSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable EngagementId id,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String more,
            Model model) {
        var part = Section.of(section);
        var scope = scoping.current(id);
        if (scope.isFrozen()) {
            return "redirect:/engagements/" + id + "/scope/check";
        }
        var stored = SectionForm.of(part, scope.content());
        var form = more != null || stored.wantsRow() ? withRow(id, stored, scope.content(), more) : stored;
        model.addAttribute("form", form);
        accompany(id, form, scope.content(), model.asMap());
        model.addAttribute("choices", Choices.of(format, scope.content()));
        model.addAttribute("unchecked", scope.examples().unchecked(part, scope.content()));
        model.addAttribute("stillOpen", stillOpen(scope, part));
        model.addAttribute("examplesFrom", scope.examples().draft());
        model.addAttribute("figures", exampleFigures.in(part, scope));
        model.addAttribute("remarks", remarks(scope, part));
        model.addAttribute("page", page(scope, part, UUID.randomUUID().toString(), from, null));
        return "scope/section";
    }

    @PostMapping
    ModelAndView save(
            @PathVariable EngagementId id,
            @PathVariable String section,
            @RequestParam int version,
            @RequestParam(name = "_formId", required = false) @Nullable String formId,
            @RequestParam(required = false) @Nullable String from,
            Examined examined,
            HttpServletRequest request,
            CurrentMember member,
            RedirectAttributes next) {
        var part = Section.of(section);
        var form = sent(part, request);
        var scope = scoping.current(id);
        var errors = errors(form, scope.content());
        if (errors.hasErrors()) {
            return again(page(scope, part, version, formIdOf(formId), from, null), errors, scope, null);
        }
        boolean done =
                FormSubmission.beforeOthers(() -> write(id, part, form, examined, version, formIdOf(formId), member));
        if (!done) {
            var stored = scoping.current(id);
            var page = page(
                    stored,
                    part,
                    UUID.randomUUID().toString(),
                    from,
                    stored.edit(part).by());
            return again(page, errors, stored, stored.content());
        }
        if (request.getParameter("add") != null) {
            var more = switch (request.getParameter("add")) {
                case USUAL -> USUAL;
                case "common" ->
                    commonLevels
                            .find(String.valueOf(request.getParameter("common")))
                            .map(CommonLevel::key)
                            .orElse(ROW);
                case VOLUME -> formIdOf(request.getParameter(VOLUME));
                default -> ROW;
            };
            var place = VOLUME.equals(request.getParameter("add")) ? "#volumes" : "#add";
            return to("/engagements/" + id + "/scope/" + part.slug() + "?more=" + more + andFrom(from) + place);
        } else if (request.getParameter("remove") != null) {
            Toast.show(next, "scope.rowRemoved");
            return to("/engagements/" + id + "/scope/" + part.slug() + "?row=removed" + andFrom(from));
        }
        Toast.show(next, "scope.saved");
        return to("/engagements/" + id + "/scope/" + (CHECK.equals(from) ? "check#" + part.slug() : after(part)));
    }

    /** Saves the section while it is typed. */
    @PostMapping(path = "/draft", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keep(
            @PathVariable EngagementId id,
            @PathVariable String section,
            @RequestParam int version,
            @RequestParam(name = "_formId", required = false) @Nullable String formId,
            Examined examined,
            HttpServletRequest request,
            CurrentMember member) {
        var part = Section.of(section);
        var form = sent(part, request);
        var scope = scoping.current(id);
        return draftSubmission.keep(
                request,
                format.zone(),
                () -> {
                    int refused = errors(form, scope.content()).getErrorCount();
                    if (refused > 0) {
                        throw new RuleViolation("scope.draft.refused", refused);
                    }
                    return write(id, part, form, examined, version, formIdOf(formId), member);
                },
                () -> Sentence.of(
                        "scope.draft.conflict", scoping.current(id).edit(part).by()));
    }

    /** What vendors still miss at each field of a section that somebody has saved. */
    private Map<String, String> stillOpen(ScopeOfWork scope, Section part) {
        return scope.edit(part).count() == 0
                ? Map.of()
                : scope.readiness().in(part).stream()
                        .collect(Collectors.toMap(
                                Gap::field, gap -> format.text(gap.title()), (one, other) -> one + "; " + other));
    }

    /**
     * With an empty row, with a common service level, with all that are usual for the task and not there yet, or with steps of
     * price for an output.
     */
    private SectionForm withRow(EngagementId id, SectionForm form, ScopeContent content, @Nullable String more) {
        if (form instanceof PricingForm pricing && more != null && !more.equals(ROW)) {
            return pricing.withVolume(more, content.outputs());
        }
        if (form instanceof LevelsForm levels && more != null) {
            var wanted = more.equals(USUAL) ? usual(id, levels) : commonLevels.of(List.of(more));
            var common = wanted.stream().map(level -> level.draft(format)).toList();
            if (!common.isEmpty()) {
                return levels.withRows(common);
            }
        }
        return form.withRow(format.zone());
    }

    /** The levels that are usual for the task and not there yet. */
    private List<CommonLevel> usual(EngagementId id, LevelsForm levels) {
        return commonLevels.of(scoping.usualLevels(id)).stream()
                .filter(level -> levels.rows().stream().noneMatch(row -> level.isCalled(row.name(), format)))
                .toList();
    }

    /** What readers said of the section and nobody has settled. */
    private List<ReadingView.Line> remarks(ScopeOfWork scope, Section part) {
        return readings.of(scope).stream()
                .flatMap(reading -> ReadingView.of(reading, scope, clock.instant()).open().stream())
                .filter(line -> line.section() == part)
                .toList();
    }

    /** What the pages of the service levels, of the requirements and of the price need besides their forms. */
    private void accompany(EngagementId id, SectionForm form, ScopeContent content, Map<String, Object> model) {
        if (form instanceof QualificationsForm asked) {
            model.put("said", requirementsBeingWritten.said(asked, content));
        }
        if (form instanceof PricingForm pricing) {
            model.put("atOnePrice", pricing.outputsAtOnePrice(content.outputs()));
        }
        if (form instanceof LevelsForm levels) {
            var usual = usual(id, levels);
            model.put("levels", levelsBeingWritten.lines(levels));
            model.put("usual", usual.stream().map(level -> level.option(format)).toList());
            model.put(
                    "common",
                    commonLevels.all().stream()
                            .filter(level -> !usual.contains(level))
                            .map(level -> level.option(format))
                            .toList());
        }
    }

    /** A service level or a requirement as vendors will read it, while it is typed. */
    @PostMapping(path = "/said", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String say(
            @PathVariable EngagementId id,
            @PathVariable String section,
            @RequestParam int row,
            HttpServletRequest request) {
        var scope = scoping.current(id); // not found for anybody else
        var form = sent(Section.of(section), request);
        if (form instanceof LevelsForm levels && row >= 0 && row < levels.rows().size()) {
            return levelsBeingWritten.line(levels.rows().get(row), row).said();
        }
        return form instanceof QualificationsForm asked
                        && row >= 0
                        && row < asked.rows().size()
                ? requirementsBeingWritten.said(asked.rows().get(row), scope.content())
                : "";
    }

    /** The form as sent, without the row that is to be removed. */
    private static SectionForm sent(Section part, HttpServletRequest request) {
        var form = (SectionForm) Objects.requireNonNull(
                FormReader.read(SectionForm.type(part), request).getTarget());
        var removed = request.getParameter("remove");
        return removed != null && removed.matches("\\d{1,2}") ? form.withoutRow(Integer.parseInt(removed)) : form;
    }

    /** Which open form this came from, see {@link app.handoff.scope.SectionEdit}, or which output; empty where it names none. */
    private static String formIdOf(@Nullable String sent) {
        return sent != null && sent.matches("[0-9a-f-]{36}") ? sent : "";
    }

    /** How often the section has now been saved. */
    private int write(
            EngagementId id,
            Section part,
            SectionForm form,
            Examined examined,
            int version,
            String formId,
            CurrentMember member) {
        int saved = scoping.write(
                id,
                part,
                before -> form.applyTo(before, nothing(form)),
                version,
                formId,
                member.actor(),
                clock.instant());
        if (examined.asked()) {
            scoping.examine(id, part, examined.right(), saved);
        }
        return saved;
    }

    private static BindingResult errors(SectionForm form, ScopeContent content) {
        var errors = new BeanPropertyBindingResult(form, "form");
        form.applyTo(content, new AnswerReader(errors));
        return errors;
    }

    private static AnswerReader nothing(SectionForm form) {
        return new AnswerReader(new BeanPropertyBindingResult(form, "form"));
    }

    private SectionPage page(
            ScopeOfWork scope, Section part, String formId, @Nullable String from, @Nullable String conflictBy) {
        return page(scope, part, scope.edit(part).count(), formId, from, conflictBy);
    }

    private SectionPage page(
            ScopeOfWork scope,
            Section part,
            int version,
            String formId,
            @Nullable String from,
            @Nullable String conflictBy) {
        return new SectionPage(
                scope.engagement(),
                scoping.title(scope.engagement()),
                part,
                version,
                formId,
                CHECK.equals(from),
                conflictBy,
                part == Section.TIMELINE ? dates.conflicts(scope) : List.of());
    }

    /** The form as typed, with what is wrong or what somebody else saved. */
    private ModelAndView again(
            SectionPage page, BindingResult errors, ScopeOfWork current, @Nullable ScopeContent stored) {
        var view = new ModelAndView("scope/section");
        view.setStatus(stored == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
        view.addAllObjects(errors.getModel());
        view.addObject("page", page);
        view.addObject("choices", Choices.of(format, current.content()));
        if (errors.getTarget() instanceof SectionForm typed) {
            accompany(current.engagement(), typed, current.content(), view.getModel());
            var asTyped = typed.applyTo(current.content(), nothing(typed));
            view.addObject("examplesFrom", current.examples().draft());
            view.addObject("figures", exampleFigures.in(page.section(), current));
            view.addObject("remarks", remarks(current, page.section()));
            view.addObject("unchecked", current.examples().unchecked(page.section(), asTyped));
        }
        if (stored != null && errors.getTarget() instanceof SectionForm typed) {
            var theirs = (Record) SectionForm.of(page.section(), stored);
            var meanwhile = FormFields.differing((Record) typed, theirs, format);
            meanwhile.keySet().removeIf(SectionForm::isChosen);
            view.addObject("conflict", meanwhile);
            view.addObject("stored", stored);
        }
        return view;
    }

    /**
     * What the form says of the figures that a ready-made draft put here.
     *
     * @param examplesAsked whether the page asked for it
     * @param examplesRight whether they are right as they stand
     */
    record Examined(
            @Nullable Boolean examplesAsked, @Nullable Boolean examplesRight) {

        boolean asked() {
            return Boolean.TRUE.equals(examplesAsked);
        }

        boolean right() {
            return Boolean.TRUE.equals(examplesRight);
        }
    }

    private static ModelAndView to(String path) {
        return new ModelAndView("redirect:" + path);
    }

    private static String andFrom(@Nullable String from) {
        return CHECK.equals(from) ? "&from=check" : "";
    }

    private static String after(Section part) {
        int next = part.ordinal() + 1;
        return next < Section.values().length ? Section.values()[next].slug() : CHECK;
    }
}
