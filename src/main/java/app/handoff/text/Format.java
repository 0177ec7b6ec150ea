package app.handoff.text;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.WallTime;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Writes amounts, numbers, days and times for people: words in the reader's language, numbers and dates as the business
 * writes them, times in its zone. Templates know it as {@code @fmt}.
 */
@Component("fmt")
public class Format {

    private final MessageSource messages;

    public Format(MessageSource messages) {
        this.messages = messages;
    }

    /** € 1,234.50, or € 1,234 where there are no cents. */
    public String money(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        var payable = money.payable().amount();
        boolean whole = payable.stripTrailingZeros().scale() <= 0;
        return money(money, whole ? 0 : Math.max(0, money.currency().getDefaultFractionDigits()));
    }

    /** 1.25 h, with every digit it has. */
    public String hoursInFull(BigDecimal hours) {
        return exact(hours) + "\u00a0h";
    }

    /** Always with cents: for bills, bids and receipts. */
    public String moneyExact(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        int places = Math.max(
                Math.max(0, money.currency().getDefaultFractionDigits()),
                Math.min(4, Math.max(0, money.amount().stripTrailingZeros().scale())));
        return money(money, places);
    }

    private String money(Money money, int places) {
        var sign = money.isNegative() ? "−\u00a0" : "";
        return sign + symbol(money.currency()) + "\u00a0"
                + decimals(money.amount().abs(), places);
    }

    /** 1 USD = 1.3725 CAD, with all its digits. */
    public String rate(@Nullable ExchangeRate stated) {
        return stated == null
                ? ""
                : message(
                        "money.rate",
                        stated.from().getCurrencyCode(),
                        exact(stated.rate()),
                        stated.to().getCurrencyCode());
    }

    /** The same the other way round, as far as people read it: 1 CAD = 0.7286 USD. */
    public String inverse(ExchangeRate stated) {
        return message(
                "money.rate",
                stated.to().getCurrencyCode(),
                exact(stated.inverse()),
                stated.from().getCurrencyCode());
    }

    private String exact(BigDecimal number) {
        return decimals(number, Math.max(0, number.stripTrailingZeros().scale()));
    }

    public String symbol(Currency currency) {
        return currency.getSymbol(locale());
    }

    /** 1,234.5 with as many places as it has, at most three. */
    public String number(@Nullable Number value) {
        if (value == null) {
            return "";
        }
        var number = NumberFormat.getNumberInstance(locale());
        number.setRoundingMode(RoundingMode.HALF_UP);
        number.setMaximumFractionDigits(3);
        return number.format(value);
    }

    /** 1234.5, as it stands in a field to be typed again. */
    public String typed(BigDecimal value) {
        return Numbers.print(value);
    }

