package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class VendorsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    private static final Lead POST = Lead.from(LeadSource.SOCIAL, "Answered our post");

    @Autowired
    Vendors vendors;

    @Autowired
    SecurityEvidence evidence;

    @Autowired
    EvidenceTable table;

    @Autowired
    EvidenceAgenda agenda;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Tenancy.Scope business;

    @BeforeEach
    void aBusiness() {
        business = newBusiness();
    }

    @Test
    void keepsWhatIsKnownAboutAVendor() {
        var id = add("Ledgerly");

        var vendor = as(business, () -> vendors.get(id));

        assertThat(vendor.details()).isEqualTo(VendorExamples.named("Ledgerly"));
        assertThat(vendor.lead()).isEqualTo(POST);
        assertThat(vendor.addedBy()).isEqualTo(MIA);
        assertThat(vendor.language()).hasValue(new SpokenLanguage("en", Cefr.C1));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(newBusiness(), () -> vendors.get(id)));
    }

    @Test
    void tellsTheSecondOfTwoEditors() {
        var id = add("Ledgerly");
        int seen = as(business, () -> vendors.get(id).version());

        change(id, "Ledgerly Ltd", seen);

        assertThatExceptionOfType(EditedMeanwhile.class).isThrownBy(() -> change(id, "Ledgerly GmbH", seen));
        assertThat(as(business, () -> vendors.get(id).name())).isEqualTo("Ledgerly Ltd");
    }

    @Test
    void listsByNamePageByPage() {
        for (var name : List.of("beta", "Alpha", "delta", "Gamma", "alpha")) {
            add(name);
        }

        var first = list(VendorSearch.ALL, 2);
        assertThat(first).extracting(Vendor::name).containsExactly("Alpha", "alpha", "beta");
        var second = list(new VendorSearch(null, null, first.get(1).id()), 2);
        assertThat(second).extracting(Vendor::name).containsExactly("beta", "delta", "Gamma");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d'arcy",
                "D\u2019ARCY",
                "darcy",
                "arcy",
                "muller sohne",
                "M\u00fcller & S\u00f6hne",
                "MU\u0308LLER"
            })
    void aNameIsFoundHoweverItIsTyped(String typed) {
        add("D\u2019Arcy, M\u00fcller & S\u00f6hne GmbH");
        add("Ledgerly");

        assertThat(list(new VendorSearch(typed, null, null), 9))
                .extracting(Vendor::name)
                .containsExactly("D\u2019Arcy, M\u00fcller & S\u00f6hne GmbH");
    }

    @Test
    void findsByASkillHoweverItIsTyped() {
        add("Ledgerly");
        skilled("Tala", "Book keeping", "C++");
        skilled("Norte", "Bookkeeping for shops", "C");

        assertThat(list(able("BOOKKEEPING"), 9)).extracting(Vendor::name).containsExactly("Ledgerly", "Tala");
        assertThat(list(able("c++"), 9)).extracting(Vendor::name).containsExactly("Tala");
        assertThat(list(able("%"), 9)).isEmpty();
        assertThat(as(business, () -> vendors.skills()))
                .containsExactly("Book keeping", "Bookkeeping for shops", "C", "C++", "Payroll");
    }

    private static VendorSearch able(String skill) {
        return new VendorSearch(null, null, skill, false, null);
    }

    private void skilled(String name, String... skills) {
        var known = VendorExamples.named(name);
        var details = new VendorDetails(
                name,
                known.contact(),
                known.email(),
                known.phone(),
                known.web(),
                known.city(),
                known.country(),
                known.zone(),
                known.hours(),
                known.languages(),
                List.of(skills),
                known.notes());
        as(business, () -> vendors.add(details, Lead.from(LeadSource.SOCIAL, null), MIA, NOW));
    }

    @Test
    void findsByWordsAndBySource() {
        add("Ledgerly");
        add("100 % Books_");
        as(business, () -> vendors.add(VendorExamples.named("Tala"), Lead.referredBy("Jonas"), MIA, NOW));

        assertThat(list(new VendorSearch("LEDGER", null, null), 9)).hasSize(1);
        assertThat(list(new VendorSearch("lisbon", null, null), 9)).hasSize(3);
        assertThat(list(new VendorSearch("%", null, null), 9)).hasSize(1);
        assertThat(list(new VendorSearch("\\", null, null), 9)).isEmpty();
        assertThat(list(new VendorSearch(null, LeadSource.REFERRAL, null), 9))
                .extracting(Vendor::name)
                .containsExactly("Tala");
        assertThat(as(business, () -> vendors.counts().inUse()))
                .containsEntry(LeadSource.SOCIAL, 2L)
                .containsEntry(LeadSource.REFERRAL, 1L);
    }

    @Test
    void noticesTheSameMailAddressTwice() {
        var id = add("Ledgerly");

        assertThat(as(business, () -> vendors.otherAt("LEDGERLY@example.com", null)))
                .isPresent();
        assertThat(as(business, () -> vendors.otherAt("ledgerly@example.com", id)))
                .isEmpty();
    }

    @Test
    void asksWhoReferredAVendor() {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Lead.from(LeadSource.REFERRAL, null));
    }

    @Test
    void saysWhichEvidenceIsMissingForTheDataShared() {
        var id = add("Ledgerly");
        var shared = EnumSet.of(DataClass.FINANCIAL, DataClass.CARD);
        assertThat(missing(id, shared, TODAY))
                .extracting(standing -> standing.need().key())
                .containsExactly("INFORMATION_SECURITY", "PCI_DSS", "GDPR");

        var statement = as(
                business, () -> evidence.add(id, ComplianceStatementTests.certificate(TODAY.plusDays(20)), MIA, NOW));
        as(business, () -> {
            evidence.accept(id, statement, evidence.get(id, statement).version(), MIA, NOW);
            return true;
        });

        assertThat(missing(id, Set.of(DataClass.PROPRIETARY), TODAY)).isEmpty();
        assertThat(missing(id, Set.of(DataClass.PROPRIETARY), TODAY.plusDays(21)))
                .singleElement()
                .satisfies(standing -> assertThat(standing.state()).isEqualTo(EvidenceState.LAPSED));
        assertThat(missing(id, Set.of(), TODAY)).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(business, () -> evidence.get(VendorId.next(), statement)));
    }

    @Test
    void asksForANewStatementAMonthBeforeTheOldOneEndsUntilThereIsOne() {
        var id = add("Ledgerly");
        accepted(id, TODAY.plusDays(40));
        assertThat(needs(NOW)).isEmpty();

        assertThat(needs(NOW.plus(Duration.ofDays(9)))).as("31 days before").isEmpty();
        assertThat(needs(NOW.plus(Duration.ofDays(10))))
                .singleElement()
                .satisfies(need -> assertThat(need.kind()).isEqualTo(Agenda.Need.Kind.YOUR_TURN));
        assertThat(needs(NOW.plus(Duration.ofDays(33))))
                .singleElement()
                .satisfies(need -> assertThat(need.kind()).isEqualTo(Agenda.Need.Kind.PROBLEM));
        for (int days : new int[] {40, 41, 54}) {
            assertThat(needs(NOW.plus(Duration.ofDays(days))))
                    .as("on the last day and for two weeks after it: day " + days)
                    .singleElement()
                    .satisfies(need -> assertThat(need.kind()).isEqualTo(Agenda.Need.Kind.PROBLEM));
        }
        assertThat(as(business, () -> agenda.happenings(NOW, NOW.plus(Duration.ofDays(60)), 5)))
                .hasSize(1);

        accepted(id, TODAY.plusYears(2));
        assertThat(needs(NOW.plus(Duration.ofDays(33)))).isEmpty();
    }

    private void accepted(VendorId id, LocalDate validUntil) {
        as(business, () -> {
            var statement = evidence.add(id, ComplianceStatementTests.certificate(validUntil), MIA, NOW);
            evidence.accept(id, statement, evidence.get(id, statement).version(), MIA, NOW);
            return true;
        });
    }

    private List<Agenda.Need> needs(Instant now) {
        var mia = new Agenda.Viewer(Role.MANAGER);
        return as(business, () -> agenda.needs(mia, now, 5));
    }

    private List<EvidenceStanding> missing(VendorId id, Set<DataClass> shared, LocalDate on) {
        return as(
                business,
                () -> evidence.standing(List.of(vendors.get(id)), table.asked(shared), on).values().stream()
                        .flatMap(List::stream)
                        .filter(standing -> !standing.isMet())
                        .toList());
    }

    private VendorId add(String name) {
        return as(business, () -> vendors.add(VendorExamples.named(name), POST, MIA, NOW));
    }

    private void change(VendorId id, String name, int seen) {
        as(business, () -> {
            vendors.change(id, VendorExamples.named(name), POST, seen);
            return true;
        });
    }

    private List<Vendor> list(VendorSearch search, int size) {
        return as(business, () -> vendors.list(search, size));
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private Tenancy.Scope newBusiness() {
        var id = new BusinessId(UUID.randomUUID());
        as(
                Tenancy.Scope.of(id),
                () -> jdbc.update(
                        "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                                + " values (?, 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'de-DE', now(), 0)",
                        id.id()));
        return Tenancy.Scope.of(id);
    }
}
