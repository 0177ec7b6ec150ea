package app.handoff.bidding;

import app.handoff.kernel.ExchangeRate;
import app.handoff.scope.FrozenScope;
import app.handoff.text.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor must know of a request besides the scope, as it is written for people. The budget is in none of it.
 *
 * @param business who asks
 * @param contact whom vendors may ask; empty before bidding opens
 * @param questionsUntil until when they may; null where there is no such time
 * @param decisionBy by when vendors hear; null where that is not said
 * @param currency its code, in which bids are compared
 * @param rates in which other currencies prices may be given, and at what rate they are compared
 * @param termMonths over how many months prices are compared
 * @param validityDays for how many days after the deadline prices must hold
 * @param references which clients it names who may be asked about its work
 * @param levelWeights how often each service level counts
 * @param openedByTwo whether it takes two people to open the bids
 * @param tieRule what decides between bids with the same points
 * @param finalOffers whether some may be asked for a final offer after the opening
 */
public record RequestFacts(
        String business,
        @Nullable String contact,
        OnBothClocks bidBy,
        @Nullable OnBothClocks questionsUntil,
        @Nullable LocalDate decisionBy,
        String currency,
        List<ExchangeRate> rates,
        int termMonths,
        int validityDays,
        ReferencesAsked references,
        List<Criterion> criteria,
        LevelWeights levelWeights,
        boolean openedByTwo,
        TieRule tieRule,
        boolean finalOffers) {

    /** @param reader where whoever reads it is */
    public static RequestFacts of(BidRequest request, String business, ZoneId reader, Format format) {
        return new RequestFacts(
                business,
                request.contactName(),
                OnBothClocks.of(request.deadline().at(), request.deadline().zone(), reader, format),
                request.questionsUntil() == null
                        ? null
                        : OnBothClocks.of(request.questionsUntil(), request.zone(), reader, format),
                request.decisionBy(),
                request.currency().getCurrencyCode(),
                request.rates(),
                request.termMonths(),
                request.validityDays(),
                request.references(),
                request.criteria(),
                request.levelWeights(),
                request.isOpenedByTwo(),
                request.tieRule(),
                request.isAnnouncingFinalOffers());
    }

    /** How the levels of one version of the document count. */
    public CountedLevels counted(FrozenScope scope) {
        return new CountedLevels(scope.serviceLevels(), levelWeights);
    }

    /**
     * A moment in the business's own time and in the reader's.
     *
     * @param there null where both clocks show the same
     */
    public record OnBothClocks(String here, @Nullable String there) {

        public static OnBothClocks of(Instant at, ZoneId here, ZoneId there, Format format) {
            return new OnBothClocks(format.deadline(at, here), format.elsewhere(at, there, here));
        }
    }
}
