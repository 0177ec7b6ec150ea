package app.handoff.sharelink;

import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.LinkSubject.About;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes codes from whatever form brings one along, and sends one where somebody asks for it. */
@Component
class Proofs {

    /** The field that a form carries a code in, wherever it is asked for. */
    static final String CODE = "code";

    /** The button that asks for a code by mail. */
    static final String SEND = "sendCode";

    /** The box that says that the device is the person's own. */
    static final String REMEMBER = "rememberDevice";

    private final LinkEntry entry;
    private final LinkCodes codes;
    private final OwnCodes own;
    private final LinkSubjects subjects;
    private final ProofCookie cookie;
    private final Clock clock;

    Proofs(LinkEntry entry, LinkCodes codes, OwnCodes own, LinkSubjects subjects, ProofCookie cookie, Clock clock) {
        this.entry = entry;
        this.codes = codes;
        this.own = own;
        this.subjects = subjects;
        this.cookie = cookie;
        this.clock = clock;
    }

    /**
     * Takes the code that came along with a form and lets the visitor go on.
     *
     * @throws ProofNeeded where none came along, or a wrong one
     */
    Proof take(LinkVisitor visitor, HttpServletRequest request, HttpServletResponse response) {
        var standing = standing(visitor);
        var code = request.getParameter(CODE);
        if (request.getParameter(SEND) != null || code == null && standing.sendsItself()) {
            send(visitor, request);
            throw new ProofNeeded(visitor, null);
        }
        if (code == null) {
            throw new ProofNeeded(visitor, null);
        }
        try {
            return tell(standing, code, visitor, request, response);
        } catch (RuleViolation refusal) {
            throw new ProofNeeded(visitor, refusal);
        }
    }

    /** @throws RuleViolation at {@code code} if it is wrong, or not good enough where it is to be chosen */
    Proof tell(
            Standing standing,
            String code,
            LinkVisitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        var now = clock.instant();
        var holder = visitor.requiredHolder();
        boolean remember = request.getParameter(REMEMBER) != null;
        var until = ProofCookie.until(remember, now);
        var shown = standing.mode() == Mode.CHOOSE
                ? entry.choose(holder, standing.about(), code, until, now)
                : entry.enter(holder, code, request.getRemoteAddr(), cookie.device(request, holder), until, now);
        cookie.give(shown, remember, holder, request, response);
        return entry.proof(holder, shown, now).orElseThrow(() -> new RuleViolation("sharelink.code.wrong").at(CODE));
    }

    /** Takes a code of the holder's own from now on. */
    void takeOwn(LinkVisitor visitor, String code, HttpServletRequest request, HttpServletResponse response) {
        var now = clock.instant();
        var holder = visitor.requiredHolder();
        var about = subjects.of(visitor.purpose()).about(visitor);
        if (!about.ownCodes()) {
            throw new NotFound();
        }
        var shown = entry.take(holder, about, code, ProofCookie.until(false, now), now);
        cookie.give(shown, false, holder, request, response);
    }

    /** Mails a code; in the sample business it is shown on the page instead. */
    void send(LinkVisitor visitor, HttpServletRequest request) {
        var holder = visitor.requiredHolder();
        var now = clock.instant();
        if (visitor.sample()) {
            request.setAttribute(SEND, entry.sampleCode(holder, now));
        } else if (codes.canMail(holder)) {
            var about = subjects.of(visitor.purpose()).about(visitor);
            codes.send(holder, visitor.businessName(), about.title(), now);
        }
    }

    Standing standing(LinkVisitor visitor) {
        var now = clock.instant();
        var holder = visitor.requiredHolder();
        var about = subjects.of(visitor.purpose()).about(visitor);
        boolean hasOwn = hasOwn(visitor);
        boolean mailed = !visitor.sample() && codes.canMail(holder);
        var sentAt = mailed ? codes.sentAt(holder, now).orElse(null) : null;
        boolean waits = hasOwn
                || sentAt != null
                || visitor.sample() && codes.sentAt(holder, now).isPresent()
                || codes.isHanded(holder, now);
        Mode mode;
        if (waits) {
            mode = Mode.ENTER;
        } else if (mailed || visitor.sample() && !about.mayChoose()) {
            mode = Mode.SEND;
        } else {
            mode = about.mayChoose() && !codes.wasUsed(holder) ? Mode.CHOOSE : Mode.NONE;
        }
        return new Standing(mode, about, hasOwn, mailed, sentAt);
    }

    /** Whether the vendor has chosen a code of its own. */
    boolean hasOwn(LinkVisitor visitor) {
        return own.of(visitor.requiredHolder().id()).isPresent();
    }

    enum Mode {
        /** There is a code to be typed. */
        ENTER,
        /** A code can be sent, and none is under way. */
        SEND,
        /** Whoever comes first chooses the code, since no mail is sent. */
        CHOOSE,
        /** Nobody can prove anything here. */
        NONE
    }

    /**
     * @param hasOwn whether the vendor has chosen a code of its own
     * @param mailed whether a code can be mailed
     * @param sentAt when the code was mailed that waits to be typed; null if none does
     */
    record Standing(
            Mode mode,
            About about,
            boolean hasOwn,
            boolean mailed,
            @Nullable Instant sentAt) {

        /** Whoever presses a button needs no second one to get a code. */
        boolean sendsItself() {
            return mode == Mode.SEND;
        }
    }
}
