package app.handoff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.bidding.ABidding;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class UploadsTests {

    private static final Instant NOW = Instant.now();
    private static final Actor LEDGERLY = Actor.vendor(VendorId.next(), "Ledgerly");
    private static final int PART = UploadPart.LARGEST;

    @Autowired
    Uploads uploads;

    @Autowired
    Files files;

    @Autowired
    ABidding biddings;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    Tenancy.Scope business;
    Tenancy.Scope ledgerly;
    Tenancy.Scope otherVendor;

    @BeforeEach
    void aBiddingWithTwoVendors() {
        var made = biddings.open(3600, "Ledgerly", "Another");
        business = made.scope();
        ledgerly = made.vendor(0);
        otherVendor = made.vendor(1);
    }

    @Test
    void aFileGoesOnWhereItStoppedWhateverItIsCalledByThen() {
        var content = large();
        var first = begin("Offer.pdf", content);
        assertThat(append(first.id(), 0, Arrays.copyOf(content, PART)).received())
                .isEqualTo(PART);

        var again = begin("Offer, once more.pdf", content);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.percent()).isEqualTo((int) (100L * PART / content.length));
        append(again.id(), PART, Arrays.copyOfRange(content, PART, content.length));
        var file = keep(again.id());

        assertThat(file.name()).isEqualTo("Offer.pdf");
        assertThat(file.sha256()).isEqualTo(sha256(content));
        assertThat(Tenancy.as(ledgerly, () -> bytes(file))).isEqualTo(content);
        assertThat(as(ledgerly, uploads::open)).isEmpty();
        as(ledgerly, () -> {
            files.remove(file.id());
            return true;
        });
        assertThat(as(ledgerly, () -> count("file_chunk"))).isZero();
    }

    @Test
    void aPartThatComesTwiceOrTooSoonChangesNothing() {
        var content = large();
        var upload = begin("Offer.pdf", content).id();
        var part = Arrays.copyOf(content, PART);

        assertThat(append(upload, PART, part).received()).isZero();
        assertThat(append(upload, 0, part).received()).isEqualTo(PART);
        assertThat(append(upload, 0, part).received()).isEqualTo(PART);
        assertThat(append(upload, PART, new byte[0]).received()).isEqualTo(PART);
        assertThat(as(ledgerly, () -> count("file_chunk"))).isEqualTo(PART / Chunks.SIZE);
    }

    @Test
    void partsThatDoNotFitWhatWasAnnouncedAreRefused() {
        var content = large();
        var upload = begin("Offer.pdf", content).id();

        refused("files.upload.otherParts", () -> append(upload, 0, Arrays.copyOf(content, Chunks.SIZE + 1)));
        append(upload, 0, Arrays.copyOf(content, PART));
        refused("files.upload.otherParts", () -> append(upload, PART, new byte[Chunks.SIZE * 3]));
        refused("files.upload.partTooLarge", () -> append(upload, PART, new byte[PART + 1]));
        refused("files.upload.otherParts", () -> uploads.inspect(upload));
        assertThat(as(ledgerly, () -> uploads.get(upload)).received()).isEqualTo(PART);
    }

    @Test
    void whatArrivedOtherwiseOrIsNotWhatItsNameSaysIsRemoved() {
        var announced = SampleFiles.pdf("announced");
        var other = begin("Offer.pdf", announced).id();
        append(other, 0, SampleFiles.pdf("different"));
        refused("files.upload.otherContent", () -> uploads.inspect(other));

        var program = SampleFiles.ascii("MZ\u0090\0 this program cannot be run");
        var disguised = begin("Program.pdf", program).id();
        append(disguised, 0, program);
        refused("files.content.otherKind", () -> uploads.inspect(disguised));

        assertThat(as(ledgerly, uploads::open)).isEmpty();
        assertThat(as(ledgerly, () -> count("file_chunk"))).isZero();
        assertThat(as(ledgerly, () -> count("stored_file"))).isZero();
    }

    @Test
    void whatIsAnnouncedIsKnownToBeTooMuchBeforeItComes() {
        refused("files.tooLarge", () -> uploads.begin("a.pdf", 101L << 20, "0".repeat(64), FileRules.OF_A_BID, NOW));
        refused("files.empty", () -> uploads.begin("a.pdf", 0, "0".repeat(64), FileRules.OF_A_BID, NOW));
        refused("files.kind.wrong", () -> uploads.begin("a.exe", 9, "0".repeat(64), FileRules.OF_A_BID, NOW));
        refused("files.upload.otherParts", () -> uploads.begin("a.pdf", 9, "no hash", FileRules.OF_A_BID, NOW));
        for (int i = 10; i < 30; i++) {
            var hash = String.valueOf(i).repeat(32);
            as(ledgerly, () -> uploads.begin("a.pdf", 100L << 20, hash, FileRules.OF_A_BID, NOW));
        }
        refused("files.noRoom", () -> uploads.begin("z.pdf", 1, "f".repeat(64), FileRules.OF_A_BID, NOW));
    }

    @Test
    void onlyItsProvenVendorSeesAnUpload() {
        var content = large();
        var upload = begin("Offer.pdf", content).id();
        append(upload, 0, Arrays.copyOf(content, PART));

        for (var stranger :
                List.of(otherVendor, business, biddings.open(3600, "Else").vendor(0))) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> as(stranger, () -> uploads.get(upload)));
            assertThat(as(stranger, () -> count("file_upload"))).isZero();
            assertThat(as(stranger, () -> count("file_chunk"))).isZero();
        }
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(otherVendor, () -> uploads.append(upload, PART, part(new byte[1]), NOW)));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> as(business, () -> uploads.append(upload, PART, part(new byte[1]), NOW)));
        assertThat(as(business, uploads::sweep)).as("nothing is over yet").isZero();
        assertThat(as(ledgerly, () -> uploads.get(upload)).received()).isEqualTo(PART);
    }

    @Test
    void whatNobodyGoesOnWithIsSweptWithItsContent() {
        var content = large();
        var longAgo = NOW.minus(Duration.ofDays(FileUpload.DAYS_KEPT)).minusSeconds(60);
        var old = as(
                        ledgerly,
                        () -> uploads.begin("Old.pdf", content.length, sha256(content), FileRules.OF_A_BID, longAgo))
                .id();
        as(ledgerly, () -> uploads.append(old, 0, part(Arrays.copyOf(content, PART)), longAgo));
        var young = begin("Young.pdf", SampleFiles.pdf());

        assertThat(as(business, uploads::sweep)).isEqualTo(1);

        assertThat(as(ledgerly, uploads::open)).extracting(FileUpload::id).containsExactly(young.id());
        assertThat(as(ledgerly, () -> count("file_chunk"))).isZero();
    }

    @Test
    void whoStartsAgainLeavesNothingOnItsWay() {
        var content = large();
        append(begin("Offer.pdf", content).id(), 0, Arrays.copyOf(content, PART));

        as(ledgerly, () -> {
            files.removeAll();
            return true;
        });

        assertThat(as(ledgerly, uploads::open)).isEmpty();
        assertThat(as(ledgerly, () -> count("file_chunk"))).isZero();
    }

    private FileUpload begin(String name, byte[] content) {
        return as(ledgerly, () -> uploads.begin(name, content.length, sha256(content), FileRules.OF_A_BID, NOW));
    }

    private FileUpload append(FileId upload, long offset, byte[] content) {
        return as(ledgerly, () -> uploads.append(upload, offset, part(content), NOW));
    }

    private StoredFile keep(FileId upload) {
        var inspected = Tenancy.as(ledgerly, () -> uploads.inspect(upload));
        return as(ledgerly, () -> uploads.keep(inspected, LEDGERLY, NOW));
    }

    private void refused(String code, Supplier<?> work) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Tenancy.as(ledgerly, work))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static UploadPart part(byte[] content) {
        try {
            return UploadPart.receive(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(StoredFile file) {
        try (var kept = files.content(file).getInputStream()) {
            return kept.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** More than one part, and no whole number of pieces. */
    private static byte[] large() {
        try (var pdf = SampleFiles.largePdf(PART + Chunks.SIZE + 1000)) {
            return pdf.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    private <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, () -> transaction.execute(status -> work.get()));
    }
}
