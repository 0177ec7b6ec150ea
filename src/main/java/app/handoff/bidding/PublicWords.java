package app.handoff.bidding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** Looks through what all vendors will read, before it goes out: it shall name neither a vendor nor the budget by mistake. */
@Component
public class PublicWords {

    private final Bidding bidding;
    private final Budgets budgets;

    PublicWords(Bidding bidding, Budgets budgets) {
        this.bidding = bidding;
        this.budgets = budgets;
    }

    @Transactional(readOnly = true)
    public Found in(BidRequestId request, String text) {
        return new Found(bidding.naming(request, text).found(), budgets.isNamedIn(request, text));
    }

    /**
     * What a text names that not everybody should read.
     *
     * @param names each name, address or number, as it is written there
     * @param budget whether the figure of the budget is among it
     */
    public record Found(List<String> names, boolean budget) {

        /**
         * Said once; who sends it all the same has decided.
         *
         * @param anyway whether it is to go out although it names the budget
         * @param named whether it is to go out although it names somebody
         */
        public void objectTo(
                String field, @Nullable Boolean anyway, @Nullable Boolean named, BindingResult errors, Model model) {
            boolean tellsBudget = budget && !Boolean.TRUE.equals(anyway);
            boolean tellsNames = !names.isEmpty() && !Boolean.TRUE.equals(named);
            if (tellsBudget || tellsNames) {
                var what = !tellsBudget ? "namesSomebody" : !tellsNames ? "namesTheBudget" : "namesBoth";
                errors.rejectValue(field, "bidding.public." + what, new Object[] {String.join(", ", names)}, "");
            }
            model.addAttribute("namesBudget", budget);
            model.addAttribute("namesSomebody", !names.isEmpty());
        }
    }
}
