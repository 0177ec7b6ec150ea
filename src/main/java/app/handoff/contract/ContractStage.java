package app.handoff.contract;

import app.handoff.engagement.NextStep;
import app.handoff.engagement.Stage;
import app.handoff.engagement.StageReport;
import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.State;
import app.handoff.engagement.StageReport.Step;
import app.handoff.engagement.StageReport.Step.Progress;
import app.handoff.engagement.StageReporter;
import app.handoff.evaluation.Awards;
import app.handoff.evaluation.StandingAward;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where engagements stand with their contract: three statements, however many there are. */
@Component
@Transactional(readOnly = true)
class ContractStage implements StageReporter {

    /** So few days before the last day of notice, what becomes of the contract comes before a change that is under way. */
    private static final int URGENT_DAYS = 14;

    static final String HAND_BACK = "#hand-back";
    static final String TERM = "#term";

    /** Where the questions stand among the steps. */
    private static final int QUESTIONS = 3;

    private final ContractRepository contracts;
    private final Awards awards;

    ContractStage(ContractRepository contracts, Awards awards) {
        this.contracts = contracts;
        this.awards = awards;
    }

    @Override
    public Stage stage() {
        return Stage.CONTRACT;
    }

    @Override
    public Map<EngagementId, StageReport> reports(Collection<EngagementId> engagements, Instant now) {
        if (engagements.isEmpty()) {
            return Map.of();
        }
        var latest = new HashMap<EngagementId, ContractLine>();
        contracts.lines(engagements).forEach(line -> latest.put(line.engagement(), line));
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        var reports = new HashMap<EngagementId, StageReport>();
        var chosen = awards.standing(engagements);
        latest.forEach((engagement, line) -> {
            // Without a choice that stands, a contract that came to nothing leaves nothing to do here.
            if (line.status() != ContractStatus.CANCELLED || chosen.containsKey(engagement)) {
                reports.put(engagement, report(line, chosen.get(engagement), today));
            }
        });
        chosen.forEach((engagement, award) -> {
            var line = latest.get(engagement);
            if (line == null || line.isBefore(award)) {
                reports.put(engagement, toDraft(engagement));
            }
        });
        return reports;
    }

    private static StageReport toDraft(EngagementId engagement) {
        return new StageReport(
                State.CURRENT,
                Sentence.of("contract.stage.toDraft"),
                new Badge(Badge.Kind.WAIT, Sentence.of("contract.stage.toDraft.badge")),
                steps(engagement, Progress.YOUR_TURN, null, null, null, null),
                new NextStep(
                        Sentence.of("contract.next.draft"),
                        Sentence.of("contract.next.draft.why"),
                        null,
                        page(engagement, ""),
                        Sentence.of("contract.next.draft.button"),
                        Role.MANAGER),
                null,
                List.of());
    }

    /**
     * @param award the choice that stands; it counts where the contract was cancelled
     * @param today in the zone of the business: what comes back waits from the last day on
     */
    static StageReport report(ContractLine line, @Nullable StandingAward award, LocalDate today) {
        return switch (line.status()) {
            case DRAFT -> draft(line);
            case SENT -> reading(line, today);
            case SIGNING -> vendorSigning(line, today);
            case SIGNED_BY_VENDOR -> halfSigned(line);
            case ACTIVE, ENDED -> signed(line, today);
            case CANCELLED -> line.isDeclined() ? declined(line, award) : takenBack(line);
        };
    }

    private static StageReport draft(ContractLine line) {
        return new StageReport(
                State.CURRENT,
                Sentence.of("contract.stage.draft"),
                new Badge(Badge.Kind.IDLE, Sentence.of("contract.stage.draft.badge")),
                steps(line.engagement(), Progress.DONE, Progress.YOUR_TURN, null, null, null),
                next(line, "send", "", List.of(line.vendorName())),
                null,
                List.of());
    }

