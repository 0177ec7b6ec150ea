package app.handoff.evaluation;

import app.handoff.bidding.BidRequestRepository;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessCache;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters that tell vendors what became of their bids: put into own words, and sent together. */
@Service
class Letters {

    private final LetterRepository letters;
    private final BidRequestRepository requests;
    private final LetterPost post;
    private final BusinessCache cache;

    Letters(LetterRepository letters, BidRequestRepository requests, LetterPost post, BusinessCache cache) {
        this.letters = letters;
        this.requests = requests;
        this.post = post;
        this.cache = cache;
    }

    /** All letters of an engagement, the first one first. */
    public List<Letter> of(EngagementId engagement) {
        return cache.get(Letters.class, engagement, () -> letters.of(engagement));
    }

    /**
     * Keeps what letters say in own words. What did not change is left as it is.
     *
     * @throws RuleViolation at {@code letters[n].words} if there are none or too many; if a letter was sent meanwhile, or a later
     *     decision took its place
     * @throws EditedMeanwhile if somebody else changed one of them since it was read
     */
    @Transactional
    public void keep(EngagementId engagement, List<Written> written) {
        var known = known(engagement);
        for (int at = 0; at < written.size(); at++) {
            keep(known, written.get(at), at);
        }
    }

    private void keep(Map<UUID, Letter> known, Written written, int at) {
        var letter = known.get(written.letter());
        if (letter == null) {
            throw new RuleViolation("evaluation.letters.overtaken");
        }
        if (letter.words().equals(OwnWords.plain(written.words()))) {
            return;
        }
        if (!letter.isSent()) {
            letter.expectVersion(written.seen());
        }
        try {
            letter.say(written.words());
        } catch (RuleViolation violation) {
            throw violation.field() == null ? violation : violation.at("lines[" + at + "]." + violation.field());
        }
        letters.save(letter);
    }

    /**
     * Sends these letters, in these words, all of them or none. What is sent already is left alone.
     *
     * @throws RuleViolation as {@link #keep}
     */
    @Transactional
    public void send(EngagementId engagement, List<Written> written, Actor by, Instant now) {
        keep(engagement, written);
        var known = known(engagement);
        for (var one : written) {
            var letter = Objects.requireNonNull(known.get(one.letter()));
            if (!letter.isSent()) {
                var request = requests.findById(letter.request()).orElseThrow(NotFound::new);
                post.send(letter, request, by, now);
            }
        }
    }

    /** Sends every letter that waits as it is proposed. */
    @Transactional
    public void sendAsProposed(EngagementId engagement, Actor by, Instant now) {
        var waiting = letters.of(engagement).stream()
                .filter(letter -> !letter.isSent())
                .map(letter -> new Written(letter.getId(), letter.words(), letter.version()))
                .toList();
        send(engagement, waiting, by, now);
    }

    private Map<UUID, Letter> known(EngagementId engagement) {
        return letters.of(engagement).stream().collect(Collectors.toMap(Letter::getId, Function.identity()));
    }

    /**
     * What somebody wants a letter to say.
     *
     * @param seen the version of the letter they saw
     */
    record Written(UUID letter, String words, int seen) {}
}
