package app.handoff.text;

/** Why a text is not taken for a number: the key of a sentence that says what to type instead, and what stands in it. */
public final class UnreadableNumber extends NumberFormatException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] words;
    private final boolean plain;

    UnreadableNumber(String code, boolean plain, Object... words) {
        super(code);
        this.code = code;
        this.words = words;
        this.plain = plain;
    }

    public String code() {
        return code;
    }

    public Object[] words() {
        return words.clone();
    }

    /** Whether it is simply no number of its kind, so that a field may have a sentence of its own for it. */
    public boolean isPlain() {
        return plain;
    }
}
