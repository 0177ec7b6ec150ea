package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A file that arrives in parts through a link: what was announced, and how much of it is there. Sealed from its first byte; once it is
 * whole and was looked into, it becomes a file of the same identity.
 */
@Entity
@DynamicUpdate // What was announced can be changed by nobody.
public class FileUpload extends BusinessOwned<FileId> {

    /** How many days after its last part an upload can still go on. */
    public static final int DAYS_KEPT = 3;

    @EmbeddedId
    private FileId id;

    private UUID subject;
    private String name;

    @Enumerated(EnumType.STRING)
    private FileKind kind;

    private long size;
    private String sha256;
    private long received;
    private Instant at;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected FileUpload() {}

    FileUpload(FileName name, long size, String sha256, UUID subject, Instant now) {
        this.id = FileId.next();
        this.subject = subject;
        this.name = name.text();
        this.kind = name.kind();
        this.size = size;
        this.sha256 = sha256;
        this.at = now;
        this.expiresAt = end(now);
    }

    private static Instant end(Instant now) {
        return now.plus(Duration.ofDays(DAYS_KEPT));
    }

    /**
     * The next part has arrived.
     *
     * @param length in bytes; all parts but the last are whole pieces of {@link Chunks#SIZE}
     * @return the position of its first piece
     * @throws RuleViolation if it is longer than what is missing, or no part as it should be
     */
    int append(long length, Instant now) {
        boolean fits = length <= size - received && (length % Chunks.SIZE == 0 || received + length == size);
        if (!fits) {
            throw new RuleViolation("files.upload.otherParts", name);
        }
        int position = (int) (received / Chunks.SIZE);
        received += length;
        expiresAt = end(now);
        return position;
    }

    @Override
    public FileId getId() {
        return id;
    }

    public FileId id() {
        return id;
    }

    public String name() {
        return name;
    }

    FileName fileName() {
        return new FileName(name, kind);
    }

    UUID subject() {
        return subject;
    }

    /** In bytes, as announced. */
    public long size() {
        return size;
    }

    /** SHA-256 of the whole content in lower-case hex, as announced. */
    public String sha256() {
        return sha256;
    }

    /** How many bytes are there; the next part begins behind them. */
    public long received() {
        return received;
    }

    public boolean isWhole() {
        return received == size;
    }

    /** How much is there, in whole per cent. */
    public int percent() {
        return (int) (received * 100 / size);
    }

    /** When it is removed if nothing more comes. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