    private static StageReport reading(ContractLine line, LocalDate today) {
        boolean late = line.isLate(today);
        boolean weRead = line.unreadByUs() == 0;
        boolean theyRead = line.unreadByVendor() == 0;
        boolean ready = weRead && theyRead && line.openQuestions() + line.openProposals() == 0;
        var questions = line.openQuestions() + line.openProposals() == 0
                ? Progress.DONE
                : line.toAnswer() + line.toSettle() + line.toDecide() > 0 ? Progress.YOUR_TURN : Progress.WAITING;
        var next = late
                ? next(
                        line,
                        "moreTime",
                        "/signing-day",
                        List.of(line.vendorName(), Objects.requireNonNull(line.signBy())))
                : line.toAnswer() > 0
                        ? answer(line, "answer", "/questions", List.of(line.toAnswer()))
                        : line.toSettle() > 0
                                ? next(line, "settle", "/questions", List.of(line.toSettle()))
                                : line.toDecide() > 0
                                        ? next(line, "decide", "/questions", List.of(line.toDecide()))
                                        : weRead ? null : next(line, "read", "", List.of(line.unreadByUs()));
        var badge = late
                ? new Badge(Badge.Kind.BAD, Sentence.of("contract.stage.late.badge"))
                : line.openQuestions() > 0
                        ? new Badge(
                                Badge.Kind.WAIT, Sentence.of("contract.stage.questions.badge", line.openQuestions()))
                        : line.openProposals() > 0
                                ? new Badge(
                                        Badge.Kind.WAIT,
                                        Sentence.of("contract.stage.proposals.badge", line.openProposals()))
                                : ready
                                        ? new Badge(Badge.Kind.INFO, Sentence.of("contract.stage.ready.badge"))
                                        : new Badge(Badge.Kind.INFO, Sentence.of("contract.stage.reading.badge"));
        var steps = new ArrayList<>(steps(
                line.engagement(),
                Progress.DONE,
                Progress.DONE,
                weRead ? theyRead ? Progress.DONE : Progress.WAITING : Progress.YOUR_TURN,
                questions,
                late ? Progress.PROBLEM : null));
        if (line.openQuestions() == 0 && line.openProposals() > 0) {
            steps.set(QUESTIONS, step(line.engagement(), "proposals", "/questions", questions));
        }
        return new StageReport(
                State.CURRENT,
                Sentence.of("contract.stage.reading", line.readByUs(), line.clauses()),
                badge,
                steps,
                next,
                next != null
                        ? null
                        : ready
                                ? Sentence.of("contract.quiet.vendorSigns", line.vendorName())
                                : Sentence.of("contract.quiet.vendorReads", line.vendorName()),
                List.of());
    }

    /** Several people sign for the vendor, and some have. */
    private static StageReport vendorSigning(ContractLine line, LocalDate today) {
        boolean late = line.isLate(today);
        return new StageReport(
                State.CURRENT,
                Sentence.of("contract.stage.vendorSigning"),
                late
                        ? new Badge(Badge.Kind.BAD, Sentence.of("contract.stage.late.badge"))
                        : new Badge(Badge.Kind.INFO, Sentence.of("contract.stage.vendorSigning.badge")),
                steps(
                        line.engagement(),
                        Progress.DONE,
                        Progress.DONE,
                        Progress.DONE,
                        Progress.DONE,
                        late ? Progress.PROBLEM : Progress.WAITING),
                late
                        ? next(
                                line,
                                "moreTime",
                                "/signing-day",
                                List.of(line.vendorName(), Objects.requireNonNull(line.signBy())))
                        : null,
                late ? null : Sentence.of("contract.quiet.vendorSigning", line.vendorName()),
                List.of());
    }

    /** Where people of ours are named, it is for them to sign, not for whoever looks. */
    private static StageReport halfSigned(ContractLine line) {
        boolean named = line.signatories() > 0;
        return new StageReport(
                State.CURRENT,
                Sentence.of("contract.stage.halfSigned"),
                new Badge(
                        Badge.Kind.WAIT,
                        Sentence.of(named ? "contract.stage.ourSigning.badge" : "contract.stage.halfSigned.badge")),
                steps(
                        line.engagement(),
                        Progress.DONE,
                        Progress.DONE,
                        Progress.DONE,
                        Progress.DONE,
                        named ? Progress.IN_PROGRESS : Progress.YOUR_TURN),
                named
                        ? next(line, "signNamed", "/signers", List.of(line.vendorName()))
                        : next(line, "sign", "/signature", List.of(line.vendorName())),
                null,
                List.of());
    }

