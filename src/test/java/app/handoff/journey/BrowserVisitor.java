package app.handoff.journey;

import app.handoff.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.select.Elements;

/** A person before a real browser, with its scripts, at the width of their screen. */
final class BrowserVisitor extends Visitor {

    private static final String OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)";

    /** How long a page may take where other builds leave little of the machine. */
    private static final Duration A_STARVED_MACHINE = Duration.ofMinutes(4);

    private final Page tab;
    private final Path pictures;

    BrowserVisitor(String base, Page tab, Path pictures) {
        super(base);
        this.tab = tab;
        tab.setDefaultTimeout(A_STARVED_MACHINE.toMillis());
        this.pictures = pictures;
    }

    @Override
    protected Answer load(String address) {
        var response = tab.navigate(address);
        return answer(response == null ? 200 : response.status());
    }

    @Override
    protected Answer submit(Form form) {
        tab.evaluate(OPEN_ALL);
        var place = tab.locator("form").nth(page().select("form").indexOf(form.element()));
        for (var answer : form.answers()) {
            fill(place, form.element().select("[name=\"" + answer[0] + "\"]"), answer[0], answer[1]);
        }
        if (!form.files().isEmpty()) {
            return upload(place, form);
        }
        int button = page().select("button").indexOf(form.button());
        var response =
                tab.waitForNavigation(() -> tab.locator("button").nth(button).click());
        return answer(response == null ? 200 : response.status());
    }

    /** @param fields what the form has by this name, as it was read */
    private static void fill(Locator form, Elements fields, String name, String value) {
        var named = "[name=\"" + name + "\"]";
        var first = fields.first();
        boolean choice = first.is("[type=radio]") || first.is("[type=checkbox]") && fields.size() > 1;
        if (choice) {
            form.locator(named + "[value=\"" + value + "\"]").check();
        } else if (first.is("[type=checkbox]")) {
            form.locator(named).check();
        } else if (first.is("select")) {
            form.locator(named).selectOption(value);
        } else {
            form.locator(named).first().fill(value);
        }
    }

    /** With a script, files go at once; the list of files shows when they have arrived. */
    private Answer upload(Locator place, Form form) {
        for (var file : form.files()) {
            place.locator("[name=\"" + file[0] + "\"]")
                    .setInputFiles(new FilePayload(file[1], file[2], file[3].getBytes(StandardCharsets.ISO_8859_1)));
            tab.locator("#files", new Page.LocatorOptions().setHasText(file[1])).waitFor();
        }
        return answer(200);
    }

    @Override
    String download(String address) {
        return tab.context().request().get(address).text();
    }

    private Answer answer(int status) {
        tab.waitForLoadState(LoadState.LOAD);
        return new Answer(tab.url(), status, tab.content());
    }

    @Override
    void shot(String name) {
        Browser.shot(tab, pictures, name);
    }
}
