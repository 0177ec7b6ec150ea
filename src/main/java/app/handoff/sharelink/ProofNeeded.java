package app.handoff.sharelink;

import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.RuleViolation;
import org.jspecify.annotations.Nullable;

/** Something was sent through a link by a browser that has not proven to be its holder's. Nothing was done with it. */
class ProofNeeded extends RuntimeException {

    private final transient LinkVisitor visitor;
    private final @Nullable RuleViolation refusal;

    ProofNeeded(LinkVisitor visitor, @Nullable RuleViolation refusal) {
        super("sharelink.code.needed");
        this.visitor = visitor;
        this.refusal = refusal;
    }

    LinkVisitor visitor() {
        return visitor;
    }

    /** What is wrong with the code that came along; null if none came. */
    @Nullable RuleViolation refusal() {
        return refusal;
    }
}
