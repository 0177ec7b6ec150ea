package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileTextTests {

    private static final FileText TEXT = FileText.of("one two one \u00e9".getBytes(StandardCharsets.ISO_8859_1));

    @Test
    void findsWordsAndLettersWhereTheyStand() {
        assertThat(TEXT.lastIndexOf("one")).isEqualTo(8);
        assertThat(TEXT.lastIndexOf("two")).isEqualTo(4);
        assertThat(TEXT.lastIndexOf("three")).isEqualTo(-1);
        assertThat(TEXT.lastIndexOf("one two one \u00e9 and more")).isEqualTo(-1);
        assertThat(TEXT.indexOf(' ', 4)).isEqualTo(7);
        assertThat(TEXT.indexOf(' ', 12)).isEqualTo(-1);
        assertThat(FileText.of(new byte[0]).lastIndexOf("one")).isEqualTo(-1);
    }

    @Test
    void eachByteIsALetterAlsoInAPart() {
        assertThat(TEXT).hasSize(13);
        assertThat(TEXT.charAt(12)).isEqualTo('\u00e9');
        assertThat(TEXT.subSequence(4, 13)).hasToString("two one \u00e9");
        assertThat(TEXT.subSequence(4, 13).subSequence(4, 7)).hasToString("one");
        assertThat(TEXT.subSequence(4, 13).lastIndexOf("one")).isEqualTo(4);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> TEXT.subSequence(4, 14));
    }
}
