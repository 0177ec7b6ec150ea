package app.handoff.web;

import app.handoff.kernel.Sentence;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page that asks for a reason before something is done. Its texts stand under one key: {@code .title}, {@code .lede},
 * {@code .reason} above the field, {@code .button} on the button, and {@code .hint} where the field needs one.
 */
public final class ReasonPage {

    private final String key;
    private final @Nullable Object[] words;
    private final String back;
    private final String action;
    private final int longest;

    private String layout = "_layout/page";
    private String context = "";
    private Sentence lede;
    private Sentence crumb = Sentence.of("ui.back");
    private boolean hinted;
    private boolean grave;
    private @Nullable Sentence notice;
    private @Nullable String proposal;
    private @Nullable Attaching attaching;
    private @Nullable Sentence announced;

    private ReasonPage(String key, String back, String action, int longest, @Nullable Object[] words) {
        this.key = key;
        this.words = words;
        this.back = back;
        this.action = action;
        this.longest = longest;
        this.lede = Sentence.of(key + ".lede", words);
    }

    /**
     * @param key where its texts stand, such as {@code bidding.cancel}
     * @param back the page one comes from
     * @param action where the reason is sent
     * @param longest how many characters a reason has at most
     * @param words what fills its texts
     */
    public static ReasonPage of(String key, String back, String action, int longest, @Nullable Object... words) {
        return new ReasonPage(key, back, action, longest, words);
    }

    /** The same about this engagement, vendor or request: named in the title of the browser's tab. */
    public ReasonPage about(String context) {
        this.context = context;
        return this;
    }

    /** The same inside another frame, such as the one for vendors. */
    public ReasonPage in(String layout) {
        this.layout = layout;
        return this;
    }

    /** The same with another text under the title. */
    public ReasonPage saying(Sentence lede) {
        this.lede = lede;
        return this;
    }

    /** The same with a name for the page one comes from. */
    public ReasonPage from(Sentence crumb) {
        this.crumb = crumb;
        return this;
    }

    /** The same with a hint beside the field. */
    public ReasonPage hinted() {
        this.hinted = true;
        return this;
    }

    /** The same for an act that somebody may regret: its button warns. */
    public ReasonPage warning() {
        this.grave = true;
        return this;
    }

    /** The same with something to know before; null for nothing. */
    public ReasonPage noting(@Nullable Sentence notice) {
        this.notice = notice;
        return this;
    }

    /** The same with a reason to start from; null for none. */
    public ReasonPage proposing(@Nullable String proposal) {
        this.proposal = proposal;
        return this;
    }

    /** The same with files that can come with the reason; its form has them as {@code files}. */
    public ReasonPage attaching(Attaching attaching) {
        this.attaching = attaching;
        return this;
    }

    /** The same with what somebody else hears of it, said beside the button; null where nobody does. */
    public ReasonPage announcing(@Nullable Sentence announced) {
        this.announced = announced;
        return this;
    }

    /** Asks for the reason as long as the rule allows the act; else the page one comes from says why not. */
    public String ask(Runnable rule, Model model, RedirectAttributes next) {
        return FormSubmission.open(rule, () -> ask(model), "redirect:" + back, next);
    }

    /** Asks for the reason. */
    public String ask(Model model) {
        model.addAttribute("form", new ReasonForm(proposal));
        return again(model);
    }

    /**
     * Does what was asked about, with the reason that was given; else asks once more. Whoever presses twice with the same reason is done.
     *
     * @param stored the reason with which it is done by now; null while it is not
     * @param toast what is said once it is done
     * @return where it leads: to the page one comes from
     */
    public String submit(
            FormSubmission forms,
            Runnable act,
            Supplier<@Nullable String> stored,
            Sentence toast,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (forms.save(act, () -> ReasonForm.stored(stored.get()), errors, model, response)) {
            Toast.show(next, toast.key(), toast.words().toArray());
            return "redirect:" + back;
        }
        return again(model);
    }

    /** Asks once more, with what was typed and what is wrong with it. */
    public String again(Model model) {
        model.addAttribute("asked", this);
        return "_layout/reason";
    }

    public String getLayout() {
        return layout;
    }

    public String getContext() {
        return context;
    }

    public Sentence getTitle() {
        return Sentence.of(key + ".title", words);
    }

    public Sentence getLede() {
        return lede;
    }

    public Sentence getQuestion() {
        return Sentence.of(key + ".reason", words);
    }

    public @Nullable Sentence getHint() {
        return hinted ? Sentence.of(key + ".hint", words) : null;
    }

    public Sentence getButton() {
        return Sentence.of(key + ".button", words);
    }

    public boolean isGrave() {
        return grave;
    }

    public @Nullable Sentence getNotice() {
        return notice;
    }

    public @Nullable Attaching getAttaching() {
        return attaching;
    }

    public @Nullable Sentence getAnnounced() {
        return announced;
    }

    public Sentence getCrumb() {
        return crumb;
    }

    public String getAction() {
        return action;
    }

    public String getBack() {
        return back;
    }

    public int getLongest() {
        return longest;
    }

    /**
     * Files that can come with a reason.
     *
     * @param accept their kinds, as a browser reads them
     * @param maxBytes how large each is at most
     */
    public record Attaching(Sentence label, Sentence hint, String accept, long maxBytes) {}
}
