package app.handoff.contract;

import app.handoff.kernel.Colleagues;
import app.handoff.kernel.Ids;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.PublicAddress;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who signs for a side: the same for both, each by its own way in. */
@Component
class SignersPages {

    private static final String PAGE = "/signers";

    private final SigningPeople people;
    private final Contracts contracts;
    private final Colleagues colleagues;
    private final PublicAddress address;
    private final Format format;
    private final Clock clock;

    SignersPages(
            SigningPeople people,
            Contracts contracts,
            Colleagues colleagues,
            PublicAddress address,
            Format format,
            Clock clock) {
        this.people = people;
        this.contracts = contracts;
        this.colleagues = colleagues;
        this.address = address;
        this.format = format;
        this.clock = clock;
    }

    /**
     * Somebody who is to sign.
     *
     * @param member one of our owners and managers; null for anybody else
     */
    record SignerForm(
            @Nullable String member,
            @Nullable String name,
            @Nullable String role,
            @Nullable String email) {

        static final SignerForm BLANK = new SignerForm(null, null, null, null);
    }

    String show(ContractAccess access, Model model) {
        model.addAttribute("form", SignerForm.BLANK);
        return page(access, model);
    }

    private String page(ContractAccess access, Model model) {
        frame(access, model);
        var contract = access.contract();
        boolean ours = access.side() == Side.US;
        var named = contract.signatories().of(access.side());
        boolean open =
                ours ? contract.status().isBeforeActive() : contract.status().isVendorsTurn();
        boolean arranges = open
                && !contract.signatures().areThere(access.side())
                && (ours || access.participant().isInvited(contract.parties()));
        model.addAttribute("open", open);
        model.addAttribute("arranges", arranges);
        model.addAttribute("adds", arranges && named.size() < Signatories.MOST);
        model.addAttribute("several", arranges && named.size() > 1);
        model.addAttribute("inOrder", contract.signatories().areInOrder(access.side()));
        model.addAttribute("invited", contract.parties().holder().name());
        return "contract/signers";
    }

    private void frame(ContractAccess access, Model model) {
        model.addAttribute("layout", access.layout());
        model.addAttribute("base", access.base());
        model.addAttribute("vendorSide", access.side() == Side.VENDOR);
        var view = ContractView.of(access, format.today(clock.instant()));
        model.addAttribute("contract", view);
        model.addAttribute(
                "people",
                access.side() == Side.US
                        ? view.signing().ours()
                        : view.signing().vendors());
        List<Option> members = access.side() == Side.US ? members(access) : List.of();
        model.addAttribute("members", members);
        model.addAttribute("namable", access.side() == Side.VENDOR || !members.isEmpty());
    }

    /** Our people who may sign and are not named. */
    private List<Option> members(ContractAccess access) {
        var named = access.contract().signatories().of(Side.US);
        return colleagues.whoMay(Role.MANAGER).stream()
                .filter(one -> named.stream().noneMatch(other -> one.id().equals(other.member())))
                .map(one -> new Option(one.id().toString(), one.name()))
                .toList();
    }

    private Signatory.Person read(ContractAccess access, SignerForm form) {
        if (access.side() == Side.VENDOR) {
            return Signatory.Person.byLink(form.name(), form.role(), form.email());
        }
        return colleagues.whoMay(Role.MANAGER).stream()
                .filter(one -> one.id().toString().equals(form.member()))
                .findFirst()
                .map(one -> Signatory.Person.member(one.id(), one.name(), form.role()))
                .orElseThrow(() -> new RuleViolation("contract.signers.memberMissing").at("member"));
    }

    String name(
            ContractAccess access,
            SignerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var person = read(access, form);
                    given(people.name(access, person, clock.instant()), next);
                    Toast.show(next, "contract.signers.named", person.name());
                    return back(access);
                },
                () -> page(access.with(contracts.agreement(access.contract().id())), model));
    }

    String linkAgain(ContractAccess access, String signatory, RedirectAttributes next) {
        given(people.linkAgain(access, Ids.parse(signatory), clock.instant()), next);
        Toast.show(next, "contract.signers.askedAgain");
        return back(access);
    }

    private void given(SigningPeople.@Nullable Given given, RedirectAttributes next) {
        if (given != null) {
            next.addFlashAttribute("link", address.linkTo(given.path()));
            next.addFlashAttribute("linkFor", given.name());
            next.addFlashAttribute("linkCode", given.code());
        }
    }

    String remove(ContractAccess access, String signatory, RedirectAttributes next) {
        FormSubmission.afterOthers(() -> people.remove(access, Ids.parse(signatory), clock.instant()));
        Toast.show(next, "contract.signers.removed");
        return back(access);
    }

    String moveUp(ContractAccess access, String signatory, @Nullable Integer place) {
        people.moveUp(access, Ids.parse(signatory), place, clock.instant());
        return back(access);
    }

    String arrange(ContractAccess access, boolean inOrder, RedirectAttributes next) {
        people.arrange(access, inOrder, clock.instant());
        Toast.show(next, inOrder ? "contract.signers.inOrder.saved" : "contract.signers.anyOrder.saved");
        return back(access);
    }

    /** @param of whose place it is; null for the person who signs where nobody is named */
    String replacement(ContractAccess access, @Nullable String of, Model model) {
        model.addAttribute("form", SignerForm.BLANK);
        return replacementPage(access, of, model);
    }

    private String replacementPage(ContractAccess access, @Nullable String of, Model model) {
        frame(access, model);
        var before = id(of) == null
                ? null
                : access.contract()
                        .signatories()
                        .find(Ids.parse(String.valueOf(of)))
                        .filter(one -> one.side() == access.side())
                        .orElseThrow(NotFound::new);
        model.addAttribute("of", of);
        model.addAttribute(
                "before",
                before != null
                        ? before.name()
                        : access.side() == Side.VENDOR
                                ? access.contract().parties().holder().name()
                                : null);
        return "contract/signer-replacement";
    }

    private static @Nullable UUID id(@Nullable String of) {
        return of == null || of.isBlank() ? null : Ids.parse(of);
    }

    String replace(
            ContractAccess access,
            @Nullable String of,
            SignerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var person = read(access, form);
                    given(people.replace(access, id(of), person, clock.instant()), next);
                    Toast.show(next, "contract.signers.named", person.name());
                    return back(access);
                },
                () -> replacementPage(access, of, model));
    }

    private static String back(ContractAccess access) {
        return "redirect:" + access.base() + PAGE;
    }

    // One of ours does not sign

    String refusal(ContractAccess access, Model model, RedirectAttributes next) {
        return reason(access).ask(access.contract()::requireVoidable, model, next);
    }

    private static ReasonPage reason(ContractAccess access) {
        return ReasonPage.of(
                        "contract.signerRefusal",
                        access.base() + "/signature",
                        access.base() + "/signature/refusal",
                        Closing.LONGEST_REASON,
                        ContractView.nameOf(access.contract().terms().client()))
                .in(access.layout())
                .from(Sentence.of("contract.sign.crumb"))
                .hinted();
    }

    String refuse(
            ContractAccess access,
            ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    people.refuse(access, form.text(), clock.instant());
                    Toast.show(next, "contract.signerRefused");
                    return "redirect:" + access.base();
                },
                () -> reason(access).again(model));
    }
}
