// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/rules_reader.h"

#include <algorithm>
#include <cmath>

namespace hatstand::networks
{

namespace
{
using namespace Qt::StringLiterals;

// "2026-08"
bool isYearAndMonth(const QString &text)
{
    if (text.size() != 7 || text[4] != u'-')
        return false;
    bool yearRight = false;
    bool monthRight = false;
    const int year = text.first(4).toInt(&yearRight);
    const int month = text.sliced(5).toInt(&monthRight);
    return yearRight && monthRight && year >= 2000 && month >= 1 && month <= 12;
}
} // namespace

void RulesReader::complain(const QString &key, const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = u"%1%2: %3"_s.arg(m_path, key, what);
}

QJsonValue RulesReader::take(const QString &key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

bool RulesReader::has(const QString &key)
{
    return !take(key).isUndefined();
}

void RulesReader::finish()
{
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        if (!m_asked.contains(it.key()))
            complain(it.key(), u"not known"_s);
    }
}

QString RulesReader::text(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isString() || value.toString().trimmed().isEmpty())
        complain(key, u"a text is needed"_s);
    return value.toString();
}

bool RulesReader::flag(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isBool())
        complain(key, u"true or false is needed"_s);
    return value.toBool();
}

QStringList RulesReader::texts(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isArray())
        complain(key, u"a list is needed"_s);
    QStringList list;
    for (const QJsonValue item : value.toArray()) {
        if (!item.isString() || item.toString().isEmpty())
            complain(key, u"a list of texts is needed"_s);
        list.append(item.toString());
    }
    return list;
}

QStringList RulesReader::visibleCharacters(const QString &key)
{
    QStringList list = texts(key);
    const auto isOne = [](const QString &text) {
        const QList<uint> points = text.toUcs4();
        return points.size() == 1 && QChar::isPrint(points.front()) && !QChar::isSpace(points.front());
    };
    if (list.isEmpty() || !std::all_of(list.begin(), list.end(), isOne))
        complain(key, u"a list of single characters is needed"_s);
    if (QSet<QString>(list.begin(), list.end()).size() != list.size())
        complain(key, u"each character once"_s);
    return list;
}

double RulesReader::number(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isDouble() || value.toDouble() < 0)
        complain(key, u"a number is needed"_s);
    return value.toDouble();
}

qint64 RulesReader::wholeNumber(const QString &key)
{
    constexpr double largestExact = 9007199254740992.0; // 2^53: JSON's numbers are doubles
    const double value = number(key);
    if (value != std::floor(value) || value > largestExact) {
        complain(key, u"a whole number is needed"_s);
        return 0;
    }
    return qint64(value);
}

template <class T>
Sourced<T> RulesReader::sourced(const QString &key, T (RulesReader::*value)(const QString &))
{
    Sourced<T> figure;
    nested(key, [&figure, value](RulesReader &reader) {
        figure.value = (reader.*value)(u"value"_s);
        figure.source = reader.text(u"source"_s);
        figure.date = reader.text(u"date"_s);
        if (!isYearAndMonth(figure.date))
            reader.complain(u"date"_s, u"a year and month (2026-08) is needed"_s);
    });
    return figure;
}

Limit RulesReader::limit(const QString &key)
{
    return has(key) ? Limit(sourced(key, &RulesReader::wholeNumber)) : std::nullopt;
}

Ratio RulesReader::ratio(const QString &key)
{
    return has(key) ? Ratio(sourced(key, &RulesReader::number)) : std::nullopt;
}

Characters RulesReader::characters(const QString &key)
{
    return has(key) ? sourced(key, &RulesReader::visibleCharacters) : Characters();
}

Fact RulesReader::fact(const QString &key)
{
    return sourced(key, &RulesReader::flag);
}

Sourced<QString> RulesReader::sourcedText(const QString &key)
{
    return sourced(key, &RulesReader::text);
}

Sourced<QStringList> RulesReader::sourcedTexts(const QString &key)
{
    return sourced(key, &RulesReader::texts);
}

void RulesReader::nested(const QString &key, const std::function<void(RulesReader &)> &read)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        complain(key, u"an object is needed"_s);
    RulesReader reader(value.toObject(), m_path + key + u'.', m_problem);
    read(reader);
    reader.finish();
}

} // namespace hatstand::networks
