package app.handoff.bidding;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkVisitor;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.text.Option;
import app.handoff.vendor.CountryChoices;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** What somebody tells who asks to bid behind a public link. */
record NewcomerForm(
        @NotBlank(message = "{bidding.newcomer.firm.required}") @Size(max = Newcomer.LONGEST_NAME, message = "{field.tooLong}") @Pattern(regexp = NAME, message = "{bidding.newcomer.noName}") @Nullable String firm,

        @NotBlank(message = "{bidding.newcomer.person.required}") @Size(max = Newcomer.LONGEST_NAME, message = "{field.tooLong}") @Pattern(regexp = NAME, message = "{bidding.newcomer.noName}") @Nullable String person,

        @NotBlank(message = "{bidding.newcomer.email.required}") @PossibleAddress
        @Size(max = EmailAddress.LONGEST, message = "{field.tooLong}") @Nullable String email,

        @NotBlank(message = "{bidding.newcomer.country.required}") @Nullable String country,

        @Nullable ZoneId zone) {

    /** A name has a letter or a digit, and neither an address of the web nor what a browser would read as a tag. */
    static final String NAME = "(?is)\\s*|(?=.*[\\p{L}\\p{N}])(?!.*(?:https?:|//|\\bwww\\.))[^<>\\p{Cntrl}]*";

    private static final Set<String> THROWAWAY = throwaway();

    static NewcomerForm empty() {
        return new NewcomerForm(null, null, null, null, null);
    }

    static List<Option> countries(Locale reader) {
        return CountryChoices.countries(reader);
    }

    static List<Option> zones() {
        return CountryChoices.zones();
    }

    /** Puts beside their fields the rules that no pattern tells. */
    void check(BindingResult errors) {
        if (country != null && !country.isBlank() && !CountryChoices.isCountry(country)) {
            errors.rejectValue("country", "bidding.newcomer.country.required");
        }
        if (EmailAddress.of(email).filter(NewcomerForm::isThrowaway).isPresent()) {
            errors.rejectValue("email", "bidding.newcomer.throwaway");
        }
    }

    /** Whether a mailbox of this domain is anybody's for some minutes, so that reading it proves nothing. */
    private static boolean isThrowaway(String address) {
        var domain = address.substring(address.indexOf('@') + 1);
        return THROWAWAY.stream().anyMatch(one -> domain.equals(one) || domain.endsWith("." + one));
    }

    /** Only of a form without errors. */
    Newcomer newcomer(LinkVisitor visitor, Instant now) {
        var chosen = Objects.requireNonNull(country);
        var own = visitor.locality();
        return new Newcomer(
                visitor.subject(),
                Objects.requireNonNull(firm),
                Objects.requireNonNull(person),
                Objects.requireNonNull(email),
                chosen,
                zone == null ? CountryChoices.usualZone(chosen, own.country(), own.zone()) : zone,
                now);
    }

    private static Set<String> throwaway() {
        try (var file = Objects.requireNonNull(NewcomerForm.class.getResourceAsStream("throwaway-mail.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
