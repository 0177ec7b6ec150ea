package app.handoff.sample;

import app.handoff.kernel.BusinessId;

/** A sample business is there, with all that it is told; what takes its time and nobody need wait for follows. */
public record SampleMade(BusinessId business) {}
