package app.handoff.diligence;

import app.handoff.diligence.ReferenceRequest.AskedPerson;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.kernel.WallTime;
import app.handoff.vendor.Cefr;
import app.handoff.vendor.EvidenceNeed;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks of vendors for the tests of later modules. */
@Component
public class ChecksForTests {

    private final Diligence diligence;
    private final References references;
    private final Interviews interviews;
    private final Samples samples;
    private final Concerns concerns;

    ChecksForTests(
            Diligence diligence, References references, Interviews interviews, Samples samples, Concerns concerns) {
        this.interviews = interviews;
        this.samples = samples;
        this.diligence = diligence;
        this.references = references;
        this.concerns = concerns;
    }

    /**
     * One of everything that is found out about a vendor, with this word in each text.
     *
     * @return what a reference is asked through a link
     */
    public UUID everything(EngagementId engagement, VendorId vendor, String word, Actor by, Instant now) {
        var reference = references.add(
                engagement,
                vendor,
                new Referee(word + " Bakery", Relation.PRIOR, "Eva Lang", ReferenceSource.FOUND_BY_US),
                now);
        interviews.add(
                engagement,
                vendor,
                new InterviewNotes(
                        LocalDate.now().minusDays(2),
                        "Rui of " + word,
                        "Clear words of " + word,
                        List.of(new LanguageHeard("English", Cefr.C1))),
                by,
                now);
        samples.add(
                engagement,
                vendor,
                WorkSample.withoutFile("Post forty receipts for " + word, "A ledger", null, 4, null),
                new Samples.SentFile(
                        () -> new ByteArrayInputStream(SampleFiles.pdf("ledger of " + word)), word + " ledger.pdf"),
                by,
                now);
        interviews.plan(
                engagement,
                vendor,
                new InterviewPlan(
                        WallTime.of(now.plus(Duration.ofDays(3)), ZoneId.of("Europe/Berlin")),
                        ZoneId.of("Europe/Berlin"),
                        30,
                        "Rui of " + word,
                        "Room of " + word,
                        "Peaks at " + word),
                by,
                "ana@example.com",
                now);
        concerns.raise(engagement, vendor, "Who stands in at " + word + "?", by, now);
        diligence.waive(
                engagement,
                vendor,
                Requirement.of(new EvidenceNeed("INFORMATION_SECURITY", null)),
                word + " sees no data",
                by,
                now);
        references.ask(engagement, vendor, reference, new AskedPerson(word + " Lang", null), by, word + " Works", now);
        return references.request(reference).orElseThrow().id().id();
    }

    /** An existing client, named by the vendor, was asked and would hire it again. */
    public void goodReference(EngagementId engagement, VendorId vendor, Actor by, Instant now) {
        var reference = references.add(
                engagement,
                vendor,
                new Referee("Bakery Ltd", Relation.EXISTING, "Jo", ReferenceSource.NAMED_BY_VENDOR),
                now);
        references.answer(
                engagement,
                vendor,
                reference,
                new Answers(LocalDate.now().minusDays(1), "Good work", HireAgain.YES, 4, List.of(), true),
                0,
                by,
                now);
    }
}
