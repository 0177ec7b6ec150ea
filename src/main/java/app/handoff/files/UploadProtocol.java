package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.RequestTransaction;
import app.handoff.text.Format;
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
import org.springframework.stereotype.Component;

/**
 * How a file arrives in parts, by the protocol tus 1.0.0 with creation, checksum and expiration: announced once, continued wherever it
 * stopped. What is refused is said in a line of text. Which files these are, and who may send them, says each page that takes some.
 */
@Component
public class UploadProtocol {

    public static final String OFFSET = "Upload-Offset";
    public static final String LENGTH = "Upload-Length";
    public static final String METADATA = "Upload-Metadata";
    public static final String CHECKSUM = "Upload-Checksum";

    private static final String PART = "application/offset+octet-stream";
    private static final String EXPIRES = "Upload-Expires";
    private static final String VERSION = "Tus-Resumable";
    private static final String SPOKEN = "1.0.0";

    /** What arrived is not what was sent; of the protocol, not of HTTP. */
    private static final int CHECKSUM_MISMATCH = 460;

    private static final MediaType LINE_OF_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Uploads uploads;
    private final Format format;
    private final Clock clock;

    UploadProtocol(Uploads uploads, Format format, Clock clock) {
        this.uploads = uploads;
        this.format = format;
        this.clock = clock;
    }

    /** What takes the file: a bid, an answer, a report. Whatever it refuses, it refuses with a {@link RuleViolation}. */
    public interface Taker {

        /** @return the upload; nothing where this file is there already */
        Optional<FileUpload> announced(@Nullable String name, long size, @Nullable String sha256, Instant now);

        FileUpload appended(FileId upload, long offset, UploadPart part, Instant now);

        void arrived(InspectedUpload upload, Instant now);
    }

    /**
     * Announces a file; where its upload began before, it goes on, and where it is there already, there is nothing to do.
     *
     * @param metadata what is said about the file before it comes
     * @param address below which uploads stand
     */
    public ResponseEntity<String> announce(long length, String metadata, String address, Taker taker) {
        var said = Metadata.read(metadata);
        try {
            return taker.announced(said.get("filename"), length, said.get("sha256"), clock.instant())
                    .map(upload -> standing(HttpStatus.CREATED, upload)
                            .location(URI.create(address + "/" + upload.id()))
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
    public ResponseEntity<String> standing(FileId upload) {
        return standing(HttpStatus.OK, uploads.get(upload)).build();
    }

    /** The next part. With the last one the file is looked into and kept. */
    public ResponseEntity<String> append(
            FileId upload, long offset, String checksum, HttpServletRequest request, Taker taker) throws IOException {
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
            var now = taker.appended(upload, offset, part, clock.instant());
            if (now.received() != offset + part.size()) {
                return standing(HttpStatus.CONFLICT, now).build();
            }
            if (now.isWhole()) {
                taker.arrived(uploads.inspect(upload), clock.instant());
            }
            return standing(HttpStatus.NO_CONTENT, now).build();
        } catch (RuleViolation refused) {
            return refusal(refused);
        }
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

    /** Names, each with a value in Base64. */
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
