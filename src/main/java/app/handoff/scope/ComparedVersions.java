package app.handoff.scope;

import app.handoff.scope.DocumentChanges.Change;
import java.util.List;

/** Two versions of a bid document held side by side. */
record ComparedVersions(List<Section> sections) {

    /** The sections that say something else. */
    public List<Section> changed() {
        return sections.stream().filter(section -> !section.changes().isEmpty()).toList();
    }

    /** The titles of the sections that say the same in both. */
    public List<String> same() {
        return sections.stream()
                .filter(section -> section.changes().isEmpty())
                .map(Section::title)
                .toList();
    }

    /**
     * One section.
     *
     * @param same how many of its lines are the same in both
     */
    public record Section(String title, List<Change> changes, int same) {}
}
