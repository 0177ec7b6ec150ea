package app.handoff.bidding.web;

import app.handoff.bidding.BidId;
import app.handoff.bidding.BidScore;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.Evaluation.Column;
import app.handoff.bidding.Evaluations;
import app.handoff.bidding.Evaluations.Given;
import app.handoff.bidding.Evaluations.Judging;
import app.handoff.bidding.OpenedBid;
import app.handoff.diligence.Requirement;
import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.shared.EngagementId;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.Text;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.MembersOnly;
import app.handoff.shared.web.Option;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Judging the opened bids: quality first and blindly, then everything side by side, then the choice. */
@Controller
@ManagersOnly
class ComparisonController {

    private final Evaluations evaluations;
    private final Files files;
    private final Format format;
    private final Clock clock;

    ComparisonController(Evaluations evaluations, Files files, Format format, Clock clock) {
        this.evaluations = evaluations;
        this.files = files;
        this.format = format;
        this.clock = clock;
    }

    /** Staff may read the matrix too; prices are in it only once quality is final. */
    @GetMapping("/engagements/{id}/comparison")
    @MembersOnly
    String compare(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String rows,
            CurrentMember member,
            Model model) {
        var judging = evaluations.judging(EngagementId.of(id));
        if (!judging.progress().isQualityFinal()) {
            return member.may(app.handoff.shared.Role.MANAGER)
                    ? "redirect:/engagements/{id}/comparison/quality"
                    : refuse();
        }
        model.addAttribute("request", judging.request());
        model.addAttribute("award", judging.award());
        model.addAttribute("progress", judging.progress());
        model.addAttribute("scope", judging.scope());
        model.addAttribute(
                "attached",
                member.may(app.handoff.shared.Role.MANAGER)
                        ? judging.evaluation().ranked().stream()
                                .map(Column::bid)
                                .filter(bid -> !bid.files().isEmpty())
                                .toList()
                        : List.of());
        model.addAttribute("onlyDifferences", "differences".equals(rows));
        model.addAttribute("view", ComparisonView.of(judging, format));
        model.addAttribute(
                "mayChoose",
                member.may(app.handoff.shared.Role.MANAGER)
                        && !judging.request().status().isOver());
        model.addAttribute("seesCeiling", member.may(app.handoff.shared.Role.MANAGER));
        return "bidding/comparison";
    }

    private static String refuse() {
        throw new RuleViolation("bidding.quality.notFinal");
    }

    @GetMapping("/engagements/{id}/comparison/quality")
    String quality(@PathVariable String id, Model model) {
        var judging = evaluations.judging(EngagementId.of(id));
        if (judging.progress().isQualityFinal()) {
            return "redirect:/engagements/{id}/comparison";
        }
        model.addAttribute("form", QualityForm.of(judging));
        return quality(judging, model);
    }

    private String quality(Judging judging, Model model) {
        model.addAttribute("request", judging.request());
        model.addAttribute("missing", judging.evaluation().missingScores());
        model.addAttribute("blocks", Block.of(judging, format));
        model.addAttribute("marks", marks());
        return "bidding/quality";
    }

    private List<Option> marks() {
        return java.util.stream.IntStream.rangeClosed(0, 5)
                .mapToObj(score -> new Option(String.valueOf(score), format.message("bidding.mark." + score)))
                .toList();
    }

