package app.handoff.submission;

import app.handoff.bidding.BidQuestion;
import app.handoff.bidding.BidRequest;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Money;
import app.handoff.kernel.Names;
import app.handoff.kernel.Sentence;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.PriceItem;
import app.handoff.scope.Qualification;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.submission.BidContent.Answer;
import app.handoff.submission.BidContent.Bidder;
import app.handoff.submission.BidContent.Commitment;
import app.handoff.submission.BidContent.DeclaredAnswer;
import app.handoff.submission.BidContent.Reference;
import app.handoff.submission.BidDraftContent.TypedReference;
import app.handoff.submission.BidDraftContent.TypedRequirement;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.TypedNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One vendor's draft held against what the request asks for: what is given, what is missing or wrong, what it comes to. */
final class BidCheck {

    private static final int LONGEST_VALIDITY_IN_YEARS = 3;
    /** The longest text of assumptions or exclusions, in characters. */
    public static final int LONG_TEXT = 4000;

    private static final int LINE = 160;
    /** The longest word about an answer, in characters. */
    static final int LONGEST_REMARK = 300;

    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("1000000000");
    private static final BigDecimal HIGHEST_LEVEL = new BigDecimal("1000000");
    private static final int MOST_PLACES = 4;

    /** The highest discount for paying early, in per cent. */
    private static final BigDecimal HIGHEST_DISCOUNT = BigDecimal.valueOf(50);

    private final BidRequest request;
    private final FrozenScope scope;
    private final @Nullable FrozenScope opening;
    private final @Nullable LocalDate holdsUntil;
    private final BidDraftContent draft;
    private final Function<PriceItem, String> labels;
    private final Currency currency;
    private final List<OfferedPrice> lines;
    private final List<PromisedLevel> levels;
    private final TypedNumber earlyPayment;
    private final List<AnsweredRequirement> requirements;

    /** On the bid document that bidding opened with. */
    BidCheck(BidRequest request, FrozenScope scope, BidDraftContent draft, Function<PriceItem, String> labels) {
        this(request, scope, null, draft, labels);
    }

    /** The same, to hold as long as every first bid must. */
    BidCheck(
            BidRequest request,
            FrozenScope scope,
            @Nullable FrozenScope opening,
            BidDraftContent draft,
            Function<PriceItem, String> labels) {
        this(request, scope, opening, null, draft, labels);
    }

    /**
     * @param opening the version that bidding opened with; null while it is the one that counts
     * @param holdsUntil until when it must hold at least; null for as long as every first bid must
     * @param labels how a price item is called
     */
    BidCheck(
            BidRequest request,
            FrozenScope scope,
            @Nullable FrozenScope opening,
            @Nullable LocalDate holdsUntil,
            BidDraftContent draft,
            Function<PriceItem, String> labels) {
        this.request = request;
        this.scope = scope;
        this.opening = opening;
        this.holdsUntil = holdsUntil;
        this.draft = draft;
        this.labels = labels;
        this.currency = chosen().orElse(request.currency());
        this.lines = scope.priceItems().stream().map(this::line).toList();
        this.levels = scope.serviceLevels().stream().map(this::level).toList();
        this.requirements = scope.checkedQualifications().stream()
                .map(asked -> AnsweredRequirement.of(
                        asked,
                        draft.requirements().getOrDefault(String.valueOf(asked.id()), TypedRequirement.NONE),
                        scope))
                .toList();
        this.earlyPayment = TypedNumber.read(
                draft.offer().earlyPayment(),
                HIGHEST_DISCOUNT,
                2,
                () -> Numbers.read(draft.offer().earlyPayment(), NumberKind.PERCENT));
    }

    /** The currency that was chosen among those of the request; its own where nothing was, empty where it is none of them. */
    private Optional<Currency> chosen() {
        var code = draft.offer().currency();
        return code.isEmpty()
                ? Optional.of(request.currency())
                : request.currencies().stream()
                        .filter(allowed -> allowed.getCurrencyCode().equals(code))
                        .findFirst();
    }

    /** In which currency all of its amounts are. */
    public Currency currency() {
        return currency;
    }

