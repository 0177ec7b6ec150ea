package app.handoff.bench.bare;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;

/** A row with a title and a few lines. */
@Entity
class Note {

    @Id
    private Long id;

    private String title;

    private String lines;

    String title() {
        return title;
    }

    List<String> lines() {
        return lines.lines().toList();
    }
}
