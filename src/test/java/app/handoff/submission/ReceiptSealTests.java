package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import app.handoff.submission.ReceiptFacts.Finding;
import app.handoff.submission.ReceiptFacts.ReceivedFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever shows a receipt cannot have changed a byte of it. */
class ReceiptSealTests {

    private static final byte[] PDF =
            "%PDF-1.7\nBID-7Q4K-M2ZD € 7,760.00\nxref\nstartxref\n31\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] OFFER = new byte[50_000];

    static {
        new Random(7).nextBytes(OFFER);
    }

    private static final ReceiptFacts FACTS = new ReceiptFacts(
            "BID-7Q4K-M2ZD",
            2,
            Instant.parse("2026-11-23T10:26:09.123456Z"),
            "Studio Fern",
            "Bücher für 2027",
            Canonical.sha256("{\"bid\":1}"),
            List.of(new ReceivedFile("Angebot.pdf", OFFER.length, Canonical.sha256(OFFER))));

    private final ReceiptSeal seal = new ReceiptSeal(() -> "one installation".getBytes(StandardCharsets.UTF_8));
    private final byte[] receipt = seal.seal(PDF, FACTS);

    @Test
    void saysWhatItStatedWhenItWasMade() {
        assertThat(seal.open(receipt)).contains(FACTS);
        assertThat(new String(receipt, StandardCharsets.ISO_8859_1)).endsWith("startxref\n31\n%%EOF\n");
    }

    @Test
    void ofAThousandChangedReceiptsNoneOpens() {
        var random = new Random(20261130);
        var opened = IntStream.range(0, 1000)
                .mapToObj(i -> changed(receipt, random))
                .filter(changed -> seal.open(changed).isPresent())
                .count();

        assertThat(opened).isZero();
    }

    @Test
    void ofAThousandChangedFilesNoneIsTakenForOneThatArrived() {
        var random = new Random(30112026);
        var taken = IntStream.range(0, 1000)
                .mapToObj(i -> FACTS.check("Angebot.pdf", Canonical.sha256(changed(OFFER, random))))
                .filter(check -> check.finding().isReceived())
                .count();

        assertThat(taken).isZero();
    }

    @Test
    void aFileIsKnownByWhatIsInItWhateverItIsCalled() {
        assertThat(FACTS.check("copy (2).pdf", Canonical.sha256(OFFER)))
                .isEqualTo(new ReceiptFacts.FileCheck("copy (2).pdf", Finding.RECEIVED, "Angebot.pdf"));
        assertThat(FACTS.check("bid.json", Canonical.sha256("{\"bid\":1}")).finding())
                .isEqualTo(Finding.BID);
        assertThat(FACTS.check("Angebot.pdf", Canonical.sha256("other")).finding())
                .isEqualTo(Finding.NOT_RECEIVED);
    }

    @Test
    void anotherInstallationCannotMakeOne() {
        var other = new ReceiptSeal(() -> "another installation".getBytes(StandardCharsets.UTF_8));

        assertThat(seal.open(other.seal(PDF, FACTS))).isEmpty();
    }

    @Test
    void whatIsNoReceiptIsToldApart() {
        assertThat(seal.open(new byte[0])).isEmpty();
        assertThat(seal.open(PDF)).as("a PDF without a seal").isEmpty();
        assertThat(seal.open("\n%Handoff-receipt ".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(seal.open("\n%Handoff-receipt a b\n".getBytes(StandardCharsets.UTF_8)))
                .as("a seal without a PDF")
                .isEmpty();
        var twice = seal.seal(receipt, FACTS);
        assertThat(seal.open(twice)).as("sealed here, so genuine").isPresent();
    }

    @Test
    void theFactsOfOneReceiptCannotBeMovedToAnother() {
        var second = new String(
                seal.seal(
                        new String(PDF, StandardCharsets.ISO_8859_1)
                                .replace("7,760", "1,760")
                                .getBytes(StandardCharsets.ISO_8859_1),
                        FACTS),
                StandardCharsets.ISO_8859_1);
        var first = new String(receipt, StandardCharsets.ISO_8859_1);
        int mark = first.indexOf("%Handoff-receipt");

        assertThat(seal.open((second.substring(0, mark) + first.substring(mark)).getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    /** One byte other, gone, doubled, or everything behind it cut off. */
    private static byte[] changed(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        List<UnaryOperator<byte[]>> ways = List.of(
                bytes -> {
                    var other = bytes.clone();
                    other[at] ^= (byte) (1 << random.nextInt(8));
                    return other;
                },
                bytes -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length)),
                bytes -> joined(Arrays.copyOf(bytes, at + 1), Arrays.copyOfRange(bytes, at, bytes.length)),
                bytes -> Arrays.copyOf(bytes, at));
        return ways.get(random.nextInt(ways.size())).apply(file);
    }

    private static byte[] joined(byte[] start, byte[] end) {
        var joined = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, joined, start.length, end.length);
        return joined;
    }
}
