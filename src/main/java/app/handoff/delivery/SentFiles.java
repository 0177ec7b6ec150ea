package app.handoff.delivery;

import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.Files;
import app.handoff.files.InspectedFile;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Keeps what one side sends with its words, so that both sides of the work can fetch it. */
@Component
class SentFiles {

    static final FileRules FILES = FileRules.ANY_KIND;
    static final int MOST = 5;

    private final Files files;

    SentFiles(Files files) {
        this.files = files;
    }

    /**
     * Looks into them, which takes as long as it takes and is done before anything waits.
     *
     * @param sent null where the form had no files
     * @throws RuleViolation at {@code files} if there are too many, or one cannot be taken
     */
    Inspected inspect(@Nullable List<MultipartFile> sent) {
        var chosen = sent == null
                ? List.<MultipartFile>of()
                : sent.stream().filter(SentFiles::isFile).toList();
        if (chosen.size() > MOST) {
            throw new RuleViolation("delivery.issue.tooManyFiles", MOST).at("files");
        }
        var inspected = new ArrayList<InspectedFile>();
        try {
            for (var file : chosen) {
                try (var content = file.getInputStream()) {
                    inspected.add(files.inspect(content, file.getOriginalFilename(), FILES));
                }
            }
            return new Inspected(inspected);
        } catch (RuleViolation violation) {
            inspected.forEach(InspectedFile::close);
            throw violation.at("files");
        } catch (IOException e) {
            inspected.forEach(InspectedFile::close);
            throw new UncheckedIOException(e);
        }
    }

    /** Files that came with a form and are not kept yet. Whoever had them looked into closes them. */
    record Inspected(List<InspectedFile> files) implements AutoCloseable {

        static final Inspected NONE = new Inspected(List.of());

        @Override
        public void close() {
            files.forEach(InspectedFile::close);
        }
    }

    /**
     * Keeps them with the work.
     *
     * @throws RuleViolation at {@code files} if there is no room for one
     */
    @Transactional
    public List<SentFile> keep(DeliveryId work, Inspected sent, Actor by, Instant now) {
        try {
            return sent.files().stream()
                    .map(file -> files.storeAbout(work.id(), file, by, now))
                    .map(stored -> new SentFile(stored.id().id(), stored.name(), stored.size()))
                    .toList();
        } catch (RuleViolation violation) {
            throw violation.at("files");
        }
    }

    private static boolean isFile(MultipartFile file) {
        return !file.isEmpty()
                || file.getOriginalFilename() != null
                        && !file.getOriginalFilename().isBlank();
    }

    /** The one of these that somebody asks for. @throws NotFound if it is none of them */
    static FileId one(Stream<SentFile> sent, String file) {
        var wanted = FileId.of(file);
        return sent.filter(kept -> kept.id().equals(wanted.id()))
                .findFirst()
                .map(kept -> new FileId(kept.id()))
                .orElseThrow(NotFound::new);
    }
}
