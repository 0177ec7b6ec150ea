package app.handoff.bidding.web;

import app.handoff.bidding.BidPart;
import app.handoff.bidding.BidSheet;
import app.handoff.bidding.ClientRelation;
import app.handoff.bidding.DraftBid;
import app.handoff.bidding.VendorDesk;
import app.handoff.bidding.web.BidForms.AnswersForm;
import app.handoff.bidding.web.BidForms.BidderForm;
import app.handoff.bidding.web.BidForms.OfferForm;
import app.handoff.bidding.web.BidForms.PartForm;
import app.handoff.bidding.web.BidForms.ReferencesForm;
import app.handoff.bidding.web.BidForms.TermsForm;
import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.Ids;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.Conflict;
import app.handoff.shared.web.LinkVisitor;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.ThroughLink;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The parts of a vendor's draft. Whatever is typed is kept; what is wrong is said before going on. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid")
class DraftController {

    private final VendorDesk desk;
    private final VisitPages pages;
    private final Files files;
    private final Clock clock;

    DraftController(VendorDesk desk, VisitPages pages, Files files, Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.files = files;
        this.clock = clock;
    }

    @PostMapping("/document")
    String read(LinkVisitor visitor) {
        var visit = desk.visit(VisitController.invitationOf(visitor));
        desk.save(
                VisitController.invitationOf(visitor),
                BidPart.DOCUMENT,
                visit.sheet().draft().savesOf(BidPart.DOCUMENT),
                DraftBid::withDocumentRead,
                clock.instant());
        return tasks(visitor);
    }

    @GetMapping("/bidder")
    String bidder(LinkVisitor visitor, Model model) {
        return show(visitor, BidPart.BIDDER, model, (sheet, version) -> BidderForm.of(sheet.draft(), version));
    }

    @PostMapping("/bidder")
    String saveBidder(
            LinkVisitor visitor,
            @ModelAttribute("form") BidderForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        return save(
                visitor, BidPart.BIDDER, form, errors, model, response, (sheet, v) -> BidderForm.of(sheet.draft(), v));
    }

