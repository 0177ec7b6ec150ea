package app.handoff.scope;

import app.handoff.kernel.DataClass;
import app.handoff.scope.DataRules.AtEnd;
import app.handoff.scope.DataRules.Subcontractors;
import app.handoff.scope.Due.Days;
import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.PriceStructure.Expenses;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.scope.Quantity.Per;
import app.handoff.scope.Timeline.Renewal;
import app.handoff.servicelevel.Measure.Clock;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the forms of the sections offer to choose from. */
record Choices(
        List<DataClass> dataClass,
        List<Option> shared,
        List<Per> per,
        List<Days> days,
        List<Option> zone,
        List<MeasureKind> kind,
        List<Unit> unit,
        List<Unit> time,
        List<Clock> clock,
        List<Direction> direction,
        List<Window> window,
        List<Method> method,
        List<MeasuredBy> measuredBy,
        List<Renewal> renewal,
        List<Option> months,
        List<ServiceHours.Days> serviceDays,
        List<ServiceHours.Holidays> holidays,
        List<Qualification.Need> need,
        List<AcceptedAnswer.Kind> answer,
        List<AcceptedAnswer.Bound> bound,
        List<Cefr> cefr,
        List<AtEnd> atEnd,
        List<Subcontractors> subcontractors,
        List<Basis> basis,
        List<Expenses> expenses,
        List<Priority> priority) {

    /** The kinds of levels of which something is counted. */
    public List<MeasureKind> counted() {
        return kind.stream().filter(MeasureKind::asksCounted).toList();
    }

    /** With which kinds of levels each part of the form is shown, by their names. */
    public Map<String, String> shownWith() {
        return Map.of(
                "cases", named(MeasureKind::asksCases),
                "few", named(MeasureKind::isOutOfCases),
                "method", named(MeasureKind::asksMethod),
                "counted", named(MeasureKind::asksCounted),
                "limit", named(MeasureKind::asksLimit),
                "tiers", named(MeasureKind::asksTiers),
                "scale", named(MeasureKind::asksScale),
                "unit", named(MeasureKind::asksUnit),
                "clock", named(MeasureKind::asksClock),
                "direction", named(MeasureKind::asksDirection));
    }

    private String named(Predicate<MeasureKind> asks) {
        return kind.stream().filter(asks).map(Enum::name).collect(Collectors.joining(" "));
    }

    /** The kinds of data, each with what carries it; what is carried and not ticked stands out. */
    private static List<Option> shared(Format format, ScopeContent content) {
        var carriers = content.inputs().carriers();
        return Stream.of(DataClass.values())
                .map(data -> {
                    var names = carriers.get(data);
                    boolean ticked = content.data().shared().contains(data);
                    return names == null
                            ? new Option(data.name(), format.word(data))
                            : new Option(
                                    data.name(),
                                    format.word(data),
                                    format.message(
                                            ticked ? "scope.data.carried" : "scope.data.carriedUnticked",
                                            ReadinessRule.listed(names)),
                                    ticked ? null : "wait");
                })
                .toList();
    }

    static Choices of(Format format, ScopeContent content) {
        return new Choices(
                List.of(DataClass.values()),
                shared(format, content),
                List.of(Per.values()),
                List.of(Days.values()),
                ScopeZones.options(format, content),
                List.of(MeasureKind.values()),
                MeasureKind.AVERAGE.units(),
                List.copyOf(Unit.times()),
                List.of(Clock.values()),
                List.of(Direction.values()),
                List.of(Window.values()),
                List.of(Method.values()),
                List.of(MeasuredBy.values()),
                List.of(Renewal.values()),
                Stream.of(Month.values())
                        .map(month -> new Option(month.name(), ScopeWords.name(month)))
                        .toList(),
                List.of(ServiceHours.Days.values()),
                List.of(ServiceHours.Holidays.values()),
                List.of(Qualification.Need.values()),
                List.of(AcceptedAnswer.Kind.values()),
                List.of(AcceptedAnswer.Bound.values()),
                List.of(Cefr.values()),
                List.of(AtEnd.values()),
                List.of(Subcontractors.values()),
                List.of(Basis.values()),
                List.of(Expenses.values()),
                List.of(Priority.values()));
    }
}
