package app.handoff.contract;

import app.handoff.evaluation.Awards;
import app.handoff.kernel.CountryNames;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Place;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.DateConflict;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The form of the terms, before and after the contract is drafted. */
@Component
class TermsPages {

    private final Awards awards;
    private final ContractTemplates templates;
    private final Format format;
    private final Clock clock;

    TermsPages(Awards awards, ContractTemplates templates, Format format, Clock clock) {
        this.awards = awards;
        this.templates = templates;
        this.format = format;
        this.clock = clock;
    }

    /**
     * Terms to start with, for a contract that is not drafted yet.
     *
     * @param chosen the template that they are filled from; null for the usual ones
     */
    String setUp(Drafting.Proposal proposal, @Nullable ContractTemplateId chosen, Model model) {
        var template = chosen == null ? null : templates.template(chosen);
        if (!model.containsAttribute("form")) {
            var terms = template == null ? proposal.terms() : template.choices().applyTo(proposal.terms());
            model.addAttribute("form", TermsForm.of(terms, proposal.basis(), 0));
        }
        model.addAttribute(
                "templates",
                templates.templates().stream()
                        .map(one -> new Option(one.id().toString(), one.name()))
                        .toList());
        model.addAttribute("mayChoose", !templates.templates().isEmpty());
        model.addAttribute("chosen", template == null ? null : TemplateLine.of(template, templates.clauses(), format));
        choices(proposal.basis(), proposal.terms().reportZone(), model);
        dates(proposal.engagement(), proposal.terms(), model);
        model.addAttribute("setUp", true);
        model.addAttribute("safeguards", true);
        model.addAttribute("vendorName", proposal.vendorName());
        return "contract/terms";
    }

    /** The terms of a contract whose text is still open. */
    String change(Contract contract, Model model) {
        choices(contract.basis(), contract.terms().reportZone(), model);
        dates(contract.engagement(), contract.terms(), model);
        model.addAttribute("setUp", false);
        model.addAttribute("safeguards", contract.terms().safeguards() != null);
        model.addAttribute("sent", contract.status() != ContractStatus.DRAFT);
        model.addAttribute("vendorName", contract.parties().vendor().name());
        return "contract/terms";
    }

    private void dates(EngagementId engagement, Terms terms, Model model) {
        model.addAttribute(
                "contradictions",
                DateConflict.all(
                        awards.dates(engagement).with(terms.dates()).contradictions().stream()
                                .filter(found -> !found.order().isWithinBidding())
                                .toList(),
                        TermsPages::place,
                        format.today(clock.instant())));
    }

    /** The field of this form that holds a day; the days of the bidding are over. */
    private static @Nullable Place place(Day day) {
        return switch (day) {
            case CONTRACT_START -> new Place("#start", false, true);
            case CONTRACT_TRANSITION_END -> new Place("#transitionWeeks", false, true);
            case NOTICE_DAY -> new Place("#noticeDays", false, true);
            case CONTRACT_END -> new Place("#end", false, true);
            default -> null;
        };
    }

    private void choices(ContractBasis contractBasis, ZoneId zone, Model model) {
        model.addAttribute("work", contractBasis.work());
        model.addAttribute("offer", contractBasis.offer());
        model.addAttribute("levels", contractBasis.work().levels());
        model.addAttribute("basis", contractBasis);
        model.addAttribute(
                "renewals",
                Arrays.stream(Renewal.values())
                        .map(renewal -> new Option(renewal.name(), format.message("enum.Renewal." + renewal)))
                        .toList());
        model.addAttribute(
                "days",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Option(
                                day.name(), day.getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale())))
                        .toList());
        model.addAttribute(
                "taxes",
                List.of(
                        new Option("false", format.message("contract.tax.excluded")),
                        new Option("true", format.message("contract.tax.included"))));
        var zones = new LinkedHashSet<ZoneId>(List.of(format.zone(), zone));
        model.addAttribute(
                "zones",
                zones.stream()
                        .map(one -> new Option(one.getId(), format.zone(one)))
                        .toList());
        model.addAttribute("reporters", ReportedBy.values());
        model.addAttribute("rateModels", RateModel.values());
        model.addAttribute("lateInterests", Safeguards.LateInterest.values());
        model.addAttribute("countries", CountryNames.all());
    }
}
