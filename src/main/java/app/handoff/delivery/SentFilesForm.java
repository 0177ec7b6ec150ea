package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.web.ReasonPage;
import org.springframework.ui.Model;

/** The field for files of a form, see {@link SentFiles}. */
final class SentFilesForm {

    private SentFilesForm() {}

    /** What a form needs that lets people choose files. */
    static void into(Model model) {
        model.addAttribute("mostFiles", SentFiles.MOST);
        model.addAttribute("fileTypes", SentFiles.FILES.accept());
        model.addAttribute("fileLimit", SentFiles.FILES.maxBytes());
    }

    /** The same for a page that asks for a reason. */
    static ReasonPage.Attaching withAReason() {
        return new ReasonPage.Attaching(
                Sentence.of("delivery.issue.files"),
                Sentence.of("delivery.issue.files.hint", SentFiles.MOST),
                SentFiles.FILES.accept(),
                SentFiles.FILES.maxBytes());
    }
}
