package app.handoff.bench.bare;

import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows a note in a template of the length that is asked for. */
@Controller
class NoteController {

    private final NoteRepository notes;

    NoteController(NoteRepository notes) {
        this.notes = notes;
    }

    @GetMapping("/{length}/{id}")
    @Transactional(readOnly = true)
    public String note(@PathVariable int length, @PathVariable long id, Model model) {
        var note = notes.findById(id).orElseThrow();
        model.addAttribute("title", note.title());
        model.addAttribute("lines", note.lines());
        return "bare-" + length;
    }
}
