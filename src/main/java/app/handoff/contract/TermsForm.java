package app.handoff.contract;

import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.text.TypedNumber;
import app.handoff.web.AnswerReader;
import app.handoff.web.FormErrors;
import app.handoff.web.StoredForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;

/** The terms as they are typed. */
record TermsForm(
        @Nullable Integer version,

        @NotBlank(message = "{contract.terms.missing.client}") @Nullable String client,

        @NotBlank(message = "{contract.terms.missing.vendor}") @Nullable String vendor,

        @NotNull(message = "{field.day.first}") @Nullable LocalDate start,

        @NotNull(message = "{field.day.last}") @Nullable LocalDate end,

        @ReadAs(NumberKind.DAYS) @NotNull(message = "{contract.terms.missing.noticeDays}") @Nullable Integer noticeDays,

        @NotNull(message = "{field.choose}") @Nullable Renewal renewal,
        @NotNull(message = "{field.choose}") @Nullable RateModel rateModel,
        @NotNull(message = "{field.choose}") @Nullable Boolean taxIncluded,

        @ReadAs(NumberKind.DAYS) @NotNull(message = "{contract.terms.missing.paymentDays}") @Nullable Integer paymentDays,

        @ReadAs(NumberKind.WEEKS) @NotNull(message = "{contract.terms.missing.transitionWeeks}") @Nullable Integer transitionWeeks,

        @ReadAs(NumberKind.WEEKS) @NotNull(message = "{contract.terms.missing.exitWeeksInARow}") @Nullable Integer exitWeeksInARow,

        @Nullable List<@Valid LevelForm> levels,
        @NotNull(message = "{field.choose}") @Nullable ReportedBy reportedBy,
        @NotNull(message = "{field.choose}") @Nullable DayOfWeek reportDay,

        @NotNull(message = "{contract.terms.missing.reportTime}") @Nullable LocalTime reportTime,

        @NotNull(message = "{field.choose}") @Nullable ZoneId reportZone,

        @ReadAs(NumberKind.PERCENT) @NotNull(message = "{contract.terms.missing.creditPercent}") @Nullable BigDecimal creditPercent,

        @ReadAs(NumberKind.PERCENT) @NotNull(message = "{contract.terms.missing.capPercent}") @Nullable BigDecimal capPercent,

        @NotNull(message = "{contract.terms.missing.breaches}") @Nullable Integer breaches,

        @NotNull(message = "{contract.terms.missing.windows}") @Nullable Integer windows,

        @ReadAs(NumberKind.DAYS) @NotNull(message = "{contract.terms.missing.breachNoticeDays}") @Nullable Integer breachNoticeDays,

        @ReadAs(NumberKind.YEARS) @NotNull(message = "{contract.terms.missing.confidentialityYears}") @Nullable Integer confidentialityYears,

        @NotBlank(message = "{contract.terms.missing.law}") @Nullable String law,

        @NotBlank(message = "{contract.terms.missing.place}") @Nullable String place,

        @ReadAs(NumberKind.PERCENT) @Nullable BigDecimal liabilityPercent,
        @ReadAs(NumberKind.MONTHS) @Nullable Integer warrantyMonths,
        @ReadAs(NumberKind.MONEY) @Nullable BigDecimal insuranceSum,
        Safeguards.@Nullable LateInterest lateInterest,
        @ReadAs(NumberKind.PERCENT) @Nullable BigDecimal lateRate,
        @ReadAs(NumberKind.DAYS) @Nullable Integer longestStandstillDays,
        @Nullable String clientNotices,
        @Nullable String vendorNotices) {

    /** The agreed value of the service level at the same place in the scope, as it is typed. */
    record LevelForm(
            @NotBlank(message = "{contract.terms.missing.value}") @Nullable String value) {

        /** Null where nothing is typed that can be read in the unit of the level. */
        private @Nullable BigDecimal in(ContractBasis.Level level) {
            return TypedNumber.read(value, level.asked().unit().kind()).value();
        }
    }

    /** Says at each value of a service level that cannot be read in its unit what to type instead. */
    void checkLevels(ContractBasis contractBasis, BindingResult errors) {
        var answers = new AnswerReader(errors);
        var agreed = contractBasis.work().levels();
        for (int at = 0; levels != null && at < Math.min(levels.size(), agreed.size()); at++) {
            answers.anyNumber(
                    "levels[" + at + "].value",
                    levels.get(at).value(),
                    agreed.get(at).asked().unit().kind());
        }
    }

    /**
     * Says at each field what must change, all at once: what is missing stands in no way of what is wrong elsewhere.
     *
     * @param base what stands in place of a field that is missing
     */
    void checkRules(Terms base, ContractBasis contractBasis, @Nullable LocalDate earliestStart, BindingResult errors) {
        for (var rule :
                filledFrom(of(base, contractBasis, 0)).terms(contractBasis).rules(contractBasis, earliestStart)) {
            try {
                rule.run();
            } catch (RuleViolation violation) {
                if (violation.field() == null || !errors.hasFieldErrors(violation.field())) {
                    FormErrors.into(errors, violation);
                }
            }
        }
    }

    /** The same with what another form says where this one says nothing. */
    private TermsForm filledFrom(TermsForm other) {
        boolean guarded = lateInterest != null
                && (liabilityPercent != null || other.liabilityPercent != null)
                && (warrantyMonths != null || other.warrantyMonths != null)
                && (longestStandstillDays != null || other.longestStandstillDays != null);
        return new TermsForm(
                version,
                filled(client, other.client),
                filled(vendor, other.vendor),
                or(start, other.start),
                or(end, other.end),
                or(noticeDays, other.noticeDays),
                or(renewal, other.renewal),
                or(rateModel, other.rateModel),
                or(taxIncluded, other.taxIncluded),
                or(paymentDays, other.paymentDays),
                or(transitionWeeks, other.transitionWeeks),
                or(exitWeeksInARow, other.exitWeeksInARow),
                levels,
                or(reportedBy, other.reportedBy),
                or(reportDay, other.reportDay),
                or(reportTime, other.reportTime),
                or(reportZone, other.reportZone),
                or(creditPercent, other.creditPercent),
                or(capPercent, other.capPercent),
                or(breaches, other.breaches),
                or(windows, other.windows),
                or(breachNoticeDays, other.breachNoticeDays),
                or(confidentialityYears, other.confidentialityYears),
                filled(law, other.law),
                filled(place, other.place),
                or(liabilityPercent, other.liabilityPercent),
                or(warrantyMonths, other.warrantyMonths),
                insuranceSum,
                guarded ? lateInterest : null,
                or(lateRate, other.lateRate),
                or(longestStandstillDays, other.longestStandstillDays),
                clientNotices,
                vendorNotices);
    }

    private static <T> @Nullable T or(@Nullable T typed, @Nullable T other) {
        return typed == null ? other : typed;
    }

    /** Where the other one is empty, too, such as the law of a contract that is drafted, any text does: it is missing already. */
    private static String filled(@Nullable String typed, @Nullable String other) {
        if (typed != null && !typed.isBlank()) {
            return typed;
        }
        return other == null || other.isBlank() ? "-" : other;
    }

    /** Says at each of the safeguards that was asked for what is missing; all but the interest may be asked for. */
    void checkSafeguards(BindingResult errors) {
        if (lateInterest == null) {
            return;
        }
        missing("liabilityPercent", liabilityPercent, errors);
        missing("warrantyMonths", warrantyMonths, errors);
        missing("longestStandstillDays", longestStandstillDays, errors);
        if (lateInterest == Safeguards.LateInterest.RATE) {
            missing("lateRate", lateRate, errors);
        }
    }

    private static void missing(String field, @Nullable Object value, BindingResult errors) {
        if (value == null && !errors.hasFieldErrors(field)) {
            errors.rejectValue(field, "contract.terms.missing." + field);
        }
    }

    static TermsForm of(Terms terms, ContractBasis contractBasis, int version) {
        var safeguards = terms.safeguards();
        return new TermsForm(
                version,
                terms.client(),
                terms.vendor(),
                terms.start(),
                terms.end(),
                terms.noticeDays(),
                terms.renewal(),
                terms.rateModel(),
                terms.taxIncluded(),
                terms.paymentDays(),
                terms.transitionWeeks(),
                terms.exitWeeksInARow(),
                contractBasis.work().levels().stream()
                        .map(level -> new LevelForm(Numbers.print(terms.agreedFor(level))))
                        .toList(),
                terms.reportedBy(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.creditPercent(),
                terms.capPercent(),
                terms.breaches(),
                terms.windows(),
                terms.breachNoticeDays(),
                terms.confidentialityYears(),
                terms.law(),
                terms.place(),
                safeguards == null ? null : safeguards.liabilityPercent(),
                safeguards == null ? null : safeguards.warrantyMonths(),
                safeguards == null ? null : safeguards.insuranceSum(),
                safeguards == null ? null : safeguards.lateInterest(),
                safeguards == null ? null : safeguards.lateRate(),
                safeguards == null ? null : safeguards.longestStandstillDays(),
                safeguards == null ? null : safeguards.clientNotices(),
                safeguards == null ? null : safeguards.vendorNotices());
    }

    /** Null where the form did not ask for them. */
    private @Nullable Safeguards safeguards() {
        return lateInterest == null
                ? null
                : new Safeguards(
                        Objects.requireNonNull(liabilityPercent),
                        Objects.requireNonNull(warrantyMonths),
                        insuranceSum,
                        lateInterest,
                        lateInterest == Safeguards.LateInterest.RATE ? lateRate : null,
                        Objects.requireNonNull(longestStandstillDays),
                        Objects.requireNonNullElse(clientNotices, ""),
                        Objects.requireNonNullElse(vendorNotices, ""));
    }

    /** Only of a form without errors. */
    Terms terms(ContractBasis contractBasis) {
        var agreed = new ArrayList<Terms.Agreed>();
        var values = levels == null ? List.<LevelForm>of() : levels;
        for (int i = 0; i < contractBasis.work().levels().size(); i++) {
            var level = contractBasis.work().levels().get(i);
            var value = i < values.size() ? values.get(i).in(level) : null;
            agreed.add(new Terms.Agreed(level.id(), value == null ? level.proposed() : value));
        }
        return new Terms(
                Objects.requireNonNull(client).strip(),
                Objects.requireNonNull(vendor).strip(),
                Objects.requireNonNull(start),
                Objects.requireNonNull(end),
                Objects.requireNonNull(noticeDays),
                Objects.requireNonNull(renewal),
                Objects.requireNonNull(rateModel),
                Objects.requireNonNull(taxIncluded),
                Objects.requireNonNull(paymentDays),
                Objects.requireNonNull(transitionWeeks),
                Objects.requireNonNull(exitWeeksInARow),
                Objects.requireNonNull(reportDay),
                Objects.requireNonNull(reportTime),
                Objects.requireNonNull(reportZone),
                Objects.requireNonNull(reportedBy),
                Objects.requireNonNull(creditPercent),
                Objects.requireNonNull(capPercent),
                Objects.requireNonNull(breaches),
                Objects.requireNonNull(windows),
                Objects.requireNonNull(breachNoticeDays),
                Objects.requireNonNull(confidentialityYears),
                Objects.requireNonNull(law).strip(),
                Objects.requireNonNull(place).strip(),
                agreed,
                safeguards());
    }

    /** The same for a contract that is drafted: what was agreed on is not left out by a form that did not ask. */
    Terms terms(Contract contract) {
        var terms = terms(contract.basis());
        return terms.safeguards() == null ? terms.with(contract.terms().safeguards()) : terms;
    }

    /** The terms as they are stored now, and how the page reads what they keep as a choice. Only of a form without errors. */
    StoredForm stored(Contract contract, Format format) {
        var terms = contract.terms();
        var words = Map.of(
                "reportDay",
                terms.reportDay().getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()),
                "taxIncluded",
                format.message(terms.taxIncluded() ? "contract.tax.included" : "contract.tax.excluded"),
                "renewal",
                format.message("enum.Renewal." + terms.renewal()));
        return new StoredForm(contract.version(), of(terms, contract.basis(), contract.version()), words)
                .comparedWith(of(terms(contract), contract.basis(), contract.version()));
    }
}
