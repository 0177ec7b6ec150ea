package app.handoff.evaluation;

import app.handoff.bidding.InquiryFile;
import app.handoff.bidding.RoundLinks;
import app.handoff.files.FileId;
import app.handoff.files.FilePreviews;
import app.handoff.files.Files;
import app.handoff.kernel.BidId;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.submission.BidContent.BidFile;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The opened bids side by side, with their prices; nobody sees them before quality is final. */
@Controller
@RequestMapping("/engagements/{id}/comparison")
class ComparisonController {

    private final Evaluations evaluations;
    private final Scoring scoring;
    private final RoundLinks rounds;
    private final Files files;
    private final FilePreviews previews;
    private final RequirementWords words;
    private final Format format;
    private final Clock clock;
    private final BusinessCache cache;

    ComparisonController(
            Evaluations evaluations,
            Scoring scoring,
            RoundLinks rounds,
            Files files,
            FilePreviews previews,
            RequirementWords words,
            Format format,
            Clock clock,
            BusinessCache cache) {
        this.evaluations = evaluations;
        this.scoring = scoring;
        this.rounds = rounds;
        this.files = files;
        this.previews = previews;
        this.words = words;
        this.format = format;
        this.clock = clock;
        this.cache = cache;
    }

    @GetMapping
    @MembersOnly
    String compare(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            @RequestParam(required = false) @Nullable String rows,
            @RequestParam(required = false) @Nullable List<String> bids,
            CurrentMember member,
            HttpServletResponse response,
            Model model) {
        if (round == null) {
            var earlier = rounds.lastOpened(id);
            if (earlier.isPresent()) {
                return "redirect:/engagements/" + id + "/comparison?round=" + earlier.get();
            }
        }
        var evaluationFile = evaluations.file(id, round);
        boolean none = evaluationFile.evaluation().ranked().isEmpty();
        boolean over = evaluationFile.request().status().isOver();
        if (!none && !over && !evaluationFile.progress().isQualityFinal()) {
            return "redirect:/engagements/" + id + "/comparison/quality";
        }
        boolean manager = member.may(Role.MANAGER);
        var selection = Selection.of(id, round, rows, bids);
        // From the file as it is when the view is made, which may be a newer one than above.
        var view = cache.get(
                ComparisonController.class,
                List.of(selection, manager),
                () -> ComparisonView.of(evaluations.file(id, round), selection, manager, format));
        if (view.selection().isSame()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("request", evaluationFile.request());
        model.addAttribute("award", evaluationFile.award());
        model.addAttribute("progress", evaluationFile.progress());
        model.addAttribute("scope", evaluationFile.scope());
        model.addAttribute("view", view);
        model.addAttribute(
                "requirements",
                words.of(
                        evaluationFile,
                        evaluationFile.evaluation().ranked().stream()
                                .map(Evaluation.Column::bid)
                                .toList()));
        var today =
                LocalDate.ofInstant(clock.instant(), evaluationFile.request().zone());
        model.addAttribute("parts", PartsView.of(evaluationFile, today, format).orElse(null));
        model.addAttribute("scoring", scoring.round(id, round));
        model.addAttribute("disqualified", Excluded.of(evaluationFile, format));
        model.addAttribute("below", BelowLeastScore.of(evaluationFile, format));
        model.addAttribute("owner", member.may(Role.OWNER));
        model.addAttribute("inquiries", InquiryView.of(evaluationFile, manager && !over, clock.instant(), format));
        rounds.finalOffers(model, evaluationFile.request(), clock.instant());
        model.addAttribute(
                "mayAskFinal",
                manager
                        && !over
                        && evaluationFile.request().isAnnouncingFinalOffers()
                        && evaluationFile.request().finalRound() == null);
        model.addAttribute("manager", manager);
        model.addAttribute("mayChoose", manager && !over);
        model.addAttribute(
                "mayDecide", manager && !over && !evaluationFile.request().isAwaitingFinalOffers());
        rounds.into(model, evaluationFile.request());
        return "evaluation/comparison";
    }

    /** Puts a bid on the shortlist or takes it off, and shows the same selection again. */
    @PostMapping("/shortlist")
    @OwnersAndManagersOnly
    String shortlist(
            @PathVariable EngagementId id,
            @RequestParam String bid,
            @RequestParam boolean on,
            @RequestParam(required = false) @Nullable String rows,
            @RequestParam(required = false) @Nullable List<String> bids) {
        evaluations.shortlist(id, BidId.of(bid), on);
        return "redirect:" + Selection.of(id, null, rows, bids).address() + "#matrix";
    }

    /** A file that came with one of these bids; like prices, files are shown once quality is final. */
    @GetMapping("/files/{file}")
    @OwnersAndManagersOnly
    ResponseEntity<Resource> file(@PathVariable EngagementId id, @PathVariable FileId file) {
        requireShown(id, file);
        return files.download(file);
    }

    @GetMapping("/files/{file}/preview")
    @OwnersAndManagersOnly
    String preview(@PathVariable EngagementId id, @PathVariable FileId file, Model model) {
        requireShown(id, file);
        model.addAttribute("engagement", id);
        model.addAttribute("preview", previews.of(file));
        return "evaluation/file";
    }

    @GetMapping("/files/{file}/picture")
    @OwnersAndManagersOnly
    ResponseEntity<byte[]> picture(@PathVariable EngagementId id, @PathVariable FileId file) {
        requireShown(id, file);
        return previews.picture(file);
    }

    private void requireShown(EngagementId id, FileId file) {
        boolean shown = rounds.opened(id).stream()
                .map(round -> evaluations.file(id, round))
                .filter(evaluationFile -> evaluationFile.progress().isQualityFinal()
                        || evaluationFile.request().status().isOver())
                .flatMap(ComparisonController::files)
                .anyMatch(file.id()::equals);
        if (!shown) {
            throw new NotFound();
        }
    }

    /** What came with the bids, and with what was answered about them. */
    private static Stream<UUID> files(EvaluationFile file) {
        return Stream.concat(
                Stream.concat(file.bids().stream(), file.replaced().stream())
                        .flatMap(bid -> bid.files().stream())
                        .map(BidFile::id),
                file.inquiries().stream()
                        .filter(inquiry -> inquiry.answeredAt() != null)
                        .flatMap(inquiry -> inquiry.files().stream())
                        .map(InquiryFile::id));
    }
}
