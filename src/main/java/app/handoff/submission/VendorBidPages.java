package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BiddingStatus;
import app.handoff.bidding.Invitation;
import app.handoff.bidding.RequestFacts;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopeWords;
import app.handoff.sharelink.LinkCodes;
import app.handoff.text.Format;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What all pages of one visit show: whose bidding it is, the deadline on both clocks, and the visit's own addresses. */
@Component
class VendorBidPages {

    private static final DateTimeFormatter ON_THE_SECOND =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final BidPreparation preparation;
    private final BidCodes bidCodes;
    private final BidLinks links;
    private final LinkCodes codes;
    private final ScopeWords words;
    private final Format format;
    private final Clock clock;

    VendorBidPages(
            BidPreparation preparation,
            BidCodes bidCodes,
            BidLinks links,
            LinkCodes codes,
            ScopeWords words,
            Format format,
            Clock clock) {
        this.preparation = preparation;
        this.bidCodes = bidCodes;
        this.links = links;
        this.codes = codes;
        this.words = words;
        this.format = format;
        this.clock = clock;
    }

    BidPreparation.Visit visit(LinkVisitor visitor, Model model) {
        var visit = preparation.visit(VendorBidController.invitationOf(visitor));
        model.addAttribute("visit", visit);
        model.addAttribute("frame", frame(visit, visitor));
        codePrompt(new BidAccessState(visit.invitation(), visit.request(), visit.lock()), visitor, model);
        return visit;
    }

    /** What the pages say of the code, without a look at the bid. */
    CodePrompt codePrompt(LinkVisitor visitor, Model model) {
        return codePrompt(bidCodes.at(VendorBidController.invitationOf(visitor)), visitor, model);
    }

    private CodePrompt codePrompt(BidAccessState state, LinkVisitor visitor, Model model) {
        var invitation = state.invitation();
        var from = invitation.releasedFrom();
        boolean invited = BidAccess.isInvited(visitor);
        var shown = new CodePrompt(
                visitor.path("/bid"),
                visitor.path("/code"),
                visitor.businessName(),
                state.request().title(),
                invited && state.lock().hasCode(),
                invited ? links.story(state) : null,
                invited && state.isRestartable(clock.instant()) && !isMailed(visitor),
                invited ? invitation.releasedBy() : null,
                from == null ? null : format.deadline(from, invitation.vendorZone()),
                invitation.isReleased(clock.instant()));
        model.addAttribute("codePrompt", shown);
        return shown;
    }

    /** Whether a one-time code is mailed to the vendor, so that it needs to choose none. */
    private boolean isMailed(LinkVisitor visitor) {
        return !visitor.sample() && codes.canMail(visitor.requiredHolder());
    }

    /** What the bid document says of the request, on the business's clock and the vendor's. */
    RequestFacts facts(BidPreparation.Visit visit, LinkVisitor visitor) {
        return facts(visit.request(), visit.invitation(), visitor);
    }

    RequestFacts facts(BidRequest request, Invitation invitation, LinkVisitor visitor) {
        return RequestFacts.of(request, visitor.businessName(), invitation.vendorZone(), format);
    }

    /** What is asked of whoever begins a bid. It tells nothing of what is typed already: the link alone shows it. */
    AskedOfVendor asked(BidPreparation.Visit visit) {
        var empty = preparation.typed(visit, BidDraftContent.startingWith(visit.invitation()));
        return new AskedOfVendor(
                empty.pricesAsked(),
                empty.levels().size(),
                empty.answersAsked(),
                empty.request().references().text(),
                empty.scope().dataRules().evidence().size(),
                BidEffort.of(empty).inAll());
    }

    /**
     * How much a bid asks for.
     *
     * @param references which clients it names
     * @param papers how many kinds of security evidence are shown before a vendor is chosen
     * @param time about how long all of it takes
     */
    record AskedOfVendor(long prices, int levels, int answers, Sentence references, int papers, Sentence time) {}

