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

/** Takes in parts what comes with the answer to a question about a bid. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid/inquiry/files/uploads")
class AnswerUploadController extends FileInParts {

    AnswerUploadController(BidPreparation preparation, UploadProtocol protocol, Clock clock) {
        super(preparation, protocol, clock);
    }

    @Override
    String page() {
        return "/bid/inquiry";
    }

    @Override
    String uploadsAt() {
        return "/bid/inquiry/files/uploads";
    }

    @Override
    Optional<FileUpload> announced(
            BidAccess vendor, @Nullable String name, long size, @Nullable String sha256, Instant now) {
        return preparation.announceForAnswer(vendor, name, size, sha256, now);
    }

    @Override
    FileUpload appended(BidAccess vendor, FileId upload, long offset, UploadPart part, Instant now) {
        return preparation.appendToAnswer(vendor, upload, offset, part, now);
    }

    @Override
    void arrived(BidAccess vendor, InspectedUpload upload, Instant now) {
        preparation.attachToAnswer(vendor, upload, now);
    }
}
