package app.handoff.web;

import org.jspecify.annotations.Nullable;

/** One line of the error summary; without an id it concerns the form as a whole. */
record Problem(@Nullable String id, String text) {}
