package app.handoff.scope;

import app.handoff.text.Numbers;
import app.handoff.web.AnswerReader;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the browser sends of one section: texts, exactly as typed, so that nothing typed is ever lost. */
sealed interface SectionForm
        permits PurposeForm,
                InputsForm,
                OutputsForm,
                LevelsForm,
                TimelineForm,
                InterfacesForm,
                OversightForm,
                DataForm,
                QualificationsForm,
                PricingForm {

    /** The content with this section as typed. What is refused is told to {@code answers} and left out. */
    ScopeContent applyTo(ScopeContent before, AnswerReader answers);

    /** Whether the form of an empty section opens with a row to fill in. */
    default boolean wantsRow() {
        return false;
    }

    /** The same with one more empty row, its times in this zone. */
    default SectionForm withRow(ZoneId zone) {
        return this;
    }

    /** The same without one row; the others keep their order. */
    default SectionForm withoutRow(int at) {
        return this;
    }

    static SectionForm of(Section section, ScopeContent content) {
        return switch (section) {
            case PURPOSE -> PurposeForm.of(content.purpose());
            case INPUTS -> InputsForm.of(content.inputs());
            case OUTPUTS -> OutputsForm.of(content.outputs());
            case LEVELS -> LevelsForm.of(content.levels());
            case TIMELINE -> TimelineForm.of(content.timeline());
            case INTERFACES -> InterfacesForm.of(content.interfaces());
            case OVERSIGHT -> OversightForm.of(content.oversight());
            case DATA -> DataForm.of(content.data());
            case QUALIFICATIONS -> QualificationsForm.of(content.qualifications());
            case PRICING -> PricingForm.of(content.pricing(), content.outputs());
        };
    }

    /** Answers chosen from a list: what is stored of them is shown in the summary, in words. */
    Set<String> CHOSEN = Set.of(
            "id",
            "kind",
            "clock",
            "limitUnit",
            "per",
            "days",
            "direction",
            "window",
            "method",
            "measuredBy",
            "level",
            "renewal",
            "atEnd",
            "subcontractors",
            "basis",
            "expenses",
            "baseFee",
            "parts",
            "optional",
            "need",
            "bound",
            "holidays",
            "financialYear",
            "zone",
            "dataClass",
            "classes",
            "none",
            "nothingExcluded");

    static boolean isChosen(String field) {
        return CHOSEN.contains(field.substring(field.lastIndexOf('.') + 1).replaceAll("\\[.*", ""));
    }

    static Class<? extends SectionForm> type(Section section) {
        return switch (section) {
            case PURPOSE -> PurposeForm.class;
            case INPUTS -> InputsForm.class;
            case OUTPUTS -> OutputsForm.class;
            case LEVELS -> LevelsForm.class;
            case TIMELINE -> TimelineForm.class;
            case INTERFACES -> InterfacesForm.class;
            case OVERSIGHT -> OversightForm.class;
            case DATA -> DataForm.class;
            case QUALIFICATIONS -> QualificationsForm.class;
            case PRICING -> PricingForm.class;
        };
    }

    static String said(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Numbers.print(number);
        }
        return value == null ? "" : value.toString();
    }

    static <R> List<R> rows(@Nullable List<R> sent) {
        return Objects.requireNonNullElse(sent, List.of());
    }

    static <R> List<R> plus(List<R> rows, R row) {
        var more = new ArrayList<>(rows);
        more.add(row);
        return List.copyOf(more);
    }

    static <R> List<R> minus(List<R> rows, int at) {
        var fewer = new ArrayList<>(rows);
        if (at >= 0 && at < fewer.size()) {
            fewer.remove(at);
        }
        return List.copyOf(fewer);
    }
}
