package app.handoff.contract;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Turns;
import app.handoff.web.Anyone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
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
 * Tells anybody, without an account, whether the file of a contract is as it was made here. Nothing of what is shown to it is kept,
 * and nobody learns of a contract whose file they do not hold.
 */
@Controller
@Anyone
@RequestMapping("/contracts/check")
class ContractCheckController {

    private static final String PAGE = "contract/check";
    private static final int TRIES = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** The file is held as a whole while it is looked into, and anybody may send one. */
    private final Turns turns = Turns.withMemory(2L * ContractSeal.LONGEST);

    private final ContractSeal seal;
    private final SealKey key;
    private final SignedFiles files;
    private final RateLimit rateLimit;
    private final Clock clock;

    ContractCheckController(ContractSeal seal, SealKey key, SignedFiles files, RateLimit rateLimit, Clock clock) {
        this.seal = seal;
        this.key = key;
        this.files = files;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    @ModelAttribute("fileLimit")
    int fileLimit() {
        return ContractSeal.LONGEST;
    }

    @ModelAttribute("certificate")
    String certificate() {
        return key.fingerprint();
    }

    @GetMapping
    String blank(Model model) {
        model.addAttribute("form", new CheckForm(null));
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
        var file = form.contract();
        if (file == null || file.isEmpty()) {
            errors.rejectValue("contract", "contract.check.missing");
        } else if (!rateLimit.mayTry("contracts:" + request.getRemoteAddr(), TRIES, WINDOW, clock.instant())) {
            errors.rejectValue("contract", "contract.check.tooMany", new Object[] {WINDOW.toMinutes()}, null);
        } else if (file.getSize() > ContractSeal.LONGEST) {
            model.addAttribute("found", SealCheck.NOT_OURS);
        } else {
            model.addAttribute("found", turns.call(() -> found(file.getBytes())));
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return PAGE;
    }

    private SealCheck found(byte[] file) {
        var stated = seal.stated(file);
        if (stated.isEmpty()) {
            return SealCheck.NOT_OURS;
        }
        return SealCheck.of(seal.open(file), stated.get(), Canonical.sha256(file), kept(stated.get()));
    }

    /** What we keep of the contract that this says it is. */
    private Optional<SignedFileRepository.Facts> kept(SealFacts stated) {
        try {
            return Tenancy.as(BusinessId.of(stated.business()), () -> files.kept(stated));
        } catch (NotFound noSuch) {
            return Optional.empty();
        }
    }

    record CheckForm(@Nullable MultipartFile contract) {}
}
