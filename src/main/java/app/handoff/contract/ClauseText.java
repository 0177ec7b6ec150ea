package app.handoff.contract;

import java.util.List;

/**
 * A clause as both sides agreed on it.
 *
 * @param law the text that binds; paragraphs stand apart by a blank line
 * @param plain the same in plain words
 */
record ClauseText(ClauseType type, String title, String law, String plain) {

    ClauseLibrary.Text words() {
        return new ClauseLibrary.Text(title, law, plain);
    }

    public List<String> lawParagraphs() {
        return List.of(law.split("\n\\s*\n"));
    }

    public List<String> plainParagraphs() {
        return List.of(plain.split("\n\\s*\n"));
    }
}
