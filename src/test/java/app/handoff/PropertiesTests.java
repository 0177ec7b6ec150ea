package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;

/**
 * A template that asks for {@code line.price} gets one thing: it tries {@code getPrice()} and {@code isPrice()} before
 * {@code price()}, so two of them that tell different things would show the wrong one.
 */
class PropertiesTests {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.handoff");

    @Test
    void aNameOnAPageMeansOneThing() {
        var doubtful = new ArrayList<String>();
        for (var type : classes) {
            var told = told(type);
            told.forEach((name, method) -> {
                for (var prefix : new String[] {"get", "is"}) {
                    var other = told.get(prefix + StringUtils.capitalize(name));
                    if (other != null && !other.getRawReturnType().equals(method.getRawReturnType())) {
                        doubtful.add(type.getName() + ": " + name + "() and " + other.getName() + "(), rename one");
                    }
                }
            });
        }

        assertThat(classes.size()).isGreaterThan(500);
        assertThat(doubtful).isEmpty();
    }

    private static Map<String, JavaMethod> told(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getRawParameterTypes().isEmpty()
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !method.getModifiers().contains(JavaModifier.BRIDGE))
                .collect(Collectors.toMap(JavaMethod::getName, Function.identity(), (one, other) -> one));
    }
}
