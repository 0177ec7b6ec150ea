package app.handoff.files;

import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The name a file came with, mended so that a person can read it and every computer can save it: without folders, without
 * characters that cannot be seen, and with a hyphen in the place of each that some system keeps for itself.
 */
record FileName(String text, FileKind kind) {

    private static final int LONGEST = 120;
    private static final int LONGEST_IN_A_SENTENCE = 60;

    /** Only what begins as the path of a file: "Bid 11/30.pdf" has no folder. */
    private static final Pattern FOLDERS = Pattern.compile("(?s)(?:[A-Za-z]:)?\\.{0,2}[\\\\/](?:.*[\\\\/])?");
    /** An ending with nothing before it. */
    private static final Pattern NAMELESS = Pattern.compile("\\.+[^.]*");

    private static final Pattern KEPT_BY_SYSTEMS = Pattern.compile("[\\\\/:*?\"<>|]");
    private static final Pattern DEVICE = Pattern.compile(
            "(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|con(?:in|out)\\$)(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    /** @throws RuleViolation if there is no name, or it says that the file is of a kind that is not wanted here */
    static FileName of(@Nullable String original, FileRules rules) {
        var name = mended(original == null ? "" : original);
        if (name.isEmpty()) {
            throw new RuleViolation("files.name.missing");
        }
        var kind =
                FileKind.ofName(name).filter(rules.kinds()::contains).orElseThrow(() -> wrongKind(shown(name), rules));
        return new FileName(shortened(name), kind);
    }

    private static String mended(String original) {
        var seen = new StringBuilder();
        PlainText.of(original)
                .codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .filter(FileName::canBeSeen)
                .forEach(seen::appendCodePoint);
        var folders = FOLDERS.matcher(seen);
        var name = folders.lookingAt() ? seen.substring(folders.end()) : seen.toString();
        name = KEPT_BY_SYSTEMS
                .matcher(name)
                .replaceAll("-")
                .replaceAll(" +", " ")
                .strip()
                .replaceAll("[. ]+$", "");
        if (NAMELESS.matcher(name).matches()) {
            return "";
        }
        name = name.replaceAll("^[. ]+", "").replaceAll(" +\\.", ".");
        return DEVICE.matcher(name).matches() ? "_" + name : name;
    }

    // Half characters, and those that every system draws as it likes.
    private static boolean canBeSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
            // Emoji that are younger than this Java are not assigned for it.
            case Character.UNASSIGNED -> character >= 0x1F000 && character <= 0x1FAFF;
            default -> true;
        };
    }

    /** Whether it can be the name of a file or a folder on every system, as it stands. */
    static boolean isSafe(String step) {
        return !step.isBlank()
                && mended(step)
                        .equals(Normalizer.normalize(step, Normalizer.Form.NFC).replaceAll("\\p{Zs}+", " "));
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var ending = name.substring(name.lastIndexOf('.'));
        int most = LONGEST - ending.length();
        int cut = Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
        return name.substring(0, cut).strip() + ending;
    }

    RuleViolation wrongContent() {
        return new RuleViolation("files.content.otherKind", text, kind.label());
    }

    RuleViolation empty() {
        return new RuleViolation("files.empty", text);
    }

    RuleViolation tooLarge(FileRules rules) {
        return new RuleViolation("files.tooLarge", text, rules.maxMegabytes());
    }

    RuleViolation locked() {
        return new RuleViolation("files.content.locked", text);
    }

    /** What is wrong with a file that lies within this one. */
    RuleViolation inside(RuleViolation refused) {
        return new RuleViolation(
                "files.archive.inside",
                text,
                new DefaultMessageSourceResolvable(new String[] {refused.code()}, refused.arguments()));
    }

    static RuleViolation wrongKind(String shown, FileRules rules) {
        return new RuleViolation("files.kind.wrong", shown, listed(rules));
    }

    /** The name as a sentence can hold it. */
    private static String shown(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_IN_A_SENTENCE
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_IN_A_SENTENCE)) + "…";
    }

    private static MessageSourceResolvable listed(FileRules rules) {
        var labels = new ArrayList<>(
                rules.kinds().stream().sorted().map(FileKind::label).toList());
        var last = labels.remove(labels.size() - 1);
        return labels.isEmpty()
                ? new DefaultMessageSourceResolvable(new String[] {"files.kind.one"}, new Object[] {last})
                : new DefaultMessageSourceResolvable(
                        new String[] {"files.kind.oneOf"}, new Object[] {String.join(", ", labels), last});
    }
}
