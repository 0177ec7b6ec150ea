package app.handoff.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class PathFirstHandlerMappingTests {

    private final MockMvc pages = MockMvcBuilders.standaloneSetup(new Pages())
            .setCustomHandlerMapping(PathFirstHandlerMapping::new)
            .build();

    @ParameterizedTest
    @CsvSource({
        "/tasks, list",
        "/tasks/new, new",
        "/tasks/7, task 7",
        "/tasks/7/decision, decision of 7",
        "/tasks/a-b_c.d/decision, decision of a-b_c.d",
        "/tasks/7/files/one.pdf, file one of 7",
        "/any/way/there/is, way/there/is",
        // What is encoded or has parameters within its path is the same address.
        "/%74asks/7/decision, decision of 7",
        "/tasks/7/decisio%6E, decision of 7",
        "/tasks/7/decision;x=1, decision of 7",
        "/tasks/%2F%7B/decision, decision of /{"
    })
    void findsWhatSpringWouldFind(String path, String answer) throws Exception {
        pages.perform(get(URI.create(path)))
                .andExpect(status().isOk())
                .andExpect(content().string(answer));
    }

    @Test
    void tellsAnAddressThatIsNotThereFromOneThatIsAskedInAnotherWay() throws Exception {
        pages.perform(get("/tasks/7/nothing")).andExpect(status().isNotFound());
        pages.perform(get("/nothing/7/decision")).andExpect(status().isNotFound());
        pages.perform(post("/tasks/7/decision")).andExpect(status().isMethodNotAllowed());
        pages.perform(post("/tasks/7/removal")).andExpect(content().string("removed 7"));
    }

    @RestController
    private static final class Pages {

        @GetMapping("/tasks")
        String list() {
            return "list";
        }

        @GetMapping("/tasks/new")
        String newTask() {
            return "new";
        }

        @GetMapping("/tasks/{id}")
        String task(@PathVariable String id) {
            return "task " + id;
        }

        @GetMapping({"/tasks/{id}/decision", "/decisions/{id}"})
        String decision(@PathVariable String id) {
            return "decision of " + id;
        }

        @GetMapping("/tasks/{id}/files/{name:[a-z]+}.pdf")
        String file(@PathVariable String id, @PathVariable String name) {
            return "file " + name + " of " + id;
        }

        @GetMapping("/any/{*rest}")
        String rest(@PathVariable String rest) {
            return rest.substring(1);
        }

        @PostMapping("/tasks/{id}/removal")
        String remove(@PathVariable String id) {
            return "removed " + id;
        }
    }
}
