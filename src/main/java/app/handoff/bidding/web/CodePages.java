package app.handoff.bidding.web;

import app.handoff.bidding.VendorDoor.Doorway;
import app.handoff.shared.Text;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.Guest;
import app.handoff.shared.web.LinkVisitor;
import app.handoff.shared.web.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** The page that asks for the code of a bid, by itself or in place of an answer to a form. */
@ControllerAdvice
class CodePages {

    private static final String VIEW = "bidding/bid-code";

    private final Format format;
    private final Clock clock;

    CodePages(Format format, Clock clock) {
        this.format = format;
        this.clock = clock;
    }

    /** Keeps what was typed within the question for the code. Files cannot be kept; they are to be chosen again. */
    @ExceptionHandler(CodeNeeded.class)
    Object asked(CodeNeeded needed, HttpServletRequest request) {
        if (MediaType.TEXT_PLAIN_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(format.message("bidding.code.notSaved"));
        }
        var visitor = (LinkVisitor) request.getAttribute(LinkVisitor.class.getName());
        boolean files = WebUtils.getNativeRequest(request, MultipartRequest.class) != null;
        var form = new CodeForm(null, null);
        var errors = new BeanPropertyBindingResult(form, "form");
        if (needed.refusal() != null) {
            Refusals.into(errors, needed.refusal());
        } else {
            errors.reject(
                    files
                            ? "bidding.code.neededForFiles"
                            : needed.door().lock().hasCode() ? "bidding.code.needed" : "bidding.code.chooseFirst");
        }
        var page = new ModelAndView(VIEW, HttpStatus.FORBIDDEN);
        page.addObject("guest", new Guest(visitor.businessName(), visitor.name()));
        page.addObject("localeTag", visitor.locality().locale().toLanguageTag());
        page.addObject("form", form);
        page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        page.addObject("door", door(needed.door(), visitor));
        page.addObject("action", files ? visitor.path("/bid/code") : address(request));
        page.addObject("kept", files ? List.of(new Kept("to", "/files")) : kept(request));
        return page;
    }

    /** The page by itself; it leads on to a page of the bid. */
    String page(Doorway doorway, LinkVisitor visitor, String to, Model model) {
        model.addAttribute("door", door(doorway, visitor));
        model.addAttribute("action", visitor.path("/bid/code"));
        model.addAttribute("kept", List.of(new Kept("to", to)));
        return VIEW;
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static List<Kept> kept(HttpServletRequest request) {
        var kept = new ArrayList<Kept>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && !name.equals(CodeLock.CODE)) {
                for (var value : values) {
                    kept.add(new Kept(name, value));
                }
            }
        });
        return kept;
    }

    Door door(Doorway doorway, LinkVisitor visitor) {
        var lock = doorway.lock();
        return new Door(
                visitor.path("/bid"),
                visitor.businessName(),
                doorway.request().title(),
                lock.hasCode(),
                story(doorway),
                lock.hasCode() && doorway.request().acceptsBids(clock.instant()));
    }

    /** Since when there is a code, in words: whoever did not choose it learns that somebody else was here. */
    private @Nullable Text story(Doorway doorway) {
        var zone = doorway.invitation().vendorZone();
        var lock = doorway.lock();
        if (lock.startedAgainAt() != null) {
            return Text.of("bidding.code.startedAgain", format.deadline(lock.startedAgainAt(), zone));
        }
        return lock.chosenAt() == null ? null : Text.of("bidding.code.begun", format.deadline(lock.chosenAt(), zone));
    }

    /**
     * @param story since when there is a code; null before
     * @param again whether the bid can be started again without the code
     */
    record Door(
            String at,
            String business,
            String title,
            boolean hasCode,
            @Nullable Text story,
            boolean again) {}

    /** A field of the form that was sent, to be sent again with the code. */
    record Kept(String name, String value) {}

    /** @param to the page of the bid to go on to, as {@code /tasks} */
    record CodeForm(@Nullable String code, @Nullable String to) {

        String typed() {
            return code == null ? "" : code;
        }
    }
}
