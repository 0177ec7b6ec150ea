package app.handoff.files;

import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.RequestTransaction;
import app.handoff.tenancy.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files, keeps them and hands them out. Whose files one sees follows from {@link Tenancy}: members see those of
 * their business, whoever comes through a link those of that link alone. What was sealed, the business sees after
 * {@link #release}.
 */
@Component
public class Files {

    private static final long MOST_OF_A_BUSINESS = 2L * 1024 * 1024 * 1024;
    private static final long MOST_OF_A_LINK = 2_000L * 1024 * 1024;

    private final StoredFileRepository stored;
    private final FileUploadRepository uploads;
    private final Chunks chunks;
    private final TransactionTemplate oneRead;

    Files(
            StoredFileRepository stored,
            FileUploadRepository uploads,
            Chunks chunks,
            PlatformTransactionManager transactions) {
        this.stored = stored;
        this.uploads = uploads;
        this.chunks = chunks;
        this.oneRead = new TransactionTemplate(transactions);
        oneRead.setReadOnly(true);
        oneRead.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    /**
     * Keeps an uploaded file. Through a link, the file belongs to the link's subject and the business sees it at once.
     *
     * @param content is read to its end and not closed
     * @param originalName as the browser gave it
     * @throws RuleViolation naming the file and what is wrong with it: its name, its size, its kind, its content, or
     *     that there is no room
     */
    @Transactional
    public StoredFile store(
            InputStream content, @Nullable String originalName, FileRules rules, Actor by, Instant now) {
        return store(content, originalName, rules, false, by, now);
    }

    /**
     * Like {@link #store}, but until {@link #release} nobody but the holder of this link sees the file: not its content,
     * not its name, not its size. Only through a link.
     */
    @Transactional
    public StoredFile storeSealed(
            InputStream content, @Nullable String originalName, FileRules rules, Actor by, Instant now) {
        return store(content, originalName, rules, true, by, now);
    }

    /**
     * Like {@link #store}, for what a member adds to something that a link is about: whoever comes through that link sees the file
     * too, and it counts with theirs.
     */
    @Transactional
    public StoredFile storeAbout(
            UUID subject, InputStream content, @Nullable String originalName, FileRules rules, Actor by, Instant now) {
        requireOwn(subject);
        return store(content, originalName, rules, subject, false, by, now);
    }

    private StoredFile store(
            InputStream source, @Nullable String originalName, FileRules rules, boolean sealed, Actor by, Instant now) {
        return store(source, originalName, rules, subject(), sealed, by, now);
    }

    private StoredFile store(
            InputStream source,
            @Nullable String originalName,
            FileRules rules,
            @Nullable UUID subject,
            boolean sealed,
            Actor by,
            Instant now) {
        try (var file = inspected(source, originalName, rules)) {
            return keep(file, subject, sealed, by, now);
        }
    }

    /**
     * Looks into an uploaded file before the transaction that keeps it. That takes as long as it takes; nobody waits for a row and no
     * connection is held meanwhile.
     *
     * @param content is read to its end and not closed
     * @param originalName as the browser gave it
     * @throws RuleViolation as {@link #store}
     */
    public InspectedFile inspect(InputStream content, @Nullable String originalName, FileRules rules) {
        RequestTransaction.pause();
        return inspected(content, originalName, rules);
    }

    private static InspectedFile inspected(InputStream source, @Nullable String originalName, FileRules rules) {
        var name = FileName.of(originalName, rules);
        try {
            var content = Content.spool(source, name, rules);
            try {
                Inspection.pass(content, name);
            } catch (IOException | RuntimeException refused) {
                content.close();
                throw refused;
            }
            return new InspectedFile(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a file that was inspected, as {@link #store}. */
    @Transactional
    public StoredFile store(InspectedFile file, Actor by, Instant now) {
        return keep(file, subject(), false, by, now);
    }

    /** As {@link #storeSealed}. */
    @Transactional
    public StoredFile storeSealed(InspectedFile file, Actor by, Instant now) {
        return keep(file, subject(), true, by, now);
    }

    /** As {@link #storeAbout}. */
    @Transactional
    public StoredFile storeAbout(UUID subject, InspectedFile file, Actor by, Instant now) {
        requireOwn(subject);
        return keep(file, subject, false, by, now);
    }

    private static void requireOwn(UUID subject) {
        var own = subject();
        if (own != null && !own.equals(subject)) {
            throw new NotFound();
        }
    }

    private StoredFile keep(InspectedFile file, @Nullable UUID subject, boolean sealed, Actor by, Instant now) {
        try (var pieces = file.content().open()) {
            requireRoom(file.fileName(), file.size(), subject);
            var kept = stored.save(new StoredFile(file.fileName(), file.content(), subject, sealed, by, now));
            chunks.write(kept.id(), pieces);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable UUID subject() {
        var scope = Tenancy.required();
        return scope.role() == Tenancy.DatabaseRole.VENDOR ? scope.subject() : null;
    }

    /** What the link is about through which somebody comes. */
    static UUID requiredSubject() {
        var subject = subject();
        if (subject == null) {
            throw new IllegalStateException("Only through a link.");
        }
        return subject;
    }

    /** @throws RuleViolation if the files of this link, or of this business where there is none, would take up too much */
    void requireRoom(FileName name, long size, @Nullable UUID subject) {
        chunks.queueBehind(subject == null ? Tenancy.required().business().id() : subject);
        long kept = subject == null ? stored.bytesOfAll() : stored.bytesOf(subject) + uploads.bytesOf(subject);
        long most = subject == null ? MOST_OF_A_BUSINESS : MOST_OF_A_LINK;
        if (kept + size > most) {
            throw new RuleViolation("files.noRoom", name.text(), most / (1024 * 1024));
        }
    }

    /** @throws NotFound if there is no such file, or it is another's, or sealed */
    @Transactional(readOnly = true)
    public StoredFile get(FileId id) {
        return stored.find(id).orElseThrow(NotFound::new);
    }

    /** Those of these files that one may see, the oldest first, in one statement. */
    @Transactional(readOnly = true)
    public List<StoredFile> all(Collection<FileId> ids) {
        return ids.isEmpty() ? List.of() : stored.findAllOf(ids);
    }

    /**
     * The file as an answer to the browser: always saved, never shown inside a page, never cached. Whether this visitor
     * may have it is for the caller to know.
     *
     * @throws NotFound if there is no such file, or it is another's, or sealed
     */
    @Transactional(readOnly = true)
    public ResponseEntity<Resource> download(FileId id) {
        var file = get(id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .body(content(file));
    }

    /** The content, read piece by piece; for printing and sending on. */
    public Resource content(StoredFile file) {
        return content(file.name(), file.size(), file.id());
    }

    Resource content(String name, long size, FileId id) {
        return new FileDownload(name, size, position -> oneRead.execute(status -> chunks.read(id, position)));
    }

    /** Removes a file and its content for good. */
    @Transactional
    public void remove(FileId id) {
        stored.delete(get(id));
    }

    /** Removes everything that came through this link, for good. Only through a link. */
    @Transactional
    public void removeAll() {
        var subject = requiredSubject();
        uploads.deleteAllOf(subject);
        stored.deleteAllOf(subject);
    }

    /** Opens to the business what this subject had sealed. In the transaction of the act that opens it; for ever. */
    @Transactional
    public void release(UUID subject, Instant now) {
        chunks.release(subject, 1, now);
    }

    /** The same for what this subject sealed after the first time. */
    @Transactional
    public void releaseAgain(UUID subject, Instant now) {
        chunks.release(subject, 2, now);
    }
}
