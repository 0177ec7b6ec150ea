package app.handoff.diligence;

import app.handoff.vendor.Cefr;

/** How well a vendor spoke or wrote a language, as one of us heard it. */
record LanguageHeard(String language, Cefr level) {}
