package app.handoff.contract;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.DocumentHead;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The pages of amendments, and of what was agreed when. */
@Component
class AmendmentPages {

    private final Amendments amendments;
    private final Format format;
    private final Clock clock;

    AmendmentPages(Amendments amendments, Format format, Clock clock) {
        this.amendments = amendments;
        this.format = format;
        this.clock = clock;
    }

    /**
     * What is agreed now, and beside it what is proposed.
     *
     * @param amendment null as long as it is not drafted
     */
    String form(Contract contract, Consolidated now, @Nullable Amendment amendment, Model model) {
        var base = ContractAccess.base(contract);
        model.addAttribute("back", amendment == null ? base : ContractAccess.base(amendment));
        model.addAttribute(
                "action", amendment == null ? base + "/amendments" : ContractAccess.base(amendment) + "/terms");
        model.addAttribute("drafted", amendment != null);
        model.addAttribute("sent", amendment != null && amendment.status() != ContractStatus.DRAFT);
        model.addAttribute("vendorName", contract.parties().vendor().name());
        model.addAttribute("now", now);
        model.addAttribute("basis", now.basis());
        model.addAttribute("agreed", AgreedNow.of(now, format));
        model.addAttribute(
                "revision",
                now.clauses().stream()
                        .filter(clause -> clause.type() == ClauseType.REVISION)
                        .findFirst()
                        .orElse(null));
        int added = model.getAttribute("form") instanceof AmendmentForm form ? form.rowsAdded() : 0;
        // One empty row more than are filled in, so that each saving offers another.
        model.addAttribute(
                "rowsToAdd",
                IntStream.range(0, Math.min(added + 1, AmendmentForm.MOST_ADDED))
                        .boxed()
                        .toList());
        int clauses = model.getAttribute("form") instanceof AmendmentForm form && form.clauses() != null
                ? form.clauses().size()
                : 0;
        model.addAttribute(
                "clausesToAdd",
                IntStream.range(0, Math.min(clauses + 1, AmendmentForm.MOST_CLAUSES))
                        .boxed()
                        .toList());
        model.addAttribute(
                "endable",
                Amendment.endable(now).stream()
                        .map(clause -> new Option(
                                clause.key().toString(), (now.clauses().indexOf(clause) + 1) + ". " + clause.title()))
                        .toList());
        model.addAttribute("units", AddedLevel.UNITS);
        model.addAttribute("directions", AddedLevel.DIRECTIONS);
        model.addAttribute("windowsOfLevels", AddedLevel.WINDOWS);
        model.addAttribute("methods", AddedLevel.METHODS);
        model.addAttribute("measurers", ServiceLevel.MeasuredBy.values());
        model.addAttribute("reasons", AmendmentReason.values());
        model.addAttribute("reporters", ReportedBy.values());
        model.addAttribute(
                "days",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Option(
                                day.name(), day.getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale())))
                        .toList());
        var zones = new LinkedHashSet<ZoneId>(List.of(now.terms().reportZone(), format.zone()));
        model.addAttribute(
                "zones",
                zones.stream()
                        .map(one -> new Option(one.getId(), format.zone(one)))
                        .toList());
        model.addAttribute(
                "clauseTypes",
                now.clauses().stream()
                        .filter(clause -> !clause.type().isOfAttachments())
                        .map(clause -> new Option(
                                clause.key().toString(), (now.clauses().indexOf(clause) + 1) + ". " + clause.title()))
                        .toList());
        return "contract/amending";
    }

    /** How the page words what an amendment keeps as a choice. */
    Map<String, String> words(Amendment amendment) {
        return Map.of(
                "reasonType",
                format.word(amendment.reasonType()),
                "reportDay",
                amendment.terms().reportDay().getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()));
    }

    /**
     * An amendment as one side sees it.
     *
     * @param may whether the reader may act for this side
     */
    String show(ContractAccess access, Amendment amendment, boolean may, Model model) {
        model.addAttribute("layout", access.layout());
        model.addAttribute("base", access.base());
        model.addAttribute("acts", may);
        model.addAttribute("may", may && access.side() == Side.US);
        model.addAttribute("vendorSide", access.side() == Side.VENDOR);
        model.addAttribute("contract", view(access));
        model.addAttribute("document", amendment.wording().document());
        model.addAttribute("attachments", amendment.newAttachments());
        model.addAttribute("amendment", AmendmentView.of(amendment, format.today(clock.instant())));
        return "contract/amendment";
    }

    private ContractView view(ContractAccess access) {
        return ContractView.of(access, format.today(clock.instant()));
    }

    void document(ContractAccess access, DocumentHead head, Model model) {
        model.addAttribute("contract", view(access));
        model.addAttribute("document", access.contract().wording().document());
        model.addAttribute("head", head);
    }

    /** The contract as it stands on a day; today where none is named that can be read. */
    String history(Contract contract, @Nullable String on, Model model) {
        var day = day(on, contract.day(clock.instant()));
        var standing = amendments.on(contract, day);
        model.addAttribute("contract", ContractView.of(contract, Side.US, format.today(clock.instant())));
        model.addAttribute("on", day);
        model.addAttribute("standing", standing);
        model.addAttribute("agreed", AgreedNow.of(standing, format));
        model.addAttribute("steps", steps(contract, day));
        return "contract/history";
    }

    private static LocalDate day(@Nullable String typed, LocalDate today) {
        try {
            return typed == null || typed.isBlank() ? today : LocalDate.parse(typed);
        } catch (DateTimeParseException unreadable) {
            return today;
        }
    }

    /** What was agreed on, in order, the newest first. */
    private List<HistoryStep> steps(Contract contract, LocalDate on) {
        var steps = new ArrayList<HistoryStep>();
        var signed = contract.activeAt();
        if (signed != null) {
            steps.add(new HistoryStep(
                    contract.day(signed),
                    Sentence.of("contract.history.signed", contract.wording().edition()),
                    null,
                    List.of(),
                    ContractAccess.base(contract) + "/document",
                    true));
        }
        for (var renewal : contract.renewals()) {
            steps.add(new HistoryStep(
                    renewal.on(),
                    Sentence.of("contract.history.renewed." + renewal.how(), renewal.ends()),
                    null,
                    List.of(),
                    null,
                    !renewal.on().isAfter(on)));
        }
        for (var amendment : amendments.of(contract.id())) {
            if (amendment.isAgreed()) {
                steps.add(new HistoryStep(
                        amendment.effectiveFrom(),
                        Sentence.of("contract.history.amended", amendment.number(), amendment.reasonType()),
                        amendment.reason(),
                        amendment.changes(),
                        ContractAccess.base(amendment),
                        !amendment.effectiveFrom().isAfter(on) && !contract.isOverBy(amendment.effectiveFrom())));
            }
        }
        steps.sort(Comparator.comparing(HistoryStep::from).reversed());
        return steps;
    }

    /**
     * Something that was agreed on.
     *
     * @param from the day from which it counts
     * @param counts whether it had taken effect on the day that is shown
     */
    record HistoryStep(
            LocalDate from,
            Sentence what,
            @Nullable String reason,
            List<AgreedChange> changes,
            @Nullable String href,
            boolean counts) {}
}