    /**
     * How a typed number was read, written out; null where nothing is typed, it is no number, or it was typed as we would
     * write it.
     */
    public @Nullable String readBack(@Nullable String typed, @Nullable NumberKind kind, boolean whole) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            var number = Numbers.read(typed, kind == null ? NumberKind.NUMBER : kind, whole);
            return Numbers.isPlain(typed) ? null : numberAsRead(number, kind);
        } catch (UnreadableNumber e) {
            return null;
        }
    }

    /** What may stand beside an amount in this currency, for the script. */
    public String signs(Currency currency) {
        return String.join(" ", CurrencySigns.of(currency));
    }

    /** How many decimals this currency has: none for the yen, two for the euro, three for the dinar of Kuwait. */
    public int places(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    // Amounts of money with a fraction are written as on a bill: 1,250.50.
    private String numberAsRead(BigDecimal number, @Nullable NumberKind kind) {
        int places = Math.max(0, number.stripTrailingZeros().scale());
        return decimals(number, kind == NumberKind.MONEY && places == 1 ? 2 : places);
    }

    /** 76.0: always with so many places, so that numbers below each other compare. */
    public String decimals(BigDecimal value, int places) {
        var number = NumberFormat.getNumberInstance(locale());
        number.setRoundingMode(RoundingMode.HALF_UP);
        number.setMinimumFractionDigits(places);
        number.setMaximumFractionDigits(places);
        return number.format(value);
    }

    /** 7.5 h, with one place. */
    public String hours(@Nullable BigDecimal hours) {
        if (hours == null) {
            return "";
        }
        var number = NumberFormat.getNumberInstance(locale());
        number.setRoundingMode(RoundingMode.HALF_UP);
        number.setMinimumFractionDigits(hours.stripTrailingZeros().scale() > 0 ? 1 : 0);
        number.setMaximumFractionDigits(hours.stripTrailingZeros().scale() > 1 ? 2 : 1);
        return number.format(hours) + "\u00a0h";
    }

    /** 99.2 %, of a number that already counts in hundredths. */
    public String percent(@Nullable BigDecimal percent) {
        return percent == null ? "" : number(percent) + "\u00a0%";
    }

    /** Wed 25 Nov 2026. */
    public String day(@Nullable LocalDate day) {
        return day == null
                ? ""
                : DateTimeFormatter.ofPattern("EEE d MMM yyyy", language()).format(day);
    }

    /** Wed 25 Nov. */
    public String shortDay(@Nullable LocalDate day) {
        return day == null
                ? ""
                : DateTimeFormatter.ofPattern("EEE d MMM", language()).format(day);
    }

    /** Wednesday. */
    public String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, language());
    }

    /** Tue 24, with the month on its first day: Tue 1 Dec. */
    public String cellDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(day.getDayOfMonth() == 1 ? "EEE d MMM" : "EEE d", language())
                .format(day);
    }

    /** November. */
    public String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language());
    }

    /** Nov, for narrow pictures. */
    public String shortMonth(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, language());
    }

    /** 487 from January to March, 180 from April to May; empty where no season is given. */
    public String seasons(YearProfile yearProfile) {
        return yearProfile.all().stream()
                .map(season -> message(
                        (season.from() == season.to() ? "season.inOne." : "season.inSome.") + season.unit(),
                        season.amount(),
                        season.from(),
                        season.to()))
                .collect(Collectors.joining(", "));
    }

    /** What the seasons leave of the year: "2,340 in the other 9 months, 260 a month"; empty where they leave no month. */
    public String restOfYear(YearProfile yearProfile, BigDecimal year) {
        var rest = year.subtract(yearProfile.total());
        int months = yearProfile.monthsLeft();
        return !yearProfile.given() || months == 0 || rest.signum() < 0
                ? ""
                : message(
                        "season.rest", rest, months, rest.divide(BigDecimal.valueOf(months), 0, RoundingMode.HALF_UP));
    }

    /** Jan–Mar, for narrow pictures. */
    public String shortMonths(Season season) {
        var first = season.from().getDisplayName(TextStyle.SHORT_STANDALONE, language());
        return season.from() == season.to()
                ? first
                : first + "–" + season.to().getDisplayName(TextStyle.SHORT_STANDALONE, language());
    }

    /** How the amount of a season may be counted, to choose from. */
    public YearProfile.SeasonUnit[] seasonUnits() {
        return YearProfile.SeasonUnit.values();
    }

    /** January to December, to choose from. */
    public Month[] months() {
        return Month.values();
    }

    public LocalDate today(Instant now) {
        return now.atZone(zone()).toLocalDate();
    }

    public LocalDate dayOf(Instant at) {
        return at.atZone(zone()).toLocalDate();
    }

    public String time(@Nullable LocalTime time) {
        return time == null
                ? ""
                : DateTimeFormatter.ofPattern("HH:mm", language()).format(time);
    }

    /** Wed 25 Nov 2026, 17:00, in the zone of the business. */
    public String dayTime(@Nullable Instant at) {
        return at == null ? "" : dayTime(at, zone());
    }

    /** Wed 25 Nov, 17:00, in the zone of the business: for lists of what is under way. */
    public String shortDayTime(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", language()).format(at.atZone(zone()));
    }

    public String dayTime(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", language()).format(at.atZone(zone));
    }

    /** Wed 25 Nov 2026, 17:00, Paris; with its distance to UTC where clocks show that time twice. */
    public String deadline(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : dayTime(at, zone) + ", " + place(at, zone);
    }

    private String place(Instant at, ZoneId zone) {
        var meant = WallTime.of(at, zone).meant();
        return meant == null ? zone(zone) : zone(zone) + " (" + RepeatedTime.utc(meant) + ")";
    }

    /**
     * Both meanings of a time that comes twice in a zone, to choose from, the earlier one first; empty for all other times and
     * for what cannot be read.
     */
    public List<Option> twice(String day, String time, String zone) {
        try {
            var place = ZoneId.of(zone);
            var at = LocalDate.parse(day).atTime(LocalTime.parse(time));
            return RepeatedTime.of(at, place).stream()
                    .map(meaning -> new Option(
                            meaning.offset().getId(),
                            message(
                                    "time.twice." + meaning.kind(),
                                    at.toLocalTime(),
                                    RepeatedTime.utc(meaning.offset()))))
                    .toList();
        } catch (DateTimeException unreadable) {
            return List.of();
        }
    }

    public String deadline(@Nullable Deadline deadline) {
        return deadline == null ? "" : deadline(deadline.at(), deadline.zone());
    }

    /** Wed 25 Nov 2026, 17:00, Paris; 11:00, New York for you: for a reader whose clocks may show another time. */
    public String deadlineFor(@Nullable Deadline deadline, @Nullable ZoneId reader) {
        if (deadline == null) {
            return "";
        }
        var own = reader == null ? null : elsewhere(deadline.at(), reader, deadline.zone());
        return own == null ? deadline(deadline) : message("ui.bothClocks", deadline(deadline), own);
    }

    /**
     * The same instant for somebody elsewhere: 11:00, New York; with the day where it differs. Null where clocks there show
     * what they show here.
     */
    public @Nullable String elsewhere(Instant at, ZoneId there, ZoneId here) {
        var local = at.atZone(there);
        var own = at.atZone(here);
        if (local.getOffset().equals(own.getOffset())) {
            return null;
        }
        boolean sameDay = local.toLocalDate().equals(own.toLocalDate());
        return DateTimeFormatter.ofPattern(sameDay ? "HH:mm" : "EEE d MMM, HH:mm", language())
                        .format(local) + ", " + place(at, there);
    }

    /** Europe/Berlin is Berlin, America/New_York is New York. */
    public String zone(ZoneId zone) {
        var id = zone.getId();
        return id.contains("/")
                ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')
                : zone.getDisplayName(TextStyle.SHORT, language());
    }

    /** 4.8 MB. */
    public String size(long bytes) {
        if (bytes < 1_000_000) {
            return number(BigDecimal.valueOf(Math.max(1, Math.round(bytes / 1000.0)))) + "\u00a0KB";
        }
        return number(BigDecimal.valueOf(bytes / 1_000_000.0).setScale(1, RoundingMode.HALF_UP)) + "\u00a0MB";
    }

    /** How many of what: 12 packs. Units are named in the plural, so one of them is written 1 (packs). */
    public String count(@Nullable BigDecimal amount, String unit) {
        if (amount == null || unit.isBlank()) {
            return number(amount);
        }
        return message(BigDecimal.ONE.compareTo(amount) == 0 ? "ui.count.one" : "ui.count", amount, unit);
    }

    /**
     * The word for a constant: {@code enum.Role.OWNER}, or with the type around it, {@code enum.Message.Status.SENT}, where
     * several types share a name.
     */
    public String word(@Nullable Enum<?> constant) {
        if (constant == null) {
            return "";
        }
        var type = constant.getDeclaringClass();
        var key = type.getSimpleName() + "." + constant.name();
        var enclosing = type.getEnclosingClass();
        if (enclosing != null) {
            var own = messages.getMessage(
                    "enum." + enclosing.getSimpleName() + "." + key, null, null, LocaleContextHolder.getLocale());
            if (own != null) {
                return own;
            }
        }
        return message("enum." + key);
    }

    /** A sentence with everything in it written for people. */
    public String text(@Nullable Sentence sentence) {
        return sentence == null ? "" : message(sentence.key(), sentence.words().toArray());
    }

    public String message(String key, @Nullable Object... words) {
        return messages.getMessage(key, written(words), LocaleContextHolder.getLocale());
    }

    /** What stands in a sentence, each as people write it. */
    public Object[] written(@Nullable Object... words) {
        var written = new Object[words.length];
        for (int i = 0; i < words.length; i++) {
            written[i] = write(words[i]);
        }
        return written;
    }

    private Object write(@Nullable Object word) {
        if (word == null) {
            return "";
        } else if (word instanceof Sentence sentence) {
            return text(sentence);
        } else if (word instanceof Money money) {
            return money(money);
        } else if (word instanceof ExchangeRate rate) {
            return rate(rate);
        } else if (word instanceof Deadline deadline) {
            return deadline(deadline);
        } else if (word instanceof Instant at) {
            return dayTime(at);
        } else if (word instanceof LocalDate day) {
            return day(day);
        } else if (word instanceof LocalTime time) {
            return time(time);
        } else if (word instanceof ZoneId zone) {
            return zone(zone);
        } else if (word instanceof Month month) {
            return month.getDisplayName(TextStyle.FULL, language());
        } else if (word instanceof Enum<?> constant) {
            return word(constant);
        } else if (word instanceof BigDecimal number) {
            return number(number);
        }
        return word;
    }

    public ZoneId zone() {
        return Tenancy.locality().zone();
    }

    public Currency currency() {
        return Tenancy.locality().currency();
    }

    private Locale locale() {
        return Tenancy.locality().locale();
    }

    private Locale language() {
        return LocaleContextHolder.getLocale();
    }
}
