package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.DatabaseLog;
import app.handoff.DatabaseLog.Transaction;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.triage.EngagementsForTests;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.Anyone;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/**
 * Whoever opens a form, sends it and follows where it leads works in three transactions, whatever the form is about: one to open
 * it, one to send it and one to follow. Beside them stand those that find and keep the session of the browser.
 */
@SpringBootTest
class TransactionsOfFormsTests {

    /** With what begins the transaction, says who sends it and counts the change. */
    private static final int MOST_STATEMENTS_OF_SENDING = 24;

    /** Between two of their transactions a secret is hashed, somebody's sessions are ended, or something is written where no vendor reaches. */
    private static final Set<String> IN_STEPS = Set.of(
            "POST /engagements/{engagement}/contract/signers",
            "POST /engagements/{engagement}/contract/signing-day",
            "POST /people/{id}/departure",
            "POST /s/{token}/bid/colleagues",
            "POST /s/{token}/code/own",
            "POST /s/{token}/lawyer/verdict",
            "POST /settings/address",
            "POST /settings/password");

    /** They lead to a page that asks while it is written who looks after the installation. */
    private static final Set<String> NAMING_THE_ADMINISTRATOR = Set.of(
            "POST /engagements/{id}/bidding/invitations/{invitation}/message",
            "POST /engagements/{id}/bidding/invitations/{invitation}/release",
            "POST /engagements/{id}/bidding/invitations/{invitation}/revocation",
            "POST /engagements/{id}/bidding/public-link/removal",
            "POST /engagements/{id}/running/link",
            "POST /engagements/{engagement}/contract/lawyers/{reading}/link",
            "POST /engagements/{engagement}/diligence/{vendor}/references/{id}/request",
            "POST /messages/{id}/sending",
            "POST /settings/calendar");

    /** They come last: what they end cannot be tried any more. */
    private static final Pattern ENDS = Pattern.compile(
            ".*/(cancellation|voiding|refusal|early-end|revocation|departure|removal|withdrawal|stop|skip)");

    @Autowired
    WebApplicationContext context;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFormIsOpenedSentAndFollowedInThreeTransactions() {
        var world = World.in(context, "Dunnock");
        // Whichever week it is about, a report is about one that is over.
        world.inside(() -> jdbc.sql("update status_report set period_from = period_from - 7 * (week + 1),"
                        + " period_to = period_to - 7 * (week + 1)")
                .update());
        var saved = new TreeMap<String, Costs>();
        var forms = forms(world);
        forms.addAll(0, formsOfATask(world, member(world)));
        for (var form : forms) {
            // At the turn of a minute, whatever pages keep is worked out anew. A minute does not turn twice in a
            // moment.
            form.save()
                    .map(costs -> costs.transactions() > 3 ? form.save().orElse(costs) : costs)
                    .ifPresent(costs -> saved.put(form.name(), costs));
        }

        System.out.printf(
                "Forms that were saved: %d of %d; transactions of opening, sending and following %s%n",
                saved.size(),
                forms.size(),
                saved.values().stream().mapToLong(Costs::transactions).summaryStatistics());
        assertThat(saved.keySet())
                .contains(
                        "POST /tasks/{id}",
                        "POST /tasks/{id}/decision",
                        "POST /engagements/{id}/name",
                        "POST /engagements/{engagement}/contract/questions/{question}/answer",
                        "POST /s/{token}/bid/{part}",
                        "POST /s/{token}/report/{id}");
        assertThat(saved).hasSizeGreaterThan(50);
        saved.keySet().removeAll(IN_STEPS);
        saved.keySet().removeAll(NAMING_THE_ADMINISTRATOR);
        assertThat(saved.entrySet().stream().filter(form -> form.getValue().transactions() > 3))
                .isEmpty();
        assertThat(saved.entrySet().stream()
                        .filter(form -> form.getValue().statementsOfSending() > MOST_STATEMENTS_OF_SENDING))
                .isEmpty();
    }

