package app.handoff.sharelink;

import org.jspecify.annotations.Nullable;

/**
 * A link that somebody opens.
 *
 * @param used the code that the browser says it used, if its holder has it; null if it says nothing of the kind
 */
record OpenedLink(ShareLink link, @Nullable LinkCode used) {}
