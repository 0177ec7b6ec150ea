package app.handoff.delivery;

import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.text.PastedTable;
import app.handoff.text.TableFile;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.ImportPreview;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes the numbers of a week over from a table that some system writes, the same for members and through a link: first it shows what
 * it understood, and whoever presses then has them in the fields of the report, which is sent as always.
 */
@Component
class NumbersPages {

    private static final int MOST_PROBLEMS = 50;

    private final StatusReports reports;
    private final ReportNumbers numbers;
    private final NumberHeadings headings;
    private final Format format;
    private final Clock clock;

    NumbersPages(StatusReports reports, ReportNumbers numbers, NumberHeadings headings, Format format, Clock clock) {
        this.reports = reports;
        this.numbers = numbers;
        this.headings = headings;
        this.format = format;
        this.clock = clock;
    }

    String blank(ReportFile file, ReportWriting.Writer writer, String page, Model model, RedirectAttributes next) {
        return FormSubmission.open(
                () -> file.requireWritable(clock.instant()),
                () -> page(
                        file,
                        writer,
                        new BeanPropertyBindingResult(NumbersForm.BLANK, "form"),
                        null,
                        NumbersImport.NOTHING,
                        page,
                        model),
                "redirect:" + writer.action(),
                next);
    }

    /** @param take whether what was understood is to be taken over; else it is only shown */
    String read(
            ReportFile file,
            ReportWriting.Writer writer,
            NumbersForm form,
            BindingResult errors,
            boolean take,
            String page,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next)
            throws IOException {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(file, writer, errors, null, NumbersImport.NOTHING, page, model);
        }
        NumbersForm typed;
        PastedTable table;
        try {
            typed = form.bringsFile()
                    ? NumbersForm.withTable(
                            TableFile.text(Objects.requireNonNull(form.file()).getBytes()))
                    : form;
            table = PastedTable.read(typed.table() == null ? "" : typed.table());
        } catch (RuleViolation unreadable) {
            FormErrors.into(errors, unreadable);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(file, writer, errors, null, NumbersImport.NOTHING, page, model);
        }
        var levels = file.delivery().levels();
        var asked = file.delivery().levels(file.report().period());
        var plan = NumbersImport.plan(
                table, headings.known(file.delivery(), asked), typed.columns(), Boolean.TRUE.equals(typed.headed()));
        var read = new BeanPropertyBindingResult(typed.read(plan), "form");
        var found = NumbersImport.NOTHING;
        try {
            found = NumbersImport.of(table, plan, levels);
            if (!found.problems().isEmpty()) {
                throw new RuleViolation("ui.import.problems", found.problems().size()).at("table");
            }
            if (take && typed.wasSeen()) {
                numbers.take(
                        file,
                        writer.draftOf(),
                        typedWith(found, file, writer),
                        NumbersImport.headings(table, plan),
                        clock.instant());
                Toast.show(next, "delivery.numbers.taken", found.found().size());
                return "redirect:" + writer.action();
            }
            return page(file, writer, read, table, found, page, model);
        } catch (RuleViolation wrong) {
            FormErrors.into(read, wrong);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(file, writer, read, table, found, page, model);
        }
    }

    /** What a writer has typed so far, or sent if nothing was typed since, with these numbers in their places. */
    private Map<String, String> typedWith(NumbersImport found, ReportFile file, ReportWriting.Writer writer) {
        var report = file.report();
        var content = report.submission().content();
        var typed = new LinkedHashMap<>(reports.draft(report.id(), writer.draftOf())
                .map(ReportDraft::answers)
                .orElseGet(() -> content == null
                        ? Map.of()
                        : ReportForm.of(file.delivery(), content, report.version())
                                .answers()));
        typed.putAll(found.answers());
        return typed;
    }

    private String page(
            ReportFile file,
            ReportWriting.Writer writer,
            BindingResult form,
            @Nullable PastedTable table,
            NumbersImport found,
            String page,
            Model model) {
        model.addAllAttributes(form.getModel());
        var choices = new ArrayList<Option>();
        choices.add(new Option("", format.message("delivery.numbers.leaveOut")));
        choices.addAll(headings.choices(file.delivery().levels(file.report().period())));
        model.addAttribute("columnKinds", choices);
        model.addAttribute("shown", table == null ? null : new ImportPreview<>(table, List.of()));
        model.addAttribute("found", found.found());
        model.addAttribute(
                "problems", found.problems().stream().limit(MOST_PROBLEMS).toList());
        model.addAttribute("wrong", found.problems().size());
        model.addAttribute("ready", found.isReady() && !form.hasErrors());
        model.addAttribute("work", file.delivery().title());
        model.addAttribute("week", file.report().week());
        model.addAttribute("from", file.report().period().from());
        model.addAttribute("to", file.report().period().to());
        model.addAttribute("at", writer.numbers());
        model.addAttribute("back", writer.action());
        model.addAttribute("fileLimit", TableFile.MOST_BYTES);
        return page;
    }
}
