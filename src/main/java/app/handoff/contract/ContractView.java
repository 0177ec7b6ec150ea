package app.handoff.contract;

import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A contract as one side sees it. */
record ContractView(
        String title,
        String client,
        String vendor,
        String other,
        ContractStatus status,
        int edition,
        int version,
        String fingerprint,
        @Nullable Instant changedAt,
        @Nullable LocalDate changedOn,
        LawyerReview lawyer,
        List<ClauseView> clauses,
        List<Left> left,
        SigningView signing,
        List<Coverage.Group> coverage,
        long covered,
        int toCover,
        List<Sentence> gaps,
        List<Contradiction> contradictions,
        long openQuestions,
        @Nullable Closing closing,
        @Nullable Termination termination,
        @Nullable Instant activeAt,
        boolean startsUnsigned,
        LocalDate start,
        LocalDate end,
        LocalDate lastNoticeDay,
        Renewal renewal,
        int noticeDays,
        boolean amendment,
        List<HandBackView> handBack,
        @Nullable SignBy signBy) {

    /** The day by which it is to be signed, and whether it has passed. */
    record SignBy(LocalDate day, boolean passed) {

        static @Nullable SignBy of(Agreement agreement, LocalDate today) {
            if (!(agreement instanceof Contract contract)) {
                return null;
            }
            var day = contract.signingDay();
            return day.signBy() == null ? null : new SignBy(day.signBy(), day.isPassed(today));
        }
    }

    /** Whether clauses contradict each other and whoever may change them can still do so. */
    public boolean warnsOf(boolean may) {
        return may && isBeingRead() && !contradictions.isEmpty();
    }

    /** Whether the vendor has not signed although it was to be signed by now. */
    public boolean isLate() {
        return awaitsVendor() && signBy != null && signBy.passed();
    }

    /** Whether the reader can sign now. */
    public boolean maySignNow() {
        return signing.readerSigns() && !isLate();
    }

    /** The clauses that changed since this side read them. */
    public List<ClauseView> changedSinceRead() {
        return clauses.stream()
                .filter(clause ->
                        isBeingRead() && clause.sinceRead() && !clause.own().isUnderstood())
                .toList();
    }

    /** Whether the vendor has ever been sent it: only then it has a version and a fingerprint. */
    public boolean wasSent() {
        return edition > 0;
    }

    /** Whether the vendor has been sent more than one version. */
    public boolean wasSentAgain() {
        return edition > 1;
    }

    /** The numbers of the versions that the vendor has been sent. */
    public List<Integer> versions() {
        return IntStream.rangeClosed(1, edition).boxed().toList();
    }

    /** Whether a part of the scope is not covered, which keeps it from being sent. */
    public boolean hasGaps() {
        return !gaps.isEmpty();
    }

    /** Where the words for signing this stand: a contract, or an amendment of one. */
    public String wordsFor(String act) {
        return amendment ? "contract.amendment." + act : "contract." + act;
    }

    /** Whether both sides read it, tick and ask. */
    public boolean isBeingRead() {
        return status == ContractStatus.SENT;
    }

    /** Whether both sides read it and a question about it is open. */
    public boolean isHeldUpByQuestions() {
        return isBeingRead() && openQuestions > 0;
    }

    /** Whether both sides read it and other words for a clause are proposed. */
    public boolean isHeldUpByProposals() {
        return isBeingRead() && openProposals() > 0;
    }

    /** Whether a question or a proposal keeps both sides from signing. */
    public boolean isHeldUp() {
        return isHeldUpByQuestions() || isHeldUpByProposals();
    }

    /** Whether the vendor has signed and the business has not. */
    public boolean awaitsClientSignature() {
        return status == ContractStatus.SIGNED_BY_VENDOR;
    }

    /** Whether the vendor has it and not both have signed. */
    public boolean awaitsSignatures() {
        return awaitsVendor() || awaitsClientSignature();
    }

    /** Whether some of the vendor's people have signed, not all. */
    public boolean isBeingSigned() {
        return status == ContractStatus.SIGNING;
    }

    /** Whether the vendor has it and has not signed, or not with all of its people. */
    public boolean awaitsVendor() {
        return isBeingRead() || isBeingSigned();
    }

    /** Whether the vendor is shown who still has to sign. */
    public boolean showsSigningToVendor() {
        return awaitsVendor() || awaitsClientSignature() && signing.isNamed();
    }

    /** Who has to sign next: people where they are named, else the other side. */
    public String awaited() {
        var named = signing.awaited();
        return named.isEmpty() ? other : named;
    }

    /** For whom somebody signs. */
    public String party(SignerView one) {
        return one.side() == Side.US ? clientName() : vendorName();
    }

    /** Whether the reader of the vendor can decline it. */
    public boolean mayDecline() {
        return isBeingRead() || isBeingSigned() && signing.isReaderToSign();
    }

    /** Whether both have signed and it is not over. */
    public boolean isInForce() {
        return status == ContractStatus.ACTIVE;
    }

    /** Whether there is a last day on which somebody decides what follows its term; one that just ends has none. */
    public boolean hasLastNoticeDay() {
        return !isEnding() && renewal != Renewal.NONE;
    }

    /** Whether it is in force and nobody has ended it. */
    public boolean mayEnd() {
        return isInForce() && termination == null;
    }

    /** Whether the version that counts now was made after a lawyer had seen it. */
    public boolean isNewerThanLawyerSaw() {
        return wasSentAgain() && lawyer.seenOn() != null && changedOn != null && changedOn.isAfter(lawyer.seenOn());
    }

    /** Whether its last day is known and still to come. */
    public boolean isEnding() {
        return isInForce() && termination != null;
    }

    /** Whether both have signed, and it is in force or over. */
    public boolean wasInForce() {
        return isInForce() || hasEnded();
    }

    /** Whether it was in force and is over. */
    public boolean hasEnded() {
        return status == ContractStatus.ENDED;
    }

    /** Clauses for which other words are proposed, about which nobody has decided. */
    public long openProposals() {
        return clauses.stream().filter(ClauseView::isNegotiated).count();
    }

    /** Whether this side has yet to say that it understood a clause, or other words for it are proposed: its words are then shown in full, else behind its title. */
    public boolean isStillToRead(ClauseView clause) {
        return isBeingRead() && (!clause.own().isUnderstood() || clause.isNegotiated());
    }

    /** A clause that was left out. */
    record Left(String id, String title) {}

    /** The question whose answer comes first; null when none waits for this side. */
    public @Nullable String firstToAnswer() {
        return clauses.stream()
                .flatMap(clause -> clause.questions().stream())
                .filter(QuestionView::awaitsAnswer)
                .map(QuestionView::id)
                .findFirst()
                .orElse(null);
    }

    /** Whether the answer to this question comes first. */
    public boolean isFirstToAnswer(QuestionView question) {
        return question.id().equals(firstToAnswer());
    }

    static ContractView of(Agreement contract, Side viewer, LocalDate today) {
        return of(contract, viewer, null, today);
    }

    /** As whoever sits there sees it. */
    static ContractView of(ContractAccess access, LocalDate today) {
        return of(access.contract(), access.side(), access.participant(), today);
    }

    private static ContractView of(Agreement contract, Side viewer, @Nullable Participant reader, LocalDate today) {
        var coverage = contract.wording().coverage();
        var editions = contract.wording().editions();
        return new ContractView(
                contract.basis().work().title(),
                contract.terms().client(),
                contract.terms().vendor(),
                viewer == Side.US
                        ? contract.parties().vendor().name()
                        : nameOf(contract.terms().client()),
                contract.status(),
                contract.wording().edition(),
                contract.version(),
                contract.wording().fingerprint() == null
                        ? ""
                        : contract.wording().fingerprint(),
                editions.isEmpty() ? null : editions.get(editions.size() - 1).madeAt(),
                editions.isEmpty()
                        ? null
                        : contract.day(editions.get(editions.size() - 1).madeAt()),
                contract.lawyerReview(),
                ClauseView.all(contract, viewer),
                contract.wording().removedClauses().stream()
                        .filter(clause -> !clause.type().isOfAttachments())
                        .map(clause -> new Left(clause.id().toString(), clause.title()))
                        .toList(),
                SigningView.of(contract, viewer, reader),
                coverage.groups(),
                coverage.covered(),
                coverage.rows().size(),
                coverage.rows().stream()
                        .filter(row -> !row.isCovered())
                        .map(ContractView::gap)
                        .toList(),
                contract.wording().contradictions(),
                contract.reading().openQuestions().size(),
                contract.closing(),
                contract.termination(),
                contract.activeAt(),
                contract.startsUnsigned(today),
                contract.terms().start(),
                contract.termsNow().end(),
                contract.termsNow().lastNoticeDay(),
                contract.termsNow().renewal(),
                contract.termsNow().noticeDays(),
                contract instanceof Amendment,
                HandBackView.all(contract),
                SignBy.of(contract, today));
    }

    private static Sentence gap(Coverage.Row row) {
        return row.lost().isEmpty()
                ? Sentence.of(
                        "contract.notCovered." + row.item().kind(), row.item().name())
                : Sentence.of("contract.notNamed", row.item().name(), row.lost().get(0));
    }

    /** The business without its address. */
    public String clientName() {
        return nameOf(client);
    }

    /** The vendor without its address. */
    public String vendorName() {
        return nameOf(vendor);
    }

    static String nameOf(String party) {
        return party.split("[,\n]")[0].strip();
    }

    /** The first digits of the fingerprint, in groups that people can compare. */
    public String shortFingerprint() {
        return fingerprint.length() < 12
                ? ""
                : fingerprint.substring(0, 4) + " " + fingerprint.substring(4, 8) + " " + fingerprint.substring(8, 12);
    }

    public long needsUs() {
        return clauses.stream().filter(ClauseView::needsUs).count();
    }

    public long changedLately() {
        return clauses.stream().filter(ClauseView::changedLately).count();
    }

    /** The same with only some of its clauses. */
    ContractView showing(@Nullable String filter) {
        boolean ours = "ours".equals(filter);
        if (!ours && !"changed".equals(filter)) {
            return this;
        }
        var shown = clauses.stream()
                .filter(clause -> ours ? clause.needsUs() : clause.changedLately())
                .toList();
        return new ContractView(
                title,
                client,
                vendor,
                other,
                status,
                edition,
                version,
                fingerprint,
                changedAt,
                changedOn,
                lawyer,
                shown,
                left,
                signing,
                coverage,
                covered,
                toCover,
                gaps,
                contradictions,
                openQuestions,
                closing,
                termination,
                activeAt,
                startsUnsigned,
                start,
                end,
                lastNoticeDay,
                renewal,
                noticeDays,
                amendment,
                handBack,
                signBy);
    }
}
