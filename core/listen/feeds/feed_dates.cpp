// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_dates.h"

#include "listen/html/utf8.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace hatstand::listen
{

namespace
{
using Words = std::vector<std::string_view>;
constexpr auto none = std::string_view::npos;

struct Moment
{
    int year = 0;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milliseconds = 0;
    int offset = 0; ///< minutes east of UTC
};

std::optional<Instant> instantOf(const Moment &moment)
{
    using namespace std::chrono;
    const year_month_day date{year(moment.year), month(static_cast<unsigned>(moment.month)),
                              day(static_cast<unsigned>(moment.day))};
    // A leap second is the first of the next minute.
    if (!date.ok() || moment.hour < 0 || moment.hour > 24 || moment.minute < 0 || moment.minute > 59 ||
        moment.second < 0 || moment.second > 60 || (moment.hour == 24 && moment.minute + moment.second > 0))
        return std::nullopt;
    const auto time = sys_days(date) + hours(moment.hour) + minutes(moment.minute - moment.offset) +
                      seconds(moment.second) + milliseconds(moment.milliseconds);
    return Instant::fromMilliseconds(duration_cast<milliseconds>(time.time_since_epoch()).count());
}

/// All of the text as a number without a sign, of at most nine digits.
std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto end = text.data() + text.size();
    if (text.empty() || text.size() > 9 || !isAsciiDigit(text.front()))
        return std::nullopt;
    const auto result = std::from_chars(text.data(), end, value);
    return result.ptr == end ? std::optional(value) : std::nullopt;
}

Words split(std::string_view text, std::string_view separators)
{
    Words words;
    std::size_t at = text.find_first_not_of(separators);
    while (at != none) {
        const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(separators, end);
    }
    return words;
}

int monthOf(std::string_view word)
{
    constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    const std::size_t at = word.size() < 3 ? none : names.find(asciiLowered(word.substr(0, 3)));
    return at == none || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}

bool isWeekday(std::string_view word)
{
    constexpr std::string_view names = "montuewedthufrisatsun";
    const std::size_t at = word.size() < 3 ? none : names.find(asciiLowered(word.substr(0, 3)));
    return at != none && at % 3 == 0;
}

/// Minutes east of UTC; an unknown name is UTC.
int zoneOf(std::string_view word)
{
    static constexpr std::pair<std::string_view, int> zones[] = {
        {"adt", -180}, {"ast", -240}, {"at", -240},  {"edt", -240},  {"est", -300},  {"et", -300},
        {"cdt", -300}, {"cst", -360}, {"ct", -360},  {"mdt", -360},  {"mst", -420},  {"mt", -420},
        {"pdt", -420}, {"pst", -480}, {"pt", -480},  {"a", -60},     {"n", 60},      {"m", -720},
        {"y", 720},    {"met", 60},   {"mest", 120}, {"akdt", -480}, {"akst", -540}, {"hst", -600},
        {"bst", 60},   {"west", 60},  {"cet", 60},   {"cest", 120},  {"eet", 120},   {"eest", 180},
        {"msk", 180},  {"hkt", 480},  {"jst", 540},  {"kst", 540},   {"aest", 600},  {"aedt", 660},
        {"nzst", 720}, {"nzdt", 780}};
    const std::string lower = asciiLowered(word);
    const auto found = std::find_if(std::begin(zones), std::end(zones),
                                    [&lower](const auto &zone) { return zone.first == lower; });
    return found == std::end(zones) ? 0 : found->second;
}

/// "+0130", "+01:30", "+01", "-5"; nothing where it is none.
std::optional<int> offsetOf(std::string_view word)
{
    if (word.size() < 2 || (word.front() != '+' && word.front() != '-'))
        return std::nullopt;
    const int sign = word.front() == '-' ? -1 : 1;
    word.remove_prefix(1);
    const std::size_t colon = word.find(':');
    std::string_view hours = word.substr(0, colon);
    std::string_view minutes = colon == none ? std::string_view() : word.substr(colon + 1);
    if (colon == none && hours.size() > 2) {
        minutes = hours.substr(hours.size() - 2);
        hours.remove_suffix(2);
    }
    const auto h = number(hours);
    const auto m = minutes.empty() ? std::optional(0) : number(minutes);
    if (!h || !m || *h > 24 || *m > 59)
        return std::nullopt;
    return sign * (*h * 60 + *m);
}

/// "19:48", "19:48:21", "19:48:21.25"
bool readClock(std::string_view text, Moment &moment)
{
    int *const parts[] = {&moment.hour, &moment.minute, &moment.second};
    std::size_t part = 0;
    while (part < 3) {
        const std::size_t colon = text.find(':');
        std::string_view digits = text.substr(0, colon);
        if (const std::size_t point = digits.find_first_of(".,"); point != none) {
            std::string_view fraction = digits.substr(point + 1, 3);
            int unit = 100;
            for (const char c : fraction) {
                if (!isAsciiDigit(c))
                    break;
                moment.milliseconds += (c - '0') * unit;
                unit /= 10;
            }
            digits = digits.substr(0, point);
        }
        const auto value = number(digits);
        if (!value)
            return false;
        *parts[part++] = *value;
        if (colon == none)
            return true;
        text = text.substr(colon + 1);
    }
    return false;
}

/// W3C's profile of ISO 8601, and SQL Server's form of it with a space for the "T".
std::optional<Instant> parseW3c(std::string_view text)
{
    Moment moment;
    const std::size_t date = std::min(text.find_first_of("Tt \t\n"), text.size());
    const Words parts = split(text.substr(0, date), "-");
    if (parts.empty() || parts.size() > 3 || parts[0].size() != 4)
        return std::nullopt;
    int *const places[] = {&moment.year, &moment.month, &moment.day};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto value = number(parts[i]);
        if (!value || parts[i].size() > 4)
            return std::nullopt;
        *places[i] = *value;
    }
    std::string_view rest = trimmed(text.substr(std::min(date + 1, text.size())));
    if (rest.empty())
        return instantOf(moment);
    const std::size_t clock = std::min(rest.find_first_not_of("0123456789:.,"), rest.size());
    if (!readClock(rest.substr(0, clock), moment))
        return std::nullopt;
    rest = trimmed(rest.substr(clock));
    if (const auto offset = offsetOf(rest))
        moment.offset = *offset;
    else if (!rest.empty() && (rest.front() == '+' || rest.front() == '-'))
        return std::nullopt;
    else
        moment.offset = zoneOf(rest);
    return instantOf(moment);
}

