package app.handoff.contract;

import app.handoff.kernel.Proof;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking, answering and signing: the same for both sides, each by its own way in. */
@Component
class ReadingPages {

    private final Contracts contracts;
    private final SigningPeople people;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    ReadingPages(Contracts contracts, SigningPeople people, FormSubmission formSubmission, Format format, Clock clock) {
        this.contracts = contracts;
        this.people = people;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    record QuestionForm(@Nullable String clause, @Nullable String text) {}

    /** @param version when the answer that this one replaces was given */
    record AnswerForm(
            @Nullable Instant version,
            @Nullable String answer,
            @Nullable Boolean changesText) {}

    /** @param otherName whether it is signed under another name than the one this person is known by; null where nobody asked */
    record SignatureForm(
            @Nullable String seen,

            @NotBlank(message = "{contract.sign.nameMissing}") @Nullable String name,

            @NotNull(message = "{contract.sign.consentMissing}") @AssertTrue(message = "{contract.sign.consentMissing}") @Nullable Boolean consent,

            @Nullable Boolean otherName) {

        Signature.Given given() {
            return new Signature.Given(or(name), Boolean.TRUE.equals(consent), Boolean.TRUE.equals(otherName));
        }

        /** The same as it was signed, which says no more whether anybody asked about the name. */
        StoredForm stored(@Nullable Signature given) {
            return StoredForm.once(
                    given == null ? null : new SignatureForm(given.fingerprint(), given.typedName(), true, otherName));
        }
    }

    /** What was sent and could not be done, so that its form is shown again with what was typed. */
    private enum Tried {
        NOTHING,
        ANSWER,
        FOLLOW_UP
    }

    String questions(ContractAccess contractAccess, @Nullable String clause, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new QuestionForm(clause, null));
        }
        frame(contractAccess, model);
        model.addAttribute(
                "clauses",
                contractAccess.contract().wording().clauses().stream()
                        .map(one -> new Option(
                                one.id().toString(),
                                contractAccess.contract().wording().numberOf(one.id()) + ". " + one.title()))
                        .toList());
        model.addAttribute(
                "questions",
                contractAccess.contract().reading().questions().stream()
                        .map(question -> QuestionView.of(contractAccess.contract(), question, contractAccess.side()))
                        .sorted(QuestionView.WHAT_MATTERS_FIRST)
                        .toList());
        model.addAttribute(
                "proposals",
                contractAccess.contract().negotiation().proposals().stream()
                        .map(proposal -> ProposalView.of(contractAccess.contract(), proposal, contractAccess.side()))
                        .sorted(ProposalView.WHAT_MATTERS_FIRST)
                        .toList());
        return "contract/questions";
    }

    private void frame(ContractAccess contractAccess, Model model) {
        model.addAttribute("layout", contractAccess.layout());
        model.addAttribute("base", contractAccess.base());
        model.addAttribute("contract", ContractView.of(contractAccess, format.today(clock.instant())));
        model.addAttribute("vendorSide", contractAccess.side() == Side.VENDOR);
    }

    String ask(
            ContractAccess contractAccess,
            QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (form.clause() == null || form.clause().isBlank()) {
            errors.rejectValue("clause", "field.choose");
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    contracts.ask(
                            contractAccess.contract().id(),
                            ClauseId.of(Objects.requireNonNull(form.clause())),
                            or(form.text()),
                            contractAccess.actor(),
                            clock.instant());
                    Toast.show(next, "contract.question.sent");
                    return "redirect:" + contractAccess.base() + "#c-" + form.clause();
                },
                () -> questions(contractAccess, null, model));
    }

    /** One question with its clause: to answer, or to say whether the answer settles it. */
    String question(ContractAccess contractAccess, String question, Model model) {
        return question(contractAccess, question, Tried.NOTHING, model);
    }

    private String question(ContractAccess contractAccess, String question, Tried tried, Model model) {
        var contract = contractAccess.contract();
        var one = contract.reading().question(QuestionId.of(question));
        frame(contractAccess, model);
        var view = QuestionView.of(contract, one, contractAccess.side());
        model.addAttribute("question", view);
        model.addAttribute("answering", view.mayAnswer() || tried == Tried.ANSWER);
        model.addAttribute("settling", view.maySettle() || tried == Tried.FOLLOW_UP);
        model.addAttribute(
                "clause", ClauseView.of(contract, contract.wording().clause(one.clause()), contractAccess.side()));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new AnswerForm(one.answeredAt(), null, null));
        }
        if (!model.containsAttribute("further")) {
            model.addAttribute("further", new QuestionForm(null, null));
        }
        return "contract/question";
    }

    String answer(
            ContractAccess contractAccess,
            String question,
            AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = QuestionId.of(question);
        var asked = contractAccess.contract().reading().question(id);
        boolean done = formSubmission.save(
                () -> contracts.answer(
                        contractAccess.contract().id(),
                        id,
                        form.version(),
                        or(form.answer()),
                        Boolean.TRUE.equals(form.changesText()),
                        contractAccess.actor(),
                        clock.instant()),
                () -> answered(contracts
                        .agreement(contractAccess.contract().id())
                        .reading()
                        .question(id)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.question.wasAnswered");
            return Boolean.TRUE.equals(form.changesText())
                    ? "redirect:" + contractAccess.base() + "/clauses/" + asked.clause()
                    : "redirect:" + contractAccess.base() + "#c-" + asked.clause();
        }
        return tried(Tried.ANSWER, contractAccess, question, model);
    }

    private StoredForm answered(ContractQuestion question) {
        var changes = format.message(question.changesText() ? "contract.lawyer.yes" : "contract.lawyer.no");
        return question.answer() == null
                ? new StoredForm(question.answeredAt(), null)
                : new StoredForm(
                        question.answeredAt(),
                        new AnswerForm(question.answeredAt(), question.answer(), question.changesText()),
                        Map.of("changesText", changes));
    }

    /** The question as it is by now, with the form that was sent, even where it cannot be sent any more. */
    private String tried(Tried what, ContractAccess contractAccess, String question, Model model) {
        return question(
                contractAccess.with(
                        contracts.agreement(contractAccess.contract().id())),
                question,
                what,
                model);
    }

    String settle(ContractAccess contractAccess, String question, RedirectAttributes next) {
        var id = QuestionId.of(question);
        contracts.settle(contractAccess.contract().id(), id, contractAccess.actor(), clock.instant());
        people.askOfNamed(contractAccess.contract(), clock.instant());
        Toast.show(next, "contract.question.isSettled");
        return "redirect:" + contractAccess.base() + "#c-"
                + contractAccess.contract().reading().question(id).clause();
    }

    String askFurther(
            ContractAccess contractAccess,
            String question,
            QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = QuestionId.of(question);
        var asked = contractAccess.contract().reading().question(id);
        boolean done = formSubmission.save(
                () -> contracts.askFurther(
                        contractAccess.contract().id(), id, or(form.text()), contractAccess.actor(), clock.instant()),
                () -> askedFurther(contracts.agreement(contractAccess.contract().id()), asked),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.question.sent");
            return "redirect:" + contractAccess.base() + "#c-" + asked.clause();
        }
        return tried(Tried.FOLLOW_UP, contractAccess, question, model);
    }

    /** The newest open question of the same side about the same clause: what a follow-up turned into. */
    private static StoredForm askedFurther(Agreement now, ContractQuestion before) {
        return StoredForm.once(now.reading().openQuestions().stream()
                .filter(open -> open.askedBy() == before.askedBy())
                .filter(open -> open.clause().equals(before.clause()))
                .reduce((earlier, later) -> later)
                .map(open -> new QuestionForm(null, open.text()))
                .orElse(null));
    }

    String signature(ContractAccess contractAccess, Model model) {
        frame(contractAccess, model);
        if (!model.containsAttribute("asksName")) {
            model.addAttribute("asksName", false);
        }
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new SignatureForm(null, null, null, null));
        }
        model.addAttribute("fingerprint", contractAccess.contract().wording().fingerprint());
        model.addAttribute("document", contractAccess.contract().wording().document());
        return "contract/signature";
    }

    /** @param proof how the one who signs has proven who they are */
    String sign(
            ContractAccess contractAccess,
            Proof proof,
            SignatureForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = contractAccess.contract().id();
        boolean done = formSubmission.save(
                () -> contracts.sign(
                        id, form.given(), or(form.seen()), contractAccess.participant(), proof, clock.instant()),
                () -> form.stored(signed(contracts.agreement(id), contractAccess)),
                errors,
                model,
                response);
        if (done) {
            people.askOfNamed(contractAccess.contract(), clock.instant());
            boolean last = contracts
                    .agreement(id)
                    .signatories()
                    .left(contractAccess.side())
                    .isEmpty();
            Toast.show(
                    next,
                    !last
                            ? "contract.signed.one"
                            : contractAccess.side() == Side.VENDOR ? "contract.signed.vendor" : "contract.signed.us");
            return "redirect:" + contractAccess.base();
        }
        model.addAttribute("asksName", form.otherName() != null || errors.hasFieldErrors("otherName"));
        return signature(contractAccess.with(contracts.agreement(id)), model);
    }

    /** What this person has signed; where nobody is named, what their side has. */
    private static @Nullable Signature signed(Agreement now, ContractAccess contractAccess) {
        return now.signatories().of(contractAccess.side()).isEmpty()
                ? now.signature(contractAccess.side()).orElse(null)
                : now.signatories()
                        .find(contractAccess.participant())
                        .flatMap(now.signatures()::of)
                        .orElse(null);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
