package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.TestDatabase;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.files.FileRules;
import app.handoff.files.Files;
import app.handoff.files.SampleFiles;
import app.handoff.files.Uploads;
import app.handoff.installation.DatabaseAccess;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.ShareToken;
import app.handoff.kernel.VendorId;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever has the application's rights in the database, and nothing else of it, can do what they like and breaks no seal. */
@SpringBootTest
class SealAgainstTheApplicationsRoleTests {

    private static final String READ = "select (select count(*) from bid_content where invitation_id = '%1$s')"
            + " + (select count(*) from stored_file where subject = '%1$s')"
            + " + (select count(*) from file_upload where subject = '%1$s')"
            + " + (select count(*) from file_chunk k join stored_file f on f.id = k.file_id where f.subject = '%1$s')";
    /** No right to it, a rule of ours, there is one already, no hexadecimal number. A mistake in an attempt is none of them. */
    private static final List<String> REFUSALS = List.of("42501", "P0001", "23505", "22023");

    private static final String AS_VENDOR = "set local role handoff_vendor";

    @Autowired
    private ABidding biddings;

    @Autowired
    private Files files;

    @Autowired
    private Uploads uploads;

    @Autowired
    @Qualifier("vendorProofBackfill") private SmartLifecycle proofBackfill;

    @Autowired
    private JdbcTemplate jdbc;

    private Made made;
    private UUID business;
    private UUID vendor;
    private UUID request;

    @BeforeEach
    void aSealedBidWithAFile() {
        made = biddings.open(3600, "Kontor Vier", "Norte Contable");
        biddings.as(
                made.vendor(0),
                () -> files.storeSealed(
                        new ByteArrayInputStream(SampleFiles.pdf()),
                        "Bid.pdf",
                        FileRules.ANY_KIND,
                        Actor.vendor(VendorId.next(), "Kontor Vier"),
                        Instant.now()));
        biddings.as(
                made.vendor(0),
                () -> uploads.begin("Plan.pdf", 4711, "0".repeat(64), FileRules.OF_A_BID, Instant.now()));
        biddings.bids(made, 1);
        business = made.scope().business().id();
        vendor = made.invited().get(0).id();
        request = made.request().id();
    }

