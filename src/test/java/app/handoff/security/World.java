package app.handoff.security;

import app.handoff.TestDatabase;
import app.handoff.account.ABusiness;
import app.handoff.account.Accounts;
import app.handoff.account.ColleagueInvitations;
import app.handoff.bidding.BidQuestion;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.Budgets;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.Invitations;
import app.handoff.bidding.Invitee;
import app.handoff.bidding.Schedule;
import app.handoff.bidding.Setup;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.DeliveryTerms;
import app.handoff.delivery.Examples;
import app.handoff.delivery.ReportSchedule;
import app.handoff.diligence.Concerns;
import app.handoff.diligence.Diligence;
import app.handoff.diligence.InterviewNotes;
import app.handoff.diligence.LanguageHeard;
import app.handoff.diligence.Referee;
import app.handoff.diligence.ReferenceSource;
import app.handoff.diligence.Relation;
import app.handoff.diligence.Requirement;
import app.handoff.diligence.WorkSample;
import app.handoff.files.SampleFiles;
import app.handoff.installation.DatabaseAccess;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.kernel.VendorId;
import app.handoff.sharelink.OwnCodes;
import app.handoff.sharelink.ShareLinks;
import app.handoff.submission.BidAccess;
import app.handoff.submission.BidPart;
import app.handoff.submission.BidPreparation;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import app.handoff.vendor.Cefr;
import app.handoff.vendor.Lead;
import app.handoff.vendor.SecurityEvidence;
import app.handoff.vendor.Standard;
import app.handoff.vendor.StatementContent;
import app.handoff.vendor.StatementKind;
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A business with two of everything, each made by the steps people take, and its own word in every text. */
final class World {

    /** What each vendor chose for its bid. */
    static final String CODE = "nine quiet herons";

    private final ApplicationContext context;
    private final String word;
    private final ABusiness business;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Things first;
    private final Things second;

