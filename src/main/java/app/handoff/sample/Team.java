package app.handoff.sample;

import app.handoff.kernel.Actor;

/** Who works in the sample business: the person who looks around in it, and two colleagues. */
record Team(Actor owner, Actor jonas, Actor mei) {

    static final String STUDIO = "Studio Fern";
    static final String JONAS = "Jonas Weber";
    static final String MEI = "Mei Lin";
}
