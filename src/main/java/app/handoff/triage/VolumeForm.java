package app.handoff.triage;

import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much of something a task makes in a year, month or week, as it is typed, with its seasons. */
record VolumeForm(
        @Size(max = 120, message = "{field.tooLong}") @Nullable String what,

        @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal quantity,

        Volume.@Nullable Counted counted,

        @Size(max = MOST_SEASONS, message = "{field.tooHigh}") @Nullable List<@Valid SeasonForm> seasons,

        @Size(max = 200, message = "{field.tooLong}") @Nullable String note) {

    private static final int MOST_SEASONS = 12;

    static final VolumeForm EMPTY = new VolumeForm(null, null, null, null, null);

    /** A line that the page left out has room for seasons like the others. */
    VolumeForm {
        counted = counted == null ? Volume.Counted.A_YEAR : counted;
        seasons = seasons == null ? SeasonForm.of(YearProfile.NONE) : seasons;
    }

    static VolumeForm of(Volume volume) {
        return new VolumeForm(
                volume.what(), volume.quantity(), volume.counted(), SeasonForm.of(volume.seasons()), volume.note());
    }

    boolean hasPeaks() {
        return !TaskForm.isBlank(note) || !typedSeasons().isEmpty();
    }

    boolean isEmpty() {
        return TaskForm.isBlank(what) && quantity == null && !hasPeaks();
    }

    private List<SeasonForm> typedSeasons() {
        return seasons == null
                ? List.of()
                : seasons.stream().filter(season -> !season.isEmpty()).toList();
    }

    private YearProfile seasonsAt(String field) {
        var read = new ArrayList<Season>();
        for (int i = 0; seasons != null && i < seasons.size(); i++) {
            var typed = seasons.get(i);
            if (typed.isEmpty()) {
                continue;
            }
            try {
                read.add(Season.said(typed.from(), typed.to(), typed.amount(), typed.counted()));
            } catch (RuleViolation missing) {
                throw missing.at(field + "seasons[" + i + "]." + missing.field());
            }
        }
        try {
            return new YearProfile(read);
        } catch (RuleViolation twice) {
            throw twice.at(field + twice.field());
        }
    }

    Volume volume(int line) {
        if (what == null || what.isBlank()) {
            throw new RuleViolation("triage.volume.whatRequired").at("volumes[" + line + "].what");
        }
        var spread = seasonsAt("volumes[" + line + "].");
        try {
            var volume = new Volume(
                    what.strip(),
                    quantity,
                    counted == null ? Volume.Counted.A_YEAR : counted,
                    spread,
                    PlainText.orNull(note));
            volume.expectSeasonsAgree();
            return volume;
        } catch (RuleViolation violation) {
            throw violation.at("volumes[" + line + "]." + violation.field());
        }
    }

    /** A season of a volume; a season of one month needs no second month. */
    record SeasonForm(
            @Nullable Month from,
            @Nullable Month to,

            @PositiveOrZero(message = "{field.positiveOrZero}") @DecimalMax(value = TaskForm.MOST, message = "{field.tooHigh}") @Nullable BigDecimal amount,

            YearProfile.@Nullable SeasonUnit counted) {

        private static final int LINES = 4;

        /** These seasons, with empty lines for more. */
        static List<SeasonForm> of(YearProfile yearProfile) {
            int lines = Math.min(MOST_SEASONS, Math.max(LINES, yearProfile.all().size() + 1));
            return Stream.concat(
                            yearProfile.all().stream()
                                    .map(season ->
                                            new SeasonForm(season.from(), season.to(), season.amount(), season.unit())),
                            Stream.generate(() -> new SeasonForm(null, null, null, null)))
                    .limit(lines)
                    .toList();
        }

        private boolean isEmpty() {
            return from == null && to == null && amount == null;
        }
    }
}
