package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vendors for tests. */
public final class VendorExamples {

    private VendorExamples() {}

    /** Found in a marketplace. */
    public static VendorId kept(Vendors vendors, String name, Actor by, Instant now) {
        return vendors.add(named(name), Lead.from(LeadSource.MARKETPLACE, null), by, now);
    }

    /** Nobody asked yet when this vendor works. */
    public static VendorId keptWithoutHours(Vendors vendors, String name, Actor by, Instant now) {
        return vendors.add(withoutHours(name), Lead.from(LeadSource.MARKETPLACE, null), by, now);
    }

    /** Named by somebody the business knows. */
    public static VendorId referred(Vendors vendors, String name, String referrer, Actor by, Instant now) {
        return vendors.add(named(name), Lead.referredBy(referrer), by, now);
    }

    /** What the vendor says itself of how it keeps information safe. */
    public static void selfStatement(
            SecurityEvidence evidence, VendorId vendor, String issuer, String covers, Actor by, Instant now) {
        evidence.add(
                vendor,
                new StatementContent(
                        Standard.ISO_27002,
                        null,
                        StatementKind.SELF_STATEMENT,
                        issuer,
                        covers,
                        null,
                        LocalDate.now().minusDays(30),
                        null,
                        null,
                        null),
                by,
                now);
    }

    /** A certificate for information security, valid from a year before this day until two years after it. */
    public static StatementId certificate(
            SecurityEvidence evidence, VendorId vendor, LocalDate today, Actor by, Instant now) {
        return evidence.add(
                vendor,
                new StatementContent(
                        Standard.ISO_27001,
                        null,
                        StatementKind.CERTIFICATE,
                        "TÜV Nord",
                        "Bookkeeping",
                        null,
                        today.minusYears(1),
                        today.plusYears(2),
                        null,
                        null),
                by,
                now);
    }

    /** An agreement that one law asks for, without an end. */
    static StatementContent agreement(Standard standard, LocalDate today) {
        return new StatementContent(
                standard,
                null,
                StatementKind.AGREEMENT,
                "Rui Costa",
                "Bookkeeping",
                null,
                today.minusDays(9),
                null,
                null,
                null);
    }

    /** The agreement with a processor in the European Economic Area, read and accepted. */
    public static void acceptedAgreement(
            SecurityEvidence evidence, VendorId vendor, LocalDate today, Actor by, Instant now) {
        var id = evidence.add(vendor, agreement(Standard.GDPR, today), by, now);
        evidence.accept(vendor, id, evidence.get(vendor, id).version(), by, now);
    }

    /** Decides otherwise than usual about one kind of evidence. */
    public static void ask(EvidenceTable table, String need, String reason, Actor by, Instant now) {
        table.except(need, reason, by, now);
    }

    /** Something that the business asks for itself, for its accounts. */
    public static void ownNeedForAccounts(EvidenceTable table, String name, Actor by, Instant now) {
        table.add(name, EnumSet.of(DataClass.FINANCIAL), "A policy in force", by, now);
    }

    /** Something that the business asks for itself, for its own plans and recipes. */
    public static void ownNeed(EvidenceTable table, String name, String counts, Actor by, Instant now) {
        table.add(name, EnumSet.of(DataClass.PROPRIETARY), counts, by, now);
    }

    public static VendorDetails named(String name) {
        return working(name, new VendorWorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    }

    private static VendorDetails withoutHours(String name) {
        return working(name, null);
    }

    private static VendorDetails working(String name, @Nullable VendorWorkingHours hours) {
        return new VendorDetails(
                name,
                "Rui Costa",
                name.toLowerCase().replaceAll("[^a-z0-9]+", "") + "@example.com",
                "+351 21 000 000",
                "https://example.com",
                "Lisbon",
                "PT",
                ZoneId.of("Europe/Lisbon"),
                hours,
                List.of(new SpokenLanguage("en", Cefr.C1), new SpokenLanguage("de", Cefr.B1)),
                List.of("Bookkeeping", "Payroll"),
                null);
    }
}
