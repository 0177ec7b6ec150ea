package app.handoff.triage;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.TaskId;
import app.handoff.text.Format;
import app.handoff.web.CsvAnswer;
import app.handoff.web.OwnersAndManagersOnly;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The tasks of the business, with what they cost and what the rules make of them. */
@Controller
@OwnersAndManagersOnly
class TaskListController {

    private final TaskBoard board;
    private final TaskExport export;
    private final Format format;

    TaskListController(TaskBoard board, TaskExport export, Format format) {
        this.board = board;
        this.export = export;
        this.format = format;
    }

    /** All tasks for a spreadsheet program. */
    @GetMapping("/tasks/export.csv")
    ResponseEntity<byte[]> export() {
        return CsvAnswer.of(format.message("triage.export.file"), export.csv());
    }

    @GetMapping("/tasks")
    String tasks(
            @RequestParam(name = "show", defaultValue = "all") String show,
            @RequestParam(name = "sort", defaultValue = "score") String sort,
            @RequestParam(name = "after", required = false) @Nullable String after,
            CurrentMember member,
            Model model) {
        var filter = named(TaskQuery.Filter.values(), show);
        var order = named(TaskQuery.Sort.values(), sort);
        model.addAttribute("board", board.show(filter, order, after == null ? null : TaskId.of(after)));
        model.addAttribute("addresses", new Addresses(filter, order));
        model.addAttribute("business", member.businessName());
        return "triage/tasks";
    }

    private static <E extends Enum<E>> E named(E[] constants, String word) {
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElse(constants[0]);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The addresses of the same list, filtered and sorted otherwise. */
    record Addresses(TaskQuery.Filter filter, TaskQuery.Sort sort) {

        public List<TaskQuery.Filter> filters() {
            return List.of(TaskQuery.Filter.values());
        }

        public boolean shows(TaskQuery.Filter other) {
            return filter == other;
        }

        public @Nullable String sorted(String by) {
            return word(sort).equals(by) ? (sort == TaskQuery.Sort.NAME ? "ascending" : "descending") : null;
        }

        public String filtered(TaskQuery.Filter other) {
            return address(other, sort, null);
        }

        public String by(String by) {
            return address(filter, named(TaskQuery.Sort.values(), by), null);
        }

        public @Nullable String after(@Nullable TaskId last) {
            return last == null ? null : address(filter, sort, last);
        }

        public String start() {
            return address(filter, sort, null);
        }

        private static String address(TaskQuery.Filter filter, TaskQuery.Sort sort, @Nullable TaskId after) {
            var address = UriComponentsBuilder.fromPath("/tasks");
            if (filter != TaskQuery.Filter.ALL) {
                address.queryParam("show", word(filter));
            }
            if (sort != TaskQuery.Sort.SCORE) {
                address.queryParam("sort", word(sort));
            }
            if (after != null) {
                address.queryParam("after", after);
            }
            return address.build().toUriString();
        }
    }
}
