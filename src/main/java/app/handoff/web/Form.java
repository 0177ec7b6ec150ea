package app.handoff.web;

import app.handoff.text.Format;
import app.handoff.text.NumberKind.NumberField;
import app.handoff.text.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.beans.NotReadablePropertyException;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.servlet.support.BindStatus;
import org.springframework.web.servlet.support.RequestContext;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.VariableExpression;

/** The form a template is about, as {@code #form}: its fields by name, and its problems in the order of its components. */
final class Form {

    private static final Pattern ROW = Pattern.compile("(\\w+)\\[(\\d+)]\\.");
    /** What would be said of any field in the same words. */
    private static final List<String> BARE = List.of("field.required", "field.choose", "submission.field.required");

    private static final Pattern SEGMENT = Pattern.compile("[.\\[\\]]+");

    private final IExpressionContext context;
    private final Format format;

    Form(IExpressionContext context, Format format) {
        this.context = context;
        this.format = format;
    }

    public Field field(String name) {
        var status = status(name);
        var form = context.getVariable(bound());
        var number = form == null ? null : NumberField.of(form.getClass(), name);
        return new Field(
                name,
                status.map(BindStatus::getValue).map(String::valueOf).orElse(""),
                status.map(Form::values).orElse(Set.of()),
                mostBasic(errors().map(errors -> errors.getFieldErrors(name)).orElse(List.of())),
                stored(name),
                number == null ? null : number.kind(),
                number != null && number.whole());
    }

    /** The id that the part of this field has on the page. */
    public String idOf(String name) {
        return Field.idOf(name);
    }

    /** The positions in a list of the form, to go through with {@code th:each}. */
    public List<Integer> rows(String name) {
        int rows = status(name).map(BindStatus::getActualValue).map(Form::size).orElse(0);
        return IntStream.range(0, rows).boxed().toList();
    }

    /** Every problem once, each field with its most basic one: that is the text which also stands beside the field. */
    public List<Problem> problems() {
        var errors = errors().orElse(null);
        if (errors == null) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        for (var error : errors.getGlobalErrors()) {
            problems.add(new Problem(null, text(error), false));
        }
        var byField = new LinkedHashMap<String, List<FieldError>>();
        errors.getFieldErrors().stream()
                .sorted(inFormOrder(errors))
                .forEach(error -> byField.computeIfAbsent(error.getField(), field -> new ArrayList<>())
                        .add(error));
        byField.forEach((field, all) -> {
            var text = String.valueOf(mostBasic(all));
            problems.add(new Problem(Field.idOf(field), inItsRow(field, text), bare().contains(text)));
        });
        return problems;
    }

    private Set<String> bare() {
        return BARE.stream().map(request()::getMessage).collect(Collectors.toSet());
    }

    /** Of several rows, the one that a problem is in stands before it: by its name, where the page says what rows are called. */
    private String inItsRow(String field, String problem) {
        var row = ROW.matcher(field);
        if (!row.lookingAt() || rows(row.group(1)).size() < 2) {
            return problem;
        }
        int at = Integer.parseInt(row.group(2));
        return context.getVariable("rowNames") instanceof List<?> names
                        && at < names.size()
                        && names.get(at) instanceof String name
                        && !name.isBlank()
                ? request().getMessage("ui.error.named", new Object[] {name, problem})
                : request().getMessage("ui.error.row", new Object[] {at + 1, problem});
    }

    /** Options as they come: {@link Option}s, constants of an enum, or plain texts. */
    public List<Option> options(Object options) {
        var all = options instanceof Collection<?> some ? some : Arrays.asList((Object[]) options);
        return all.stream().map(this::option).toList();
    }

    /** What somebody else chose meanwhile, in the words of the options; as it is where it stands in words already. */
    public String said(String stored, Object options) {
        return options(options).stream()
                .filter(option -> option.value().equals(stored))
                .map(Option::text)
                .findFirst()
                .orElse(stored);
    }

    private Option option(Object option) {
        if (option instanceof Option ready) {
            return ready;
        }
        if (option instanceof Enum<?> constant) {
            return new Option(constant.name(), word(constant));
        }
        return new Option(String.valueOf(option), String.valueOf(option));
    }

