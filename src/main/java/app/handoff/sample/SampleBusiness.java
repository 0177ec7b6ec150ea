package app.handoff.sample;

import app.handoff.account.SampleSetUp;
import app.handoff.account.SampleSetUp.Colleague;
import app.handoff.account.SampleSetUp.NewSample;
import app.handoff.account.SignedIn;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Locality;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.kernel.VendorId;
import app.handoff.review.ReviewInput;
import app.handoff.review.ReviewVerdict;
import app.handoff.review.Reviews;
import app.handoff.sample.Checks.Found;
import app.handoff.sample.SampleBids.Offer;
import app.handoff.sample.SampleBids.Open;
import app.handoff.sample.SampleReports.Week;
import app.handoff.sample.SampleVendors.Firm;
import app.handoff.scope.Scoping;
import app.handoff.scope.StartingDrafts;
import app.handoff.vendor.Cefr;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;

/**
 * Studio Fern, a web design studio of nine people in Berlin, with work in every stage. Everything in it happened by the same
 * transitions as in a real business, with times of the past handed in.
 */
@Service
public class SampleBusiness {

    /** In how many steps it is made. */
    static final int STEPS = 8;

    private static final Locality BERLIN =
            new Locality(SampleCalendar.BERLIN, Currency.getInstance("EUR"), Locale.forLanguageTag("en-GB"));

    private static final NewSample STUDIO_FERN = new NewSample(
            Team.STUDIO,
            "DE",
            BERLIN,
            List.of(
                    new Colleague(Team.JONAS, "jonas@studiofern.example", Role.MANAGER),
                    new Colleague(Team.MEI, "mei@studiofern.example", Role.STAFF)));

    private final SampleSetUp samples;
    private final SampleSteps stage;
    private final StudioTasks tasks;
    private final SampleVendors firms;
    private final Scoping scoping;
    private final StartingDrafts drafts;
    private final SampleBids tender;
    private final Checks checks;
    private final Signing signing;
    private final SampleReports weeks;
    private final Reviews reviews;

    SampleBusiness(
            SampleSetUp samples,
            SampleSteps stage,
            StudioTasks tasks,
            SampleVendors firms,
            Scoping scoping,
            StartingDrafts drafts,
            SampleBids tender,
            Checks checks,
            Signing signing,
            SampleReports weeks,
            Reviews reviews) {
        this.samples = samples;
        this.stage = stage;
        this.tasks = tasks;
        this.firms = firms;
        this.scoping = scoping;
        this.drafts = drafts;
        this.tender = tender;
        this.checks = checks;
        this.signing = signing;
        this.weeks = weeks;
        this.reviews = reviews;
    }

    /**
     * Makes the sample business beside the person's own: all of it, or nothing.
     *
     * @throws app.handoff.kernel.RuleViolation {@code sample.exists} if the person has one already
     */
    public SignedIn make(SignedIn person, Instant now) {
        return make(person, now, steps -> {});
    }

    /** @param progress is told after each step how many are done */
    SignedIn make(SignedIn person, Instant now, IntConsumer progress) {
        return samples.setUp(
                person, STUDIO_FERN, now, people -> fill(people, SampleCalendar.countedFrom(now), progress));
    }

    private void fill(SampleSetUp.People people, SampleCalendar days, IntConsumer progress) {
        var team = new Team(
                people.owner(), people.colleagues().get(0), people.colleagues().get(1));
        var handedOver = stage.inTheOffice(days.ago(191, "14:00"), () -> tasks.add(team, days));
        progress.accept(1);
        var vendors = stage.inTheOffice(days.ago(190, "10:00"), () -> firms.add(team, days));
        progress.accept(2);
        payroll(handedOver.payroll(), vendors, team, days);
        progress.accept(3);
        eveningSupport(handedOver.eveningSupport(), vendors, team, days);
        progress.accept(4);
        frontDesk(handedOver.frontDesk(), vendors, team, days);
        progress.accept(5);
        dataEntry(handedOver.dataEntry(), vendors, team, days);
        progress.accept(6);
        bookkeeping(handedOver.bookkeeping(), vendors, team, days);
        progress.accept(7);
        stage.inTheOffice(
                days.ago(3, "10:30"),
                () -> scoping.startFrom(
                        handedOver.itUpkeep(), drafts.get("it-upkeep"), team.jonas(), days.ago(3, "10:30")));
        progress.accept(STEPS);
    }

