package app.handoff.sharelink;

import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Secrets;
import app.handoff.tenancy.Tenancy;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What makes a vendor's own code good enough, and whether one fits. Only for the vendor's own links. */
@Service
public class OwnCodes {

    public static final int SHORTEST = 8;
    static final int LONGEST = 200;

    /** More than 10^6 guesses for somebody who knows the vendor; a month of guessing through the link allows for 3,000. */
    private static final int GOOD_ENOUGH = 2;

    private final OwnCodeRepository codes;
    private final Secrets secrets;
    private final ReadTransaction reading;
    private final TransactionTemplate joined;
    private final TransactionTemplate apart;
    private final TransactionTemplate readingApart;

    OwnCodes(
            OwnCodeRepository codes,
            Secrets secrets,
            ReadTransaction reading,
            PlatformTransactionManager transactions) {
        this.codes = codes;
        this.secrets = secrets;
        this.reading = reading;
        this.joined = new TransactionTemplate(transactions);
        this.apart = apart(new TransactionTemplate(transactions));
        this.readingApart = apart(new ReadTransaction(transactions));
    }

    private static TransactionTemplate apart(TransactionTemplate transaction) {
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return transaction;
    }

    public Optional<OwnCode> of(UUID holder) {
        return asHolder(holder, reading, readingApart, () -> codes.findById(holder));
    }

    /**
     * What is kept of a code. Costly, so never inside a transaction.
     *
     * @param known what everybody can know of the vendor: its name, its people, the work
     * @throws RuleViolation at {@code code}: too short, too long, too easily guessed
     */
    public String hash(String typed, List<String> known) {
        var code = plain(typed);
        if (code.length() < SHORTEST) {
            throw new RuleViolation("text.tooShort", SHORTEST).at("code");
        }
        if (code.length() > LONGEST) {
            throw new RuleViolation("text.tooLong", LONGEST).at("code");
        }
        if (secrets.isGuessable(code, known, GOOD_ENOUGH)) {
            throw new RuleViolation("sharelink.code.common").at("code");
        }
        return secrets.hash(code);
    }

    /**
     * @param hash made by {@link #hash}
     * @throws RuleViolation if there is a code already: whoever does not know it cannot replace it
     */
    public void choose(UUID holder, String hash, Instant now) {
        asHolder(holder, () -> {
            if (codes.findById(holder).isPresent()) {
                throw new RuleViolation("sharelink.code.chosenAlready").at("code");
            }
            return codes.save(new OwnCode(holder, hash, now));
        });
    }

    /** Puts a new code in the place of one that is forgotten, or of none where codes were mailed before. */
    public void startAgain(UUID holder, String hash, Instant now) {
        asHolder(holder, () -> {
            var known = codes.findById(holder).orElseGet(() -> new OwnCode(holder, hash, now));
            known.startAgain(hash, now);
            return codes.save(known);
        });
    }

    /** The vendor, who has proven to be the one, takes a code or another one; browsers that know the code of before ask anew. */
    public void take(UUID holder, String hash, Instant now) {
        asHolder(holder, () -> {
            var code = codes.findById(holder).orElseGet(() -> new OwnCode(holder, hash, now));
            code.replace(hash, now);
            return codes.save(code);
        });
    }

    /** The code of this holder, if it is what was typed. */
    Optional<OwnCode> matching(UUID holder, String typed) {
        return typed.length() > LONGEST
                ? Optional.empty()
                : of(holder).filter(known -> secrets.fits(plain(typed), known.hash()));
    }

    /** The same letters are the same code on every keyboard. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
    }

    /** The database shows a code to its own vendor only, whatever else the link that was opened is about. */
    private <T> T asHolder(UUID holder, Supplier<T> work) {
        return asHolder(holder, joined, apart, work);
    }

    private static <T> T asHolder(
            UUID holder, TransactionTemplate joining, TransactionTemplate standingApart, Supplier<T> work) {
        var scope = Tenancy.required();
        return holder.equals(scope.subject())
                ? joining.execute(status -> work.get())
                : Tenancy.as(scope.about(holder), () -> standingApart.execute(status -> work.get()));
    }
}
