package app.handoff.contract.web;

import app.handoff.contract.Contract;
import app.handoff.contract.Contracts;
import app.handoff.contract.Side;
import app.handoff.web.FormSubmission;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Closing a contract with a reason: taken back or declined, each from its own desk. */
@Component
class ClosingPages {

    /** Why a contract is closed. */
    record ReasonForm(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    private final Contracts contracts;
    private final FormSubmission formSubmission;

    ClosingPages(Contracts contracts, FormSubmission formSubmission) {
        this.contracts = contracts;
        this.formSubmission = formSubmission;
    }

    /** How a contract is closed. */
    enum Act {
        VOIDING("voiding", "contract.voided", Contract::requireVoidable),
        REFUSAL("refusal", "contract.declined", Contract::requireDeclinable);

        private final String page;
        private final String toast;
        private final Consumer<Contract> rule;

        Act(String page, String toast, Consumer<Contract> rule) {
            this.page = page;
            this.toast = toast;
            this.rule = rule;
        }
    }

    String ask(ContractAccess contractAccess, Act act, Model model, RedirectAttributes next) {
        model.addAttribute("form", new ReasonForm(null));
        return FormSubmission.open(
                () -> act.rule.accept(contractAccess.contract()),
                () -> page(contractAccess, act, model),
                "redirect:" + contractAccess.base(),
                next);
    }

    private static String page(ContractAccess contractAccess, Act act, Model model) {
        model.addAttribute("layout", contractAccess.layout());
        model.addAttribute("base", contractAccess.base());
        model.addAttribute("act", act.page);
        model.addAttribute("other", other(contractAccess.contract(), contractAccess.side()));
        return "contract/closing";
    }

    private static String other(Contract contract, Side viewer) {
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
        boolean done = formSubmission.save(closing, () -> closed(contractAccess), errors, model, response);
        if (done) {
            Toast.show(next, act.toast);
            return "redirect:" + contractAccess.base();
        }
        return page(contractAccess, act, model);
    }

    private StoredForm closed(ContractAccess contractAccess) {
        var closing = contracts.get(contractAccess.contract().id()).closing();
        return StoredForm.once(closing == null ? null : new ReasonForm(closing.reason()));
    }
}
