package app.handoff.security;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Proof;
import app.handoff.web.AccessInterceptor;
import app.handoff.web.ThroughLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One handler of the application: its address, what the parts of the address name, and who may open it.
 *
 * @param kinds what each variable of the address names, in order, as {@code routes.properties} says
 * @param form every field and parameter that it reads, filled with something of the right type
 * @param accept what a page has to ask for to get this handler and no other of the same address
 */
record Route(
        HttpMethod method,
        String pattern,
        List<String> kinds,
        Annotation rule,
        @Nullable MediaType accept,
        Map<String, String> form) {

    static final String TOKEN = "token";

    private static final String TEXT = "a calm ledger of pine";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** All of them, by address. */
    static List<Route> all(ApplicationContext context) {
        var table = table();
        var routes = new ArrayList<Route>();
        var mapping = context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!handler.getBeanType().getName().startsWith("app.handoff")) {
                return;
            }
            var rule = Objects.requireNonNull(AccessInterceptor.ruleOf(handler), handler::toString);
            var produced = info.getProducesCondition().getProducibleMediaTypes().stream()
                    .findFirst();
            for (var pattern : info.getPatternValues()) {
                for (var method : info.getMethodsCondition().getMethods()) {
                    routes.add(new Route(
                            RequestMethod.valueOf(method.name()).asHttpMethod(),
                            pattern,
                            kinds(pattern, table),
                            rule,
                            produced.orElse(null),
                            form(handler)));
                }
            }
        });
        routes.sort(Comparator.comparing(Route::pattern)
                .thenComparing(route -> route.method().name()));
        return routes;
    }

    private static Properties table() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("routes.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> kinds(String pattern, Properties table) {
        var kinds = new ArrayList<String>();
        var variables = VARIABLE.matcher(pattern);
        while (variables.find()) {
            var beginning = pattern.substring(0, variables.end());
            var kind = table.getProperty(beginning);
            if (kind == null) {
                throw new AssertionError("Nobody knows whose rows " + variables.group() + " of " + pattern
                        + " names, so nobody can show that they stay apart. Add to src/test/resources/routes.properties:"
                        + " " + beginning + "=<table of its rows, 'WORD' of a fixed list, or token>");
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private static Map<String, String> form(HandlerMethod handler) {
        var form = new TreeMap<String, String>();
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            var type = parameter.getParameterType();
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                form.put(
                        asked.name().isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : asked.name(),
                        something(type));
            } else if (type.isRecord()
                    && !parameter.hasParameterAnnotation(PathVariable.class)
                    && type != CurrentMember.class
                    && type != LinkVisitor.class
                    && type != Proof.class) {
                for (var field : type.getRecordComponents()) {
                    form.put(field.getName(), something(field.getType()));
                }
            }
        }
        return form;
    }

    private static String something(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        } else if (type == LocalDate.class) {
            return LocalDate.now().toString();
        } else if (type == LocalTime.class) {
            return "09:00";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "0" : TEXT;
    }

    /** Whether it only reads; HEAD asks for a page, too, or for what would stand above it. */
    boolean isGet() {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    boolean isBehindLink() {
        return pattern.startsWith("/s/");
    }

    boolean admits(Caller caller) {
        return rule instanceof ThroughLink link && Arrays.asList(link.value()).contains(caller.purpose());
    }

    /** The places of the address that name a row of a business. */
    List<Integer> rowsNamed() {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < kinds.size(); i++) {
            if (!kinds.get(i).equals(TOKEN) && !kinds.get(i).startsWith("'")) {
                places.add(i);
            }
        }
        return places;
    }

    /** What to put into the address to name these things. */
    List<String> values(Things things, @Nullable String token) {
        return kinds.stream()
                .map(kind -> kind.equals(TOKEN)
                        ? Objects.requireNonNullElse(token, "")
                        : kind.startsWith("'") ? kind.substring(1, kind.length() - 1) : things.id(kind))
                .toList();
    }

    /** The form with this identity in every field that takes a text. */
    Map<String, String> formNaming(String id) {
        var filled = new TreeMap<>(form);
        filled.replaceAll((field, value) -> value.equals(TEXT) ? id : value);
        return filled;
    }

    /** Identities that nothing has, in these places. */
    static List<String> strange(List<String> values, List<Integer> places) {
        var strange = new ArrayList<>(values);
        places.forEach(place -> strange.set(place, Ids.next().toString()));
        return strange;
    }

    String address(List<String> values) {
        var address = new StringBuilder();
        var variables = VARIABLE.matcher(pattern);
        for (var value : values) {
            variables.find();
            variables.appendReplacement(address, value);
        }
        return variables.appendTail(address).toString();
    }

    /** What the variables name in this address, if it is one of this route. */
    Optional<List<String>> valuesIn(String address) {
        var found = Pattern.compile(VARIABLE.matcher(pattern).replaceAll("([^/]+)"))
                .matcher(address.replaceAll("[?#].*", ""));
        return found.matches()
                ? Optional.of(IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .toList())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
