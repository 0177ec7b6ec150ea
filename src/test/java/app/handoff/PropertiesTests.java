package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;

/**
 * A template that asks for {@code line.price} gets one thing: it tries {@code getPrice()} and {@code isPrice()} before
 * {@code price()}, so two of them that tell different things would show the wrong one.
 */
class PropertiesTests {

    @Test
    void aNameOnAPageMeansOneThing() throws Exception {
        var classes = classes();
        var doubtful = new ArrayList<String>();
        for (var type : classes) {
            var told = told(type);
            told.forEach((name, method) -> {
                for (var prefix : new String[] {"get", "is"}) {
                    var other = told.get(prefix + StringUtils.capitalize(name));
                    if (other != null && !other.getReturnType().equals(method.getReturnType())) {
                        doubtful.add(type.getName() + ": " + name + "() and " + other.getName() + "(), rename one");
                    }
                }
            });
        }

        assertThat(classes).hasSizeGreaterThan(500);
        assertThat(doubtful).isEmpty();
    }

    /** Every class of the application, as it is: nothing of it runs. */
    private static List<Class<?>> classes() throws Exception {
        var folder = Path.of(HandoffApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var found = new ArrayList<Class<?>>();
        try (var files = Files.walk(folder.resolve("app/handoff"))) {
            for (var file : files.map(folder::relativize).map(Path::toString).toList()) {
                if (file.endsWith(".class")) {
                    var name =
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.');
                    found.add(Class.forName(name, false, HandoffApplication.class.getClassLoader()));
                }
            }
        }
        return found;
    }

    private static Map<String, Method> told(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic() && !method.isBridge())
                .collect(Collectors.toMap(Method::getName, Function.identity(), (one, other) -> one));
    }
}
