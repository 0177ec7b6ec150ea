package app.handoff.contract;

import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The choices of a template as they are typed; what is left empty stays open. */
record TemplateForm(
        @Nullable Integer version,

        @NotBlank(message = "{contract.template.name.missing}") @Size(max = ContractTemplate.LONGEST_NAME, message = "{field.tooLong}") @Nullable String name,

        @ReadAs(NumberKind.DAYS) @Nullable Integer noticeDays,
        @Nullable Renewal renewal,
        @ReadAs(NumberKind.DAYS) @Nullable Integer paymentDays,
        @ReadAs(NumberKind.PERCENT) @Nullable BigDecimal liabilityPercent,
        @ReadAs(NumberKind.MONTHS) @Nullable Integer warrantyMonths,
        Safeguards.@Nullable LateInterest lateInterest,
        @ReadAs(NumberKind.PERCENT) @Nullable BigDecimal lateRate,
        @ReadAs(NumberKind.DAYS) @Nullable Integer longestStandstillDays,
        @Nullable List<ClauseType> leftOut,
        @Nullable List<UUID> ownClauses,
        @Nullable List<UUID> documents) {

    static final TemplateForm EMPTY = new TemplateForm(
            null, null, null, null, null, null, null, null, null, null, List.of(), List.of(), List.of());

    static TemplateForm of(ContractTemplate template) {
        var choices = template.choices();
        return new TemplateForm(
                template.version(),
                template.name(),
                choices.noticeDays(),
                choices.renewal(),
                choices.paymentDays(),
                choices.liabilityPercent(),
                choices.warrantyMonths(),
                choices.lateInterest(),
                choices.lateRate(),
                choices.longestStandstillDays(),
                choices.leftOut(),
                choices.ownClauses(),
                choices.attachments().stream().map(Attachment::file).toList());
    }

    String called() {
        return Objects.requireNonNull(name);
    }

    /** @param attached the documents that the template has, of which some may be chosen */
    TemplateChoices choices(List<Attachment> attached) {
        var chosen = given(documents);
        return new TemplateChoices(
                noticeDays,
                renewal,
                paymentDays,
                liabilityPercent,
                warrantyMonths,
                lateInterest,
                lateInterest == Safeguards.LateInterest.RATE ? lateRate : null,
                longestStandstillDays,
                given(leftOut),
                given(ownClauses),
                attached.stream().filter(one -> chosen.contains(one.file())).toList());
    }

    private static <T> List<T> given(@Nullable List<T> chosen) {
        return chosen == null
                ? List.of()
                : chosen.stream().filter(Objects::nonNull).distinct().toList();
    }
}
