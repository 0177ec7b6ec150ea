package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Canonical;
import app.handoff.scope.Scopes;
import app.handoff.submission.BidContent;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;
import tools.jackson.databind.JsonNode;

/**
 * What earlier versions stored as JSON is read by this one, and written again as it was. Each column has a file of what stood
 * in it, {@code stored/<table>.<column>.json}; each event that waits for a listener, {@code stored/event_publication.<event>.json}.
 * A form that is no longer written stands in {@code <name>.earlier.json} beside what it is read as.
 */
@SpringBootTest
class StoredFormsTests {

    private static final Path STORED = Path.of("src/test/resources/stored");

    /** Texts that people agreed to by their hash: not one character may change. */
    private static final Map<String, Class<?>> TEXTS =
            Map.of("bid_content.canonical", BidContent.class, "frozen_scope.content", Scopes.HASHED);

    /** What is mapped by its parts, and stored by their names. */
    private static final Map<String, Class<?>> PARTS =
            Map.of("report_version.sent_by", Actor.class, "status_report.submitted_by", Actor.class);

    @Autowired
    EntityManagerFactory entities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EventSerializer events;

    @Autowired
    ApplicationContext context;

    @Test
    void everyColumnAndEventHasItsFile() throws IOException {
        var forms = forms().keySet();
        assertThat(forms).as("every column of JSON is mapped as such").containsAll(columns());
        var expected = new TreeSet<>(forms);
        expected.addAll(TEXTS.keySet());
        try (var files = Files.list(STORED)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".earlier.json"))
                            .map(name -> name.replaceAll("\\.json$", "")))
                    .as(
                            "put what the new column or event holds into %s/<name>.json as a list; what once stood in a database stays readable",
                            STORED)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsStoredIsReadAndWrittenAsItWas() {
        return forms().entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(
                        form.getKey(),
                        () -> assertThat(stored(form.getKey()))
                                .isNotEmpty()
                                .allSatisfy(stored -> assertThat(again(stored, form.getValue()))
                                        .isEqualTo(Canonical.write(stored)))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoLongerWrittenIsRead() throws IOException {
        try (var files = Files.list(STORED)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".earlier.json"))
                    .toList()
                    .stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> {
                        var form = forms().get(name.replace(".earlier.json", ""));
                        assertThat(stored(name.replaceAll("\\.json$", "")))
                                .isNotEmpty()
                                .allSatisfy(earlier -> assertThat(again(earlier.get("stored"), form))
                                        .isEqualTo(Canonical.write(earlier.get("now"))));
                    }));
        }
    }

    @TestFactory
    Stream<DynamicTest> whatPeopleAgreedToStaysToTheLetter() {
        return TEXTS.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> {
                    var stored = Files.readString(STORED.resolve(text.getKey() + ".json"))
                            .strip();
                    assertThat(Canonical.write(Canonical.read(stored, text.getValue())))
                            .isEqualTo(stored);
                }));
    }

    private List<String> columns() {
        return jdbc.sql("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'jsonb'")
                .query(String.class)
                .list();
    }

    private static String again(JsonNode stored, UnaryOperator<String> form) {
        return Canonical.write(tree(form.apply(stored.toString())));
    }

    private static List<JsonNode> stored(String name) throws IOException {
        return tree(Files.readString(STORED.resolve(name + ".json")))
                .valueStream()
                .toList();
    }

    private static JsonNode tree(String json) {
        return Canonical.read(json, JsonNode.class);
    }

    /** Reads and writes what stands in each column that is mapped to JSON, and each event that is written down. */
    private Map<String, UnaryOperator<String>> forms() {
        var forms = new TreeMap<String, UnaryOperator<String>>();
        var factory = entities.unwrap(SessionFactoryImplementor.class);
        var mapper = factory.getSessionFactoryOptions().getJsonFormatMapper();
        factory.getMappingMetamodel()
                .forEachEntityDescriptor(entity -> entity.forEachSelectable((index, column) -> {
                    if (column.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode() == SqlTypes.JSON) {
                        var type = column.getJdbcMapping().getMappedJavaType();
                        forms.put(
                                column.getContainingTableExpression() + "." + column.getSelectionExpression(),
                                stored -> again(stored, type, mapper, factory.getWrapperOptions()));
                    }
                }));
        PARTS.forEach((column, type) -> forms.put(column, stored -> Canonical.write(Canonical.read(stored, type))));
        events().forEach(event -> forms.put(
                "event_publication."
                        + event.getName().replaceFirst("^.*\\.", "").replace('$', '.'),
                stored -> (String) events.serialize(events.deserialize(stored, event))));
        return forms;
    }

    private static <T> String again(String stored, JavaType<T> type, FormatMapper mapper, WrapperOptions options) {
        return mapper.toString(mapper.fromString(stored, type, options), type, options);
    }

    private Stream<Class<?>> events() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getType)
                .filter(type -> type != null && type.getName().startsWith("app.handoff"))
                .flatMap(type -> MethodIntrospector.selectMethods(ClassUtils.getUserClass(type), (MethodFilter)
                                method -> AnnotatedElementUtils.isAnnotated(method, ApplicationModuleListener.class))
                        .stream())
                .map(method -> method.getParameterTypes()[0]);
    }
}
