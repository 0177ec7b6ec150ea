package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.PublicAddress;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormErrors;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which tokens for systems are made and revoked, the same for members and for the vendor through its link. */
@Component
class NumberTokenPages {

    private final NumberTokens tokens;
    private final NumberHeadings headings;
    private final PublicAddress address;
    private final Format format;
    private final Clock clock;

    NumberTokenPages(NumberTokens tokens, NumberHeadings headings, PublicAddress address, Format format, Clock clock) {
        this.tokens = tokens;
        this.headings = headings;
        this.address = address;
        this.format = format;
        this.clock = clock;
    }

    /**
     * Who looks, and where the page stands.
     *
     * @param layout the frame of the page
     * @param at its address
     * @param back the page it belongs to
     */
    record Reader(Side side, ZoneId zone, String layout, String at, String back) {}

    /** @param secret of a token that was just made, which is shown this once; null for none */
    String show(Delivery delivery, Reader reader, @Nullable String secret, Model model) {
        var url = address.linkTo(NumbersApiController.ADDRESS);
        model.addAttribute("reader", reader);
        model.addAttribute("work", delivery.title());
        model.addAttribute(
                "tokens",
                tokens.of(delivery.id()).stream()
                        .map(token -> Line.of(token, reader.zone(), clock))
                        .toList());
        model.addAttribute("most", NumberTokens.MOST);
        model.addAttribute("secret", secret);
        model.addAttribute("url", url);
        model.addAttribute("making", !delivery.hasEnded());
        model.addAttribute("curl", example(delivery, url));
        model.addAttribute(
                "columns",
                headings.choices(delivery.levels()).stream().map(Option::text).toList());
        model.addAttribute(
                "lifetimes",
                List.of(90, 180, 366).stream()
                        .map(days -> new Option(String.valueOf(days), format.message("delivery.token.days.some", days)))
                        .toList());
        model.addAttribute("longestName", NumberToken.LONGEST_NAME);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new Form(null, 180));
        }
        return "delivery/number-tokens";
    }

    /** As it is typed at a prompt; the token stands in a variable, so that it is in no list of commands. */
    private String example(Delivery delivery, String url) {
        var columns = headings.choices(delivery.levels()).stream()
                .limit(2)
                .map(choice -> "\""
                        + choice.text()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("'", "'\\''") + "\": 100")
                .toList();
        return "curl -X POST " + url + " \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n"
                + "  -H \"Content-Type: application/json\" \\\n  -d '{\"day\": \""
                + LocalDate.ofInstant(clock.instant(), delivery.schedule().zone()) + "\", \"rows\": [{"
                + String.join(", ", columns) + "}]}'";
    }

    /** The page with the secret where it was made: it is in no address and in no cookie, and cannot be shown again. */
    String make(
            Delivery delivery,
            Reader reader,
            Form form,
            BindingResult errors,
            Actor by,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            try {
                var made = tokens.make(delivery, form.name(), form.days(), reader.side(), by, clock.instant());
                model.addAttribute("form", new Form(null, form.days()));
                return show(delivery, reader, made.value(), model);
            } catch (RuleViolation refused) {
                FormErrors.into(errors, refused);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(delivery, reader, null, model);
    }

    String revoke(Delivery delivery, Reader reader, String id, Actor by, RedirectAttributes next) {
        tokens.revoke(delivery, NumberTokenId.of(id), by, clock.instant());
        Toast.show(next, "delivery.token.revoked");
        return "redirect:" + reader.at();
    }

    /** @param days for how many it works */
    record Form(@Nullable String name, @Nullable Integer days) {}

    /** @param used when it was used last; null while it was not */
    record Line(
            String id,
            String name,
            String madeBy,
            Deadline until,
            boolean expired,
            @Nullable Deadline used) {

        static Line of(NumberToken token, ZoneId zone, Clock clock) {
            var used = token.lastUsedAt();
            return new Line(
                    token.id().toString(),
                    token.name(),
                    token.madeByName(),
                    new Deadline(token.expiresAt(), zone),
                    !token.works(clock.instant()),
                    used == null ? null : new Deadline(used, zone));
        }
    }
}
