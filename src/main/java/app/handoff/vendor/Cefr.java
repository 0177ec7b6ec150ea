package app.handoff.vendor;

/** How well somebody commands a language, by the Common European Framework of Reference. */
public enum Cefr {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2;

    public boolean reaches(Cefr needed) {
        return compareTo(needed) >= 0;
    }
}
