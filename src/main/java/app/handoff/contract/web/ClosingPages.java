package app.handoff.contract.web;

import app.handoff.contract.Contract;
import app.handoff.contract.Side;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Closing a contract with a reason: taken back, declined or ended, each from its own desk. */
@Component
class ClosingPages {

    /** Why a contract is closed. */
    record ReasonForm(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    /** How a contract is closed. */
    enum Act {
        VOIDING("voiding", "contract.voided"),
        ENDING("ending", "contract.ended"),
        REFUSAL("refusal", "contract.declined");

        private final String page;
        private final String toast;

        Act(String page, String toast) {
            this.page = page;
            this.toast = toast;
        }
    }

    String ask(Desk desk, Act act, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ReasonForm(null));
        }
        model.addAttribute("layout", desk.layout());
        model.addAttribute("base", desk.base());
        model.addAttribute("act", act.page);
        model.addAttribute("other", other(desk.contract(), desk.side()));
        return "contract/closing";
    }

    private static String other(Contract contract, Side viewer) {
        return viewer == Side.US
                ? contract.theirParty().name()
                : ContractView.nameOf(contract.terms().client());
    }

    String close(
            Desk desk,
            Act act,
            Runnable closing,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            closing.run();
            Toast.show(next, act.toast);
            return "redirect:" + desk.base();
        } catch (RuleViolation violation) {
            Refusals.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(desk, act, model);
        }
    }
}
