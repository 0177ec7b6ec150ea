package app.handoff.scope;

import java.util.List;

/**
 * What we provide.
 *
 * @param none said on purpose that we provide nothing
 */
record Inputs(List<Input> items, boolean none) {

    static final Inputs EMPTY = new Inputs(List.of(), false);

    public Inputs {
        items = Blank.list(items);
    }
}