int fullYear(int year, std::size_t digits)
{
    return digits > 2 ? year : year + (year < 90 ? 2000 : 1900);
}

bool readZone(std::string_view word, Moment &moment)
{
    const std::string lower = asciiLowered(word);
    std::string_view zone = lower;
    for (const std::string_view prefix : {"etc/", "gmt", "utc"}) {
        if (zone.starts_with(prefix) && zone.size() > prefix.size())
            zone.remove_prefix(prefix.size());
    }
    if (zone.front() == '+' || zone.front() == '-') {
        const auto offset = offsetOf(zone);
        moment.offset = offset.value_or(0);
        return offset.has_value();
    }
    moment.offset = zoneOf(zone);
    return true;
}

/// RFC 822 and 2822. `words` without the weekday: day month year [clock [zone]], or month day year.
std::optional<Instant> parseWords(const Words &words)
{
    if (words.size() < 3)
        return std::nullopt;
    Moment moment;
    const auto day = number(words[0]);
    moment.month = monthOf(words[day ? 1 : 0]);
    const auto swapped = day ? day : number(words[1]);
    const auto year = number(words[2]);
    if (!swapped || !year || moment.month == 0)
        return std::nullopt;
    moment.day = *swapped;
    moment.year = fullYear(*year, words[2].size());
    if (words.size() > 3 && !readClock(words[3], moment))
        return std::nullopt;
    if (words.size() > 4 && !readZone(words[4], moment))
        return std::nullopt;
    return instantOf(moment);
}

