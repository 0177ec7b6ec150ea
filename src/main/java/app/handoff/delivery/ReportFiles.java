package app.handoff.delivery;

import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.FileUpload;
import app.handoff.files.Files;
import app.handoff.files.InspectedUpload;
import app.handoff.files.StoredFile;
import app.handoff.files.UploadPart;
import app.handoff.files.Uploads;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps files and photos with a weekly report; of one work those of both sides count together. */
@Service
class ReportFiles {

    static final FileRules FILES = FileRules.ANY_KIND;

    private final StatusReportRepository reports;
    private final DeliveryRepository deliveries;
    private final Files files;
    private final Uploads uploads;
    private final TransactionTemplate transaction;

    ReportFiles(
            StatusReportRepository reports,
            DeliveryRepository deliveries,
            Files files,
            Uploads uploads,
            TransactionTemplate transaction) {
        this.reports = reports;
        this.deliveries = deliveries;
        this.files = files;
        this.uploads = uploads;
        this.transaction = transaction;
    }

    /** Adds a file to what is sent next. It is looked into before anybody has to wait for the report. */
    public void add(StatusReportId id, InputStream content, @Nullable String name, Actor by, Instant now) {
        try (var file = files.inspect(content, name, FILES)) {
            transaction.executeWithoutResult(status -> {
                var report = writable(id, now);
                report.attachments().requireRoom(0, isOurs(by));
                add(report, files.storeAbout(report.delivery().id(), file, by, now), by, now);
            });
        }
    }

    /**
     * A file is announced that will arrive in parts. Through a link.
     *
     * @param size in bytes
     * @param sha256 of its content, in hex
     * @return the upload, which may have begun earlier; nothing where the report has this file already
     */
    @Transactional
    public Optional<FileUpload> announce(
            StatusReportId id, @Nullable String name, long size, @Nullable String sha256, Actor by, Instant now) {
        var report = writable(id, now);
        if (sha256 != null && report.attachments().holds(sha256, isOurs(by))) {
            return Optional.empty();
        }
        long others = uploads.open().stream()
                .filter(upload -> !upload.sha256().equals(sha256))
                .count();
        report.attachments().requireRoom(others, isOurs(by));
        return Optional.of(uploads.begin(name, size, sha256, FILES, now));
    }

    /** Adds a part to what has arrived, as long as the report can be written. */
    @Transactional
    public FileUpload append(StatusReportId id, FileId upload, long offset, UploadPart part, Instant now) {
        writable(id, now);
        return uploads.append(upload, offset, part, now);
    }

    /** Adds what has arrived in parts. */
    @Transactional
    public void add(StatusReportId id, InspectedUpload upload, Actor by, Instant now) {
        add(writable(id, now), uploads.keep(upload, by, now), by, now);
    }

    private void add(StatusReport report, StoredFile stored, Actor by, Instant now) {
        report.attachments()
                .add(AttachedFile.added(stored.id().id(), stored.name(), stored.size(), stored.sha256(), by, now));
        reports.save(report);
    }

    /** Takes a file out of what is sent next. What was sent with it keeps it. */
    @Transactional
    public void takeOut(StatusReportId id, UUID file, Actor by, Instant now) {
        var report = writable(id, now);
        if (report.attachments().takeOut(file, isOurs(by))) {
            files.remove(new FileId(file));
        }
        reports.save(report);
    }

    private StatusReport writable(StatusReportId id, Instant now) {
        var report = reports.lock(id).orElseThrow(NotFound::new);
        deliveries.findById(report.delivery()).orElseThrow(NotFound::new).requireNotEnded();
        report.requireWritable(now);
        return report;
    }

    private static boolean isOurs(Actor by) {
        return by.kind() != Actor.Kind.VENDOR;
    }
}
