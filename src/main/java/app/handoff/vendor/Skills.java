package app.handoff.vendor;

import app.handoff.kernel.RuleViolation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a vendor can do, in a few words each, by which vendors are found. */
final class Skills {

    static final int MOST = 20;
    static final int LONGEST = 60;

    /** As many letters as a field of all of them may hold. */
    static final int LONGEST_TEXT = MOST * (LONGEST + 2);

    private Skills() {}

    /**
     * As they are typed: with a comma, a semicolon or a line end between them. What differs in case or spaces alone counts once.
     *
     * @throws RuleViolation at {@code skills}: one is too long, or they are too many
     */
    static List<String> read(@Nullable String typed) {
        var skills = new LinkedHashMap<String, String>();
        Arrays.stream((typed == null ? "" : typed).split("[,;\\n\\r]"))
                .map(skill -> skill.strip().replaceAll("\\s+", " "))
                .filter(skill -> !skill.isEmpty())
                .forEach(skill -> skills.putIfAbsent(key(skill), skill));
        for (var skill : skills.values()) {
            if (skill.length() > LONGEST) {
                throw new RuleViolation("vendor.skills.tooLong", skill, LONGEST).at("skills");
            }
        }
        if (skills.size() > MOST) {
            throw new RuleViolation("vendor.skills.tooMany", MOST).at("skills");
        }
        return List.copyOf(skills.values());
    }

    /** By what two of them are the same. */
    static String key(String skill) {
        return skill.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    /** As they are typed again. */
    static String text(List<String> skills) {
        return String.join(", ", skills);
    }
}
