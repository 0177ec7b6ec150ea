package app.handoff.account;

import app.handoff.kernel.Administrators;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Locality;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.RateLimit;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settings of the business, for owners, and of one's own access, for everybody. */
@Controller
class SettingsController {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final SampleSetUp samples;
    private final LoginPasswords passwords;
    private final Administrators administrators;
    private final Countries countries;
    private final SessionLogin sessionLogin;
    private final FormSubmission formSubmission;
    private final RateLimit rateLimit;
    private final Clock clock;

    SettingsController(
            Accounts accounts,
            SampleSetUp samples,
            LoginPasswords passwords,
            Administrators administrators,
            Countries countries,
            SessionLogin sessionLogin,
            FormSubmission formSubmission,
            RateLimit rateLimit,
            Clock clock) {
        this.accounts = accounts;
        this.samples = samples;
        this.passwords = passwords;
        this.administrators = administrators;
        this.countries = countries;
        this.sessionLogin = sessionLogin;
        this.formSubmission = formSubmission;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    @GetMapping("/settings")
    @MembersOnly
    String settings(CurrentMember member, Model model) {
        var others = accounts.othersOf(SessionLogin.session());
        model.addAttribute("others", others);
        if (member.may(Role.OWNER)) {
            model.addAttribute("country", accounts.country());
            model.addAttribute(
                    "administrator",
                    member.administrator() ? null : administrators.name().orElse(null));
        }
        model.addAttribute(
                "sampleWanted",
                member.may(Role.OWNER) && !member.sample() && others.stream().noneMatch(Businesses.Profile::sample));
        return "account/settings";
    }

    @GetMapping("/settings/business")
    @OwnersOnly
    String business(Model model) {
        var business = accounts.business();
        model.addAttribute("form", BusinessForm.of(business));
        return choices(business.locality(), model);
    }

    @PostMapping("/settings/business")
    @OwnersOnly
    String settle(
            @Valid @ModelAttribute("form") BusinessForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (!errors.hasErrors()
                && !(countries.allZones().contains(form.zone())
                        && countries.allCurrencies().contains(form.currency()))) {
            errors.reject("field.choose");
        }
        boolean done = formSubmission.save(
                () -> accounts.settle(FormSubmission.seen(form.version()), form.name(), form.locality()),
                this::settled,
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "account.settings.saved");
            return "redirect:/settings";
        }
        return choices(accounts.business().locality(), model);
    }

    private StoredForm settled() {
        var form = BusinessForm.of(accounts.business());
        return new StoredForm(form.version(), form, Map.of("numbers", example(String.valueOf(form.numbers()))));
    }

    private String choices(Locality locality, Model model) {
        model.addAttribute("zones", countries.allZones());
        model.addAttribute("currencies", countries.allCurrencies());
        model.addAttribute(
                "numberStyles",
                Stream.of(locality.locale().toLanguageTag(), "en-GB", "en-DE", "en-CH", "en-FI")
                        .distinct()
                        .map(tag -> new Option(tag, example(tag)))
                        .filter(distinctByText())
                        .toList());
        return "account/business";
    }

    private static java.util.function.Predicate<Option> distinctByText() {
        var seen = new java.util.HashSet<String>();
        return option -> seen.add(option.text());
    }

    static String example(String tag) {
        var number = NumberFormat.getNumberInstance(Locale.forLanguageTag(tag));
        number.setMinimumFractionDigits(2);
        return number.format(new BigDecimal("1234567.5"));
    }

    @PostMapping("/settings/theme")
    @MembersOnly
    String theme(CurrentMember member, @Valid ThemeForm form, BindingResult errors, RedirectAttributes next) {
        if (!errors.hasErrors()) {
            accounts.chooseTheme(member.id(), Objects.requireNonNull(form.theme()));
            Toast.show(next, "account.settings.saved");
        }
        return "redirect:/settings";
    }

    @GetMapping("/settings/password")
    @MembersOnly
    String password(HttpServletRequest request, Model model) {
        model.addAttribute("form", new PasswordForm(null, null));
        return choosePassword(request, model);
    }

    private String choosePassword(HttpServletRequest request, Model model) {
        model.addAttribute(
                "asksForOld", !sessionLogin.mayReplacePassword(request) && passwords.isChosen(SessionLogin.session()));
        return "account/password";
    }

    /**
     * A changed password ends every other session of the person. Whoever has just come in without one, by a link or a code, is
     * not asked for it.
     */
    @PostMapping("/settings/password")
    @MembersOnly
    String changePassword(
            @Valid @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var session = SessionLogin.session();
        var now = clock.instant();
        var key = "password:" + session.getName();
        if (!errors.hasErrors() && !rateLimit.mayTry(key, TRIES, WINDOW, now)) {
            var minutes = PasswordTries.minutes(rateLimit.wait(key, WINDOW, now));
            errors.reject("account.password.tooMany", new Object[] {minutes}, null);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var password = Objects.requireNonNull(form.password());
                    if (sessionLogin.mayReplacePassword(request)) {
                        passwords.replaceForgotten(session, password, now);
                    } else {
                        passwords.change(session, Objects.requireNonNullElse(form.current(), ""), password, now);
                    }
                    rateLimit.forget(key);
                    sessionLogin.enter(session, request, response);
                    Toast.show(next, "account.password.changed");
                    return "redirect:/settings";
                },
                () -> choosePassword(request, model));
    }

    @GetMapping("/settings/sample/removal")
    @OwnersOnly
    String askToRemoveSample(CurrentMember member, Model model) {
        if (!member.sample()) {
            throw new RuleViolation("business.notSample");
        }
        model.addAttribute(
                "own",
                accounts.othersOf(SessionLogin.session()).stream()
                        .findFirst()
                        .map(Businesses.Profile::name)
                        .orElse(null));
        return "account/sample-removal";
    }

    @PostMapping("/settings/sample/removal")
    @OwnersOnly
    String removeSample(HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
        sessionLogin.keep(samples.remove(SessionLogin.session()), request, response);
        Toast.show(next, "account.sample.removed");
        return "redirect:/";
    }

    record BusinessForm(
            @Nullable Integer version,

            @NotBlank(message = "{account.business.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String business,

            @NotBlank(message = "{field.choose}") @Nullable String zone,
            @NotBlank(message = "{field.choose}") @Nullable String currency,

            @NotBlank(message = "{field.choose}") @Pattern(regexp = "en-[A-Z]{2}", message = "{field.choose}") @Nullable String numbers) {

        static BusinessForm of(Business business) {
            var locality = business.locality();
            return new BusinessForm(
                    business.version(),
                    business.name(),
                    locality.zone().getId(),
                    locality.currency().getCurrencyCode(),
                    locality.locale().toLanguageTag());
        }

        private String name() {
            return String.valueOf(business).strip();
        }

        private Locality locality() {
            return new Locality(ZoneId.of(zone), Currency.getInstance(currency), Locale.forLanguageTag(numbers));
        }
    }

    record ThemeForm(
            @NotBlank @Pattern(regexp = "system|light|dark") @Nullable String theme) {}

    record PasswordForm(
            @Nullable String current,

            @NotBlank(message = "{account.password.required}") @Nullable String password) {}
}
