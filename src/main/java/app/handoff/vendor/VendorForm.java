package app.handoff.vendor;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.web.FormErrors;
import app.handoff.web.StoredForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

/** What is typed about a vendor. */
record VendorForm(
        @NotBlank(message = "{vendor.name.required}") @Size(max = LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

        @Size(max = LONGEST_NAME, message = "{field.tooLong}") @Nullable String contact,

        @NotBlank(message = "{vendor.email.required}") @PossibleAddress
        @Size(max = 254, message = "{field.tooLong}") @Nullable String email,

        @Nullable Boolean sameVendorIsFine,

        @Pattern(regexp = PHONE, message = "{vendor.phone.wrong}") @Size(max = LONGEST_PHONE, message = "{field.tooLong}") @Nullable String phone,

        @Pattern(regexp = WEB, message = "{field.url}") @Size(max = LONGEST_WEB, message = "{field.tooLong}") @Nullable String web,

        @Size(max = Skills.LONGEST_TEXT, message = "{field.tooLong}") @Nullable String skills,

        @Size(max = LONGEST_CITY, message = "{field.tooLong}") @Nullable String city,

        @NotBlank(message = "{vendor.country.required}") @Nullable String country,

        @Nullable ZoneId zone,

        @DateTimeFormat(pattern = "HH:mm") @Nullable LocalTime worksFrom,

        @DateTimeFormat(pattern = "HH:mm") @Nullable LocalTime worksTo,

        @Size(max = 3) @Nullable List<@Valid Language> languages,

        @NotNull(message = "{vendor.source.required}") @Nullable LeadSource source,

        @Size(max = 120, message = "{field.tooLong}") @Nullable String who,

        @Size(max = 500, message = "{field.tooLong}") @Nullable String leadNote,

        @Size(max = LONGEST_NOTES, message = "{field.tooLong}") @Nullable String notes) {

    /**
     * As people write telephone numbers: at least five digits, with a plus or the area code in brackets before them and an
     * extension behind.
     */
    static final String PHONE =
            "(?i)\\s*|\\s*(?:tel:)?(?=(?:\\P{Nd}*\\p{Nd}){5})[+(]{0,2}\\p{Nd}[\\p{Nd} ()./\u2010-\u2014-]*"
                    + "(?:[,;]? ?(?:x|ext\\.?|extension) ?\\p{Nd}{1,6})?\\s*";

    static final String WEB = "\\s*|(?i:https?://)?[^\\s/:@]+\\.[^\\s/:@]{2,}(/\\S*)?";

    static final int LONGEST_NAME = 120;
    static final int LONGEST_PHONE = 40;
    static final int LONGEST_WEB = 190;
    static final int LONGEST_CITY = 80;
    static final int LONGEST_NOTES = 4000;

    static final int LANGUAGES = 3;

    record Language(@Nullable String code, @Nullable Cefr level) {

        static final Language NONE = new Language(null, null);

        boolean isEmpty() {
            return (code == null || code.isBlank()) && level == null;
        }
    }

    /** @param country ISO 3166 code of the business: most vendors of a small one are near */
    static VendorForm empty(String country) {
        return new VendorForm(
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                country,
                null,
                null,
                null,
                threeOf(List.of()),
                null,
                null,
                null,
                null);
    }

    static VendorForm of(Vendor vendor) {
        return of(vendor, false);
    }

    private static VendorForm of(Vendor vendor, @Nullable Boolean sameVendorIsFine) {
        var details = vendor.details();
        return new VendorForm(
                details.name(),
                details.person(),
                details.email(),
                sameVendorIsFine,
                details.phone(),
                details.web(),
                Skills.text(details.skills()),
                details.city(),
                details.country(),
                details.zone(),
                details.hours() == null ? null : details.hours().from(),
                details.hours() == null ? null : details.hours().to(),
                threeOf(details.languages()),
                vendor.source(),
                vendor.lead().who(),
                vendor.lead().note(),
                details.notes());
    }

    private static List<Language> threeOf(List<SpokenLanguage> spoken) {
        var rows = new ArrayList<Language>();
        spoken.forEach(language -> rows.add(new Language(language.code(), language.level())));
        while (rows.size() < LANGUAGES) {
            rows.add(Language.NONE);
        }
        return List.copyOf(rows);
    }

    /** Puts beside their fields all rules that one field alone does not tell. */
    void check(BindingResult errors) {
        Stream.<Runnable>of(
                        () -> Skills.read(skills),
                        this::requireCountry,
                        this::hours,
                        this::spoken,
                        this::requireReferrer)
                .forEach(rule -> FormErrors.gather(errors, rule));
    }

    private void requireCountry() {
        if (country != null && !country.isBlank() && !CountryChoices.isCountry(country)) {
            throw new RuleViolation("vendor.country.required").at("country");
        }
    }

    /** Only of a form without errors. */
    VendorDetails details() {
        var country = Objects.requireNonNull(this.country);
        return new VendorDetails(
                text(name),
                contact == null || contact.isBlank() ? text(name) : contact.strip(),
                text(email),
                PlainText.orNull(phone),
                address(web),
                PlainText.orNull(city),
                country,
                zone == null ? usualZone(country) : zone,
                hours(),
                spoken(),
                Skills.read(skills),
                PlainText.orNull(notes));
    }

    private static ZoneId usualZone(String country) {
        var own = Tenancy.locality();
        return CountryChoices.usualZone(country, own.country(), own.zone());
    }

    /** With the scheme that people leave out. */
    static @Nullable String address(@Nullable String web) {
        var typed = PlainText.orNull(web);
        return typed == null || typed.toLowerCase(Locale.ROOT).matches("https?://.*") ? typed : "https://" + typed;
    }

    private @Nullable VendorWorkingHours hours() {
        if (worksFrom == null && worksTo == null) {
            return null;
        }
        if (worksFrom == null || worksTo == null) {
            throw new RuleViolation("vendor.hours.incomplete").at(worksFrom == null ? "worksFrom" : "worksTo");
        }
        return new VendorWorkingHours(worksFrom, worksTo);
    }

    private List<SpokenLanguage> spoken() {
        var spoken = new ArrayList<SpokenLanguage>();
        var rows = languages == null ? List.<Language>of() : languages;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row == null || row.isEmpty()) {
                continue;
            }
            if (row.code() == null || row.level() == null || !CountryChoices.isLanguage(row.code())) {
                throw new RuleViolation("vendor.languages.incomplete")
                        .at("languages[" + i + (row.level() == null ? "].level" : "].code"));
            }
            spoken.add(new SpokenLanguage(row.code(), row.level()));
        }
        VendorDetails.requireDifferent(spoken);
        return spoken;
    }

    /** Only of a form without errors. */
    Lead lead() {
        return lead(Objects.requireNonNull(source));
    }

    private void requireReferrer() {
        if (source != null) {
            lead(source);
        }
    }

    private Lead lead(LeadSource source) {
        return new Lead(
                source, source == LeadSource.REFERRAL ? PlainText.orNull(who) : null, PlainText.orNull(leadNote));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNull(typed).strip();
    }

    /** The vendor as it is stored now, and how the page reads what it stores as codes. */
    StoredForm stored(Vendor vendor, Format format, Locale reader) {
        var words = new LinkedHashMap<String, String>();
        words.put("country", CountryNames.of(vendor.country(), reader));
        var spoken = vendor.languages();
        for (int i = 0; i < spoken.size(); i++) {
            words.put("languages[" + i + "].code", spoken.get(i).name(reader));
        }
        return new StoredForm(vendor.version(), of(vendor, sameVendorIsFine), words);
    }
}
