package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoPictureTests {

    private static final Color GREEN = new Color(14, 94, 85);

    @ParameterizedTest
    @CsvSource({
        "1600, 300, 800, 150",
        "300, 1200, 60, 240",
        "4000, 4000, 240, 240",
        "90, 40, 90, 40",
        "1, 1, 1, 1",
        "4000, 1, 800, 1",
        "801, 240, 800, 240"
    })
    void isScaledDownAndNeverUp(int width, int height, int kept, int keptHeight) throws IOException {
        for (var file : new byte[][] {Logos.png(width, height, GREEN), Logos.jpeg(width, height, GREEN)}) {
            var logo = LogoPicture.of(file);

            assertThat(logo.width()).isEqualTo(kept);
            assertThat(logo.height()).isEqualTo(keptHeight);
            var drawn = drawn(logo);
            assertThat(drawn.getWidth()).isEqualTo(kept);
            assertThat(drawn.getHeight()).isEqualTo(keptHeight);
            assertThat(new Color(drawn.getRGB(kept / 2, keptHeight / 2)).getGreen())
                    .isCloseTo(94, org.assertj.core.api.Assertions.within(4));
        }
    }

    @Test
    void whatIsTransparentStaysSo() throws IOException {
        var drawn = drawn(LogoPicture.of(Logos.png(1000, 1000, new Color(255, 0, 0, 0))));

        assertThat(drawn.getColorModel().hasAlpha()).isTrue();
        assertThat(drawn.getRGB(50, 50) >>> 24).isZero();
    }

    /** Stripes of one pixel become their mean, so nothing is left out between the pixels that are kept. */
    @Test
    void eachPixelIsTheMeanOfThoseItStandsFor() throws IOException {
        var stripes = new BufferedImage(960, 480, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 960; x++) {
            for (int y = 0; y < 480; y++) {
                stripes.setRGB(x, y, x % 2 == 0 ? 0xFFFFFF : 0);
            }
        }

        var drawn = drawn(LogoPicture.of(png(stripes)));

        assertThat(new Color(drawn.getRGB(100, 100)).getRed()).isBetween(120, 136);
    }

    @Test
    void nothingOfTheFileItselfIsLeft() {
        var hidden = "GPS 52.5200 N, 13.4050 E";
        var png = withChunk(Logos.png(20, 20, GREEN), "tEXt", ("Comment\0" + hidden).getBytes(StandardCharsets.UTF_8));
        var appended = join(Logos.jpeg(20, 20, GREEN), hidden.getBytes(StandardCharsets.UTF_8));

        for (var file : new byte[][] {png, appended}) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(hidden);
            assertThat(new String(LogoPicture.of(file).png(), StandardCharsets.ISO_8859_1))
                    .startsWith("\u0089PNG")
                    .doesNotContain(hidden);
        }
    }

    @Test
    void theLargestThereCanBeFitsTheDatabase() throws IOException {
        var noise = new BufferedImage(800, 240, BufferedImage.TYPE_INT_ARGB);
        var random = new Random(1);
        for (int x = 0; x < 800; x++) {
            for (int y = 0; y < 240; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }

        assertThat(LogoPicture.of(png(noise)).png()).hasSizeLessThan(1_000_000);
    }

    @Test
    void theSamePictureIsTheSameVersion() {
        var logo = LogoPicture.of(Logos.png(20, 20, GREEN));

        assertThat(LogoPicture.of(Logos.png(20, 20, GREEN)).version()).isEqualTo(logo.version());
        assertThat(LogoPicture.of(Logos.png(20, 20, Color.RED)).version()).isNotEqualTo(logo.version());
    }

    @Test
    void anSvgIsRefusedWithWhatToDoInstead() {
        refused("<?xml version=\"1.0\"?>\n<svg onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8), "drawing");
        refused("\uFEFF  <SVG></SVG>".getBytes(StandardCharsets.UTF_8), "drawing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a", "BM", "RIFF0000WEBP", "%PDF-1.7", "", "no picture at all"})
    void whatIsNoPngOrJpegIsRefused(String start) {
        refused(start.getBytes(StandardCharsets.ISO_8859_1), "kind");
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedBeforeItIsDecoded() {
        refused(new byte[LogoPicture.MOST_BYTES + 1], "tooLarge");
        refused(Logos.png(4001, 1, GREEN), "tooManyPixels");
        refused(Logos.jpeg(1, 4001, GREEN), "tooManyPixels");
        var bomb = Logos.png(20, 20, GREEN);
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        refused(withCheck(bomb), "tooManyPixels");
    }

    @Test
    void aPictureThatMovesIsRefused() {
        refused(withChunk(Logos.png(20, 20, GREEN), "acTL", new byte[8]), "animated");
    }

    @Test
    void aJpegOfThousandsOfPassesIsRefusedUnread() {
        var pass = new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 2};
        var file = Logos.jpeg(20, 20, GREEN);
        for (int i = 0; i < 200; i++) {
            file = join(file, pass);
        }
        refused(file, "damaged");
    }

    /** Cut anywhere, and with any byte changed: a logo or a refusal, nothing else. */
    @Test
    void aDamagedFileIsRefusedOrReadAndNothingElse() {
        var random = new Random(61);
        int refused = 0;
        for (var whole : new byte[][] {Logos.png(40, 30, GREEN), Logos.jpeg(40, 30, GREEN)}) {
            for (int length = 8; length < whole.length; length += 7) {
                refused += isRefused(Arrays.copyOf(whole, length)) ? 1 : 0;
            }
            for (int i = 0; i < 300; i++) {
                var changed = whole.clone();
                changed[8 + random.nextInt(changed.length - 8)] = (byte) random.nextInt();
                refused += isRefused(changed) ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static boolean isRefused(byte[] file) {
        try {
            LogoPicture.of(file);
            return false;
        } catch (RuleViolation refused) {
            assertThat(refused.code()).startsWith("account.logo.");
            return true;
        }
    }

    private static void refused(byte[] file, String why) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> LogoPicture.of(file))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("account.logo." + why));
    }

    private static BufferedImage drawn(LogoPicture logo) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(logo.png()));
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** A PNG with one more chunk after its head. */
    private static byte[] withChunk(byte[] png, String type, byte[] content) {
        int afterHead = 8 + 12 + 13;
        var named = join(type.getBytes(StandardCharsets.US_ASCII), content);
        var crc = new CRC32();
        crc.update(named);
        var chunk = ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
        return join(join(Arrays.copyOf(png, afterHead), chunk), Arrays.copyOfRange(png, afterHead, png.length));
    }

    /** A PNG whose head was changed, with the check of its head made anew. */
    private static byte[] withCheck(byte[] png) {
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