    VendorFrame frame(BidPreparation.Visit visit, LinkVisitor visitor) {
        var request = visit.request();
        var now = clock.instant();
        var deadline = request.deadlineOf(visit.invitation());
        var facts = facts(visit, visitor);
        var bidBy = RequestFacts.OnBothClocks.of(
                deadline.at(), deadline.zone(), visit.invitation().vendorZone(), format);
        boolean open = request.acceptsBidsOf(visit.invitation(), now);
        return new VendorFrame(
                visitor.path("/bid"),
                visitor.businessName(),
                request.title(),
                bidBy.here(),
                bidBy.there(),
                facts.questionsUntil() == null ? null : facts.questionsUntil().here(),
                facts.questionsUntil() == null ? null : facts.questionsUntil().there(),
                open,
                request.acceptsQuestions(now),
                left(now, deadline.at()),
                format.deadline(new Deadline(now, deadline.zone())),
                visit.sent() == null
                        ? (visit.withdrawn() ? VendorFrame.Standing.WITHDRAWN : VendorFrame.Standing.NOT_SENT)
                        : visit.sent().counts() ? VendorFrame.Standing.SENT : VendorFrame.Standing.OUTDATED,
                request.status(),
                visit.sent() == null ? request.openedAt() != null : visit.sent().isOpened(request),
                start(visit, open, isMailed(visitor) || !BidAccess.isInvited(visitor)),
                BidAccess.isInvited(visitor),
                finalOffer(visit, open));
    }

    private static VendorFrame.FinalOffer finalOffer(BidPreparation.Visit visit, boolean open) {
        var round = visit.finalRound();
        if (round == null) {
            return VendorFrame.FinalOffer.NONE;
        }
        if (!visit.isAskedForFinalOffer()) {
            return round.isOpened()
                    ? VendorFrame.FinalOffer.OPENED
                    : round.isCalledOff() ? VendorFrame.FinalOffer.CALLED_OFF : VendorFrame.FinalOffer.NOT_WANTED;
        }
        return visit.hasSentFinalOffer()
                ? open ? VendorFrame.FinalOffer.SENT : VendorFrame.FinalOffer.SENT_CLOSED
                : open ? VendorFrame.FinalOffer.ASKED : VendorFrame.FinalOffer.CLOSED;
    }

    /** @param given whether the visitor gets its code from somebody, and chooses none */
    private static VendorFrame.VendorStart start(BidPreparation.Visit visit, boolean open, boolean given) {
        if (!open) {
            return VendorFrame.VendorStart.NOT;
        }
        var invitation = visit.invitation();
        boolean declined = visit.hasDeclined();
        if (!visit.lock().hasCode() && !given) {
            return visit.savedAt() == null || declined
                    ? VendorFrame.VendorStart.CHOOSE_A_CODE
                    : VendorFrame.VendorStart.GO_ON;
        }
        return invitation.startedAt() == null || declined
                ? VendorFrame.VendorStart.BEGIN
                : VendorFrame.VendorStart.GO_ON;
    }

    private @Nullable Sentence left(Instant now, Instant deadline) {
        var left = Duration.between(now, deadline);
        if (left.isNegative() || left.isZero()) {
            return null;
        }
        if (left.toDays() >= 1) {
            return Sentence.of("submission.left.days", left.toDays(), left.toHoursPart());
        }
        return left.toHours() >= 1
                ? Sentence.of("submission.left.hours", left.toHours(), left.toMinutesPart())
                : Sentence.of("submission.left.minutes", Math.max(1, left.toMinutes()));
    }

