package app.handoff.shared.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every part of the kit in all its states, for whoever builds pages. Only under the profile "dev". */
@Controller
@RequestMapping("/_ui")
@Profile("dev")
@Anyone
class GalleryPage {

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute(
                "shell",
                new Shell(
                        "Studio Fern", "Ana Ruiz", "OWNER", "home", Map.of("home", 5, "reports", 1), "system", false));
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
    String show(Model model) {
        model.addAttribute("form", Sample.filled());
        return "_ui/gallery";
    }

    @GetMapping("/empty")
    String empty(Model model) {
        model.addAttribute("form", Sample.empty());
        return "_ui/form";
    }

    @GetMapping("/conflict")
    String conflict(Model model) {
        model.addAttribute("form", Sample.filled());
        model.addAttribute("conflict", Map.of("price", "8,900.00", "purpose", "Keep the books of nine people."));
        return "_ui/form";
    }

    @PostMapping
    Object save(@Valid @ModelAttribute("form") Sample form, BindingResult errors, RedirectAttributes flash) {
        if (errors.hasErrors()) {
            return new ModelAndView("_ui/form", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.show(flash, "ui.gallery.saved");
        return "redirect:/_ui";
    }

    @GetMapping("/guest")
    String guest(Model model) {
        model.addAttribute("guest", new Guest("Studio Fern", "For Tala Ledger, Manila"));
        model.addAttribute("form", Sample.filled());
        return "_ui/guest";
    }

    record Sample(
            @NotBlank(message = "{field.required}") @Size(max = 40, message = "{field.tooLong}") @Nullable String contact,

            @NotBlank(message = "{field.required}") @Email(message = "{field.email}") @Nullable String mail,

            @NotNull(message = "{field.required}") @Positive(message = "{field.positive}") @Nullable BigDecimal price,

            @Nullable Integer weeks,
            @NotNull(message = "{field.required}") @Nullable LocalDate start,
            @Nullable LocalTime reportTime,
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
                    "Keep the books of a web design studio of nine people, ready for the tax adviser on working day 6.",
                    "jonas",
                    "AMBER",
                    List.of("FINANCIAL"),
                    true,
                    List.of(new Line(new BigDecimal("1.40")), new Line(new BigDecimal("0.35"))));
        }
    }

    record Line(
            @NotNull(message = "{field.required}") @Positive(message = "{field.positive}") @Nullable BigDecimal price) {}
}
