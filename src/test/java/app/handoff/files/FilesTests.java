package app.handoff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.bidding.ABidding;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.VendorProofs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class FilesTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    private static final Actor LEDGERLY = Actor.vendor(VendorId.next(), "Ledgerly");

    @Autowired
    Files files;

    @Autowired
    ABidding biddings;

    @Autowired
    VendorProofs proofs;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Tenancy.Scope business;
    Tenancy.Scope ledgerly;
    Tenancy.Scope otherVendor;

    @BeforeEach
    void aBusinessWithTwoInvitations() {
        business = aBusiness();
        ledgerly = business.asVendor(Ids.next());
        otherVendor = business.asVendor(Ids.next());
        as(business, () -> {
            proofs.keep(ledgerly.subject());
            proofs.keep(otherVendor.subject());
            return true;
        });
    }

    @Test
    void keepsWhatMembersUploadForTheirBusinessAlone() throws IOException {
        var file = as(business, () -> store("Offer.pdf", SampleFiles.pdf()));

        var found = as(business, () -> files.get(file.id()));
        assertThat(found.name()).isEqualTo("Offer.pdf");
        assertThat(found.size()).isEqualTo(SampleFiles.pdf().length);
        assertThat(found.uploadedBy()).isEqualTo(MIA);
        assertThat(Tenancy.as(business, () -> bytes(file))).isEqualTo(SampleFiles.pdf());
        for (var stranger : List.of(aBusiness(), ledgerly, otherVendor)) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(stranger, () -> files.get(file.id())));
            assertThat(as(stranger, () -> files.all(List.of(file.id())))).isEmpty();
        }
    }

    @Test
    void keepsSealedFilesFromEverybodyButTheirVendorUntilItsBidIsOpened() {
        var made = biddings.open(300, "Ledgerly", "Another");
        var us = made.scope();
        var vendor = made.vendor(0);
        var content = SampleFiles.docx();
        var file = as(
                vendor,
                () -> files.storeSealed(
                        new ByteArrayInputStream(content), "Bid.docx", FileRules.ANY_KIND, LEDGERLY, NOW));
        biddings.bids(made, 1);

        assertThat(as(vendor, () -> files.get(file.id()).name())).isEqualTo("Bid.docx");
        assertThat(Tenancy.as(vendor, () -> bytes(file))).isEqualTo(content);
        for (var curious : List.of(us, made.vendor(1), us.asVendor(Ids.next()))) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(curious, () -> files.download(file.id())));
            assertThat(as(curious, () -> count("stored_file"))).isZero();
            assertThat(as(curious, () -> count("file_chunk"))).isZero();
        }
        for (var subject : List.of(vendor.subject(), made.vendor(1).subject(), Ids.next())) {
            refused(us, "insert into file_release (subject, released_at) values ('" + subject + "', now())");
        }

        biddings.opening(made);

        assertThat(as(us, () -> files.get(file.id()).name())).isEqualTo("Bid.docx");
        assertThat(Tenancy.as(us, () -> bytes(file))).isEqualTo(content);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(made.vendor(1), () -> files.get(file.id())));
        as(us, () -> {
            files.release(vendor.subject(), NOW);
            return true;
        });
    }

    @Test
    void showsAtOnceWhatAVendorSendsUnsealed() {
        var file = as(ledgerly, () -> store("Report.pdf", SampleFiles.pdf()));

        assertThat(as(business, () -> files.get(file.id()).name())).isEqualTo("Report.pdf");
        assertThat(as(ledgerly, () -> files.get(file.id()).subject())).isEqualTo(ledgerly.subject());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(otherVendor, () -> files.get(file.id())));
    }

    @Test
    void letsTheDatabaseRefuseWhatTheCodeNeverAsks() {
        var file = as(ledgerly, () -> store("Report.pdf", SampleFiles.pdf()));
        var sealed = as(
                ledgerly,
                () -> files.storeSealed(
                        new ByteArrayInputStream(SampleFiles.pdf()), "Bid.pdf", FileRules.ANY_KIND, LEDGERLY, NOW));

        refused(business, "update stored_file set name = 'x'");
        refused(business, "update file_chunk set position = 1");
        refused(business, "update file_release set released_at = now()");
        refused(business, "delete from file_release");
        refused(
                ledgerly,
                "insert into file_release (subject, released_at) values ('" + ledgerly.subject() + "', now())");
        refused(ledgerly, "update stored_file set sealed = false");
        refused(otherVendor, "insert into file_chunk (file_id, position, bytes) values ('" + file.id() + "', 7, 'x')");
        refused(business, "insert into file_chunk (file_id, position, bytes) values ('" + sealed.id() + "', 7, 'x')");
        assertThat(as(otherVendor, () -> jdbc.update("delete from stored_file")))
                .isZero();
    }

    @Test
    void removesAFileWithItsContent() {
        var file = as(ledgerly, () -> store("Report.pdf", SampleFiles.pdf()));

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(otherVendor, () -> {
                    files.remove(file.id());
                    return true;
                }));
        as(ledgerly, () -> {
            files.remove(file.id());
            return true;
        });

        assertThat(as(business, () -> count("file_chunk"))).isZero();
    }

    @Test
    void sendsFilesOnlyToBeSaved() {
        var file = as(business, () -> store("Angebot für 2027; neu.pdf", SampleFiles.pdf()));

        var headers = as(business, () -> files.download(file.id())).getHeaders();

        assertThat(headers.getFirst("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Angebot%20f%C3%BCr%202027%3B%20neu.pdf");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getContentType()).hasToString("application/pdf");
    }

    @Test
    void streamsTwentyMegabytesThroughLittleMemory() throws Exception {
        long size = 20 * 1024 * 1024;
        var file =
                as(business, () -> files.store(SampleFiles.largePdf(size), "Large.pdf", FileRules.ANY_KIND, MIA, NOW));
        assertThat(as(business, () -> count("file_chunk"))).isEqualTo(40);

        var digest = MessageDigest.getInstance("SHA-256");
        long[] most = {0};
        var content = as(business, () -> files.content(file));
        try (var in = content.getInputStream();
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            var buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                most[0] = Math.max(most[0], in.available());
            }
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(file.sha256());
        assertThat(most[0]).isLessThanOrEqualTo(Chunks.SIZE);
    }

    @Test
    void hasRoomForSoMuchOfOneLink() {
        as(
                ledgerly,
                () -> jdbc.update(
                        "insert into stored_file (id, name, kind, size, sha256, uploaded_by_kind, uploaded_by_name, at,"
                                + " subject, sealed, version)"
                                + " values (?, 'a.pdf', 'PDF', ?, ?, 'VENDOR', 'Ledgerly', now(), ?, false, 0)",
                        UUID.randomUUID(),
                        2_000L * 1024 * 1024,
                        "0".repeat(64),
                        ledgerly.subject()));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> as(ledgerly, () -> store("b.pdf", SampleFiles.pdf())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("files.noRoom"));
        assertThat(as(otherVendor, () -> store("c.pdf", SampleFiles.pdf()))).isNotNull();
    }

    private StoredFile store(String name, byte[] content) {
        return files.store(new ByteArrayInputStream(content), name, FileRules.ANY_KIND, MIA, NOW);
    }

    private byte[] bytes(StoredFile file) {
        try (var in = files.content(file).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    private void refused(Tenancy.Scope scope, String sql) {
        assertThatExceptionOfType(DataAccessException.class)
                .as(sql)
                .isThrownBy(() -> as(scope, () -> jdbc.update(sql)));
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private Tenancy.Scope aBusiness() {
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
