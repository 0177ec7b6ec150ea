package app.handoff.bidding;

import app.handoff.TestDatabase;
import app.handoff.evaluation.EvaluationsForTests;
import app.handoff.installation.DatabaseAccess;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Locality;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Money;
import app.handoff.kernel.ShareToken;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.FrozenScopes;
import app.handoff.scope.PriceItem;
import app.handoff.scope.Scopes;
import app.handoff.sharelink.ShareLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.submission.SealTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes biddings for tests, by the same steps as people. */
@Component
public class ABidding {

    public static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Bidding bidding;
    private final Invitations invitations;
    private final InvitationRepository repository;
    private final Budgets budgets;
    private final ShareLinks links;
    private final BidsForTests bids;
    private final EvaluationsForTests evaluations;
    private final Vendors vendors;
    private final FrozenScopes scopes;
    private final EngagementsForTests engagements;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ABidding(
            Bidding bidding,
            Invitations invitations,
            InvitationRepository repository,
            Budgets budgets,
            ShareLinks links,
            BidsForTests bids,
            EvaluationsForTests evaluations,
            Vendors vendors,
            FrozenScopes scopes,
            EngagementsForTests engagements,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.bidding = bidding;
        this.invitations = invitations;
        this.repository = repository;
        this.budgets = budgets;
        this.links = links;
        this.bids = bids;
        this.evaluations = evaluations;
        this.vendors = vendors;
        this.scopes = scopes;
        this.engagements = engagements;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param scope whose business it is, for {@link #as} */
    public record Made(
            Tenancy.Scope scope,
            EngagementId engagement,
            BidRequestId request,
            FrozenScope frozen,
            List<InvitationId> invited) {

        public Tenancy.Scope vendor(int number) {
            return scope.asVendor(invited.get(number).id());
        }
    }

    /** Prepared and with vendors on its list, not yet open. */
    public Made prepared(LocalDateTime deadline, ZoneId zone, String... names) {
        return prepared(aBusiness(), deadline, zone, names);
    }

    public Made prepared(Tenancy.Scope scope, LocalDateTime deadline, ZoneId zone, String... names) {
        return prepared(scope, deadline, zone, id -> scopes.first(id, "Bookkeeping for 2027"), names);
    }

    /** The same for work whose parts may be bid for one by one. */
    public Made preparedInParts(Tenancy.Scope scope, LocalDateTime deadline, ZoneId zone, String... names) {
        return prepared(scope, deadline, zone, id -> scopes.firstInParts(id, "Bookkeeping for 2027"), names);
    }

    /** The same for the payroll of a small city, which is priced in three parts. */
    public Made preparedPayroll(Tenancy.Scope scope, LocalDateTime deadline, ZoneId zone, String... names) {
        return prepared(scope, deadline, zone, id -> scopes.firstPayroll(id, "Payroll"), names);
    }

    /** The same for work of so many outputs, each with its own price, and so many service levels. */
    public Made preparedLarge(
            Tenancy.Scope scope, LocalDateTime deadline, ZoneId zone, int outputs, int levels, String... names) {
        return prepared(
                scope, deadline, zone, id -> scopes.firstOf(id, "Bookkeeping for 2027", outputs, levels), names);
    }

    /** The same for whatever scope is frozen for the engagement. */
    public Made prepared(
            Tenancy.Scope scope,
            LocalDateTime deadline,
            ZoneId zone,
            Function<EngagementId, FrozenScope> freeze,
            String... names) {
        return prepared(
                scope,
                "Bookkeeping for 2027",
                deadline,
                zone,
                freeze,
                () -> Stream.of(names)
                        .map(name -> VendorExamples.kept(vendors, name, MIA, Instant.now()))
                        .toList());
    }

    private Made prepared(
            Tenancy.Scope scope,
            String title,
            LocalDateTime deadline,
            ZoneId zone,
            Function<EngagementId, FrozenScope> freeze,
            Supplier<List<VendorId>> asked) {
        return as(scope, () -> {
            var engagement = engagements.open(title);
            var frozen = freeze.apply(engagement);
            var request = bidding.prepare(engagement, title, EUR, zone);
            bidding.setUp(
                    request.id(),
                    setup(deadline, zone),
                    request.version(),
                    deadline.minusDays(1).atZone(zone).toInstant());
            var invitees = asked.get().stream().map(this::invitee).toList();
            invitations.invite(request.id(), invitees, MIA, Instant.now());
            var invited = bidding.overview(engagement).invitations().stream()
                    .map(entry -> entry.invitation().id())
                    .toList();
            return new Made(scope, engagement, request.id(), frozen, invited);
        });
    }

    private Invitee invitee(VendorId id) {
        var vendor = vendors.get(id);
        return new Invitee(id, vendor.name(), vendor.contact(), vendor.email(), vendor.zone(), vendor.city());
    }

    /** Puts a vendor on the list of one more engagement. */
    public EngagementId invitedAgain(VendorId vendor, String title) {
        var request = bidding.prepare(engagements.open(title), title, EUR, BERLIN);
        invitations.invite(request.id(), List.of(invitee(vendor)), MIA, Instant.now());
        return request.engagement();
    }

    /** A vendor that is asked already, once more in the directory, since longer and under another name. */
    public VendorId olderEntryOf(VendorId vendor, String name) {
        return VendorExamples.kept(
                vendors, name, MIA, vendors.get(vendor).addedAt().minusSeconds(60));
    }

    public VendorId vendorOf(InvitationId invitation) {
        return repository.findById(invitation).orElseThrow().vendor();
    }

    /** Invites one vendor to bid for three weeks within this budget; bids are judged by price and by one question. */
    public InvitationId opened(
            EngagementId engagement, VendorId vendor, String title, String question, Money budget, Actor by) {
        var now = Instant.now();
        var until = now.plus(Duration.ofDays(20)).atZone(BERLIN).toLocalDateTime();
        var request = bidding.prepare(engagement, title, EUR, BERLIN);
        bidding.setUp(
                request.id(),
                new Setup(
                        List.of(
                                new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 60, null, ""),
                                new Criterion(CriterionId.next(), 1, "Answers", CriterionKind.ANSWER, 40, null, "")),
                        List.of(new BidQuestion(Ids.next(), question, 50)),
                        new Schedule(until, until, BERLIN, null),
                        12,
                        60,
                        ReferencesAsked.usual()),
                request.version(),
                now);
        budgets.keep(request.id(), null, budget);
        invitations.invite(request.id(), List.of(invitee(vendor)), by, now);
        bidding.open(request.id(), by.name(), "ana@example.com", by, now);
        return bidding.overview(engagement).invitations().get(0).invitation().id();
    }

    /** Judged by these criteria instead, before it opens. */
    public void judgedBy(Made made, LocalDateTime deadline, Criterion... criteria) {
        var before = bidding.get(made.engagement());
        bidding.setUp(
                made.request(),
                new Setup(
                        List.of(criteria),
                        before.questions(),
                        new Schedule(deadline, deadline, BERLIN, null),
                        12,
                        60,
                        ReferencesAsked.usual()),
                before.version(),
                Instant.now());
    }

    /** Open for bids for so many seconds. */
    public Made open(double seconds, String... names) {
        var deadline =
                Instant.now().plusMillis((long) (seconds * 1000)).atZone(BERLIN).toLocalDateTime();
        return open(aBusiness(), deadline, names);
    }

    public Made open(Tenancy.Scope scope, LocalDateTime deadline, String... names) {
        return opened(prepared(scope, deadline, BERLIN, names));
    }

    /** The vendor of an earlier bidding is asked for other work of the same kind. */
    public Made openAgain(Made before, int vendor, String title, LocalDateTime deadline) {
        return openAgain(before, vendor, title, deadline, id -> scopes.first(id, title));
    }

    /** The same for whatever scope is frozen for the engagement. */
    public Made openAgain(
            Made before, int vendor, String title, LocalDateTime deadline, Function<EngagementId, FrozenScope> freeze) {
        var asked = as(before.scope(), () -> vendorOf(before.invited().get(vendor)));
        return opened(prepared(before.scope(), title, deadline, BERLIN, freeze, () -> List.of(asked)));
    }

    /** What is prepared is opened for bids. */
    public Made opened(Made made) {
        as(made.scope(), () -> {
            bidding.open(made.request(), "Mia", "mia@example.com", MIA, Instant.now());
            return true;
        });
        return made;
    }

    /** The business wants to pay so many euros at most. */
    public void budget(Made made, String limit) {
        as(made.scope(), () -> {
            budgets.keep(made.request(), null, Money.of(limit, "EUR"));
            return true;
        });
    }

    /** So many days more for everybody. */
    public void extended(Made made, int days) {
        as(made.scope(), () -> {
            var request = bidding.get(made.engagement());
            var deadline =
                    LocalDateTime.ofInstant(request.deadline().at(), BERLIN).plusDays(days);
            bidding.extend(
                    made.request(),
                    new Schedule(deadline, deadline, BERLIN, null),
                    request.version(),
                    MIA,
                    Instant.now());
            return true;
        });
    }

    /** The same, and two people open its bids. */
    public Made openForTwo(Tenancy.Scope scope, LocalDateTime deadline, String... names) {
        var made = prepared(scope, deadline, BERLIN, names);
        return opened(made, new Schedule(deadline, deadline, BERLIN, null), true, false);
    }

    /** Vendors may bid in these currencies too, before it opens. */
    public void allow(Made made, ExchangeRate... rates) {
        as(made.scope(), () -> {
            var before = bidding.get(made.engagement());
            setUp(before, before.schedule(), before.isOpenedByTwo(), List.of(rates), before.isAnnouncingFinalOffers());
            return true;
        });
    }

    /** What is prepared is opened for bids, and vendors read that some may be asked for a final offer. */
    public Made openedWithFinalOffers(Made made, boolean byTwo) {
        var schedule = as(made.scope(), () -> bidding.get(made.engagement()).schedule());
        return opened(made, schedule, byTwo, true);
    }

    private Made opened(Made made, Schedule schedule, boolean byTwo, boolean finalOffers) {
        as(made.scope(), () -> {
            var before = bidding.get(made.engagement());
            setUp(before, schedule, byTwo, before.rates(), finalOffers);
            return true;
        });
        return opened(made);
    }

    private void setUp(
            BidRequest before, Schedule schedule, boolean byTwo, List<ExchangeRate> rates, boolean finalOffers) {
        bidding.setUp(
                before.id(),
                new Setup(
                        before.criteria(),
                        before.questions(),
                        schedule,
                        before.termMonths(),
                        before.validityDays(),
                        before.references(),
                        byTwo,
                        before.tieRule(),
                        rates,
                        finalOffers),
                before.version(),
                Instant.now());
    }

    /** These vendors are asked for a final offer by this time. */
    public void finalOffersOf(Made made, LocalDateTime deadline, int... vendors) {
        as(made.scope(), () -> {
            bidding.askForFinalOffers(
                    made.request(),
                    IntStream.of(vendors).mapToObj(made.invited()::get).toList(),
                    "Please look at your price once more.",
                    WallTime.of(deadline),
                    MIA,
                    Instant.now());
            return true;
        });
    }

    /** Lets the deadline of the final offers be now and opens them. */
    public void openingOfFinalOffers(Made made) {
        endFinalOffersNow(made);
        Tenancy.as(made.scope(), () -> {
            evaluations.openBids(made.request(), MIA, Instant.now());
            return true;
        });
    }

    /** A second version of the scope for everybody. */
    public void addendum(Made made) {
        as(made.scope(), () -> {
            scopes.next(made.engagement(), "Bookkeeping for 2027");
            bidding.addAddendum(made.request(), MIA, Instant.now());
            return true;
        });
    }

    /** The same, with this as the only fact of the second version. */
    public void addendum(Made made, String fact) {
        as(made.scope(), () -> {
            scopes.next(made.engagement(), "Bookkeeping for 2027", fact);
            bidding.addAddendum(made.request(), MIA, Instant.now());
            return true;
        });
    }

    /** An addendum to the payroll that drops a part and adds another one. */
    public FrozenScope addendumOfParts(Made made) {
        return as(made.scope(), () -> {
            var newer = scopes.nextWithOtherParts(made.engagement(), "Payroll");
            bidding.addAddendum(made.request(), MIA, Instant.now());
            return newer;
        });
    }

    /** A request that was set up and is not open yet, with its deadline in Berlin. */
    public static BidRequest request(String title, LocalDateTime deadline) {
        var request = new BidRequest(EngagementId.next(), title, EUR, BERLIN);
        var setup = setup(deadline, BERLIN);
        request.judgeBy(setup.criteria(), setup.questions());
        request.priceFor(setup.termMonths(), setup.validityDays());
        request.schedule(setup.schedule(), Scopes.MONDAY);
        return request;
    }

    /** To Tala Ledger in Cebu. */
    public static Invitation invitation(BidRequest request) {
        var vendor = new Invitee(VendorId.next(), "Tala Ledger", "Liza", "liza@tala.example", BERLIN, "Cebu");
        return new Invitation(request, vendor, Scopes.MONDAY);
    }

    static Setup setup(LocalDateTime deadline, ZoneId zone) {
        return new Setup(
                List.of(
                        new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 40, null, ""),
                        new Criterion(
                                CriterionId.next(), 1, "Service levels", CriterionKind.SERVICE_LEVEL, 30, null, ""),
                        new Criterion(
                                CriterionId.next(), 2, "Answers", CriterionKind.ANSWER, 30, null, "Nothing\nPoor")),
                List.of(new BidQuestion(Ids.next(), "How do you handle peaks?", 50)),
                new Schedule(deadline, deadline, zone, null),
                12,
                60,
                ReferencesAsked.usual());
    }