    private OfferedPrice line(PriceItem item) {
        boolean free = draft.offer().free().contains(item.key());
        boolean leftOut = item.part() != null && draft.offer().leftOut().contains(item.part());
        var typed = draft.offer().prices().getOrDefault(item.key(), "");
        return new OfferedPrice(item, labels.apply(item), price(typed, free), free, leftOut, currency, request);
    }

    // That something costs nothing is said, not typed: a 0 is as easily a slip or a line left for later.
    private TypedNumber price(String typed, boolean free) {
        if (free && typed.isBlank()) {
            return new TypedNumber(typed, BigDecimal.ZERO, null);
        }
        var read = TypedNumber.read(typed, HIGHEST_PRICE, MOST_PLACES, () -> Numbers.amount(typed, currency));
        if (read.value() == null || free == (read.value().signum() == 0)) {
            return read;
        }
        return TypedNumber.refused(typed, free ? "submission.price.freeAndPriced" : "submission.price.zero");
    }

    private PromisedLevel level(ServiceLevel level) {
        var typed = draft.offer().levels().getOrDefault(level.id().toString(), "");
        return new PromisedLevel(
                level,
                TypedNumber.read(
                        typed,
                        level.highest(HIGHEST_LEVEL),
                        MOST_PLACES,
                        () -> Numbers.read(typed, level.unit().kind())));
    }

    public BidRequest request() {
        return request;
    }

    public FrozenScope scope() {
        return scope;
    }

    public BidDraftContent draft() {
        return draft;
    }

    /** Whether the vendor has confirmed the version of the bid document that counts. */
    public boolean isDocumentRead() {
        return draft.hasRead(request);
    }

    public List<OfferedPrice> lines() {
        return lines;
    }

    public List<PromisedLevel> levels() {
        return levels;
    }

    /** The requirements that a rule checks, in the order of the bid document. */
    List<AnsweredRequirement> requirements() {
        return requirements;
    }

    /** The requirements that must be met and are not. Such a bid may be sent; the business may disqualify it. */
    public List<AnsweredRequirement> missedMusts() {
        return requirements.stream().filter(AnsweredRequirement::missesMust).toList();
    }

    /** Whether there is anything to answer: a question, or a requirement that a rule checks. */
    public boolean asksAnswers() {
        return answersAsked() > 0;
    }

    /** Whether this part of the bid has anything in it for this request. */
    boolean asks(BidPart part) {
        return switch (part) {
            case ANSWERS -> asksAnswers();
            case REFERENCES -> request.references().isAny();
            default -> true;
        };
    }

    int answersAsked() {
        return request.questions().size() + requirements.size();
    }

    long answersGiven() {
        return request.questions().stream()
                        .filter(question -> !answerTo(question).isBlank())
                        .count()
                + requirements.stream().filter(AnsweredRequirement::isAnswered).count();
    }

    /** The discount for paying early; asked for only where the scope says within how many days we could pay. */
    public TypedNumber earlyPayment() {
        return earlyPayment;
    }

    /** Within how many days the business could pay for a discount; empty where it asks for none. */
    public Optional<Integer> discountDays() {
        return scope.pricing().discountDays();
    }

    /** What was asked for when bidding opened and is not any more, though this draft has a price for it. */
    List<String> dropped() {
        return opening == null
                ? List.of()
                : opening.priceItems().stream()
                        .filter(item -> draft.offer().prices().containsKey(item.key()))
                        .filter(item -> lines.stream()
                                .noneMatch(line -> line.item().key().equals(item.key())))
                        .map(labels)
                        .toList();
    }

    /** What became of a price line since bidding opened. */
    Novelty noveltyOf(PriceItem item) {
        return opening == null ? Novelty.SAME : Novelty.of(item, opening.priceItems(), PriceItem::key);
    }

    /** What became of a service level since bidding opened. */
    Novelty noveltyOf(ServiceLevel level) {
        return opening == null ? Novelty.SAME : Novelty.of(level, opening.serviceLevels(), ServiceLevel::id);
    }

    /** What became of a requirement that a rule checks since bidding opened. */
    Novelty noveltyOf(Qualification asked) {
        return opening == null ? Novelty.SAME : Novelty.of(asked, opening.checkedQualifications(), Qualification::id);
    }

