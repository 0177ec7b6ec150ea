package app.handoff.scope;

import java.util.List;

/**
 * How our processes and departments meet the vendor's.
 *
 * @param none said on purpose that only the daily contact deals with the vendor
 */
record Interfaces(List<Touchpoint> items, boolean none) {

    static final Interfaces EMPTY = new Interfaces(List.of(), false);

    public Interfaces {
        items = Blank.list(items);
    }
}
