package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import org.junit.jupiter.api.Test;

/** Who saved a section last is read as it was stored, also where the form still had its earlier name. */
class SectionEditTests {

    @Test
    void isReadAsItWasStored() {
        assertThat(Canonical.read("""
                {"at":"2026-11-02T09:00:00Z","by":"Ana Ruiz","count":3,"formId":"f1"}""", SectionEdit.class))
                .isEqualTo(Canonical.read("""
                        {"at":"2026-11-02T09:00:00Z","by":"Ana Ruiz","count":3,"sheet":"f1"}""", SectionEdit.class))
                .extracting(SectionEdit::formId)
                .isEqualTo("f1");
    }
}
