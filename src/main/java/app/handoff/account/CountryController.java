package app.handoff.account;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.CurrenciesInUse;
import app.handoff.kernel.Locality;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Moves the business to another country: first the country, then what it suggests. Zone, currency and the way numbers are
 * written stay as they are unless the owner chooses otherwise.
 */
@Controller
@OwnersOnly
class CountryController {

    private final Accounts accounts;
    private final Countries countries;
    private final FormSubmission formSubmission;
    private final Format format;

    CountryController(Accounts accounts, Countries countries, FormSubmission formSubmission, Format format) {
        this.accounts = accounts;
        this.countries = countries;
        this.formSubmission = formSubmission;
        this.format = format;
    }

    @GetMapping("/settings/country")
    String country(
            @RequestParam(name = "country", required = false) @Nullable String chosen, Locale language, Model model) {
        var business = accounts.business();
        var country = chosen != null && countries.isKnown(chosen) ? chosen : business.country();
        model.addAttribute("form", CountryForm.of(country, business));
        return page(country, business, language, model);
    }

    @PostMapping("/settings/country")
    String move(
            @Valid @ModelAttribute("form") CountryForm form,
            BindingResult errors,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var business = accounts.business();
        var chosen = form.country();
        var country = chosen != null && countries.isKnown(chosen) ? chosen : business.country();
        if (!errors.hasErrors()
                && !(countries.allZones().contains(form.zone())
                        && countries.allCurrencies().contains(form.currency()))) {
            errors.reject("field.choose");
        }
        // What was offered was offered for that version; somebody else's is told by the saving.
        if (!errors.hasErrors() && Objects.equals(form.version(), business.version())) {
            refuseWhatWasNotOffered(form, country, business, errors);
        }
        boolean done = formSubmission.save(
                () -> accounts.move(
                        FormSubmission.seen(form.version()),
                        country,
                        new Locality(
                                ZoneId.of(form.zone()),
                                Currency.getInstance(form.currency()),
                                Locale.forLanguageTag(form.numbers()))),
                () -> stored(accounts.business()),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "account.settings.saved");
            return "redirect:/settings";
        }
        var shown = page(country, accounts.business(), language, model);
        // Also where somebody else has moved the business there meanwhile: what was chosen is not lost.
        model.addAttribute("moves", true);
        return shown;
    }

    private static StoredForm stored(Business business) {
        var form = CountryForm.of(business.country(), business);
        return new StoredForm(
                form.version(), form, Map.of("numbers", SettingsController.example(String.valueOf(form.numbers()))));
    }

    private void refuseWhatWasNotOffered(CountryForm form, String country, Business business, BindingResult errors) {
        if (!country.equals(form.country())) {
            errors.rejectValue("country", "country.unknown");
        }
        refuse("zone", form.zone(), zones(country, business.locality()), errors);
        refuse("currency", form.currency(), currencies(country, business.locality()), errors);
        refuse("numbers", form.numbers(), numbers(country, business.locality()), errors);
    }

    private static void refuse(String field, @Nullable String typed, List<Option> offered, BindingResult errors) {
        if (offered.stream().noneMatch(option -> option.value().equals(typed))) {
            errors.rejectValue(field, "field.choose");
        }
    }

    private String page(String country, Business business, Locale language, Model model) {
        var locality = business.locality();
        model.addAttribute(
                "countries",
                countries.all(language).stream()
                        .map(one -> new Option(one.code(), one.name()))
                        .toList());
        model.addAttribute("chosen", country);
        model.addAttribute("chosenName", CountryNames.inSentence(country));
        model.addAttribute("moves", !country.equals(business.country()));
        model.addAttribute("zones", zones(country, locality));
        model.addAttribute("currencies", currencies(country, locality));
        model.addAttribute("numberStyles", numbers(country, locality));
        return "account/country";
    }

    /** What is now, first, then what the country has. */
    private List<Option> zones(String country, Locality now) {
        var zones = new ArrayList<Option>();
        zones.add(kept(now.zone().getId(), format.zone(now.zone())));
        countries.zones(country).stream()
                .filter(zone -> !zone.equals(now.zone()))
                .map(zone -> new Option(zone.getId(), format.zone(zone)))
                .forEach(zones::add);
        return zones;
    }

    private List<Option> currencies(String country, Locality now) {
        var currencies = new ArrayList<Option>();
        currencies.add(kept(now.currency().getCurrencyCode(), name(now.currency())));
        var own = countries.currency(country);
        if (!own.equals(now.currency())) {
            currencies.add(new Option(own.getCurrencyCode(), name(own)));
        }
        return currencies;
    }

    private static String name(Currency currency) {
        return CurrenciesInUse.name(currency);
    }

    private List<Option> numbers(String country, Locality now) {
        var styles = new ArrayList<Option>();
        var kept = now.locale().toLanguageTag();
        styles.add(kept(kept, SettingsController.example(kept)));
        var own = countries.numbers(country).toLanguageTag();
        if (!SettingsController.example(own).equals(SettingsController.example(kept))) {
            styles.add(new Option(own, SettingsController.example(own)));
        }
        return styles;
    }

    private Option kept(String value, String text) {
        return new Option(value, text, format.message("account.country.kept"));
    }

    record CountryForm(
            @Nullable Integer version,

            @NotBlank(message = "{account.country.required}") @Nullable String country,

            @NotBlank(message = "{field.choose}") @Nullable String zone,
            @NotBlank(message = "{field.choose}") @Nullable String currency,
            @NotBlank(message = "{field.choose}") @Nullable String numbers) {

        static CountryForm of(String country, Business business) {
            var locality = business.locality();
            return new CountryForm(
                    business.version(),
                    country,
                    locality.zone().getId(),
                    locality.currency().getCurrencyCode(),
                    locality.locale().toLanguageTag());
        }
    }
}
