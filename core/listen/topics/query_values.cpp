// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/query_values.h"

#include "listen/topics/index_characters.h"
#include "listen/topics/spoken_names.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

template <class Value>
struct Named
{
    Value value;
    QLatin1StringView name;
};

constexpr std::array isNames{
    Named<IsValue>{IsValue::Question, QLatin1StringView("question")},
    Named<IsValue>{IsValue::Reply, QLatin1StringView("reply")},
    Named<IsValue>{IsValue::Mention, QLatin1StringView("mention")},
    Named<IsValue>{IsValue::Quote, QLatin1StringView("quote")},
    Named<IsValue>{IsValue::Comment, QLatin1StringView("comment")},
    Named<IsValue>{IsValue::Review, QLatin1StringView("review")},
    Named<IsValue>{IsValue::Direct, QLatin1StringView("direct")},
    Named<IsValue>{IsValue::Said, QLatin1StringView("said")},
    Named<IsValue>{IsValue::Answered, QLatin1StringView("answered")},
    Named<IsValue>{IsValue::Unanswered, QLatin1StringView("unanswered")},
    Named<IsValue>{IsValue::Ours, QLatin1StringView("ours")},
    Named<IsValue>{IsValue::Stranger, QLatin1StringView("stranger")},
    Named<IsValue>{IsValue::Repeated, QLatin1StringView("repeated")},
};
constexpr std::array feelingNames{
    Named<Feeling>{Feeling::Positive, QLatin1StringView("positive")},
    Named<Feeling>{Feeling::Neutral, QLatin1StringView("neutral")},
    Named<Feeling>{Feeling::Negative, QLatin1StringView("negative")},
    Named<Feeling>{Feeling::Unknown, QLatin1StringView("unknown")},
};
constexpr std::array hasNames{
    Named<HasValue>{HasValue::Link, QLatin1StringView("link")},
    Named<HasValue>{HasValue::Media, QLatin1StringView("media")},
    Named<HasValue>{HasValue::Words, QLatin1StringView("words")},
};

template <class Names>
auto read(const Names &names, const QString &typed) -> std::optional<decltype(names[0].value)>
{
    for (const auto &each : names) {
        if (typed.compare(each.name, Qt::CaseInsensitive) == 0)
            return each.value;
    }
    return std::nullopt;
}

template <class Names, class Value>
QString nameOf(const Names &names, Value value)
{
    for (const auto &each : names) {
        if (each.value == value)
            return each.name;
    }
    return {};
}

/// A sign that means nothing at the end of words; accents and vowel signs belong to the letter before them.
bool isEdge(char32_t c)
{
    return indexCharacter(c) == partsWords && !isPictograph(c) && !QChar::isMark(c);
}
} // namespace

QString tidyWords(const QString &typed)
{
    const QString text = typed.simplified();
    qsizetype from = -1;
    qsizetype upTo = 0;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype here = i;
        const char32_t c = nextCharacter(text, i);
        if (isEdge(c))
            continue;
        if (from < 0 && indexCharacter(c) <= leavesNoTrace && !isPictograph(c))
            continue; // a mark without its letter
        if (from < 0)
            from = here;
        upTo = i;
    }
    return from < 0 ? QString() : text.mid(from, upTo - from);
}

QString tidyHashtag(const QString &typed, QString &rest)
{
    qsizetype from = 0;
    while (from < typed.size() && (typed[from] == u'#' || typed[from] == u'＃'))
        ++from;
    const qsizetype upTo = from + hashtagLength(QStringView(typed).mid(from));
    rest = tidyWords(typed.mid(upTo));
    const QString tag = typed.mid(from, upTo - from);
    return tidyWords(tag).isEmpty() ? QString() : tag;
}

QString tidyHandle(const QString &typed)
{
    QString text = typed.simplified();
    while (!text.isEmpty() && (text.front() == u'@' || text.front() == u'＠' || text.front() == u' '))
        text.remove(0, 1);
    while (!text.isEmpty() && QLatin1StringView(" .,;:!?@-").contains(text.back()))
        text.chop(1);
    return tidyWords(text).isEmpty() ? QString() : text;
}

std::optional<QString> readLanguage(const QString &typed)
{
    static const QRegularExpression tag(u"^[a-z]{2,3}(-[a-z0-9]{2,8})*$"_s);
    QString text = typed.trimmed().toLower();
    text.replace(u'_', u'-');
    // Letters that fold to ASCII in lower case only (the Kelvin sign) are caught by the pattern.
    return tag.match(text).hasMatch() ? std::optional(text) : std::nullopt;
}

std::optional<IsValue> readIs(const QString &typed)
{
    return read(isNames, typed);
}
std::optional<Feeling> readFeeling(const QString &typed)
{
    return read(feelingNames, typed);
}
std::optional<HasValue> readHas(const QString &typed)
{
    return read(hasNames, typed);
}
QString keyword(IsValue value)
{
    return nameOf(isNames, value);
}
QString keyword(Feeling value)
{
    return nameOf(feelingNames, value);
}
QString keyword(HasValue value)
{
    return nameOf(hasNames, value);
}

QString isKeywords()
{
    QStringList all;
    for (const auto &each : isNames)
        all.append(each.name);
    return all.join(u", "_s);
}

std::optional<std::pair<int, int>> readStars(const QString &typed)
{
    static const QRegularExpression pattern(u"^(<=?|>=?|=)?([0-9])(?:(?:\\.\\.|-)([0-9]))?$"_s);
    const QRegularExpressionMatch match = pattern.match(typed.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString sign = match.captured(1);
    const int number = match.captured(2).toInt();
    int from = number;
    int upTo = number;
    if (!match.captured(3).isEmpty()) {
        if (!sign.isEmpty())
            return std::nullopt;
        upTo = match.captured(3).toInt();
    } else if (sign.startsWith(u'<')) {
        from = 1;
        upTo = sign.size() == 2 ? number : number - 1;
    } else if (sign.startsWith(u'>')) {
        from = sign.size() == 2 ? number : number + 1;
        upTo = 5;
    }
    if (from < 1 || upTo > 5 || from > upTo)
        return std::nullopt;
    return std::pair(from, upTo);
}

QString starsText(int from, int upTo)
{
    if (from == upTo)
        return QString::number(from);
    if (from == 1 && upTo < 5)
        return u"<="_s + QString::number(upTo);
    if (upTo == 5 && from > 1)
        return u">="_s + QString::number(from);
    return u"%1..%2"_s.arg(from).arg(upTo);
}

std::optional<QDate> readDate(const QString &typed)
{
    static const QRegularExpression pattern(u"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$"_s);
    const QRegularExpressionMatch match = pattern.match(typed.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!date.isValid() || date.year() < 1970 || date.year() > 2999)
        return std::nullopt;
    return date;
}

} // namespace hatstand::listen
