package app.handoff.scope;

import app.handoff.kernel.Names;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A service level that many businesses ask for, to start from. Its figures are what is usual; its words stand in the bundles
 * under its key.
 *
 * @param key names it: calls-in-time
 * @param family with which others it is offered
 * @param conditional whether it counts only on a condition
 */
record CommonLevel(
        String key,
        Family family,
        Measure measure,
        @Nullable Unit unit,
        @Nullable Direction direction,
        BigDecimal target,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal upperTarget,
        @Nullable BigDecimal maximum,
        Window window,
        Method method,
        @Nullable Integer sampleSize,
        MeasuredBy measuredBy,
        @Nullable Integer minSample,
        @Nullable Boolean conditional) {

    /** What kind of work asks for it. */
    enum Family {
        CALLS,
        MESSAGES,
        OFFICE,
        BOOKS,
        TEXTS,
        IT,
        SITE,
        PROJECTS
    }

    /** To choose from: "Calls: Answered in time". */
    Option option(Format format) {
        return new Option(
                key,
                format.message(
                        "scope.common.option", format.message("scope.common.family." + family), word("name", format)));
    }

    /** Whether a level of this name is most likely this one. */
    boolean isCalled(String name, Format format) {
        return Names.isSame(name, word("name", format));
    }

    LevelDraft draft(Format format) {
        var kind = measure.kind();
        return new LevelDraft(
                ServiceLevelId.next(),
                "",
                word("name", format),
                unit,
                direction,
                target,
                minimum,
                upperTarget,
                maximum,
                kind.asksCounted() ? word("counted", format) : "",
                kind.asksCases() ? word("cases", format) : "",
                window,
                null,
                method,
                sampleSize,
                measuredBy,
                minSample,
                "",
                measure,
                Boolean.TRUE.equals(conditional) ? word("condition", format) : "");
    }

    private String word(String part, Format format) {
        return format.message("scope.common." + key + "." + part);
    }
}
