package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody who reads pages, follows links and fills forms: with a real browser, or without any script. */
abstract class Visitor {

    private final String base;
    private Document page = Jsoup.parse("");
    private int status;

    Visitor(String base) {
        this.base = base;
    }

    /** Loads an address. */
    protected abstract Answer load(String address);

    /** Sends a form as it was filled in. */
    protected abstract Answer submit(Form form);

    /** The text of the file behind a link. */
    abstract String download(String address);

    /** Keeps a picture of the page, where there is a screen. */
    void shot(String name) {}

    /** What came back: the final address after redirects, its status and its markup. */
    record Answer(String address, int status, String markup) {}

    Visitor open(String path) {
        take(load(path.startsWith("http") ? path : base + path));
        return this;
    }

    private void take(Answer answer) {
        status = answer.status();
        page = Jsoup.parse(answer.markup(), answer.address());
    }

    /** Opens a page that must be there. */
    Visitor at(String path) {
        open(path);
        assertThat(status).as("GET %s: %s", path, page.title()).isEqualTo(200);
        return this;
    }

    int status() {
        return status;
    }

    Document page() {
        return page;
    }

    String text() {
        return page.body().text();
    }

    String path() {
        return URI.create(page.location()).getPath();
    }

    Visitor follow(String linkText) {
        var link = page.select("a").stream()
                .filter(one -> one.text().contains(linkText))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link '" + linkText + "' on " + page.location() + ": "
                        + page.select("a").eachText()));
        return at(link.absUrl("href"));
    }

    /** The form with this button. */
    Form form(String button) {
        for (var submit : page.select("button:not([type=button], [hidden])")) {
            if (submit.text().contains(button)) {
                var form = submit.hasAttr("form") ? page.getElementById(submit.attr("form")) : submit.closest("form");
                return new Form((FormElement) form, submit);
            }
        }
        throw new AssertionError("No button '" + button + "' on " + page.location() + ": "
                + page.select("button").eachText());
    }

    /** The form that is sent to an address with this end. */
    Form formTo(String end) {
        for (var form : page.select("form")) {
            if (form.attr("action").replaceAll("\\?.*", "").endsWith(end)) {
                return new Form((FormElement) form, buttonOf(form));
            }
        }
        throw new AssertionError("No form to '" + end + "' on " + page.location() + ": "
                + page.select("form").eachAttr("action"));
    }

    /** The last button of a form, which may stand beside it. */
    private Element buttonOf(Element form) {
        var sends = "button:not([type=button], [hidden])";
        var inside = form.select(sends).last();
        return inside != null || form.id().isEmpty()
                ? inside
                : page.select(sends + "[form=" + form.id() + "]").last();
    }

    boolean hasButton(String text) {
        return page.select("button").stream().anyMatch(button -> button.text().contains(text));
    }

    boolean hasFormTo(String end) {
        return page.select("form").stream().anyMatch(form -> form.attr("action").endsWith(end));
    }

    /** The forms of the page with their fields, to read when a story does not go on. */
    String describe() {
        var text = new StringBuilder(page.title()).append(" at ").append(path()).append('\n');
        for (var form : page.select("form")) {
            text.append(form.attr("method"))
                    .append(' ')
                    .append(form.attr("action"))
                    .append(": ");
            form.select("[name]:not([name=_csrf])")
                    .forEach(field -> text.append(field.attr("name"))
                            .append('=')
                            .append(
                                    field.tagName().equals("select")
                                            ? field.select("option").eachAttr("value").stream()
                                                    .limit(6)
                                                    .toList()
                                            : field.val())
                            .append(field.hasAttr("checked") ? "* " : " "));
            text.append(form.select("button").eachText()).append('\n');
        }
        return text.append(page.select("main a").stream()
                        .map(link -> link.text() + " -> " + link.attr("href"))
                        .toList())
                .toString();
    }

    /** A form as it stands on the page, filled in and sent. */
    final class Form {

        private final FormElement form;
        private final Element button;
        private final List<String[]> answers = new ArrayList<>();
        private final List<String[]> files = new ArrayList<>();

        Form(FormElement form, Element button) {
            this.form = form;
            this.button = button;
        }

        /** Types into a field, chooses from a list, or ticks what has this value. */
        Form with(String name, String value) {
            answers.add(new String[] {name, value});
            var fields = form.select("[name=\"" + name + "\"]");
            assertThat(fields)
                    .as(
                            "field %s on %s, there are %s",
                            name, page.location(), form.select("[name]").eachAttr("name"))
                    .isNotEmpty();
            var first = fields.get(0);
            if (first.tagName().equals("select")) {
                first.select("option").removeAttr("selected");
                var option = first.select("option").stream()
                        .filter(one -> one.val().equals(value) || one.text().equals(value))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("No '" + value + "' in " + name + ": "
                                + first.select("option").eachText()));
                option.attr("selected", "selected");
            } else if (first.attr("type").equals("radio")) {
                fields.removeAttr("checked");
                tick(
                        name,
                        value,
                        fields.stream()
                                .filter(one -> one.val().equals(value))
                                .findFirst()
                                .orElse(null));
            } else if (first.attr("type").equals("checkbox")) {
                tick(
                        name,
                        value,
                        fields.stream()
                                .filter(one -> one.val().equals(value))
                                .findFirst()
                                .orElse(first));
            } else {
                first.val(value);
            }
            return this;
        }

        private void tick(String name, String value, Element choice) {
            assertThat(choice)
                    .as("choice %s=%s on %s", name, value, page.location())
                    .isNotNull();
            choice.attr("checked", "checked");
        }

        Form with(String name, int value) {
            return with(name, String.valueOf(value));
        }

        /** Attaches a file. */
        Form attach(String name, String fileName, String mediaType, String content) {
            files.add(new String[] {name, fileName, mediaType, content});
            return this;
        }

        /** Sends the form; the answer must be a page, not an error. */
        Visitor send() {
            return send(200);
        }

        Visitor send(int expected) {
            take(submit(this));
            assertThat(status)
                    .as(
                            "%s: %s %s",
                            form.attr("action"),
                            page.title(),
                            page.select("[aria-labelledby=error-summary]").text())
                    .isEqualTo(expected);
            return Visitor.this;
        }

        FormElement element() {
            return form;
        }

        Element button() {
            return button;
        }

        /** What was typed and chosen, in its order. */
        List<String[]> answers() {
            return answers;
        }

        /** Field, file name, media type and content of each file. */
        List<String[]> files() {
            return files;
        }
    }
}
