package app.handoff.diligence;

import app.handoff.vendor.Cefr;

/** How well a vendor spoke or wrote a language, as one of us heard it. */
public record Heard(String language, Cefr level) {}