    private static StageReport signed(ContractLine line, LocalDate today) {
        var notice = line.termination();
        var steps = new ArrayList<>(
                steps(line.engagement(), Progress.DONE, Progress.DONE, Progress.DONE, Progress.DONE, Progress.DONE));
        var facts = new ArrayList<StageReport.Fact>();
        facts.add(new StageReport.Fact(
                Sentence.of("contract.fact"),
                line.activeAt() == null
                        ? Sentence.of("contract.stage.signed.badge")
                        : Sentence.of("contract.fact.signed", line.activeAt()),
                notice == null ? null : Sentence.of("contract.fact.ends", notice.on()),
                false));
        if (notice != null) {
            steps.add(new Step(
                    Sentence.of("contract.step.handBack"),
                    notice.left() == 0 ? null : Sentence.of("contract.step.handBack.left", notice.left()),
                    notice.left() == 0 ? Progress.DONE : Progress.YOUR_TURN,
                    page(line.engagement(), HAND_BACK),
                    Role.MANAGER));
        }
        return new StageReport(
                State.DONE,
                notice == null
                        ? Sentence.of("contract.stage.signed", line.edition())
                        : Sentence.of(
                                line.status() == ContractStatus.ENDED
                                        ? "contract.stage.endedOn"
                                        : "contract.stage.endsOn",
                                notice.on()),
                line.status() == ContractStatus.ENDED
                        ? new Badge(Badge.Kind.IDLE, Sentence.of("contract.stage.ended.badge"))
                        : new Badge(Badge.Kind.GOOD, Sentence.of("contract.stage.signed.badge")),
                steps,
                inForce(line, today),
                null,
                facts);
    }

    /** What a contract in force still asks of us: what comes back, a change, or what becomes of it when its term is over. */
    private static @Nullable NextStep inForce(ContractLine line, LocalDate today) {
        var change = line.termination() == null ? amendment(line) : null;
        boolean decide = line.isTermToDecide(today);
        if (change != null && !(decide && line.noticeBy().isBefore(today.plusDays(URGENT_DAYS)))) {
            return change;
        }
        return decide ? decideTerm(line) : handBack(line, today);
    }

    private static NextStep decideTerm(ContractLine line) {
        var zone = Tenancy.locality().zone();
        return new NextStep(
                Sentence.of("contract.next.term." + line.renewal(), line.vendorName()),
                Sentence.of("contract.next.term.why." + line.renewal()),
                // One that ends by itself knows no such day; as long before its end there is time for what comes after
                // it.
                new Deadline(line.noticeBy().atTime(23, 59).atZone(zone).toInstant(), zone),
                page(line.engagement(), TERM),
                Sentence.of("contract.next.term.button"),
                Role.MANAGER);
    }

    private static @Nullable NextStep amendment(ContractLine line) {
        if (line.amendment() == null || line.amendmentStatus() == null) {
            return null;
        }
        var page = "/amendments/" + line.amendment();
        return switch (line.amendmentStatus()) {
            case DRAFT -> next(line, "amendment.send", page, List.of(line.vendorName(), line.amendment()));
            case SENT ->
                line.amendmentQuestions() > 0
                        ? answer(
                                line,
                                "amendment.answer",
                                page + "/questions",
                                List.of(line.vendorName(), line.amendmentQuestions()))
                        : line.amendmentProposals() > 0
                                ? next(
                                        line,
                                        "amendment.decide",
                                        page,
                                        List.of(line.vendorName(), line.amendmentProposals()))
                                : line.amendmentUnread() > 0
                                        ? next(
                                                line,
                                                "amendment.read",
                                                page,
                                                List.of(line.vendorName(), line.amendmentUnread()))
                                        : null;
            case SIGNING -> null;
            case SIGNED_BY_VENDOR -> next(line, "amendment.sign", page + "/signature", List.of(line.vendorName()));
            case ACTIVE, ENDED, CANCELLED -> null;
        };
    }

    private static @Nullable NextStep handBack(ContractLine line, LocalDate today) {
        var notice = line.termination();
        if (notice == null || notice.left() == 0 || notice.on().isAfter(today)) {
            return null;
        }
        return new NextStep(
                Sentence.of("contract.next.handBack"),
                Sentence.of("contract.next.handBack.why", line.vendorName(), notice.on(), notice.left()),
                null,
                page(line.engagement(), HAND_BACK),
                Sentence.of("contract.next.handBack.button"),
                Role.MANAGER);
    }

