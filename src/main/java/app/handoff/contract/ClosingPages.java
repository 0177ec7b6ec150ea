package app.handoff.contract;

import app.handoff.kernel.Sentence;
import app.handoff.web.FormSubmission;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Closing a contract with a reason: taken back or declined, each by its own side. */
@Component
class ClosingPages {

    private final Contracts contracts;
    private final FormSubmission formSubmission;

    ClosingPages(Contracts contracts, FormSubmission formSubmission) {
        this.contracts = contracts;
        this.formSubmission = formSubmission;
    }

    /** How a contract is closed. */
    enum Act {
        VOIDING("voiding", "voided", Agreement::requireVoidable),
        REFUSAL("refusal", "declined", Agreement::requireDeclinable);

        private final String page;
        private final String toast;
        private final Consumer<Agreement> rule;

        Act(String page, String toast, Consumer<Agreement> rule) {
            this.page = page;
            this.toast = toast;
            this.rule = rule;
        }
    }

    String ask(ContractAccess contractAccess, Act act, Model model, RedirectAttributes next) {
        return page(contractAccess, act).ask(() -> act.rule.accept(contractAccess.contract()), model, next);
    }

    private static ReasonPage page(ContractAccess contractAccess, Act act) {
        return ReasonPage.of(
                        contractAccess.contract().messages() + act.page,
                        contractAccess.base(),
                        contractAccess.base() + "/" + act.page,
                        Closing.LONGEST_REASON,
                        other(contractAccess.contract(), contractAccess.side()))
                .in(contractAccess.layout())
                .from(Sentence.of("contract.heading"))
                .hinted();
    }

    private static String other(Agreement contract, Side viewer) {
        return viewer == Side.US
                ? contract.parties().vendor().name()
                : ContractView.nameOf(contract.terms().client());
    }

    String close(
            ContractAccess contractAccess,
            Act act,
            Runnable closing,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        boolean done =
                formSubmission.save(closing, () -> ReasonForm.stored(reason(contractAccess)), errors, model, response);
        if (done) {
            Toast.show(next, contractAccess.contract().messages() + act.toast);
            return "redirect:" + contractAccess.base();
        }
        return page(contractAccess, act).again(model);
    }

    private @Nullable String reason(ContractAccess contractAccess) {
        var closing = contracts.agreement(contractAccess.contract().id()).closing();
        return closing == null ? null : closing.reason();
    }
}
