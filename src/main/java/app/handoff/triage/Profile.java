package app.handoff.triage;

import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a business is good at, what it stands for, what clients come to it for, and who in it can judge work. */
@Entity
@Table(name = "business_profile")
class Profile extends BusinessOwned<BusinessId> {

    public static final int MOST_LINES = 30;
    public static final int LONGEST_LINE = 120;

    /** How people go on after a name: "Jonas: the books", "Mia (design)", "Eva - payroll". */
    private static final Pattern AFTER_A_NAME = Pattern.compile("[,:;(–—]|\\s-\\s");

    @EmbeddedId
    private BusinessId id;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> strengths = List.of();

    // "values" is a word of SQL
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> guidingValues = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> coreCompetencies = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> judges = List.of();

    protected Profile() {}

    Profile(BusinessId id) {
        this.id = id;
    }

    public void describe(
            Collection<String> strengths,
            Collection<String> values,
            Collection<String> coreCompetencies,
            Collection<String> judges) {
        this.strengths = List.copyOf(strengths);
        this.guidingValues = List.copyOf(values);
        this.coreCompetencies = List.copyOf(coreCompetencies);
        this.judges = List.copyOf(judges);
    }

    /** Minus one until it is written, so that of two first writers the second is told as well. */
    @Override
    public int version() {
        return isNew() ? -1 : super.version();
    }

    @Override
    public BusinessId getId() {
        return id;
    }

    public List<String> strengths() {
        return strengths;
    }

    public List<String> values() {
        return guidingValues;
    }

    public List<String> coreCompetencies() {
        return coreCompetencies;
    }

    /** Those who can judge work, without what they can judge. */
    List<String> judgesByName() {
        return judges.stream()
                .map(line -> AFTER_A_NAME.split(line, 2)[0].strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The line of the core list that a task of this name is, in these or other words. */
    Optional<String> coreCompetencyCalled(String task) {
        var name = NameWords.of(task);
        return coreCompetencies.stream()
                .filter(line -> NameWords.of(line).namesTheSameAs(name))
                .findFirst();
    }

    /** The line of the core list that a task of this name may belong to: they have a word in common, no more. */
    public Optional<String> coreCompetencyNear(String task) {
        var name = NameWords.of(task);
        return coreCompetencies.stream()
                .filter(line -> NameWords.of(line).sharesAWordWith(name))
                .findFirst();
    }

    /** Strengths and values that have a word in common with one of these names of a task: they bear on what happens with it. */
    List<Bearing> bearingOn(Collection<String> names) {
        return Stream.of(Bearing.Sort.values())
                .flatMap(sort -> (sort == Bearing.Sort.STRENGTH ? strengths : guidingValues)
                        .stream()
                                .flatMap(line -> names.stream()
                                        .flatMap(name -> NameWords.of(line).wordSharedWith(NameWords.of(name)).stream())
                                        .limit(1)
                                        .map(word -> new Bearing(sort, line, word))))
                .toList();
    }

    /**
     * A line of the profile that bears on a task.
     *
     * @param word which both have
     */
    record Bearing(Sort sort, String line, String word) {

        enum Sort {
            STRENGTH,
            VALUE
        }
    }

    /** Names of people who can judge work, with what they can judge where it is said: "Ana, contracts and tax". */
    public List<String> judges() {
        return judges;
    }
}
