package app.handoff;

/**
 * How often a proof is repeated: a few times in every build, and as often as the claim needs with the profile "proofs", which
 * takes minutes ({@code ./mvnw -Pproofs -Dgroups=proof test}).
 */
public final class Proofs {

    private Proofs() {}

    public static int times(int inEveryBuild, int inFull) {
        return Boolean.getBoolean("proofs.full") ? inFull : inEveryBuild;
    }
}
