package app.handoff.sample;

import app.handoff.diligence.Answers;
import app.handoff.diligence.Answers.Measured;
import app.handoff.diligence.Diligence;
import app.handoff.diligence.HireAgain;
import app.handoff.diligence.InterviewNotes;
import app.handoff.diligence.LanguageHeard;
import app.handoff.diligence.Referee;
import app.handoff.diligence.ReferenceSource;
import app.handoff.diligence.Relation;
import app.handoff.diligence.WorkSample;
import app.handoff.kernel.VendorId;
import app.handoff.sample.SampleVendors.Firm;
import app.handoff.scope.FrozenScope;
import app.handoff.vendor.Cefr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks vendors in the sample business as due diligence asks for it. */
@Component
class Checks {

    private final Diligence diligence;

    Checks(Diligence diligence) {
        this.diligence = diligence;
    }

    /**
     * What was found about a vendor.
     *
     * @param measured the first service level as its clients measured it; empty where they could not say
     */
    record Found(int references, String measured, int sample, Cefr german) {

        private List<Measured> of(FrozenScope scope) {
            return measured.isEmpty()
                    ? List.of()
                    : List.of(new Measured(scope.serviceLevels().get(0).id(), new BigDecimal(measured)));
        }
    }

    /** One client of today is asked, and nothing else is checked. */
    void oneClient(Firm firm, VendorId vendor, FrozenScope scope, int mark, Team team, SampleCalendar days, int ago) {
        var found = new Found(mark, "", mark, Cefr.B1);
        var client = firm.clients().get(0);
        ask(client, Relation.EXISTING, ReferenceSource.NAMED_BY_VENDOR, vendor, scope, found, team, days, ago);
    }

    void of(Firm firm, VendorId vendor, FrozenScope scope, Found found, Team team, SampleCalendar days, int ago) {
        var engagement = scope.engagement();
        var clients = firm.clients();
        ask(clients.get(0), Relation.EXISTING, ReferenceSource.NAMED_BY_VENDOR, vendor, scope, found, team, days, ago);
        ask(clients.get(1), Relation.PRIOR, ReferenceSource.FOUND_BY_US, vendor, scope, found, team, days, ago);
        var heard = new ArrayList<LanguageHeard>();
        scope.timeline()
                .languages()
                .forEach(need -> heard.add(new LanguageHeard(
                        need.language(), need.language().equals("German") ? found.german() : Cefr.C1)));
        diligence.addInterview(
                engagement,
                vendor,
                new InterviewNotes(
                        days.dayAgo(ago),
                        Team.JONAS + ", " + Team.MEI + " and the two people who would do the work",
                        "They asked good questions about our busy weeks and named who stands in.",
                        heard),
                team.jonas(),
                days.ago(ago, "15:30"));
        diligence.addSample(
                engagement,
                vendor,
                new WorkSample(
                        "The same 40 pieces for everybody",
                        "Done in two days",
                        null,
                        found.sample(),
                        "Checked against our own"),
                team.mei(),
                days.ago(ago, "16:30"));
        var concern = diligence.raise(
                engagement, vendor, "Do they take on too many clients at once?", team.jonas(), days.ago(ago, "16:40"));
        diligence.close(
                engagement,
                vendor,
                concern,
                "They told us how many and named the limit in writing.",
                team.jonas(),
                days.ago(ago, "17:10"));
    }

    private void ask(
            String client,
            Relation relation,
            ReferenceSource source,
            VendorId vendor,
            FrozenScope scope,
            Found found,
            Team team,
            SampleCalendar days,
            int ago) {
        var engagement = scope.engagement();
        var id = diligence.addReference(
                engagement, vendor, new Referee(client, relation, "+49 30 5550 100", source), days.ago(ago, "10:00"));
        diligence.answer(
                engagement,
                vendor,
                id,
                new Answers(
                        days.dayAgo(ago),
                        "Friendly, and on time in most weeks.",
                        found.references() >= 4 ? HireAgain.YES : HireAgain.WITH_CONDITIONS,
                        found.references(),
                        found.of(scope),
                        true),
                0,
                team.jonas(),
                days.ago(ago, "10:40"));
    }
}
