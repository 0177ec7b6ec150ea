package app.handoff.submission;

import app.handoff.kernel.Canonical;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Turns;
import app.handoff.web.Anyone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;

/**
 * Tells anybody, without an account, whether a receipt is as it was made here, and whether files arrived with that bid. Nothing of
 * what is shown to it is kept, and it asks no table.
 */
@Controller
@Anyone
@RequestMapping("/receipts")
class ReceiptCheckController {

    private static final String PAGE = "submission/receipt-check";
    private static final int TRIES = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** The receipt is held as a whole while it is looked into, and anybody may send one. */
    private final Turns turns = Turns.withMemory(2L * ReceiptSeal.LONGEST);

    private final ReceiptSeal seal;
    private final RateLimit rateLimit;
    private final Clock clock;

    ReceiptCheckController(ReceiptSeal seal, RateLimit rateLimit, Clock clock) {
        this.seal = seal;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    @ModelAttribute("receiptLimit")
    int receiptLimit() {
        return ReceiptSeal.LONGEST;
    }

    @GetMapping
    String blank(Model model) {
        model.addAttribute("form", new CheckForm(null, null));
        return PAGE;
    }

    @PostMapping
    String check(
            @ModelAttribute("form") CheckForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws Exception {
        var facts = receipt(form, errors, request);
        if (facts.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        model.addAttribute("facts", facts.get());
        model.addAttribute("received", VendorBidPages.onTheSecond(facts.get().at(), ZoneOffset.UTC) + ", UTC");
        var checks = checks(facts.get(), form.chosen());
        model.addAttribute("checks", checks);
        if (checks.isEmpty() && !facts.get().files().isEmpty()) {
            model.addAttribute("filesToCheck", facts.get().files().size());
        }
        return PAGE;
    }

    private Optional<ReceiptFacts> receipt(CheckForm form, BindingResult errors, HttpServletRequest request)
            throws Exception {
        var file = form.receipt();
        if (file == null || file.isEmpty()) {
            errors.rejectValue("receipt", "submission.receiptCheck.missing");
        } else if (!rateLimit.mayTry("receipts:" + request.getRemoteAddr(), TRIES, WINDOW, clock.instant())) {
            errors.rejectValue("receipt", "submission.receiptCheck.tooMany", new Object[] {WINDOW.toMinutes()}, null);
        } else {
            var facts = file.getSize() > ReceiptSeal.LONGEST
                    ? Optional.<ReceiptFacts>empty()
                    : turns.call(() -> seal.open(file.getBytes()));
            if (facts.isEmpty()) {
                errors.rejectValue("receipt", "submission.receiptCheck.wrong");
            }
            return facts;
        }
        return Optional.empty();
    }

    private static List<ReceiptFacts.FileCheck> checks(ReceiptFacts facts, List<MultipartFile> files)
            throws IOException {
        var checks = new ArrayList<ReceiptFacts.FileCheck>();
        for (var file : files) {
            try (var content = file.getInputStream()) {
                checks.add(facts.check(
                        Objects.requireNonNullElse(file.getOriginalFilename(), ""), Canonical.sha256(content)));
            }
        }
        return checks;
    }

    record CheckForm(
            @Nullable MultipartFile receipt, @Nullable List<MultipartFile> files) {

        /** The files to look at beside the receipt; a browser sends an empty one where none was chosen. */
        private List<MultipartFile> chosen() {
            return files == null
                    ? List.of()
                    : files.stream()
                            .filter(file ->
                                    !String.valueOf(file.getOriginalFilename()).isEmpty())
                            .toList();
        }
    }
}
