package app.handoff.vendor;

import static app.handoff.kernel.DataClass.CARD;
import static app.handoff.kernel.DataClass.CUSTOMER;
import static app.handoff.kernel.DataClass.FINANCIAL;
import static app.handoff.kernel.DataClass.HEALTH;
import static app.handoff.kernel.DataClass.PROPRIETARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.VendorId;
import app.handoff.vendor.EvidenceCatalogue.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceCatalogueTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Place VIENNA = new Place("AT", "Europe/Vienna");
    private static final Place LONDON = new Place("GB", "Europe/London");
    private static final Place BOSTON = new Place("US", "America/New_York");
    private static final Place TORONTO = new Place("CA", "America/Toronto");
    private static final Place VANCOUVER = new Place("CA", "America/Vancouver");
    private static final Place SYDNEY = new Place("AU", "Australia/Sydney");
    private static final Place ZURICH = new Place("CH", "Europe/Zurich");
    private static final Place MANILA = new Place("PH", "Asia/Manila");

    private final EvidenceCatalogue catalogue = new EvidenceCatalogue();

    @Test
    void followsFromTheCountryOfTheBusinessAndTheData() {
        var health = EnumSet.of(HEALTH);
        assertThat(asked(VIENNA, "AT", health)).containsExactly("INFORMATION_SECURITY", "GDPR");
        assertThat(asked(LONDON, "GB", health)).containsExactly("INFORMATION_SECURITY", "UK_GDPR");
        assertThat(asked(BOSTON, "US", health)).containsExactly("INFORMATION_SECURITY", "HIPAA");
        assertThat(asked(TORONTO, "CA", health)).containsExactly("INFORMATION_SECURITY", "PHIPA");
        assertThat(asked(VANCOUVER, "CA", health)).containsExactly("INFORMATION_SECURITY", "PIPEDA");
        assertThat(asked(SYDNEY, "AU", health)).containsExactly("INFORMATION_SECURITY", "AUSTRALIAN_PRIVACY");
        assertThat(asked(ZURICH, "CH", health)).containsExactly("INFORMATION_SECURITY", "FADP");
        assertThat(asked(MANILA, "PH", health)).containsExactly("INFORMATION_SECURITY", "DATA_PROTECTION");
    }

    @Test
    void asksForNothingOfPeopleWhereNoneOfTheirDataIsShared() {
        assertThat(asked(VIENNA, "PH", Set.of())).isEmpty();
        for (var place : List.of(VIENNA, LONDON, BOSTON, TORONTO, SYDNEY, MANILA)) {
            assertThat(asked(place, "PH", EnumSet.of(PROPRIETARY))).containsExactly("INFORMATION_SECURITY");
        }
    }

    @Test
    void asksForCardDataAnywhere() {
        for (var place : List.of(VIENNA, LONDON, BOSTON, TORONTO, SYDNEY, MANILA)) {
            assertThat(asked(place, "PH", EnumSet.of(CARD))).contains("INFORMATION_SECURITY", "PCI_DSS");
        }
    }

    @Test
    void asksAVendorInEuropeForTheAgreementOfItsOwnLaw() {
        var clients = EnumSet.of(CUSTOMER);
        assertThat(asked(BOSTON, "PH", clients)).containsExactly("INFORMATION_SECURITY", "DATA_PROTECTION");
        assertThat(asked(BOSTON, "DE", clients)).containsExactly("INFORMATION_SECURITY", "GDPR");
        assertThat(asked(BOSTON, "GB", clients)).containsExactly("INFORMATION_SECURITY", "UK_GDPR");
        assertThat(asked(VIENNA, "GB", clients)).containsExactly("INFORMATION_SECURITY", "GDPR", "UK_GDPR");
        assertThat(asked(VIENNA, "PH", clients)).containsExactly("INFORMATION_SECURITY", "GDPR");
    }

    @Test
    void leavesOnlyHealthDataToTheLawOfHealthData() {
        assertThat(asked(BOSTON, "US", EnumSet.of(CUSTOMER, HEALTH)))
                .containsExactly("INFORMATION_SECURITY", "HIPAA", "DATA_PROTECTION");
        assertThat(asked(TORONTO, "CA", EnumSet.of(FINANCIAL, HEALTH)))
                .containsExactly("INFORMATION_SECURITY", "PHIPA", "PIPEDA");
    }

    @Test
    void everyBusinessIsAskedForDataOfPeopleByExactlyOneGeneralRule() {
        for (var country : Locale.getISOCountries()) {
            var place = new Place(country, "UTC");
            var general = asked(place, "ZZ", EnumSet.of(CUSTOMER)).stream()
                    .filter(key -> !key.equals("INFORMATION_SECURITY"))
                    .toList();
            assertThat(general).as(country).hasSize(1);
        }
    }

    @Test
    void namesOnlyCountriesAndZonesThatExist() {
        var countries = Set.of(Locale.getISOCountries());
        assertThat(catalogue.all()).isNotEmpty().allSatisfy(need -> {
            assertThat(countries).containsAll(need.business()).containsAll(need.vendor());
            assertThat(ZoneId.getAvailableZoneIds()).containsAll(need.zones());
            assertThat(need.leftTo())
                    .allSatisfy(key -> assertThat(catalogue.find(key)).isPresent());
            assertThat(need.shownBy()).isNotEmpty();
        });
        assertThat(catalogue.find("GDPR").orElseThrow().business())
                .filteredOn(country ->
                        !List.of("AX", "GF", "GP", "MF", "MQ", "RE", "YT").contains(country))
                .as("27 of the European Union and three more")
                .hasSize(30)
                .doesNotContain("GB", "CH");
    }

    @Test
    void neverLeavesSomethingOutWithoutItsReason() {
        var sees = new AskedNeed.Decided(false, "Sees no names", "Mia", NOW);
        var asked = catalogue.asked(EnumSet.of(CUSTOMER), VIENNA, Map.of("GDPR", sees, "PCI_DSS", sees), List.of());

        assertThat(asked.of("PH")).extracting(AskedNeed::key).containsExactly("INFORMATION_SECURITY");
        assertThat(asked.notAskedOf("PH"))
                .extracting(AskedNeed::key, AskedNeed::exception)
                .singleElement()
                .isEqualTo(tuple("GDPR", sees));
    }

    @Test
    void asksForWhatIsUsualElsewhereIfTheBusinessSaysSo() {
        var patients = new AskedNeed.Decided(true, "Patients in the United States", "Mia", NOW);
        assertThat(catalogue
                        .asked(EnumSet.of(HEALTH), LONDON, Map.of("HIPAA", patients), List.of())
                        .of("PH"))
                .extracting(AskedNeed::key)
                .containsExactly("INFORMATION_SECURITY", "UK_GDPR", "HIPAA");
        assertThat(catalogue
                        .asked(EnumSet.of(CUSTOMER), LONDON, Map.of("HIPAA", patients), List.of())
                        .of("PH"))
                .as("no health data")
                .extracting(AskedNeed::key)
                .doesNotContain("HIPAA");
    }

    @Test
    void asksForWhatTheBusinessAddedItselfAndKnowsItsCertificates() {
        var mia = Actor.member(MemberId.next(), "Mia");
        var insurance = new OwnNeed("Insurance", EnumSet.of(CUSTOMER), "A policy", mia, NOW);
        var need = catalogue.asked(EnumSet.of(CUSTOMER), VIENNA, Map.of(), List.of(insurance)).of("AT").stream()
                .filter(one -> one.ownName() != null)
                .findFirst()
                .orElseThrow();

        assertThat(need.isShownBy(policy(insurance.getId()))).isTrue();
        assertThat(need.isShownBy(policy(OwnNeedId.next()))).isFalse();
        assertThat(need.isShownBy(policy(null))).isFalse();
    }

    private static ComplianceStatement policy(@Nullable OwnNeedId ownNeed) {
        var today = LocalDate.of(2026, 11, 23);
        return new ComplianceStatement(
                VendorId.next(),
                new StatementContent(
                        Standard.OTHER,
                        "Insurance",
                        StatementKind.AGREEMENT,
                        "An insurer",
                        "All",
                        null,
                        today,
                        null,
                        null,
                        ownNeed),
                today,
                Actor.member(MemberId.next(), "Mia"),
                NOW);
    }

    @Test
    void takesNoReportOfOneDayForOneOfAPeriodAndNoAssuranceForTheAgreement() {
        var security = catalogue.find("INFORMATION_SECURITY").orElseThrow();
        assertThat(security.shownBy())
                .extracting(shown -> shown.standard())
                .contains(Standard.ISO_27001, Standard.ISO_27002, Standard.SOC_2_TYPE_2)
                .doesNotContain(Standard.SOC_2_TYPE_1);
        assertThat(catalogue.find("HIPAA").orElseThrow().shownBy())
                .singleElement()
                .satisfies(shown -> assertThat(shown.kinds()).containsExactly(StatementKind.AGREEMENT));
    }

    private List<String> asked(Place place, String vendor, Set<DataClass> shared) {
        return catalogue.asked(shared, place, Map.of(), List.of()).of(vendor).stream()
                .map(AskedNeed::key)
                .toList();
    }
}
