package app.handoff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.bidding.ABidding;
import app.handoff.files.FilePreview.Packed;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

/** What is seen of a file is text, or a picture drawn anew; nothing of the file itself reaches a page. */
@SpringBootTest
class FilePreviewsTests {

    private static final Actor LEDGERLY = Actor.vendor(VendorId.next(), "Ledgerly");

    @Autowired
    Files files;

    @Autowired
    FilePreviews previews;

    @Autowired
    ABidding biddings;

    @Autowired
    TransactionTemplate transaction;

    Tenancy.Scope ledgerly;
    Tenancy.Scope otherVendor;

    @BeforeEach
    void aBiddingWithTwoVendors() {
        var made = biddings.open(3600, "Ledgerly", "Another");
        ledgerly = made.vendor(0);
        otherVendor = made.vendor(1);
    }

    @Test
    void aTextBeginsWithItsFirstLinesInWhateverEncoding() {
        assertThat(preview("notes.txt", "\uFEFFGrüße\nzwei".getBytes(StandardCharsets.UTF_8))
                        .lines())
                .containsExactly("Grüße", "zwei");
        assertThat(preview("older.txt", "Grüße".getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo("Grüße");
        var longer = preview("long.txt", SampleFiles.ascii("a line\n".repeat(20_000)));
        assertThat(longer.lines()).hasSize(30);
        assertThat(longer.more()).isTrue();
    }

    @Test
    void aTableIsReadByTheSeparatorOfItsFirstLine() {
        var preview = preview("volumes.csv", SampleFiles.ascii("month;invoices\nJanuary;\"1;80\"\n"));

        assertThat(preview.rows()).containsExactly(List.of("month", "invoices"), List.of("January", "1;80"));
        assertThat(preview.more()).isFalse();
    }

    @Test
    void anArchiveTellsWhatIsInIt() {
        var inside = new LinkedHashMap<String, byte[]>();
        inside.put("Plans/", new byte[0]);
        inside.put("Plans/ground.pdf", SampleFiles.pdf());
        inside.put(".DS_Store", new byte[] {0, 0, 0, 1, 'B', 'u', 'd', '1'});

        assertThat(preview("plans.zip", SampleFiles.zip(inside)).contents())
                .containsExactly(new Packed("Plans/ground.pdf", SampleFiles.pdf().length));
    }

    @Test
    void aPictureIsDrawnAnew() throws IOException {
        var photo = store("photo.jpg", SampleFiles.picture("jpeg"));

        assertThat(Tenancy.as(ledgerly, () -> previews.of(photo)).drawable()).isTrue();
        var answer = Tenancy.as(ledgerly, () -> previews.picture(photo));
        assertThat(answer.getHeaders().getContentType()).hasToString("image/png");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
        var drawn = ImageIO.read(new ByteArrayInputStream(answer.getBody()));
        assertThat(drawn.getWidth()).isEqualTo(40);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Tenancy.as(otherVendor, () -> previews.picture(photo)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Tenancy.as(otherVendor, () -> previews.of(photo)));
    }

    @Test
    void whatNobodyHereCanDrawIsDownloaded() {
        assertThat(preview("photo.heic", SampleFiles.heic()).isBare()).isTrue();
        assertThat(preview("offer.docx", SampleFiles.docx()).isBare()).isTrue();
        var photo = store("photo.heic", SampleFiles.heic());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Tenancy.as(ledgerly, () -> previews.picture(photo)));
    }

    private FilePreview preview(String name, byte[] content) {
        var file = store(name, content);
        return Tenancy.as(ledgerly, () -> previews.of(file));
    }

    private FileId store(String name, byte[] content) {
        return as(() -> files.storeSealed(
                        new ByteArrayInputStream(content), name, FileRules.ANY_KIND, LEDGERLY, Instant.now()))
                .id();
    }

    private <T> T as(Supplier<T> work) {
        return Tenancy.as(ledgerly, () -> transaction.execute(status -> work.get()));
    }
}
