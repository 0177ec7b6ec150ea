package app.handoff.engagement;

import app.handoff.kernel.EngagementId;

/**
 * What a module adds to the files that an owner takes out of one engagement. Modules stay apart: each tells what it has, and what it
 * leaves out and why; nothing sealed is told by anybody.
 */
public interface TakeOutPart {

    /** Where it stands among the others, in the order of the stages. */
    int position();

    void addTo(TakeOut takeOut, EngagementId engagement);
}
