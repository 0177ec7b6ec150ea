package app.handoff.web;

import app.handoff.text.NumberKind.NumberField;
import app.handoff.text.Numbers;
import app.handoff.text.UnreadableNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.annotation.ModelFactory;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

/**
 * Reads the form of a page. Numbers are read as {@link Numbers} does, by what their field counts. Where one answer cannot be
 * read, such as a number in words, the form is there all the same: that answer is null and said to be wrong, and the page
 * can go on to say what is wrong with the others.
 */
public final class FormReader implements HandlerMethodArgumentResolver {

    private final ServletModelAttributeMethodProcessor forms;

    private FormReader(ServletModelAttributeMethodProcessor forms) {
        this.forms = forms;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return forms.supportsParameter(parameter);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        var name = ModelFactory.getNameForParameter(parameter);
        var numbers = TypedNumbers.read(
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
                parameter.getParameterType(),
                name);
        if (numbers.hasErrors() && !saysErrors(parameter)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var form = forms.resolveArgument(parameter, page, numbers.in(request), binders);
        if (page == null
                || binders == null
                || !(page.getModel().get(BindingResult.MODEL_KEY_PREFIX + name) instanceof BindingResult errors)
                || errors.getTarget() != null && !numbers.hasErrors()) {
            return form;
        }
        var unreadable = Stream.concat(
                        numbers.errors().stream(),
                        errors.getFieldErrors().stream()
                                .filter(FieldError::isBindingFailure)
                                .flatMap(error -> whereTyped(error, numbers)))
                .toList();
        var binder = (ServletRequestDataBinder)
                binders.createBinder(request, null, name, ResolvableType.forMethodParameter(parameter));
        binder.construct(new Readable(
                numbers, unreadable.stream().map(FieldError::getField).collect(Collectors.toSet())));
        if (binder.getTarget() == null || errors.hasFieldErrors("version")) {
            // Nobody types the version that a form carries along: there is no field to say this at.
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        unreadable.forEach(binder.getBindingResult()::addError);
        if (parameter.hasParameterAnnotation(Valid.class)) {
            binder.validate();
        }
        page.removeAttributes(errors.getModel());
        page.addAllAttributes(binder.getBindingResult().getModel());
        return binder.getTarget();
    }

    /** Reads a form whose type follows from the address of its page; what no page of ours sends is a bad request. */
    public static BindingResult read(Class<?> type, HttpServletRequest sent) {
        var binder = new ServletRequestDataBinder(null, "form");
        FieldNames.onlyNamed(binder);
        binder.setTargetType(ResolvableType.forClass(type));
        binder.construct(TypedNumbers.read(sent, type, "form"));
        var read = binder.getBindingResult();
        if (read.getTarget() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return read;
    }

    private static boolean saysErrors(MethodParameter parameter) {
        var parameters = parameter.getExecutable().getParameterTypes();
        int next = parameter.getParameterIndex() + 1;
        return next < parameters.length && Errors.class.isAssignableFrom(parameters[next]);
    }

    // The framework names a list whose row it cannot read, not the row.
    private static Stream<FieldError> whereTyped(FieldError error, HttpServletRequest sent) {
        if (sent.getParameterMap().containsKey(error.getField())) {
            return Stream.of(error);
        }
        return sent.getParameterMap().entrySet().stream()
                .filter(typed -> typed.getKey().startsWith(error.getField() + "[")
                        && List.of(typed.getValue()).contains(String.valueOf(error.getRejectedValue())))
                .map(typed -> new FieldError(
                        error.getObjectName(),
                        typed.getKey(),
                        error.getRejectedValue(),
                        true,
                        error.getCodes(),
                        error.getArguments(),
                        error.getDefaultMessage()));
    }

    /**
     * The request with its numbers as a computer writes them; those that cannot be read are not in it. A gap in the rows is an
     * empty row.
     */
    private static final class TypedNumbers extends HttpServletRequestWrapper {

        private final Map<String, String> numbers;
        private final Map<String, String[]> all;
        private final List<FieldError> errors;

        private TypedNumbers(HttpServletRequest sent, Map<String, String> numbers, List<FieldError> errors) {
            super(sent);
            this.numbers = numbers;
            this.all = new LinkedHashMap<>(sent.getParameterMap());
            this.errors = errors;
            numbers.forEach((path, number) -> all.put(path, new String[] {number}));
        }

        static TypedNumbers read(HttpServletRequest sent, Class<?> form, String name) {
            var numbers =
                    new HashMap<>(FormRows.gaps(form, sent.getParameterMap().keySet()));
            var errors = new ArrayList<FieldError>();
            sent.getParameterMap().forEach((path, typed) -> {
                var field = typed.length == 1 && !typed[0].isBlank() ? NumberField.ofNumber(form, path) : null;
                if (field != null) {
                    try {
                        numbers.put(path, Numbers.print(Numbers.read(typed[0], field.kind(), field.whole())));
                    } catch (UnreadableNumber unreadable) {
                        numbers.put(path, "");
                        errors.add(error(name, path, typed[0], unreadable));
                    }
                }
            });
            return new TypedNumbers(sent, numbers, errors);
        }

        // A field may have a sentence of its own for what is simply no number.
        private static FieldError error(String form, String path, String typed, UnreadableNumber unreadable) {
            var own = "typeMismatch." + form + "." + path.replaceAll("\\[[^]]*]", "");
            var codes = unreadable.isPlain() ? new String[] {own, unreadable.code()} : new String[] {unreadable.code()};
            return new FieldError(form, path, typed, true, codes, unreadable.words(), unreadable.code());
        }

        NativeWebRequest in(NativeWebRequest request) {
            return numbers.isEmpty()
                    ? request
                    : new ServletWebRequest(this, request.getNativeResponse(HttpServletResponse.class));
        }

        boolean hasErrors() {
            return !errors.isEmpty();
        }

        List<FieldError> errors() {
            return errors;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return numbers.containsKey(name) ? numbers.get(name) : super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return numbers.containsKey(name) ? all.get(name) : super.getParameterValues(name);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(all.keySet());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return all;
        }
    }

    /** The request without those answers that cannot be read. */
    private static final class Readable extends HttpServletRequestWrapper {

        private final Set<String> unreadable;

        Readable(HttpServletRequest request, Set<String> unreadable) {
            super(request);
            this.unreadable = unreadable;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return unreadable.contains(name) ? nothing(name) : super.getParameterValues(name);
        }

        // A row of a list is there all the same: the framework would try to build a number out of further answers.
        private static String @Nullable [] nothing(String name) {
            return name.endsWith("]") ? new String[] {""} : null;
        }
    }

    /** Puts this reader before the one of the framework, which gives up the whole form for one answer. */
    @Configuration(proxyBeanMethods = false)
    static class Reading {

        @Autowired
        void readForms(RequestMappingHandlerAdapter pages) {
            var resolvers = pages.getArgumentResolvers();
            if (resolvers != null) {
                pages.setArgumentResolvers(
                        resolvers.stream().map(Reading::reader).toList());
            }
        }

        private static HandlerMethodArgumentResolver reader(HandlerMethodArgumentResolver resolver) {
            return resolver instanceof ServletModelAttributeMethodProcessor forms ? new FormReader(forms) : resolver;
        }
    }
}
