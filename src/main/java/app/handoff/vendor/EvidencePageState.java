package app.handoff.vendor;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.Sentence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All certificates of a vendor in a word: the one that needs somebody first. */
record EvidencePageState(Badge.Kind kind, Sentence text) {

    private static final int SOON_DAYS = 30;

    /** @param certificates of one vendor, the latest first */
    static EvidencePageState of(List<ComplianceStatement> statements, LocalDate today) {
        if (statements.isEmpty()) {
            return new EvidencePageState(Badge.Kind.IDLE, Sentence.of("vendor.certificates.none"));
        }
        var current = statements.stream()
                .filter(statement -> !isReplaced(statement, statements, today))
                .toList();
        if (current.stream().anyMatch(statement -> state(statement, today) == EvidenceState.LAPSED)) {
            return new EvidencePageState(Badge.Kind.BAD, Sentence.of("vendor.certificates.lapsed"));
        }
        if (current.stream().anyMatch(statement -> state(statement, today) == EvidenceState.TO_READ)) {
            return new EvidencePageState(Badge.Kind.WAIT, Sentence.of("vendor.certificates.toRead"));
        }
        return current.stream()
                .filter(statement -> endsSoon(statement, today))
                .map(statement -> statement.content().validUntil())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(day -> new EvidencePageState(Badge.Kind.WAIT, Sentence.of("vendor.certificates.lapsing", day)))
                .orElse(new EvidencePageState(Badge.Kind.GOOD, Sentence.of("vendor.certificates.current")));
    }

    static boolean endsSoon(ComplianceStatement statement, LocalDate today) {
        @Nullable LocalDate end = statement.content().validUntil();
        return state(statement, today) == EvidenceState.ACCEPTED
                && end != null
                && !end.isAfter(today.plusDays(SOON_DAYS));
    }

    /** A later certificate for the same standard is accepted: nobody has to care about this one any more. */
    static boolean isReplaced(ComplianceStatement statement, List<ComplianceStatement> statements, LocalDate today) {
        return statements.stream()
                .anyMatch(other -> other != statement
                        && isSameKind(other.content(), statement.content())
                        && state(other, today) == EvidenceState.ACCEPTED
                        && lasts(other).isAfter(lasts(statement)));
    }

    private static boolean isSameKind(StatementContent one, StatementContent other) {
        return one.standard() == other.standard() && Objects.equals(one.otherName(), other.otherName());
    }

    private static LocalDate lasts(ComplianceStatement statement) {
        return statement.validUntil().orElse(LocalDate.MAX);
    }

    private static EvidenceState state(ComplianceStatement statement, LocalDate today) {
        return SecurityEvidence.state(statement, today);
    }
}
