package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters to all who sent a bid: looked at, put into own words, and sent with one press. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/award/letters")
class LettersController {

    private final Letters letters;
    private final LetterWording wording;
    private final Discretion discretion;
    private final Bidding bidding;
    private final Engagements engagements;
    private final FormSubmission formSubmission;
    private final MailServer mail;
    private final Clock clock;

    LettersController(
            Letters letters,
            LetterWording wording,
            Discretion discretion,
            Bidding bidding,
            Engagements engagements,
            FormSubmission formSubmission,
            MailServer mail,
            Clock clock) {
        this.letters = letters;
        this.wording = wording;
        this.discretion = discretion;
        this.bidding = bidding;
        this.engagements = engagements;
        this.formSubmission = formSubmission;
        this.mail = mail;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable EngagementId id, Model model) {
        var waiting = letters.of(id).stream().filter(letter -> !letter.isSent()).toList();
        var form = LettersForm.of(waiting);
        model.addAttribute("form", form);
        return page(id, form, model);
    }

    @PostMapping
    String save(
            @PathVariable EngagementId id,
            @ModelAttribute("form") LettersForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        if (form.sends() && !form.isSentAnyway()) {
            warnOfWhatIsTold(id, form, errors, model);
        }
        boolean done = formSubmission.save(
                () -> {
                    if (form.sends()) {
                        letters.send(id, form.written(), member.actor(), clock.instant());
                    } else {
                        letters.keep(id, form.written());
                    }
                },
                () -> StoredForm.changed(
                        null, form.changedMeanwhile(letters.of(id)), Sentence.of("bidding.editedMeanwhile")),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, form.sends() ? sent() : "evaluation.letters.kept");
            return "redirect:/engagements/" + id + "/award" + (form.sends() ? "" : "/letters");
        }
        return page(id, form, model);
    }

    private String sent() {
        return mail.isThere() ? "evaluation.letters.done" : "evaluation.letters.done.byHand";
    }

    /** Said once; who sends it all the same has decided. */
    private void warnOfWhatIsTold(EngagementId id, LettersForm form, BindingResult errors, Model model) {
        var known = letters.of(id);
        for (int at = 0; at < form.all().size(); at++) {
            var line = form.all().get(at);
            var letter = line.among(known).orElse(null);
            if (letter == null || letter.isSent()) {
                continue;
            }
            var told = discretion.told(letter.request(), letter.invitation(), line.text());
            if (!told.isEmpty()) {
                errors.rejectValue(
                        "lines[" + at + "].words",
                        "evaluation.letters.tells",
                        new Object[] {letter.vendorName(), String.join(", ", told)},
                        "");
                model.addAttribute("warned", true);
            }
        }
    }

    private String page(EngagementId id, LettersForm form, Model model) {
        var known = letters.of(id);
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        var waiting = waiting(id, form, known);
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "rowNames", waiting.stream().map(WaitingLetter::vendor).toList());
        model.addAttribute(
                "sent",
                known.stream()
                        .filter(Letter::isSent)
                        .sorted(Comparator.comparing(Letter::sentAt).reversed())
                        .map(SentLetter::of)
                        .toList());
        model.addAttribute("longestWords", Letter.LONGEST_WORDS);
        model.addAttribute("mailed", mail.isThere());
        return "evaluation/letters";
    }

    /** One entry for each line of the form: what was typed into a letter that is overtaken is shown all the same. */
    private List<WaitingLetter> waiting(EngagementId id, LettersForm form, List<Letter> known) {
        var rounds = bidding.rounds(id);
        return IntStream.range(0, form.all().size())
                .mapToObj(at -> {
                    var line = form.all().get(at);
                    return line.among(known)
                            .map(letter -> waiting(at, letter, rounds))
                            .orElseGet(() -> WaitingLetter.overtaken(at, line.text()));
                })
                .toList();
    }

    private WaitingLetter waiting(int at, Letter letter, List<BidRequest> rounds) {
        var title = rounds.stream()
                .filter(request -> request.id().equals(letter.request()))
                .map(BidRequest::title)
                .findFirst()
                .orElseThrow(NotFound::new);
        return new WaitingLetter(
                at,
                letter.getId().toString(),
                letter.version(),
                letter.vendorName(),
                letter.recipientName(),
                letter.recipientEmail(),
                letter.kind(),
                wording.subject(letter, title),
                wording.facts(letter),
                letter.isSent(),
                null);
    }

    /**
     * A letter to be looked at.
     *
     * @param at which line of the form
     * @param facts what stands beneath its words, a paragraph each
     * @param sent whether it was sent meanwhile
     * @param typed what was typed into a letter that a later decision has overtaken; null for one that can be sent
     */
    record WaitingLetter(
            int at,
            String id,
            int version,
            String vendor,
            String person,
            String email,
            Letter.@Nullable Kind kind,
            String subject,
            List<String> facts,
            boolean sent,
            @Nullable String typed) {

        private static WaitingLetter overtaken(int at, String typed) {
            return new WaitingLetter(at, "", 0, "", "", "", null, "", List.of(), false, typed);
        }

        public boolean isOvertaken() {
            return typed != null;
        }
    }

    /** A letter as it was sent. */
    record SentLetter(String vendor, Letter.Kind kind, String subject, String text, Instant at, String by) {

        private static SentLetter of(Letter letter) {
            return new SentLetter(
                    letter.vendorName(),
                    letter.kind(),
                    String.valueOf(letter.sentSubject()),
                    String.valueOf(letter.sentText()),
                    Objects.requireNonNull(letter.sentAt()),
                    String.valueOf(letter.sentBy()));
        }
    }
}
