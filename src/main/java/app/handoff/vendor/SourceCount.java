package app.handoff.vendor;

/**
 * How many vendors were found in one place. On its own, since what is nested in a repository is public, and what stands in
 * for a public interface may not see {@link LeadSource}.
 */
interface SourceCount {

    LeadSource getSource();

    /** Whether those are counted that are not asked any more, instead of the others. */
    boolean isArchived();

    long getVendors();
}
