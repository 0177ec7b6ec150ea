package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the tokens with which systems post numbers, and takes them away. */
@Service
class NumberTokens {

    /** So many of one work; each is for one system. */
    static final int MOST = 5;

    private final NumberTokenRepository tokens;
    private final AdvisoryLock advisoryLock;

    NumberTokens(NumberTokenRepository tokens, AdvisoryLock advisoryLock) {
        this.tokens = tokens;
        this.advisoryLock = advisoryLock;
    }

    /** @throws RuleViolation at {@code name} if there is one of this name, or there are as many as there can be */
    @Transactional
    public ShareToken make(
            Delivery delivery, @Nullable String name, @Nullable Integer days, Side side, Actor by, Instant now) {
        advisoryLock.take("number tokens " + delivery.id());
        var there = of(delivery.id());
        if (name != null && there.stream().anyMatch(one -> one.name().equalsIgnoreCase(name.strip()))) {
            throw new RuleViolation("delivery.token.twice").at("name");
        }
        if (there.size() >= MOST) {
            throw new RuleViolation("delivery.token.tooMany", MOST).at("name");
        }
        var token = ShareToken.random(Tenancy.required().business());
        tokens.save(new NumberToken(delivery, name, days, side, token, by, now));
        return token;
    }

    /** Those that were not revoked, the newest first; a vendor sees its own. */
    @Transactional(readOnly = true)
    public List<NumberToken> of(DeliveryId delivery) {
        return tokens.of(delivery, Limit.of(2 * MOST));
    }

    /** How many work that the vendor made. */
    @Transactional(readOnly = true)
    public int madeByVendor(DeliveryId delivery, Instant now) {
        return (int) of(delivery).stream()
                .filter(token -> token.side() == Side.VENDOR && token.works(now))
                .count();
    }

    /** @throws NotFound if this work has none such, or it is the other side's to a vendor */
    @Transactional
    public void revoke(Delivery delivery, NumberTokenId id, Actor by, Instant now) {
        var token = tokens.findById(id)
                .filter(known -> known.delivery().equals(delivery.id()))
                .orElseThrow(NotFound::new);
        token.revoke(delivery, by, now);
        tokens.save(token);
    }

    /** The links of a work were stopped: what the vendor made by one stops with it. */
    void revokeOfVendor(Delivery delivery, Actor by, Instant now) {
        of(delivery.id()).stream().filter(token -> token.side() == Side.VENDOR).forEach(token -> {
            token.revoke(delivery, by, now);
            tokens.save(token);
        });
    }

    /** Whether a system sent one that works; nothing is noted. */
    @Transactional(readOnly = true)
    public boolean works(ShareToken sent, Instant now) {
        return tokens.findByTokenHash(sent.hash())
                .filter(known -> known.works(now))
                .isPresent();
    }

    /** The token that a system sent, as long as it works; it is noted as used. */
    @Transactional
    public Optional<NumberToken> use(ShareToken sent, Instant now) {
        var token = tokens.findByTokenHash(sent.hash()).filter(known -> known.works(now));
        token.ifPresent(known -> tokens.used(known.id(), now));
        return token;
    }
}
