package app.handoff.files;

import static app.handoff.files.HostileFilesTests.upload;
import static app.handoff.files.SampleFiles.ascii;
import static app.handoff.files.SampleFiles.box;
import static app.handoff.files.SampleFiles.chunk;
import static app.handoff.files.SampleFiles.docx;
import static app.handoff.files.SampleFiles.heic;
import static app.handoff.files.SampleFiles.join;
import static app.handoff.files.SampleFiles.openDocument;
import static app.handoff.files.SampleFiles.pdf;
import static app.handoff.files.SampleFiles.picture;
import static app.handoff.files.SampleFiles.pptx;
import static app.handoff.files.SampleFiles.webp;
import static app.handoff.files.SampleFiles.xlsx;
import static app.handoff.files.SampleFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of phones and of the web, documents that are packed folders, and whatever somebody packs into one file. */
class HostileArchivesTests {

    private static final String OTHER = "files.content.otherKind";
    private static final String PATHS = "files.archive.paths";
    private static final String INSIDE = "files.archive.inside";
    private static final String NESTED = "files.archive.nested";
    private static final String MACROS = "files.content.macros";
    private static final String LOCKED = "files.content.locked";
    private static final String EMBEDDED = "files.content.embedded";
    private static final Map<String, byte[]> NOTHING = Map.of();

    private static final byte[] OF_A_MAC = {0, 5, 0x16, 7, 0, 2, 0, 0};

