package app.handoff.bidding;

import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.SecretKey;
import app.handoff.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** What makes a vendor's code good enough, whether one fits, and what a browser keeps of it. Only for the vendor's own link. */
@Component
class BidCodes {

    static final int SHORTEST = 8;
    static final int LONGEST = 200;

    /** More than 10^6 guesses for somebody who knows the vendor; a month of guessing at the door allows for 6,000. */
    private static final int GOOD_ENOUGH = 2;

    private final BidCodeRepository codes;
    private final Secrets secrets;
    private final SecretKey key;

    BidCodes(BidCodeRepository codes, Secrets secrets, SecretKey key) {
        this.codes = codes;
        this.secrets = secrets;
        this.key = key;
    }

    Optional<BidCode> of(InvitationId invitation) {
        return codes.findById(invitation);
    }

    /** @throws RuleViolation if there is a code already: whoever does not know it cannot replace it */
    void choose(Invitation invitation, BidRequest request, String code, Instant now) {
        if (codes.findById(invitation.id()).isPresent()) {
            throw new RuleViolation("bidding.code.chosenAlready").at("code");
        }
        codes.save(new BidCode(invitation.id(), hash(code, invitation, request), now));
    }

    void startAgain(Invitation invitation, BidRequest request, String code, Instant now) {
        var known = codes.findById(invitation.id()).orElseThrow(NotFound::new);
        known.startAgain(hash(code, invitation, request), now);
        codes.save(known);
    }

    boolean fits(InvitationId invitation, String code) {
        return code.length() <= LONGEST
                && codes.findById(invitation)
                        .filter(known -> secrets.fits(plain(code), known.hash()))
                        .isPresent();
    }

    private String hash(String typed, Invitation invitation, BidRequest request) {
        var code = plain(typed);
        if (code.length() < SHORTEST) {
            throw new RuleViolation("bidding.code.tooShort", SHORTEST).at("code");
        }
        if (code.length() > LONGEST) {
            throw new RuleViolation("bidding.code.tooLong", LONGEST).at("code");
        }
        var own = List.of(invitation.vendorName(), invitation.contact(), invitation.email(), request.title());
        if (secrets.isGuessable(code, own, GOOD_ENOUGH)) {
            throw new RuleViolation("bidding.code.common").at("code");
        }
        return secrets.hash(code);
    }

    /** The same letters are the same code on every keyboard. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
    }

    /** What a browser shows once it has been told the code: signed by this installation, void with the next code. */
    String proof(BidCode code) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            var signed = mac.doFinal(("bid-code:" + code.getId() + ":" + code.hash()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isProof(BidCode code, String shown) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), proof(code).getBytes(StandardCharsets.UTF_8));
    }
}
