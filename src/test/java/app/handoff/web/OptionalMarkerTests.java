package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * "(optional)" stands at exactly the fields that may always stay empty. Where an answer is needed only in some cases, the
 * hint says in which.
 */
class OptionalMarkerTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FIELD =
            Pattern.compile("_parts/field :: (\\w+)\\(name=['|]([^'|]+)['|](.*?)\\)}\"", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(\\w+)\\[\\$\\{[^}]*}]\\.(\\w+)");

    /** The record behind the form of each template. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("account/business", "account.SettingsController$BusinessForm"),
            Map.entry("account/join", "account.SignInController$JoinForm"),
            Map.entry("account/people", "account.PeopleController$InvitationForm"),
            Map.entry("account/set-up", "account.SetUpController$SetUpForm"),
            Map.entry("account/sign-in", "account.SignInController$SignInForm"),
            Map.entry("_layout/reason", "web.ReasonForm"),
            Map.entry("evaluation/award", "evaluation.AwardController$AwardForm"),
            Map.entry("submission/question", "submission.VendorBidController$QuestionForm"),
            Map.entry("bidding/again", "bidding.BidAgainController$AgainForm"),
            Map.entry("bidding/budget", "bidding.SetupController$BudgetForm"),
            Map.entry("bidding/deadline", "bidding.DeadlineController$DeadlineForm"),
            Map.entry("bidding/setup", "bidding.SetupForm"),
            Map.entry("contract/terms", "contract.TermsForm"),
            Map.entry("delivery/hours", "delivery.ReportingController$HoursForm"),
            Map.entry("diligence/_interview", "diligence.Forms$InterviewForm"),
            Map.entry("diligence/_reference", "diligence.Forms$RefereeForm"),
            Map.entry("diligence/_sample", "diligence.Forms$SampleForm"),
            Map.entry("diligence/closure", "diligence.Forms$ClosureForm"),
            Map.entry("diligence/concern-new", "diligence.Forms$ConcernForm"),
            Map.entry("scope/fresh-start", "scope.RestartDraftController$FreshStartForm"),
            Map.entry("triage/handover", "triage.DecisionController$HandoverForm"),
            Map.entry("triage/profile", "triage.ProfileController$ProfileForm"),
            Map.entry("triage/split", "triage.TaskController$SplitForm"),
            Map.entry("triage/task", "triage.TaskForm"),
            Map.entry("vendor/_form", "vendor.VendorForm"),
            Map.entry("vendor/_certificate", "vendor.EvidenceForm"),
            Map.entry("vendor/_need", "vendor.OwnNeedsController$OwnNeedForm"),
            Map.entry("vendor/advert-sending", "vendor.OutreachController$SendingForm"),
            Map.entry("vendor/advert-wording", "vendor.OutreachController$WordingForm"),
            Map.entry("vendor/certificate", "vendor.DecisionForm"));

    /** Needed in some cases: the record lets them be empty, the rule asks for them, the hint or the heading says when. */
    private static final Set<String> SOMETIMES_NEEDED = Set.of(
            // Of a row that is filled in.
            "bidding/setup criteria.name",
            "bidding/setup criteria.kind",
            "bidding/setup criteria.weight",
            "bidding/setup questions.text",
            "bidding/setup questions.wordLimit",
            "bidding/setup rates.currency",
            "bidding/setup rates.rate",
            "bidding/setup rates.day",
            "bidding/setup rates.source",
            "triage/task volumes.what",
            "triage/task volumes.quantity",
            "triage/task volumes.counted",
            "triage/task volumes.note",
            // Of a task that is only written down all of these may stay open together; the heading says so.
            "triage/task kind",
            "triage/task place",
            "triage/task core",
            "triage/task judged",
            "triage/task repetitive",
            "triage/task simplicity",
            "triage/task risk",
            // Shown only to those who need it.
            "account/join code",
            "account/set-up code",
            // Asked for by the aggregate, which knows how to ask.
            "_layout/reason reason",
            "vendor/advert-wording body",
            // Depending on another answer.
            "bidding/again deadlineMeant",
            "bidding/again questionsUntilMeant",
            "bidding/deadline deadlineMeant",
            "bidding/deadline questionsUntilMeant",
            "bidding/setup deadlineMeant",
            "bidding/setup questionsUntilMeant",
            "account/set-up zone",
            "triage/handover leading",
            "triage/handover override",
            "triage/task judge",
            "vendor/advert-wording subject",
            "vendor/_form who",
            "vendor/_certificate otherName",
            "vendor/_certificate validUntil",
            "vendor/certificate reason");

    @TestFactory
    List<DynamicTest> optionalIsWhatMayStayEmpty() {
        return FORMS.keySet().stream()
                .sorted()
                .map(template -> DynamicTest.dynamicTest(template, () -> {
                    var form = Class.forName("app.handoff." + FORMS.get(template));
                    var wrong = new ArrayList<String>();
                    for (var field : fields(template)) {
                        var component = component(form, field.path());
                        boolean sometimes = SOMETIMES_NEEDED.contains(template + " " + field.path());
                        if (component != null && field.optional() != (mayBeEmpty(component) && !sometimes)) {
                            wrong.add(field.path() + (field.optional() ? " is needed" : " may stay empty"));
                        }
                    }
                    assertThat(wrong).as(template).isEmpty();
                }))
                .toList();
    }

    /** @param path without the number of a row */
    private record Field(String path, boolean optional) {}

    private static List<Field> fields(String template) throws IOException {
        var fields = new HashMap<String, Field>();
        var found = FIELD.matcher(Files.readString(TEMPLATES.resolve(template + ".html")));
        while (found.find()) {
            // A box may always stay unticked, whatever that means.
            if (!found.group(1).startsWith("checkbox")) {
                var row = ROW.matcher(found.group(2));
                var path = row.matches() ? row.group(1) + "." + row.group(2) : found.group(2);
                fields.put(path, new Field(path, found.group(3).contains("optional=true")));
            }
        }
        return List.copyOf(fields.values());
    }

    private static @Nullable RecordComponent component(Class<?> form, String path) {
        @Nullable RecordComponent found = null;
        @Nullable Class<?> in = form;
        for (var name : path.split("\\.")) {
            if (in == null) {
                return null;
            }
            found = Arrays.stream(in.getRecordComponents())
                    .filter(one -> one.getName().equals(name))
                    .findFirst()
                    .orElse(null);
            in = found == null ? null : rowOf(found);
        }
        return found;
    }

    private static @Nullable Class<?> rowOf(RecordComponent list) {
        return list.getGenericType() instanceof ParameterizedType type
                        && type.getActualTypeArguments()[0] instanceof Class<?> row
                        && row.isRecord()
                ? row
                : null;
    }

    private static boolean mayBeEmpty(RecordComponent component) {
        var accessor = component.getAccessor();
        return !component.getType().isPrimitive()
                && !accessor.isAnnotationPresent(NotBlank.class)
                && !accessor.isAnnotationPresent(NotNull.class)
                && !accessor.isAnnotationPresent(NotEmpty.class);
    }
}
