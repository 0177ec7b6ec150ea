package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Invitation;
import app.handoff.submission.BidContent.BidFile;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bid as far as its vendor has typed it: text as it was written, right or wrong, so that nothing is ever lost.
 *
 * @param saves how often each part was saved; a form carries the number of its part along
 * @param documentRead whether the bid document was confirmed as read
 * @param versionRead the version that was confirmed; null in drafts of before that was kept
 * @param requirements the answers to the requirements that a rule checks, by their ids
 * @param takenOver the parts in which something comes from an earlier bid, until they were looked at and saved
 */
record BidDraftContent(
        Map<BidPart, Integer> saves,
        boolean documentRead,
        @Nullable Integer versionRead,
        TypedBidder bidder,
        TypedOffer offer,
        Map<String, String> answers,
        TypedTerms terms,
        List<TypedReference> references,
        List<BidFile> files,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, TypedRequirement> requirements,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<BidPart, TakenOver> takenOver) {

    public BidDraftContent {
        requirements = Objects.requireNonNullElse(requirements, Map.of());
        takenOver = Objects.requireNonNullElse(takenOver, Map.of());
    }

    /** What is known before the vendor types anything: how we reach it. */
    static BidDraftContent startingWith(Invitation invitation) {
        return new BidDraftContent(
                Map.of(),
                false,
                null,
                new TypedBidder(invitation.vendorName(), invitation.contact(), invitation.email(), ""),
                new TypedOffer(Map.of(), Map.of()),
                Map.of(),
                new TypedTerms("", "", ""),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    /** Whether the vendor has confirmed this version of the bid document; drafts of before that was kept know no version. */
    boolean hasRead(BidRequest request) {
        return documentRead
                && (versionRead == null ? request.firstScope() == null : versionRead == request.scopeVersion());
    }

    public int savesOf(BidPart part) {
        return saves.getOrDefault(part, 0);
    }

    BidDraftContent counted(BidPart part) {
        var counted = new EnumMap<BidPart, Integer>(BidPart.class);
        counted.putAll(saves);
        counted.merge(part, 1, Integer::sum);
        return new BidDraftContent(
                counted,
                documentRead,
                versionRead,
                bidder,
                offer,
                answers,
                terms,
                references,
                files,
                requirements,
                takenOver);
    }

    /** The vendor confirms that it has read this version of the bid document. */
    public BidDraftContent withDocumentRead(int version) {
        return new BidDraftContent(
                saves, true, version, bidder, offer, answers, terms, references, files, requirements, takenOver);
    }

    public BidDraftContent with(TypedBidder typed) {
        return new BidDraftContent(
                saves,
                documentRead,
                versionRead,
                typed,
                offer,
                answers,
                terms,
                references,
                files,
                requirements,
                takenOver);
    }

    public BidDraftContent with(TypedOffer typed) {
        return new BidDraftContent(
                saves,
                documentRead,
                versionRead,
                bidder,
                typed,
                answers,
                terms,
                references,
                files,
                requirements,
                takenOver);
    }

    public BidDraftContent withAnswers(Map<String, String> typed) {
        return new BidDraftContent(
                saves,
                documentRead,
                versionRead,
                bidder,
                offer,
                typed,
                terms,
                references,
                files,
                requirements,
                takenOver);
    }

    /** What is typed for the requirements that a rule checks, by their ids. */
    public BidDraftContent withRequirements(Map<String, TypedRequirement> typed) {
        return new BidDraftContent(
                saves, documentRead, versionRead, bidder, offer, answers, terms, references, files, typed, takenOver);
    }

    public BidDraftContent with(TypedTerms typed) {
        return new BidDraftContent(
                saves,
                documentRead,
                versionRead,
                bidder,
                offer,
                answers,
                typed,
                references,
                files,
                requirements,
                takenOver);
    }

    public BidDraftContent withReferences(List<TypedReference> typed) {
        return new BidDraftContent(
                saves, documentRead, versionRead, bidder, offer, answers, terms, typed, files, requirements, takenOver);
    }

    BidDraftContent withFiles(List<BidFile> kept) {
        return new BidDraftContent(
                saves,
                documentRead,
                versionRead,
                bidder,
                offer,
                answers,
                terms,
                references,
                kept,
                requirements,
                takenOver);
    }

    /** Something in this part comes from an earlier bid, and is to be looked at. */
    BidDraftContent takingOver(BidPart part, TakenOver from) {
        var marked = new EnumMap<BidPart, TakenOver>(BidPart.class);
        marked.putAll(takenOver);
        marked.put(part, from);
        return with(marked);
    }

    /** The vendor has looked at this part. */
    BidDraftContent lookedAt(BidPart part) {
        if (!takenOver.containsKey(part)) {
            return this;
        }
        var marked = new EnumMap<BidPart, TakenOver>(takenOver);
        marked.remove(part);
        return with(marked);
    }

    private BidDraftContent with(Map<BidPart, TakenOver> marked) {
        return new BidDraftContent(
                saves,
                documentRead,
                versionRead,
                bidder,
                offer,
                answers,
                terms,
                references,
                files,
                requirements,
                marked);
    }

    /** What a part holds, to see whether two people typed the same. */
    Object valueOf(BidPart part) {
        return List.of(typedIn(part), takenOver.containsKey(part));
    }

    private Object typedIn(BidPart part) {
        return switch (part) {
            case DOCUMENT -> List.of(documentRead, versionRead == null ? 0 : versionRead);
            case BIDDER -> bidder;
            case OFFER -> offer;
            case ANSWERS -> List.of(answers, requirements);
            case TERMS -> terms;
            case REFERENCES -> references;
            case FILES -> files;
        };
    }

    /**
     * Where something in a draft comes from.
     *
     * @param title the engagement that the earlier bid was for
     * @param sentAt when that bid was sent
     */
    public record TakenOver(String title, Instant sentAt) {}

    public record TypedBidder(String firm, String person, String email, String phone) {}

    /**
     * Prices by price item and levels by service level.
     *
     * @param free the price items that were ticked as free of charge; none in drafts of before this was asked
     * @param leftOut the parts of the work that are not offered; none in drafts of before this was asked
     * @param earlyPayment the discount for paying early, in per cent
     * @param currency the code of the currency that was chosen; empty for that of the request
     */
    public record TypedOffer(
            Map<String, String> prices,
            Map<String, String> levels,
            Set<String> free,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> leftOut,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String earlyPayment,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String currency) {

        public TypedOffer {
            free = Objects.requireNonNullElse(free, Set.of());
            leftOut = Objects.requireNonNullElse(leftOut, Set.of());
            earlyPayment = Objects.requireNonNullElse(earlyPayment, "");
            currency = Objects.requireNonNullElse(currency, "");
        }

        /** In the currency of the request. */
        public TypedOffer(
                Map<String, String> prices,
                Map<String, String> levels,
                Set<String> free,
                Set<String> leftOut,
                String earlyPayment) {
            this(prices, levels, free, leftOut, earlyPayment, "");
        }

        /** The same in another currency. */
        TypedOffer in(String code) {
            return new TypedOffer(prices, levels, free, leftOut, earlyPayment, code);
        }

        public TypedOffer(Map<String, String> prices, Map<String, String> levels, Set<String> free) {
            this(prices, levels, free, Set.of(), "");
        }

        public TypedOffer(Map<String, String> prices, Map<String, String> levels) {
            this(prices, levels, Set.of());
        }
    }

    /**
     * @param value the answer as its field holds it
     * @param remark a word about it
     */
    public record TypedRequirement(String value, String remark) {

        static final TypedRequirement NONE = new TypedRequirement("", "");

        boolean isBlank() {
            return value.isBlank() && remark.isBlank();
        }
    }

    public record TypedTerms(String assumptions, String exclusions, String validUntil) {}

    public record TypedReference(String client, String contact, String reach, String relation) {

        public boolean blank() {
            return client.isBlank() && contact.isBlank() && reach.isBlank();
        }
    }
}