    /** What is missing before the bid can be sent, each with the page that mends it. */
    List<GapLine> gaps(BidPreparation.Visit visit, LinkVisitor visitor) {
        return visit.check().gaps().stream()
                .collect(Collectors.groupingBy(BidCheck.Gap::part, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(part -> new GapLine(
                        part.getKey(),
                        part.getValue().get(0).text(),
                        part.getValue().size() - 1,
                        address(visitor, part.getKey())))
                .toList();
    }

    static String address(LinkVisitor visitor, BidPart part) {
        return visitor.path("/bid/" + part.name().toLowerCase(Locale.ROOT));
    }

    /** The levels a bid commits to, by their names. */
    List<String> committed(BidContent content, BidCheck check) {
        return content.levels().stream()
                .map(level -> check.scope().serviceLevels().stream()
                        .filter(known -> known.id().id().equals(level.level()))
                        .findFirst()
                        .map(known -> format.message(
                                "submission.receipt.level",
                                OfferView.value(known, level.value(), format),
                                known.name()))
                        .orElse(format.number(level.value())))
                .toList();
    }

    /** What a bid answers to the requirements and to the questions asked of every vendor, in their order. */
    List<Answered> answered(BidContent content, BidCheck check) {
        return Stream.concat(declared(content, check.scope()), toQuestions(content, check.request()))
                .toList();
    }

    private Stream<Answered> declared(BidContent content, FrozenScope scope) {
        return content.requirements().stream()
                .flatMap(declared -> scope.checkedQualifications().stream()
                        .filter(asked -> declared.requirement().equals(asked.id()))
                        .map(asked -> new Answered(
                                words.requirement(asked, scope.timeline()),
                                Stream.of(
                                                declared.answer() == null
                                                        ? ""
                                                        : words.given(asked.accepted(), declared.answer()),
                                                declared.remark())
                                        .filter(part -> !part.isBlank())
                                        .collect(Collectors.joining("\n")))));
    }

    private static Stream<Answered> toQuestions(BidContent content, BidRequest request) {
        var texts = content.answers().stream()
                .collect(Collectors.toMap(BidContent.Answer::question, BidContent.Answer::text));
        return request.questions().stream()
                .map(question -> new Answered(question.text(), texts.getOrDefault(question.id(), "")));
    }

    /** The lines of a bid that are only ordered if wanted. */
    List<Priced> options(BidContent content) {
        return priced(content, BidContent.Price::optional).toList();
    }

    private Stream<Priced> priced(BidContent content, Predicate<BidContent.Price> which) {
        return content.prices().stream()
                .filter(which)
                .map(price -> new Priced(
                        price.label(),
                        format.message(
                                price.once() ? "submission.copy.quantity.once" : "submission.copy.quantity.perYear",
                                format.number(price.quantity())),
                        format.moneyExact(new Money(price.unitPrice(), content.currency())),
                        format.moneyExact(new Money(price.amount(), content.currency()))));
    }

    /** The price lines of a bid that make its total, and the taking over where the bid prices it. */
    List<Priced> prices(BidContent content) {
        var takingOver = Stream.of(content.takingOver())
                .filter(amount -> amount.signum() > 0)
                .map(amount -> format.moneyExact(new Money(amount, content.currency())))
                .map(amount -> new Priced(
                        format.message("submission.check.takingOver"),
                        format.message("submission.copy.quantity.once", format.number(1)),
                        amount,
                        amount));
        return Stream.concat(priced(content, price -> !price.optional()), takingOver)
                .toList();
    }

    /** When a bid arrived, to the second, on the vendor's clock, the business's and the world's; those that agree are named once. */
    Clocks clocks(Receipt receipt, BidPreparation.Visit visit) {
        var there = receipt.at().atZone(visit.invitation().vendorZone());
        var others = new LinkedHashMap<ZoneOffset, String>();
        for (var zone : List.of(visit.request().zone(), ZoneId.of("UTC"))) {
            var time = receipt.at().atZone(zone);
            others.putIfAbsent(time.getOffset(), TIME.format(time) + " " + format.zone(zone));
        }
        others.remove(there.getOffset());
        return new Clocks(
                onTheSecond(receipt.at(), there.getZone()) + ", " + format.zone(there.getZone()),
                String.join(", ", others.values()));
    }

    /** Mon 23 Nov 2026, 18:26:09. */
    static String onTheSecond(Instant at, ZoneId zone) {
        return ON_THE_SECOND.format(at.atZone(zone));
    }

    record Answered(String question, String answer) {}

    record Priced(String label, String quantity, String each, String amount) {}

    /** @param others empty where all of them agree */
    record Clocks(String vendor, String others) {}

    /** What fills a sentence, written for people. */
    @Nullable Object[] words(Sentence sentence) {
        return sentence.words().stream().map(this::written).toArray();
    }

    private @Nullable Object written(@Nullable Object word) {
        return word instanceof LocalDate day ? format.day(day) : word;
    }

    /** The requirements that a rule checks, with what is answered so far. */
    List<RequirementView> requirements(BidCheck check, LinkVisitor visitor) {
        return RequirementView.of(check, visitor.businessName(), words, format);
    }

    /** A bid as its pages show it. */
    OfferView offer(BidCheck check, LinkVisitor visitor) {
        return OfferView.of(check, visitor.businessName(), words, format);
    }

    Format format() {
        return format;
    }

    /**
     * @param enter the page that asks for the code
     * @param story since when there is a code; null before
     * @param again whether somebody who has lost the code can read here what to do
     * @param releasedBy who of the business released the bid; null where nobody did
     * @param releasedFrom when it can be started again
     * @param released whether it can be by now
     */
    record CodePrompt(
            String at,
            String enter,
            String business,
            String title,
            boolean hasCode,
            @Nullable Sentence story,
            boolean again,
            @Nullable String releasedBy,
            @Nullable String releasedFrom,
            boolean released) {}

    record GapLine(BidPart part, Sentence text, int more, String href) {}

    /**
     * @param here the deadline in the business's own time; there the same for the vendor, null where both clocks agree
     * @param left how long is left; null once it is over
     * @param first whether this is the person who was invited, and not a colleague
     * @param finalOffer how far a final offer of this vendor is
     */
    record VendorFrame(
            String at,
            String business,
            String title,
            String here,
            @Nullable String there,
            @Nullable String questionsHere,
            @Nullable String questionsThere,
            boolean open,
            boolean questions,
            @Nullable Sentence left,
            String now,
            Standing standing,
            BiddingStatus status,
            boolean opened,
            VendorStart start,
            boolean first,
            FinalOffer finalOffer) {

        public String path(String page) {
            return at + page;
        }

        /** Whether the bids were opened; before, and where the bidding was called off before, they are sealed. */
        public boolean areBidsOpen() {
            return opened;
        }

        /** Whether the bids are still to be opened together. */
        public boolean awaitsOpening() {
            return status == BiddingStatus.OPEN || isFinalOfferSealed();
        }

        /** Whether no bid is taken any more and nothing is decided yet. */
        public boolean awaitsDecision() {
            return !open && (awaitsOpening() || status == BiddingStatus.OPENED);
        }

        /** Whether what can be sent now was sent: in the round of final offers, a final offer. */
        public boolean isSentNow() {
            return isSent() && finalOffer != FinalOffer.ASKED;
        }

        /** Whether a final offer is awaited and can still be sent. */
        public boolean takesFinalOffer() {
            return finalOffer == FinalOffer.ASKED || finalOffer == FinalOffer.SENT;
        }

        /** Whether a final offer has arrived that is still sealed. */
        public boolean isFinalOfferSealed() {
            return finalOffer == FinalOffer.SENT || finalOffer == FinalOffer.SENT_CLOSED;
        }

        /** Whether this vendor was asked for a final offer and is to be told how that stands. */
        public boolean tellsOfFinalOffer() {
            return finalOffer != FinalOffer.NONE && !isDecided() && !isCancelled();
        }

        /** What the pages say of the bid that arrived: sealed, open by now, or the first one beside a final offer. */
        public String arrived() {
            return takesFinalOffer()
                    ? finalOffer == FinalOffer.SENT ? "submission.final.arrived" : "submission.final.first"
                    : finalOffer == FinalOffer.SENT_CLOSED
                            ? "submission.final.arrived"
                            : open ? "submission.visit.arrived" : "submission.visit.wasSent";
        }

        /** Whether no bid is taken any more, though bidding was not called off. */
        public boolean isOver() {
            return !open && !isCancelled();
        }

        public boolean isCancelled() {
            return status == BiddingStatus.CANCELLED;
        }

        public boolean isAwarded() {
            return status == BiddingStatus.AWARDED;
        }

        /** Whether none of the bids was chosen. */
        public boolean isUnsuccessful() {
            return status == BiddingStatus.UNSUCCESSFUL;
        }

        /** Whether a vendor was chosen, or none of them. */
        public boolean isDecided() {
            return isAwarded() || isUnsuccessful();
        }

        /** Whether a bid has arrived that counts. */
        public boolean isSent() {
            return standing == Standing.SENT;
        }

        /** Whether the bid was taken back and another one can be sent. */
        public boolean isWithdrawn() {
            return open && standing == Standing.WITHDRAWN;
        }

        /** Whether the bid answers an earlier bid document and can be sent again. */
        public boolean isOutdated() {
            return open && standing == Standing.OUTDATED;
        }

        /** How far a final offer of this vendor is. */
        enum FinalOffer {
            /** It was not asked for one. */
            NONE,
            ASKED,
            SENT,
            /** The deadline has passed, and it had sent one. */
            SENT_CLOSED,
            /** The deadline has passed, and it had sent none. */
            CLOSED,
            OPENED,
            CALLED_OFF,
            /** Its first bid does not count any more. */
            NOT_WANTED
        }

        enum Standing {
            NOT_SENT,
            SENT,
            OUTDATED,
            WITHDRAWN
        }

        /** How the vendor gets to its bid from the invitation. */
        enum VendorStart {
            NOT,
            CHOOSE_A_CODE,
            BEGIN,
            GO_ON;

            public boolean choosesCode() {
                return this == CHOOSE_A_CODE;
            }

            public boolean begins() {
                return this == BEGIN;
            }

            public boolean goesOn() {
                return this == GO_ON;
            }
        }
    }
}
