package app.handoff;

/**
 * How often a proof is repeated: a few times before each change lands, and as often as the claim needs with the profile "proofs", which
 * takes minutes ({@code ./mvnw -Pproofs -Dgroups=proof test}).
 */
public final class Proofs {

    private Proofs() {}

    public static int times(int usually, int inFull) {
        return Boolean.getBoolean("proofs.full") ? inFull : usually;
    }
}
