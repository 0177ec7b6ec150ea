package app.handoff.scope.web;

import app.handoff.scope.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.server.ResponseStatusException;

/** Reads the form of a section out of a request, with the row that is to be removed taken out. */
final class Sent {

    /** Rows are numbered by us, with two digits at most; anything else was not sent by our pages. */
    private static final Pattern NAME =
            Pattern.compile("_?[A-Za-z]+(\\[\\d{1,2}](\\.[A-Za-z]+(\\[\\d{1,2}]\\.[A-Za-z]+)?)?)?");

    private static final Pattern ROW = Pattern.compile("\\d{1,2}");

    private Sent() {}

    static SectionForm form(Section section, HttpServletRequest request) {
        for (var name : request.getParameterMap().keySet()) {
            if (name.indexOf('[') >= 0 && !NAME.matcher(name).matches()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        }
        var binder = new ServletRequestDataBinder(null, "form");
        binder.setTargetType(ResolvableType.forClass(SectionForm.type(section)));
        binder.construct(request);
        if (!(binder.getTarget() instanceof SectionForm form)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var removed = request.getParameter("remove");
        return removed != null && ROW.matcher(removed).matches() ? form.withoutRow(Integer.parseInt(removed)) : form;
    }

    /** Which open form this came from; see {@link app.handoff.scope.SectionEdit}. */
    static String sheet(@Nullable String sent) {
        return sent != null && sent.matches("[0-9a-f-]{36}") ? sent : "";
    }
}
