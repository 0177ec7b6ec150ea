package app.handoff.contract;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposing other words for a clause and deciding about them: the same for both sides, each by its own way in. */
@Component
class ProposalPages {

    private final Contracts contracts;
    private final SigningPeople people;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    ProposalPages(
            Contracts contracts, SigningPeople people, FormSubmission formSubmission, Format format, Clock clock) {
        this.contracts = contracts;
        this.people = people;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    /** @param seen the fingerprint of the clause on the page */
    record ProposalForm(
            @Nullable String seen,
            @Nullable String law,
            @Nullable String plain,
            @Nullable String reason) {

        private static ProposalForm of(ClauseProposal proposal) {
            return new ProposalForm(null, proposal.law(), proposal.plain(), proposal.reason());
        }
    }

    /** Asks the vendor for other words, beginning with those of the clause. */
    String propose(ContractAccess contractAccess, ClauseId id, Model model, RedirectAttributes next) {
        var contract = contractAccess.contract();
        var clause = contract.wording().presentClause(id);
        var open = contract.negotiation().openAbout(clause);
        if (open.isPresent()) {
            return "redirect:" + page(contractAccess, open.get().id());
        }
        model.addAttribute("form", new ProposalForm(clause.fingerprint(), clause.law(), clause.plain(), null));
        return FormSubmission.open(
                contract::requireReading,
                () -> form(contractAccess, clause, null, model),
                "redirect:" + contractAccess.base(),
                next);
    }

    private String form(ContractAccess contractAccess, Clause clause, @Nullable ClauseProposal answers, Model model) {
        frame(contractAccess, model);
        model.addAttribute("clause", ClauseView.of(contractAccess.contract(), clause, contractAccess.side()));
        model.addAttribute(
                "answers",
                answers == null ? null : ProposalView.of(contractAccess.contract(), answers, contractAccess.side()));
        model.addAttribute(
                "action",
                answers == null
                        ? contractAccess.base() + "/clauses/" + clause.id() + "/proposal"
                        : page(contractAccess, answers.id()) + "/counter-proposal");
        return "contract/propose";
    }

    private void frame(ContractAccess contractAccess, Model model) {
        model.addAttribute("layout", contractAccess.layout());
        model.addAttribute("base", contractAccess.base());
        model.addAttribute("contract", ContractView.of(contractAccess, format.today(clock.instant())));
    }

    String send(
            ContractAccess contractAccess,
            ClauseId id,
            ProposalForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contractAccess.contract();
        boolean done = formSubmission.save(
                () -> contracts.propose(
                        contract.id(),
                        id,
                        or(form.seen()),
                        or(form.law()),
                        or(form.plain()),
                        or(form.reason()),
                        contractAccess.actor(),
                        clock.instant()),
                () -> proposed(contracts.agreement(contract.id()), id, form),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.proposal.sent");
            return "redirect:" + contractAccess.base() + "#c-" + id;
        }
        var now = contractAccess.with(contracts.agreement(contract.id()));
        return form(now, now.contract().wording().clause(id), null, model);
    }

    /** The open proposal of the vendor about the clause, as its form was filled in. */
    private static StoredForm proposed(Agreement now, ClauseId id, ProposalForm typed) {
        return stored(
                now.negotiation().openAbout(now.wording().clause(id)).filter(open -> open.proposedBy() == Side.VENDOR),
                typed);
    }

    private static StoredForm stored(Optional<ClauseProposal> open, ProposalForm typed) {
        return open.map(proposal -> StoredForm.once(ProposalForm.of(proposal))
                        .comparedWith(new ProposalForm(
                                null,
                                orStays(typed.law(), proposal.lawBefore()),
                                orStays(typed.plain(), proposal.plainBefore()),
                                or(typed.reason()).strip())))
                .orElse(StoredForm.once(null));
    }

    private static String orStays(@Nullable String typed, String before) {
        var text = or(typed).replace("\r\n", "\n").strip();
        return text.isEmpty() ? before : text;
    }

    /** Both texts side by side, with what the reader's side can do about it. */
    String proposal(ContractAccess contractAccess, String proposal, Model model) {
        var contract = contractAccess.contract();
        var one = contract.negotiation().proposal(ProposalId.of(proposal));
        var view = ProposalView.of(contract, one, contractAccess.side());
        frame(contractAccess, model);
        model.addAttribute("proposal", view);
        model.addAttribute("law", ProposalView.words(view.clauseTitle(), one.lawBefore(), one.law()));
        model.addAttribute(
                "plain",
                one.plainBefore().equals(one.plain())
                        ? null
                        : ProposalView.words(view.clauseTitle(), one.plainBefore(), one.plain()));
        model.addAttribute("effect", view.open() ? contract.negotiation().effectOf(one) : null);
        return "contract/proposal";
    }

    String accept(ContractAccess contractAccess, String proposal, RedirectAttributes next) {
        var contract = contractAccess.contract();
        var one = contract.negotiation().proposal(ProposalId.of(proposal));
        if (one.state() != ClauseProposal.State.ACCEPTED) {
            // Whoever comes by a link reaches no clause: where the vendor agrees, its words are put in as the business.
            SigningPeople.asBusiness(() -> {
                contracts.acceptProposal(contract.id(), one.id(), contractAccess.actor(), clock.instant());
                return true;
            });
        }
        Toast.show(next, "contract.proposal.wasAccepted");
        return "redirect:" + contractAccess.base() + "#c-" + one.clause();
    }

    String withdraw(ContractAccess contractAccess, String proposal, RedirectAttributes next) {
        var contract = contractAccess.contract();
        var one = contract.negotiation().proposal(ProposalId.of(proposal));
        if (one.state() != ClauseProposal.State.WITHDRAWN) {
            contracts.withdrawProposal(contract.id(), one.id(), contractAccess.actor(), clock.instant());
            people.askOfNamed(contract, clock.instant());
        }
        Toast.show(next, "contract.proposal.wasWithdrawn");
        return "redirect:" + contractAccess.base() + "#c-" + one.clause();
    }

    String refusal(ContractAccess contractAccess, String proposal, Model model, RedirectAttributes next) {
        var one = contractAccess.contract().negotiation().proposal(ProposalId.of(proposal));
        return reason(contractAccess, one)
                .ask(
                        () -> {
                            contractAccess.contract().requireReading();
                            one.requireOther(contractAccess.actor());
                        },
                        model,
                        next);
    }

    private static ReasonPage reason(ContractAccess contractAccess, ClauseProposal proposal) {
        var at = page(contractAccess, proposal.id());
        return ReasonPage.of(
                        "contract.proposal.refusal",
                        at,
                        at + "/refusal",
                        ContractQuestion.LONGEST,
                        proposal.proposer().name())
                .in(contractAccess.layout())
                .from(Sentence.of("contract.proposal.crumb"))
                .hinted();
    }

    String refuse(
            ContractAccess contractAccess,
            String proposal,
            ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = contractAccess.contract().id();
        var one = contractAccess.contract().negotiation().proposal(ProposalId.of(proposal));
        boolean done = formSubmission.save(
                () -> contracts.refuseProposal(id, one.id(), form.text(), contractAccess.actor(), clock.instant()),
                () -> ReasonForm.stored(
                        contracts.agreement(id).negotiation().proposal(one.id()).refusal()),
                errors,
                model,
                response);
        if (done) {
            people.askOfNamed(contractAccess.contract(), clock.instant());
            Toast.show(next, "contract.proposal.wasRefused");
            return "redirect:" + contractAccess.base() + "#c-" + one.clause();
        }
        return reason(contractAccess, one).again(model);
    }

    /** Asks the business for words of its own, beginning with those of the vendor. */
    String counter(ContractAccess contractAccess, String proposal, Model model, RedirectAttributes next) {
        var contract = contractAccess.contract();
        var one = contract.negotiation().proposal(ProposalId.of(proposal));
        model.addAttribute("form", new ProposalForm(null, one.law(), one.plain(), null));
        return FormSubmission.open(
                () -> {
                    contract.requireReading();
                    one.requireCounterable(contractAccess.actor());
                },
                () -> form(contractAccess, contract.wording().clause(one.clause()), one, model),
                "redirect:" + page(contractAccess, one.id()),
                next);
    }

    String sendCounter(
            ContractAccess contractAccess,
            String proposal,
            ProposalForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = contractAccess.contract().id();
        var one = contractAccess.contract().negotiation().proposal(ProposalId.of(proposal));
        boolean done = formSubmission.save(
                () -> contracts.counterProposal(
                        id,
                        one.id(),
                        or(form.law()),
                        or(form.plain()),
                        or(form.reason()),
                        contractAccess.actor(),
                        clock.instant()),
                () -> stored(
                        contracts.agreement(id).negotiation().proposals().stream()
                                .filter(answer -> one.id().equals(answer.answers()))
                                .findFirst(),
                        form),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.proposal.wasCountered");
            return "redirect:" + contractAccess.base() + "#c-" + one.clause();
        }
        var now = contractAccess.with(contracts.agreement(id));
        return form(now, now.contract().wording().clause(one.clause()), one, model);
    }

    private static String page(ContractAccess contractAccess, ProposalId proposal) {
        return contractAccess.base() + "/proposals/" + proposal;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