    @PostMapping("/engagements/{id}/comparison/quality")
    String score(
            @PathVariable String id,
            @ModelAttribute("form") QualityForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var engagement = EngagementId.of(id);
        var given = form.given(errors);
        if (!errors.hasErrors()) {
            evaluations.score(engagement, given, member.actor(), clock.instant());
            Toast.show(next, "bidding.quality.saved");
            return "redirect:/engagements/{id}/comparison/quality";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return quality(evaluations.judging(engagement), model);
    }

    /** A file that came with one of these bids; like prices, files are shown once quality is final. */
    @GetMapping("/engagements/{id}/comparison/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String file) {
        var judging = evaluations.judging(EngagementId.of(id));
        var wanted = FileId.of(file);
        boolean sent = judging.evaluation().ranked().stream()
                .flatMap(column -> column.bid().files().stream())
                .anyMatch(one -> one.id().equals(wanted.id()));
        if (!judging.progress().isQualityFinal() || !sent) {
            throw new NotFound();
        }
        return files.download(wanted);
    }

    /** Ends the judging of quality: prices are shown from then on. */
    @PostMapping("/engagements/{id}/comparison/quality/end")
    String finishQuality(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        evaluations.finishQuality(EngagementId.of(id), member.actor(), clock.instant());
        Toast.show(next, "bidding.quality.finished");
        return "redirect:/engagements/{id}/comparison";
    }

    @GetMapping("/engagements/{id}/award")
    @MembersOnly
    String award(@PathVariable String id, CurrentMember member, Model model) {
        var judging = evaluations.judging(EngagementId.of(id));
        if (judging.request().status().isOver()) {
            return decided(judging, model);
        }
        if (!member.may(app.handoff.shared.Role.MANAGER)) {
            throw new RuleViolation("bidding.notDecided");
        }
        if (!judging.progress().isQualityFinal()) {
            return "redirect:/engagements/{id}/comparison/quality";
        }
        model.addAttribute("form", new AwardForm(null, null, null));
        return choice(judging, model);
    }

    private String decided(Judging judging, Model model) {
        var award = judging.award();
        model.addAttribute("request", judging.request());
        model.addAttribute("award", award);
        model.addAttribute("winner", award == null ? null : judging.evaluation().of(award.bid()));
        model.addAttribute(
                "reserve",
                award == null || award.reserve() == null
                        ? null
                        : judging.evaluation().of(award.reserve()));
        model.addAttribute("points", judging.progress().snapshot());
        return "bidding/awarded";
    }

    private String choice(Judging judging, Model model) {
        model.addAttribute("request", judging.request());
        model.addAttribute("candidates", candidates(judging));
        model.addAttribute("view", ComparisonView.of(judging, format));
        model.addAttribute(
                "reserves",
                judging.evaluation().ranked().stream()
                        .map(column -> new Option(
                                column.bid().id().toString(), column.bid().vendorName()))
                        .toList());
        return "bidding/award";
    }

    private List<Candidate> candidates(Judging judging) {
        return judging.evaluation().ranked().stream()
                .map(column -> new Candidate(
                        column.bid().id().toString(),
                        column.bid(),
                        column.shownTotal(),
                        column.place(),
                        judging.isLowest(column.bid()),
                        judging.check(column.bid().vendor()).missing().stream()
                                .map(missing -> new Obstacle(missing.requirement(), missing.what(), missing.href()))
                                .toList(),
                        column.belowMinimum(judging.evaluation().criteria()).stream()
                                .map(Criterion::name)
                                .toList()))
                .toList();
    }

    @PostMapping("/engagements/{id}/award")
    String choose(
            @PathVariable String id,
            @Valid @ModelAttribute("form") AwardForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var engagement = EngagementId.of(id);
        if (!errors.hasErrors()) {
            try {
                evaluations.award(
                        engagement,
                        BidId.of(form.winner()),
                        form.reserve() == null || form.reserve().isBlank() ? null : BidId.of(form.reserve()),
                        form.reason() == null ? "" : form.reason(),
                        member.actor(),
                        clock.instant());
                Toast.show(next, "bidding.award.done");
                return "redirect:/engagements/{id}/award";
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return choice(evaluations.judging(engagement), model);
    }

    /** None of the bids is good enough. */
    @PostMapping("/engagements/{id}/award/none")
    String chooseNobody(
            @PathVariable String id, @RequestParam String reason, CurrentMember member, RedirectAttributes next) {
        evaluations.chooseNobody(EngagementId.of(id), reason, member.actor(), clock.instant());
        Toast.show(next, "bidding.award.nobody.done");
        return "redirect:/engagements/{id}";
    }

    /** One vendor as it stands for the choice. */
    record Candidate(
            String id,
            OpenedBid bid,
            BigDecimal points,
            int place,
            boolean lowest,
            List<Obstacle> missing,
            List<String> belowMinimum) {

        public boolean canBeChosen() {
            return missing.isEmpty();
        }
    }

    record Obstacle(Requirement requirement, Text what, String href) {}

    /** One criterion with every bid's material for it, and where in the form its scores stand. */
    record Block(Criterion criterion, boolean masked, List<Entry> entries) {

        /** @param at its place in the form */
        record Entry(
                int at,
                String vendor,
                OpenedBid bid,
                @Nullable BigDecimal referenceMark,
                @Nullable BidScore before) {}

        /**
         * Answers and the like are judged under masked names; what we found out ourselves about a vendor, by calling its
         * references or looking at its sample, cannot be.
         */
        static List<Block> of(Judging judging, Format format) {
            var blocks = new ArrayList<Block>();
            int at = 0;
            for (var criterion : people(judging)) {
                boolean masked = isMasked(criterion);
                var entries = new ArrayList<Entry>();
                for (var one : order(judging, criterion)) {
                    var name = masked ? format.text(one.name()) : one.bid().vendorName();
                    entries.add(new Entry(
                            at++,
                            name,
                            one.bid(),
                            criterion.kind() == CriterionKind.REFERENCE
                                    ? judging.check(one.bid().vendor()).referenceMark()
                                    : null,
                            judging.scores().stream()
                                    .filter(score ->
                                            score.bid().equals(one.bid().id())
                                                    && score.criterion().equals(criterion.id()))
                                    .findFirst()
                                    .orElse(null)));
                }
                blocks.add(new Block(criterion, masked, entries));
            }
            return blocks;
        }

        private static boolean isMasked(Criterion criterion) {
            return criterion.kind() == CriterionKind.ANSWER || criterion.kind() == CriterionKind.OTHER;
        }

        // Named bids stand by name: in the order of the masked ones they would tell which is which.
        static List<Evaluations.Masked> order(Judging judging, Criterion criterion) {
            return isMasked(criterion)
                    ? judging.masked()
                    : judging.masked().stream()
                            .sorted(Comparator.comparing(one -> one.bid().vendorName()))
                            .toList();
        }

        static List<Criterion> people(Judging judging) {
            return judging.request().criteria().stream()
                    .filter(criterion -> !criterion.kind().isComputed())
                    .toList();
        }

        /** Whether the vendors' answers are what is judged here. */
        public boolean showsAnswers() {
            return criterion.kind() == CriterionKind.ANSWER;
        }
    }

    record QualityForm(@Nullable List<ScoreLine> lines) {

        static QualityForm of(Judging judging) {
            Map<List<Object>, BidScore> known = judging.scores().stream()
                    .collect(Collectors.toMap(score -> List.of(score.bid(), score.criterion()), Function.identity()));
            var lines = new ArrayList<ScoreLine>();
            for (var criterion : Block.people(judging)) {
                for (var one : Block.order(judging, criterion)) {
                    var before = known.get(List.<Object>of(one.bid().id(), criterion.id()));
                    lines.add(new ScoreLine(
                            one.bid().id().toString(),
                            criterion.id().toString(),
                            before == null ? null : String.valueOf(before.score()),
                            before == null ? null : before.note()));
                }
            }
            return new QualityForm(lines);
        }

        /** What was filled in; each line that breaks a rule is told so at its own field. */
        List<Given> given(BindingResult errors) {
            var given = new ArrayList<Given>();
            var all = lines == null ? List.<ScoreLine>of() : lines;
            for (int i = 0; i < all.size(); i++) {
                var line = all.get(i);
                var note = line.note() == null ? "" : line.note().strip();
                if (line.bid() == null || line.criterion() == null) {
                    throw new NotFound();
                }
                if (line.score() == null || line.score().isBlank()) {
                    if (!note.isEmpty()) {
                        errors.rejectValue("lines[" + i + "].score", "bidding.score.forNote");
                    }
                    continue;
                }
                if (!line.score().matches("[0-5]")) {
                    errors.rejectValue("lines[" + i + "].score", "bidding.score.outOfRange");
                    continue;
                }
                int score = Integer.parseInt(line.score());
                if ((score <= 1 || score == 5) && note.isEmpty()) {
                    errors.rejectValue("lines[" + i + "].note", "bidding.score.sayWhy", new Object[] {score}, null);
                    continue;
                }
                if (note.length() > 2000) {
                    errors.rejectValue("lines[" + i + "].note", "bidding.score.noteTooLong", new Object[] {2000}, null);
                    continue;
                }
                given.add(new Given(BidId.of(line.bid()), CriterionId.of(line.criterion()), score, note));
            }
            return given;
        }
    }

    record ScoreLine(
            @Nullable String bid,
            @Nullable String criterion,
            @Nullable String score,
            @Nullable String note) {}

    record AwardForm(
            @NotBlank(message = "{bidding.award.choose}") @Nullable String winner,

            @Nullable String reserve,

            @NotBlank(message = "{bidding.award.needsReason}") @Size(max = 4000, message = "{field.tooLong}") @Nullable String reason) {}
}
