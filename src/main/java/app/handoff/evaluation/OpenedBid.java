package app.handoff.evaluation;

import app.handoff.bidding.BidQuestion;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.BidId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Money;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.submission.BidContent.BidFile;
import app.handoff.submission.BidContent.Bidder;
import app.handoff.submission.BidContent.DeclaredAnswer;
import app.handoff.submission.BidContent.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bid as it may be read after the opening: each vendor's last version, unless withdrawn.
 *
 * @param place the vendor's town, if known
 * @param contact the person at the vendor who was invited, at the address {@code vendorEmail}
 * @param version counts what this vendor sent, from 1
 * @param totalPerTerm all lines over the term, taking over included, in the currency of the bid
 * @param committed the value the vendor commits to, by service level of the scope
 * @param earlyPayment the discount for paying early, in per cent, which is not counted; null where none is offered
 * @param declared what it answers to the requirements that a rule checks
 * @param rate at which its amounts are compared; null where it is in the currency in which bids are compared
 * @param answers one for each question of the request, in its order; an empty text where none was given
 */
record OpenedBid(
        BidId id,
        BidRequestId request,
        InvitationId invitation,
        VendorId vendor,
        String vendorName,
        @Nullable String place,
        String contact,
        String vendorEmail,
        ZoneId vendorZone,
        int version,
        String receipt,
        Instant sentAt,
        String sha256,
        Bidder bidder,
        List<PriceLine> priceLines,
        Money takingOver,
        Money totalPerTerm,
        int termMonths,
        Map<ServiceLevelId, BigDecimal> committed,
        List<Answer> answers,
        String assumptions,
        String exclusions,
        List<Reference> references,
        List<BidFile> files,
        LocalDate validUntil,
        @Nullable BigDecimal earlyPayment,
        List<DeclaredAnswer> declared,
        @Nullable ExchangeRate rate) {

    /** What it asks over the term as it is compared: the total of its receipt, at the stated rate. */
    public Money comparableTotal() {
        return compared(totalPerTerm);
    }

    /** One of its amounts as it is compared, see {@link ExchangeRate#convert}. */
    Money compared(Money amount) {
        return rate == null ? amount : rate.convert(amount);
    }

    /** The parts of the work that it offers, by their outputs; none where all go together. */
    public Set<String> parts() {
        return priceLines.stream()
                .flatMap(line -> Stream.ofNullable(line.part()))
                .collect(Collectors.toSet());
    }

    /** What it asks for one part over the term. */
    Money totalOf(String part) {
        return total(
                priceLines.stream().filter(line -> part.equals(line.part())).toList());
    }

    /** What the lines that are ordered only if we choose to would come to over the term. */
    Money options() {
        return total(priceLines.stream()
                .filter(PriceLine::optional)
                .map(PriceLine::ordered)
                .toList());
    }

    /** What some of its lines come to over the term, without the taking over. */
    Money total(List<PriceLine> lines) {
        return lines.stream()
                .filter(line -> !line.optional())
                .map(line -> line.over(termMonths))
                .reduce(Money.zero(totalPerTerm.currency()), Money::plus)
                .payable();
    }

    /** Who has to prove it to act in the vendor's name. */
    public LinkHolder holder() {
        return new LinkHolder(invitation.id(), contact, vendorEmail);
    }

    public record Answer(BidQuestion question, String text) {

        public boolean isMissing() {
            return text.isBlank();
        }
    }
}
