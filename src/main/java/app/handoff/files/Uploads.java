package app.handoff.files;

import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.RequestTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in parts, so that a large one survives a cut line. A part is written in a transaction of its own to where it stays.
 * Everything here happens through a link.
 */
@Component
public class Uploads {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final FileUploadRepository uploads;
    private final StoredFileRepository stored;
    private final Files files;
    private final Chunks chunks;
    private final ReadTransaction reading;
    private final TransactionTemplate transaction;

    Uploads(
            FileUploadRepository uploads,
            StoredFileRepository stored,
            Files files,
            Chunks chunks,
            ReadTransaction reading,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.stored = stored;
        this.files = files;
        this.chunks = chunks;
        this.reading = reading;
        this.transaction = transaction;
    }

    /**
     * Announces a file. Announced again, whatever its name, it goes on where it stopped.
     *
     * @param originalName as the browser gave it
     * @param size in bytes
     * @param sha256 of the whole content, in hex
     * @throws RuleViolation naming the file and what is wrong with it: its name, its size, its kind, or that there is no room
     */
    @Transactional
    public FileUpload begin(
            @Nullable String originalName, long size, @Nullable String sha256, FileRules rules, Instant now) {
        var name = FileName.of(originalName, rules);
        var content = sha256 == null ? "" : sha256.toLowerCase(Locale.ROOT);
        if (size <= 0) {
            throw name.empty();
        }
        if (size > rules.maxBytes()) {
            throw name.tooLarge(rules);
        }
        if (!SHA_256.matcher(content).matches()) {
            throw new RuleViolation("files.upload.otherParts", name.text());
        }
        return open().stream()
                .filter(upload -> upload.sha256().equals(content) && upload.size() == size)
                .findFirst()
                .orElseGet(() -> announced(name, size, content, now));
    }

    private FileUpload announced(FileName name, long size, String sha256, Instant now) {
        var subject = Files.requiredSubject();
        files.requireRoom(name, size, subject);
        return uploads.save(new FileUpload(name, size, sha256, subject, now));
    }

    /** What is on its way through this link, the oldest first. */
    @Transactional(readOnly = true)
    public List<FileUpload> open() {
        return uploads.of(Files.requiredSubject());
    }

    /** @throws NotFound if there is no such upload, or it is another's, or it has ended */
    @Transactional(readOnly = true)
    public FileUpload get(FileId id) {
        return uploads.find(id).orElseThrow(NotFound::new);
    }

    /**
     * Adds a part.
     *
     * @param offset how many bytes its sender believes to be there
     * @return the upload as it is now; where the part does not begin behind what is there, nothing has changed
     * @throws RuleViolation if the part is no part of this file
     */
    @Transactional
    public FileUpload append(FileId id, long offset, UploadPart part, Instant now) {
        var upload = uploads.lock(id).orElseThrow(NotFound::new);
        if (upload.received() != offset || part.size() == 0) {
            return upload;
        }
        int position = upload.append(part.size(), now);
        uploads.save(upload);
        try (var content = part.open()) {
            chunks.writeArrived(id, position, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return upload;
    }

    /**
     * Looks into an upload that is whole. That takes as long as it takes and holds no connection meanwhile; what is not good is removed.
     *
     * @throws RuleViolation if it is not what was announced, or not what its name says
     */
    public InspectedUpload inspect(FileId id) {
        var upload = Optional.ofNullable(reading.execute(status -> get(id))).orElseThrow(NotFound::new);
        if (!upload.isWhole()) {
            throw new RuleViolation("files.upload.otherParts", upload.name());
        }
        try (var arrived = files.content(upload.name(), upload.size(), id).getInputStream();
                var content = Content.spool(arrived, upload.size(), () -> otherContent(upload))) {
            RequestTransaction.pause();
            if (!content.sha256().equals(upload.sha256())) {
                throw otherContent(upload);
            }
            Inspection.pass(content, upload.fileName());
            return new InspectedUpload(id);
        } catch (RuleViolation refused) {
            transaction.executeWithoutResult(status -> remove(id));
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleViolation otherContent(FileUpload upload) {
        return new RuleViolation("files.upload.otherContent", upload.name());
    }

    /**
     * Makes a file of an upload; its content stays where it is.
     *
     * @throws NotFound if that was done already
     */
    @Transactional
    public StoredFile keep(InspectedUpload inspected, Actor by, Instant now) {
        return keep(inspected, false, by, now);
    }

    /** The same, shown to nobody but its vendor before it is opened with the bid. */
    @Transactional
    public StoredFile keepSealed(InspectedUpload inspected, Actor by, Instant now) {
        return keep(inspected, true, by, now);
    }

    private StoredFile keep(InspectedUpload inspected, boolean sealed, Actor by, Instant now) {
        var upload = uploads.lock(inspected.id()).orElseThrow(NotFound::new);
        var file = stored.save(new StoredFile(upload, sealed, by, now));
        chunks.settle(file.id());
        uploads.delete(upload);
        return file;
    }

    /** Ends an upload and removes what has arrived, for good. */
    @Transactional
    public void remove(FileId id) {
        uploads.delete(uploads.lock(id).orElseThrow(NotFound::new));
    }

    /** Removes what nobody has gone on with in time. As the business, which learns nothing about it. */
    @Transactional
    public int sweep() {
        return chunks.sweep();
    }
}
