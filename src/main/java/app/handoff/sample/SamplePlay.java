package app.handoff.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What happens in the sample business, told in one file for each chapter under {@code sample}. What all acts of a name have in
 * common stands in {@code common.json} once. What stands in braces is a day, or who looks around: see {@link SampleCalendar}.
 */
@Component
class SamplePlay {

    /** The chapters in the order in which they are played. */
    static final List<String> CHAPTERS = List.of(
            "tasks", "vendors", "payroll", "evening-support", "front-desk", "data-entry", "bookkeeping", "it-upkeep");

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]*)}");
    private static final String OWNER = "owner";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, SampleAct<?>> acts = new HashMap<>();

    SamplePlay(List<SampleActs> modules) {
        for (var module : modules) {
            for (var act : module.acts()) {
                if (acts.put(act.name(), act) != null) {
                    throw new IllegalStateException("Two modules play \"" + act.name() + "\" in the sample business");
                }
            }
        }
    }

    static Studio studio() {
        return read("studio", Studio.class);
    }

    /**
     * The whole play, as it is told on this day to this person.
     *
     * @throws RuntimeException if it calls for an act that no module plays, or tells what no such act knows
     */
    List<Chapter> told(SampleCalendar days, String owner) {
        var common = read("common", ObjectNode.class);
        common.propertyNames().forEach(this::act);
        return CHAPTERS.stream()
                .map(name -> chapter(read(name, ToldChapter.class), common, days, owner))
                .toList();
    }

    private Chapter chapter(ToldChapter told, ObjectNode common, SampleCalendar days, String owner) {
        var steps = new ArrayList<Step<?>>();
        for (var one : told.acts()) {
            steps.add(step(act(one.act()), one, common, days, owner));
        }
        return new Chapter(told.engagement(), steps);
    }

    private static <F> Step<F> step(
            SampleAct<F> act, ToldAct told, ObjectNode common, SampleCalendar days, String owner) {
        var facts = common.path(act.name()).isObject()
                ? common.path(act.name()).deepCopy()
                : JsonNodeFactory.instance.objectNode();
        var whole = filledIn(over(facts, told.facts()), days, owner);
        return new Step<>(act, days.moment(told.when()), told.by(), JSON.treeToValue(whole, act.facts()));
    }

    private SampleAct<?> act(String name) {
        var act = acts.get(name);
        if (act == null) {
            throw new IllegalArgumentException("No module plays \"" + name + "\" in the sample business");
        }
        return act;
    }

    /** What is told of one act, laid over what all such acts have in common. */
    private static JsonNode over(JsonNode common, @Nullable JsonNode told) {
        if (told == null) {
            return common;
        }
        if (!(common instanceof ObjectNode whole) || !told.isObject()) {
            return told;
        }
        told.properties().forEach(one -> whole.set(one.getKey(), over(whole.path(one.getKey()), one.getValue())));
        return whole;
    }

    private static JsonNode filledIn(JsonNode node, SampleCalendar days, String owner) {
        if (node.isObject()) {
            var whole = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(one -> whole.set(one.getKey(), filledIn(one.getValue(), days, owner)));
            return whole;
        }
        if (node.isArray()) {
            var whole = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> whole.add(filledIn(one, days, owner)));
            return whole;
        }
        return node.isString() ? StringNode.valueOf(filledIn(node.stringValue(), days, owner)) : node;
    }

    private static String filledIn(String text, SampleCalendar days, String owner) {
        return IN_BRACES.matcher(text).replaceAll(found -> {
            var told = found.group(1);
            return Matcher.quoteReplacement(told.equals(OWNER) ? owner : days.written(told));
        });
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream in = new ClassPathResource("sample/" + name + ".json").getInputStream()) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of the play, about one engagement or about none. */
    record Chapter(@Nullable String engagement, List<Step<?>> steps) {}

    /** One act, at its time, with its facts. */
    record Step<F>(SampleAct<F> act, Instant at, String by, F facts) {}

    private record ToldChapter(@Nullable String engagement, List<ToldAct> acts) {}

    private record ToldAct(
            String act, String when, String by, @Nullable ObjectNode facts) {}
}
