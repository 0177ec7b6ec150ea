package app.handoff.account;

import app.handoff.account.Accounts.NewBusiness;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.sample.SampleJob;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.RateLimit;
import app.handoff.text.Option;
import app.handoff.web.Anyone;
import app.handoff.web.FormErrors;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first run: one business, one owner, and if wanted the sample business to look around in. */
@Controller
@Anyone
class SetUpController {

    private static final int TRIES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final Countries countries;
    private final SessionLogin sessionLogin;
    private final Clock clock;
    private final SampleJob samples;
    private final SetUpCode code;
    private final RateLimit rateLimit;
    private final boolean open;

    SetUpController(
            Accounts accounts,
            Countries countries,
            SessionLogin sessionLogin,
            Clock clock,
            SampleJob samples,
            SetUpCode code,
            RateLimit rateLimit,
            @Value("${handoff.sign-up-open}") boolean open) {
        this.accounts = accounts;
        this.countries = countries;
        this.sessionLogin = sessionLogin;
        this.clock = clock;
        this.samples = samples;
        this.code = code;
        this.rateLimit = rateLimit;
        this.open = open;
    }

    @ModelAttribute("countries")
    List<Option> countries(Locale language) {
        return countries.all(language).stream()
                .map(country -> new Option(country.code(), country.name()))
                .toList();
    }

    /** Those of the country, once one was chosen that has several; before that, every zone there is. */
    @ModelAttribute("zones")
    List<Option> zones(
            @RequestParam(name = "country", required = false) @Nullable String country,
            @RequestParam(name = "zone", required = false) @Nullable String typed) {
        var ofCountry = country == null || !countries.isKnown(country)
                ? List.<String>of()
                : countries.zones(country).stream().map(ZoneId::getId).toList();
        boolean fits = ofCountry.size() > 1 && (typed == null || typed.isBlank() || ofCountry.contains(typed));
        return (fits ? ofCountry : countries.allZones())
                .stream()
                        .map(zone -> new Option(zone, fits ? countries.city(zone) : city(zone)))
                        .sorted(Comparator.comparing(Option::text))
                        .toList();
    }

    /** The zones of every country between which somebody there has to choose, for the page to offer once it is chosen. */
    @ModelAttribute("severalZones")
    String severalZones() {
        return countries.withSeveralZones();
    }

    /** America/Vancouver is Vancouver (America), among the zones of all countries. */
    private String city(String zone) {
        int slash = zone.indexOf('/');
        return slash < 0 ? zone : countries.city(zone) + " (" + zone.substring(0, slash) + ")";
    }

    @ModelAttribute("currencies")
    List<String> currencies() {
        return countries.allCurrencies();
    }

    /** Once a business is there, whoever may set up another one was let in by the settings of the installation. */
    @ModelAttribute("codeNeeded")
    boolean codeNeeded(HttpServletRequest request) {
        return code.isNeeded(request) && accounts.isFresh();
    }

    @GetMapping("/set-up")
    String ask(Model model) {
        if (!mayBeSetUp()) {
            return "redirect:/sign-in";
        }
        model.addAttribute("form", new SetUpForm(null, null, null, null, null, null, null, null, null));
        return "account/set-up";
    }

    @PostMapping("/set-up")
    String setUp(
            @Valid @ModelAttribute("form") SetUpForm form,
            BindingResult errors,
            HttpServletRequest request,
            @ModelAttribute("codeNeeded") boolean codeNeeded,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!mayBeSetUp()) {
            return "redirect:/sign-in";
        }
        if (codeNeeded && PlainText.orNull(form.code()) == null) {
            errors.rejectValue("code", "code.required");
        } else if (codeNeeded && !errors.hasFieldErrors("code")) {
            checkCode(form, request, errors);
        }
        form.check(accounts, errors);
        if (!errors.hasErrors()) {
            try {
                var now = clock.instant();
                var business = form.toBusiness(accounts);
                var owner = open ? accounts.setUp(business, now) : accounts.setUpFirst(business, now);
                Toast.show(
                        next,
                        "account.setUp.done",
                        business.locality().zone(),
                        business.locality().currency().getCurrencyCode());
                sessionLogin.enter(owner, request, response);
                if (form.sample() == null) {
                    return "redirect:/";
                }
                samples.order(owner.asSampleOwner(), now);
                SampleController.await(request);
                return SampleController.PROGRESS;
            } catch (RuleViolation violation) {
                if (violation.code().equals("setUp.done")) {
                    return "redirect:/sign-in";
                }
                FormErrors.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "account/set-up";
    }

    private void checkCode(SetUpForm form, HttpServletRequest request, BindingResult errors) {
        var now = clock.instant();
        var key = "set-up:" + request.getRemoteAddr();
        if (!rateLimit.mayTry(key, TRIES, WINDOW, now)) {
            var minutes = PasswordTries.minutes(rateLimit.wait(key, WINDOW, now));
            errors.rejectValue("code", "code.tooMany", new Object[] {minutes}, null);
        } else if (!code.fits(Objects.requireNonNullElse(form.code(), ""))) {
            errors.rejectValue("code", "code.wrong");
        } else {
            rateLimit.forget(key);
        }
    }

    private boolean mayBeSetUp() {
        return open || accounts.isFresh();
    }

    record SetUpForm(
            @NotBlank(message = "{account.business.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String business,

            @NotBlank(message = "{account.country.required}") @Nullable String country,

            @Nullable String zone,
            @Nullable String currency,

            @NotBlank(message = "{account.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @NotBlank(message = "{account.email.required}") @PossibleAddress
            @Size(max = 254, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{account.password.required}") @Nullable String password,

            @Nullable String sample,

            @Size(max = 20, message = "{code.wrong}") @Nullable String code) {

        /** What no annotation can tell, all at once: where the business is, and whether the password is good enough. */
        void check(Accounts accounts, BindingResult errors) {
            if (country != null && !errors.hasFieldErrors("country")) {
                refuse(errors, () -> accounts.locality(country, PlainText.orNull(zone), PlainText.orNull(currency)));
            }
            if (password != null && !errors.hasFieldErrors("password")) {
                var own = Stream.of(name, email, business)
                        .flatMap(Stream::ofNullable)
                        .toList();
                refuse(errors, () -> accounts.requireGoodPassword(password, own));
            }
        }

        private static void refuse(BindingResult errors, Runnable rule) {
            try {
                rule.run();
            } catch (RuleViolation broken) {
                FormErrors.into(errors, broken);
            }
        }

        /** Only of a form without errors. */
        NewBusiness toBusiness(Accounts accounts) {
            var country = Objects.requireNonNull(this.country);
            return new NewBusiness(
                    Objects.requireNonNull(business).strip(),
                    country,
                    accounts.locality(country, PlainText.orNull(zone), PlainText.orNull(currency)),
                    Objects.requireNonNull(name).strip(),
                    Objects.requireNonNull(email),
                    Objects.requireNonNull(password));
        }
    }
}
