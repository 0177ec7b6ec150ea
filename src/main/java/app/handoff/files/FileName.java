package app.handoff.files;

import app.handoff.shared.RuleViolation;
import java.text.Normalizer;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The name a file came with. It is only ever shown, yet it must be one that a person can read and save. */
record FileName(String text, FileKind kind) {

    private static final int LONGEST = 120;

    /** @throws RuleViolation if the name is odd or says that the file is of a kind that is not wanted here */
    static FileName of(@Nullable String original, FileRules rules) {
        if (original == null || original.isBlank()) {
            throw new RuleViolation("files.name.missing");
        }
        var name = Normalizer.normalize(original, Normalizer.Form.NFC).strip();
        var shown = shown(name);
        if (name.codePoints().anyMatch(FileName::isInvisible)) {
            throw new RuleViolation("files.name.invisibleCharacters", shown);
        }
        if (name.contains("/") || name.contains("\\") || name.contains(":") || name.startsWith(".")) {
            throw new RuleViolation("files.name.folder", shown);
        }
        if (name.length() > LONGEST) {
            throw new RuleViolation("files.name.long", shown, LONGEST);
        }
        var kind = FileKind.ofName(name).filter(rules.kinds()::contains).orElseThrow(() -> wrongKind(shown, rules));
        return new FileName(name, kind);
    }

    RuleViolation wrongContent() {
        return new RuleViolation("files.content.otherKind", text, kind.label());
    }

    static RuleViolation wrongKind(String shown, FileRules rules) {
        return new RuleViolation("files.kind.wrong", shown, listed(rules));
    }

    /** Control characters, half characters and marks that turn the direction of the text, so that fdp.exe reads as a PDF. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The name as a sentence can hold it, whatever was sent. */
    private static String shown(String name) {
        var readable = new StringBuilder();
        name.codePoints()
                .limit(60)
                .forEach(character -> readable.appendCodePoint(isInvisible(character) ? '\uFFFD' : character));
        return name.codePointCount(0, name.length()) > 60 ? readable + "…" : readable.toString();
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