    /** Whether the vendor chooses at this line whether it offers the part of the work that begins with it. */
    public boolean beginsPart(OfferedPrice line) {
        var part = line.item().part();
        return part != null
                && lines.stream()
                        .filter(other -> part.equals(other.item().part()))
                        .findFirst()
                        .filter(line::equals)
                        .isPresent();
    }

    /** How many of the lines asked for are priced; of alternative lines only one counts. */
    public long pricesGiven() {
        return counted().count();
    }

    /** How many of the lines that are only ordered if wanted are priced. */
    public long optionsGiven() {
        return counted().filter(line -> line.item().optional()).count();
    }

    /** The lines that are priced; of alternative lines none while more than one is filled in. */
    private Stream<OfferedPrice> counted() {
        boolean decided = typedAlternatives().size() < 2;
        return lines.stream()
                .filter(line -> line.isGiven() && !line.leftOut())
                .filter(line -> decided || !line.item().alternative());
    }

    /** How many lines must be priced: of alternative lines only one, and none of a part that is not offered. */
    public long pricesAsked() {
        long alternatives = alternatives().size();
        long leftOut = lines.stream().filter(OfferedPrice::leftOut).count();
        return lines.size() - leftOut - alternatives + (alternatives > 0 ? 1 : 0);
    }

    private List<OfferedPrice> alternatives() {
        return lines.stream().filter(line -> line.item().alternative()).toList();
    }

    private List<OfferedPrice> typedAlternatives() {
        return alternatives().stream().filter(OfferedPrice::isAnswered).toList();
    }

    /** What the lines given so far come to over the term. */
    public Money totalSoFar() {
        var given = counted().map(OfferedPrice::price).toList();
        return BidContent.total(given, BigDecimal.ZERO, request.termMonths(), currency);
    }

    /** What the lines given so far that are only ordered if wanted would come to over the term. */
    public Money optionsSoFar() {
        var given = counted()
                .filter(line -> line.item().optional())
                .map(line -> line.price().ordered())
                .toList();
        return BidContent.total(given, BigDecimal.ZERO, request.termMonths(), currency);
    }

    /** The service levels for which less is offered than is acceptable. Such a bid may be sent; it brings no points there. */
    public List<PromisedLevel> unacceptable() {
        return levels.stream()
                .filter(level -> level.standing() == ServiceLevel.Standing.BREACH)
                .toList();
    }