    private static StageReport takenBack(ContractLine line) {
        return new StageReport(
                State.CURRENT,
                Sentence.of("contract.stage.cancelled"),
                new Badge(Badge.Kind.BAD, Sentence.of("contract.stage.cancelled.badge")),
                steps(line.engagement(), Progress.YOUR_TURN, null, null, null, null),
                next(line, "again", "", List.of(line.vendorName())),
                null,
                List.of());
    }

    /** The winner does not do the work: somebody else is asked, the reserve first. */
    private static StageReport declined(ContractLine line, @Nullable StandingAward award) {
        var steps = new ArrayList<>(steps(line.engagement(), Progress.CANNOT_START, null, null, null, null));
        steps.set(
                0,
                new Step(
                        Sentence.of("contract.step.succeed", line.vendorName()),
                        null,
                        Progress.PROBLEM,
                        succession(line.engagement()),
                        Role.MANAGER));
        return new StageReport(
                State.CURRENT,
                Sentence.of("contract.stage.declined", line.vendorName()),
                new Badge(Badge.Kind.BAD, Sentence.of("contract.stage.declined.badge")),
                steps,
                succeed(line, award == null ? null : award.reserve()),
                null,
                List.of());
    }

    private static NextStep succeed(ContractLine line, @Nullable String reserve) {
        var act = reserve == null ? "succeed" : "succeed.reserve";
        var words = reserve == null ? List.<Object>of(line.vendorName()) : List.<Object>of(line.vendorName(), reserve);
        return new NextStep(
                new Sentence("contract.next." + act, words),
                new Sentence("contract.next." + act + ".why", words),
                null,
                succession(line.engagement()),
                Sentence.of("contract.next.succeed.button"),
                Role.MANAGER);
    }

    /** The page on which it is decided who follows a winner that does not do the work. */
    static String succession(EngagementId engagement) {
        return "/engagements/" + engagement + "/award/succession";
    }

    /** The same where the vendor waits for an answer: since when it asked is said with it. */
    private static NextStep answer(ContractLine line, String act, String page, List<Object> words) {
        var next = next(line, act, page, words);
        return line.askedSince() == null
                ? next
                : new NextStep(
                        next.title(),
                        Sentence.of("contract.next.answer.since", line.askedSince()),
                        next.due(),
                        next.href(),
                        next.button(),
                        next.least());
    }

    private static NextStep next(ContractLine line, String act, String page, List<Object> words) {
        return new NextStep(
                new Sentence("contract.next." + act, words),
                new Sentence("contract.next." + act + ".why", words),
                signedBy(line),
                page(line.engagement(), page),
                Sentence.of("contract.next." + act + ".button"),
                Role.MANAGER);
    }

    /** Until when both sides have to be done for the contract to be signed in time; null before it was sent and once it is signed. */
    private static @Nullable Deadline signedBy(ContractLine line) {
        boolean open = line.status() == ContractStatus.SENT
                || line.status() == ContractStatus.SIGNING
                || line.status() == ContractStatus.SIGNED_BY_VENDOR;
        var day = line.signBy();
        if (!open || day == null) {
            return null;
        }
        var zone = Tenancy.locality().zone();
        return new Deadline(day.atTime(23, 59).atZone(zone).toInstant(), zone);
    }

    private static List<Step> steps(
            EngagementId engagement,
            Progress draft,
            @Nullable Progress send,
            @Nullable Progress read,
            @Nullable Progress questions,
            @Nullable Progress sign) {
        return List.of(
                step(engagement, "draft", "", draft),
                step(engagement, "send", "", send),
                step(engagement, "read", "", read),
                step(engagement, "questions", "/questions", questions),
                step(engagement, "sign", "/signature", sign));
    }

    private static Step step(EngagementId engagement, String name, String page, @Nullable Progress progress) {
        return new Step(
                Sentence.of("contract.step." + name),
                progress == null ? Sentence.of("contract.step." + name + ".later") : null,
                progress == null ? Progress.CANNOT_START : progress,
                progress == null ? null : page(engagement, page),
                page.isEmpty() ? Role.STAFF : Role.MANAGER);
    }

    static String page(EngagementId engagement, String page) {
        return "/engagements/" + engagement + "/contract" + page;
    }
}