std::optional<Instant> parseRfc822(std::string_view text)
{
    Words words = split(text, " \t\n,");
    if (!words.empty() && isWeekday(words[0]) && number(words[0].substr(3)) == std::nullopt)
        words.erase(words.begin());
    // "01-Jan-2004"
    if (!words.empty() && std::count(words[0].begin(), words[0].end(), '-') == 2) {
        const Words date = split(words[0], "-");
        words.erase(words.begin());
        words.insert(words.begin(), date.begin(), date.end());
    }
    if (const auto instant = parseWords(words))
        return instant;
    // C's asctime: "Jan 5 19:48:21 [zone] 2004"
    if (words.size() < 4 || words[2].find(':') == none)
        return std::nullopt;
    const bool zoned = words.size() > 4;
    return parseWords({words[1], words[0], words[zoned ? 4 : 3], words[2], zoned ? words[3] : "+0000"});
}

/// ISO 8601 without hyphens, with days of the year, with two digits for the year.
std::optional<Instant> parseCompact(std::string_view text)
{
    std::size_t end = 0;
    std::string digits;
    while (end < text.size() && (isAsciiDigit(text[end]) || text[end] == '-'))
        if (text[end++] != '-')
            digits.push_back(text[end - 1]);
    Moment moment;
    const auto part = [&digits](std::size_t at, std::size_t length) {
        return number(std::string_view(digits).substr(at, length)).value_or(-1);
    };
    int dayOfYear = 0;
    if (digits.size() == 8 || digits.size() == 6) {
        const std::size_t year = digits.size() - 4;
        moment.year = part(0, year) + (year == 2 ? 2000 : 0);
        moment.month = part(year, 2);
        moment.day = part(year + 2, 2);
    } else if (digits.size() == 7 || digits.size() == 5) {
        const std::size_t year = digits.size() - 3;
        moment.year = part(0, year) + (year == 2 ? 2000 : 0);
        dayOfYear = part(year, 3);
        if (dayOfYear < 1 || dayOfYear > 366)
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    std::string_view rest = text.substr(end);
    if (!rest.empty() && (rest.front() == 'T' || rest.front() == 't' || rest.front() == ' '))
        rest.remove_prefix(1);
    const std::size_t clock = std::min(rest.find_first_not_of("0123456789:.,"), rest.size());
    if (!rest.empty() && !readClock(rest.substr(0, clock), moment))
        return std::nullopt;
    rest = trimmed(rest.substr(clock));
    if (!rest.empty() && !readZone(rest, moment))
        return std::nullopt;
    const auto instant = instantOf(moment);
    return instant && dayOfYear > 0 ? std::optional(*instant + std::chrono::hours(24 * (dayOfYear - 1)))
                                    : instant;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

using Translations = std::vector<std::pair<std::string_view, std::string_view>>;

/// Greek: "Κυρ, 11 Ιούλ 2004 12:00:00 EST". Hungarian: "2004-július-13T9:15-05:00".
std::optional<Instant> parseForeignNames(std::string_view text)
{
    static const Translations greek{
        {"Ιαν", "Jan"},  {"Φεβ", "Feb"}, {"Μάώ", "Mar"}, {"Μαώ", "Mar"}, {"Μάρ", "Mar"},  {"Μαρ", "Mar"},
        {"Απρ", "Apr"},  {"Μάι", "May"}, {"Μαϊ", "May"}, {"Μαι", "May"}, {"Ιούν", "Jun"}, {"Ιον", "Jun"},
        {"Ιούλ", "Jul"}, {"Ιολ", "Jul"}, {"Αύγ", "Aug"}, {"Αυγ", "Aug"}, {"Σεπ", "Sep"},  {"Οκτ", "Oct"},
        {"Νοέ", "Nov"},  {"Νοε", "Nov"}, {"Δεκ", "Dec"}, {"Κυρ", "Sun"}, {"Δευ", "Mon"},  {"Τρι", "Tue"},
        {"Τετ", "Wed"},  {"Πεμ", "Thu"}, {"Παρ", "Fri"}, {"Σαβ", "Sat"}};
    static const Translations hungarian{
        {"január", "01"},  {"februári", "02"}, {"február", "02"}, {"március", "03"},   {"április", "04"},
        {"május", "05"},   {"június", "06"},   {"július", "07"},  {"augusztus", "08"}, {"szeptember", "09"},
        {"október", "10"}, {"november", "11"}, {"december", "12"}};
    std::string translated(text);
    for (const auto &[from, to] : greek)
        replaceAll(translated, from, to);
    if (translated != text)
        return parseRfc822(translated);
    for (const auto &[from, to] : hungarian)
        replaceAll(translated, from, to);
    return translated == text ? std::nullopt : parseW3c(translated);
}

/// OnBlog: "2004년 05월 28일  01:31:15". Nate: "2004-05-25 오후 11:23:17". Both at Seoul, nine hours east.
std::optional<Instant> parseKorean(std::string_view text)
{
    std::string plain(text);
    const bool afternoon = plain.find("오후") != std::string::npos;
    for (const std::string_view word : {"년", "월", "일", "오전", "오후"})
        replaceAll(plain, word, " ");
    if (plain == text)
        return std::nullopt;
    const Words words = split(plain, " -");
    Moment moment;
    moment.offset = 9 * 60;
    if (words.size() != 4 || !readClock(words[3], moment))
        return std::nullopt;
    moment.year = number(words[0]).value_or(-1);
    moment.month = number(words[1]).value_or(-1);
    moment.day = number(words[2]).value_or(-1);
    moment.hour += afternoon && moment.hour < 12 ? 12 : 0;
    return instantOf(moment);
}

/// Perforce: "Fri, 2006/09/15 08:19:53 EDT"
std::optional<Instant> parseSlashes(std::string_view text)
{
    Words words = split(text, " \t\n,");
    if (!words.empty() && isWeekday(words[0]))
        words.erase(words.begin());
    const Words date = words.empty() ? Words() : split(words[0], "/");
    Moment moment;
    if (date.size() != 3 || date[0].size() != 4 || words.size() < 2 || !readClock(words[1], moment))
        return std::nullopt;
    moment.year = number(date[0]).value_or(-1);
    moment.month = number(date[1]).value_or(-1);
    moment.day = number(date[2]).value_or(-1);
    if (words.size() > 2 && !readZone(words[2], moment))
        return std::nullopt;
    return instantOf(moment);
}
} // namespace

std::optional<Instant> parseFeedDate(std::string_view text)
{
    text = trimmed(text);
    if (text.size() < 4 || text.size() > 80)
        return std::nullopt;
    for (const auto parse : {parseW3c, parseRfc822, parseCompact, parseSlashes}) {
        if (const auto instant = parse(text))
            return instant;
    }
    if (isAscii(text) && text.find("-au") == none && text.find("ber-") == none && text.find("-sz") == none)
        return std::nullopt;
    if (const auto instant = parseKorean(text))
        return instant;
    return parseForeignNames(text);
}

std::array<int, 9> brokenDownUtc(Instant instant)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(instant.milliseconds())};
    const auto days = floor<std::chrono::days>(time);
    const year_month_day date(days);
    const hh_mm_ss clock(floor<seconds>(time - days));
    const auto newYear = sys_days(date.year() / January / 1);
    return {int(date.year()),
            static_cast<int>(unsigned(date.month())),
            static_cast<int>(unsigned(date.day())),
            static_cast<int>(clock.hours().count()),
            static_cast<int>(clock.minutes().count()),
            static_cast<int>(clock.seconds().count()),
            static_cast<int>(weekday(days).iso_encoding()) - 1,
            static_cast<int>((days - newYear).count()) + 1,
            0};
}

} // namespace hatstand::listen
