package app.handoff.sharelink;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.LinkSubject.About;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.SecretKey;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lets the holder of a link act through it. Whoever carried the link may have kept a copy, so each act needs one of two proofs:
 * the code that the vendor chose for its bid, or a one-time code mailed to the address at which it was invited.
 */
@Service
class LinkEntry {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Tries from browsers that never told the code: a chosen code is easier to guess than a mailed one. */
    private static final int TRIES_OF_STRANGERS = 100;

    private static final Duration WINDOW_OF_STRANGERS = Duration.ofDays(1);

    /** What a proof begins with: that the holder's own code was told, or that a code was used. */
    private static final String OWN = "own";

    private static final String USED = "code";

    private static final Pattern USED_CODE =
            Pattern.compile(USED + "\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\..*");

    private final OwnCodes own;
    private final LinkCodes codes;
    private final RateLimit rateLimit;
    private final SecretKey key;

    LinkEntry(OwnCodes own, LinkCodes codes, RateLimit rateLimit, SecretKey key) {
        this.own = own;
        this.codes = codes;
        this.rateLimit = rateLimit;
        this.key = key;
    }

    /**
     * Chooses the code of a holder that has none.
     *
     * @return what a browser keeps instead of the code, for as long
     * @throws RuleViolation at {@code code}: too short, too long, too easily guessed, or there is one already
     */
    public String choose(LinkHolder holder, About about, String typed, Instant until, Instant now) {
        own.choose(holder.id(), own.hash(typed, about.known()), now);
        return proofOfOwn(holder, until);
    }

    /** A holder that has proven to be the one takes a code of its own, or another one: see {@link #choose}. */
    public String take(LinkHolder holder, About about, String typed, Instant until, Instant now) {
        own.take(holder.id(), own.hash(typed, about.known()), now);
        return proofOfOwn(holder, until);
    }

    String proofOfOwn(LinkHolder holder, Instant until) {
        return own.of(holder.id()).map(code -> shown(holder, code, until)).orElseThrow();
    }

    /**
     * Tries a code, the mailed ones first. The try is counted before it is looked at, apart for a browser that told the code
     * before: no stranger uses up the vendor's tries.
     *
     * @param from the visitor's address
     * @param device what the browser got when it told the code before; null if it never did
     * @return what a browser keeps instead of the code, for as long
     * @throws RuleViolation at {@code code}: it is wrong, or there were too many tries
     */
    public String enter(
            LinkHolder holder, String typed, String from, @Nullable String device, Instant until, Instant now) {
        var mailed = codes.use(holder, typed, now);
        if (mailed.isPresent()) {
            return shown(holder, mailed.get(), until);
        }
        var known = known(holder, device);
        var tries = "link-code:" + holder.id() + ":" + (known == null ? from : known);
        if (!mayTry(tries, TRIES, WINDOW, now)) {
            throw tooMany("sharelink.code.tooMany", tries, WINDOW, now);
        }
        if (known == null && !mayTry("link-code:" + holder.id(), TRIES_OF_STRANGERS, WINDOW_OF_STRANGERS, now)) {
            throw tooMany("sharelink.code.tooManyFromElsewhere", "link-code:" + holder.id(), WINDOW_OF_STRANGERS, now);
        }
        var code = own.matching(holder.id(), typed)
                .orElseThrow(() -> new RuleViolation("sharelink.code.wrong").at("code"));
        forget(tries);
        return shown(holder, code, until);
    }

    private boolean mayTry(String tries, int limit, Duration window, Instant now) {
        return Tenancy.as(Scope.of(Tenancy.required().business()), () -> rateLimit.mayTry(tries, limit, window, now));
    }

    /** Says when the next try is possible: in minutes, and in hours, both rounded up. */
    private RuleViolation tooMany(String code, String tries, Duration window, Instant now) {
        var left = Tenancy.as(Scope.of(Tenancy.required().business()), () -> rateLimit.wait(tries, window, now));
        return new RuleViolation(code, left.toMinutes() + 1, left.toHours() + 1).at("code");
    }

    private void forget(String tries) {
        Tenancy.as(Tenancy.required().business(), () -> rateLimit.forget(tries));
    }

    /** A code to show on the page of the sample business, whose mail leaves nowhere. */
    public String sampleCode(LinkHolder holder, Instant now) {
        return codes.show(holder, now);
    }

    /** What a browser shows, if it proves the holder still: until its time is over, or another code is chosen. */
    public Optional<Proof> proof(LinkHolder holder, String shown, Instant now) {
        return proof(holder, shown, usedCode(shown).flatMap(codes::find).orElse(null), now);
    }

    /**
     * The same where the code that the browser says it used was read before.
     *
     * @param used null if there is no such code
     */
    Optional<Proof> proof(LinkHolder holder, String shown, @Nullable LinkCode used, Instant now) {
        if (!isSigned("proof", holder, shown) || !isBefore(part(shown, 2), now)) {
            return Optional.empty();
        }
        return part(shown, 0).equals(OWN)
                ? own.of(holder.id())
                        .filter(code -> fingerprint(code).equals(part(shown, 1)))
                        .map(code -> new Proof(Proof.Kind.OWN_CODE, holder.name(), null, code.chosenAt()))
                : Optional.ofNullable(used)
                        .filter(code -> code.getId().toString().equals(part(shown, 1)))
                        .filter(code -> code.isOf(holder) && code.isGood(now))
                        .filter(code ->
                                own.of(holder.id()).filter(code::isOlderThan).isEmpty())
                        .map(code -> code.proof(holder));
    }

    /** Which mailed or handed code a browser says it used; whether that is true is not looked at here. */
    static Optional<UUID> usedCode(String shown) {
        var said = USED_CODE.matcher(shown);
        return said.matches() ? Optional.of(UUID.fromString(said.group(1))) : Optional.empty();
    }

    private static boolean isBefore(String until, Instant now) {
        return now.getEpochSecond() < Long.parseLong(until);
    }

    private String shown(LinkHolder holder, OwnCode code, Instant until) {
        return signed("proof", holder, OWN + "." + fingerprint(code) + "." + until.getEpochSecond());
    }

    String shown(LinkHolder holder, LinkCode code, Instant until) {
        return signed("proof", holder, USED + "." + code.getId() + "." + until.getEpochSecond());
    }

    /** The next code has another one, also if it is made of the same words. */
    private String fingerprint(OwnCode code) {
        return key.signature("own-code:" + code.getId() + ":" + code.hash());
    }

    /** What a browser that told the code keeps for long: it opens nothing, and nobody else uses up its tries. */
    public String device(LinkHolder holder) {
        return signed("device", holder, UUID.randomUUID().toString());
    }

    private @Nullable String known(LinkHolder holder, @Nullable String device) {
        return device != null && isSigned("device", holder, device) ? part(device, 0) : null;
    }

    private String signed(String what, LinkHolder holder, String said) {
        return said + "." + key.signature(what + ":" + holder.id() + ":" + said);
    }

    private boolean isSigned(String what, LinkHolder holder, String shown) {
        var end = shown.lastIndexOf('.');
        return end > 0
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8),
                        signed(what, holder, shown.substring(0, end)).getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String shown, int at) {
        return shown.split("\\.")[at];
    }
}