    /** The forms of every page of vendors and members, each kind once. */
    private List<Form> forms(World world) {
        var routes = Route.all(context);
        var member = member(world);
        var forms = new LinkedHashMap<String, Form>();
        for (var route : routes) {
            var caller = callerOf(route);
            if (!route.isGet() || caller.isEmpty()) {
                continue;
            }
            var purpose = caller.get().purpose();
            var token = purpose == null ? null : world.first().tokens().get(purpose);
            var browser = token == null ? member : vendor(token);
            var page = route.address(route.values(world.first(), token));
            for (var form : formsOn(browser.get(page), page)) {
                var action = form.attr("action");
                routes.stream()
                        .filter(target ->
                                !target.isGet() && target.valuesIn(action).isPresent())
                        .min(Comparator.comparing(target -> target.kinds().size()))
                        .ifPresent(target -> forms.putIfAbsent(
                                target.toString(), new Form(target.toString(), browser, page, action)));
            }
        }
        return forms.values().stream()
                .sorted(Comparator.comparing(
                                (Form form) -> ENDS.matcher(form.name()).matches())
                        .thenComparing(form -> !form.name().contains(" /s/")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Optional<Caller> callerOf(Route route) {
        if (route.rule() instanceof Anyone || route.rule() instanceof AdministratorOnly) {
            return Optional.empty();
        }
        return !route.isBehindLink()
                ? Optional.of(Caller.OWNER)
                : Arrays.stream(Caller.values())
                        .filter(route::admits)
                        .filter(caller ->
                                Objects.requireNonNull(caller.purpose()).isForVendors())
                        .findFirst();
    }

    /** A task is changed and decided. */
    private List<Form> formsOfATask(World world, AnyBrowser member) {
        var task = "/tasks/"
                + world.business()
                        .inside(() -> context.getBean(EngagementsForTests.class).undecided("Dunnock invoicing"));
        return List.of(
                new Form("POST /tasks/{id}", member, task, task),
                new Form("POST /tasks/{id}/decision", member, task + "/decision", task + "/decision"));
    }

    private AnyBrowser member(World world) {
        var token = new PreAuthenticatedAuthenticationToken(
                world.business().ownerSession(), "", AuthorityUtils.createAuthorityList("ROLE_MEMBER"));
        return new AnyBrowser(context).with("handoff", session(sessions, new SecurityContextImpl(token)));
    }

    private static <S extends Session> String session(
            FindByIndexNameSessionRepository<S> sessions, SecurityContextImpl signedIn) {
        var session = sessions.createSession();
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, signedIn);
        sessions.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }

    private AnyBrowser vendor(String token) {
        var browser = new AnyBrowser(context);
        OpenedLinks.proof(context, token).ifPresent(proof -> browser.with(proof.getName(), proof.getValue()));
        return browser;
    }

    private static List<FormElement> formsOn(MvcTestResult answer, String address) {
        boolean isPage = answer.getUnresolvedException() == null
                && answer.getResponse().getStatus() == 200
                && String.valueOf(answer.getResponse().getContentType()).startsWith("text/html");
        return isPage
                ? Jsoup.parse(AnyBrowser.text(answer), address).select("form[method=post]").stream()
                        .map(FormElement.class::cast)
                        .toList()
                : List.of();
    }

    /** What it costs to open a form, to send it and to follow where it leads. */
    private record Costs(List<Transaction> opening, List<Transaction> sending, List<Transaction> following) {

        long transactions() {
            return opening.size() + sending.size() + following.size();
        }

        @Override
        public String toString() {
            return "%d + %d + %d transactions, %d statements to send it"
                    .formatted(opening.size(), sending.size(), following.size(), statementsOfSending());
        }

        int statementsOfSending() {
            return sending.stream()
                    .mapToInt(transaction -> transaction.statements().size())
                    .sum();
        }
    }

    /** A form on a page, sent filled in with something of the right kind. */
    private record Form(String name, AnyBrowser browser, String page, String action) {

        /** What saving it costs; empty where it is gone, or was refused. */
        Optional<Costs> save() {
            var opened = new Step(() -> browser.get(page));
            var form = formsOn(opened.answer, page).stream()
                    .filter(found -> found.attr("action").equals(action))
                    .findFirst();
            if (form.isEmpty()) {
                return Optional.empty();
            }
            var sent = new Step(() -> send(form.get()));
            var next = sent.answer.getResponse().getRedirectedUrl();
            if (next == null) {
                return Optional.empty();
            }
            return Optional.of(new Costs(opened.costs, sent.costs, new Step(() -> browser.get(next)).costs));
        }

        MvcTestResult send(FormElement form) {
            var fields = filled(form);
            var token = fields.remove("_csrf");
            return browser.send(
                    action,
                    token,
                    fields.entrySet().stream()
                            .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                            .toArray(String[]::new));
        }

        /** As a browser sends it, with something in every empty field, and the first of what there is to choose from. */
        private static Map<String, String> filled(FormElement form) {
            var fields = new LinkedHashMap<String, String>();
            form.formData().forEach(field -> fields.put(field.key(), field.value()));
            for (var field : form.select("input, select, textarea")) {
                var name = field.attr("name");
                // Rows are left empty: what stands in them depends on each other.
                if (name.isEmpty()
                        || name.contains("[")
                        || !fields.getOrDefault(name, "").isEmpty()) {
                    continue;
                }
                something(field, form).ifPresent(value -> fields.put(name, value));
            }
            return fields;
        }

        private static Optional<String> something(Element field, Element form) {
            return switch (field.tagName().equals("input") ? field.attr("type") : field.tagName()) {
                case "select" ->
                    field.select("option").stream()
                            .map(Element::val)
                            .filter(value -> !value.isEmpty())
                            .findFirst();
                case "hidden", "file" -> Optional.empty();
                case "radio" -> Optional.of(field.val());
                case "checkbox" ->
                    form.select("[name=\"" + field.attr("name") + "\"]").size() == 1
                            ? Optional.of(field.val())
                            : Optional.empty();
                case "date" -> Optional.of(LocalDate.now().minusDays(2).toString());
                case "time" -> Optional.of("09:00");
                case "email" -> Optional.of("liza@tala.example");
                case "tel" -> Optional.of("+49 30 123456");
                case "url" -> Optional.of("https://tala.example");
                default -> Optional.of(text(field.attr("inputmode")));
            };
        }
    }

    private static String text(String kind) {
        return switch (kind) {
            case "numeric", "decimal" -> "3";
            case "url" -> "https://tala.example";
            default -> "A calm ledger of pine";
        };
    }

    private static final class Step {

        private final List<Transaction> costs;
        private MvcTestResult answer;

        Step(Supplier<MvcTestResult> request) {
            costs = DatabaseLog.of(() -> answer = request.get()).stream()
                    .filter(Transaction::isOfBusiness)
                    .toList();
        }
    }
}
