package app.handoff.scope;

/**
 * A figure of a ready-made draft that nobody has said to be right, in words.
 *
 * @param field of the section's form
 * @param what it is about: "Calls answered, how many"
 * @param said what it says: "600 calls a month"
 */
record ExampleFigure(String field, String what, String said) {}