    @PostMapping(path = "/bidder", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keepBidder(LinkVisitor visitor, @ModelAttribute("form") BidderForm form) {
        return keep(visitor, BidPart.BIDDER, form);
    }

    @GetMapping("/offer")
    String offer(LinkVisitor visitor, Model model) {
        return show(visitor, BidPart.OFFER, model, OfferForm::of);
    }

    @PostMapping("/offer")
    String saveOffer(
            LinkVisitor visitor,
            @ModelAttribute("form") OfferForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        return save(visitor, BidPart.OFFER, form, errors, model, response, OfferForm::of);
    }

    @PostMapping(path = "/offer", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keepOffer(LinkVisitor visitor, @ModelAttribute("form") OfferForm form) {
        return keep(visitor, BidPart.OFFER, form);
    }

    @GetMapping("/answers")
    String answers(LinkVisitor visitor, Model model) {
        return show(visitor, BidPart.ANSWERS, model, AnswersForm::of);
    }

    @PostMapping("/answers")
    String saveAnswers(
            LinkVisitor visitor,
            @ModelAttribute("form") AnswersForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        return save(visitor, BidPart.ANSWERS, form, errors, model, response, AnswersForm::of);
    }

    @PostMapping(path = "/answers", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keepAnswers(LinkVisitor visitor, @ModelAttribute("form") AnswersForm form) {
        return keep(visitor, BidPart.ANSWERS, form);
    }

    @GetMapping("/terms")
    String terms(LinkVisitor visitor, Model model) {
        return show(visitor, BidPart.TERMS, model, TermsForm::of);
    }

    @PostMapping("/terms")
    String saveTerms(
            LinkVisitor visitor,
            @ModelAttribute("form") TermsForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        return save(visitor, BidPart.TERMS, form, errors, model, response, TermsForm::of);
    }

    @PostMapping(path = "/terms", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keepTerms(LinkVisitor visitor, @ModelAttribute("form") TermsForm form) {
        return keep(visitor, BidPart.TERMS, form);
    }

    @GetMapping("/references")
    String references(LinkVisitor visitor, Model model) {
        return show(visitor, BidPart.REFERENCES, model, ReferencesForm::of);
    }

    @PostMapping("/references")
    String saveReferences(
            LinkVisitor visitor,
            @ModelAttribute("form") ReferencesForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        return save(visitor, BidPart.REFERENCES, form, errors, model, response, ReferencesForm::of);
    }

    @PostMapping(path = "/references", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keepReferences(LinkVisitor visitor, @ModelAttribute("form") ReferencesForm form) {
        return keep(visitor, BidPart.REFERENCES, form);
    }

    @GetMapping("/files")
    String files(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        return filesPage(model);
    }

    @PostMapping("/files")
    String attach(
            LinkVisitor visitor,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> uploads,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        var errors = new MapBindingResult(new HashMap<>(), "form");
        int kept = 0;
        for (var upload : uploads == null ? List.<MultipartFile>of() : uploads) {
            if (upload.isEmpty()
                    && (upload.getOriginalFilename() == null
                            || upload.getOriginalFilename().isBlank())) {
                continue;
            }
            try (var content = upload.getInputStream()) {
                desk.attach(
                        VisitController.invitationOf(visitor), content, upload.getOriginalFilename(), clock.instant());
                kept++;
            } catch (RuleViolation refused) {
                errors.reject(refused.code(), refused.arguments(), refused.code());
            }
        }
        if (kept == 0 && !errors.hasErrors()) {
            errors.reject("bidding.files.none");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            pages.visit(visitor, model);
            return filesPage(model);
        }
        Toast.show(next, "bidding.files.kept", kept);
        return "redirect:" + visitor.path("/bid/files");
    }

    private static String filesPage(Model model) {
        model.addAttribute("accept", VendorDesk.FILES.accept());
        model.addAttribute("largest", VendorDesk.FILES.maxBytes());
        model.addAttribute("megabytes", VendorDesk.FILES.maxMegabytes());
        return "bidding/bid-files";
    }

    @GetMapping("/files/{file}")
    ResponseEntity<Resource> download(LinkVisitor visitor, @PathVariable String file) {
        return files.download(FileId.of(file));
    }

    @PostMapping("/files/{file}/removal")
    String detach(LinkVisitor visitor, @PathVariable String file, RedirectAttributes next) {
        desk.detach(VisitController.invitationOf(visitor), Ids.parse(file), clock.instant());
        Toast.show(next, "bidding.files.removed");
        return "redirect:" + visitor.path("/bid/files");
    }

    private String show(
            LinkVisitor visitor, BidPart part, Model model, BiFunction<BidSheet, Integer, ? extends PartForm> toForm) {
        var sheet = pages.visit(visitor, model).sheet();
        int saves = sheet.draft().savesOf(part);
        model.addAttribute("form", toForm.apply(sheet, saves));
        return page(part, sheet, saves, model);
    }

    /** Saves in any case; goes on when nothing of what was typed is wrong. What is missing may come later. */
    private String save(
            LinkVisitor visitor,
            BidPart part,
            PartForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            BiFunction<BidSheet, Integer, ? extends PartForm> toForm) {
        var visit = pages.visit(visitor, model);
        var typed = desk.typed(visit, form.into(visit.sheet()));
        int saves = visit.sheet().draft().savesOf(part);
        try {
            saves = store(visitor, part, form, visit);
            typed.gaps(part).stream()
                    .filter(gap -> !gap.missing())
                    .forEach(gap -> errors.rejectValue(
                            gap.field(),
                            gap.text().key(),
                            pages.words(gap.text()),
                            gap.text().key()));
        } catch (EditedMeanwhile | ObjectOptimisticLockingFailureException meanwhile) {
            var stored = desk.visit(VisitController.invitationOf(visitor)).sheet();
            saves = stored.draft().savesOf(part);
            new Conflict(FormFields.differing((Record) form, (Record) toForm.apply(stored, saves))).into(model);
            errors.reject("bidding.draft.editedMeanwhile");
        } catch (RuleViolation refused) {
            Refusals.into(errors, refused);
        }
        if (!errors.hasErrors()) {
            return tasks(visitor);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(part, typed, saves, model);
    }

    /** The same for a script that saves while somebody types: a line of text, and how often the part was saved. */
    private ResponseEntity<String> keep(LinkVisitor visitor, BidPart part, PartForm form) {
        var visit = desk.visit(VisitController.invitationOf(visitor));
        try {
            int saves = store(visitor, part, form, visit);
            var at = pages.format()
                    .time(clock.instant()
                            .atZone(visit.invitation().vendorZone())
                            .toLocalTime());
            return ResponseEntity.ok()
                    .header("X-Version", String.valueOf(saves))
                    .body(pages.format().message("bidding.draft.saved", at));
        } catch (EditedMeanwhile
                | ObjectOptimisticLockingFailureException
                | DataIntegrityViolationException meanwhile) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(pages.format().message("bidding.draft.editedMeanwhile"));
        } catch (RuleViolation refused) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(pages.format().message(refused.code(), refused.arguments()));
        }
    }

    private int store(LinkVisitor visitor, BidPart part, PartForm form, VendorDesk.Visit visit) {
        int seen = form.version() == null ? -1 : form.version();
        return desk.save(
                VisitController.invitationOf(visitor),
                part,
                seen,
                draft -> form.into(desk.typed(visit, draft)),
                clock.instant());
    }

    private String page(BidPart part, BidSheet sheet, int saves, Model model) {
        model.addAttribute("saves", saves);
        switch (part) {
            case OFFER -> model.addAttribute("offer", OfferView.of(sheet, pages.format()));
            case ANSWERS ->
                model.addAttribute(
                        "questions",
                        sheet.request().questions().stream()
                                .map(question -> new Asked(
                                        question.text(),
                                        question.wordLimit(),
                                        BidSheet.words(sheet.answerTo(question))))
                                .toList());
            case TERMS -> model.addAttribute("least", sheet.request().validAtLeastUntil());
            case REFERENCES -> model.addAttribute("relations", ClientRelation.values());
            case DOCUMENT, BIDDER, FILES -> {}
        }
        return switch (part) {
            case BIDDER -> "bidding/bid-bidder";
            case OFFER -> "bidding/bid-offer";
            case ANSWERS -> "bidding/bid-answers";
            case TERMS -> "bidding/bid-terms";
            case REFERENCES -> "bidding/bid-references";
            case DOCUMENT, FILES -> throw new NotFound();
        };
    }

    private static String tasks(LinkVisitor visitor) {
        return "redirect:" + visitor.path("/bid/tasks");
    }

    record Asked(String text, int limit, int words) {}
}
