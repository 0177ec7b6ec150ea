package app.handoff.delivery;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Turns;
import app.handoff.text.Format;
import app.handoff.web.Anyone;
import app.handoff.web.FormSubmission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where a system posts the numbers of a week, with a token that is for this alone. They become the draft of the report; nothing is sent
 * by it, and nothing is told but what was posted. What is wrong is answered as problem details (RFC 9457).
 */
@Controller
class NumbersApiController {

    static final String ADDRESS = "/api/numbers";

    private static final String BEARER = "bearer ";
    private static final int POSTS = 60;
    private static final int GUESSES = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** So many that come from where somebody guesses are looked up at once. */
    private static final int SUSPECTS = 2;

    private final Turns suspects = new Turns(SUSPECTS);

    private final NumberTokens tokens;
    private final SystemNumbers numbers;
    private final Businesses businesses;
    private final RateLimit rateLimit;
    private final Format format;
    private final Clock clock;

    NumbersApiController(
            NumberTokens tokens,
            SystemNumbers numbers,
            Businesses businesses,
            RateLimit rateLimit,
            Format format,
            Clock clock) {
        this.tokens = tokens;
        this.numbers = numbers;
        this.businesses = businesses;
        this.rateLimit = rateLimit;
        this.format = format;
        this.clock = clock;
    }

    @PostMapping(ADDRESS)
    @Anyone
    ResponseEntity<Object> take(HttpServletRequest request) throws IOException {
        var now = clock.instant();
        if (!isJson(request)) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, format.message("delivery.token.api.notJson"), List.of());
        }
        var sent = token(request);
        if (sent.isEmpty()) {
            return unknown(request, now);
        }
        var body = request.getInputStream().readNBytes(PostedNumbers.MOST_BYTES + 1);
        var scope = rateLimit.hasReached(guesses(request), GUESSES, WINDOW, now)
                ? suspects.take(() -> scope(sent.get(), now))
                : scope(sent.get(), now);
        if (scope.isEmpty()) {
            return unknown(request, now);
        }
        return Tenancy.as(
                scope.get(),
                () -> tokens.use(sent.get(), now)
                        .map(token -> takeUnlessTooMany(token, body, now))
                        .orElseGet(() -> unknown(request, now)));
    }

    /** Whose token it is, if it works. */
    private Optional<Tenancy.Scope> scope(ShareToken sent, Instant now) {
        return Tenancy.as(
                sent.business(),
                () -> tokens.works(sent, now)
                        ? businesses
                                .find(sent.business())
                                .map(business -> Tenancy.Scope.of(business.id()).at(business.locality()))
                        : Optional.empty());
    }

    /** Only what comes with a token is counted by it: what somebody made up leaves nothing behind. */
    private ResponseEntity<Object> takeUnlessTooMany(NumberToken token, byte[] body, Instant now) {
        var posts = "numbers:" + token.getId().id();
        return rateLimit.mayTry(posts, POSTS, WINDOW, now)
                ? take(token, body, now)
                : tooMany(rateLimit.wait(posts, WINDOW, now), format.message("delivery.token.api.tooMany", POSTS));
    }

    private ResponseEntity<Object> take(NumberToken token, byte[] body, Instant now) {
        if (body.length > PostedNumbers.MOST_BYTES) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    format.message("delivery.token.api.tooLarge", PostedNumbers.MOST_BYTES / 1024),
                    List.of());
        }
        PostedNumbers posted;
        try {
            posted = PostedNumbers.read(body);
        } catch (PostedNumbers.Unreadable unreadable) {
            return problem(HttpStatus.BAD_REQUEST, format.message(unreadable.key(), unreadable.words()), List.of());
        }
        try {
            return answer(FormSubmission.answerAfterOthers(() -> numbers.take(token.delivery(), posted, now)));
        } catch (RuleViolation refused) {
            return problem(
                    refused.field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                    format.message(refused.code(), refused.arguments()),
                    List.of());
        }
    }

    private ResponseEntity<Object> answer(SystemNumbers.Taken taken) {
        if (!taken.found().problems().isEmpty()) {
            var errors = new ArrayList<Map<String, Object>>();
            for (var wrong : taken.found().problems()) {
                var error = new LinkedHashMap<String, Object>();
                error.put("row", wrong.row());
                error.put("level", wrong.level());
                error.put("value", wrong.typed());
                error.put("detail", format.text(wrong.why()));
                errors.add(error);
            }
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    format.message("delivery.token.api.wrong", errors.size()),
                    errors);
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("week", taken.week());
        told.put("levels", taken.found().found().size());
        told.put("leftOut", taken.leftOut());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(told);
    }

    /** Somebody sent the report, or changed the work, at the same moment twice in a row. */
    @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class})
    ResponseEntity<Object> meanwhile() {
        return problem(HttpStatus.CONFLICT, format.message("delivery.token.api.meanwhile"), List.of());
    }

    private static Optional<ShareToken> token(HttpServletRequest request) {
        var said = request.getHeader(HttpHeaders.AUTHORIZATION);
        return said != null && said.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? ShareToken.read(said.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static boolean isJson(HttpServletRequest request) {
        try {
            var type = request.getContentType();
            return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /**
     * A token that never was, was revoked, or has expired: all look the same. Whoever shares an address with somebody who guesses
     * is not kept out: only what is not known is refused for the others' guesses.
     */
    private ResponseEntity<Object> unknown(HttpServletRequest request, Instant now) {
        var guesses = guesses(request);
        if (rateLimit.hasReached(guesses, GUESSES, WINDOW, now) || !rateLimit.mayTry(guesses, GUESSES, WINDOW, now)) {
            return tooMany(rateLimit.wait(guesses, WINDOW, now), format.message("delivery.token.api.tooManyUnknown"));
        }
        return answered(
                ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"),
                HttpStatus.UNAUTHORIZED,
                format.message("delivery.token.api.unknownToken"),
                List.of());
    }

    private static String guesses(HttpServletRequest request) {
        return "api:" + request.getRemoteAddr();
    }

    private static ResponseEntity<Object> tooMany(Duration wait, String detail) {
        return answered(
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds()))),
                HttpStatus.TOO_MANY_REQUESTS,
                detail,
                List.of());
    }

    private ResponseEntity<Object> problem(HttpStatus status, String detail, List<Map<String, Object>> errors) {
        return answered(ResponseEntity.status(status), status, detail, errors);
    }

    private static ResponseEntity<Object> answered(
            ResponseEntity.BodyBuilder answer, HttpStatus status, String detail, List<Map<String, Object>> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