    @Test
    void noSettingRoleLinkOrMovedRowReadsWhatIsSealed() throws SQLException {
        var token = ShareToken.random(made.scope().business());
        var hash = "decode('" + HexFormat.of().formatHex(token.hash()) + "', 'hex')";
        var asKontor = setting("app.subject", vendor.toString());
        var other = made.invited().get(1).id();
        var attempts = new LinkedHashMap<String, List<String>>();
        attempts.put("as it is", List.of());
        attempts.put("with the subject", List.of(asKontor));
        attempts.put("as the vendors' role with the subject", List.of(asKontor, AS_VENDOR));
        attempts.put("with an invented proof", List.of(asKontor, setting("app.proof", "00".repeat(32)), AS_VENDOR));
        attempts.put("with a proof that is none", List.of(asKontor, setting("app.proof", "x"), AS_VENDOR));
        attempts.put(
                "with the stored hash as proof",
                List.of(
                        asKontor,
                        "select set_config('app.proof', encode(hash, 'hex'), true) from vendor_proof where subject = '"
                                + vendor + "'",
                        AS_VENDOR));
        attempts.put(
                "with a hash of one's own beside it",
                List.of(
                        "insert into vendor_proof (subject, hash) values ('" + vendor + "', sha256('\\x00'))",
                        asKontor,
                        setting("app.proof", "00"),
                        AS_VENDOR));
        attempts.put(
                "with the hash replaced",
                List.of("update vendor_proof set hash = sha256('\\x00') where subject = '" + vendor + "'"));
        attempts.put("with the hash removed", List.of("delete from vendor_proof where subject = '" + vendor + "'"));
        attempts.put(
                "with a link of one's own",
                List.of(
                        "insert into share_link (id, token_hash, purpose, subject, name, holder, created_at,"
                                + " expires_at, version)"
                                + " values ('" + Ids.next() + "', " + hash + ", 'BID', '" + vendor
                                + "', 'Kontor Vier', '" + vendor + "', now(), now() + interval '1 day', 0)",
                        asKontor,
                        setting("app.link", token.value()),
                        AS_VENDOR));
        attempts.put("without row security", List.of("set local row_security = off"));
        attempts.put("as the owner", List.of("set local role handoff_owner"));
        attempts.put("by a new session", List.of("set session authorization handoff_owner"));
        attempts.put("without triggers", List.of("set local session_replication_role = replica"));
        attempts.put(
                "opened at once", List.of("update bid_request set opened_at = clock_timestamp(), status = 'OPENED'"));
        attempts.put(
                "by way of a draft with an earlier deadline",
                List.of(
                        "update bid_request set status = 'DRAFT'",
                        "update bid_request set deadline = now() - interval '1 hour', questions_until = null",
                        "update bid_request set status = 'OPEN'",
                        "update bid_request set status = 'OPENED', opened_at = now()"));
        attempts.put(
                "with the request replaced by one that is over",
                List.of(
                        "set constraints all deferred",
                        "create temp table kept as select * from bid_request",
                        "delete from bid_request"));
        attempts.put("with the request removed", List.of("set constraints all deferred", "delete from bid_request"));
        attempts.put(
                "with the request under another identity",
                List.of("set constraints all deferred", "update bid_request set id = '" + Ids.next() + "'"));
        attempts.put("with the bid on another request", List.of("update bid set request_id = '" + Ids.next() + "'"));
        attempts.put(
                "with the content of another vendor",
                List.of("update bid_content set invitation_id = '" + other + "'"));
        attempts.put("with files that are not sealed", List.of("update stored_file set sealed = false"));
        attempts.put(
                "with files released",
                List.of("insert into file_release (subject, released_at) values ('" + vendor + "', now())"));
        attempts.put(
                "with files released as the vendor",
                List.of(
                        asKontor,
                        AS_VENDOR,
                        "insert into file_release (subject, released_at) values ('" + vendor + "', now())"));
        refusedOrNothing(attempts, READ.formatted(vendor));
        for (var table : List.of("bid_draft", "bid_code")) {
            refusedOrNothing(
                    Map.of(table, List.of(), table + " as the vendors' role", List.of(asKontor, AS_VENDOR)),
                    "select count(*) from " + table);
        }

        assertThat(readByItsVendor())
                .as("the vendor itself reads its bid, its file, the file's content and what is on its way")
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void theClockOfABiddingIsMovedByNobody() throws SQLException {
        var told = setting("app.told_time", "2099-01-01T00:00:00Z");
        var open = "update bid_request set opened_at = bidding_clock(), status = 'OPENED' where id = '" + request + "'";
        var sample = UUID.randomUUID();
        var newSample = List.of(
                setting("app.business_id", sample.toString()),
                "insert into business (business_id, name, country, zone, currency, locale, sample, created_at, version)"
                        + " values ('" + sample + "', 'S', 'DE', 'Europe/Berlin', 'EUR', 'en', true, now(), 0)",
                setting("app.business_id", business.toString()));
        var attempts = new LinkedHashMap<String, List<String>>();
        attempts.put("told", List.of(told, open));
        attempts.put("told to a sample made of it", List.of("update business set sample = true", told, open));
        attempts.put(
                "told to a sample in its place",
                List.of("set constraints all deferred", "delete from business", told, open));
        attempts.put(
                "told to a sample that takes its identity",
                List.of(
                        "set constraints all deferred",
                        "update business set business_id = '" + sample + "', name = set_config('app.business_id', '"
                                + sample + "', true)"));
        attempts.put(
                "told while another business is named",
                concat(
                        newSample,
                        List.of(
                                told,
                                "update bid_request set status = 'OPENED', opened_at = bidding_clock(),"
                                        + " title = set_config('app.business_id', '" + sample + "', true)")));
        attempts.put(
                "told to a request moved into the sample",
                concat(
                        newSample,
                        List.of(
                                "set constraints all deferred",
                                told,
                                "update bid_request set business_id = '" + sample
                                        + "', title = set_config('app.business_id', '" + sample + "', true)")));
        attempts.put("shortened", List.of("update bid_request set deadline = now() - interval '1 minute'", open));
        attempts.put(
                "with a clock of one's own",
                List.of(
                        "create or replace function bidding_clock() returns timestamptz language sql as 'select now()'"));
        attempts.put(
                "with a business of one's own before it",
                List.of("create temp table business as select true as sample", told, open));
        refusedOrNothing(
                attempts, "select count(*) from bid_request where id = '" + request + "' and opened_at is not null");

        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : newSample.subList(0, 2)) {
                statement.execute(sql);
            }
            statement.execute(told);
            assertThat(single(statement, "select extract(year from bidding_clock())"))
                    .as("in a sample the past can be told")
                    .isEqualTo(2099);
            connection.rollback();
        }
    }

    @Test
    void nobodySendsOrWithdrawsForAVendor() throws SQLException {
        var withdrawal = "insert into bid (id, request_id, invitation_id, scope_id, number, kind, receipt, at) select '"
                + Ids.next() + "', request_id, invitation_id, scope_id, 9, 'WITHDRAWN', 'x', at from bid limit 1";
        refusedOrNothing(
                Map.of(
                        "as the application", List.of(withdrawal),
                        "as the vendors' role",
                                List.of(setting("app.subject", vendor.toString()), AS_VENDOR, withdrawal)),
                "select count(*) from bid where number = 9");
    }

    @Test
    void anInvitationOfAnEarlierVersionGetsItsProofAtTheStart() throws SQLException {
        var access = TestDatabase.access();
        try (var owner = DriverManager.getConnection(access.url(), DatabaseAccess.OWNER, access.ownerPassword());
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(setting("app.business_id", business.toString()));
            statement.execute("delete from vendor_proof where subject = '" + vendor + "'");
            owner.commit();
        }
        assertThat(readByItsVendor()).isZero();
        // Visits the businesses that somebody belongs to.
        biddings.as(
                made.scope(),
                () -> jdbc.update(
                        "with person as (insert into login (id, email, created_at, version) values (?, ?, now(), 0)"
                                + " returning id, email), colleague as (insert into member (id, name, email, role, status,"
                                + " created_at, version) select id, 'Ana Ruiz', email, 'OWNER', 'ACTIVE', now(), 0 from person)"
                                + " insert into membership (login_id, business_id, member_id, last_used_at)"
                                + " select id, ?, id, now() from person",
                        vendor,
                        vendor + "@fern.example",
                        business));

        proofBackfill.start();

        assertThat(readByItsVendor()).isGreaterThanOrEqualTo(3);
    }

    private Integer readByItsVendor() {
        return biddings.as(made.vendor(0), () -> jdbc.queryForObject(READ.formatted(vendor), Integer.class));
    }

    /** Each attempt is refused by the database, or what it was for counts nothing. */
    private void refusedOrNothing(Map<String, List<String>> attempts, String question) throws SQLException {
        int refused = 0;
        for (var attempt : attempts.entrySet()) {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute(setting("app.business_id", business.toString()));
                int gained;
                try {
                    for (var sql : attempt.getValue()) {
                        statement.execute(sql);
                    }
                    gained = single(statement, question);
                } catch (SQLException e) {
                    assertThat(e.getSQLState())
                            .as("%s: %s", attempt.getKey(), e.getMessage())
                            .isIn(REFUSALS);
                    refused++;
                    gained = 0;
                }
                connection.rollback();
                assertThat(gained).as(attempt.getKey()).isZero();
            }
        }
        System.out.printf(
                "Seal against the application's role: %d attempts, %d refused, %d without a row, 0 successful%n",
                attempts.size(), refused, attempts.size() - refused);
    }

    private static int single(Statement statement, String question) throws SQLException {
        try (var row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String setting(String name, String value) {
        return "select set_config('" + name + "', '" + value + "', true)";
    }

    private static List<String> concat(List<String> first, List<String> then) {
        return java.util.stream.Stream.concat(first.stream(), then.stream()).toList();
    }

    private static Connection connect() throws SQLException {
        var access = TestDatabase.access();
        var connection = DriverManager.getConnection(access.url(), DatabaseAccess.APP, access.appPassword());
        connection.setAutoCommit(false);
        return connection;
    }
}
