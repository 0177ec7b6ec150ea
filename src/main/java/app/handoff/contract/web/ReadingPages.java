package app.handoff.contract.web;

import app.handoff.contract.ClauseId;
import app.handoff.contract.Contract;
import app.handoff.contract.ContractQuestion;
import app.handoff.contract.Contracts;
import app.handoff.contract.QuestionId;
import app.handoff.contract.Side;
import app.handoff.contract.Signature;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.Refusals;
import app.handoff.web.Saving;
import app.handoff.web.Stored;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking, answering and signing: the same for both sides, each at its own desk. */
@Component
class ReadingPages {

    private final Contracts contracts;
    private final Saving saving;
    private final Format format;
    private final Clock clock;

    ReadingPages(Contracts contracts, Saving saving, Format format, Clock clock) {
        this.contracts = contracts;
        this.saving = saving;
        this.format = format;
        this.clock = clock;
    }

    record QuestionForm(@Nullable String clause, @Nullable String text) {}

    /** @param version when the answer that this one replaces was given */
    record AnswerForm(
            @Nullable Instant version,
            @Nullable String answer,
            @Nullable Boolean changesText) {}

    record SignatureForm(
            @Nullable String seen,
            @Nullable String name,
            @Nullable Boolean consent) {

        static Stored stored(@Nullable Signature given) {
            return Stored.once(given == null ? null : new SignatureForm(given.fingerprint(), given.typedName(), true));
        }
    }

    String questions(Desk desk, @Nullable String clause, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new QuestionForm(clause, null));
        }
        frame(desk, model);
        model.addAttribute(
                "clauses",
                desk.contract().clauses().stream()
                        .map(one -> new Option(
                                one.id().toString(), desk.contract().numberOf(one.id()) + ". " + one.title()))
                        .toList());
        model.addAttribute(
                "questions",
                desk.contract().questions().stream()
                        .map(question -> QuestionView.of(desk.contract(), question, desk.side()))
                        .sorted(QuestionView.WHAT_MATTERS_FIRST)
                        .toList());
        return "contract/questions";
    }

    private void frame(Desk desk, Model model) {
        model.addAttribute("layout", desk.layout());
        model.addAttribute("base", desk.base());
        model.addAttribute("contract", ContractView.of(desk.contract(), desk.side(), format.today(clock.instant())));
        model.addAttribute("vendorSide", desk.side() == Side.VENDOR);
    }

    String ask(
            Desk desk,
            QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (form.clause() == null || form.clause().isBlank()) {
            errors.rejectValue("clause", "field.choose");
        }
        if (!errors.hasErrors()) {
            try {
                contracts.ask(
                        desk.contract().id(),
                        ClauseId.of(form.clause()),
                        or(form.text()),
                        desk.actor(),
                        clock.instant());
                Toast.show(next, "contract.question.sent");
                return "redirect:" + desk.base() + "#c-" + form.clause();
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return questions(desk, null, model);
    }

    /** One question with its clause: to answer, or to say whether the answer settles it. */
    String question(Desk desk, String question, Model model) {
        var contract = desk.contract();
        var one = contract.question(QuestionId.of(question));
        frame(desk, model);
        model.addAttribute("question", QuestionView.of(contract, one, desk.side()));
        model.addAttribute("clause", ClauseView.of(contract, contract.clause(one.clause()), desk.side()));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new AnswerForm(one.answeredAt(), null, null));
        }
        if (!model.containsAttribute("further")) {
            model.addAttribute("further", new QuestionForm(null, null));
        }
        return "contract/question";
    }

    String answer(
            Desk desk,
            String question,
            AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = QuestionId.of(question);
        var asked = desk.contract().question(id);
        boolean done = saving.save(
                () -> contracts.answer(
                        desk.contract().id(),
                        id,
                        form.version(),
                        or(form.answer()),
                        Boolean.TRUE.equals(form.changesText()),
                        desk.actor(),
                        clock.instant()),
                () -> answered(contracts.get(desk.contract().id()).question(id)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.question.wasAnswered");
            return Boolean.TRUE.equals(form.changesText())
                    ? "redirect:" + desk.base() + "/clauses/" + asked.clause()
                    : "redirect:" + desk.base() + "#c-" + asked.clause();
        }
        return tried("answer", desk, question, model);
    }

    private Stored answered(ContractQuestion question) {
        var changes = format.message(question.changesText() ? "contract.lawyer.yes" : "contract.lawyer.no");
        return question.answer() == null
                ? new Stored(question.answeredAt(), null)
                : new Stored(
                        question.answeredAt(),
                        new AnswerForm(question.answeredAt(), question.answer(), question.changesText()),
                        Map.of("changesText", changes));
    }

    /** The question as it is by now, with the form that was sent, even where it cannot be sent any more. */
    private String tried(String what, Desk desk, String question, Model model) {
        model.addAttribute("tried", what);
        return question(desk.with(contracts.get(desk.contract().id())), question, model);
    }

    String settle(Desk desk, String question, RedirectAttributes next) {
        var id = QuestionId.of(question);
        contracts.settle(desk.contract().id(), id, desk.actor(), clock.instant());
        Toast.show(next, "contract.question.isSettled");
        return "redirect:" + desk.base() + "#c-" + desk.contract().question(id).clause();
    }

    String askFurther(
            Desk desk,
            String question,
            QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = QuestionId.of(question);
        var asked = desk.contract().question(id);
        boolean done = saving.save(
                () -> contracts.askFurther(desk.contract().id(), id, or(form.text()), desk.actor(), clock.instant()),
                () -> askedFurther(contracts.get(desk.contract().id()), asked),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.question.sent");
            return "redirect:" + desk.base() + "#c-" + asked.clause();
        }
        return tried("further", desk, question, model);
    }

    /** The newest open question of the same side about the same clause: what a follow-up turned into. */
    private static Stored askedFurther(Contract now, ContractQuestion before) {
        return Stored.once(now.reading().openQuestions().stream()
                .filter(open -> open.askedBy() == before.askedBy())
                .filter(open -> open.clause().equals(before.clause()))
                .reduce((earlier, later) -> later)
                .map(open -> new QuestionForm(null, open.text()))
                .orElse(null));
    }

    String signature(Desk desk, Model model) {
        frame(desk, model);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new SignatureForm(null, null, null));
        }
        model.addAttribute("fingerprint", desk.contract().fingerprint());
        model.addAttribute("document", desk.contract().document());
        return "contract/signature";
    }

    /** @param proof how the one who signs has proven who they are */
    String sign(
            Desk desk,
            Proof proof,
            SignatureForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = desk.contract().id();
        boolean done = saving.save(
                () -> contracts.sign(
                        id,
                        or(form.name()),
                        Boolean.TRUE.equals(form.consent()),
                        or(form.seen()),
                        desk.actor(),
                        proof,
                        clock.instant()),
                () -> SignatureForm.stored(
                        contracts.get(id).signature(desk.side()).orElse(null)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, desk.side() == Side.VENDOR ? "contract.signed.vendor" : "contract.signed.us");
            return "redirect:" + desk.base();
        }
        return signature(desk.with(contracts.get(id)), model);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