    /** Runs well: ten weeks of reports, the transition behind it. */
    private void payroll(EngagementId engagement, Map<Firm, VendorId> vendors, Team team, SampleCalendar days) {
        var start = days.mondayBefore(10);
        var scope = tender.freeze(
                engagement, SampleScopes.payroll(start, team.owner().name()), team, days.ago(124, "09:00"));
        var request = tender.open(
                scope,
                days.dayAgo(104).atTime(16, 0),
                SampleBids.shortCriteria(),
                null,
                vendors,
                List.of(Firm.LOHNWERK, Firm.KONTOR_VIER),
                team,
                days.ago(118, "14:00"));
        tender.decline(request, Firm.KONTOR_VIER, "We do no payroll outside Austria.", days.ago(115, "10:00"));
        tender.bid(
                request,
                Firm.LOHNWERK,
                Offer.of(List.of("165", "240"), List.of("99.6", "100")),
                days.ago(107, "11:00"));
        chooseAfterChecks(
                request,
                Firm.LOHNWERK,
                new Found(5, "99.7", 5, Cefr.C2),
                List.of(5),
                "The only bid, at a third of what it costs us, and both references would take them again.",
                vendors,
                team,
                days,
                104);
        sign(engagement, Firm.LOHNWERK, ReportedBy.STAFF, 3, vendors, team, days, 92);
        stage.inTheOffice(
                days.ago(1, "16:00"),
                () -> weeks.report(
                        engagement,
                        List.of(
                                Week.good("First week side by side. All lines compared.", at(416, 418), at(1, 1)),
                                Week.good("Hours and absences of the week.", at(405, 406), at(0, 0)),
                                Week.good("Trial run and pay slips.", at(511, 512), at(3, 3)),
                                Week.good("Payment file released. Filings done.", at(420, 421), at(2, 2)),
                                Week.good("Hours and absences of the week.", at(402, 402), at(0, 0)),
                                Week.good("One joiner registered.", at(437, 438), at(1, 1)),
                                Week.good("Trial run and pay slips.", at(508, 509), at(3, 3)),
                                Week.good("Payment file released. Filings done.", at(417, 417), at(2, 2)),
                                Week.good("Hours and absences of the week.", at(411, 412), at(0, 0)),
                                Week.good("Hours and absences of the week.", at(404, 405), at(0, 0))),
                        team.mei(),
                        Team.MEI,
                        BigDecimal.ONE,
                        new BigDecimal("0.25"),
                        true,
                        team,
                        days));
        lookBack(
                engagement,
                start,
                8,
                "0.5",
                "It frees Jonas for the busy days at the end of the month, and nobody had to ask about a pay slip.",
                team,
                days.ago(4, "10:00"));
    }

