package app.handoff.files;

import app.handoff.kernel.Actor;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** A file somebody uploaded: what it is called, what it is, who sent it and when. Never changed, only replaced. */
@Entity
public class StoredFile extends BusinessOwned<FileId> {

    @EmbeddedId
    private FileId id;

    private String name;

    @Enumerated(EnumType.STRING)
    private FileKind kind;

    private long size;
    private String sha256;

    @Embedded
    @EmbeddedColumnNaming("uploaded_by_%s")
    private Actor uploadedBy;

    private Instant at;
    private @Nullable UUID subject;
    private boolean sealed;

    @SuppressWarnings("NullAway.Init")
    protected StoredFile() {}

    StoredFile(FileName name, Content content, @Nullable UUID subject, boolean sealed, Actor uploadedBy, Instant at) {
        this.id = FileId.next();
        this.name = name.text();
        this.kind = name.kind();
        this.size = content.size();
        this.sha256 = content.sha256();
        this.subject = subject;
        this.sealed = sealed;
        this.uploadedBy = uploadedBy;
        this.at = at;
    }

    /** What arrived in parts through a link. */
    StoredFile(FileUpload upload, boolean sealed, Actor uploadedBy, Instant at) {
        this.id = upload.id();
        this.name = upload.fileName().text();
        this.kind = upload.fileName().kind();
        this.size = upload.size();
        this.sha256 = upload.sha256();
        this.subject = upload.subject();
        this.sealed = sealed;
        this.uploadedBy = uploadedBy;
        this.at = at;
    }

    @Override
    public FileId getId() {
        return id;
    }

    public FileId id() {
        return id;
    }

    /** As the person who uploaded it calls it; checked, but never used as the name of anything here. */
    public String name() {
        return name;
    }

    public FileKind kind() {
        return kind;
    }

    public String mediaType() {
        return kind.mediaType();
    }

    public long size() {
        return size;
    }

    /** SHA-256 of the content in lower-case hex. */
    public String sha256() {
        return sha256;
    }

    public Actor uploadedBy() {
        return uploadedBy;
    }

    public Instant at() {
        return at;
    }

    /** What the link was about through which it came; null for files of members. */
    public @Nullable UUID subject() {
        return subject;
    }
}
