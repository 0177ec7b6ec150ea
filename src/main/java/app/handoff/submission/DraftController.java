package app.handoff.submission;

import app.handoff.files.FileId;
import app.handoff.files.FilePreviews;
import app.handoff.files.FileRules;
import app.handoff.files.FileUpload;
import app.handoff.files.Files;
import app.handoff.files.Uploads;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.submission.BidForms.PartForm;
import app.handoff.web.DraftSubmission;
import app.handoff.web.FormFields;
import app.handoff.web.FormReader;
import app.handoff.web.FormSubmission;
import app.handoff.web.StoredForm;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The parts of a vendor's draft. Whatever is typed is kept; what is wrong is said before going on. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid")
class DraftController {

    private final BidPreparation preparation;
    private final VendorBidPages pages;
    private final Files files;
    private final FilePreviews previews;
    private final Uploads uploads;
    private final FormSubmission formSubmission;
    private final DraftSubmission draftSubmission;
    private final Clock clock;

    DraftController(
            BidPreparation preparation,
            VendorBidPages pages,
            Files files,
            FilePreviews previews,
            Uploads uploads,
            FormSubmission formSubmission,
            DraftSubmission draftSubmission,
            Clock clock) {
        this.preparation = preparation;
        this.pages = pages;
        this.files = files;
        this.previews = previews;
        this.uploads = uploads;
        this.formSubmission = formSubmission;
        this.draftSubmission = draftSubmission;
        this.clock = clock;
    }

    @GetMapping("/files")
    String files(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        return filesPage(model);
    }

