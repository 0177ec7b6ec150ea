package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Owners read sentences, never the name of a property, of a variable or of a file for developers. */
class NamesOfPropertiesTests {

    /** An address such as handoff.example.com is none. */
    static final Pattern NAME = Pattern.compile(
            "\\b(?:handoff|spring|server|management|logging)\\.(?!example)[a-z]|README|\\b(?:HANDOFF|SPRING|SERVER)_[A-Z]|application\\.properties|docker-compose");

    @Test
    void noTextNamesAProperty() throws IOException {
        var found = new ArrayList<String>();
        int texts = 0;
        for (var file : files("src/main/resources/messages", ".properties")) {
            var bundle = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                bundle.load(reader);
            }
            texts += bundle.size();
            bundle.forEach((key, text) -> {
                if (NAME.matcher(text.toString()).find()) {
                    found.add(key + "=" + text);
                }
            });
        }
        System.out.println("Texts without the name of a property: " + texts);
        assertThat(texts).isGreaterThan(1000);
        assertThat(found)
                .as("lead to the page under Settings, or name the administrator")
                .isEmpty();
    }

    @Test
    void noTemplateNamesAProperty() throws IOException {
        var found = new ArrayList<String>();
        for (var file : files("src/main/resources/templates", ".html")) {
            // Names of classes in expressions are not read by anybody.
            var shown = Files.readString(file, StandardCharsets.UTF_8).replaceAll("T\\([\\w.$]+\\)", "");
            if (NAME.matcher(shown).find()) {
                found.add(file.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void suchNamesAreFound() {
        assertThat(List.of(
                        "Set handoff.base-url",
                        "spring.mail.host is missing",
                        "as the README says",
                        "HANDOFF_SECRET",
                        "see docker-compose.yml"))
                .allMatch(text -> NAME.matcher(text).find());
        assertThat(List.of("https://handoff.example.com", "Handoff sends no mail yet.", "the mail server. Check it"))
                .noneMatch(text -> NAME.matcher(text).find());
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