    // Several types share a name such as Status: the type around it tells them apart.
    private String word(Enum<?> constant) {
        var type = constant.getDeclaringClass();
        var key = type.getSimpleName() + "." + constant.name();
        var own = type.getEnclosingClass() == null
                ? ""
                : request().getMessage("enum." + type.getEnclosingClass().getSimpleName() + "." + key, "");
        return own.isEmpty() ? request().getMessage("enum." + key) : own;
    }

    private static int size(Object list) {
        return list instanceof Collection<?> rows ? rows.size() : 0;
    }

    private Optional<BindStatus> status(String name) {
        try {
            return Optional.of(request().getBindStatus(bound() + "." + name));
        } catch (NotReadablePropertyException misspelt) {
            throw misspelt;
        } catch (InvalidPropertyException | IllegalStateException nothingThereYet) {
            return Optional.empty();
        }
    }

    private static Set<String> values(BindStatus status) {
        var raw = status.getActualValue() == null ? status.getValue() : status.getActualValue();
        if (raw instanceof Object[] several) {
            raw = Arrays.asList(several);
        }
        var values = new LinkedHashSet<String>();
        if (raw instanceof Collection<?> several) {
            several.forEach(value -> values.add(valueOf(value)));
        } else if (raw != null) {
            values.add(valueOf(raw));
        }
        return values;
    }

    private static String valueOf(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }

    private @Nullable String stored(String name) {
        return context.getVariable("conflict") instanceof Map<?, ?> conflict && conflict.get(name) != null
                ? String.valueOf(conflict.get(name))
                : null;
    }

    private @Nullable String mostBasic(List<? extends ObjectError> errors) {
        return errors.stream()
                .min(Comparator.comparingInt(Form::rank).thenComparing(this::text))
                .map(this::text)
                .orElse(null);
    }

    private static int rank(ObjectError error) {
        if (error instanceof FieldError field && field.isBindingFailure()) {
            return 0;
        }
        return List.of("NotNull", "NotBlank", "NotEmpty").contains(error.getCode()) ? 1 : 2;
    }

    private String text(ObjectError error) {
        var words = error.getArguments();
        return request()
                .getMessage(new DefaultMessageSourceResolvable(
                        error.getCodes(), words == null ? null : format.written(words), error.getDefaultMessage()));
    }

    private Optional<Errors> errors() {
        return Optional.ofNullable(request().getErrors(bound()));
    }

    private RequestContext request() {
        return (RequestContext) context.getVariable("springRequestContext");
    }

    /** The model attribute of the surrounding {@code th:object}; most forms are simply called "form". */
    private String bound() {
        return context.getVariable("springBoundObjectExpression") instanceof VariableExpression expression
                ? expression.getExpression()
                : "form";
    }

    private Comparator<FieldError> inFormOrder(Errors errors) {
        var form = context.getVariable(errors.getObjectName());
        var type = form == null ? null : form.getClass();
        return (one, other) -> compare(path(type, one.getField()), path(type, other.getField()));
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) - other.get(i);
            }
        }
        return one.size() - other.size();
    }

    private static List<Integer> path(@Nullable Class<?> type, String field) {
        var path = new ArrayList<Integer>();
        var current = type;
        for (var segment : SEGMENT.split(field)) {
            if (segment.chars().allMatch(Character::isDigit)) {
                path.add(Integer.valueOf(segment));
                continue;
            }
            var components = current != null && current.isRecord() ? current.getRecordComponents() : null;
            current = null;
            for (int i = 0; components != null && i < components.length; i++) {
                if (components[i].getName().equals(segment)) {
                    path.add(i);
                    current = elementOf(components[i].getGenericType());
                }
            }
        }
        return path;
    }

    private static @Nullable Class<?> elementOf(java.lang.reflect.Type type) {
        return org.springframework.core.ResolvableType.forType(type).hasGenerics()
                ? org.springframework.core.ResolvableType.forType(type)
                        .getGeneric(0)
                        .resolve()
                : org.springframework.core.ResolvableType.forType(type).resolve();
    }
}
