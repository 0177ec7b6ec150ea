package app.handoff.installation;

import app.handoff.installation.AddressTrial.Outcome;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.PublicAddress;
import app.handoff.tenancy.SavedAddress;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.Anyone;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address at which people reach this installation, for its administrator. */
@Controller
@AdministratorOnly
class AddressController {

    private final PublicAddress address;
    private final SavedAddress saved;
    private final AddressTrial trial;

    AddressController(PublicAddress address, SavedAddress saved, AddressTrial trial) {
        this.address = address;
        this.saved = saved;
        this.trial = trial;
    }

    @GetMapping("/settings/public-address")
    String address(Model model) {
        model.addAttribute("form", new AddressForm(saved.get().orElseGet(AddressController::asked), false));
        return page(model);
    }

    /** The address at which the administrator's own browser has just reached this page. */
    private static String asked() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toString();
    }

    private String page(Model model) {
        model.addAttribute("given", address.isGiven());
        model.addAttribute("current", address.address().orElse(null));
        model.addAttribute("isSaved", saved.get().isPresent());
        return "installation/address";
    }

    /** Saves an address that leads here; one that does not only if the administrator knows better. */
    @PostMapping("/settings/public-address")
    String save(
            @Valid @ModelAttribute("form") AddressForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (address.isGiven()) {
            errors.reject("setting.given");
        }
        var typed = errors.hasErrors() ? Optional.<String>empty() : form.normal();
        if (!errors.hasErrors() && typed.isEmpty()) {
            errors.rejectValue("address", "installation.address.wrong");
        } else if (typed.filter(address::opensOnlyHere).isPresent()) {
            errors.rejectValue("address", "installation.address.onlyHere");
        } else if (typed.isPresent() && !Boolean.TRUE.equals(form.anyway())) {
            var result = trial.of(typed.get());
            if (result.outcome() != Outcome.REACHED) {
                model.addAttribute("offersAnyway", true);
                errors.rejectValue(
                        "address", "installation.address." + result.outcome(), new Object[] {result.elsewhere()}, null);
            }
        }
        if (!errors.hasErrors()) {
            saved.save(typed.orElseThrow());
            Toast.show(next, "installation.address.saved");
            return "redirect:/settings/public-address";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model);
    }

    @PostMapping("/settings/public-address/removal")
    String remove(RedirectAttributes next) {
        saved.forget();
        Toast.show(next, "installation.address.removed");
        return "redirect:/settings/public-address";
    }

    /** Answered once, to the installation itself, which has just asked. */
    @GetMapping(path = AddressTrial.PATH + "{question}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Anyone
    @ResponseBody
    String reached(@PathVariable String question) {
        return trial.answer(question).orElseThrow(NotFound::new);
    }

    record AddressForm(
            @NotBlank(message = "{installation.address.required}") @Size(max = 300, message = "{field.tooLong}") @Nullable String address,

            @Nullable Boolean anyway) {

        /** Scheme, host, port and path alone, without a slash at the end; empty for what is no address of pages. */
        Optional<String> normal() {
            try {
                var text = Objects.requireNonNull(address).strip();
                var uri = new URI(text.contains("://") ? text : "https://" + text);
                var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
                var host = uri.getHost();
                if (host == null
                        || uri.getUserInfo() != null
                        || uri.getQuery() != null
                        || uri.getFragment() != null
                        || !(scheme.equals("https") || scheme.equals("http"))) {
                    return Optional.empty();
                }
                var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
                var path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
                return Optional.of(scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path);
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }
    }
}
