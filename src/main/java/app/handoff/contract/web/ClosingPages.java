package app.handoff.contract.web;

import app.handoff.contract.Contract;
import app.handoff.contract.Contracts;
import app.handoff.contract.Side;
import app.handoff.web.Saving;
import app.handoff.web.Stored;
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
    private final Saving saving;

    ClosingPages(Contracts contracts, Saving saving) {
        this.contracts = contracts;
        this.saving = saving;
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

    String ask(Desk desk, Act act, Model model, RedirectAttributes next) {
        model.addAttribute("form", new ReasonForm(null));
        return Saving.open(
                () -> act.rule.accept(desk.contract()), () -> page(desk, act, model), "redirect:" + desk.base(), next);
    }

    private static String page(Desk desk, Act act, Model model) {
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
        boolean done = saving.save(closing, () -> closed(desk), errors, model, response);
        if (done) {
            Toast.show(next, act.toast);
            return "redirect:" + desk.base();
        }
        return page(desk, act, model);
    }

    private Stored closed(Desk desk) {
        var closing = contracts.get(desk.contract().id()).closing();
        return Stored.once(closing == null ? null : new ReasonForm(closing.reason()));
    }
}