    /** Ran well and does not any more: a late report, a week without data, a week under the minimum. */
    private void eveningSupport(EngagementId engagement, Map<Firm, VendorId> vendors, Team team, SampleCalendar days) {
        var start = days.mondayBefore(10);
        var scope = tender.freeze(
                engagement, SampleScopes.eveningSupport(start, team.owner().name()), team, days.ago(122, "09:00"));
        var request = tender.open(
                scope,
                days.dayAgo(103).atTime(16, 0),
                SampleBids.shortCriteria(),
                null,
                vendors,
                List.of(Firm.ANDES_DESK, Firm.TALA_LEDGER),
                team,
                days.ago(116, "14:00"));
        tender.decline(
                request, Firm.TALA_LEDGER, "It would be the middle of the night for us.", days.ago(112, "05:00"));
        tender.bid(request, Firm.ANDES_DESK, Offer.of(List.of("840", "400"), List.of("92")), days.ago(105, "15:00"));
        chooseAfterChecks(
                request,
                Firm.ANDES_DESK,
                new Found(4, "93", 4, Cefr.B2),
                List.of(4),
                "Their afternoon is our evening, and both references were content with their German.",
                vendors,
                team,
                days,
                103);
        sign(engagement, Firm.ANDES_DESK, ReportedBy.VENDOR, 2, vendors, team, days, 90);
        var andes = Actor.vendor(Firm.ANDES_DESK.in(vendors), Firm.ANDES_DESK.contact());
        stage.inTheOffice(
                days.ago(1, "16:00"),
                () -> weeks.report(
                        engagement,
                        List.of(
                                Week.good("First week side by side with Mei.", at(50, 55)),
                                Week.good("All four shops. Texts for returns agreed.", at(53, 57)),
                                Week.good("On our own from Wednesday.", at(54, 58)),
                                Week.good("A quiet week.", at(53, 56)),
                                Week.good("New questions on vouchers answered.", at(55, 59)),
                                Week.good("Two articles added for the shops.", at(57, 60)),
                                Week.good("Started with returns for the second shop.", at(57, 61)),
                                Week.off(
                                                "Returns took longer than all other questions together.",
                                                "A second person learns returns.",
                                                at(52, 58))
                                        .late(Duration.ofHours(67)),
                                Week.off(
                                        "The help desk program was moved and lost the times of the week.",
                                        "Times are exported every evening from now on.",
                                        at(0, 0)),
                                Week.off(
                                                "Returns are still slow: we ask you for nearly every one.",
                                                "We may decide returns up to 50 euros ourselves.",
                                                at(52, 59))
                                        .needs("A decision: may we decide returns up to 50 euros ourselves?")),
                        andes,
                        Firm.ANDES_DESK.contact(),
                        new BigDecimal("3"),
                        new BigDecimal("0.9"),
                        false,
                        team,
                        days));
        lookBack(
                engagement,
                start,
                6,
                "3",
                "Three good weeks since they work alone, and the evenings are free.",
                team,
                SampleCalendar.at(start.plusWeeks(7), "10:00"));
    }

    /** The contract is being read; the vendor has a question. */
    private void frontDesk(EngagementId engagement, Map<Firm, VendorId> vendors, Team team, SampleCalendar days) {
        var scope = tender.freeze(
                engagement,
                SampleScopes.frontDesk(days.mondayAfter(21), team.owner().name()),
                team,
                days.ago(56, "09:00"));
        var request = tender.open(
                scope,
                days.dayAgo(38).atTime(16, 0),
                SampleBids.shortCriteria(),
                Money.of("9000", "EUR"),
                vendors,
                List.of(Firm.ANDES_DESK, Firm.FASTBOOKS),
                team,
                days.ago(52, "14:00"));
        tender.bid(request, Firm.ANDES_DESK, Offer.of(List.of("690", "240"), List.of("96")), days.ago(41, "15:00"));
        tender.bid(
                request,
                Firm.FASTBOOKS,
                Offer.of(List.of("760", SampleBids.FREE), List.of("94")),
                days.ago(40, "12:00"));
        chooseAfterChecks(
                request,
                Firm.ANDES_DESK,
                new Found(4, "95", 4, Cefr.B2),
                List.of(4, 2),
                "Better service level, lower price, and they know our clients from the evening already.",
                vendors,
                team,
                days,
                38);
        var andes = Actor.vendor(Firm.ANDES_DESK.in(vendors), Firm.ANDES_DESK.contact());
        var contract = stage.inTheOffice(
                days.ago(8, "10:00"), () -> signing.send(engagement, ReportedBy.VENDOR, 3, team, days.ago(8, "10:00")));
        stage.inTheOffice(
                days.ago(2, "16:00"), () -> signing.askAboutRemedies(contract, andes, team, days.ago(2, "16:00")));
    }

