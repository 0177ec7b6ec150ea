package app.handoff.files;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The content of files, in pieces of half a megabyte: whatever the size of a file, this much of it is in memory. */
@Component
class Chunks {

    static final int SIZE = 512 * 1024;

    private final JdbcTemplate jdbc;
    private final EntityManager entities;

    Chunks(JdbcTemplate jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /** Writes the content in the transaction of its file, which therefore must be in the database already. */
    void write(FileId file, InputStream content) {
        write("insert into file_chunk (file_id, position, bytes, of_file) values (?, ?, ?, ?)", file, 0, content);
    }

    /** Writes what has arrived of an upload. */
    void writeArrived(FileId upload, int first, InputStream content) {
        write(
                "insert into file_chunk (file_id, position, bytes, of_upload) values (?, ?, ?, ?)",
                upload,
                first,
                content);
    }

    private void write(String insert, FileId id, int first, InputStream content) {
        entities.flush();
        try {
            var chunk = new byte[SIZE];
            for (int position = first; ; position++) {
                int length = content.readNBytes(chunk, 0, SIZE);
                if (length == 0) {
                    return;
                }
                jdbc.update(insert, id.id(), position, length == SIZE ? chunk : Arrays.copyOf(chunk, length), id.id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an upload brought belongs from now on to the file of the same identity, which is in the database already. */
    void settle(FileId file) {
        entities.flush();
        jdbc.update("update file_chunk set of_file = file_id, of_upload = null where file_id = ?", file.id());
    }

    /** Names no column: the business sees none of these rows, and the database lets it remove only those that are over. */
    int sweep() {
        return jdbc.update("delete from file_upload");
    }

    /** One piece, or an empty array after the last one. */
    byte[] read(FileId file, int position) {
        return jdbc
                .query(
                        "select bytes from file_chunk where file_id = ? and position = ?",
                        (row, number) -> row.getBytes(1),
                        file.id(),
                        position)
                .stream()
                .findFirst()
                .orElse(new byte[0]);
    }

    /** Lets only one upload at a time count against the same limit; ends with the transaction. */
    void queueBehind(UUID owner) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 30))", row -> {}, owner.toString());
    }

    /** @param number 1, or 2 for what came after the first release */
    void release(UUID subject, int number, Instant now) {
        jdbc.update(
                "insert into file_release (subject, number, released_at) values (?, ?, ?) on conflict do nothing",
                subject,
                number,
                Timestamp.from(now));
    }
}
