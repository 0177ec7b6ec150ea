package app.handoff.vendor;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.CellProblem;
import app.handoff.text.CellReader;
import app.handoff.text.PastedTable;
import app.handoff.text.TablePlan;
import app.handoff.web.ImportPreview;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vendors from somebody's own table. All of them are taken over, or none: with a problem in any row none is.
 *
 * @param lines a vendor for each row
 */
record VendorImport(List<Line> lines) {

    static final VendorImport NOTHING = new VendorImport(List.of());

    /**
     * Where the table is silent.
     *
     * @param zone whose time vendors of this country keep
     */
    record Otherwise(List<String> skills, @Nullable String city, String country, ZoneId zone) {}

    /**
     * Vendors that there are already.
     *
     * @param names as they are compared
     * @param addresses in their one form
     */
    record Known(Set<String> names, Set<String> addresses) {}

    /**
     * What a row became.
     *
     * @param row its line in the text, from 1
     * @param name as it was read
     * @param vendor null where the row has a problem
     */
    record Line(int row, String name, @Nullable VendorDetails vendor, List<CellProblem> problems)
            implements ImportPreview.Line {

        /** "Manila, Philippines"; null where the row has a problem. */
        public @Nullable String place() {
            return vendor == null ? null : vendor.place(Locale.ENGLISH);
        }
    }

    /** @throws RuleViolation at {@code table} if no row or no column of names is there */
    static VendorImport of(
            PastedTable table, TablePlan<VendorColumn> plan, Otherwise otherwise, Known known, VendorColumns words) {
        var rows = plan.rows(table);
        if (rows.isEmpty()) {
            throw new RuleViolation("vendor.import.empty").at("table");
        }
        if (!plan.columns().contains(VendorColumn.NAME) || !plan.columns().contains(VendorColumn.EMAIL)) {
            throw new RuleViolation("vendor.import.noName").at("table");
        }
        var names = new HashMap<String, Integer>();
        var addresses = new HashMap<String, Integer>();
        return new VendorImport(rows.stream()
                .map(row -> new Reading(new CellReader<>(row, plan), words).line(otherwise, known, names, addresses))
                .toList());
    }

    /** @throws RuleViolation at {@code table} if any row has a problem */
    List<VendorDetails> vendors() {
        long problems = lines.stream().mapToLong(line -> line.problems().size()).sum();
        if (problems > 0) {
            throw new RuleViolation("ui.import.problems", problems).at("table");
        }
        return lines.stream().map(line -> Objects.requireNonNull(line.vendor())).toList();
    }

    /** A row that looks like a vendor of the directory, perhaps the same one. */
    record Alike(int row, String name, String otherName, String otherEmail) {

        private static Alike of(Line line, Vendor other) {
            return new Alike(line.row(), line.name(), other.name(), other.email());
        }
    }

    /** @param known for each vendor that looks like one of the directory that one */
    List<Alike> alike(Map<VendorDetails, Vendor> known) {
        return lines.stream()
                .flatMap(line ->
                        Optional.ofNullable(known.get(line.vendor())).map(other -> Alike.of(line, other)).stream())
                .toList();
    }

    /** Of one row. */
    private record Reading(CellReader<VendorColumn> cells, VendorColumns words) {

        private Line line(
                Otherwise otherwise, Known known, Map<String, Integer> names, Map<String, Integer> addresses) {
            var name = cells.name(
                    VendorColumn.NAME,
                    VendorForm.LONGEST_NAME,
                    "vendor.name.required",
                    names,
                    known.names(),
                    "vendor.import.nameTwice",
                    "vendor.import.nameTaken");
            var email = email(known.addresses(), addresses);
            var contact = cells.text(VendorColumn.CONTACT, VendorForm.LONGEST_NAME);
            var phone = cells.text(VendorColumn.PHONE, VendorForm.LONGEST_PHONE);
            if (!phone.matches(VendorForm.PHONE)) {
                cells.problem(VendorColumn.PHONE, Sentence.of("vendor.phone.wrong"));
            }
            var web = cells.text(VendorColumn.WEB, VendorForm.LONGEST_WEB);
            if (!web.matches(VendorForm.WEB)) {
                cells.problem(VendorColumn.WEB, Sentence.of("field.url"));
            }
            var skills = skills(otherwise.skills());
            var city = cells.text(VendorColumn.CITY, VendorForm.LONGEST_CITY, otherwise.city());
            var country = country(otherwise.country());
            var notes = cells.text(VendorColumn.NOTES, VendorForm.LONGEST_NOTES);
            if (!cells.problems().isEmpty()) {
                return new Line(cells.line(), name, null, cells.problems());
            }
            var vendor = new VendorDetails(
                    name,
                    contact.isEmpty() ? name : contact,
                    email,
                    PlainText.orNull(phone),
                    VendorForm.address(web),
                    PlainText.orNull(city),
                    country,
                    CountryChoices.usualZone(country, otherwise.country(), otherwise.zone()),
                    null,
                    List.of(),
                    skills,
                    PlainText.orNull(notes));
            return new Line(cells.line(), name, vendor, List.of());
        }

        private List<String> skills(List<String> otherwise) {
            try {
                var skills = Skills.read(cells.cell(VendorColumn.SKILLS));
                return skills.isEmpty() ? otherwise : skills;
            } catch (RuleViolation wrong) {
                cells.problem(VendorColumn.SKILLS, Sentence.of(wrong.code(), wrong.arguments()));
                return otherwise;
            }
        }

        private String email(Set<String> taken, Map<String, Integer> seen) {
            var said = cells.cell(VendorColumn.EMAIL);
            var email = EmailAddress.of(said).orElse("");
            if (said.isEmpty()) {
                cells.problem(VendorColumn.EMAIL, Sentence.of("vendor.email.required"));
            } else if (email.isEmpty()) {
                cells.problem(VendorColumn.EMAIL, Sentence.of("field.email"));
            } else {
                var before = seen.putIfAbsent(email, cells.line());
                if (before != null) {
                    cells.problem(VendorColumn.EMAIL, Sentence.of("vendor.import.emailTwice", before));
                } else if (taken.contains(email)) {
                    cells.problem(VendorColumn.EMAIL, Sentence.of("vendor.import.emailTaken"));
                }
            }
            return email;
        }

        private String country(String otherwise) {
            var said = cells.cell(VendorColumn.COUNTRY);
            if (said.isEmpty()) {
                return otherwise;
            }
            var country = words.country(said);
            if (country.isEmpty()) {
                cells.problem(VendorColumn.COUNTRY, Sentence.of("vendor.import.country.unknown"));
            }
            return country.orElse(otherwise);
        }
    }
}
