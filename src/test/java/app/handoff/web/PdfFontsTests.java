package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.fontbox.ttf.TTFParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The fonts of the files that the application makes. */
class PdfFontsTests {

    /** Where a font holds rules by which glyphs stand in for others, the renderer spends nine tenths of its time on them. */
    @ParameterizedTest
    @ValueSource(strings = {"inter-400.ttf", "inter-600.ttf"})
    void showEachCharacterByItsOwnGlyph(String name) throws IOException {
        try (var font = new TTFParser().parseEmbedded(new ClassPathResource("pdf/" + name).getInputStream())) {
            assertThat(font.getTableMap()).containsKeys("cmap", "glyf").doesNotContainKey("GSUB");
            var glyphs = font.getUnicodeCmapLookup();
            assertThat("AaÄäÉéŁłŞşŐő€–„“…".chars()).allMatch(character -> glyphs.getGlyphId(character) > 0);
        }
    }
}