    /** The business has released this bid, and its vendor had its day to object. */
    public void released(Made made, int vendor) {
        var yesterday = Instant.now().minus(Invitation.TIME_TO_OBJECT);
        as(made.scope(), () -> {
            release(made.request(), made.invited().get(vendor), yesterday);
            return true;
        });
    }

    /** The business releases this bid. */
    public void release(BidRequestId request, InvitationId invitation, Instant now) {
        invitations.release(request, invitation, MIA, now);
    }

    /** Who is on the list of the newest round, by name. */
    public Map<String, VendorId> asked(Made made) {
        return as(
                made.scope(),
                () -> bidding.overview(made.engagement()).invitations().stream()
                        .map(BiddingOverview.Entry::invitation)
                        .collect(Collectors.toMap(Invitation::vendorName, Invitation::vendor)));
    }

    /** How far each vendor is, in the order they were invited. */
    public List<String> progress(Made made) {
        return as(
                made.scope(),
                () -> bidding.overview(made.engagement()).invitations().stream()
                        .map(entry -> entry.progress().name())
                        .toList());
    }

    /** How many questions of vendors wait for an answer. */
    public long openQuestions(EngagementId engagement) {
        return bidding.overview(engagement).questions().stream()
                .filter(Clarification::isOpen)
                .count();
    }

