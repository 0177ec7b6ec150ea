package app.handoff.submission;

import app.handoff.scope.AcceptedAnswer.Kind;
import app.handoff.scope.AcceptedAnswer.Result;
import app.handoff.scope.ScopeWords;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A requirement that a rule checks, as the vendor's pages show it.
 *
 * @param sentence what is asked, what is enough and whether it must be met
 * @param news that it is new or was changed since bidding opened; null where it is as it was
 * @param proof what shows it; empty where their word is enough
 * @param field its place in the form
 * @param optional whether it may stay without an answer
 * @param unit what the number beside the field counts; empty where it counts nothing
 * @param options what can be chosen; none where it is typed
 * @param answer the answer as it will stand in the bid; as typed where it cannot be read, else empty
 * @param standing whether that is enough, and what comes of it if it is not; empty while nothing can be said
 * @param missed whether it must be met and is not
 */
record RequirementView(
        String sentence,
        @Nullable String news,
        String proof,
        String field,
        boolean optional,
        Kind kind,
        String unit,
        List<Option> options,
        String answer,
        String remark,
        String standing,
        boolean missed) {

    /** Whether it is answered with a day. */
    public boolean asksDay() {
        return kind.asksDay();
    }

    /** Whether it is answered with a number or an amount. */
    public boolean asksNumber() {
        return kind.asksNumber();
    }

    /** The answer with what is said about it, and whether it is enough. */
    public String whole() {
        return List.of(answer, remark.strip(), standing).stream()
                .filter(part -> !part.isBlank())
                .reduce((one, other) -> one + " \u00b7 " + other)
                .orElse("");
    }

    static List<RequirementView> of(BidCheck check, String business, ScopeWords words, Format format) {
        var views = new ArrayList<RequirementView>();
        for (var answered : check.requirements()) {
            views.add(of(answered, "requirements[" + views.size() + "]", check, business, words, format));
        }
        return List.copyOf(views);
    }

    private static RequirementView of(
            AnsweredRequirement answered,
            String field,
            BidCheck check,
            String business,
            ScopeWords words,
            Format format) {
        var asked = answered.asked();
        var accepted = asked.accepted();
        var given = answered.given();
        return new RequirementView(
                words.requirement(asked, check.scope().timeline()),
                OfferView.news(check.noveltyOf(asked), format),
                asked.proof(),
                field,
                !asked.isRequired(),
                accepted.kind(),
                accepted.currency() == null
                        ? accepted.unit()
                        : accepted.currency().getCurrencyCode(),
                options(answered, format),
                given == null ? answered.typed().value() : words.given(accepted, given),
                answered.typed().remark(),
                standing(answered, business, format),
                answered.missesMust());
    }

    private static List<Option> options(AnsweredRequirement answered, Format format) {
        var options = new ArrayList<Option>();
        if (answered.is(Kind.YES)) {
            options.add(new Option(AnsweredRequirement.YES, format.message("scope.requirement.given.yes")));
            options.add(new Option(AnsweredRequirement.NO, format.message("scope.requirement.given.no")));
        } else if (answered.is(Kind.CHOICE)) {
            var accepted = answered.asked().accepted();
            accepted.enough().forEach(choice -> options.add(new Option(choice, choice)));
            accepted.others().forEach(choice -> options.add(new Option(choice, choice)));
            options.add(new Option(AnsweredRequirement.NONE, format.message("scope.requirement.given.none")));
        }
        return List.copyOf(options);
    }

    private static String standing(AnsweredRequirement answered, String business, Format format) {
        if (!answered.isAnswered() || answered.result() == Result.FOR_A_PERSON) {
            return "";
        }
        return answered.missesMust()
                ? format.message("submission.requirement.missed", business)
                : format.message("submission.requirement." + answered.result());
    }
}
