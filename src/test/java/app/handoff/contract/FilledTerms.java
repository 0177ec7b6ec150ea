package app.handoff.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The form of the terms as a browser sends it, filled with what is stored. */
final class FilledTerms {

    private FilledTerms() {}

    static Map<String, String> of(Contract contract) {
        var form = TermsForm.of(contract.terms(), contract.basis(), contract.version());
        var fields = new LinkedHashMap<String, String>();
        for (var part : TermsForm.class.getRecordComponents()) {
            try {
                var value = part.getAccessor().invoke(form);
                if (value != null && !part.getName().equals("levels")) {
                    fields.put(part.getName(), value.toString());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        var levels = Objects.requireNonNull(form.levels());
        for (int at = 0; at < levels.size(); at++) {
            fields.put(
                    "levels[" + at + "].value",
                    Objects.requireNonNull(levels.get(at).value()));
        }
        return fields;
    }
}