    public Invitation invitation(Made made, int vendor) {
        return as(
                made.scope(),
                () -> bidding.overview(made.engagement())
                        .invitations()
                        .get(vendor)
                        .invitation());
    }

    /** Another link of this vendor to its bid. */
    public ShareToken link(Made made, int vendor) {
        return as(made.scope(), () -> {
            var invitation = bidding.overview(made.engagement())
                    .invitations()
                    .get(vendor)
                    .invitation();
            var now = Instant.now();
            return links.issueAnother(
                    LinkPurpose.BID,
                    invitation.id().id(),
                    invitation.vendorName(),
                    invitation.holder(),
                    now.plus(Duration.ofDays(30)),
                    now);
        });
    }

    /** The business answers the first question that a vendor asked. */
    public void answer(Made made, String answer) {
        as(made.scope(), () -> {
            var question = bidding.overview(made.engagement()).questions().get(0);
            bidding.answer(made.request(), question.id(), answer, null, MIA, Instant.now());
            return true;
        });
    }

    /** Each of these vendors sends a bid: the first asks 0.30 an hour, each next one 0.05 more. */
    public void bids(Made made, int vendors) {
        for (int i = 0; i < vendors; i++) {
            var invitation = made.invited().get(i);
            var hour = new BigDecimal("0.30").add(new BigDecimal("0.05").multiply(BigDecimal.valueOf(i)));
            Tenancy.as(made.vendor(i), () -> {
                bids.fill(invitation, made.frozen(), hour.toPlainString());
                bids.send(invitation, Instant.now());
                return invitation;
            });
        }
    }

