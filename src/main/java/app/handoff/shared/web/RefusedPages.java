package app.handoff.shared.web;

import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a page did not handle itself into a page in plain words. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedPages {

    private final Format format;

    RefusedPages(Format format) {
        this.format = format;
    }

    @ExceptionHandler(NotFound.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    @ExceptionHandler(RuleViolation.class)
    ModelAndView refused(RuleViolation violation, HttpServletRequest request) {
        var page = new ModelAndView("error/409", HttpStatus.CONFLICT);
        page.addObject("sentence", format.message(violation.code(), violation.arguments()));
        return page;
    }

    /** Also what the database refuses because the same came twice at once. */
    @ExceptionHandler({
        EditedMeanwhile.class,
        OptimisticLockingFailureException.class,
        DataIntegrityViolationException.class
    })
    ModelAndView editedMeanwhile() {
        var page = new ModelAndView("error/409", HttpStatus.CONFLICT);
        page.addObject("sentence", format.message("error.editedMeanwhile"));
        return page;
    }

    /** A field that no form of ours has, such as the hundred thousandth line of a list. */
    @ExceptionHandler(InvalidPropertyException.class)
    void noSuchField(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    void tooLarge(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    }
}
