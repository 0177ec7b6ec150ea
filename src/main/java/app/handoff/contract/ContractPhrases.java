package app.handoff.contract;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** The words between the numbers of a contract: counts, times and what others wrote, as parts of a sentence. */
final class ContractPhrases {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private ContractPhrases() {}

    /** 16:00, Berlin time. */
    static String time(LocalTime time, ZoneId zone) {
        return TIME.format(time) + ", " + Terms.cityOf(zone) + " time";
    }

    static String weekday(java.time.DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** 1 week, 8 weeks. */
    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** bookkeeping, payroll and filing. */
    static String enumeration(List<String> words) {
        return switch (words.size()) {
            case 0 -> "";
            case 1 -> words.get(0);
            default -> String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
        };
    }

    /** Text of others as part of a sentence: one line, without its last full stop. */
    static String phrase(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
