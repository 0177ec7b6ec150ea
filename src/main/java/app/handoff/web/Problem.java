package app.handoff.web;

import org.jspecify.annotations.Nullable;

/**
 * One line of the error summary; without an id it concerns the form as a whole.
 *
 * @param bare whether it would say the same of any field, so that the field is to be named with it
 */
record Problem(@Nullable String id, String text, boolean bare) {}
