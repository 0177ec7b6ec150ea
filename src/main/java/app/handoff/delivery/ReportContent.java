package app.handoff.delivery;

import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a report says.
 *
 * @param recoveryPlan null while the work is on track
 * @param parallelHours ours, spent on doing the same work at the same time during the transition
 * @param oversightHours ours, spent on looking after the work
 * @param vendorHours the vendor's own
 * @param need what the writer needs, and {@code needFrom} from whom
 */
record ReportContent(
        Health health,
        @Nullable RecoveryPlan recoveryPlan,
        List<Measurement> measurements,
        @Nullable ParallelRun parallelRun,
        @Nullable BigDecimal parallelHours,
        @Nullable BigDecimal oversightHours,
        @Nullable BigDecimal vendorHours,
        String done,
        @Nullable String next,
        @Nullable String need,
        @Nullable String needFrom) {

    static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_NAME = 120;
    private static final BigDecimal MOST_HOURS_TOGETHER = BigDecimal.valueOf(10_000);

    public ReportContent {
        measurements = List.copyOf(measurements);
    }

    public Optional<Measurement> measurement(ServiceLevelId level) {
        return measurements.stream()
                .filter(measurement -> measurement.level().equals(level))
                .findFirst();
    }

    /** Whether it says how many hours of ours the week took. */
    public boolean tellsOurHours() {
        return parallelHours != null || oversightHours != null;
    }

    /** What the vendor may read of it: how many hours of ours it takes is for us alone. */
    public ReportContent withoutOurHours() {
        return new ReportContent(
                health, recoveryPlan, measurements, parallelRun, null, null, vendorHours, done, next, need, needFrom);
    }

    /** @throws RuleViolation if a level is measured that the week is not held to */
    void requireOnly(List<AgreedLevel> inForce) {
        for (var measured : measurements) {
            if (inForce.stream().noneMatch(level -> level.id().equals(measured.level()))) {
                throw new RuleViolation("delivery.level.notInForce");
            }
        }
    }

    void check(List<AgreedLevel> levels, LocalDate today) {
        if (health != Health.ON_TRACK) {
            (recoveryPlan == null ? RecoveryPlan.NONE : recoveryPlan).check(today);
        }
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            var measured = measurement(level.id());
            if (measured.isPresent()) {
                measured.get().check(level, i);
            }
        }
        if (parallelRun != null) {
            parallelRun.check();
        }
        if (parallelHours != null) {
            requireTogether(parallelHours, "parallelHours");
        }
        if (oversightHours != null) {
            PersonWeek.require(oversightHours, "oversightHours");
        }
        if (vendorHours != null) {
            requireTogether(vendorHours, "vendorHours");
        }
        required(done, "done", LONGEST_TEXT);
        if (next != null) {
            shorterThan(next, "next", LONGEST_TEXT);
        }
        if (need != null) {
            shorterThan(need, "need", LONGEST_TEXT);
            required(needFrom, "needFrom", LONGEST_NAME);
        }
    }

    static String required(@Nullable String text, String field, int longest) {
        if (text == null || text.isBlank()) {
            throw new RuleViolation("delivery." + field + ".required").at(field);
        }
        return shorterThan(text.strip(), field, longest);
    }

    private static String shorterThan(String text, String field, int longest) {
        if (text.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
        return text;
    }

    /** Hours of all who did the work in a week, added up: more than one person has. */
    static void requireTogether(BigDecimal hours, String field) {
        if (hours.signum() < 0 || hours.compareTo(MOST_HOURS_TOGETHER) > 0) {
            throw new RuleViolation("delivery.hours.together", MOST_HOURS_TOGETHER).at(field);
        }
    }
}
