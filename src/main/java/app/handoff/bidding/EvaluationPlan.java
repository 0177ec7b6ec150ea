package app.handoff.bidding;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** By what bids are judged and what vendors answer: published with the request, and not changed once bidding is open. */
@Embeddable
class EvaluationPlan {

    private static final int FULL_WEIGHT = 100;
    private static final int PRICE_IS_HEAVY_ABOVE = 50;
    private static final int MOST_CRITERIA = 20;
    private static final int MOST_QUESTIONS = 20;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "bid_criterion", joinColumns = @JoinColumn(name = "request_id"))
    @OrderBy("position")
    @Fetch(FetchMode.SUBSELECT)
    private List<Criterion> criteria = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<BidQuestion> questions = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private LevelWeights levelWeights = LevelWeights.ALIKE;

    @Enumerated(EnumType.STRING)
    private TieRule tieRule = TieRule.JUDGEMENT;

    /** @throws RuleViolation the first of its {@link #problems} */
    void follow(List<Criterion> criteria, List<BidQuestion> questions) {
        problems(
                        criteria.stream().map(Criterion::name).toList(),
                        questions.stream().map(BidQuestion::text).toList())
                .stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw problem;
                });
        if (!this.criteria.equals(criteria)) {
            this.criteria.clear();
            this.criteria.addAll(criteria);
        }
        this.questions = List.copyOf(questions);
    }

    /** Everything that is wrong with them: there are more than 20 criteria or questions, or two of them are the same. */
    static List<RuleViolation> problems(List<String> criteria, List<String> questions) {
        var problems = new ArrayList<RuleViolation>();
        if (criteria.size() > MOST_CRITERIA) {
            problems.add(new RuleViolation("bidding.criteria.tooMany", MOST_CRITERIA).at("criteria"));
        }
        if (questions.size() > MOST_QUESTIONS) {
            problems.add(new RuleViolation("bidding.questions.tooMany", MOST_QUESTIONS).at("questions"));
        }
        twice(criteria)
                .map(name -> new RuleViolation("bidding.criteria.twice", name).at("criteria"))
                .ifPresent(problems::add);
        twice(questions)
                .map(text -> new RuleViolation("bidding.questions.twice", text).at("questions"))
                .ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> twice(List<String> all) {
        var seen = new HashSet<String>();
        return all.stream()
                .filter(one -> !seen.add(one.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** @throws RuleViolation unless the weights are 100 together and answers that count have a question */
    void requireComplete() {
        if (!isWeighed()) {
            throw new RuleViolation("bidding.weights.mustAddUp", totalWeight());
        }
        if (weighsAnswers() && questions.isEmpty()) {
            throw new RuleViolation("bidding.answers.noQuestion");
        }
    }

    void weigh(LevelWeights weights) {
        levelWeights = weights;
    }

    LevelWeights levelWeights() {
        return levelWeights;
    }

    void breakTiesBy(TieRule rule) {
        tieRule = rule;
    }

    TieRule tieRule() {
        return tieRule;
    }

    List<Criterion> criteria() {
        return List.copyOf(criteria);
    }

    List<BidQuestion> questions() {
        return List.copyOf(questions);
    }

    private int totalWeight() {
        return criteria.stream().mapToInt(Criterion::weight).sum();
    }

    boolean isWeighed() {
        return totalWeight() == FULL_WEIGHT;
    }

    private boolean weighsAnswers() {
        return criteria.stream().anyMatch(one -> one.kind() == CriterionKind.ANSWER && one.weight() > 0);
    }

    /** Whether price outweighs everything else together: allowed, but said aloud. */
    boolean isPriceHeavy() {
        return criteria.stream()
                        .filter(criterion -> criterion.kind() == CriterionKind.PRICE)
                        .mapToInt(Criterion::weight)
                        .sum()
                > PRICE_IS_HEAVY_ABOVE;
    }
}
