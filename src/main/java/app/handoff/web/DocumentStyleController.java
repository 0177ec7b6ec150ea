package app.handoff.web;

import app.handoff.kernel.BrandColour;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The colour of a business for the documents on a page, as a style sheet, since no page has styles of its own. It says nothing but
 * what its address says, so it is the same for everybody and for good.
 */
@Controller
@Anyone
class DocumentStyleController {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    /** @param colour as six digits */
    @GetMapping("/document.css")
    ResponseEntity<String> sheet(@RequestParam(name = "v", defaultValue = "") String colour) {
        var chosen = named(colour);
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(String.format(
                        Locale.ROOT,
                        ".document { --own: %s; --own-text: light-dark(%s, %s); }%n",
                        chosen,
                        chosen.onPaper(),
                        chosen.onDarkScreen()));
    }

    private static BrandColour named(String colour) {
        try {
            return BrandColour.of(colour);
        } catch (RuleViolation none) {
            throw new NotFound();
        }
    }
}
