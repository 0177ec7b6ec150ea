package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java may take is what one business needs, and on a small machine less. */
class JavaSettingsTests {

    private static final OptionalLong CHEAPEST = OptionalLong.of(1L << 30);
    private static final OptionalLong USUAL = OptionalLong.of(4L << 30);

    @TempDir
    Path root;

    @Test
    void takesLittleOnASmallMachine() {
        assertThat(JavaSettings.unlessGiven(List.of(), CHEAPEST)).contains("-Xmx160m", "-XX:TieredStopAtLevel=1");
        assertThat(JavaSettings.unlessGiven(List.of(), USUAL))
                .contains("-Xmx512m")
                .noneMatch(option -> option.contains("Tiered"));
    }

    @Test
    void goesByTheUsualMachineWhereNobodyKnows() {
        assertThat(JavaSettings.unlessGiven(List.of(), OptionalLong.empty()))
                .isEqualTo(JavaSettings.unlessGiven(List.of(), USUAL));
    }

    @Test
    void leavesWhatIsDecidedOnASmallMachine() {
        assertThat(JavaSettings.unlessGiven(List.of("-XX:MaxRAMPercentage=70", "-XX:+TieredCompilation"), CHEAPEST))
                .noneMatch(option -> option.startsWith("-Xm") || option.contains("Tiered"));
        assertThat(JavaSettings.unlessGiven(List.of("-Xmx300m"), CHEAPEST))
                .contains("-XX:TieredStopAtLevel=1")
                .noneMatch(option -> option.startsWith("-Xm"));
    }

    @Test
    void knowsTheMemoryOfTheMachineAndOfAContainerThatMayHaveLess() throws Exception {
        assertThat(MachineMemory.bytes(root)).isEmpty();

        write("proc/meminfo", "MemTotal:        2015372 kB\nMemFree:          201332 kB\n");
        assertThat(MachineMemory.bytes(root)).hasValue(2_015_372L * 1024);

        write("sys/fs/cgroup/memory.max", "max\n");
        assertThat(MachineMemory.bytes(root)).hasValue(2_015_372L * 1024);
        write("sys/fs/cgroup/memory.max", "536870912\n");
        assertThat(MachineMemory.bytes(root)).hasValue(536_870_912);
    }

    @Test
    void knowsAnOlderContainerThatHasNoLimit() throws Exception {
        write("proc/meminfo", "MemTotal:        2015372 kB\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

        assertThat(MachineMemory.bytes(root)).hasValue(2_015_372L * 1024);
    }

    private void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
