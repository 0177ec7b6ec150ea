package app.handoff.scope;

import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.scope.Reading.Verdict;
import app.handoff.tenancy.Letterheads;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.DocumentHead;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A scope for somebody who reads it through a link before it is final, and says what is missing. */
@Controller
@ThroughLink(LinkPurpose.READING)
class ReadingLinkController {

    private final Readings readings;
    private final Letterheads letterheads;
    private final Format format;
    private final Clock clock;

    ReadingLinkController(Readings readings, Letterheads letterheads, Format format, Clock clock) {
        this.readings = readings;
        this.letterheads = letterheads;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/s/{token}/reading")
    @WithLinkAlone
    String read(LinkVisitor visitor, Model model) {
        return page(visitor, model);
    }

    @PostMapping("/s/{token}/reading/remarks")
    String remark(
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") RemarkForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> readings.remark(
                            reading(visitor),
                            Objects.requireNonNull(form.section()),
                            Objects.requireNonNull(form.text()).strip(),
                            clock.instant()));
                    Toast.show(next, "scope.reading.remark.left");
                    return "redirect:" + visitor.path("/reading") + "#remarks";
                },
                () -> page(visitor, model));
    }

    @PostMapping("/s/{token}/reading/remarks/{remark}/removal")
    String takeBack(LinkVisitor visitor, @PathVariable String remark, RedirectAttributes next) {
        FormSubmission.afterOthers(() -> readings.takeBack(reading(visitor), Ids.parse(remark)));
        Toast.show(next, "scope.reading.remark.takenBack");
        return "redirect:" + visitor.path("/reading") + "#remarks";
    }

    @PostMapping("/s/{token}/reading/verdict")
    String conclude(
            LinkVisitor visitor,
            @Valid @ModelAttribute("verdict") VerdictForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(() -> readings.conclude(
                            reading(visitor),
                            Objects.requireNonNull(form.said()),
                            FormSubmission.seen(form.seen()),
                            clock.instant()));
                    Toast.show(next, "scope.reading.done", visitor.businessName());
                    return "redirect:" + visitor.path("/reading") + "#verdict";
                },
                () -> page(visitor, model));
    }

    private static ReadingId reading(LinkVisitor visitor) {
        return new ReadingId(visitor.subject());
    }

    /** With both forms, of which the one that was sent keeps what was typed. */
    private String page(LinkVisitor visitor, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new RemarkForm(null, null));
        }
        if (!model.containsAttribute("verdict")) {
            model.addAttribute("verdict", new VerdictForm(null, null));
        }
        var reading = readings.get(reading(visitor));
        var scope = readings.scopeOf(reading);
        var now = clock.instant();
        var vague = VagueWords.of(format);
        model.addAttribute("business", visitor.businessName());
        model.addAttribute("at", visitor.path("/reading"));
        model.addAttribute("document", scope.preview(reading.title()));
        model.addAttribute("head", DocumentHead.of(visitor, letterheads.own()));
        model.addAttribute("view", ReadingView.of(reading, scope, now));
        model.addAttribute("writable", scope.awaitsReaders());
        model.addAttribute("seen", scope.saves());
        model.addAttribute("verdicts", List.of(Verdict.values()));
        model.addAttribute(
                "doubts",
                Stream.concat(
                                Doubt.about(scope.content(), format.today(now)).stream()
                                        .map(doubt -> format.text(doubt.text())),
                                vague.in(scope.content()).stream()
                                        .map(hint -> format.message("scope.reading.vague", hint.word(), hint.place())))
                        .toList());
        model.addAttribute(
                "sections",
                Arrays.stream(Section.values())
                        .map(section -> new Option(section.name(), format.message("scope.section." + section)))
                        .toList());
        return "scope/link-reading";
    }

    record RemarkForm(
            @NotNull(message = "{scope.reading.section.missing}") @Nullable Section section,

            @NotBlank(message = "{scope.reading.text.missing}") @Size(max = Remark.LONGEST, message = "{field.tooLong}") @Nullable String text) {}

    record VerdictForm(
            @NotNull(message = "{scope.reading.verdict.missing}") @Nullable Verdict said,

            @Nullable Integer seen) {}
}