    /** Four bids lie open, quality is judged: a vendor can be chosen. */
    private void dataEntry(EngagementId engagement, Map<Firm, VendorId> vendors, Team team, SampleCalendar days) {
        var scope = tender.freeze(
                engagement,
                SampleScopes.dataEntry(days.mondayAfter(35), team.owner().name()),
                team,
                days.ago(27, "09:00"));
        var request = tender.open(
                scope,
                days.dayAgo(6).atTime(16, 0),
                SampleBids.wholeCriteria(),
                Money.of("9600", "EUR"),
                vendors,
                List.of(Firm.TALA_LEDGER, Firm.KONTOR_VIER, Firm.NORTE_CONTABLE, Firm.FASTBOOKS),
                team,
                days.ago(22, "14:00"));
        tender.attachCertificate(request, Firm.TALA_LEDGER, days.ago(9, "05:20"));
        tender.bid(
                request,
                Firm.TALA_LEDGER,
                Offer.of(List.of("1.40", "1.85", "3.32", "350"), List.of("99.2", "97")),
                days.ago(9, "05:40"));
        tender.bid(
                request,
                Firm.KONTOR_VIER,
                Offer.of(List.of("1.75", "2.40", "4.40", "510"), List.of("99.5", "90")),
                days.ago(8, "08:40"));
        tender.bid(
                request,
                Firm.NORTE_CONTABLE,
                Offer.of(List.of("1.30", "1.70", "2.90", "273"), List.of("98.4", "95"))
                        .without("More than 100 time sheets in a week"),
                days.ago(8, "16:10"));
        tender.bid(
                request,
                Firm.FASTBOOKS,
                Offer.of(List.of("0.90", "1.20", "1.60", "114"), List.of("97.6", "85")),
                days.ago(7, "17:02"));
        tender.openBids(request, team, days.ago(6, "16:02"));
        stage.inTheOffice(days.ago(5, "10:00"), () -> {
            check(Firm.TALA_LEDGER, request, new Found(4, "99.3", 4, Cefr.B2), vendors, team, days, 5);
            check(Firm.KONTOR_VIER, request, new Found(5, "99.6", 4, Cefr.C2), vendors, team, days, 5);
            check(Firm.NORTE_CONTABLE, request, new Found(3, "98", 4, Cefr.B2), vendors, team, days, 4);
            check(Firm.FASTBOOKS, request, new Found(2, "97.6", 2, Cefr.B1), vendors, team, days, 4);
        });
        tender.judge(
                request,
                Map.of(
                        Firm.TALA_LEDGER, List.of(4, 4, 4),
                        Firm.KONTOR_VIER, List.of(5, 4, 5),
                        Firm.NORTE_CONTABLE, List.of(3, 4, 3),
                        Firm.FASTBOOKS, List.of(2, 2, 2)),
                Map.of(
                        Firm.TALA_LEDGER,
                                List.of(
                                        "Both would take them again; one waited a day for an answer in August",
                                        "One receipt of 40 put to the wrong client, and asked about two",
                                        "Good German in writing, slower on the phone. Works while we sleep"),
                        Firm.KONTOR_VIER,
                                List.of(
                                        "Three years without a late month; both would take them again at once",
                                        "No slip, but two days later than the others",
                                        "Native German, and in the office when we are"),
                        Firm.NORTE_CONTABLE,
                                List.of(
                                        "Their client counted 98 %, not the 98.4 % they promise",
                                        "Clean work, one date read the wrong way round",
                                        "Understands everything, answers within a day"),
                        Firm.FASTBOOKS,
                                List.of(
                                        "One reference would only take them again for small jobs",
                                        "Many small slips, seven of 40 to be done again",
                                        "Could not follow two questions in German")),
                team,
                days.ago(3, "11:00"));
    }

    /** Bids come in, sealed; one question waits for an answer. */
    private void bookkeeping(EngagementId engagement, Map<Firm, VendorId> vendors, Team team, SampleCalendar days) {
        var scope = tender.freeze(
                engagement,
                SampleScopes.bookkeeping(days.mondayAfter(42), team.owner().name()),
                team,
                days.ago(12, "09:00"));
        var request = tender.open(
                scope,
                days.ahead(2, "16:00"),
                SampleBids.wholeCriteria(),
                Money.of("9600", "EUR"),
                vendors,
                List.of(Firm.TALA_LEDGER, Firm.KONTOR_VIER, Firm.NORTE_CONTABLE, Firm.FASTBOOKS),
                team,
                days.ago(7, "14:00"));
        tender.ask(request, Firm.TALA_LEDGER, "Which bank export will you send?", days.ago(4, "04:20"));
        tender.answer(request, "CAMT.053 from one bank, each Monday.", team, days.ago(3, "11:05"));
        tender.bid(
                request,
                Firm.NORTE_CONTABLE,
                Offer.of(List.of("1.20", "1.10", "0.30", "110", "50", "420", "210"), List.of("98.4", "95"))
                        .without("Bank matching over 1,500 lines"),
                days.ago(3, "15:20"));
        tender.bid(
                request,
                Firm.FASTBOOKS,
                Offer.of(List.of("0.80", "0.80", "0.20", "70", "40", "300", SampleBids.FREE), List.of("97.6", "85")),
                days.ago(2, "17:02"));
        tender.attachCertificate(request, Firm.TALA_LEDGER, days.ago(2, "03:30"));
        tender.begin(
                request,
                Firm.TALA_LEDGER,
                Offer.of(List.of("1.40", "1.20", "0.35", "120", "55", "480"), List.of("99.2", "97")),
                days.ago(2, "03:41"));
        tender.bid(
                request,
                Firm.KONTOR_VIER,
                Offer.of(List.of("1.80", "1.60", "0.40", "150", "70", "650", "500"), List.of("99.5", "90")),
                days.ago(1, "08:40"));
        stage.inTheOffice(days.ago(2, "10:00"), () -> {
            check(Firm.NORTE_CONTABLE, request, new Found(3, "98", 4, Cefr.B2), vendors, team, days, 2);
            check(Firm.KONTOR_VIER, request, new Found(5, "99.6", 4, Cefr.C2), vendors, team, days, 1);
        });
        tender.ask(request, Firm.FASTBOOKS, "How many of the receipts are in other languages?", days.ago(1, "09:12"));
    }

