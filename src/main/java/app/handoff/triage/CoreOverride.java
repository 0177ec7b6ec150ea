package app.handoff.triage;

import app.handoff.kernel.TaskId;
import java.time.Instant;

/** A core task that does not stay, and why somebody lifted its lock. */
record CoreOverride(TaskId task, String name, Verdict verdict, String reason, String by, Instant at) {}
