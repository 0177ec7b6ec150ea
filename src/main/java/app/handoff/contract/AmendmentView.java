package app.handoff.contract;

import java.time.LocalDate;
import java.util.List;

/** What an amendment is about, as both sides see it. */
record AmendmentView(
        int number,
        AmendmentState state,
        AmendmentReason reasonType,
        String reason,
        LocalDate from,
        boolean counts,
        int termMonths,
        List<AgreedChange> changes,
        List<String> lagging) {

    static AmendmentView of(Amendment amendment, LocalDate today) {
        return new AmendmentView(
                amendment.number(),
                amendment.state(),
                amendment.reasonType(),
                amendment.reason(),
                amendment.effectiveFrom(),
                amendment.isAgreed() && !amendment.effectiveFrom().isAfter(today),
                amendment.basis().offer().termMonths(),
                amendment.changes(),
                amendment.laggingBehind().stream().map(ClauseText::title).toList());
    }

    /** Whether it changes what a whole term costs: what is paid in this one depends on its day as well. */
    public boolean changesTotal() {
        return changes.stream().anyMatch(AgreedChange::tellsTotal);
    }

    public boolean isDraft() {
        return state == AmendmentState.DRAFT;
    }

    /** Whether its text can still be changed. */
    public boolean mayChange() {
        return state == AmendmentState.DRAFT || state == AmendmentState.SENT;
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    public boolean isAgreed() {
        return state == AmendmentState.IN_FORCE;
    }

    /** Whether clauses in words of their own may still say what is changed. */
    public boolean lags() {
        return isDraft() && !lagging.isEmpty();
    }

    public String lead() {
        return String.join(", ", lagging);
    }

    public String kind() {
        return switch (state) {
            case DRAFT -> "idle";
            case SENT -> "info";
            case SIGNING -> "info";
            case SIGNED_BY_VENDOR -> "wait";
            case IN_FORCE -> "good";
            case DECLINED, WITHDRAWN -> "bad";
        };
    }
}