    /** Everything that keeps the bid from being sent, in the order of the pages. */
    public List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        for (var part : BidPart.values()) {
            gaps.addAll(gaps(part));
        }
        return gaps;
    }

    public boolean isComplete() {
        return gaps().isEmpty();
    }

    public List<Gap> gaps(BidPart part) {
        var gaps = new BidGaps(part);
        switch (part) {
            case DOCUMENT -> {
                if (!isDocumentRead()) {
                    gaps.missing("", Sentence.of("submission.document.unread"));
                }
            }
            case BIDDER -> bidder(gaps);
            case OFFER -> offer(gaps);
            case ANSWERS -> answers(gaps);
            case TERMS -> terms(gaps);
            case REFERENCES -> references(gaps);
            case FILES -> {
                // Files are welcome and never required here: due diligence asks for what must be shown.
            }
        }
        return gaps.found();
    }

    private void bidder(BidGaps gaps) {
        var typed = draft.bidder();
        gaps.required("firm", typed.firm(), LINE);
        gaps.required("person", typed.person(), LINE);
        if (gaps.required("email", typed.email(), 254)) {
            gaps.unless(EmailAddress.of(typed.email()).isPresent(), "email", Sentence.of("field.email"));
        }
        gaps.notLonger("phone", typed.phone(), 60);
    }

    private void offer(BidGaps gaps) {
        gaps.unless(chosen().isPresent(), "currency", Sentence.of("submission.offer.currency.choose"));
        boolean chosen = !typedAlternatives().isEmpty();
        boolean asked = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var field = "prices[" + i + "].value";
            if (line.leftOut()) {
                gaps.unless(!line.isAnswered(), field, Sentence.of("submission.price.leftOutAndPriced"));
            } else if (!line.item().alternative()) {
                gaps.number(field, line.typed(), "submission.price.missing");
            } else if (line.isAnswered()) {
                gaps.number(field, line.typed(), "submission.price.oneOfThese");
                gaps.unless(
                        line.equals(typedAlternatives().get(0)), field, Sentence.of("submission.price.onlyOneOfThese"));
            } else if (!chosen && !asked) {
                asked = true;
                gaps.missing(field, Sentence.of("submission.price.oneOfThese"));
            }
        }
        if (offersNothing()) {
            gaps.wrong("prices[" + firstOfAPart() + "].leftOut", Sentence.of("submission.price.nothingOffered"));
        }
        if (discountDays().isPresent() && earlyPayment.problem() != null) {
            gaps.wrong("earlyPayment", earlyPayment.problem());
        }
        for (int i = 0; i < levels.size(); i++) {
            gaps.number("levels[" + i + "].value", levels.get(i).typed(), "submission.level.missing");
        }
    }

    /** Whether all parts of the work that could be bid for one by one are left out. */
    private boolean offersNothing() {
        var parts = lines.stream().filter(line -> line.item().part() != null).toList();
        return !parts.isEmpty() && parts.stream().allMatch(OfferedPrice::leftOut);
    }

    private int firstOfAPart() {
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).item().part() != null)
                .findFirst()
                .orElseThrow();
    }

    private void answers(BidGaps gaps) {
        for (int i = 0; i < requirements.size(); i++) {
            var requirement = requirements.get(i);
            var field = "requirements[" + i + "].";
            if (requirement.problem() != null) {
                gaps.wrong(field + "value", requirement.problem());
            } else if (requirement.asked().isRequired() && !requirement.isAnswered()) {
                gaps.missing(field + "value", Sentence.of("submission.requirement.missing"));
            }
            gaps.notLonger(field + "remark", requirement.typed().remark(), LONGEST_REMARK);
        }
        var questions = request.questions();
        for (int i = 0; i < questions.size(); i++) {
            var text = answerTo(questions.get(i));
            var field = "answers[" + i + "].text";
            int words = words(text);
            if (text.isBlank()) {
                gaps.missing(field, Sentence.of("submission.answer.missing"));
            }
            if (words > questions.get(i).wordLimit()) {
                gaps.wrong(
                        field,
                        Sentence.of(
                                "submission.answer.tooLong", questions.get(i).wordLimit(), words));
            } else {
                gaps.notLonger(field, text.strip(), questions.get(i).characterLimit());
            }
        }
    }

    private void terms(BidGaps gaps) {
        gaps.notLonger("assumptions", draft.terms().assumptions(), LONG_TEXT);
        gaps.notLonger("exclusions", draft.terms().exclusions(), LONG_TEXT);
        var typed = draft.terms().validUntil();
        var least = validAtLeastUntil();
        if (!typed.isBlank()) {
            var day = day(typed);
            if (day == null) {
                gaps.wrong("validUntil", Sentence.of("submission.validUntil.unreadable"));
            } else if (day.isBefore(least)) {
                gaps.wrong("validUntil", Sentence.of("submission.validUntil.tooSoon", least));
            } else if (day.isAfter(least.plusYears(LONGEST_VALIDITY_IN_YEARS))) {
                gaps.wrong("validUntil", Sentence.of("submission.validUntil.tooLate"));
            }
        }
    }

    private void references(BidGaps gaps) {
        var asked = request.references();
        var typed = draft.references().stream().limit(asked.number()).toList();
        var clients = new HashSet<String>();
        var relations = EnumSet.noneOf(ClientRelation.class);
        int given = 0;
        for (int i = 0; i < typed.size(); i++) {
            var reference = typed.get(i);
            if (reference.blank()) {
                continue;
            }
            given++;
            var at = "references[" + i + "].";
            gaps.required(at + "client", reference.client(), LINE);
            gaps.required(at + "contact", reference.contact(), LINE);
            gaps.required(at + "reach", reference.reach(), LINE);
            var relation = relation(reference);
            if (relation == null) {
                gaps.missing(at + "relation", Sentence.of("field.choose"));
            } else {
                relations.add(relation);
            }
            if (!reference.client().isBlank()) {
                gaps.unless(
                        clients.add(Names.firm(reference.client())),
                        at + "client",
                        Sentence.of("submission.reference.twice"));
                gaps.unless(
                        !Names.isSameFirm(reference.client(), draft.bidder().firm()),
                        at + "client",
                        Sentence.of("submission.reference.self"));
            }
        }
        if (given < asked.number()) {
            gaps.missing(
                    "references[" + firstEmpty(typed, asked.number()) + "].client",
                    Sentence.of("submission.reference.tooFew", given, asked.number()));
        } else {
            Stream.of(ClientRelation.values())
                    .filter(relation -> relation.isRequired(asked) && !relations.contains(relation))
                    .findFirst()
                    .ifPresent(relation -> gaps.missing(
                            "references[0].relation", Sentence.of("submission.reference.none." + relation)));
        }
    }

    private static int firstEmpty(List<TypedReference> typed, int asked) {
        for (int i = 0; i < typed.size(); i++) {
            if (typed.get(i).blank()) {
                return i;
            }
        }
        return Math.min(typed.size(), asked - 1);
    }

    /** Until when the bid holds: what the vendor wrote, or else what is asked for. */
    public LocalDate validUntil() {
        var day = day(draft.terms().validUntil());
        return day == null ? validAtLeastUntil() : day;
    }

    /** The day until which it must hold at least. */
    LocalDate validAtLeastUntil() {
        return holdsUntil == null ? request.validAtLeastUntil() : holdsUntil;
    }

    public String answerTo(BidQuestion question) {
        return draft.answers().getOrDefault(question.id().toString(), "");
    }

    public static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable ClientRelation relation(TypedReference typed) {
        return switch (typed.relation()) {
            case "EXISTING" -> ClientRelation.EXISTING;
            case "PRIOR" -> ClientRelation.PRIOR;
            default -> null;
        };
    }

    /** The finished bid. Only when nothing is missing. */
    BidContent content() {
        if (!isComplete()) {
            throw new IllegalStateException("The bid is not complete.");
        }
        var bidder = draft.bidder();
        return new BidContent(
                request.id().id(),
                scope.sha256(),
                new Bidder(
                        bidder.firm().strip(),
                        bidder.person().strip(),
                        EmailAddress.normal(bidder.email()),
                        bidder.phone().strip()),
                currency,
                request.termMonths(),
                lines.stream()
                        .filter(line -> !line.item().takingOver() && line.isGiven() && !line.leftOut())
                        .map(OfferedPrice::price)
                        .toList(),
                lines.stream()
                        .filter(line -> line.item().takingOver())
                        .map(line -> line.price().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                levels.stream()
                        .map(level -> new Commitment(
                                level.level().id().id(),
                                Objects.requireNonNull(level.typed().value())))
                        .toList(),
                request.questions().stream()
                        .map(question ->
                                new Answer(question.id(), answerTo(question).strip()))
                        .toList(),
                draft.terms().assumptions().strip(),
                draft.terms().exclusions().strip(),
                draft.references().stream()
                        .limit(request.references().number())
                        .filter(reference -> !reference.blank())
                        .map(reference -> new Reference(
                                reference.client().strip(),
                                reference.contact().strip(),
                                reference.reach().strip(),
                                Objects.requireNonNull(relation(reference))))
                        .toList(),
                draft.files(),
                validUntil(),
                discountDays().isPresent() ? discount() : null,
                requirements.stream()
                        .filter(requirement -> !requirement.typed().isBlank())
                        .map(requirement -> new DeclaredAnswer(
                                Objects.requireNonNull(requirement.asked().id()),
                                requirement.given(),
                                requirement.typed().remark().strip()))
                        .toList());
    }

    private @Nullable BigDecimal discount() {
        var percent = earlyPayment.value();
        return percent == null || percent.signum() == 0 ? null : Canonical.number(percent);
    }

    /**
     * Something that keeps the bid from being sent, at its field.
     *
     * @param missing whether it is only not there yet; otherwise it is wrong
     */
    public record Gap(BidPart part, String field, Sentence text, boolean missing) {}
}
