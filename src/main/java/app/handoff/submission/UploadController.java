package app.handoff.submission;

import app.handoff.files.FileId;
import app.handoff.files.FileUpload;
import app.handoff.files.InspectedUpload;
import app.handoff.files.UploadPart;
import app.handoff.files.UploadProtocol;
import app.handoff.kernel.LinkPurpose;
import app.handoff.web.ThroughLink;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes the files of a bid in parts. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid/files/uploads")
class UploadController extends FileInParts {

    UploadController(BidPreparation preparation, UploadProtocol protocol, Clock clock) {
        super(preparation, protocol, clock);
    }

    @Override
    String page() {
        return "/bid/files";
    }

    @Override
    String uploadsAt() {
        return "/bid/files/uploads";
    }

    @Override
    Optional<FileUpload> announced(
            BidAccess vendor, @Nullable String name, long size, @Nullable String sha256, Instant now) {
        return preparation.announce(vendor, name, size, sha256, now);
    }

    @Override
    FileUpload appended(BidAccess vendor, FileId upload, long offset, UploadPart part, Instant now) {
        return preparation.append(vendor, upload, offset, part, now);
    }

    @Override
    void arrived(BidAccess vendor, InspectedUpload upload, Instant now) {
        preparation.attach(vendor, upload, now);
    }
}