    /** One vendor sends a bid with these prices, line by line, and this promise for every service level. */
    public void bid(Made made, int vendor, List<String> prices, String promise) {
        var keys = made.frozen().priceItems().stream().map(PriceItem::key).toList();
        var byLine = IntStream.range(0, keys.size()).boxed().collect(Collectors.toMap(keys::get, prices::get));
        var invitation = made.invited().get(vendor);
        Tenancy.as(made.vendor(vendor), () -> {
            bids.fill(invitation, made.frozen(), byLine, promise, "");
            bids.send(invitation, Instant.now());
            return invitation;
        });
    }

    /** Lets the deadline be now and opens the bids. */
    public void opening(Made made) {
        endNow(made);
        Tenancy.as(made.scope(), () -> {
            evaluations.openBids(made.request(), MIA, Instant.now());
            return true;
        });
    }

    /**
     * As if this moment had been the deadline from the beginning: whatever arrived came before it, and nothing comes after.
     * No role of the application can do that; {@link SealTests} waits for real deadlines.
     */
    public static void endNow(Made made) {
        move(made, "deadline = statement_timestamp(), questions_until = least(questions_until, statement_timestamp())");
    }

    /** The same for final offers. */
    public static void endFinalOffersNow(Made made) {
        move(made, "final_deadline = statement_timestamp()");
    }