    private void check(
            Firm firm,
            Open request,
            Found found,
            Map<Firm, VendorId> vendors,
            Team team,
            SampleCalendar days,
            int ago) {
        checks.of(firm, firm.in(vendors), request.scope(), found, team, days, ago);
    }

    private void chooseAfterChecks(
            Open request,
            Firm winner,
            Found found,
            List<Integer> marks,
            String reason,
            Map<Firm, VendorId> vendors,
            Team team,
            SampleCalendar days,
            int deadline) {
        tender.openBids(request, team, days.ago(deadline, "16:05"));
        stage.inTheOffice(
                days.ago(deadline - 1, "10:00"),
                () -> request.invited().keySet().forEach(firm -> {
                    if (firm == winner) {
                        check(winner, request, found, vendors, team, days, deadline - 1);
                    } else {
                        checks.oneClient(
                                firm,
                                firm.in(vendors),
                                request.scope(),
                                marks.get(marks.size() - 1),
                                team,
                                days,
                                deadline - 1);
                    }
                }));
        var scores = new java.util.EnumMap<Firm, List<Integer>>(Firm.class);
        var notes = new java.util.EnumMap<Firm, List<String>>(Firm.class);
        request.invited().keySet().forEach(firm -> {
            scores.put(firm, List.of(firm == winner ? marks.get(0) : marks.get(marks.size() - 1)));
            notes.put(
                    firm,
                    List.of(
                            firm == winner
                                    ? "Both references were glad to talk"
                                    : "Their client would take them again for small jobs only"));
        });
        tender.judge(request, scores, notes, team, days.ago(deadline - 2, "10:00"));
        tender.award(request, winner, reason, team, days.ago(deadline - 3, "15:00"));
    }

    private void sign(
            EngagementId engagement,
            Firm firm,
            ReportedBy reportedBy,
            int exitWeeks,
            Map<Firm, VendorId> vendors,
            Team team,
            SampleCalendar days,
            int ago) {
        var vendor = Actor.vendor(firm.in(vendors), firm.contact());
        var contract = stage.inTheOffice(
                days.ago(ago, "10:00"),
                () -> signing.send(engagement, reportedBy, exitWeeks, team, days.ago(ago, "10:00")));
        stage.inTheOffice(
                days.ago(ago - 4, "09:00"),
                () -> signing.sign(contract, vendor, firm.contact(), team, days.ago(ago - 4, "09:00")));
    }

    /** Reviews the first weeks: at least so many hours freed a week, and how content people are. */
    private void lookBack(
            EngagementId engagement,
            LocalDate start,
            int firstWeeks,
            String hoursFreed,
            String why,
            Team team,
            Instant at) {
        var reviewInput = new ReviewInput(
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal(hoursFreed),
                true,
                4,
                "Quick to answer, and careful",
                Team.MEI,
                5);
        stage.inTheOffice(
                at,
                () -> reviews.finish(
                        engagement,
                        -1,
                        start,
                        start.plusWeeks(firstWeeks).minusDays(3),
                        reviewInput,
                        ReviewVerdict.CONTINUE,
                        why,
                        team.owner(),
                        at));
    }

    private static int[] at(int numerator, int denominator) {
        return new int[] {numerator, denominator};
    }
}
