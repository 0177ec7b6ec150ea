package app.handoff.text;

import app.handoff.kernel.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the text of a table from a file of a spreadsheet program: CSV in whatever encoding, or the first sheet of XLSX. */
public final class TableFile {

    /** Bytes at most, of the file. */
    public static final long MOST_BYTES = 5_000_000;

    /** Bytes at most that a workbook holds when it is unpacked. */
    private static final long MOST_UNPACKED = 60_000_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TableFile() {}

    /**
     * What {@link PastedTable#read} reads.
     *
     * @throws RuleViolation at {@code file} if it is neither, or too large
     */
    public static String text(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new RuleViolation("table.file.tooLarge", MOST_BYTES / 1_000_000).at("file");
        }
        boolean packed = file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
        return packed ? firstSheet(file) : decoded(file);
    }

    private static String decoded(byte[] file) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) {
            return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        }
        if (begins(file, 0xFF, 0xFE)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        }
        if (begins(file, 0xFE, 0xFF)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        for (byte sign : file) {
            if (sign == 0) {
                throw notATable();
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(file, WINDOWS);
        }
    }

    private static boolean begins(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String firstSheet(byte[] file) {
        try {
            expectSmall(file);
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
                    var sheet = book.getFirstSheet().openStream()) {
                List<List<String>> rows = new ArrayList<>();
                for (var row : (Iterable<Row>) sheet::iterator) {
                    if (rows.size() > PastedTable.MOST_ROWS) {
                        throw new RuleViolation("table.tooManyRows", PastedTable.MOST_ROWS).at("file");
                    }
                    rows.add(row.stream().map(TableFile::written).toList());
                }
                return PastedTable.text(rows);
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException e) {
            throw notATable();
        }
    }

    /** A few bytes can be packed that fill the memory when they are unpacked. */
    private static void expectSmall(byte[] file) throws IOException {
        long unpacked = 0;
        byte[] piece = new byte[8192];
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var content = zip.getInputStream(entry)) {
                    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED) {
                            throw new RuleViolation("table.file.tooLarge", MOST_BYTES / 1_000_000).at("file");
                        }
                    }
                }
            }
        }
    }

    /** A number as the business writes it, so that it is read as no other one; anything else as it stands there. */
    private static String written(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return cell.getType() == CellType.NUMBER ? Numbers.print(cell.asNumber()) : cell.getText();
    }

    private static RuleViolation notATable() {
        return new RuleViolation("table.file.unreadable").at("file");
    }
}
