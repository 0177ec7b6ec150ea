package app.handoff.diligence;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.scope.ScopeWords;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.vendor.EvidenceStanding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything on the page on which one vendor is checked for one engagement. */
record DossierPage(
        EngagementId engagement,
        VendorId vendor,
        String vendorName,
        String engagementName,
        boolean manages,
        boolean scopeFrozen,
        List<Line> checklist,
        String state,
        @Nullable String next,
        @Nullable String nextHref,
        List<Reference> references,
        List<Named> named,
        @Nullable String together,
        List<Talked> interviews,
        List<Piece> samples,
        List<Doubt> concerns,
        List<Evidence> evidence) {

    /** Whether any former client is known, be it only by the name that the vendor gave. */
    public boolean hasReferences() {
        return !references.isEmpty() || !named.isEmpty();
    }

    static DossierPage of(DossierView view, boolean manages, ScopeWords words, Format format) {
        var dossier = view.dossier();
        var checkedVendor = dossier.candidate();
        var missing = dossier.missing();
        var findings = dossier.findings();
        return new DossierPage(
                checkedVendor.engagement(),
                checkedVendor.vendor(),
                checkedVendor.name(),
                view.engagementName(),
                manages,
                dossier.needs().scopeFrozen(),
                dossier.checks().stream()
                        .map(check -> Line.of(check, view, format))
                        .toList(),
                missing.isEmpty()
                        ? format.message(
                                "diligence.page.complete",
                                checkedVendor.name(),
                                dossier.goneWithout().size())
                        : format.message("diligence.page.missing", missing.size(), checkedVendor.name()),
                missing.isEmpty() ? null : format.word(missing.get(0).requirement()),
                missing.isEmpty() ? null : missing.get(0).href(),
                dossier.references().stream()
                        .map(reference -> Reference.of(reference, view, words, format))
                        .toList(),
                view.named().stream().map(referee -> Named.of(referee, format)).toList(),
                findings.averageScore() == null
                        ? null
                        : format.message(
                                "diligence.references.average",
                                findings.averageScore(),
                                findings.wouldHireAgain(),
                                findings.contacted()),
                dossier.interviews().stream()
                        .map(interview -> Talked.of(interview, format))
                        .toList(),
                dossier.samples().stream()
                        .map(sample -> Piece.of(sample, format))
                        .toList(),
                dossier.concerns().stream()
                        .map(concern -> Doubt.of(concern, format))
                        .toList(),
                dossier.evidence().stream()
                        .map(standing -> Evidence.of(standing, format))
                        .toList());
    }

    /** A client whom the vendor names in its bid, to be put on the list. */
    record Named(Referee referee, String about) {

        static Named of(Referee referee, Format format) {
            return new Named(referee, format.word(referee.relation()));
        }
    }

    /** One requirement and how the vendor stands with it. */
    record Line(
            Requirement requirement,
            String title,
            String found,
            @Nullable String waived,
            String state,
            Badge.Kind badge,
            boolean missing,
            boolean withdrawable) {

        static Line of(Check check, DossierView view, Format format) {
            var waived = view.dossier().goneWithout().stream()
                    .filter(one -> one.requirement() == check.requirement())
                    .findFirst();
            return new Line(
                    check.requirement(),
                    format.word(check.requirement()),
                    format.text(check.found()),
                    waived.map(one -> format.message(
                                    "diligence.page.waived", one.by().name(), format.dayOf(one.at()), one.reason()))
                            .orElse(null),
                    format.word(check.state()),
                    switch (check.state()) {
                        case MET -> Badge.Kind.GOOD;
                        case WAIVED -> Badge.Kind.WAIT;
                        case MISSING -> Badge.Kind.BAD;
                    },
                    check.state() == Check.State.MISSING,
                    waived.isPresent()
                            && view.dossier().waiver(check.requirement()).isPresent());
        }
    }

    record Reference(
            ReferenceCheckId id,
            String client,
            String about,
            String contact,
            String state,
            Badge.Kind badge,
            boolean contacted,
            @Nullable String asked,
            @Nullable String said,
            @Nullable String again,
            @Nullable String score,
            @Nullable Boolean verified,
            List<String> measured,
            @Nullable String alsoOf) {

        static Reference of(ReferenceCheck reference, DossierView view, ScopeWords words, Format format) {
            var referee = reference.referee();
            var answers = reference.answers();
            return new Reference(
                    reference.id(),
                    referee.client(),
                    format.word(referee.relation()) + ", " + lower(format.word(referee.source())),
                    referee.contact(),
                    format.word(reference.status()),
                    switch (reference.status()) {
                        case NAMED -> Badge.Kind.WAIT;
                        case CONTACTED -> Badge.Kind.GOOD;
                        case REFUSED -> Badge.Kind.IDLE;
                    },
                    reference.isContacted(),
                    reference
                            .askedBy()
                            .map(by -> format.message(
                                    "diligence.references.asked",
                                    answers.map(Answers::on)
                                            .or(reference::refusedOn)
                                            .orElseThrow(),
                                    by.name()))
                            .orElse(null),
                    answers.map(Answers::said).orElse(null),
                    answers.map(said -> format.message("diligence.references.again", said.hireAgain()))
                            .orElse(null),
                    answers.map(said -> format.message("diligence.references.score", said.score()))
                            .orElse(null),
                    answers.map(Answers::verified).orElse(null),
                    answers.map(said -> measured(said, view.dossier().needs().levels(), words, format))
                            .orElse(List.of()),
                    view.alsoNamedBy(reference));
        }

        private static List<String> measured(
                Answers answers, List<ServiceLevel> levels, ScopeWords words, Format format) {
            var values = answers.byLevel();
            return levels.stream()
                    .filter(level -> values.containsKey(level.id()))
                    .map(level -> format.message(
                            "diligence.references.measured", level.name(), words.value(level, values.get(level.id()))))
                    .toList();
        }

        private static String lower(String word) {
            return word.isEmpty() ? word : Character.toLowerCase(word.charAt(0)) + word.substring(1);
        }
    }

    record Talked(InterviewId id, LocalDate on, String people, String notes, List<String> heard) {

        static Talked of(Interview interview, Format format) {
            var interviewNotes = interview.talk();
            return new Talked(
                    interview.id(),
                    interviewNotes.on(),
                    format.message("diligence.interviews.with", interviewNotes.people()),
                    interviewNotes.notes(),
                    interviewNotes.heard().stream()
                            .map(languageHeard -> format.message(
                                    "diligence.interviews.heard",
                                    languageHeard.language(),
                                    languageHeard.level().name()))
                            .toList());
        }
    }

    record Piece(
            SampleId id,
            String task,
            String description,
            @Nullable String link,
            String score,
            Badge.Kind badge,
            @Nullable String note) {

        static Piece of(Sample sample, Format format) {
            var workSample = sample.work();
            return new Piece(
                    sample.id(),
                    workSample.task(),
                    workSample.description(),
                    workSample.link(),
                    workSample.score() == null
                            ? format.message("diligence.samples.unscored")
                            : format.message("diligence.references.score", workSample.score()),
                    workSample.score() == null
                            ? Badge.Kind.WAIT
                            : workSample.score() >= 3 ? Badge.Kind.GOOD : Badge.Kind.BAD,
                    workSample.note());
        }
    }

    record Doubt(
            ConcernId id,
            String text,
            String raised,
            boolean open,
            String state,
            Badge.Kind badge,
            @Nullable String answer,
            @Nullable String closed) {

        static Doubt of(Concern concern, Format format) {
            return new Doubt(
                    concern.id(),
                    concern.text(),
                    format.message(
                            "diligence.concerns.raised", concern.raisedBy().name(), format.dayOf(concern.raisedAt())),
                    concern.isOpen(),
                    format.message(concern.isOpen() ? "diligence.concerns.open" : "diligence.concerns.closed"),
                    concern.isOpen() ? Badge.Kind.BAD : Badge.Kind.GOOD,
                    concern.answer().orElse(null),
                    concern.closedBy()
                            .map(by -> format.message(
                                    "diligence.concerns.closedBy",
                                    by.name(),
                                    format.dayOf(concern.closedAt().orElseThrow())))
                            .orElse(null));
        }
    }

    record Evidence(String need, String state, @Nullable String until, Badge.Kind badge) {

        static Evidence of(EvidenceStanding standing, Format format) {
            var statement = standing.statement();
            return new Evidence(
                    format.word(standing.need()),
                    format.word(standing.state()),
                    statement == null
                            ? null
                            : statement
                                    .validUntil()
                                    .map(day -> format.message("diligence.security.until", day))
                                    .orElse(null),
                    switch (standing.state()) {
                        case ACCEPTED -> Badge.Kind.GOOD;
                        case WAIVED, TO_READ -> Badge.Kind.WAIT;
                        case LAPSED, REJECTED, NONE -> Badge.Kind.BAD;
                    });
        }
    }
}
