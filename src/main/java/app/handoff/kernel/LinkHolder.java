package app.handoff.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person a link was made for: whoever acts through it proves to be this one.
 *
 * @param id for a vendor its invitation, which every link of the same bid, contract and running work shares
 * @param name the person who was invited, or the colleague who writes
 * @param address where one-time codes go: the address at which a vendor was invited; null where none is known
 */
public record LinkHolder(UUID id, String name, @Nullable String address) {}
