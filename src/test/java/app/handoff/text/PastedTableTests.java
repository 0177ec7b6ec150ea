package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables are read as the programs of this world write them. */
class PastedTableTests {

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("pasted from a spreadsheet", bytes("Task\tHours\nBooks, own\t7,5\nPost\t2\n")),
                Arguments.of("CSV with commas", bytes("Task,Hours\r\n\"Books, own\",\"7,5\"\r\nPost,2\r\n")),
                Arguments.of("CSV with semicolons", bytes("Task;Hours\nBooks, own;7,5\nPost;2")),
                Arguments.of("bars", bytes("Task|Hours\nBooks, own|7,5\nPost|2")),
                Arguments.of(
                        "what parts the cells is said", bytes("sep=;\r\nTask;Hours\r\nBooks, own;7,5\r\nPost;2\r\n")),
                Arguments.of("old line ends", bytes("Task;Hours\rBooks, own;7,5\rPost;2\r")),
                Arguments.of(
                        "a mark before UTF-8",
                        bytes("\ufeffTask;Hours\nBooks, own;7,5\nPost;2", StandardCharsets.UTF_8)),
                Arguments.of(
                        "Unicode text",
                        bytes("\ufeffTask\tHours\nBooks, own\t7,5\nPost\t2", StandardCharsets.UTF_16LE)),
                Arguments.of(
                        "Unicode text of the other kind",
                        bytes("\ufeffTask\tHours\nBooks, own\t7,5\nPost\t2", StandardCharsets.UTF_16BE)),
                Arguments.of(
                        "empty cells and rows around it",
                        bytes(";;;\nTask;Hours;;\n\n Books, own ;\u00a07,5;;\nPost;2;;\n;;;\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void everyDialectIsReadAsTheSame(String how, byte[] file) {
        var table = PastedTable.read(TableFile.text(file));

        assertThat(table.rows())
                .extracting(row -> row.cells().subList(0, 2))
                .containsExactly(List.of("Task", "Hours"), List.of("Books, own", "7,5"), List.of("Post", "2"));
    }

    @Test
    void lettersOfOlderProgramsStayWhatTheyAre() {
        var file = bytes("Aufgabe;Wer\nLöhne prüfen;Jürgen Groß\n", Charset.forName("windows-1252"));

        assertThat(PastedTable.read(TableFile.text(file)).rows().get(1).cells())
                .containsExactly("Löhne prüfen", "Jürgen Groß");
    }

    @Test
    void aListOfNamesIsATableOfOneColumn() {
        var table = PastedTable.read("Bookkeeping\nPayroll, wages; all of it\nPost\n");

        assertThat(table.width()).isEqualTo(1);
        assertThat(table.rows()).hasSize(3);
    }

    @Test
    void aCellMayHoldLinesAndQuotes() {
        var table = PastedTable.read("Task\tNotes\nPipes 5\" wide\t\"first\nsecond, \"\"third\"\"\"\nPost\t\n");

        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(1).cells()).containsExactly("Pipes 5\" wide", "first\nsecond, \"third\"");
        assertThat(table.rows().get(2).line()).isEqualTo(4);
        assertThat(table.rows().get(2).cell(7)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var rows = List.of(List.of("a\tb", "c\nd", "e \"f\"", "g"), List.of("1", "2", "3", "4"));

        assertThat(PastedTable.read(PastedTable.text(rows)).rows())
                .extracting(PastedTable.Row::cells)
                .isEqualTo(rows);
    }

    @Test
    void tooMuchIsRefusedBeforeItIsRead() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> PastedTable.read("x;y\n".repeat(PastedTable.MOST_ROWS + 1)))
                .withMessage("table.tooManyRows");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> PastedTable.read("x;".repeat(PastedTable.MOST_COLUMNS) + "y"))
                .withMessage("table.tooWide");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TableFile.text(new byte[(int) TableFile.MOST_BYTES + 1]))
                .withMessage("table.file.tooLarge");
    }

    @Test
    void theFirstSheetOfAWorkbookIsRead() throws Exception {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Test", "1.0")) {
            var sheet = book.newWorksheet("Tasks");
            sheet.value(0, 0, "Task");
            sheet.value(0, 1, "Hours");
            sheet.value(1, 0, "Löhne;\tprüfen");
            sheet.value(1, 1, 1234.5);
            sheet.value(3, 0, "Post");
            book.newWorksheet("Other").value(0, 0, "not this one");
        }

        assertThat(PastedTable.read(TableFile.text(file.toByteArray())).rows())
                .extracting(PastedTable.Row::cells)
                .containsExactly(
                        List.of("Task", "Hours"),
                        List.of("Löhne;\tprüfen", Numbers.print(new BigDecimal("1234.5"))),
                        List.of("Post"));
    }

    @Test
    void aFileThatIsNoTableIsRefused() throws Exception {
        for (var file : List.of(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0},
                new byte[] {'P', 'K', 3, 4, 9, 9},
                zip("word/document.xml", 10))) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> TableFile.text(file))
                    .withMessage("table.file.unreadable");
        }
    }

    @Test
    void aFileThatWouldFillTheMemoryIsRefused() throws Exception {
        var bomb = zip("xl/sharedStrings.xml", 100_000_000);

        assertThat(bomb.length).isLessThan((int) TableFile.MOST_BYTES);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TableFile.text(bomb))
                .withMessage("table.file.tooLarge");
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] piece = new byte[Math.min(zeros, 100_000)];
            for (int written = 0; written < zeros; written += piece.length) {
                zip.write(piece);
            }
        }
        return file.toByteArray();
    }

    private static byte[] bytes(String text) {
        return bytes(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }
}
