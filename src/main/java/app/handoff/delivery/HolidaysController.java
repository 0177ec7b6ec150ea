package app.handoff.delivery;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.CountryZones;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.PublicHolidays;
import app.handoff.kernel.Role;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public holidays of both sides: where they count, and what a person decides about reports that are due on one. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/running/holidays")
class HolidaysController {

    private static final String HOLIDAYS = "redirect:/engagements/{id}/running/holidays";

    private final Deliveries deliveries;
    private final HolidayDecisions decisions;
    private final FormSubmission formSubmission;
    private final Clock clock;

    HolidaysController(Deliveries deliveries, HolidayDecisions decisions, FormSubmission formSubmission, Clock clock) {
        this.deliveries = deliveries;
        this.decisions = decisions;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping
    @MembersOnly
    String holidays(@PathVariable String id, CurrentMember member, Model model) {
        var delivery = deliveries.get(EngagementId.of(id));
        model.addAttribute("form", PlacesForm.of(delivery));
        return show(delivery, member, model);
    }

    private String show(Delivery delivery, CurrentMember member, Model model) {
        var now = clock.instant();
        var theirs = delivery.holidays().theirs(delivery.vendor().zone());
        model.addAttribute(
                "view",
                HolidaysView.of(
                        delivery,
                        deliveries.ahead(delivery, now, now.plus(HolidaysView.AHEAD)),
                        member.may(Role.MANAGER),
                        member.locality(),
                        now));
        model.addAttribute("ourRegions", regions(member.locality().country()));
        model.addAttribute("vendorRegions", regions(theirs.country()));
        model.addAttribute(
                "countries",
                CountryZones.countries().stream()
                        .map(code -> new Option(code, CountryNames.of(code)))
                        .sorted(Comparator.comparing(Option::text))
                        .toList());
        return "delivery/holidays";
    }

    private static List<Option> regions(String country) {
        return PublicHolidays.regions(country).entrySet().stream()
                .map(region -> new Option(region.getKey(), region.getValue()))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }

    @PostMapping
    String celebrate(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") PlacesForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        form.check(member.locality().country(), errors);
        boolean done = formSubmission.save(
                () -> deliveries.celebrates(delivery.engagement(), FormSubmission.seen(form.version()), form.places()),
                () -> PlacesForm.of(deliveries.get(delivery.engagement())).stored(),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.holidays.saved");
            return HOLIDAYS;
        }
        return show(delivery, member, model);
    }

    @PostMapping("/{report}/move")
    String move(
            @PathVariable String id,
            @PathVariable String report,
            @RequestParam LocalDate to,
            CurrentMember member,
            RedirectAttributes next) {
        return FormSubmission.open(
                () -> decisions.move(
                        EngagementId.of(id), StatusReportId.of(report), to, member.actor(), clock.instant()),
                () -> {
                    Toast.show(next, "delivery.holiday.moved", to);
                    return HOLIDAYS;
                },
                HOLIDAYS,
                next);
    }

    @PostMapping("/{report}/keep")
    String keep(@PathVariable String id, @PathVariable String report, CurrentMember member, RedirectAttributes next) {
        return FormSubmission.open(
                () -> decisions.keep(EngagementId.of(id), StatusReportId.of(report), member.actor(), clock.instant()),
                () -> {
                    Toast.show(next, "delivery.holiday.kept");
                    return HOLIDAYS;
                },
                HOLIDAYS,
                next);
    }

    record PlacesForm(
            @Nullable Integer version,
            @Nullable String ourRegion,
            @Nullable String vendorCountry,
            @Nullable String vendorRegion) {

        static PlacesForm of(Delivery delivery) {
            var places = delivery.holidays();
            return new PlacesForm(
                    delivery.version(),
                    places.ourRegion(),
                    delivery.holidays().theirs(delivery.vendor().zone()).country(),
                    places.vendorRegion());
        }

        /** A country or region that is on no list did not come from our page, or belongs to the country of before. */
        void check(String ourCountry, BindingResult errors) {
            var country = PlainText.orNull(vendorCountry);
            if (country == null || !CountryZones.countries().contains(country)) {
                errors.rejectValue("vendorCountry", "field.choose");
            }
            if (!isRegion(ourCountry, ourRegion)) {
                errors.rejectValue("ourRegion", "field.choose");
            }
        }

        private static boolean isRegion(@Nullable String country, @Nullable String region) {
            var chosen = PlainText.orNull(region);
            return chosen == null
                    || country != null && PublicHolidays.regions(country).containsKey(chosen);
        }

        /** A part of another country than the one that is chosen now is none. */
        HolidayPlaces places() {
            var country = PlainText.orNull(vendorCountry);
            return new HolidayPlaces(
                    PlainText.orNull(ourRegion),
                    country,
                    isRegion(country, vendorRegion) ? PlainText.orNull(vendorRegion) : null);
        }

        StoredForm stored() {
            return new StoredForm(version, this);
        }
    }
}