    private static void move(Made made, String change) {
        var access = TestDatabase.access();
        try (var owner = DriverManager.getConnection(access.url(), DatabaseAccess.OWNER, access.ownerPassword());
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select set_config('app.business_id', '%s', true)"
                    .formatted(made.scope().business()));
            statement.execute("alter table bid_request disable trigger keep_bids_sealed");
            int moved = statement.executeUpdate(
                    "update bid_request set %s where id = '%s'".formatted(change, made.request()));
            statement.execute("alter table bid_request enable trigger keep_bids_sealed");
            // A public link tells a copy.
            statement.executeUpdate("update public_link set deadline = r.deadline from bid_request r"
                    + " where r.id = public_link.request_id and r.id = '%s'".formatted(made.request()));
            owner.commit();
            if (moved != 1) {
                throw new IllegalStateException("There is no such bidding: " + made.request());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The deadline could not be moved", e);
        }
    }

    public <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> transaction.execute(status -> work.get()));
    }

    public Tenancy.Scope aBusiness() {
        var id = BusinessId.next();
        as(
                Tenancy.Scope.of(id),
                () -> jdbc.update(
                        "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                                + " values (?, 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'en-GB', now(), 0)",
                        id.id()));
        return Tenancy.Scope.of(id).at(new Locality(BERLIN, EUR, Locale.UK));
    }
}
