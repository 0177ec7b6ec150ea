'use strict';

// Reads what people type and bring in the same way as the server does, which decides: Numbers and FileName there.
const Reading = (() => {
  const hours = '(?:h|hrs?|hours?|std|stunden?|heures?|or[ae]|horas?|uur|uren|tim|timme|timmar|timer?|tunti|tuntia|godz|godzin[ay]?|hod|hodin[ay]?|saat|ч|час|часа|часов)\\.?|時間|小时|小時';
  const minutes = '(?:m|mins?|minutes?|minuten?|minut[oi]|minutos|minuut|minuter|minutter|minuty?|minuuttia?|dakika|dk|мин|минут[аы]?)\\.?|\'|分|分钟|分鐘';
  const units = {
    PERCENT: '%|percent|per cent|pct\\.?|prozent|procent|proc\\.?|pour cent|po[rl]? ?ciento|per cento|por cento|v\\. ?h\\.',
    HOURS: hours,
    MINUTES: minutes,
    SECONDS: '(?:s|secs?|seconds?|sek|sekunden?|secondes?|second[oi]|segundos?|seconden|sekunder|sekund[ay]?|sn|saniye|сек|секунд[аы]?)\\.?|"|秒|秒鐘|秒钟',
    DAYS: '(?:d|days?|tage?n?|jours?|giorn[io]|d[ií]as?|dag|dagen|dagar|dage|dni)\\.?|日|天',
    WEEKS: '(?:w|wks?|weeks?|wochen?|semaines?|settiman[ae]|semanas?|weken|veckor)\\.?|週間?|周',
    MONTHS: '(?:mo|mos|mths?|months?|monate?n?|mois|mes[ei]|mes|meses|maanden|månader)\\.?|か月|个月',
    YEARS: '(?:y|yrs?|years?|jahre?n?|ans?|ann[io]|años?|anos?|jaar|år)\\.?|年',
  };
  const unitAtEnd = Object.fromEntries(Object.entries(units).map(([kind, unit]) => [kind, new RegExp(`^(.*?) ?(?:${unit})$`)]));
  const hoursAndMinutes = new RegExp(`^([0-9]{1,5}) ?(?:${hours}) ?(?:, )?(?:and|und|et|e|y|i|og|och|en|&|\\+)? ?([0-5]?[0-9])(?: ?(?:${minutes}))?$`);
  const zeros = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50];
  const alike = { '\u2212': '-', '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\uFE63': '-',
    '\u2018': "'", '\u2019': "'", '\u02BC': "'", '\u00B4': "'", '`': "'", '\u2032': "'",
    '\u2044': '/', '\u2215': '/', '\u066A': '%', '\uFE6A': '%', '\uFFE0': '¢', '\uFFE1': '£', '\uFFE5': '¥', '\uFFE6': '₩' };

  const fractions = { '½': '1/2', '¼': '1/4', '¾': '3/4', '⅓': '1/3', '⅔': '2/3', '⅕': '1/5', '⅖': '2/5', '⅗': '3/5', '⅘': '4/5',
    '⅙': '1/6', '⅚': '5/6', '⅛': '1/8', '⅜': '3/8', '⅝': '5/8', '⅞': '7/8' };

  /* Digits, spaces, hyphens and apostrophes of all kinds are made alike; what cannot be seen is not there. */
  function fold(typed) {
    return [...typed].map(letter => {
      const code = letter.codePointAt(0);
      const half = code >= 0xFF01 && code <= 0xFF5E ? String.fromCodePoint(code - 0xFF01 + 0x21) : letter;
      const zero = zeros.find(start => code >= start && code <= start + 9);
      if (zero !== undefined) return String(code - zero);
      if (fractions[letter]) return ` ${fractions[letter]}`;
      if (alike[half]) return alike[half];
      if (/[\p{Zs}\t\n\r\x0B\x0C\x85\u2028\u2029]/u.test(half)) return ' ';
      return /[\p{Cf}\uFE00-\uFE0F]/u.test(half) ? '' : half;
    }).join('').replace(/ +/g, ' ').trim();
  }

  // Words and signs behind a number that make it larger, each with how many noughts it stands for.
  const larger = [
    [/^(.*[0-9]) ?(?:k|thousand|tsd\.?|tausend|tys\.?|тыс\.?|千)$/, 3],
    [/^(.*[0-9]) ?(?:万|萬)$/, 4],
    [/^(.*[0-9]) ?(?:lakhs?|lacs?)$/, 5],
    [/^(.*[0-9]) ?(?:mn|mio\.?|mln\.?|millions?|millionen|millones|milioni|млн\.?|juta)$/, 6],
    [/^(.*[0-9]) ?(?:crores?|cr\.?)$/, 7],
  ];

  const isLetter = letter => letter !== undefined && /\p{L}/u.test(letter) && !/\p{Ideographic}/u.test(letter);

  function withoutSign(small, signs) {
    let rest = small;
    const first = signs.find(sign => rest.startsWith(sign) && !(isLetter(sign[sign.length - 1]) && isLetter(rest[sign.length])));
    if (first) rest = rest.slice(first.length).trim();
    const last = signs.find(sign => rest.endsWith(sign) && !(isLetter(sign[0]) && isLetter(rest[rest.length - sign.length - 1])));
    return last ? rest.slice(0, rest.length - last.length).trim() : rest;
  }

  function withoutUnit(kind, text) {
    if (kind === 'PERCENT' && text.startsWith('%')) return text.slice(1).trim();
    return unitAtEnd[kind]?.exec(text)?.[1] ?? text;
  }

  /* A number as a person wrote it, as { kind, whole, signs, places, decimal } say; NaN where the server would refuse it. */
  function number(typed, how) {
    const folded = fold(typed);
    if (folded.length > 40) return NaN;
    const decimal = how.decimal;
    const text = folded.replaceAll('\u066b', decimal).replaceAll('\u066c', decimal === ',' ? '.' : ',').toLowerCase();
    const kind = how.kind || 'NUMBER';
    const whole = how.whole || kind === 'COUNT';
    const withoutCents = kind === 'MONEY' && how.places === 0;

    const asDecimal = (grouped, fraction) => Number(`${grouped.replace(/[^0-9]/g, '') || '0'}${fraction === undefined ? '' : `.${fraction}`}`);

    function unsigned(digits, inThousands) {
      if (digits.replace(/[^0-9]/g, '').length > 24) return NaN;
      const twoWays = /^[1-9][0-9]{0,2}([.,])[0-9]{3}$/.exec(digits);
      if (twoWays) {
        if (twoWays[1] !== decimal) return asDecimal(digits);
        return !inThousands && (whole || withoutCents) ? NaN : asDecimal(...digits.split(twoWays[1]));
      }
      const part = /^(?:([0-9]{1,9}) )?([1-9])\/(10|[234568])$/.exec(digits);
      if (part) {
        const [above, below] = [Number(part[2]), Number(part[3])];
        if (above >= below) return NaN;
        const places = below % 3 === 0 ? 100 : 1000;
        return Number((Number(part[1] || 0) + Math.round(above * places / below) / places).toPrecision(15));
      }
      if (digits && /^[0-9]*(?:[.,][0-9]+)?$/.test(digits)) return asDecimal(...digits.split(/[.,]/));
      const grouped = /^([1-9][0-9]{0,2}(?:([ '.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?$/.exec(digits);
      if (grouped) return asDecimal(grouped[1], grouped[3]);
      const indian = /^([1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\.([0-9]+))?$/.exec(digits);
      return indian ? asDecimal(indian[1], indian[2]) : NaN;
    }

    function plain(digits) {
      const named = ['NUMBER', 'MONEY', 'COUNT'].includes(kind) && larger.find(([words]) => words.test(digits));
      return named
        ? Number((unsigned(named[0].exec(digits)[1], true) * 10 ** named[1]).toPrecision(15))
        : unsigned(digits, false);
    }

    function signed(digits) {
      if (digits.startsWith('-')) return -plain(digits.slice(1).trim());
      return plain(digits.startsWith('+') ? digits.slice(1).trim() : digits);
    }

    const inHours = all => Math.round(Number((all * 100 / 60).toPrecision(15))) / 100;

    function time() {
      const clock = kind === 'HOURS' && /^([0-9]{1,5}):([0-5][0-9])(?::00)?$/.exec(withoutUnit(kind, text));
      const both = clock || hoursAndMinutes.exec(text);
      if (both) {
        const all = Number(both[1]) * 60 + Number(both[2]);
        return kind === 'HOURS' ? inHours(all) : all;
      }
      const own = withoutUnit(kind, text);
      if (own !== text) return signed(own);
      const converted = withoutUnit(kind === 'HOURS' ? 'MINUTES' : 'HOURS', text);
      if (converted === text) return signed(text);
      return kind === 'HOURS' ? inHours(signed(converted)) : Number((signed(converted) * 60).toPrecision(15));
    }

    function signAsSeparator(small) {
      const parts = how.places === 2 && /^([0-9][0-9 .',]*) ?([^0-9]+?) ?([0-9]{2})$/.exec(small);
      return parts && (how.signs || []).includes(parts[2]) && Number.isInteger(signed(parts[1].trim()))
        ? `${parts[1].replace(/[^0-9]/g, '')}.${parts[3]}`
        : small;
    }

    function money() {
      let negative = text.startsWith('-');
      const amount = text.replace(/([a-z]) (?=\$)/g, '$1');
      let rest = withoutSign(signAsSeparator(negative ? amount.slice(1).trim() : amount), how.signs || []);
      if (!negative && rest.startsWith('-')) {
        negative = true;
        rest = rest.slice(1).trim();
      }
      const value = signed(/^(.*[0-9])(?:[.,]-{1,2}|:-|\/[-=])$/.exec(rest)?.[1] ?? rest);
      if (withoutCents && !Number.isInteger(value)) return NaN;
      return negative ? -value : value;
    }

    const value = kind === 'MONEY' ? money() : kind === 'HOURS' || kind === 'MINUTES' ? time() : signed(withoutUnit(kind, text));
    return whole && !Number.isInteger(value) ? NaN : value;
  }

  /* Whether a number is typed just as the business writes it, so that nobody need be told how it was read. */
  const isPlain = (typed, decimal) => new RegExp(`^ *[0-9]{1,3}(?:[${decimal}][0-9]{1,2})? *$`).test(typed);

  /* The name of a file as the server keeps it; '' where there is none. */
  function fileName(original) {
    const seen = [...original.normalize('NFC')].map(letter => {
      if (/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]/u.test(letter)) return ' ';
      return /[\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u2800\u3164\uffa0\u034f\u180b-\u180f]/u.test(letter) ? '' : letter;
    }).join('');
    let name = seen.replace(/^(?:[A-Za-z]:)?\.{0,2}[\\/](?:.*[\\/])?/s, '');
    name = name.replace(/[\\/:*?"<>|]/g, '-').replace(/ +/g, ' ').trim().replace(/[. ]+$/, '');
    if (/^\.+[^.]*$/.test(name)) return '';
    name = name.replace(/^[. ]+/, '').replace(/ +\./g, '.');
    if (/^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|con(?:in|out)\$)(?:\..*)?$/i.test(name)) name = `_${name}`;
    if (name.length <= 120) return name;
    const ending = name.slice(name.lastIndexOf('.'));
    const most = 120 - ending.length;
    const cut = /[\uD800-\uDBFF]/.test(name[most - 1]) ? most - 1 : most;
    return name.slice(0, cut).trim() + ending;
  }

  return { number, isPlain, fileName, kinds: Object.keys(units) };
})();
