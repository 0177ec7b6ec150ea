package app.handoff.scope;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.kernel.YearProfile.SeasonUnit;
import app.handoff.web.AnswerReader;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines in which seasons are typed: from which month to which, and how much. */
final class SeasonsForm {

    private static final int LINES = 4;
    private static final int MOST_LINES = 12;

    private SeasonsForm() {}

    record Line(String from, String to, String amount, String counted) {

        static final Line EMPTY = new Line("", "", "", "");

        Line {
            from = SectionForm.said(from);
            to = SectionForm.said(to);
            amount = SectionForm.said(amount);
            counted = SectionForm.said(counted);
        }

        boolean blank() {
            return from.isBlank() && to.isBlank() && amount.isBlank();
        }

        private boolean isBlankAt(@Nullable String field) {
            return ("from".equals(field) ? from : "amount".equals(field) ? amount : counted).isBlank();
        }
    }

    /** The seasons, with empty lines for more. */
    static List<Line> of(YearProfile yearProfile) {
        var lines = new ArrayList<Line>();
        yearProfile
                .all()
                .forEach(season -> lines.add(new Line(
                        season.from().name(),
                        season.to().name(),
                        SectionForm.said(season.amount()),
                        season.unit().name())));
        int wanted = Math.min(MOST_LINES, Math.max(LINES, lines.size() + 1));
        while (lines.size() < wanted) {
            lines.add(Line.EMPTY);
        }
        return lines;
    }

    /** @param at what stands before {@code seasons} in the names of the fields */
    static YearProfile read(String at, List<Line> lines, AnswerReader answers) {
        var seasons = new ArrayList<Season>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var field = at + "seasons[" + i + "].";
            if (line.blank()) {
                continue;
            }
            var from = answers.choice(field + "from", line.from(), Month.class);
            var to = answers.choice(field + "to", line.to(), Month.class);
            var amount = answers.number(field + "amount", line.amount());
            var counted = answers.choice(field + "counted", line.counted(), SeasonUnit.class);
            try {
                seasons.add(Season.said(from, to, amount, counted));
            } catch (RuleViolation missing) {
                // What is there and could not be read was told already.
                if (line.isBlankAt(missing.field())) {
                    answers.refuse(field, missing);
                }
            }
        }
        try {
            return new YearProfile(seasons);
        } catch (RuleViolation twice) {
            answers.refuse(at, twice);
            return YearProfile.NONE;
        }
    }
}
