package app.handoff.contract;

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

/** Which lawyers read the contract for the business, and what they say. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/lawyers")
class LawyersController {

    private final LawyerReadings readings;
    private final Contracts contracts;
    private final ContractEngagements contractEngagements;
    private final PublicAddress address;
    private final Clock clock;

    LawyersController(
            LawyerReadings readings,
            Contracts contracts,
            ContractEngagements contractEngagements,
            PublicAddress address,
            Clock clock) {
        this.readings = readings;
        this.contracts = contracts;
        this.contractEngagements = contractEngagements;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String engagement, Model model) {
        model.addAttribute("form", new LawyerInvitation(null, null));
        return page(engagement, model);
    }

    private String page(String engagement, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        var contract = contracts.of(id);
        model.addAttribute("asking", contract.status().isBeforeActive());
        model.addAttribute("lawyers", LawyerNotes.of(readings.of(contract.id()), contract, clock.instant()));
        return "contract/lawyers";
    }

    private ContractId contract(String engagement) {
        return contracts.of(EngagementId.of(engagement)).id();
    }

    private static String lawyers(String engagement) {
        return "redirect:/engagements/" + engagement + "/contract/lawyers";
    }

    /** Asks a lawyer, sends the link where there is an address, and shows it once to copy. */
    @PostMapping
    String ask(
            @PathVariable String engagement,
            @Valid @ModelAttribute("form") LawyerInvitation form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var contract = contract(engagement);
        return FormSubmission.submit(
                errors,
                response,
                () -> issued(
                        engagement,
                        readings.ask(
                                contract,
                                form.called(),
                                form.address(),
                                member.actor(),
                                member.businessName(),
                                clock.instant()),
                        next),
                () -> page(engagement, model));
    }

    @PostMapping("/{reading}/link")
    String askAgain(
            @PathVariable String engagement,
            @PathVariable String reading,
            CurrentMember member,
            RedirectAttributes next) {
        return issued(
                engagement,
                readings.askAgain(
                        contract(engagement),
                        LawyerReadingId.of(reading),
                        member.actor(),
                        member.businessName(),
                        clock.instant()),
                next);
    }

    private String issued(String engagement, LawyerReadings.Issued link, RedirectAttributes next) {
        next.addFlashAttribute("link", address.linkTo(link.path()));
        next.addFlashAttribute("linkFor", link.name());
        next.addFlashAttribute("linkCode", link.code());
        next.addFlashAttribute("linkMailed", link.mailed());
        Toast.show(next, link.mailed() ? "contract.lawyers.mailed" : "contract.lawyers.made", link.name());
        return lawyers(engagement);
    }

    @PostMapping("/{reading}/link/revocation")
    String stop(@PathVariable String engagement, @PathVariable String reading, RedirectAttributes next) {
        readings.stop(contract(engagement), LawyerReadingId.of(reading), clock.instant());
        Toast.show(next, "contract.lawyers.stopped");
        return lawyers(engagement);
    }

    /** @param clause the clause beside which it is handled; null on the page of the lawyers */
    @PostMapping("/{reading}/comments/{comment}/settlement")
    String handle(
            @PathVariable String engagement,
            @PathVariable String reading,
            @PathVariable String comment,
            @RequestParam(required = false) @Nullable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        FormSubmission.afterOthers(() -> readings.handle(
                contract(engagement),
                LawyerReadingId.of(reading),
                Ids.parse(comment),
                member.actor(),
                clock.instant()));
        Toast.show(next, "contract.lawyers.handled");
        next.addFlashAttribute(
                "toastUndo",
                "/engagements/" + engagement + "/contract/lawyers/" + LawyerReadingId.of(reading) + "/comments/"
                        + Ids.parse(comment) + "/return");
        return clause == null
                ? lawyers(engagement)
                : "redirect:/engagements/" + engagement + "/contract#c-" + ClauseId.of(clause);
    }

    @PostMapping("/{reading}/comments/{comment}/return")
    String reopen(
            @PathVariable String engagement,
            @PathVariable String reading,
            @PathVariable String comment,
            RedirectAttributes next) {
        FormSubmission.afterOthers(
                () -> readings.reopen(contract(engagement), LawyerReadingId.of(reading), Ids.parse(comment)));
        Toast.show(next, "contract.lawyers.reopened");
        return lawyers(engagement);
    }

    record LawyerInvitation(
            @NotBlank(message = "{contract.lawyers.nameMissing}") @Size(max = LawyerReading.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

            @PossibleAddress @Size(max = 254, message = "{field.tooLong}") @Nullable String email) {

        String called() {
            return Objects.requireNonNull(name).strip();
        }

        @Nullable String address() {
            return email == null || email.isBlank() ? null : email.strip();
        }
    }
}
