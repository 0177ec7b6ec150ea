package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.web.DateConflict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What frames the form of one section.
 *
 * @param version how often the section had been saved when this form was opened
 * @param formId names this open form, so that it may save over itself
 * @param fromCheck whether the person came from the check page and goes back there
 * @param conflictBy who saved the section meanwhile, if anybody
 * @param contradictions the days of this section that cannot be, among themselves or beside what vendors were told
 */
record SectionPage(
        EngagementId engagement,
        String engagementName,
        Section section,
        int version,
        String formId,
        boolean fromCheck,
        @Nullable String conflictBy,
        List<DateConflict> contradictions) {

    public String path() {
        return "/engagements/" + engagement + "/scope/" + section.slug();
    }

    public String back() {
        return "/engagements/" + engagement + "/scope" + (fromCheck ? "/check" : "");
    }

    public int position() {
        return section.ordinal() + 1;
    }

    public int of() {
        return Section.values().length;
    }
}
