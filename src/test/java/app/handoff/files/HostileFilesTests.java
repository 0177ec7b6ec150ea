package app.handoff.files;

import static app.handoff.files.SampleFiles.ascii;
import static app.handoff.files.SampleFiles.docx;
import static app.handoff.files.SampleFiles.join;
import static app.handoff.files.SampleFiles.pdf;
import static app.handoff.files.SampleFiles.picture;
import static app.handoff.files.SampleFiles.xlsx;
import static app.handoff.files.SampleFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.handoff.Browser;
import app.handoff.kernel.RuleViolation;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

/** Only what the name says is taken, whatever is sent; nothing takes long or much memory. */
class HostileFilesTests {

    private static final FileRules ANY = FileRules.ANY_KIND;

    static Stream<Arguments> honest() {
        return Stream.of(
                arguments("Offer.PDF", pdf()),
                arguments("Angebot für 2027.docx", docx()),
                arguments("prix (détail).xlsx", xlsx()),
                arguments("logo.png", picture("png")),
                arguments("logo.jpg", picture("jpeg")),
                arguments("logo.jpeg", picture("jpeg")),
                arguments("volumes.csv", ascii("month,invoices\r\nJanuary,180\r\n")),
                arguments("notes.txt", ascii("Gr\u00fc\u00dfe,\n\tAna")),
                arguments("見積書.pdf", pdf()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("honest")
    void takesWhatPeopleSend(String name, byte[] content) {
        assertThat(upload(name, content, ANY)).isEqualTo("taken");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                // names
                arguments(null, pdf(), "files.name.missing"),
                arguments("   ", pdf(), "files.name.missing"),
                arguments(".pdf", pdf(), "files.name.missing"),
                arguments("..", pdf(), "files.name.missing"),
                arguments("\u202e\u200b", pdf(), "files.name.missing"),
                // kinds
                arguments("offer.pages", pdf(), "files.kind.wrong"),
                arguments("offer.exe", ascii("MZ\u0090\0"), "files.kind.wrong"),
                arguments("offer.pdf.html", ascii("<html>"), "files.kind.wrong"),
                arguments("offer.svg", ascii("<svg onload='alert(1)'/>"), "files.kind.wrong"),
                arguments("offer", pdf(), "files.kind.wrong"),
                arguments("offer.docm", docx(), "files.kind.wrong"),
                arguments("offer.rar", docx(), "files.kind.wrong"),
                // contents
                arguments("offer.pdf", new byte[0], "files.empty"),
                arguments("offer.pdf", ascii("MZ\u0090\0this program cannot be run"), "files.content.otherKind"),
                arguments("offer.pdf", ascii("<html><script>alert(1)</script></html>"), "files.content.otherKind"),
                arguments("offer.pdf", docx(), "files.content.otherKind"),
                arguments("offer.pdf", ascii("%PDF-1.7\ncut off"), "files.content.otherKind"),
                arguments("offer.pdf", join(ascii("<html>%PDF-1.7 "), pdf()), "files.content.otherKind"),
                arguments("offer.docx", pdf(), "files.content.otherKind"),
                arguments("offer.docx", xlsx(), "files.content.otherKind"),
                arguments("offer.xlsx", docx(), "files.content.otherKind"),
                arguments("offer.docx", zip(Map.of("a.class", new byte[10])), "files.content.otherKind"),
                arguments(
                        "offer.docx",
                        ascii("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1old"),
                        "files.content.otherKind"),
                arguments("logo.png", picture("jpeg"), "files.content.otherKind"),
                arguments("logo.jpg", picture("png"), "files.content.otherKind"),
                arguments("logo.jpg", ascii("\u00ff\u00d8\u00ff\u00e0cut off"), "files.content.otherKind"),
                arguments(
                        "list.csv", ascii("<!DOCTYPE html><html><script>alert(1)</script>"), "files.content.otherKind"),
                arguments("list.csv", ascii("\u007fELF\u0002\u0001\u0001\0\0"), "files.content.otherKind"),
                arguments("list.txt", join(ascii("Hello "), new byte[] {0, 1, 2}), "files.content.otherKind"),
                // two things at once
                arguments(
                        "offer.pdf",
                        join(pdf(), zip(Map.of("a.class", new byte[10])), ascii("%%EOF")),
                        "files.content.otherKind"),
                arguments("offer.pdf", join(pdf("x".repeat(10)), zipWithComment("%%EOF")), "files.content.otherKind"),
                arguments(
                        "logo.png",
                        join(picture("png"), zip(Map.of("a.class", new byte[10]))),
                        "files.content.otherKind"),
                arguments(
                        "logo.png",
                        join(picture("png"), ascii("<script>alert(1)</script>")),
                        "files.content.otherKind"),
                arguments(
                        "logo.jpg",
                        join(picture("jpeg"), zip(Map.of("a.class", new byte[10]))),
                        "files.content.otherKind"),
                // packed folders
                arguments("offer.docx", docx(Map.of("../../evil.xml", new byte[1])), "files.content.otherKind"),
                arguments("offer.docx", docx(Map.of("/etc/evil.xml", new byte[1])), "files.content.otherKind"),
                arguments("offer.docx", docx(Map.of("word\\..\\evil.xml", new byte[1])), "files.content.otherKind"),
                arguments("offer.docx", docx(Map.of("Word/Document.xml", new byte[1])), "files.content.otherKind"),
                arguments("offer.docx", docx(Map.of("word/vbaProject.bin", new byte[9])), "files.content.macros"),
                arguments("offer.docx", docx(Map.of("word/styles.xml", xxe())), "files.content.otherKind"),
                arguments("offer.docx", docx(Map.of("word/styles.xml", xxeInTwoBytes())), "files.content.otherKind"),
                arguments(
                        "offer.docx",
                        docx(Map.of("word/media/a.bin", new byte[60_000_000])),
                        "files.content.unpacksToTooMuch"),
                arguments("offer.docx", docx(manyParts(6_000, 1)), "files.content.unpacksToTooMuch"),
                arguments("offer.docx", docx(manyParts(150, 1_900_000)), "files.content.unpacksToTooMuch"),
                arguments("offer.docx", lyingAboutItsEntries(), "files.content.otherKind"),
                arguments("huge.png", pngOf(60_000, 60_000), "files.content.tooManyPixels"));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("hostile")
    void refusesTheRest(String name, byte[] content, String code) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        assertThat(upload(name, content, ANY)).isEqualTo(code);

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                .as("time of the processor")
                .isLessThan(Duration.ofSeconds(2));
    }

    static Stream<Arguments> oddNames() {
        return Stream.of(
                arguments("Bid 11:30.pdf", "Bid 11-30.pdf"),
                arguments("Bid 11/30.pdf", "Bid 11-30.pdf"),
                arguments("Offer? <final> *2*.pdf", "Offer- -final- -2-.pdf"),
                arguments("../../etc/cron.d/offer.pdf", "offer.pdf"),
                arguments("..\\offer.pdf", "offer.pdf"),
                arguments("C:\\Users\\ana\\offer.pdf", "offer.pdf"),
                arguments("C:offer.pdf", "C-offer.pdf"),
                arguments("/offer.pdf", "offer.pdf"),
                arguments(".offer.pdf", "offer.pdf"),
                arguments("offer.pdf. .", "offer.pdf"),
                arguments("  offer  of May .pdf ", "offer of May.pdf"),
                arguments("offer\r\nSet-Cookie: a=b.pdf", "offer Set-Cookie- a=b.pdf"),
                arguments("offer\0.exe.pdf", "offer.exe.pdf"),
                arguments("offer\u202Efdp.exe.pdf", "offerfdp.exe.pdf"),
                arguments("offer\uD800.pdf", "offer.pdf"),
                arguments("of\u200bfer\u00a0May.pdf", "offer May.pdf"),
                arguments("Angebot fu\u0308r 2027.pdf", "Angebot f\u00fcr 2027.pdf"),
                arguments("CON.pdf", "_CON.pdf"),
                arguments("COM¹.pdf", "_COM¹.pdf"),
                arguments("conout$.pdf", "_conout$.pdf"),
                arguments("lpt1.offer.pdf", "_lpt1.offer.pdf"),
                arguments("Consulting.pdf", "Consulting.pdf"),
                arguments("\ud83d\ude80 offer.pdf", "\ud83d\ude80 offer.pdf"),
                arguments("o".repeat(300) + ".PDF", "o".repeat(116) + ".PDF"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("oddNames")
    void anOddNameIsMended(String odd, String mended) {
        assertThat(FileName.of(odd, ANY).text()).isEqualTo(mended);
        assertThat(FileName.of(mended, ANY).text()).isEqualTo(mended);
    }

    /** Names as people give them in twelve countries, with what else finds its way into a name; 0 of 500 may be refused. */
    @Test
    void everyNameIsMendedOnceAndInTheSameWayByTheScript() {
        var random = new Random(20261128);
        var words = List.of(
                "Offer",
                "Angebot fu\u0308r 2027",
                "Proposition n° 3",
                "Oferta años",
                "見積書",
                "عرض",
                "प्रस्ताव",
                "Wycena żółta",
                "Offert åäö",
                "Bid 11:30",
                "Q1/Q2",
                "C:\\Users\\ana\\bid",
                "../bid",
                "aux",
                "COM1",
                "COM²",
                "\ud83d\ude80 bid",
                "Final?",
                "\"v2\"",
                "a|b",
                "x".repeat(150),
                ".hidden",
                "two  spaces",
                "dots..");
        var marks = List.of("", "", "\u202e", "\u200b", "\u00a0", "\t", "\u00ad", ".", " ");
        var names = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            names.add(marks.get(random.nextInt(9)) + words.get(random.nextInt(words.size()))
                    + marks.get(random.nextInt(9))
                    + words.get(random.nextInt(words.size())) + "."
                    + List.of("pdf", "PDF", "docx", "jpeg").get(random.nextInt(4))
                    + List.of("", "", " ", ".").get(random.nextInt(4)));
        }
        var mended = names.stream().map(name -> FileName.of(name, ANY).text()).toList();

        assertThat(mended).allMatch(name -> name.length() <= 120 && name.matches("[^\\p{Cntrl}\\\\/:*?\"<>|]+\\.\\w+"));
        assertThat(mended.stream().map(name -> FileName.of(name, ANY).text())).isEqualTo(mended);
        try (var browser = Browser.launch()) {
            var page = browser.open(1280, ColorScheme.LIGHT);
            page.addScriptTag(new AddScriptTagOptions().setPath(Path.of("src/main/resources/static/reading.js")));
            assertThat(page.evaluate("all => all.map(Reading.fileName)", names)).isEqualTo(mended);
        }
        System.out.println("File names: 500 given, 0 refused, 0 mended differently by the script.");
    }

    private static final List<String> CIPHERS = List.of("rc4-40", "rc4-128", "aes-128", "aes-256-r5", "aes-256");

    @Test
    void aPdfThatOpensOnlyWithAPasswordIsRefused() throws IOException {
        for (var cipher : CIPHERS) {
            assertThat(upload("offer.pdf", encrypted(cipher + "-locked"), ANY))
                    .as(cipher)
                    .isEqualTo("files.content.locked");
        }
        assertThat(upload("offer.pdf", lockedByCertificate(), ANY)).isEqualTo("files.content.locked");
    }

    @Test
    void aPdfThatAsksForAPasswordOnlyToPrintIsTaken() throws IOException {
        for (var cipher : CIPHERS) {
            assertThat(upload("offer.pdf", encrypted(cipher + "-open"), ANY))
                    .as(cipher)
                    .isEqualTo("taken");
        }
        assertThat(upload("offer.pdf", pdf("Our rule /Encrypt 2 0 R and /Encrypt everything"), ANY))
                .isEqualTo("taken");
    }

    @Test
    void theLockOfALongPdfIsFoundWhereverItStands() throws IOException {
        var locked = new String(encrypted("aes-128-locked"), StandardCharsets.ISO_8859_1);
        for (int padding : List.of(1_000, 262_144 - locked.indexOf("/V 4"), 262_144 - 20, 900_000)) {
            var longer = locked.replaceFirst("\n", "\n%" + "x".repeat(padding) + "\n");
            assertThat(upload("offer.pdf", ascii(longer), ANY)).isEqualTo("files.content.locked");
        }
    }

    @Test
    void anOfficeDocumentThatOpensOnlyWithAPasswordIsRefused() {
        var oldKind = ascii("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
        var part = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        for (var name : List.of("offer.docx", "prices.xlsx")) {
            assertThat(upload(name, join(oldKind, new byte[40_000], part, new byte[99]), ANY))
                    .isEqualTo("files.content.locked");
        }
        var zipped = docx();
        zipped[6] |= 1;
        assertThat(upload("offer.docx", zipped, ANY)).isEqualTo("files.content.locked");
    }

    private static byte[] encrypted(String name) throws IOException {
        return new ClassPathResource("pdf/" + name + ".pdf").getContentAsByteArray();
    }

    private static byte[] lockedByCertificate() {
        var plain = new String(pdf(), StandardCharsets.ISO_8859_1);
        return ascii(plain.replace(
                "/Root 1 0 R",
                "/Root 1 0 R/Encrypt<</Filter/Adobe.PubSec/V"
                        + " 4/SubFilter/adbe.pkcs7.s5/CF<</A<</Recipients[<30>]>>>>>>"));
    }

    @Test
    void refusesWhatIsTooLargeAsSoonAsItIs() {
        var rules = new FileRules(EnumSet.of(FileKind.PDF), 1024 * 1024);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() ->
                        Content.spool(SampleFiles.largePdf(1024 * 1024 + 1), FileName.of("offer.pdf", rules), rules))
                .satisfies(refusal -> assertThat(sentence(refusal))
                        .isEqualTo("offer.pdf is larger than 1 MB. Choose a smaller file."));
    }

    @Test
    void namesFileAndCause() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> FileName.of(
                        "offer.pages", FileRules.of(EnumSet.of(FileKind.PDF, FileKind.DOCX, FileKind.XLSX))))
                .satisfies(
                        refusal -> assertThat(sentence(refusal)).isEqualTo("offer.pages must be PDF, DOCX or XLSX."));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> FileName.of("photo.gif", FileRules.of(EnumSet.of(FileKind.PNG))))
                .satisfies(refusal -> assertThat(sentence(refusal)).isEqualTo("photo.gif must be PNG."));
    }

    @Test
    void survivesWhateverBytesAreSent() throws IOException {
        var random = new Random(42);
        var originals = Map.of(
                "a.pdf",
                pdf(),
                "a.docx",
                docx(),
                "a.png",
                picture("png"),
                "a.jpg",
                picture("jpeg"),
                "b.pdf",
                encrypted("aes-256-open"),
                "c.pdf",
                encrypted("rc4-128-locked"));
        int accepted = 0;
        for (int round = 0; round < 400; round++) {
            for (var original : originals.entrySet()) {
                var damaged = original.getValue().clone();
                for (int hit = 0; hit <= random.nextInt(20); hit++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                accepted += upload(original.getKey(), damaged, ANY).equals("taken") ? 1 : 0;
            }
        }
        System.out.println("Damaged files: 2400 sent, " + accepted + " still what they say, 0 unexpected failures.");
    }

    /** Other tests share the folder: what they are about to check is gone in a moment. */
    @Test
    void leavesNothingOnDisk() {
        var before = spooled();
        hostile().forEach(sent -> upload((String) sent.get()[0], (byte[]) sent.get()[1], ANY));
        var left = spooled();
        left.removeAll(before);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(left).noneMatch(Files::exists));
    }

    private static Set<Path> spooled() {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (var files = Files.newDirectoryStream(folder, "handoff-upload-*")) {
            var spooled = new HashSet<Path>();
            files.forEach(spooled::add);
            return spooled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String upload(@Nullable String name, byte[] bytes, FileRules rules) {
        try {
            var checked = FileName.of(name, rules);
            try (var content = Content.spool(new ByteArrayInputStream(bytes), checked, rules)) {
                Inspection.pass(content, checked);
            }
            return "taken";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuleViolation refusal) {
            assertThat(sentence(refusal))
                    .doesNotContain("files.")
                    .doesNotContain("{")
                    .doesNotContain("\r");
            return refusal.code();
        }
    }

    private static String sentence(RuleViolation refusal) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/files");
        messages.setFallbackToSystemLocale(false);
        return messages.getMessage(refusal.code(), refusal.arguments(), Locale.ENGLISH);
    }

    private static byte[] xxe() {
        return ascii("<?xml version='1.0'?>" + " ".repeat(40_000)
                + "<<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>");
    }

    private static byte[] xxeInTwoBytes() {
        return "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>".getBytes(StandardCharsets.UTF_16LE);
    }

    private static Map<String, byte[]> manyParts(int count, int size) {
        var parts = new HashMap<String, byte[]>();
        var part = new byte[size];
        for (int i = 0; i < count; i++) {
            parts.put("word/part" + i + ".bin", part);
        }
        return parts;
    }

    private static byte[] zipWithComment(String comment) {
        var plain = zip(Map.of("a.class", new byte[10]));
        plain[plain.length - 2] = (byte) comment.length();
        return join(plain, ascii(comment));
    }

    private static byte[] lyingAboutItsEntries() {
        var honest = docx();
        honest[honest.length - 12] = 9;
        honest[honest.length - 14] = 9;
        return honest;
    }

    /** A picture of a few bytes that says it is enormous. */
    private static byte[] pngOf(int width, int height) {
        var picture = ByteBuffer.wrap(picture("png"));
        picture.putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(picture.array(), 12, 17);
        picture.putInt(29, (int) crc.getValue());
        return picture.array();
    }
}