    static Stream<Arguments> honest() {
        return Stream.of(
                arguments("IMG_0815.HEIC", heic()),
                arguments("photo.heif", heic("mif1", 4_032, 3_024, 64)),
                arguments("photo.heic", join(heic(), box("mpvd", ascii("a moment before")))),
                arguments("photo.webp", webp()),
                arguments("photo with facts.webp", webp(chunk("EXIF", new byte[20]))),
                arguments("steps.gif", picture("gif")),
                arguments("Vorstellung.pptx", pptx(NOTHING)),
                arguments("chart.pptx", pptx(Map.of("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", xlsx()))),
                arguments("offer.odt", openDocument("text", NOTHING)),
                arguments("prices.ods", openDocument("spreadsheet", Map.of("Object 1/content.xml", ascii("<c/>")))),
                arguments("slides.odp", openDocument("presentation", Map.of("Pictures/a.png", picture("png")))),
                arguments("all.zip", zip(someFiles())),
                arguments("stored.zip", stored(someFiles())),
                arguments("folders.zip", zip(Map.of("Offer/", new byte[0], "Offer/Angebot für 2027.pdf", pdf()))),
                arguments(
                        "from a mac.zip",
                        zip(Map.of("offer.pdf", pdf(), "__MACOSX/._offer.pdf", OF_A_MAC, ".DS_Store", new byte[] {
                            0, 0, 0, 1, 'B', 'u', 'd', '1', 0
                        }))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("honest")
    void takesWhatPeopleSend(String name, byte[] content) {
        assertThat(upload(name, content, FileRules.ANY_KIND)).isEqualTo("taken");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(pictures(), documents(), archives()).flatMap(all -> all);
    }

    private static Stream<Arguments> pictures() {
        var photo = heic();
        return Stream.of(
                arguments("cut.heic", Arrays.copyOf(photo, photo.length - 9), OTHER),
                arguments("cut in its facts.heic", Arrays.copyOf(photo, 60), OTHER),
                arguments("of another kind.heic", heic("avif", 40, 30, 64), OTHER),
                arguments("a film.heic", heic("mp42", 40, 30, 64), OTHER),
                arguments("more than it has.heic", heic("heic", 40, 30, 65), OTHER),
                arguments("two in one.heic", join(photo, photo), OTHER),
                arguments("with an archive.heic", join(photo, zip(Map.of("a.class", new byte[9]))), OTHER),
                arguments("archive in a box.heic", join(photo, box("free", zip(Map.of("a.exe", new byte[9])))), OTHER),
                arguments("with a page.heic", join(photo, box("html", ascii("<script>alert(1)</script>"))), OTHER),
                arguments("boxes without end.heic", join(photo, new byte[] {0, 0, 0, 0, 'm', 'd', 'a', 't'}), OTHER),
                arguments("huge.heic", heic("heic", 100_000, 100_000, 64), "files.content.tooManyPixels"),
                arguments("really a jpeg.heic", picture("jpeg"), OTHER),
                arguments("cut.webp", Arrays.copyOf(webp(), 20), OTHER),
                arguments("with a page.webp", join(webp(), ascii("<script>")), OTHER),
                arguments("unknown chunk.webp", webp(chunk("JAVA", new byte[8])), OTHER),
                arguments("sound.webp", join(ascii("RIFF"), new byte[] {4, 0, 0, 0}, ascii("WAVE")), OTHER),
                arguments("with more.gif", join(picture("gif"), ascii("<?php system($_GET[0]);")), OTHER),
                arguments("with an archive.gif", join(picture("gif"), zip(Map.of("a.jar", new byte[9]))), OTHER),
                arguments("cut.gif", Arrays.copyOf(picture("gif"), 30), OTHER),
                arguments("script.gif", ascii("GIF89a=1;alert(1)//"), OTHER));
    }

    private static Stream<Arguments> documents() {
        var wordList = "[Content_Types].xml";
        return Stream.of(
                arguments("offer.pptx", docx(), OTHER),
                arguments("macro.pptx", pptx(Map.of("ppt/vbaProject.bin", new byte[9])), MACROS),
                arguments("renamed macro.docx", listing(wordList, "application/vnd.ms-office.VBAProject"), MACROS),
                arguments(
                        "macro kind.docx", listing(wordList, "application/vnd.ms-word.document.macroEnabled"), MACROS),
                arguments("control.docx", docx(Map.of("word/activeX/activeX1.bin", new byte[9])), MACROS),
                arguments("old macro.docx", docx(Map.of("xl/macrosheets/sheet1.xml", new byte[9])), MACROS),
                arguments("program.docx", docx(Map.of("word/embeddings/oleObject1.bin", new byte[9])), EMBEDDED),
                arguments("script.docx", docx(Map.of("word/media/run.js", new byte[9])), EMBEDDED),
                arguments("page.docx", docx(Map.of("word/afchunk.mht", new byte[9])), EMBEDDED),
                arguments("inner macro.pptx", pptx(Map.of("ppt/embeddings/a.docx", withMacro())), INSIDE),
                arguments("inner fake.pptx", pptx(Map.of("ppt/embeddings/a.xlsx", ascii("MZ"))), INSIDE),
                arguments(
                        "macro.odt", openDocument("text", Map.of("Basic/Standard/script-lb.xml", new byte[1])), MACROS),
                arguments("python.odt", openDocument("text", Map.of("Scripts/python/a.txt", new byte[1])), MACROS),
                arguments(
                        "called.ods",
                        openDocument(
                                "spreadsheet",
                                Map.of("styles.xml", ascii("<script:event-listener script:language=''/>"))),
                        MACROS),
                arguments("object.odt", openDocument("text", Map.of("Object 1", new byte[9])), EMBEDDED),
                arguments("program.odt", openDocument("text", Map.of("Pictures/a.exe", new byte[9])), EMBEDDED),
                arguments(
                        "locked.odt",
                        openDocument("text", Map.of("META-INF/manifest.xml", ascii("<manifest:encryption-data/>"))),
                        LOCKED),
                arguments("of another kind.odt", openDocument("spreadsheet", NOTHING), OTHER),
                arguments("template.odt", openDocument("text-template", NOTHING), OTHER),
                arguments("kind not first.odt", kindNotFirst(), OTHER),
                arguments("outside.odt", openDocument("text", Map.of("../a.xml", new byte[1])), OTHER),
                arguments("entity.odt", openDocument("text", Map.of("a.xml", ascii("<!DOCTYPE a>"))), OTHER));
    }

    private static Stream<Arguments> archives() {
        var one = zip(Map.of("offer.pdf", pdf()));
        return Stream.of(
                arguments("nothing.zip", zip(Map.of("empty/", new byte[0])), "files.archive.empty"),
                arguments("up.zip", zip(Map.of("../offer.pdf", pdf())), PATHS),
                arguments("far up.zip", zip(Map.of("a/../../offer.pdf", pdf())), PATHS),
                arguments("root.zip", zip(Map.of("/etc/offer.pdf", pdf())), PATHS),
                arguments("drive.zip", zip(Map.of("C:/offer.pdf", pdf())), PATHS),
                arguments("backwards.zip", zip(Map.of("..\\offer.pdf", pdf())), PATHS),
                arguments("device.zip", zip(Map.of("aux/offer.pdf", pdf())), PATHS),
                arguments("turned.zip", zip(Map.of("offer\u202efdp.exe.pdf", pdf())), PATHS),
                arguments("twice.zip", zip(Map.of("a/offer.pdf", pdf(), "A/Offer.pdf", pdf())), PATHS),
                arguments("mac up.zip", zip(Map.of("__MACOSX/../._a.pdf", OF_A_MAC, "a.pdf", pdf())), PATHS),
                arguments("link.zip", linked(one), PATHS),
                arguments("zip in zip.zip", zip(Map.of("more.zip", one)), NESTED),
                arguments("rar in zip.zip", zip(Map.of("more.rar", new byte[9])), NESTED),
                arguments("program.zip", zip(Map.of("setup.exe", ascii("MZ\u0090\0"))), INSIDE),
                arguments("script.zip", zip(Map.of("offer.pdf.js", ascii("alert(1)"))), INSIDE),
                arguments("drawing.zip", zip(Map.of("logo.svg", ascii("<svg onload='alert(1)'/>"))), INSIDE),
                arguments("nameless.zip", zip(Map.of("offer", pdf())), INSIDE),
                arguments("renamed program.zip", zip(Map.of("offer.pdf", ascii("MZ\u0090\0"))), INSIDE),
                arguments("renamed archive.zip", zip(Map.of("offer.txt", one)), INSIDE),
                arguments("inner macro.zip", zip(Map.of("offer.docx", withMacro())), INSIDE),
                arguments("empty file.zip", zip(Map.of("offer.pdf", new byte[0])), INSIDE),
                arguments(
                        "mac program.zip",
                        zip(Map.of("a.pdf", pdf(), "__MACOSX/._a.pdf", ascii("MZ"))),
                        "files.kind.wrong"),
                arguments("locked.zip", flagged(one, 1), LOCKED),
                arguments("bomb.zip", zip(Map.of("a.txt", spaces(60_000_000))), "files.archive.unpacksToTooMuch"),
                arguments("bomb inside.zip", zip(Map.of("a.docx", bombInWord())), INSIDE),
                arguments("many.zip", zip(many(501)), "files.archive.tooMany"),
                arguments("very many.zip", zip(many(1_200)), "files.archive.tooMany"),
                arguments("with a program before.zip", join(ascii("MZ\u0090\0 program"), one), OTHER),
                arguments("with more behind.zip", join(one, ascii("more")), OTHER),
                arguments("between.zip", between(), OTHER),
                arguments("two directories.zip", join(one, one), OTHER),
                arguments("other name.zip", otherName(), OTHER),
                arguments("lying size.zip", lyingSize(one), OTHER),
                arguments("wrong sum.zip", wrongSum(one), OTHER),
                arguments("old method.zip", method(one, 12), OTHER),
                arguments("cut.zip", Arrays.copyOf(one, one.length - 30), OTHER),
                arguments("a document.zip", pdf(), OTHER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesTheRest(String name, byte[] content, String code) {
        long before = System.nanoTime();

        assertThat(upload(name, content, FileRules.ANY_KIND)).isEqualTo(code);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void survivesWhateverBytesAreSent() {
        var random = new Random(20261130);
        var originals = Map.of(
                "a.heic", heic(),
                "a.webp", webp(),
                "a.gif", picture("gif"),
                "a.odt", openDocument("text", NOTHING),
                "a.pptx", pptx(NOTHING),
                "a.zip", zip(someFiles()));
        int sent = 0;
        for (int round = 0; round < 200; round++) {
            for (var original : originals.entrySet()) {
                var damaged = original.getValue().clone();
                for (int hit = 0; hit <= random.nextInt(12); hit++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                assertThat(upload(original.getKey(), damaged, FileRules.ANY_KIND))
                        .isNotEmpty();
                sent++;
            }
        }
        System.out.printf(
                "Hostile files: %d refused, honest: %d taken, damaged: %d sent, 0 unexpected failures.%n",
                hostile().count(), honest().count(), sent);
    }

    private static Map<String, byte[]> someFiles() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("offer.pdf", pdf());
        files.put("letter.docx", docx());
        files.put("photos/site.heic", heic());
        files.put("photos/site.jpg", picture("jpeg"));
        files.put("volumes.csv", ascii("month,invoices\nJanuary,180\n"));
        return files;
    }

    private static byte[] withMacro() {
        return docx(Map.of("word/vbaProject.bin", new byte[9]));
    }

    private static byte[] bombInWord() {
        return docx(Map.of("word/media/a.bin", new byte[40_000_000]));
    }

    private static byte[] spaces(int count) {
        var text = new byte[count];
        Arrays.fill(text, (byte) ' ');
        return text;
    }

    private static byte[] listing(String name, String kind) {
        return docx(Map.of(name, ascii("<Types><Override ContentType=\"" + kind + "\"/></Types>")));
    }

    private static Map<String, byte[]> many(int count) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            files.put(i + ".txt", ascii("x"));
        }
        return files;
    }

    private static byte[] kindNotFirst() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("content.xml", ascii("<a/>"));
        parts.put("META-INF/manifest.xml", ascii("<a/>"));
        parts.put("mimetype", ascii("application/vnd.oasis.opendocument.text"));
        return zip(parts);
    }

    private static byte[] stored(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                var sum = new CRC32();
                sum.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Where the directory says something about the only file: so many bytes after its entry begins. */
    private static ByteBuffer entry(byte[] zip) {
        int at = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
        return ByteBuffer.wrap(zip, at, zip.length - at).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] linked(byte[] zip) {
        var made = zip.clone();
        entry(made).put(5, (byte) 3).putInt(38, 0xA1FF << 16);
        return made;
    }

    private static byte[] flagged(byte[] zip, int flag) {
        var made = zip.clone();
        made[6] |= (byte) flag;
        var entry = entry(made);
        entry.put(8, (byte) (entry.get(8) | flag));
        return made;
    }

    private static byte[] method(byte[] zip, int method) {
        var made = zip.clone();
        made[8] = (byte) method;
        entry(made).putShort(10, (short) method);
        return made;
    }

    private static byte[] lyingSize(byte[] zip) {
        var made = zip.clone();
        var entry = entry(made);
        entry.putInt(24, entry.getInt(24) - 10);
        return made;
    }

    private static byte[] wrongSum(byte[] zip) {
        var made = zip.clone();
        var entry = entry(made);
        entry.putInt(16, entry.getInt(16) ^ 1);
        return made;
    }

    /** The header says another name than the directory. */
    private static byte[] otherName() {
        var made = zip(Map.of("offer.pdf", pdf()));
        System.arraycopy("evil!.exe".getBytes(StandardCharsets.US_ASCII), 0, made, 30, 9);
        return made;
    }

    /** Something that no directory names, in front of it. */
    private static byte[] between() {
        var one = zip(Map.of("offer.pdf", pdf()));
        var hidden = ascii("hidden program");
        int directory = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN).getInt(one.length - 6);
        var made = join(Arrays.copyOf(one, directory), hidden, Arrays.copyOfRange(one, directory, one.length));
        ByteBuffer.wrap(made).order(ByteOrder.LITTLE_ENDIAN).putInt(made.length - 6, directory + hidden.length);
        return made;
    }
}
