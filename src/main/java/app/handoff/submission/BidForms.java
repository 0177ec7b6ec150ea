package app.handoff.submission;

import app.handoff.kernel.NotFound;
import app.handoff.submission.BidDraftContent.TypedBidder;
import app.handoff.submission.BidDraftContent.TypedOffer;
import app.handoff.submission.BidDraftContent.TypedReference;
import app.handoff.submission.BidDraftContent.TypedRequirement;
import app.handoff.submission.BidDraftContent.TypedTerms;
import app.handoff.web.DraftSubmission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a vendor's pages send: text as it was typed, so that right or wrong it can be kept. */
final class BidForms {

    private BidForms() {}

    /** A form of one part of the bid. Its version counts how often the part was saved. */
    interface PartForm {

        @Nullable Integer version();

        BidDraftContent into(BidCheck check);
    }

    /** The form of a part as it is stored. */
    static PartForm of(BidPart part, BidCheck check, int version) {
        return switch (part) {
            case BIDDER -> BidderForm.of(check.draft(), version);
            case OFFER -> OfferForm.of(check, version);
            case ANSWERS -> AnswersForm.of(check, version);
            case TERMS -> TermsForm.of(check, version);
            case REFERENCES -> ReferencesForm.of(check, version);
            case DOCUMENT, FILES -> throw new NotFound();
        };
    }

    static Class<? extends PartForm> type(BidPart part) {
        return switch (part) {
            case BIDDER -> BidderForm.class;
            case OFFER -> OfferForm.class;
            case ANSWERS -> AnswersForm.class;
            case TERMS -> TermsForm.class;
            case REFERENCES -> ReferencesForm.class;
            case DOCUMENT, FILES -> throw new NotFound();
        };
    }

    record BidderForm(
            @Nullable String firm,
            @Nullable String person,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Integer version)
            implements PartForm {

        static BidderForm of(BidDraftContent draft, int version) {
            var bidder = draft.bidder();
            return new BidderForm(bidder.firm(), bidder.person(), bidder.email(), bidder.phone(), version);
        }

        @Override
        public BidDraftContent into(BidCheck check) {
            return check.draft().with(new TypedBidder(text(firm), text(person), text(email), text(phone)));
        }
    }

    record TypedValue(@Nullable String value) {}

    /**
     * @param free whether it is ticked as free of charge
     * @param leftOut whether the part that begins with this line is ticked as not offered
     */
    record TypedPrice(
            @Nullable String value,
            @Nullable Boolean free,
            @Nullable Boolean leftOut) {}

    /**
     * @param currency the code of the currency; null where there is no choice
     * @param earlyPayment the discount for paying early, in per cent
     */
    record OfferForm(
            @Nullable String currency,
            @Nullable List<TypedPrice> prices,
            @Nullable List<TypedValue> levels,
            @Nullable String earlyPayment,
            @Nullable Integer version)
            implements PartForm {

        static OfferForm of(BidCheck check, int version) {
            return new OfferForm(
                    check.currency().getCurrencyCode(),
                    check.lines().stream()
                            .map(line -> new TypedPrice(
                                    line.typed().typed(),
                                    line.free() ? true : null,
                                    line.leftOut() && check.beginsPart(line) ? true : null))
                            .toList(),
                    check.levels().stream()
                            .map(level -> new TypedValue(level.typed().typed()))
                            .toList(),
                    check.draft().offer().earlyPayment(),
                    version);
        }

        @Override
        public BidDraftContent into(BidCheck check) {
            var priced = new HashMap<String, String>();
            var free = new HashSet<String>();
            var leftOut = new HashSet<String>();
            for (int i = 0; i < check.lines().size(); i++) {
                var item = check.lines().get(i).item();
                var key = item.key();
                var price = at(prices, i);
                if (price != null) {
                    put(priced, key, price.value());
                    if (Boolean.TRUE.equals(price.free())) {
                        free.add(key);
                    }
                    if (Boolean.TRUE.equals(price.leftOut()) && item.part() != null) {
                        leftOut.add(item.part());
                    }
                }
            }
            var committed = new HashMap<String, String>();
            for (int i = 0; i < check.levels().size(); i++) {
                var level = at(levels, i);
                put(committed, check.levels().get(i).level().id().toString(), level == null ? null : level.value());
            }
            return check.draft()
                    .with(new TypedOffer(
                            priced,
                            committed,
                            free,
                            leftOut,
                            shortened(text(earlyPayment), 40),
                            chosenCurrency(check)));
        }

        /** Empty for the request's own, so that drafts where nothing else is allowed stay as they were. */
        private String chosenCurrency(BidCheck check) {
            var code = shortened(text(currency), 10);
            return code.equals(check.request().currency().getCurrencyCode()) ? "" : code;
        }

        private static void put(HashMap<String, String> all, String key, @Nullable String typed) {
            var value = shortened(text(typed), 100);
            if (!value.isBlank()) {
                all.put(key, value);
            }
        }
    }