    private World(ApplicationContext context, String word) {
        this.context = context;
        this.word = word;
        this.business = ABusiness.in(context);
        this.jdbc = context.getBean(JdbcClient.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        inside(() -> {
            jdbc.sql("update business set name = ?").param(word + " Works").update();
            jdbc.sql("update member set name = ? || name").param(word + " ").update();
        });
        this.first = things("One");
        this.second = things("Two");
    }

    /** @param word stands in the name of whatever this business has, and nowhere else */
    static World in(ApplicationContext context, String word) {
        return new World(context, word);
    }

    ABusiness business() {
        return business;
    }

    String word() {
        return word;
    }

    Things first() {
        return first;
    }

    Things second() {
        return second;
    }

    private Things things(String number) {
        var before = rows();
        var now = Instant.now();
        var name = word + " bookkeeping " + number;
        var ana = business.ana();
        var tokens = new EnumMap<LinkPurpose, String>(LinkPurpose.class);
        business.inside(() -> {
            var engagement = bean(EngagementsForTests.class).open(name);
            var vendor = vendor(number, ana, now);
            var contract = contract(engagement, ana, now);
            check(engagement, vendor, ana, now);
            var invited = bidding(engagement, vendor, name, ana, now);
            tokens.put(LinkPurpose.BID, link(LinkPurpose.BID, invited, invited));
            tokens.put(LinkPurpose.CONTRACT, link(LinkPurpose.CONTRACT, contract, invited));
            var delivery = delivery(engagement, contract, vendor, invited, name, ana, now);
            tokens.put(LinkPurpose.REPORT, link(LinkPurpose.REPORT, delivery, invited));
            people(number, ana, now, tokens);
        });
        var ids = new HashMap<String, String>();
        rows().forEach((table, found) -> found.stream()
                .filter(id -> !before.getOrDefault(table, Set.of()).contains(id))
                // The bid that the contract was made from is over: pages are tried with what goes on.
                .filter(id -> !id.startsWith(new UUID(0, 0).toString().substring(0, 18)))
                .min(String::compareTo)
                .ifPresent(id -> ids.put(table, id)));
        return new Things(Map.copyOf(ids), Map.copyOf(tokens));
    }

    private VendorId vendor(String number, Actor ana, Instant now) {
        var vendor = bean(Vendors.class)
                .add(
                        VendorExamples.named(word + " Ledger " + number),
                        Lead.referredBy(word + "'s neighbour"),
                        ana,
                        now);
        bean(SecurityEvidence.class)
                .add(
                        vendor,
                        new StatementContent(
                                Standard.ISO_27002,
                                null,
                                StatementKind.SELF_STATEMENT,
                                word + " themselves",
                                "All of " + word,
                                null,
                                LocalDate.now().minusDays(30),
                                null,
                                null),
                        ana,
                        now);
        return vendor;
    }

    private UUID contract(EngagementId engagement, Actor ana, Instant now) {
        var contracts = bean(Contracts.class);
        var id = bean(ContractsForTests.class).draft(engagement, ana, now);
        contracts.send(id, ana, now);
        var clause = contracts.get(id).wording().clauses().get(0);
        contracts.ask(
                id, clause.id(), "Why does " + word + " need this?", Actor.vendor(VendorId.next(), "Liza Cruz"), now);
        return id.id();
    }

    private void check(EngagementId engagement, VendorId vendor, Actor ana, Instant now) {
        var diligence = bean(Diligence.class);
        diligence.addReference(
                engagement,
                vendor,
                new Referee(word + " Bakery", Relation.PRIOR, "Eva Lang", ReferenceSource.FOUND_BY_US),
                now);
        diligence.addInterview(
                engagement,
                vendor,
                new InterviewNotes(
                        LocalDate.now().minusDays(2),
                        "Rui of " + word,
                        "Clear words of " + word,
                        List.of(new LanguageHeard("English", Cefr.C1))),
                ana,
                now);
        diligence.addSample(
                engagement,
                vendor,
                new WorkSample("Post forty receipts for " + word, "A ledger", null, 4, null),
                ana,
                now);
        bean(Concerns.class).raise(engagement, vendor, "Who stands in at " + word + "?", ana, now);
        diligence.waive(engagement, vendor, Requirement.INFORMATION_SECURITY, word + " sees no data", ana, now);
    }

    private UUID bidding(EngagementId engagement, VendorId vendor, String name, Actor ana, Instant now) {
        var bidding = bean(Bidding.class);
        var preparation = bean(BidPreparation.class);
        var request = bidding.prepare(engagement, name, Currency.getInstance("EUR"), Examples.BERLIN);
        var deadline = now.plus(Duration.ofDays(20)).atZone(Examples.BERLIN).toLocalDateTime();
        bidding.setUp(
                request.id(),
                new Setup(
                        List.of(
                                new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, 60, null, ""),
                                new Criterion(CriterionId.next(), 1, "Answers", CriterionKind.ANSWER, 40, null, "")),
                        List.of(new BidQuestion(Ids.next(), "How does " + word + " handle peaks?", 50)),
                        new Schedule(deadline, deadline, Examples.BERLIN, null),
                        12,
                        60),
                request.version(),
                now);
        bean(Budgets.class).keep(request.id(), null, Money.of("23456", "EUR"));
        var invited = bean(Vendors.class).get(vendor);
        bean(Invitations.class)
                .invite(
                        request.id(),
                        List.of(new Invitee(
                                vendor,
                                invited.name(),
                                invited.contact(),
                                invited.email(),
                                invited.zone(),
                                invited.city())),
                        ana,
                        now);
        bidding.open(request.id(), ana.name(), "ana@example.com", ana, now);
        var invitation =
                bidding.overview(engagement).invitations().get(0).invitation().id();
        Tenancy.as(business.scope().asVendor(invitation.id()), () -> {
            var codes = bean(OwnCodes.class);
            codes.choose(invitation.id(), codes.hash(CODE, List.of(word)), now);
            preparation.start(BidAccess.byMailedCode(invitation), now);
            preparation.save(BidAccess.byMailedCode(invitation), BidPart.BIDDER, 0, draft -> draft, now);
            preparation.attach(
                    BidAccess.byMailedCode(invitation),
                    new ByteArrayInputStream(SampleFiles.pdf()),
                    word + ".pdf",
                    now);
            preparation.ask(BidAccess.byMailedCode(invitation), "Which bank does " + word + " use?", now);
            return true;
        });
        return invitation.id();
    }