    @PostMapping("/files")
    String attach(
            LinkVisitor visitor,
            BidAccess vendor,
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
                preparation.attach(vendor, content, upload.getOriginalFilename(), clock.instant());
                kept++;
            } catch (RuleViolation refused) {
                errors.reject(refused.code(), refused.arguments(), refused.code());
            }
        }
        if (kept == 0 && !errors.hasErrors()) {
            errors.reject("submission.files.none");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            pages.visit(visitor, model);
            return filesPage(model);
        }
        Toast.show(next, "submission.files.kept", kept);
        return "redirect:" + visitor.path("/bid/files");
    }

    private String filesPage(Model model) {
        model.addAttribute("uploads", uploads.open());
        model.addAttribute("days", FileUpload.DAYS_KEPT);
        model.addAttribute("byForm", FileRules.ANY_KIND.maxMegabytes());
        model.addAttribute("accept", BidPreparation.FILES.accept());
        model.addAttribute("largest", BidPreparation.FILES.maxBytes());
        model.addAttribute("megabytes", BidPreparation.FILES.maxMegabytes());
        return "submission/files";
    }

    @GetMapping("/files/{file}")
    ResponseEntity<Resource> download(LinkVisitor visitor, @PathVariable String file) {
        return files.download(FileId.of(file));
    }

    @GetMapping("/files/{file}/preview")
    String preview(LinkVisitor visitor, @PathVariable String file, Model model) {
        pages.visit(visitor, model);
        model.addAttribute("preview", previews.of(FileId.of(file)));
        return "submission/file";
    }

    @GetMapping("/files/{file}/picture")
    ResponseEntity<byte[]> picture(LinkVisitor visitor, @PathVariable String file) {
        return previews.picture(FileId.of(file));
    }

    @PostMapping("/files/{file}/removal")
    String detach(LinkVisitor visitor, BidAccess vendor, @PathVariable String file, RedirectAttributes next) {
        preparation.detach(vendor, Ids.parse(file), clock.instant());
        Toast.show(next, "submission.files.removed");
        return "redirect:" + visitor.path("/bid/files");
    }

    @GetMapping("/{part}")
    String show(LinkVisitor visitor, @PathVariable String part, Model model) {
        var shown = part(part);
        var check = pages.visit(visitor, model).check();
        int saves = check.draft().savesOf(shown);
        model.addAttribute("form", BidForms.of(shown, check, saves));
        return page(visitor, shown, check, saves, model);
    }

    /** Saves in any case; goes on when nothing of what was typed is wrong. What is missing may come later. */
    @PostMapping("/{part}")
    String save(
            LinkVisitor visitor,
            BidAccess vendor,
            @PathVariable String part,
            @RequestParam(required = false) @Nullable Integer document,
            HttpServletRequest request,
            RedirectAttributes next,
            Model model,
            HttpServletResponse response) {
        var saved = part(part);
        var read = FormReader.read(BidForms.type(saved), request);
        var visit = pages.visit(visitor, model);
        boolean overtaken = isOvertaken(document, visit);
        var form = askedNow((PartForm) Objects.requireNonNull(read.getTarget()), saved, document, visit);
        var errors = overtaken ? new BeanPropertyBindingResult(form, "form") : read;
        var typed = preparation.typed(visit, form.into(visit.check()));
        var saves = new AtomicInteger(visit.check().draft().savesOf(saved));
        boolean done = formSubmission.save(
                () -> saves.set(store(vendor, saved, form, visit)),
                () -> savedMeanwhile(visitor, saved, form, saves),
                errors,
                model);
        if (done && overtaken) {
            Toast.show(next, "submission.draft.documentChanged");
            return "redirect:" + visitor.path("/bid/" + part);
        }
        if (done) {
            typed.gaps(saved).stream()
                    .filter(gap -> !gap.missing())
                    .forEach(gap -> errors.rejectValue(
                            gap.field(),
                            gap.text().key(),
                            pages.words(gap.text()),
                            gap.text().key()));
        }
        if (!errors.hasErrors()) {
            return tasks(visitor);
        }
        model.addAllAttributes(errors.getModel());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(visitor, saved, typed, saves.get(), model);
    }

    /** Whether the page that was sent was made from an earlier version of the bid document. */
    private static boolean isOvertaken(@Nullable Integer document, BidPreparation.Visit visit) {
        return document != null && document != visit.request().scopeVersion();
    }

    /**
     * A form holds its lines in the order of the bid document that it was made from. Where another version counts by now, each answer
     * goes to the line that it was written for, and what is not asked for any more is left out.
     */
    private PartForm askedNow(PartForm form, BidPart part, @Nullable Integer document, BidPreparation.Visit visit) {
        if (document == null || !isOvertaken(document, visit)) {
            return form;
        }
        var before = preparation.asked(visit, visit.check().draft(), document);
        return BidForms.of(part, preparation.typed(visit, form.into(before)), FormSubmission.seen(form.version()));
    }

    private StoredForm savedMeanwhile(LinkVisitor visitor, BidPart part, PartForm form, AtomicInteger saves) {
        var stored =
                preparation.visit(VendorBidController.invitationOf(visitor)).check();
        saves.set(stored.draft().savesOf(part));
        var theirs = (Record) BidForms.of(part, stored, saves.get());
        return StoredForm.changed(
                saves.get(),
                FormFields.differing((Record) form, theirs, pages.format()),
                Sentence.of("submission.draft.editedMeanwhile"));
    }

    /** Saves the part while it is typed. */
    @PostMapping(path = "/{part}/draft", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> keep(
            LinkVisitor visitor,
            BidAccess vendor,
            @PathVariable String part,
            @RequestParam(required = false) @Nullable Integer document,
            HttpServletRequest request) {
        var kept = part(part);
        var visit = preparation.visit(VendorBidController.invitationOf(visitor));
        var form = askedNow(
                (PartForm) Objects.requireNonNull(
                        FormReader.read(BidForms.type(kept), request).getTarget()),
                kept,
                document,
                visit);
        return draftSubmission.keep(
                request,
                visit.invitation().vendorZone(),
                () -> store(vendor, kept, form, visit),
                () -> Sentence.of("submission.draft.editedMeanwhile"));
    }

    /** Whether the answer to a requirement is enough, while it is typed. */
    @PostMapping(path = "/answers/said", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String say(LinkVisitor visitor, @RequestParam int row, HttpServletRequest request) {
        var form = (PartForm) Objects.requireNonNull(
                FormReader.read(BidForms.type(BidPart.ANSWERS), request).getTarget());
        var visit = preparation.visit(VendorBidController.invitationOf(visitor));
        var typed = preparation.typed(visit, form.into(visit.check()));
        return pages.requirements(typed, visitor).stream()
                .skip(Math.max(0, row))
                .findFirst()
                .map(RequirementView::standing)
                .orElse("");
    }

    /** The part of an address; only those that are filled in on a form. */
    private static BidPart part(String slug) {
        return switch (slug) {
            case "bidder" -> BidPart.BIDDER;
            case "offer" -> BidPart.OFFER;
            case "answers" -> BidPart.ANSWERS;
            case "terms" -> BidPart.TERMS;
            case "references" -> BidPart.REFERENCES;
            default -> throw new NotFound();
        };
    }

    private int store(BidAccess vendor, BidPart part, PartForm form, BidPreparation.Visit visit) {
        int seen = FormSubmission.seen(form.version());
        return preparation.save(
                vendor, part, seen, draft -> form.into(preparation.typed(visit, draft)), clock.instant());
    }

    private String page(LinkVisitor visitor, BidPart part, BidCheck check, int saves, Model model) {
        model.addAttribute("saves", saves);
        model.addAttribute("document", check.request().scopeVersion());
        model.addAttribute("takenOver", check.draft().takenOver().get(part));
        switch (part) {
            case OFFER -> model.addAttribute("offer", pages.offer(check, visitor));
            case ANSWERS -> {
                model.addAttribute("requirements", pages.requirements(check, visitor));
                model.addAttribute("longest", BidCheck.LONGEST_REMARK);
                model.addAttribute(
                        "questions",
                        check.request().questions().stream()
                                .map(question -> new Asked(
                                        question.text(),
                                        question.wordLimit(),
                                        question.characterLimit(),
                                        BidCheck.words(check.answerTo(question))))
                                .toList());
            }
            case TERMS -> {
                model.addAttribute("least", check.validAtLeastUntil());
                model.addAttribute("longest", BidCheck.LONG_TEXT);
            }
            case REFERENCES -> {
                model.addAttribute("relations", ClientRelation.values());
                model.addAttribute(
                        "asked",
                        pages.format().text(check.request().references().text()));
            }
            case DOCUMENT, BIDDER, FILES -> {}
        }
        return switch (part) {
            case BIDDER -> "submission/bidder";
            case OFFER -> "submission/offer";
            case ANSWERS -> "submission/answers";
            case TERMS -> "submission/terms";
            case REFERENCES -> "submission/references";
            case DOCUMENT, FILES -> throw new NotFound();
        };
    }

    private static String tasks(LinkVisitor visitor) {
        return "redirect:" + visitor.path("/bid/tasks");
    }

    record Asked(String text, int limit, int characters, int words) {}
}
