package app.handoff.sharelink;

import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.Proofs.Mode;
import app.handoff.sharelink.Proofs.Standing;
import app.handoff.text.Format;
import app.handoff.web.FormErrors;
import app.handoff.web.GuestFrame;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/** The page that asks for a code, by itself or in place of an answer to a form. */
@ControllerAdvice
class ProofPages {

    private static final String VIEW = "sharelink/code";
    private static final Set<String> OWN_FIELDS = Set.of("_csrf", Proofs.CODE, Proofs.SEND, Proofs.REMEMBER);

    private final Proofs proofs;
    private final Format format;

    ProofPages(Proofs proofs, Format format) {
        this.proofs = proofs;
        this.format = format;
    }

    /** Keeps what was typed within the question for the code. Files cannot be kept; they are to be chosen again. */
    @ExceptionHandler(ProofNeeded.class)
    Object asked(ProofNeeded needed, HttpServletRequest request) {
        if (MediaType.TEXT_PLAIN_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(format.message("sharelink.code.notSaved"));
        }
        var visitor = needed.visitor();
        var standing = proofs.standing(visitor);
        boolean files = WebUtils.getNativeRequest(request, MultipartRequest.class) != null;
        var form = new CodeForm(null, null);
        var errors = new BeanPropertyBindingResult(form, "form");
        if (needed.refusal() != null) {
            FormErrors.into(errors, needed.refusal());
        }
        var page = new ModelAndView(VIEW, HttpStatus.FORBIDDEN);
        if (needed.refusal() == null && request.getParameter(Proofs.SEND) == null) {
            page.addObject("needed", reason(standing, files));
        }
        page.addObject("guest", new GuestFrame(visitor.businessName(), visitor.name()));
        page.addObject("localeTag", visitor.locality().locale().toLanguageTag());
        page.addObject("form", form);
        page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        page.addObject("ask", ask(standing, visitor, request));
        page.addObject("action", visitor.path(files ? "/code" : page(request)));
        page.addObject("kept", files ? List.of(new Kept("to", page(request))) : kept(request));
        return page;
    }

    private static String reason(Standing standing, boolean files) {
        if (files) {
            return "sharelink.code.neededForFiles";
        }
        return standing.mode() == Mode.CHOOSE ? "sharelink.code.chooseFirst" : "sharelink.code.needed";
    }

    /** The page by itself; it leads on to another page behind the same link. */
    String page(LinkVisitor visitor, String to, HttpServletRequest request, Model model) {
        model.addAttribute("ask", ask(proofs.standing(visitor), visitor, request));
        model.addAttribute("action", visitor.path("/code"));
        model.addAttribute("kept", List.of(new Kept("to", to)));
        return VIEW;
    }

    /** The page behind the link, by whatever the address names the link. */
    private static String page(HttpServletRequest request) {
        var address = request.getRequestURI().substring(request.getContextPath().length());
        int page = address.indexOf('/', "/s/".length());
        return page < 0 ? "" : address.substring(page);
    }

    private static List<Kept> kept(HttpServletRequest request) {
        var kept = new ArrayList<Kept>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OWN_FIELDS.contains(name)) {
                for (var value : values) {
                    kept.add(new Kept(name, value));
                }
            }
        });
        return kept;
    }

    private Ask ask(Standing standing, LinkVisitor visitor, HttpServletRequest request) {
        var about = standing.about();
        var shown = (String) request.getAttribute(Proofs.SEND);
        var address = visitor.requiredHolder().address();
        // Whoever mistyped a code types it again, or another one, in the same field.
        boolean typed = standing.mode() == Mode.SEND && request.getParameter(Proofs.CODE) != null;
        return new Ask(
                visitor.path(about.home()),
                visitor.businessName(),
                about.title(),
                shown == null && !typed ? standing.mode() : Mode.ENTER,
                standing.hasOwn(),
                standing.mailed() ? hidden(Objects.requireNonNull(address)) : null,
                standing.sentAt() == null ? null : format.dayTime(standing.sentAt()),
                about.story(),
                about.lost() == null || standing.mailed() ? null : visitor.path(about.lost()),
                visitor.sample(),
                shown);
    }

    /** Its owner knows it by the beginning and the end; whoever else has the link learns it from nobody here. */
    private static String hidden(String address) {
        int at = address.indexOf('@');
        return address.substring(0, Math.min(1, at)) + "•••" + address.substring(at);
    }

    /**
     * @param at the page that opens to the link alone
     * @param mode what the page asks for
     * @param address where a code goes, hidden in part; null where none can be mailed
     * @param sentAt when the code was mailed that waits; null if none does
     * @param story since when there is a code; null before
     * @param lost the page for whoever has lost the code where no mail is sent; null elsewhere
     * @param sample whether it is in the sample business, where no mail leaves
     * @param shown a code of the sample business, to be typed; else null
     */
    record Ask(
            String at,
            String business,
            String title,
            Mode mode,
            boolean hasOwn,
            @Nullable String address,
            @Nullable String sentAt,
            @Nullable Sentence story,
            @Nullable String lost,
            boolean sample,
            @Nullable String shown) {

        public String titleKey() {
            return switch (mode) {
                case ENTER -> "sharelink.code.title";
                case SEND -> "sharelink.code.send.title";
                case CHOOSE -> "sharelink.code.choose.title";
                case NONE -> "sharelink.code.none.title";
            };
        }

        public String whyKey() {
            return mode == Mode.CHOOSE ? "sharelink.code.why.choose" : "sharelink.code.why";
        }

        /** Which code is meant. */
        public Sentence hint() {
            if (address != null && sentAt != null) {
                return Sentence.of("sharelink.code.label.hint." + (hasOwn ? "both" : "mailed"), address, sentAt);
            }
            return Sentence.of("sharelink.code.label.hint." + otherHint());
        }

        private String otherHint() {
            if (hasOwn) {
                return "own";
            }
            if (shown != null) {
                return "sample";
            }
            return sample ? "sampleWaiting" : "handed";
        }

        public boolean isEntered() {
            return mode == Mode.ENTER;
        }

        public boolean isChosen() {
            return mode == Mode.CHOOSE;
        }

        /** Whether the code has to be asked for first. */
        public boolean isSent() {
            return mode == Mode.SEND;
        }

        /** Whether the code comes by mail. */
        public boolean isMailed() {
            return isSent() && address != null;
        }

        /** Whether another code can be had than the one that is asked for. */
        public boolean isSentInstead() {
            return mode == Mode.ENTER && (address != null || sample && !hasOwn);
        }

        /** Whether the code is shown on the page, since no mail leaves the sample business. */
        public boolean isSampleCode() {
            return mode == Mode.SEND && address == null;
        }

        public Sentence button() {
            if (mode == Mode.SEND) {
                return Sentence.of(address == null ? "sharelink.code.sample" : "sharelink.code.send");
            }
            if (sample) {
                return Sentence.of("sharelink.code.sampleAgain");
            }
            return sentAt == null
                    ? Sentence.of("sharelink.code.sendInstead", String.valueOf(address))
                    : Sentence.of("sharelink.code.sendAgain");
        }

        public boolean isImpossible() {
            return mode == Mode.NONE;
        }
    }

    /** A field of the form that was sent, to be sent again with the code. */
    record Kept(String name, String value) {}

    /** @param to the page to go on to, as {@code /bid/tasks} */
    record CodeForm(@Nullable String code, @Nullable String to) {

        String typed() {
            return code == null ? "" : code;
        }
    }
}
