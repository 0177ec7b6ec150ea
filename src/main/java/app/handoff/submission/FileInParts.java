package app.handoff.submission;

import app.handoff.files.FileId;
import app.handoff.files.FileUpload;
import app.handoff.files.InspectedUpload;
import app.handoff.files.UploadPart;
import app.handoff.files.UploadProtocol;
import app.handoff.kernel.LinkVisitor;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a file of a bidder in parts. Which files these are says each page that takes some. */
abstract class FileInParts {

    final BidPreparation preparation;

    private final UploadProtocol protocol;
    private final Clock clock;

    FileInParts(BidPreparation preparation, UploadProtocol protocol, Clock clock) {
        this.preparation = preparation;
        this.protocol = protocol;
        this.clock = clock;
    }

    /** The page that lists the files, as {@code /bid/files}; what is under way stands below it. */
    abstract String page();

    /** @return the upload; nothing where this file is there already */
    abstract Optional<FileUpload> announced(
            BidAccess vendor, @Nullable String name, long size, @Nullable String sha256, Instant now);

    abstract FileUpload appended(BidAccess vendor, FileId upload, long offset, UploadPart part, Instant now);

    abstract void arrived(BidAccess vendor, InspectedUpload upload, Instant now);

    /** Where uploads stand, below the link. */
    abstract String uploadsAt();

    /** Announces a file; where its upload began before, it goes on, and where the bid has it, there is nothing to do. */
    @PostMapping
    ResponseEntity<String> announce(
            LinkVisitor visitor,
            BidAccess vendor,
            @RequestHeader(name = UploadProtocol.LENGTH, defaultValue = "0") long length,
            @RequestHeader(name = UploadProtocol.METADATA, defaultValue = "") String metadata) {
        return protocol.announce(length, metadata, visitor.path(uploadsAt()), taker(vendor));
    }

    /** How far an upload is. */
    @RequestMapping(path = "/{upload}", method = RequestMethod.HEAD)
    ResponseEntity<String> standing(LinkVisitor visitor, @PathVariable FileId upload) {
        return protocol.standing(upload);
    }

    /** The next part. With the last one the file is looked into and kept. */
    @PatchMapping("/{upload}")
    ResponseEntity<String> append(
            LinkVisitor visitor,
            BidAccess vendor,
            @PathVariable FileId upload,
            @RequestHeader(name = UploadProtocol.OFFSET, defaultValue = "-1") long offset,
            @RequestHeader(name = UploadProtocol.CHECKSUM, defaultValue = "") String checksum,
            HttpServletRequest request)
            throws IOException {
        return protocol.append(upload, offset, checksum, request, taker(vendor));
    }

    @PostMapping("/{upload}/removal")
    String abandon(LinkVisitor visitor, BidAccess vendor, @PathVariable FileId upload, RedirectAttributes next) {
        preparation.abandon(vendor, upload, clock.instant());
        Toast.show(next, "submission.files.removed");
        return "redirect:" + visitor.path(page());
    }

    private UploadProtocol.Taker taker(BidAccess vendor) {
        return new UploadProtocol.Taker() {
            @Override
            public Optional<FileUpload> announced(
                    @Nullable String name, long size, @Nullable String sha256, Instant now) {
                return FileInParts.this.announced(vendor, name, size, sha256, now);
            }

            @Override
            public FileUpload appended(FileId upload, long offset, UploadPart part, Instant now) {
                return FileInParts.this.appended(vendor, upload, offset, part, now);
            }

            @Override
            public void arrived(InspectedUpload upload, Instant now) {
                FileInParts.this.arrived(vendor, upload, now);
            }
        };
    }
}
