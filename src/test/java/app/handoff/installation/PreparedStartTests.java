package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar} goes on from what was prepared for it, with everything that it was told, and only if it fits. */
class PreparedStartTests {

    private static final Map<String, String> NO_VARIABLES = Map.of();

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasTypedAndAddsWhatSuitsOneBusiness() throws Exception {
        var prepared = prepared();

        assertThat(PreparedStart.command(
                        typed("java -Dhandoff.data=/srv -jar handoff.jar --server.port=8081"), NO_VARIABLES, prepared))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .startsWith("java", "-XX:+UseSerialGC")
                .contains("-Xmx512m")
                .endsWith("-Dhandoff.data=/srv", "-jar", prepared.jar().toString(), "--server.port=8081");
    }

    @Test
    void leavesMemoryAndCollectorToWhoeverDecidedThem() throws Exception {
        assertThat(command("java -XX:+UseG1GC -Xmx4g -jar handoff.jar", NO_VARIABLES))
                .doesNotContain("-XX:+UseSerialGC", "-Xmx512m")
                .contains("-XX:+UseG1GC", "-Xmx4g");
        assertThat(command(
                        "java -jar handoff.jar",
                        Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC  -XX:MaxRAMPercentage=70")))
                .doesNotContain("-XX:+UseSerialGC", "-Xmx512m");
    }

    @Test
    void staysTheSameForWhoeverLooksIntoIt() throws Exception {
        var prepared = prepared();
        for (var option : List.of(
                "-agentlib:jdwp=transport=dt_socket,server=y",
                "-javaagent:agent.jar",
                "-XX:StartFlightRecording",
                "-XX:SharedArchiveFile=other.jsa",
                "-XX:VMOptionsFile=vm.opts",
                "@gc.opts",
                "-Dhandoff.prepared=false")) {
            assertThat(PreparedStart.command(typed("java " + option + " -jar handoff.jar"), NO_VARIABLES, prepared))
                    .as(option)
                    .isEmpty();
            assertThat(PreparedStart.command(
                            typed("java -jar handoff.jar"), Map.of("JDK_JAVA_OPTIONS", option), prepared))
                    .as(option)
                    .isEmpty();
        }
        assertThat(PreparedStart.command(typed("java -cp a.jar app.Main"), NO_VARIABLES, prepared))
                .isEmpty();
    }

    @Test
    void namesTheArchiveOfThisJvmIfThereIsOne() throws Exception {
        assertThat(command("java -jar handoff.jar", NO_VARIABLES)).noneMatch(option -> option.contains("classes-"));

        var prepared = prepared();
        var archive = Files.writeString(prepared.archive(), "classes");
        prepared.archiveIsWhole();

        assertThat(command("java -jar handoff.jar", NO_VARIABLES))
                .anyMatch(option -> option.endsWith(archive.toString()));

        Files.writeString(archive, "clas");

        assertThat(command("java -jar handoff.jar", NO_VARIABLES)).noneMatch(option -> option.contains("classes-"));
    }

    @Test
    void leavesWhatIsDecidedOfTheHeapToWhoeverDecidedIt() throws Exception {
        assertThat(command("java -XX:MinHeapFreeRatio=40 -jar handoff.jar", NO_VARIABLES))
                .contains("-XX:MinHeapFreeRatio=40", "-XX:+UseSerialGC")
                .doesNotContain("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30");
    }

    @Test
    void doesNotGoOnFromACopyThatBrokeOff() throws Exception {
        var jar = jar("handoff.jar", "one");
        laidBeside(jar);
        var library = folder.resolve("handoff/lib/some.jar");

        Files.writeString(library, "half");
        assertThat(PreparedFolder.of(jar)).isEmpty();

        Files.delete(library);
        assertThat(PreparedFolder.of(jar)).isEmpty();
    }

    @Test
    void neverReplacesAFolderThatNoPreparationMade() throws Exception {
        var data = Files.createDirectories(folder.resolve("handoff"));
        assertThat(PreparedFolder.isOurs(data)).isTrue();

        Files.writeString(data.resolve("PG_VERSION"), "18");
        assertThat(PreparedFolder.isOurs(data)).isFalse();

        var broken = folder.resolve("broken-off");
        PreparedFolder.begin(broken);
        Files.writeString(broken.resolve("handoff.jar"), "half");
        assertThat(PreparedFolder.isOurs(broken)).isTrue();
    }

    @Test
    void doesNotGoOnFromWhatAnotherJarWasUnpackedTo() throws Exception {
        var jar = jar("handoff.jar", "one");
        laidBeside(jar);
        assertThat(PreparedFolder.of(jar)).isPresent();

        jar("handoff.jar", "two");

        assertThat(PreparedFolder.of(jar)).isEmpty();
        assertThat(PreparedFolder.of(folder.resolve("missing.jar"))).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void becomesThePreparedOneWithTheSameNumberAndTheSameWords() throws Exception {
        var jar = jar("handoff.jar", "begins");
        laidBeside(jar);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-Dgiven=yes", "-jar", "handoff.jar", "zwei Wörter", "", "--x=1")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> !line.startsWith("WARNING:")))
                .as(said)
                .containsExactly(
                        "number " + process.pid(),
                        "jar " + folder.toRealPath().resolve("handoff").resolve("handoff.jar"),
                        "serial true",
                        "given yes",
                        "zwei Wörter|" + "|--x=1");
    }

    /** What the jars of the last test begin with. */
    static final class Begins {

        private Begins() {}

        public static void main(String[] arguments) {
            PreparedStart.becomeIfThere();
            System.out.println("number " + ProcessHandle.current().pid());
            System.out.println("jar " + System.getProperty("java.class.path"));
            System.out.println("serial "
                    + ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:+UseSerialGC"));
            System.out.println("given " + System.getProperty("given"));
            byte[] words = String.join("|", arguments).getBytes(wayOfWriting());
            System.out.write(words, 0, words.length);
            System.out.println();
        }

        private static Charset wayOfWriting() {
            return Charset.forName(System.getProperty("sun.jnu.encoding"));
        }
    }

    private List<String> command(String line, Map<String, String> environment) throws IOException {
        return PreparedStart.command(typed(line), environment, prepared()).orElseThrow();
    }

    private static List<String> typed(String line) {
        var words = new ArrayList<>(List.of(line.split(" ")));
        words.add("");
        return words;
    }

    private PreparedFolder prepared() throws IOException {
        var jar = folder.resolve("handoff.jar");
        if (Files.notExists(jar)) {
            jar = jar("handoff.jar", "any");
            laidBeside(jar);
        }
        return PreparedFolder.of(jar).orElseThrow();
    }

    private void laidBeside(Path jar) throws IOException {
        var prepared = PreparedFolder.beside(jar);
        PreparedFolder.begin(prepared);
        Files.copy(jar, prepared.resolve(jar.getFileName()));
        Files.writeString(Files.createDirectories(prepared.resolve("lib")).resolve("some.jar"), "a whole library");
        PreparedFolder.finish(prepared, jar);
    }

    private Path jar(String name, String content) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Begins.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(":"))
                                .map(path -> Path.of(path).toUri().toString())
                                .collect(Collectors.joining(" ")));
        var jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                var packed = new JarOutputStream(file, manifest)) {
            packed.putNextEntry(new JarEntry("content"));
            packed.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
