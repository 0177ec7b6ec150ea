package app.handoff.delivery;

import java.util.UUID;

/**
 * A file that came with what one side wrote to the other: about an {@link Issue}, or a missed level.
 *
 * @param size in bytes
 */
record SentFile(UUID id, String name, long size) {}
