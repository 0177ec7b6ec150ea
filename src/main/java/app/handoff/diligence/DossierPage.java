package app.handoff.diligence;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.scope.ScopeWords;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.vendor.AskedNeed;
import app.handoff.vendor.EvidenceStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        List<Appointed> plans,
        List<Talked> interviews,
        List<Piece> samples,
        List<Doubt> concerns,
        List<Evidence> evidence,
        List<NotAsked> notAsked,
        @Nullable String settled,
        boolean outdated,
        ReferencesNeeded referencesNeeded) {

    /** Whether any former client is known, be it only by the name that the vendor gave. */
    public boolean hasReferences() {
        return !references.isEmpty() || !named.isEmpty();
    }

    /** Whether no interview was held, and none is planned. */
    public boolean hasNoInterview() {
        return interviews.isEmpty() && plans.isEmpty();
    }

    static DossierPage of(DossierView view, boolean manages, ScopeWords words, Format format, Instant now) {
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
                        .map(check -> Line.of(check, view, format, now))
                        .toList(),
                missing.isEmpty()
                        ? format.message(
                                "diligence.page.complete",
                                checkedVendor.name(),
                                dossier.goneWithout().size())
                        : format.message("diligence.page.missing", missing.size(), checkedVendor.name()),
                missing.isEmpty()
                        ? null
                        : format.text(missing.get(0).requirement().title()),
                missing.isEmpty() ? null : missing.get(0).href(),
                dossier.references().stream()
                        .map(reference -> Reference.of(reference, view, words, format, now))
                        .toList(),
                view.named().stream().map(referee -> Named.of(referee, format)).toList(),
                findings.averageScore() == null
                        ? null
                        : format.message(
                                "diligence.references.average",
                                findings.averageScore(),
                                findings.wouldHireAgain(),
                                findings.contacted()),
                view.plans().stream()
                        .filter(planned -> planned.isPlanned() || !planned.hasBegun(now))
                        .map(planned -> Appointed.of(planned, view, format, now))
                        .toList(),
                dossier.interviews().stream()
                        .map(interview -> Talked.of(interview, format))
                        .toList(),
                dossier.samples().stream()
                        .map(sample -> Piece.of(sample, view, format))
                        .toList(),
                dossier.concerns().stream()
                        .map(concern -> Doubt.of(concern, format))
                        .toList(),
                dossier.evidence().stream()
                        .map(standing -> Evidence.of(standing, format))
                        .toList(),
                dossier.notAsked().stream()
                        .map(need -> NotAsked.of(need, format))
                        .toList(),
                dossier.evidenceSettled() == null
                        ? null
                        : format.message("diligence.security.settled", format.dayOf(dossier.evidenceSettled())),
                view.evidenceOutdated(),
                dossier.needs().references());
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

        static Line of(Check check, DossierView view, Format format, Instant now) {
            var waived = view.dossier().goneWithout().stream()
                    .filter(one -> one.requirement().is(check.requirement()))
                    .findFirst();
            return new Line(
                    check.requirement(),
                    format.text(check.requirement().title()),
                    format.text(view.found(check, now)),
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

    /**
     * One reference.
     *
     * @param contradiction that they say to be another kind of client than was noted; null where they do not
     * @param told what it said, first as we wrote it down, then as it came through the link
     * @param asked when and by whom it was asked, and what came of that
     * @param mayAsk whether it can be asked through a link
     * @param unread whether something came through the link that nobody says to have read
     */
    record Reference(
            ReferenceCheckId id,
            String client,
            String about,
            String contact,
            String state,
            Badge.Kind badge,
            boolean contacted,
            @Nullable String alsoOf,
            @Nullable String contradiction,
            List<Told> told,
            List<String> asked,
            boolean mayAsk,
            boolean unread) {

        static Reference of(AskedReference reference, DossierView view, ScopeWords words, Format format, Instant now) {
            var check = reference.check();
            var referee = check.referee();
            var standing = reference.standing(now);
            return new Reference(
                    check.id(),
                    referee.client(),
                    format.word(referee.relation()) + ", " + lower(format.word(referee.source())),
                    referee.contact(),
                    format.word(standing),
                    switch (standing) {
                        case NAMED, UNANSWERED -> Badge.Kind.WAIT;
                        case ASKED -> Badge.Kind.INFO;
                        case CONTACTED, ANSWERED -> Badge.Kind.GOOD;
                        case NO_CLIENT -> Badge.Kind.BAD;
                        case REFUSED, DECLINED -> Badge.Kind.IDLE;
                    },
                    check.isContacted(),
                    view.alsoNamedBy(check),
                    reference.contradicts()
                            ? format.message(
                                    "diligence.references.contradiction",
                                    lower(format.word(referee.relation())),
                                    reference.reply().orElseThrow().client())
                            : null,
                    told(reference, view, words, format),
                    asked(reference, format, now),
                    reference.reply().isEmpty(),
                    reference.request() != null
                            && reference.reply().isPresent()
                            && reference.request().readAt().isEmpty());
        }

        private static List<Told> told(AskedReference reference, DossierView view, ScopeWords words, Format format) {
            var told = new ArrayList<Told>();
            var check = reference.check();
            check.answers()
                    .ifPresent(heard -> told.add(Told.of(
                            heard,
                            measured(heard, view.dossier().needs().levels(), words, format),
                            heard.verified() ? "diligence.references.verified" : "diligence.references.unverified",
                            format)));
            var request = reference.request();
            if (request != null) {
                reference
                        .answersByLink()
                        .ifPresent(written -> told.add(Told.of(
                                written,
                                measured(written, request.levels(), words, format),
                                "diligence.references.byLink",
                                format)));
            }
            return told;
        }

        private static List<String> asked(AskedReference reference, Format format, Instant now) {
            var lines = new ArrayList<String>();
            var check = reference.check();
            check.askedBy()
                    .ifPresent(by -> lines.add(format.message(
                            "diligence.references.asked",
                            check.answers()
                                    .map(Answers::on)
                                    .or(check::refusedOn)
                                    .orElseThrow(),
                            by.name())));
            var request = reference.request();
            if (request != null) {
                lines.addAll(ReferenceRequestWords.of(request, now, format));
            }
            return lines;
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

    /**
     * What a reference said in one way or the other.
     *
     * @param trust how far we know who said it
     */
    record Told(String said, String summary, List<String> measured, String trust) {

        static Told of(Answers answers, List<String> measured, String trust, Format format) {
            return new Told(
                    answers.said(),
                    format.message("diligence.references.score", answers.score()) + " · "
                            + format.message("diligence.references.again", answers.hireAgain()),
                    measured,
                    format.message(trust));
        }
    }

    /**
     * An interview that is to take place, or was called off.
     *
     * @param there the same time by the clocks of the vendor; empty where they show the same
     */
    record Appointed(
            PlannedInterviewId id,
            String when,
            String there,
            String people,
            String place,
            String agenda,
            boolean planned,
            @Nullable String tell,
            @Nullable String told,
            String state,
            Badge.Kind badge) {

        static Appointed of(PlannedInterview planned, DossierView view, Format format, Instant now) {
            var plan = planned.plan();
            var there = format.elsewhere(plan.start(), view.vendor().zone(), plan.zone());
            boolean over = planned.isPlanned() && planned.hasBegun(now);
            return new Appointed(
                    planned.id(),
                    format.deadline(planned.when()),
                    there == null
                            ? ""
                            : format.message(
                                    "diligence.plan.there", there, view.vendor().name()),
                    format.message("diligence.interviews.with", plan.people()),
                    plan.place(),
                    plan.agenda(),
                    planned.isPlanned(),
                    planned.untold(now)
                            .map(news -> format.message(
                                    "diligence.plan.tell." + news, view.vendor().contact()))
                            .orElse(null),
                    planned.toldAt()
                            .map(at -> format.message(
                                    "diligence.plan.told", view.vendor().contact(), at))
                            .orElse(null),
                    over ? format.message("diligence.plan.over") : format.word(planned.status()),
                    over ? Badge.Kind.WAIT : planned.isPlanned() ? Badge.Kind.INFO : Badge.Kind.IDLE);
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
            @Nullable String file,
            @Nullable String fileSize,
            String score,
            Badge.Kind badge,
            @Nullable String note) {

        static Piece of(Sample sample, DossierView view, Format format) {
            var workSample = sample.work();
            var file = workSample.file() == null ? null : view.files().get(workSample.file());
            return new Piece(
                    sample.id(),
                    workSample.task(),
                    workSample.description(),
                    workSample.link(),
                    file == null ? null : file.name(),
                    file == null ? null : format.size(file.size()),
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
                            .or(() -> concern.answer().map(answer -> format.message("diligence.concerns.reopened")))
                            .orElse(null));
        }
    }

    record Evidence(String need, String state, @Nullable String until, Badge.Kind badge) {

        static Evidence of(EvidenceStanding standing, Format format) {
            var statement = standing.statement();
            return new Evidence(
                    format.text(standing.need().title()),
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

    /** Evidence that would be usual and is not asked for, with the decision. */
    record NotAsked(String need, String why) {

        static NotAsked of(AskedNeed need, Format format) {
            return new NotAsked(
                    format.text(need.need().title()),
                    format.text(Objects.requireNonNull(need.exception()).sentence()));
        }
    }
}