    record TypedAnswer(@Nullable String text) {}

    record RequirementRow(@Nullable String value, @Nullable String remark) {}

    /** @param requirements the answers to what a rule checks, in the order of the bid document */
    record AnswersForm(
            @Nullable List<RequirementRow> requirements,
            @Nullable List<TypedAnswer> answers,
            @Nullable Integer version) implements PartForm {

        static AnswersForm of(BidCheck check, int version) {
            return new AnswersForm(
                    check.requirements().stream()
                            .map(AnsweredRequirement::typed)
                            .map(typed -> new RequirementRow(typed.value(), typed.remark()))
                            .toList(),
                    check.request().questions().stream()
                            .map(question -> new TypedAnswer(check.answerTo(question)))
                            .toList(),
                    version);
        }

        @Override
        public BidDraftContent into(BidCheck check) {
            var given = new HashMap<String, String>();
            var questions = check.request().questions();
            for (int i = 0; i < questions.size(); i++) {
                var answer = at(answers, i);
                var value = answer == null ? "" : text(answer.text());
                if (!value.isBlank()) {
                    given.put(questions.get(i).id().toString(), value);
                }
            }
            return check.draft().withAnswers(given).withRequirements(typed(check));
        }

        private Map<String, TypedRequirement> typed(BidCheck check) {
            var typed = new HashMap<String, TypedRequirement>();
            for (int i = 0; i < check.requirements().size(); i++) {
                var row = at(requirements, i);
                if (row != null) {
                    var answer = new TypedRequirement(shortened(text(row.value()), 300), text(row.remark()));
                    if (!answer.isBlank()) {
                        typed.put(check.requirements().get(i).key(), answer);
                    }
                }
            }
            return typed;
        }
    }

    record TermsForm(
            @Nullable String assumptions,
            @Nullable String exclusions,
            @Nullable String validUntil,
            @Nullable Integer version)
            implements PartForm {

        static TermsForm of(BidCheck check, int version) {
            var terms = check.draft().terms();
            var day = terms.validUntil().isBlank() ? check.validUntil().toString() : terms.validUntil();
            return new TermsForm(terms.assumptions(), terms.exclusions(), day, version);
        }

        @Override
        public BidDraftContent into(BidCheck check) {
            return check.draft()
                    .with(new TypedTerms(text(assumptions), text(exclusions), shortened(text(validUntil), 40)));
        }
    }

    record ReferenceRow(
            @Nullable String client,
            @Nullable String contact,
            @Nullable String reach,
            @Nullable String relation) {}

    record ReferencesForm(
            @Nullable List<ReferenceRow> references,
            @Nullable Integer version) implements PartForm {

        static ReferencesForm of(BidCheck check, int version) {
            var rows = new ArrayList<ReferenceRow>();
            check.draft()
                    .references()
                    .forEach(typed -> rows.add(
                            new ReferenceRow(typed.client(), typed.contact(), typed.reach(), typed.relation())));
            int asked = check.request().references().number();
            while (rows.size() < asked) {
                rows.add(new ReferenceRow("", "", "", ""));
            }
            return new ReferencesForm(List.copyOf(rows.subList(0, asked)), version);
        }

        @Override
        public BidDraftContent into(BidCheck check) {
            var typed = new ArrayList<TypedReference>();
            for (int i = 0; i < check.request().references().number(); i++) {
                var row = at(references, i);
                typed.add(
                        row == null
                                ? new TypedReference("", "", "", "")
                                : new TypedReference(
                                        text(row.client()),
                                        text(row.contact()),
                                        text(row.reach()),
                                        shortened(text(row.relation()), 10)));
            }
            return check.draft().withReferences(List.copyOf(typed));
        }
    }

    private static <T> @Nullable T at(@Nullable List<T> rows, int index) {
        return rows == null || index >= rows.size() ? null : rows.get(index);
    }

    /** Line ends as the server counts them; nothing longer than anybody types. */
    private static String text(@Nullable String typed) {
        return shortened(
                Objects.requireNonNullElse(typed, "").replace("\r\n", "\n").replace("\u0000", ""),
                DraftSubmission.LONGEST);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
