package app.handoff.security;

import app.handoff.TestDatabase;
import app.handoff.account.ABusiness;
import app.handoff.account.Logos;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.PublicLinksForTests;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.delivery.MissesForTests;
import app.handoff.delivery.TogetherForTests;
import app.handoff.diligence.ChecksForTests;
import app.handoff.files.SampleFiles;
import app.handoff.installation.DatabaseAccess;
import app.handoff.invoice.InvoicesForTests;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.kernel.VendorId;
import app.handoff.review.OpinionsForTests;
import app.handoff.scope.ReadingsForTests;
import app.handoff.sharelink.OwnCodes;
import app.handoff.sharelink.ShareLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import app.handoff.vendor.EvidenceTable;
import app.handoff.vendor.SecurityEvidence;
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
    private final Things running;

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
        business.inside(() -> {
            Logos.choose(context, "#b5500b", Logos.png(300, 80, Color.ORANGE));
            return true;
        });
        this.first = things("One");
        this.second = things("Two");
        this.running = work();
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

    /** Work under a contract in force, which both sides want to change: with a missed level, and an invoice. */
    Things running() {
        return running;
    }

    /** One more of everything. */
    void add(String number) {
        things(number);
    }

    private Things things(String number) {
        var before = rows();
        var now = Instant.now();
        var name = word + " bookkeeping " + number;
        var ana = business.ana();
        var tokens = new EnumMap<LinkPurpose, String>(LinkPurpose.class);
        business.inside(() -> {
            var engagement = bean(EngagementsForTests.class).open(name);
            var reading = bean(ReadingsForTests.class).template(engagement, name, word, ana, now);
            tokens.put(LinkPurpose.READING, link(LinkPurpose.READING, reading, reading));
            var vendor = vendor(number, ana, now);
            var contract = contract(engagement, ana, now);
            var lawyer = bean(ContractsForTests.class)
                    .lawyer(contract, word + " lawyer", "What does " + word + " risk?", ana, now);
            tokens.put(LinkPurpose.LAWYER, link(LinkPurpose.LAWYER, lawyer, lawyer));
            var asked = bean(ChecksForTests.class).everything(engagement, vendor, word, ana, now);
            var invited = bidding(engagement, vendor, name, ana, now);
            tokens.put(LinkPurpose.BID, link(LinkPurpose.BID, invited, invited));
            bean(ContractsForTests.class).invitedBy(contract, invited);
            tokens.put(LinkPurpose.CONTRACT, link(LinkPurpose.CONTRACT, contract, invited));
            var delivery = delivery(engagement, contract, vendor, invited, name, ana, now);
            tokens.put(LinkPurpose.REPORT, link(LinkPurpose.REPORT, delivery, invited));
            bean(TogetherForTests.class).everything(delivery, word, ana, now);
            tokens.put(LinkPurpose.REFERENCE, link(LinkPurpose.REFERENCE, asked));
            var opinion = bean(OpinionsForTests.class).asked(engagement, word, ana, now);
            tokens.put(LinkPurpose.OPINION, link(LinkPurpose.OPINION, opinion));
            var everybody = bean(PublicLinksForTests.class).on(invited, word + " in a few words", ana);
            tokens.put(LinkPurpose.PUBLIC, link(LinkPurpose.PUBLIC, everybody));
            tokens.put(
                    LinkPurpose.NEWCOMER,
                    link(LinkPurpose.NEWCOMER, bean(PublicLinksForTests.class).newcomer(everybody, word)));
            people(number, ana, now, tokens);
        });
        return new Things(added(before), Map.copyOf(tokens));
    }

    private Things work() {
        var before = rows();
        var now = Instant.now();
        var ana = business.ana();
        var name = word + " bookkeeping at work";
        var tokens = new EnumMap<LinkPurpose, String>(LinkPurpose.class);
        var clause = business.inside(() -> {
            var engagement = bean(EngagementsForTests.class).open(name);
            var contract = bean(ContractsForTests.class).inForce(engagement);
            tokens.put(
                    LinkPurpose.CONTRACT,
                    link(
                            LinkPurpose.CONTRACT,
                            contract.contract(),
                            contract.holder().id()));
            var amended = bean(ContractsForTests.class).amend(contract.contract(), word, ana, now);
            var today = LocalDate.now(Examples.BERLIN);
            var delivery = bean(MissesForTests.class)
                    .begin(
                            contract,
                            name,
                            word,
                            today.minusMonths(4).withDayOfMonth(1),
                            business.id(),
                            business.ownerSession().member());
            bean(TogetherForTests.class).everything(delivery, word, ana, now);
            tokens.put(
                    LinkPurpose.REPORT,
                    link(LinkPurpose.REPORT, delivery, contract.holder().id()));
            bean(InvoicesForTests.class).came(engagement, YearMonth.from(today).minusMonths(2), word, ana, now);
            var opinion = bean(OpinionsForTests.class).asked(engagement, word, ana, now);
            tokens.put(LinkPurpose.OPINION, link(LinkPurpose.OPINION, opinion));
            return amended;
        });
        var ids = new HashMap<>(added(before));
        ids.put("contract_clause", clause.toString());
        return new Things(Map.copyOf(ids), Map.copyOf(tokens));
    }

    /** Of each table the first row that has come since. */
    private Map<String, String> added(Map<String, Set<String>> before) {
        var ids = new HashMap<String, String>();
        rows().forEach((table, found) -> found.stream()
                .filter(id -> !before.getOrDefault(table, Set.of()).contains(id))
                // The bid that the contract was made from is over: pages are tried with what goes on.
                .filter(id -> !id.startsWith(new UUID(0, 0).toString().substring(0, 18)))
                .min(String::compareTo)
                .ifPresent(id -> ids.put(table, id)));
        return Map.copyOf(ids);
    }

    private VendorId vendor(String number, Actor ana, Instant now) {
        var vendor = VendorExamples.referred(
                bean(Vendors.class), word + " Ledger " + number, word + "'s neighbour", ana, now);
        VendorExamples.selfStatement(
                bean(SecurityEvidence.class), vendor, word + " themselves", "All of " + word, ana, now);
        VendorExamples.ownNeed(
                bean(EvidenceTable.class),
                word + " insurance " + number,
                "A policy that " + word + " has read",
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
        bean(ContractsForTests.class).keep(word, ana, now);
        bean(ContractsForTests.class).propose(id, "The " + word + " way is shorter.", "So does " + word + " it.", now);
        return id.id();
    }

    private UUID bidding(EngagementId engagement, VendorId vendor, String name, Actor ana, Instant now) {
        var invitation = bean(ABidding.class)
                .opened(engagement, vendor, name, "How does " + word + " handle peaks?", Money.of("23456", "EUR"), ana);
        Tenancy.as(business.scope().asVendor(invitation.id()), () -> {
            var codes = bean(OwnCodes.class);
            var bids = bean(BidsForTests.class);
            codes.choose(invitation.id(), codes.hash(CODE, List.of(word)), now);
            bids.begin(invitation, now);
            bids.attach(invitation, SampleFiles.pdf(), word + ".pdf", now);
            bids.announce(invitation, word + ", the whole.pdf", now);
            bids.ask(invitation, "Which bank does " + word + " use?", now);
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
        return Examples.begin(
                bean(Deliveries.class),
                new ContractsForTests.Agreed(
                        contract, engagement, vendor, new LinkHolder(invited, "Liza Cruz", "liza@tala.example")),
                name,
                word + " Ledger",
                start,
                ana,
                now);
    }

    private void people(String number, Actor ana, Instant now, Map<LinkPurpose, String> tokens) {
        var address = (word + number + Ids.next() + "@example.com").toLowerCase();
        var invited = ABusiness.invited(context, word + " Newcomer", address, Role.STAFF, ana, word + " Works");
        tokens.put(LinkPurpose.JOIN, link(LinkPurpose.JOIN, invited.id()));
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

    /** What every table of the business holds, to compare; how often something was saved is left out, if only a row was locked. */
    Map<String, String> content() {
        return read(database -> {
            var content = new TreeMap<String, String>();
            tables().stream()
                    .filter(table -> !table.equals("business_change"))
                    .forEach(table -> content.put(
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
