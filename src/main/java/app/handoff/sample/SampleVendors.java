package app.handoff.sample;

import app.handoff.kernel.Actor;
import app.handoff.kernel.VendorId;
import app.handoff.vendor.Cefr;
import app.handoff.vendor.Lead;
import app.handoff.vendor.LeadSource;
import app.handoff.vendor.SecurityEvidence;
import app.handoff.vendor.SpokenLanguage;
import app.handoff.vendor.Standard;
import app.handoff.vendor.StatementContent;
import app.handoff.vendor.StatementKind;
import app.handoff.vendor.VendorDetails;
import app.handoff.vendor.VendorWorkingHours;
import app.handoff.vendor.Vendors;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the vendors of the sample business into its directory, with the certificates they have shown. */
@Component
class SampleVendors {

    private final Vendors vendors;
    private final SecurityEvidence evidence;

    SampleVendors(Vendors vendors, SecurityEvidence evidence) {
        this.vendors = vendors;
        this.evidence = evidence;
    }

    Map<Firm, VendorId> add(Team team, SampleCalendar days) {
        var added = new EnumMap<Firm, VendorId>(Firm.class);
        for (var firm : Firm.values()) {
            added.put(firm, vendors.add(firm.details(), firm.lead(), team.jonas(), days.ago(190, "10:00")));
        }
        certificate(Firm.TALA_LEDGER.in(added), days.today().plusMonths(22), team, days);
        certificate(Firm.KONTOR_VIER.in(added), days.today().plusMonths(6), team, days);
        certificate(Firm.LOHNWERK.in(added), days.today().plusDays(22), team, days);
        certificate(Firm.ANDES_DESK.in(added), days.today().plusMonths(14), team, days);
        answers(Firm.NORTE_CONTABLE.in(added), team, days);
        return added;
    }

    private void certificate(VendorId vendor, LocalDate until, Team team, SampleCalendar days) {
        keep(
                vendor,
                new StatementContent(
                        Standard.ISO_27001,
                        null,
                        StatementKind.CERTIFICATE,
                        "TÜV Example",
                        "All services and places of the vendor",
                        null,
                        until.minusYears(3),
                        until,
                        null),
                team,
                days);
    }

    private void answers(VendorId vendor, Team team, SampleCalendar days) {
        keep(
                vendor,
                new StatementContent(
                        Standard.ISO_27002,
                        null,
                        StatementKind.SELF_STATEMENT,
                        "Andrés Mejía, managing partner",
                        "Bookkeeping and data entry for clients abroad",
                        "The sales team's laptops",
                        days.dayAgo(185),
                        null,
                        null),
                team,
                days);
    }

    private void keep(VendorId vendor, StatementContent content, Team team, SampleCalendar days) {
        var id = evidence.add(vendor, content, team.jonas(), days.ago(180, "11:00"));
        evidence.accept(vendor, id, evidence.get(vendor, id).version(), team.owner(), days.ago(179, "09:30"));
    }

