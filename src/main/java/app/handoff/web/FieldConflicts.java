package app.handoff.web;

import java.util.Map;
import org.springframework.ui.Model;

/**
 * What somebody else saved while this form was open: the stored text of each field, shown beside what was typed. The form
 * then carries the new version, so that saving again is a decision and not an accident.
 */
record FieldConflicts(Map<String, String> stored) {

    void into(Model model) {
        model.addAttribute("conflict", stored);
    }
}
