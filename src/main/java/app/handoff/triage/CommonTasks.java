package app.handoff.triage;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.Names;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The common tasks that come with Handoff, in {@code triage/tasks.json}. What is called otherwise in a country, such as taxes and
 * the law of privacy, has a name of its own there.
 */
@Component
class CommonTasks {

    private static final String ALONE = "=";

    private final List<CommonTask> tasks;
    private final Map<String, List<String>> regions;
    private final List<Phrase> phrases;
    private final MessageSource messages;

    CommonTasks(MessageSource messages, Format format) {
        var stored = Canonical.resource("triage/tasks.json", Stored.class);
        tasks = List.copyOf(stored.tasks());
        regions = Map.copyOf(stored.regions());
        this.messages = messages;
        phrases = tasks.stream()
                .flatMap(task -> Stream.concat(
                                Stream.of(format.message(key(task, "name"))),
                                Arrays.stream(format.message(key(task, "words")).split(",")))
                        .map(words -> Phrase.of(words.strip(), task)))
                .sorted(Comparator.comparing((Phrase phrase) -> phrase.words().length())
                        .reversed())
                .toList();
    }

    List<CommonTask> all() {
        return tasks;
    }

    /** Those of these keys, in the order of the catalogue. */
    List<CommonTask> of(Set<String> keys) {
        return tasks.stream().filter(task -> keys.contains(task.key())).toList();
    }

    /** The common task that people mean by this name: of several the one that is told by more letters. */
    Optional<CommonTask> calledLike(String name) {
        var folded = Names.folded(name);
        return phrases.stream()
                .filter(phrase -> phrase.isIn(folded))
                .map(Phrase::task)
                .findFirst();
    }

    /** What it is called where the business is. */
    String name(CommonTask task) {
        return told(task, "name");
    }

    /** How it is best handed over. */
    String advice(CommonTask task) {
        return told(task, "advice");
    }

    private String told(CommonTask task, String part) {
        var key = key(task, part);
        var country = Tenancy.locality().country();
        var places = Stream.concat(
                Stream.of(country),
                regions.entrySet().stream()
                        .filter(region -> region.getValue().contains(country))
                        .map(Map.Entry::getKey));
        return Stream.concat(places.map(place -> key + "." + place), Stream.of(key))
                .flatMap(each ->
                        Optional.ofNullable(messages.getMessage(each, null, null, LocaleContextHolder.getLocale()))
                                .stream())
                .findFirst()
                .orElseThrow();
    }

    private static String key(CommonTask task, String part) {
        return "triage.common." + task.key() + "." + part;
    }

    /**
     * A way to call a task.
     *
     * @param alone whether it means the task only where nothing else is said: "phone", but not "phone repair"
     */
    private record Phrase(String words, boolean alone, CommonTask task) {

        static Phrase of(String written, CommonTask task) {
            return new Phrase(Names.folded(written), written.startsWith(ALONE), task);
        }

        boolean isIn(String folded) {
            return alone ? folded.equals(words) : (" " + folded).contains(" " + words);
        }
    }

    private record Stored(Map<String, List<String>> regions, List<CommonTask> tasks) {}
}
