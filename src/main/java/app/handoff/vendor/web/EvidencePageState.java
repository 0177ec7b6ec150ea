package app.handoff.vendor.web;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.Sentence;
import app.handoff.vendor.ComplianceStatement;
import app.handoff.vendor.EvidenceState;
import app.handoff.vendor.SecurityEvidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All papers of a vendor in a word: the one that needs somebody first. */
record EvidencePageState(Badge.Kind kind, Sentence text) {

    private static final int SOON_DAYS = 30;

    /** @param papers of one vendor, the latest first */
    static EvidencePageState of(List<ComplianceStatement> papers, LocalDate today) {
        if (papers.isEmpty()) {
            return new EvidencePageState(Badge.Kind.IDLE, Sentence.of("vendor.papers.none"));
        }
        var current = papers.stream()
                .filter(paper -> !isReplaced(paper, papers, today))
                .toList();
        if (current.stream().anyMatch(paper -> state(paper, today) == EvidenceState.LAPSED)) {
            return new EvidencePageState(Badge.Kind.BAD, Sentence.of("vendor.papers.lapsed"));
        }
        if (current.stream().anyMatch(paper -> state(paper, today) == EvidenceState.TO_READ)) {
            return new EvidencePageState(Badge.Kind.WAIT, Sentence.of("vendor.papers.toRead"));
        }
        return current.stream()
                .filter(paper -> endsSoon(paper, today))
                .map(paper -> paper.content().validUntil())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(day -> new EvidencePageState(Badge.Kind.WAIT, Sentence.of("vendor.papers.lapsing", day)))
                .orElse(new EvidencePageState(Badge.Kind.GOOD, Sentence.of("vendor.papers.current")));
    }

    static boolean endsSoon(ComplianceStatement paper, LocalDate today) {
        @Nullable LocalDate end = paper.content().validUntil();
        return state(paper, today) == EvidenceState.ACCEPTED && end != null && !end.isAfter(today.plusDays(SOON_DAYS));
    }

    /** A later paper for the same standard is accepted: nobody has to care about this one any more. */
    static boolean isReplaced(ComplianceStatement paper, List<ComplianceStatement> papers, LocalDate today) {
        return papers.stream()
                .anyMatch(other -> other != paper
                        && other.standard() == paper.standard()
                        && state(other, today) == EvidenceState.ACCEPTED
                        && lasts(other).isAfter(lasts(paper)));
    }

    private static LocalDate lasts(ComplianceStatement paper) {
        return paper.validUntil().orElse(LocalDate.MAX);
    }

    private static EvidenceState state(ComplianceStatement paper, LocalDate today) {
        return SecurityEvidence.state(paper, today);
    }
}