    /** A vendor of the sample business. None of them exists; their addresses lead nowhere. */
    enum Firm {
        TALA_LEDGER(
                "Tala Ledger",
                "Liza Santos",
                "Manila",
                "PH",
                "Asia/Manila",
                Lead.referredBy("Café Lindgren, a client"),
                "Bookkeeping and data entry overnight",
                List.of("Café Lindgren", "Radhaus Nord", "Yoga am Park"),
                spoken("en", Cefr.C1),
                spoken("de", Cefr.B2)),
        KONTOR_VIER(
                "Kontor Vier",
                "Eva Hofer",
                "Vienna",
                "AT",
                "Europe/Vienna",
                Lead.referredBy("Rechenhilfe"),
                "Bookkeeping for studios and agencies",
                List.of("Rechenhilfe", "Atelier Prater", "Buchhandlung Wolf"),
                spoken("de", Cefr.C2),
                spoken("en", Cefr.B2)),
        NORTE_CONTABLE(
                "Norte Contable",
                "Andrés Mejía",
                "Bogotá",
                "CO",
                "America/Bogota",
                Lead.from(LeadSource.ASSOCIATION, "Association of accountants"),
                "Bookkeeping and data entry",
                List.of("Ferretería Luna", "Kaffeerösterei Tal", "Studio Hafen"),
                spoken("es", Cefr.C2),
                spoken("en", Cefr.C1),
                spoken("de", Cefr.B2)),
        FASTBOOKS(
                "FastBooks",
                "Tom Hargreaves",
                "Leeds",
                "GB",
                "Europe/London",
                Lead.from(LeadSource.MARKETPLACE, null),
                "Bookkeeping at a fixed price",
                List.of("Moor Cycles", "Aire Ceramics", "Briggate Dental"),
                spoken("en", Cefr.C2),
                spoken("de", Cefr.B1)),
        LOHNWERK(
                "Lohnwerk",
                "Katrin Vogel",
                "Leipzig",
                "DE",
                "Europe/Berlin",
                Lead.from(LeadSource.ASSOCIATION, "Association of payroll offices"),
                "Payroll for up to 50 people",
                List.of("Bäckerei Sommer", "Autohaus Linde", "Kita Regenbogen"),
                spoken("de", Cefr.C2),
                spoken("en", Cefr.B2)),
        ANDES_DESK(
                "Andes Desk",
                "Camila Rojas",
                "Bogotá",
                "CO",
                "America/Bogota",
                Lead.from(LeadSource.SOCIAL, "Answered our post"),
                "Support and reception in the evening and by day",
                List.of("Teehaus Ost", "Fahrradkurier Blitz", "Möbel Anders"),
                spoken("es", Cefr.C2),
                spoken("en", Cefr.C1),
                spoken("de", Cefr.B2));

        private final String firmName;
        private final String contact;
        private final String city;
        private final String country;
        private final ZoneId zone;
        private final Lead lead;
        private final String services;
        private final List<String> clients;
        private final List<SpokenLanguage> languages;

        Firm(
                String firmName,
                String contact,
                String city,
                String country,
                String zone,
                Lead lead,
                String services,
                List<String> clients,
                SpokenLanguage... languages) {
            this.firmName = firmName;
            this.contact = contact;
            this.city = city;
            this.country = country;
            this.zone = ZoneId.of(zone);
            this.lead = lead;
            this.services = services;
            this.clients = clients;
            this.languages = List.of(languages);
        }

        private static SpokenLanguage spoken(String code, Cefr level) {
            return new SpokenLanguage(code, level);
        }

        String firmName() {
            return firmName;
        }

        /** What a list of the sample holds for this firm, which has to be among those that it is about. */
        <T> T in(Map<Firm, T> list) {
            return Objects.requireNonNull(list.get(this), () -> "Nothing is told of " + firmName);
        }

        String contact() {
            return contact;
        }

        /** Whom they name as references. */
        List<String> clients() {
            return clients;
        }

        String city() {
            return city;
        }

        ZoneId zone() {
            return zone;
        }

        String email() {
            return contact.substring(0, contact.indexOf(' '))
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('é', 'e') + "@"
                    + name().toLowerCase(java.util.Locale.ROOT).replace("_", "") + ".example";
        }

        Actor as(@Nullable VendorId id) {
            return new Actor(Actor.Kind.VENDOR, id == null ? null : id.id(), firmName);
        }

        private Lead lead() {
            return lead;
        }

        private VendorDetails details() {
            return new VendorDetails(
                    firmName,
                    contact,
                    email(),
                    null,
                    "https://" + name().toLowerCase(java.util.Locale.ROOT).replace("_", "") + ".example",
                    city,
                    country,
                    zone,
                    new VendorWorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0)),
                    languages,
                    services,
                    null);
        }
    }
}
