package app.handoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is measured and for how long. Each stands in the profile {@code bench} of pom.xml and is replaced by
 * {@code -Dbench.<name>=...}.
 *
 * @param jar the program that is measured
 * @param against another one, measured in turn with it; usually an earlier one
 * @param java starts them
 * @param jvm settings that all of them are started with, by default those that the README names for small machines
 * @param rows tasks of each business that is measured; about as many weekly reports and acts belong to them
 * @param open engagements that are open at once in a further measurement; none of it with 0
 * @param pages names of pages; empty for all
 * @param connections how many requests are under way at once, one number after the other
 * @param warmUp for each program before it is measured
 * @param slice how long one program answers one page before it is another program's turn
 * @param visitsPerChange after how many visits somebody saves a task, whose cost counts as theirs: pages may keep what they work
 *     out, but only until something changes; nobody does with 0
 * @param rounds how often each has its turn
 * @param starts how often each program is started to see how long that takes
 */
record Settings(
        Path jar,
        Optional<Path> against,
        Path java,
        List<String> jvm,
        List<Integer> rows,
        int open,
        List<String> pages,
        List<Integer> connections,
        Duration warmUp,
        Duration slice,
        int visitsPerChange,
        int rounds,
        int starts,
        Path folder) {

    private static final Pattern SMALL_MACHINES =
            Pattern.compile("`java (-XX:\\+UseSerialGC[^`]*)\\s-jar\\s(?:target/)?handoff\\.jar`");

    static Settings read() throws IOException {
        boolean quick = Boolean.parseBoolean(given("short", "false"));
        return new Settings(
                Path.of(given("jar", "target/handoff.jar")).toAbsolutePath(),
                Optional.of(given("against", ""))
                        .filter(jar -> !jar.isEmpty())
                        .map(Path::of)
                        .map(Path::toAbsolutePath),
                Path.of(given("java", System.getProperty("java.home")), "bin", "java"),
                words(given("jvm", ofTheReadme())),
                numbers(given("rows", quick ? "1000" : "1000,10000,100000")),
                Integer.parseInt(given("open", quick ? "0" : "300")),
                list(given("pages", "")),
                numbers(given("connections", quick ? "8" : "1,8,32")),
                seconds(given("warmup", quick ? "30" : "60")),
                seconds(given("slice", quick ? "2" : "3")),
                Integer.parseInt(given("change", "50")),
                Integer.parseInt(given("rounds", quick ? "1" : "3")),
                Integer.parseInt(given("starts", quick ? "1" : "3")),
                Path.of(given("folder", "target/bench")).toAbsolutePath());
    }

    private static String ofTheReadme() throws IOException {
        var found = SMALL_MACHINES.matcher(Files.readString(Path.of("README.md")));
        if (!found.find()) {
            throw new IllegalStateException("README.md no longer says how to start the jar on a small machine");
        }
        return found.group(1);
    }

    private static String given(String name, String otherwise) {
        String value = System.getProperty("bench." + name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<Integer> numbers(String text) {
        return list(text).stream().map(Integer::valueOf).toList();
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }

    boolean measures(String page) {
        return pages.isEmpty() || pages.contains(page);
    }
}
