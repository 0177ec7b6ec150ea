package app.handoff.text;

import java.util.List;

/** Answers to choose from that belong together, under a heading of their own. */
public record OptionGroup(String name, List<Option> options) {}
