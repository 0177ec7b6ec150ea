package app.handoff.triage;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.Locality;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.text.Format;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Tasks that many businesses have come with what is usual for them, and are known by what people call them. */
class CommonTasksTests {

    private final CommonTasks common = new CommonTasks(bundle(), new Format(bundle()));

    private static ResourceBundleMessageSource bundle() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/triage");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Test
    void everyFamilyOffersSome() {
        assertThat(common.all()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(common.all().stream().collect(Collectors.groupingBy(CommonTask::family)))
                .hasSize(CommonTask.Family.values().length)
                .allSatisfy((family, tasks) -> assertThat(tasks).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void eachIsAWholeExample() {
        var known = Arrays.stream(Canonical.resource("scope/levels.json", Level[].class))
                .map(Level::key)
                .collect(Collectors.toSet());
        var keys = new HashSet<String>();
        assertThat(common.all()).allSatisfy(task -> {
            assertThat(keys.add(task.key())).isTrue();
            assertThat(task.nature().profile()).isNotNull();
            assertThat(task.effort().isKnown()).isTrue();
            task.effort().expectPlausible();
            assertThat(task.levels()).isNotEmpty().isSubsetOf(known);
            assertThat(common.name(task)).isNotBlank();
            assertThat(common.advice(task)).hasSizeBetween(40, 300);
            assertThat(common.calledLike(common.name(task)))
                    .as(common.name(task))
                    .contains(task);
        });
    }

    private record Level(String key) {}

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Bookkeeping, bookkeeping",
                "Monthly book-keeping for the shop, bookkeeping",
                "Finanzbuchhaltung, bookkeeping",
                "Lohnbuchhaltung, payroll",
                "Löhne und Gehälter, payroll",
                "Bi-weekly payroll, payroll",
                "VAT, sales-tax",
                "Umsatzsteuer-Voranmeldung, sales-tax",
                "Answering the phone, phone",
                "Phone, phone",
                "Phone repair, none",
                "Telefon, phone",
                "Patient appointments, appointments",
                "Medical billing, claims",
                "Court filings, case-files",
                "Office cleaning, cleaning",
                "Gebäudereinigung, cleaning",
                "Translation into French, translation",
                "Instagram, social-media",
                "Delivery round, deliveries",
                "Milling of brackets, parts",
                "Customer service, support",
                "Web design, none",
                "Growing trees, none",
                "'', none"
            })
    void knowsATaskByWhatPeopleCallIt(String name, String key) {
        assertThat(common.calledLike(name).map(CommonTask::key).orElse(null)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "US, sales-tax, Sales tax returns",
        "CA, sales-tax, GST and HST returns",
        "AU, sales-tax, Business activity statements",
        "FR, sales-tax, VAT returns",
        "BR, sales-tax, VAT returns",
        "DE, privacy, Data protection (GDPR)",
        "GB, privacy, Data protection (UK GDPR)",
        "US, claims, Medical billing and claims",
        "ZA, privacy, Privacy advice"
    })
    void taxAndPrivacyAreCalledAsInTheCountry(String country, String key, String name) {
        assertThat(in(country, () -> common.name(common.of(Set.of(key)).get(0))))
                .isEqualTo(name);
    }

    private static <T> T in(String country, Supplier<T> question) {
        var there = new Locality(
                ZoneOffset.UTC,
                Currency.getInstance("EUR"),
                new Locale.Builder().setLanguage("en").setRegion(country).build());
        return Tenancy.as(
                Scope.of(new app.handoff.kernel.BusinessId(UUID.randomUUID())).at(there), question);
    }
}
