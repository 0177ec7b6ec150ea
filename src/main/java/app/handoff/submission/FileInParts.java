package app.handoff.submission;

import app.handoff.files.FileId;
import app.handoff.files.FileUpload;
import app.handoff.files.InspectedUpload;
import app.handoff.files.UploadPart;
import app.handoff.files.Uploads;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.RequestTransaction;
import app.handoff.text.Format;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes a file in parts, by the protocol tus 1.0.0 with creation, checksum and expiration: announced once, continued wherever it stopped.
 * What is refused is said in a line of text. Which files these are says each page that takes some.
 */
abstract class FileInParts {

    private static final String PART = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String EXPIRES = "Upload-Expires";
    private static final String METADATA = "Upload-Metadata";
    private static final String CHECKSUM = "Upload-Checksum";
    private static final String VERSION = "Tus-Resumable";
    private static final String SPOKEN = "1.0.0";

    /** What arrived is not what was sent; of the protocol, not of HTTP. */
    private static final int CHECKSUM_MISMATCH = 460;

    private static final MediaType LINE_OF_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    final BidPreparation preparation;

    private final Uploads uploads;
    private final Format format;
    private final Clock clock;

    FileInParts(BidPreparation preparation, Uploads uploads, Format format, Clock clock) {
        this.preparation = preparation;
        this.uploads = uploads;
        this.format = format;
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
            @RequestHeader(name = LENGTH, defaultValue = "0") long length,
            @RequestHeader(name = METADATA, defaultValue = "") String metadata) {
        var said = Metadata.read(metadata);
        try {
            return announced(vendor, said.get("filename"), length, said.get("sha256"), clock.instant())
                    .map(upload -> standing(HttpStatus.CREATED, upload)
                            .location(URI.create(visitor.path(uploadsAt() + "/" + upload.id())))
                            .body(""))
                    .orElseGet(() -> ResponseEntity.ok()
                            .header(VERSION, SPOKEN)
                            .contentType(LINE_OF_TEXT)
                            .body(""));
        } catch (RuleViolation refused) {
            return refusal(refused);
        }
    }

    /** How far an upload is. */
    @RequestMapping(path = "/{upload}", method = RequestMethod.HEAD)
    ResponseEntity<String> standing(LinkVisitor visitor, @PathVariable FileId upload) {
        return standing(HttpStatus.OK, uploads.get(upload)).build();
    }

    /** The next part. With the last one the file is looked into and kept. */
    @PatchMapping("/{upload}")
    ResponseEntity<String> append(
            LinkVisitor visitor,
            BidAccess vendor,
            @PathVariable FileId upload,
            @RequestHeader(name = OFFSET, defaultValue = "-1") long offset,
            @RequestHeader(name = CHECKSUM, defaultValue = "") String checksum,
            HttpServletRequest request)
            throws IOException {
        if (!PART.equals(request.getContentType())) {
            return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
        }
        // The line may be slow.
        RequestTransaction.pause();
        try (var part = UploadPart.receive(request.getInputStream())) {
            if (!checksum.isEmpty() && !checksum.equals(checksum(part))) {
                return ResponseEntity.status(CHECKSUM_MISMATCH)
                        .header(VERSION, SPOKEN)
                        .build();
            }
            var now = appended(vendor, upload, offset, part, clock.instant());
            if (now.received() != offset + part.size()) {
                return standing(HttpStatus.CONFLICT, now).build();
            }
            if (now.isWhole()) {
                arrived(vendor, uploads.inspect(upload), clock.instant());
            }
            return standing(HttpStatus.NO_CONTENT, now).build();
        } catch (RuleViolation refused) {
            return refusal(refused);
        }
    }

    @PostMapping("/{upload}/removal")
    String abandon(LinkVisitor visitor, BidAccess vendor, @PathVariable FileId upload, RedirectAttributes next) {
        preparation.abandon(vendor, upload, clock.instant());
        Toast.show(next, "submission.files.removed");
        return "redirect:" + visitor.path(page());
    }

    private static String checksum(UploadPart part) {
        return "sha256 " + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(part.sha256()));
    }

    private static ResponseEntity.BodyBuilder standing(HttpStatus status, FileUpload upload) {
        return ResponseEntity.status(status)
                .header(VERSION, SPOKEN)
                .header(OFFSET, String.valueOf(upload.received()))
                .header(LENGTH, String.valueOf(upload.size()))
                .header(
                        EXPIRES,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                upload.expiresAt().atZone(ZoneOffset.UTC)))
                .contentType(LINE_OF_TEXT);
    }

    private ResponseEntity<String> refusal(RuleViolation refused) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .header(VERSION, SPOKEN)
                .contentType(LINE_OF_TEXT)
                .body(format.message(refused.code(), refused.arguments()));
    }

    /** What is said about a file before it comes: names, each with a value in Base64. */
    private static final class Metadata {

        static Map<String, String> read(String header) {
            return Arrays.stream(header.split(","))
                    .map(pair -> pair.strip().split(" "))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1]), (first, second) -> first));
        }

        private static String decoded(String value) {
            try {
                return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException noBase64) {
                return "";
            }
        }
    }
}
