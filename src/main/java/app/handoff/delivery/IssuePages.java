package app.handoff.delivery;

import app.handoff.files.Files;
import app.handoff.kernel.NotFound;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of questions, faults and changes, the same for members and for the vendor through its link. */
@Component
class IssuePages {

    private static final int SIZE = 30;
    private static final String LONGEST_TEXT = "longest";

    private final Issues issues;
    private final Files files;
    private final SentFiles sentFiles;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    IssuePages(
            Issues issues,
            Files files,
            SentFiles sentFiles,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.issues = issues;
        this.files = files;
        this.sentFiles = sentFiles;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    /** @throws NotFound if there is no such filter */
    String list(
            Delivery delivery,
            IssueView.Reader reader,
            @Nullable String show,
            @Nullable String kind,
            @Nullable String after,
            Model model) {
        var shown = show == null ? Issues.Shown.OPEN : named(Issues.Shown.values(), show);
        var of = kind == null ? null : named(Issue.Kind.values(), kind);
        var last = after == null ? null : IssueId.of(after);
        model.addAttribute(
                "view",
                IssueView.Overview.of(
                        delivery,
                        reader,
                        issues.page(delivery.id(), shown, of, last, SIZE),
                        shown,
                        of,
                        last != null,
                        SIZE,
                        issues.sums(delivery.id())));
        return "delivery/issues";
    }

    private static <E extends Enum<E>> E named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> IssueView.name(one).equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    String ask(Delivery delivery, IssueView.Reader reader, Model model, RedirectAttributes next) {
        model.addAttribute("form", IssueForms.Raising.empty());
        return FormSubmission.open(
                delivery::requireNotEnded,
                () -> raising(delivery, reader, model),
                "redirect:" + reader.address(),
                next);
    }

    private String raising(Delivery delivery, IssueView.Reader reader, Model model) {
        model.addAttribute("reader", reader);
        model.addAttribute("work", delivery.title());
        model.addAttribute("kinds", IssueView.kinds(format));
        model.addAttribute("longestTitle", Issue.LONGEST_TITLE);
        filesInto(model);
        return "delivery/issue-new";
    }

    private static void filesInto(Model model) {
        model.addAttribute(LONGEST_TEXT, IssueEntry.LONGEST_TEXT);
        SentFilesForm.into(model);
    }

    String raise(
            Delivery delivery,
            IssueView.Reader reader,
            Issues.Writer writer,
            IssueForms.Raising form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    try (var sent = sentFiles.inspect(form.files())) {
                        var raised = issues.raise(
                                delivery,
                                form.kind(),
                                form.title(),
                                Boolean.TRUE.equals(form.stopsWork()),
                                new Issues.Words(form.text(), sent),
                                writer,
                                clock.instant());
                        Toast.show(next, "delivery.issue.raised." + reader.side());
                        return "redirect:" + reader.address() + "/" + raised;
                    }
                },
                () -> raising(delivery, reader, model));
    }

    /** @param amending where a change of the contract begins; null where it is not for this reader */
    String show(Delivery delivery, String id, IssueView.Reader reader, @Nullable String amending, Model model) {
        return show(delivery, issues.get(delivery.id(), IssueId.of(id)), reader, amending, model);
    }

    private String show(
            Delivery delivery, Issue issue, IssueView.Reader reader, @Nullable String amending, Model model) {
        var page = IssueView.Page.of(
                delivery,
                issue,
                issues.entries(issue.id()),
                reader,
                issue.kind() == Issue.Kind.CHANGE && !delivery.hasEnded() ? amending : null);
        model.addAttribute("view", page);
        model.addAttribute("steps", IssueView.steps(page, format));
        filesInto(model);
        if (!model.containsAttribute("form")) {
            model.addAttribute(
                    "form",
                    new IssueForms.Answer(
                            issue.version(),
                            page.steps().size() == 1 ? page.steps().get(0) : null,
                            null,
                            null));
        }
        return "delivery/issue";
    }

    String answer(
            Delivery delivery,
            String id,
            IssueView.Reader reader,
            @Nullable String amending,
            Issues.Writer writer,
            IssueForms.Answer form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var issue = issues.get(delivery.id(), IssueId.of(id)).id();
        boolean done = formSubmission.save(
                () -> {
                    try (var sent = sentFiles.inspect(form.files())) {
                        issues.take(
                                delivery,
                                issue,
                                FormSubmission.seen(form.version()),
                                form.step(),
                                new Issues.Words(form.text(), sent),
                                writer,
                                clock.instant());
                    }
                },
                () -> new StoredForm(issues.get(delivery.id(), issue).version(), null, Map.of()),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.issue.written." + form.step());
            return "redirect:" + reader.address() + "/" + issue;
        }
        return show(delivery, issues.get(delivery.id(), issue), reader, amending, model);
    }

    ResponseEntity<Resource> file(Delivery delivery, String id, String file) {
        return files.download(issues.file(delivery.id(), IssueId.of(id), file));
    }
}
