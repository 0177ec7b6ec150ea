package app.handoff.web;

import app.handoff.kernel.Role;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.text.NumberKind;
import app.handoff.text.Option;
import app.handoff.text.ReadAs;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every part of the kit in all its states, for whoever builds pages. Only under the profile "dev". */
@Controller
@RequestMapping("/_ui")
@Profile("dev")
@Anyone
class GalleryController {

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute(
                "shell",
                new PageFrame(
                        "Studio Fern",
                        "Ana Ruiz",
                        Role.OWNER,
                        "home",
                        Map.of("home", 5, "reports", 1),
                        "system",
                        true));
        model.addAttribute(
                "lights",
                List.of(
                        new Option("GREEN", "On track", null, "good"),
                        new Option("AMBER", "Some trouble", null, "wait"),
                        new Option("RED", "Off track", null, "bad")));
        model.addAttribute("people", List.of(new Option("jonas", "Jonas Weber"), new Option("ana", "Ana Ruiz")));
        model.addAttribute(
                "data",
                List.of(
                        new Option("FINANCIAL", "Financial", "Accounts, invoices, bank lines"),
                        new Option("CUSTOMER", "Customer names"),
                        new Option("HEALTH", "Health", "Asks for HIPAA evidence")));
    }

    @GetMapping
    String parts(Model model) {
        model.addAttribute(
                "stages",
                List.of(
                        new Stop("Triage", "Outsource", true, false),
                        new Stop("Scope", "Version 3, 6 outputs", true, false),
                        new Stop("Bidding", "3 of 4 sent, 2 days left", false, true),
                        new Stop("Contract", "Not started", false, false),
                        new Stop("Running", "From 4 Jan 2027", false, false),
                        new Stop("Review", "July 2027", false, false)));
        model.addAttribute(
                "rising",
                Sparkline.of(
                        "Payslips without error between 99.4 and 99.8 percent, target 99.5",
                        numbers("99.4", "99.6", "99.5", null, "99.7", "99.6", "99.8"),
                        new BigDecimal("99.5")));
        model.addAttribute(
                "unknown",
                Sparkline.of("No data yet, target 95 percent", numbers(null, null), new BigDecimal("95"), "quiet"));
        model.addAttribute(
                "money",
                BarChart.waterfall(
                        "The frozen baseline is 7,200 euros, the real cost 5,936, so 1,264 were saved.",
                        List.of(
                                new BarChart.Part("In-house\nbaseline", new BigDecimal(7200), "€ 7,200", "quiet", true),
                                new BarChart.Part("Tala Ledger\ninvoices", new BigDecimal(4029), "€ 4,029", "c1", true),
                                new BarChart.Part("Credit for\na breach", new BigDecimal(-60), "−€ 60", "win", false),
                                new BarChart.Part("Transition", new BigDecimal(702), "€ 702", "c2", false),
                                new BarChart.Part("Oversight\n32.5 h", new BigDecimal(1265), "€ 1,265", "c3", false),
                                new BarChart.Part("Real cost", new BigDecimal(5936), "€ 5,936", "c1", true),
                                new BarChart.Part("Saved", new BigDecimal(1264), "€ 1,264", "win", false))));
        model.addAttribute(
                "path",
                LineChart.of(
                        "Measured level against the glide path: under it once in week 3, above it since.",
                        List.of("Week 1", "Week 2", "Week 3", "Week 4", "Week 5", "Week 6", "Week 7", "Week 8"),
                        List.of(
                                new LineChart.Values(
                                        "Measured",
                                        "c1",
                                        false,
                                        numbers("91.3", "93.8", "92.5", "96.3", "97.5", "98.8")),
                                new LineChart.Values(
                                        "Glide path",
                                        "quiet",
                                        true,
                                        numbers("90", "92", "94", "96", "97", "98", "98.5", "99.2"))),
                        level -> level.toPlainString()));
        return "_ui/parts";
    }

    @PostMapping("/files")
    String receive(@RequestParam("offer") MultipartFile offer, RedirectAttributes flash) {
        flash.addFlashAttribute("received", offer.getOriginalFilename());
        return "redirect:/_ui";
    }

    @GetMapping("/form")
    String form(Model model) {
        model.addAttribute("form", Sample.empty());
        model.addAttribute(AccessInterceptor.KEEPER, "gallery");
        return "_ui/form";
    }

    @PostMapping("/form")
    Object save(@Valid @ModelAttribute("form") Sample form, BindingResult errors, RedirectAttributes flash) {
        if (errors.hasErrors()) {
            return new ModelAndView("_ui/form", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject(AccessInterceptor.KEEPER, "gallery");
        }
        Toast.show(flash, "ui.gallery.saved");
        return "redirect:/_ui";
    }

    @GetMapping("/conflict")
    String conflict(Model model) {
        model.addAttribute("form", Sample.filled());
        new FieldConflicts(Map.of("price", "8,900.00", "purpose", "Keep the books of nine people.")).into(model);
        return "_ui/form";
    }

    @GetMapping("/guest")
    String guest(Model model) {
        model.addAttribute("guest", new GuestFrame("Studio Fern", "For Tala Ledger, Manila"));
        return "_ui/guest";
    }

    @GetMapping("/draft")
    String draft(Model model) {
        model.addAttribute("form", Sample.empty());
        model.addAttribute(AccessInterceptor.KEEPER, "gallery");
        return "_ui/draft";
    }

    @PostMapping(path = "/form/draft", produces = "text/plain")
    @ResponseBody
    String keep() {
        return "Draft saved 10:42";
    }

    @GetMapping("/document")
    String document() {
        return "_ui/document";
    }

    @GetMapping("/errors/{code}")
    String error(@PathVariable String code) {
        return "error/" + code;
    }

    private static List<@Nullable BigDecimal> numbers(@Nullable String... texts) {
        return Arrays.stream(texts)
                .map(text -> text == null ? null : new BigDecimal(text))
                .toList();
    }

    record Stop(String name, String fact, boolean isDone, boolean isCurrent) {}

    record Sample(
            @NotBlank(message = "{field.required}") @Size(max = 40, message = "{field.tooLong}") @Nullable String contact,

            @NotBlank(message = "{field.required}") @PossibleAddress @Nullable String mail,

            @ReadAs(NumberKind.MONEY)
            @NotNull(message = "{field.required}") @Positive(message = "{field.positive}") @Nullable BigDecimal price,

            @ReadAs(NumberKind.WEEKS) @Nullable Integer weeks,
            @NotNull(message = "{field.required}") @Nullable LocalDate start,
            @Nullable LocalTime reportTime,
            @Nullable String colour,
            @Nullable String purpose,
            @NotBlank(message = "{field.choose}") @Nullable String judge,
            @NotBlank(message = "{field.choose}") @Nullable String light,

            @NotEmpty(message = "{field.atLeastOne}") @Nullable List<String> data,

            @AssertTrue(message = "{field.confirm}") @Nullable Boolean agreed,

            @Nullable List<@Valid Line> lines) {

        static Sample empty() {
            return new Sample(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(new Line(null), new Line(null)));
        }

        static Sample filled() {
            return new Sample(
                    "Liza Santos",
                    "liza@tala-ledger.example",
                    new BigDecimal("8400"),
                    8,
                    LocalDate.of(2027, 1, 4),
                    LocalTime.of(16, 0),
                    "#0e5e55",
                    "Keep the books of a web design studio of nine people, ready for the tax adviser on working day 6.",
                    "jonas",
                    "AMBER",
                    List.of("FINANCIAL"),
                    true,
                    List.of(new Line(new BigDecimal("1.40")), new Line(new BigDecimal("0.35"))));
        }
    }

    record Line(
            @ReadAs(NumberKind.MONEY)
            @NotNull(message = "{field.required}") @Positive(message = "{field.positive}") @Nullable BigDecimal price) {}
}
