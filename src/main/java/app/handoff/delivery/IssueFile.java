package app.handoff.delivery;

import java.util.UUID;

/**
 * A file that came with what somebody wrote about an {@link Issue}.
 *
 * @param size in bytes
 */
record IssueFile(UUID id, String name, long size) {}
