package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstallationSecretTests {

    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndKept() throws IOException {
        byte[] first = new InstallationSecret("", folder.toString()).bytes();
        byte[] second = new InstallationSecret("", folder.toString()).bytes();

        assertThat(first).hasSize(32).isEqualTo(second);
    }

    @Test
    void differsBetweenInstallations() throws IOException {
        byte[] here = new InstallationSecret("", folder.resolve("here").toString()).bytes();
        byte[] there = new InstallationSecret("", folder.resolve("there").toString()).bytes();

        assertThat(here).isNotEqualTo(there);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isReadableByItsOwnerOnly() throws IOException {
        new InstallationSecret("", folder.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void comesFromTheEnvironmentWhereGiven() throws IOException {
        String given = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(new InstallationSecret(given, folder.toString()).bytes()).isEqualTo(new byte[32]);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isRefusedWhenItCouldBeGuessed() {
        for (String weak :
                new String[] {"secret", "not base64!", Base64.getEncoder().encodeToString(new byte[16])}) {
            assertThatExceptionOfType(InstallationProblem.class)
                    .isThrownBy(() -> new InstallationSecret(weak, folder.toString()))
                    .withMessageContaining("openssl rand -base64 32");
        }
    }

    @Test
    void cannotBeChangedByItsUsers() throws IOException {
        InstallationSecret secret = new InstallationSecret("", folder.toString());
        byte[] before = secret.bytes();
        secret.bytes()[0]++;

        assertThat(secret.bytes()).isEqualTo(before);
    }
}
