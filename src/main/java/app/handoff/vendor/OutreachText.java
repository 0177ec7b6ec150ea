package app.handoff.vendor;

import app.handoff.kernel.RuleViolation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text to find vendors with, for one way of looking. It never names a price. What differs each time stands in it as a
 * placeholder, such as {@code {work}}.
 *
 * @param subject null for what is posted where there is none
 */
record OutreachText(@Nullable String subject, String body) {

    /** How long each may be, in characters. */
    static final int LONGEST_SUBJECT = 150;

    static final int LONGEST_BODY = 4_000;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\p{L} _-]*)}");

    /** What a text can leave open. */
    enum Placeholder {
        /** What the engagement is called. */
        WORK,
        /** The name of the business. */
        BUSINESS,
        /** Who writes. */
        PERSON,
        /** The address of who writes, for answers. */
        MAIL;

        /** As it stands in a text. */
        String written() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }

        private static Optional<Placeholder> called(String name) {
            for (var one : values()) {
                if (one.name().equalsIgnoreCase(name.strip())) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /** What fills the placeholders. */
    record Words(String work, String business, String person, String mail) {

        private Map<Placeholder, String> all() {
            return new EnumMap<>(Map.of(
                    Placeholder.WORK, work,
                    Placeholder.BUSINESS, business,
                    Placeholder.PERSON, person,
                    Placeholder.MAIL, mail));
        }
    }

    /** What is still empty and cannot be, for this way of looking, each at its field. */
    List<RuleViolation> missing(LeadSource source) {
        var missing = new ArrayList<RuleViolation>();
        if (source.hasSubject() && (subject == null || subject.isBlank())) {
            missing.add(new RuleViolation("vendor.outreach.subject.required").at("subject"));
        }
        if (body.isBlank()) {
            missing.add(new RuleViolation("vendor.outreach.body.required").at("body"));
        }
        return missing;
    }

    /**
     * Makes sure that the text can be used for this way of looking. What is sent names an address for answers; what is posted is
     * answered where it stands.
     *
     * @throws RuleViolation at the field that is missing or in which something unknown is left open, or if answers would reach nobody
     */
    void requireUsable(LeadSource source) {
        for (var missing : missing(source)) {
            throw missing;
        }
        requireNothingUnknown();
        if (source.isWrittenTo() && !body.toLowerCase(Locale.ROOT).contains(Placeholder.MAIL.written())) {
            throw new RuleViolation("vendor.outreach.mail.missing").at("body");
        }
    }

    /** @throws RuleViolation at the field in which something unknown is left open */
    void requireNothingUnknown() {
        if (subject != null) {
            requireKnown(subject, "subject");
        }
        requireKnown(body, "body");
    }

    private static void requireKnown(String text, String field) {
        var found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            if (Placeholder.called(found.group(1)).isEmpty()) {
                throw new RuleViolation("vendor.outreach.placeholder.unknown", found.group()).at(field);
            }
        }
    }

    /** The text as it is sent: each placeholder filled once, whatever stands in the words. */
    OutreachText filledWith(Words words) {
        var known = words.all();
        return new OutreachText(subject == null ? null : filled(subject, known), filled(body, known));
    }

    private static String filled(String text, Map<Placeholder, String> words) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Placeholder.called(found.group(1)).map(words::get).orElse(found.group())));
    }

    /** All that is read of it. */
    String whole() {
        return subject == null ? body : subject + "\n" + body;
    }
}
