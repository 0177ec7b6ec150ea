package app.handoff.sample;

import java.util.function.BiConsumer;

/**
 * One kind of act of the sample business, such as inviting bids or signing.
 *
 * @param name by which the play calls for it
 * @param facts what the play tells of each such act
 * @param place where it is played
 * @param performance how it is played
 */
public record SampleAct<F>(String name, Class<F> facts, Place place, BiConsumer<F, Scene> performance) {

    /** An act of ours: all of it, or nothing. */
    public static <F> SampleAct<F> inTheOffice(String name, Class<F> facts, BiConsumer<F, Scene> performance) {
        return new SampleAct<>(name, facts, Place.OFFICE, performance);
    }

    /** An act of a vendor behind its link, as the database's vendor role, which alone may write bids. */
    public static <F> SampleAct<F> behindTheLink(String name, Class<F> facts, BiConsumer<F, Scene> performance) {
        return new SampleAct<>(name, facts, Place.DESK, performance);
    }

    /** An act of ours that begins a transaction of its own. */
    public static <F> SampleAct<F> onItsOwn(String name, Class<F> facts, BiConsumer<F, Scene> performance) {
        return new SampleAct<>(name, facts, Place.NOWHERE, performance);
    }

    /** Where an act is played: it decides as whom and in which transaction. */
    public enum Place {
        OFFICE,
        DESK,
        NOWHERE
    }

    /** Of an act that needs no more than its name. */
    public record NoFacts() {}
}
