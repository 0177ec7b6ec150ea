package app.handoff.scope.web;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.kernel.YearProfile.SeasonUnit;
import app.handoff.web.AnswerReader;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

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
            var last = to == null ? from : to;
            if (from == null && line.from().isBlank()) {
                answers.refuse(field + "from", "seasons.monthMissing");
            } else if (amount == null && line.amount().isBlank()) {
                answers.refuse(field + "amount", "seasons.amountMissing");
            } else if (counted == null && line.counted().isBlank() && last != from) {
                answers.refuse(field + "counted", "seasons.countedMissing");
            } else if (from != null && amount != null) {
                seasons.add(new Season(from, to == null ? from : to, amount, counted));
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
