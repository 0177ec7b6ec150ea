package app.handoff.scope;

import app.handoff.kernel.Actor;
import java.time.Instant;

/** A version of a scope became final: what depends on its content is settled in the same transaction. */
public record ScopeFrozen(FrozenScope scope, Actor by, Instant at) {}
