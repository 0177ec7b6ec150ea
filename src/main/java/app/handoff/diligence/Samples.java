package app.handoff.diligence;

import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.Files;
import app.handoff.files.InspectedFile;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AdvisoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Pieces of a vendor's work to look at, each with its file if there is one: that goes when the sample does. */
@Service
class Samples {

    /** What a piece of work may be: whatever else may be uploaded. */
    static final FileRules FILES = FileRules.ANY_KIND;

    private final Diligence diligence;
    private final SampleRepository samples;
    private final Files files;
    private final AdvisoryLock advisoryLock;
    private final TransactionTemplate transaction;

    Samples(
            Diligence diligence,
            SampleRepository samples,
            Files files,
            AdvisoryLock advisoryLock,
            TransactionTemplate transaction) {
        this.diligence = diligence;
        this.samples = samples;
        this.files = files;
        this.advisoryLock = advisoryLock;
        this.transaction = transaction;
    }

    /** A file as it came with a form, with the name that the browser gave it. */
    record SentFile(InputStreamSource content, @Nullable String name) {}

    /**
     * A sample of a vendor's work; written down twice it is one.
     *
     * @param sent its file; null without one
     * @throws RuleViolation at {@code file} if that is none we take
     */
    public SampleId add(
            EngagementId engagement,
            VendorId vendor,
            WorkSample workSample,
            @Nullable SentFile sent,
            Actor by,
            Instant now) {
        // The file is looked into before anybody has to wait for its turn.
        try (var file = inspected(sent)) {
            return Objects.requireNonNull(
                    transaction.execute(status -> add(engagement, vendor, workSample, file, by, now)));
        }
    }

    private SampleId add(
            EngagementId engagement,
            VendorId vendor,
            WorkSample workSample,
            @Nullable InspectedFile file,
            Actor by,
            Instant now) {
        advisoryLock.take("diligence", engagement, vendor);
        var work = workSample.with(stored(file, by, now));
        var known = diligence.dossier(engagement, vendor).samples().stream()
                .filter(sample -> isSame(sample.work(), work))
                .findFirst();
        if (known.isPresent()) {
            Optional.ofNullable(work.file()).ifPresent(files::remove);
            return known.get().id();
        }
        return samples.save(new Sample(diligence.candidate(engagement, vendor), work, by, now))
                .id();
    }

    /** Whether both are the same piece of work: the same words, and to the byte the same file. */
    private boolean isSame(WorkSample one, WorkSample other) {
        return one.with(null).equals(other.with(null)) && sha256(one.file()).equals(sha256(other.file()));
    }

    private String sha256(@Nullable FileId file) {
        return file == null ? "" : files.get(file).sha256();
    }

    private @Nullable InspectedFile inspected(@Nullable SentFile sent) {
        if (sent == null) {
            return null;
        }
        try (var content = sent.content().getInputStream()) {
            return files.inspect(content, sent.name(), FILES);
        } catch (RuleViolation violation) {
            throw violation.at("file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable FileId stored(@Nullable InspectedFile file, Actor by, Instant now) {
        try {
            return file == null ? null : files.store(file, by, now).id();
        } catch (RuleViolation violation) {
            throw violation.at("file");
        }
    }

    /**
     * @param sent a file that takes the place of the one that is there; null if none came
     * @param fileRemoved whether the file that is there goes
     * @throws EditedMeanwhile if somebody else saved it since the form with this version was opened
     * @throws RuleViolation at {@code file} if that is none we take
     */
    public void change(
            EngagementId engagement,
            VendorId vendor,
            SampleId id,
            WorkSample workSample,
            @Nullable SentFile sent,
            boolean fileRemoved,
            int seenVersion,
            Actor by,
            Instant now) {
        try (var file = inspected(sent)) {
            transaction.executeWithoutResult(
                    status -> change(engagement, vendor, id, workSample, file, fileRemoved, seenVersion, by, now));
        }
    }

    private void change(
            EngagementId engagement,
            VendorId vendor,
            SampleId id,
            WorkSample workSample,
            @Nullable InspectedFile file,
            boolean fileRemoved,
            int seenVersion,
            Actor by,
            Instant now) {
        var sample = get(engagement, vendor, id);
        sample.expectVersion(seenVersion);
        var before = sample.work().file();
        var after = file != null ? stored(file, by, now) : fileRemoved ? null : before;
        samples.change(sample, seenVersion, any -> any.write(workSample.with(after), by, now));
        if (before != null && !before.equals(after)) {
            files.remove(before);
        }
    }

    @Transactional
    public void remove(EngagementId engagement, VendorId vendor, SampleId id) {
        var sample = get(engagement, vendor, id);
        samples.delete(sample);
        Optional.ofNullable(sample.work().file()).ifPresent(files::remove);
    }

    @Transactional(readOnly = true)
    public Sample get(EngagementId engagement, VendorId vendor, SampleId id) {
        return samples.find(id)
                .filter(sample -> sample.isOf(engagement, vendor))
                .orElseThrow(NotFound::new);
    }
}
