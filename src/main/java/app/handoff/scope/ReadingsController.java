package app.handoff.scope;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.PublicAddress;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who else reads the scope before it is final, and what they say. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/scope/readers")
class ReadingsController {

    private static final String READERS = "redirect:/engagements/{id}/scope/readers";

    private final Readings readings;
    private final Scoping scoping;
    private final PublicAddress address;
    private final Clock clock;

    ReadingsController(Readings readings, Scoping scoping, PublicAddress address, Clock clock) {
        this.readings = readings;
        this.scoping = scoping;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model) {
        model.addAttribute("form", new ReaderForm(null, null));
        return page(id, model);
    }

    /** Asks somebody, sends the link where there is an address, and shows it once to copy. */
    @PostMapping
    String ask(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") ReaderForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> issued(
                        readings.ask(
                                scoping.current(id),
                                scoping.title(id),
                                form.called(),
                                form.address(),
                                member.actor(),
                                member.businessName(),
                                clock.instant()),
                        next),
                () -> page(id, model));
    }

    @PostMapping("/{reading}/link")
    String askAgain(
            @PathVariable EngagementId id,
            @PathVariable ReadingId reading,
            CurrentMember member,
            RedirectAttributes next) {
        return issued(
                readings.askAgain(scoping.current(id), reading, member.actor(), member.businessName(), clock.instant()),
                next);
    }

    private String issued(Readings.Issued link, RedirectAttributes next) {
        next.addFlashAttribute("link", address.linkTo(link.path()));
        next.addFlashAttribute("linkFor", link.name());
        next.addFlashAttribute("linkCode", link.code());
        next.addFlashAttribute("linkMailed", link.mailed());
        Toast.show(next, link.mailed() ? "scope.reading.mailed" : "scope.reading.made", link.name());
        return READERS;
    }

    @PostMapping("/{reading}/link/revocation")
    String stop(@PathVariable EngagementId id, @PathVariable ReadingId reading, RedirectAttributes next) {
        readings.stop(scoping.current(id), reading, clock.instant());
        Toast.show(next, "scope.reading.stopped");
        return READERS;
    }

    /** @param from the section whose page it is settled on; null on the page of the readers */
    @PostMapping("/{reading}/remarks/{remark}/settlement")
    String settle(
            @PathVariable EngagementId id,
            @PathVariable ReadingId reading,
            @PathVariable String remark,
            @RequestParam(required = false) @Nullable String from,
            CurrentMember member,
            RedirectAttributes next) {
        FormSubmission.afterOthers(() ->
                readings.settle(scoping.current(id), reading, Ids.parse(remark), member.actor(), clock.instant()));
        Toast.show(next, "scope.reading.settled");
        next.addFlashAttribute(
                "toastUndo", "/engagements/" + id + "/scope/readers/" + reading + "/remarks/" + remark + "/return");
        return from == null
                ? READERS
                : "redirect:/engagements/{id}/scope/" + Section.of(from).slug();
    }

    @PostMapping("/{reading}/remarks/{remark}/return")
    String reopen(
            @PathVariable EngagementId id,
            @PathVariable ReadingId reading,
            @PathVariable String remark,
            RedirectAttributes next) {
        FormSubmission.afterOthers(() -> readings.reopen(scoping.current(id), reading, Ids.parse(remark)));
        Toast.show(next, "scope.reading.reopened");
        return READERS;
    }

    private String page(EngagementId id, Model model) {
        var scope = scoping.current(id);
        var now = clock.instant();
        model.addAttribute("engagement", id);
        model.addAttribute("engagementName", scoping.title(id));
        model.addAttribute("number", scope.number());
        model.addAttribute("asking", scope.awaitsReaders());
        model.addAttribute(
                "readings",
                readings.of(scope).stream()
                        .map(reading -> ReadingView.of(reading, scope, now))
                        .toList());
        return "scope/readers";
    }

    record ReaderForm(
            @NotBlank(message = "{scope.reading.name.missing}") @Size(max = Reading.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

            @PossibleAddress @Size(max = 254, message = "{field.tooLong}") @Nullable String email) {

        String called() {
            return Objects.requireNonNull(name).strip();
        }

        @Nullable String address() {
            return email == null || email.isBlank() ? null : email.strip();
        }
    }
}
