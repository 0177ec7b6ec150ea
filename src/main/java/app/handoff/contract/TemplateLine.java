package app.handoff.contract;

import app.handoff.text.Format;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A template as the pages show it.
 *
 * @param says what it says, in words
 */
record TemplateLine(String id, String name, String says) {

    /** @param kept the clauses of the business's own that are kept by now; others that it names are not added */
    static TemplateLine of(ContractTemplate template, List<KeptClause> kept, Format format) {
        var choices = template.choices();
        var adds = choices.ownClauses().stream()
                .flatMap(own -> kept.stream()
                        .filter(clause -> clause.id().id().equals(own))
                        .map(KeptClause::title))
                .toList();
        int gone = choices.ownClauses().size() - adds.size();
        var says = says(choices, adds, gone, format);
        return new TemplateLine(
                template.id().toString(),
                template.name(),
                says.isEmpty() ? format.message("contract.template.saysNothing") : says);
    }

    /** What choices say beside the clauses of the business's own, in words. */
    static String of(TemplateChoices choices, Format format) {
        return says(choices, List.of(), 0, format);
    }

    /** @param gone how many clauses of the business's own are kept no more */
    private static String says(TemplateChoices choices, List<String> adds, int gone, Format format) {
        return Stream.of(
                        said(format, "noticeDays", choices.noticeDays()),
                        said(
                                format,
                                "renewal",
                                choices.renewal() == null ? null : format.message("enum.Renewal." + choices.renewal())),
                        said(format, "paymentDays", choices.paymentDays()),
                        said(format, "liabilityPercent", choices.liabilityPercent()),
                        said(format, "warrantyMonths", choices.warrantyMonths()),
                        said(
                                format,
                                "lateInterest",
                                choices.lateInterest() == null ? null : format.word(choices.lateInterest())),
                        said(format, "lateRate", choices.lateRate()),
                        said(format, "longestStandstillDays", choices.longestStandstillDays()),
                        said(format, "adds", adds.isEmpty() ? null : String.join(", ", adds)),
                        said(
                                format,
                                "attaches",
                                choices.attachments().isEmpty()
                                        ? null
                                        : choices.attachments().stream()
                                                .map(Attachment::title)
                                                .collect(Collectors.joining(", "))),
                        said(
                                format,
                                "leavesOut",
                                choices.leftOut().isEmpty()
                                        ? null
                                        : String.join(
                                                ", ",
                                                choices.leftOut().stream()
                                                        .map(format::word)
                                                        .toList())),
                        said(format, "gone", gone == 0 ? null : gone))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String said(Format format, String what, @Nullable Object value) {
        return value == null ? null : format.message("contract.template.says." + what, value);
    }
}
