package app.handoff.web;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TooBusy;
import app.handoff.text.Format;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a page did not handle itself into a page in plain words. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages {

    /** unique_violation and foreign_key_violation of PostgreSQL. */
    private static final Set<String> AT_THE_SAME_MOMENT = Set.of("23505", "23503");

    private final Format format;
    private final ObjectProvider<OtherBusinesses> others;

    ErrorPages(Format format, ObjectProvider<OtherBusinesses> others) {
        this.format = format;
        this.others = others;
    }

    /** A page of another business of the reader says so; any other one looks the same, whoever's it may be. */
    @ExceptionHandler(NotFound.class)
    @Nullable ModelAndView notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var elsewhere = elsewhere(request);
        if (elsewhere.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return null;
        }
        var page = new ModelAndView("error/elsewhere", HttpStatus.NOT_FOUND);
        page.addObject("other", elsewhere.get());
        page.addObject("path", path(request));
        AccessInterceptor.frameOfRefusal(request).forEach(page::addObject);
        return page;
    }

    private Optional<OtherBusinesses.Other> elsewhere(HttpServletRequest request) {
        return TransactionOfRequest.isReading(request)
                        && request.getAttribute(CurrentMember.class.getName()) instanceof CurrentMember
                ? others.stream()
                        .flatMap(all -> all.withPage(path(request)).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @ExceptionHandler(RuleViolation.class)
    ModelAndView refused(RuleViolation violation, HttpServletRequest request) {
        return conflict(format.message(violation.code(), violation.arguments()), request);
    }

    @ExceptionHandler({EditedMeanwhile.class, ConcurrencyFailureException.class})
    ModelAndView editedMeanwhile(HttpServletRequest request) {
        return conflict(format.message("error.editedMeanwhile"), request);
    }

    /**
     * The same came twice at once, or what it refers to was removed at the same moment; also where somebody else's appeared
     * while this transaction was reading. Anything else that the database refuses is a mistake of ours and must not hide
     * behind this sentence.
     */
    @ExceptionHandler(DataIntegrityViolationException.class)
    ModelAndView refusedByDatabase(DataIntegrityViolationException refused, HttpServletRequest request) {
        if (refused instanceof DuplicateKeyException) {
            return editedMeanwhile(request);
        }
        var cause = NestedExceptionUtils.getMostSpecificCause(refused);
        if (cause instanceof SQLException sql && AT_THE_SAME_MOMENT.contains(String.valueOf(sql.getSQLState()))) {
            return editedMeanwhile(request);
        }
        throw refused;
    }

    @ExceptionHandler(TooBusy.class)
    void tooBusy(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(TooBusy.COME_AGAIN.toSeconds()));
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    /** A field that no form of ours has. */
    @ExceptionHandler(InvalidPropertyException.class)
    void noSuchField(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    void tooLarge(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    }

    private static ModelAndView conflict(String sentence, HttpServletRequest request) {
        var page = new ModelAndView("error/409", HttpStatus.CONFLICT);
        page.addObject("sentence", sentence);
        AccessInterceptor.frameOfRefusal(request).forEach(page::addObject);
        return page;
    }
}
