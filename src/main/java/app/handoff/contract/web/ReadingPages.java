package app.handoff.contract.web;

import app.handoff.contract.ClauseId;
import app.handoff.contract.Contracts;
import app.handoff.contract.QuestionId;
import app.handoff.contract.Side;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.Option;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.function.Supplier;
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
    private final Format format;
    private final Clock clock;

    ReadingPages(Contracts contracts, Format format, Clock clock) {
        this.contracts = contracts;
        this.format = format;
        this.clock = clock;
    }

    record QuestionForm(@Nullable String clause, @Nullable String text) {}

    record AnswerForm(@Nullable String answer, @Nullable Boolean changesText) {}

    record SignatureForm(
            @Nullable String seen,
            @Nullable String name,
            @Nullable Boolean consent) {}

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
            model.addAttribute("form", new AnswerForm(null, null));
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
        try {
            boolean changesText = Boolean.TRUE.equals(form.changesText());
            var id = QuestionId.of(question);
            contracts.answer(desk.contract().id(), id, or(form.answer()), changesText, desk.actor(), clock.instant());
            Toast.show(next, "contract.question.wasAnswered");
            var clause = desk.contract().question(id).clause();
            return changesText
                    ? "redirect:" + desk.base() + "/clauses/" + clause
                    : "redirect:" + desk.base() + "#c-" + clause;
        } catch (RuleViolation violation) {
            return refuse(violation, errors, response, () -> question(desk, question, model));
        }
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
            AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var id = QuestionId.of(question);
            contracts.askFurther(desk.contract().id(), id, or(form.answer()), desk.actor(), clock.instant());
            Toast.show(next, "contract.question.sent");
            return "redirect:" + desk.base() + "#c-"
                    + desk.contract().question(id).clause();
        } catch (RuleViolation violation) {
            var there = "text".equals(violation.field())
                    ? new RuleViolation(violation.code(), violation.arguments()).at("answer")
                    : violation;
            return refuse(there, errors, response, () -> question(desk, question, model));
        }
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

    String sign(
            Desk desk,
            SignatureForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return signature(desk, model);
        }
        try {
            contracts.sign(
                    desk.contract().id(),
                    or(form.name()),
                    Boolean.TRUE.equals(form.consent()),
                    or(form.seen()),
                    desk.actor(),
                    clock.instant());
            Toast.show(next, desk.side() == Side.VENDOR ? "contract.signed.vendor" : "contract.signed.us");
            return "redirect:" + desk.base();
        } catch (RuleViolation violation) {
            return refuse(violation, errors, response, () -> signature(desk, model));
        }
    }

    private static String refuse(
            RuleViolation violation, BindingResult errors, HttpServletResponse response, Supplier<String> page) {
        Refusals.into(errors, violation);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.get();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
