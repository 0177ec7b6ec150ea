package app.handoff.journey;

/** The whole way over HTTP, as people without any script walk it. */
class EngagementJourneyTests extends EngagementJourney {

    @Override
    Visitor atADesk() {
        return new ScriptlessVisitor(base());
    }

    @Override
    Visitor byALink() {
        return new ScriptlessVisitor(base());
    }
}
