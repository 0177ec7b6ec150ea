package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import java.time.Instant;

/** A scope of another engagement that somebody described, in one line. */
record PastScope(ScopeOfWorkId id, EngagementId engagement, int number, ScopeOfWork.Status status, Instant startedAt) {}
