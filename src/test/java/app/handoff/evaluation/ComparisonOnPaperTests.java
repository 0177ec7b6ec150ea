package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonOnPaperTests {

    @Test
    void aComparisonThatPeopleReadIsThereAsAWhole() {
        assertThat(paper(3, 30).bids()).isEqualTo(3);
        assertThat(paper(30, 60).bids()).isEqualTo(30);
    }

    @Test
    void ofHundredsOfPagesOnlyTheBestBidsAreThere() {
        assertThat(paper(60, 250).bids()).isEqualTo(8);
        assertThat(paper(60, 1_500).bids()).as("a sheet full").isEqualTo(4);
        assertThat(paper(2, 1_500).bids()).isEqualTo(2);
    }

    private static ComparisonOnPaper paper(int bids, int rows) {
        var heads = IntStream.range(0, bids)
                .mapToObj(i -> new Matrix.Head("bid " + i, "Vendor " + i, null, "", false))
                .toList();
        var cells = heads.stream().map(head -> Matrix.Cell.plain("1", null)).toList();
        var lines = IntStream.range(0, rows)
                .mapToObj(i -> new Matrix.Row("Line " + i, null, cells, false))
                .toList();
        return new ComparisonOnPaper(
                "Bookkeeping", 1, new Matrix(heads, List.of(new Matrix.Group("Price", lines))), Instant.EPOCH);
    }
}
