package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.MembersOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Any two versions of a bid document, word by word. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{id}/scope/comparison")
class VersionComparisonController {

    private final Scoping scoping;
    private final DocumentChanges changes;
    private final Format format;

    VersionComparisonController(Scoping scoping, DocumentChanges changes, Format format) {
        this.scoping = scoping;
        this.changes = changes;
        this.format = format;
    }

    @GetMapping
    String compare(@PathVariable EngagementId id, @ModelAttribute("form") ChosenVersions chosen, Model model) {
        var versions = scoping.versions(id);
        var all = versions.all();
        if (all.size() < 2) {
            return "redirect:/engagements/" + id + "/scope/document";
        }
        var newer = chosen.to() == null ? all.get(all.size() - 1) : versions.get(chosen.to());
        var older = chosen.from() == null ? versions.before(newer).orElse(newer) : versions.get(chosen.from());
        model.addAttribute("form", new ChosenVersions(versions.key(older), versions.key(newer)));
        model.addAttribute("engagement", id);
        model.addAttribute("engagementName", scoping.title(id));
        model.addAttribute(
                "versions",
                all.stream()
                        .map(document -> new Option(versions.key(document), called(document)))
                        .toList());
        model.addAttribute("older", called(older));
        model.addAttribute("newer", called(newer));
        model.addAttribute("comparison", older.equals(newer) ? null : changes.compare(older, newer));
        return "scope/comparison";
    }

    private String called(BidDocument document) {
        return document.sha256() == null
                ? format.message("scope.version.draft", document.version())
                : format.message("scope.version", document.version());
    }

    /**
     * Which two are compared; the newest and the one before it where nothing is said.
     *
     * @param from a version's number, or draft
     */
    record ChosenVersions(@Nullable String from, @Nullable String to) {}
}
