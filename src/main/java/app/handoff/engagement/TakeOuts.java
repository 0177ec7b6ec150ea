package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.FileArchive;
import app.handoff.web.FileArchive.Content;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what an owner takes out of one engagement: what every module has of it, a list of it, and all as JSON. */
@Component
class TakeOuts {

    static final String DATA = "engagement.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Engagements engagements;
    private final EngagementHistory history;
    private final List<TakeOutPart> parts;
    private final ThymeleafViewResolver templates;
    private final Format format;

    TakeOuts(
            Engagements engagements,
            EngagementHistory history,
            List<TakeOutPart> parts,
            ThymeleafViewResolver templates,
            Format format) {
        this.engagements = engagements;
        this.history = history;
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(TakeOutPart::position))
                .toList();
        this.templates = templates;
        this.format = format;
    }

    /** @param business as it stands in documents */
    @Transactional(readOnly = true)
    public View of(EngagementId id, String business, Locale locale, Instant now) {
        var engagement = engagements.get(id);
        var archive = new FileArchive(format.message("engagement.takeOut.file", engagement.name()), now);
        var model = new HashMap<String, Object>();
        // First, so that it is found first; what it lists is known when it is written.
        archive.add("", "index.html", page(model));
        var takeOut = new TakeOut(archive, business, now, format, locale);
        takeOut.data("format", "handoff-engagement/1");
        takeOut.data("takenOutAt", now.toString());
        takeOut.data("business", business);
        takeOut.data("engagement", facts(engagement));
        var acts = history.of(id);
        takeOut.table(
                "",
                format.message("engagement.takeOut.acts") + ".csv",
                Sentence.of("engagement.takeOut.acts"),
                List.of("engagement.takeOut.at", "engagement.takeOut.act"),
                acts.stream()
                        .map(act -> List.<@Nullable Object>of(act.at().toString(), act.sentence()))
                        .toList());
        takeOut.data(
                "history",
                acts.stream()
                        .map(act -> Map.of("at", act.at().toString(), "what", act.sentence()))
                        .toList());
        parts.forEach(part -> part.addTo(takeOut, id));
        archive.add("", DATA, (out, request, response) -> JSON.writeValue(out, takeOut.data()));
        model.put("name", engagement.name());
        model.put("business", business);
        model.put("now", now);
        model.put("items", takeOut.items());
        model.put("data", DATA);
        model.put("leftOut", takeOut.leftOut());
        return archive;
    }

    private Content page(Map<String, ?> model) {
        return (out, request, response) -> {
            var locale = LocaleContextHolder.getLocale();
            var view = Objects.requireNonNull(templates.resolveViewName("engagement/take-out", locale));
            Content.of(view, model).writeTo(out, request, response);
        };
    }

    private static Map<String, @Nullable Object> facts(Engagement of) {
        var baseline = of.baseline();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("id", of.id().toString());
        facts.put("name", of.name());
        facts.put("kind", of.kind().name());
        facts.put("reasons", of.reasons().stream().map(Reason::name).toList());
        facts.put("leadingReason", of.leadingReason().name());
        facts.put("judge", of.judge());
        facts.put("openedAt", of.openedAt().toString());
        facts.put("openedBy", of.openedBy().name());
        facts.put("endedAt", of.endedAt().map(Instant::toString).orElse(null));
        facts.put("outcome", of.outcome().map(Engagement.Outcome::name).orElse(null));
        facts.put(
                "baseline",
                Map.of(
                        "hoursPerYear", baseline.hoursPerYear(),
                        "currency", baseline.hourlyCost().currency().getCurrencyCode(),
                        "hourlyCost", baseline.hourlyCost().amount(),
                        "otherCostPerYear", baseline.otherCostPerYear().amount(),
                        "errorCostPerYear", baseline.errorCostPerYear().amount()));
        return facts;
    }
}