    private UUID delivery(
            EngagementId engagement,
            UUID contract,
            VendorId vendor,
            UUID invited,
            String name,
            Actor ana,
            Instant now) {
        var start = LocalDate.now(Examples.BERLIN).minusDays(3);
        var example = Examples.terms();
        var deliveries = bean(Deliveries.class);
        deliveries.start(
                new DeliveryTerms(
                        engagement,
                        contract,
                        name,
                        vendor,
                        word + " Ledger",
                        "liza@example.com",
                        new LinkHolder(invited, "Liza Cruz", "liza@tala.example"),
                        Examples.MANILA,
                        start,
                        start.plusYears(1),
                        example.levels(),
                        example.remedy(),
                        8,
                        2,
                        new ReportSchedule(start.plusDays(6).getDayOfWeek(), LocalTime.of(16, 0), Examples.BERLIN),
                        ReportedBy.VENDOR,
                        example.oversightHoursPerWeek(),
                        example.baselineHoursPerWeek()),
                ana,
                now);
        return deliveries.get(engagement).id().id();
    }

    private void people(String number, Actor ana, Instant now, Map<LinkPurpose, String> tokens) {
        var address = (word + number + Ids.next() + "@example.com").toLowerCase();
        var accounts = bean(Accounts.class);
        bean(ColleagueInvitations.class).invite(word + " Newcomer", address, Role.STAFF, ana, word + " Works", now);
        var invited = accounts.people().stream()
                .filter(person -> person.email().equals(address))
                .findFirst()
                .orElseThrow();
        tokens.put(LinkPurpose.JOIN, link(LinkPurpose.JOIN, invited.getId().id()));
        tokens.put(
                LinkPurpose.SIGN_IN,
                link(LinkPurpose.SIGN_IN, business.ownerSession().member().id()));
        tokens.put(
                LinkPurpose.NEW_EMAIL,
                link(LinkPurpose.NEW_EMAIL, business.ownerSession().member().id()));
    }

    private String link(LinkPurpose purpose, UUID subject, UUID holder) {
        var now = Instant.now();
        return bean(ShareLinks.class)
                .issueAnother(
                        purpose,
                        subject,
                        word + " guest",
                        new LinkHolder(holder, word + " guest", "guest@" + holder + ".example"),
                        now.plus(Duration.ofDays(1)),
                        now)
                .value();
    }

    private String link(LinkPurpose purpose, UUID subject) {
        var now = Instant.now();
        return bean(ShareLinks.class)
                .issue(purpose, subject, word + " guest " + Ids.next(), now.plus(Duration.ofDays(1)), now)
                .value();
    }

    /** The identities of every row this business has, by table. */
    Map<String, Set<String>> rows() {
        return read(database -> {
            var rows = new TreeMap<String, Set<String>>();
            database.sql("select table_name from information_schema.columns where table_schema = 'public'"
                            + " and column_name = 'id' and table_name in (:tables)")
                    .param("tables", tables())
                    .query(String.class)
                    .list()
                    .forEach(table -> rows.put(
                            table,
                            Set.copyOf(database.sql("select id::text from " + table)
                                    .query(String.class)
                                    .list())));
            return rows;
        });
    }

    /** How many rows each table holds for this business and what is in them: what changes with any change. */
    Map<String, String> contentBut(String table) {
        var content = content();
        content.remove(table);
        return content;
    }

    /** What every table of the business holds, to compare. */
    Map<String, String> content() {
        return read(database -> {
            var content = new TreeMap<String, String>();
            tables().forEach(table -> content.put(
                    table,
                    database.sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '-')"
                                            + " from " + table + " t")
                            .query(String.class)
                            .single()));
            return content;
        });
    }

    /** The tables whose rows hold this text anywhere. */
    List<String> tablesHolding(String text) {
        return read(database -> tables().stream()
                .filter(table -> database.sql(
                                "select exists (select 1 from " + table + " t where position(:text in t::text) > 0)")
                        .param("text", text)
                        .query(Boolean.class)
                        .single())
                .toList());
    }

    /** As the owner of the tables, who reads what the application itself may not. */
    private <T> T read(Function<JdbcClient, T> work) {
        var access = TestDatabase.access();
        var source = new SingleConnectionDataSource(access.url(), DatabaseAccess.OWNER, access.ownerPassword(), true);
        try {
            var database = JdbcClient.create(source);
            database.sql("select set_config('app.business_id', ?, false)")
                    .param(business.id().toString())
                    .query(String.class)
                    .single();
            return work.apply(database);
        } finally {
            source.destroy();
        }
    }

    void inside(Runnable work) {
        business.inside(() -> transaction.executeWithoutResult(status -> work.run()));
    }

    private static List<String> tables() {
        try {
            Properties declared = PropertiesLoaderUtils.loadProperties(new ClassPathResource("tables.properties"));
            return declared.stringPropertyNames().stream()
                    .filter(table -> declared.getProperty(table).equals("business"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
