// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_voices.h"

#include "networks/practice/practice_draw.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

/// Q_INIT_RESOURCE must stand outside of every namespace.
static void initPracticeResource()
{
    Q_INIT_RESOURCE(practice_voices);
}

namespace hatstand::networks
{

namespace
{
struct Mood
{
    QLatin1StringView place;
    QLatin1StringView name;
    double share; ///< of what is said there; those of one place make 1
};

/// A guess at what reaches a small business, so that each kind of message is met within a few weeks.
constexpr Mood moods[] = {
    {QLatin1StringView("reply"), QLatin1StringView("praise"), 0.45},
    {QLatin1StringView("reply"), QLatin1StringView("question"), 0.33},
    {QLatin1StringView("reply"), QLatin1StringView("complaint"), 0.09},
    {QLatin1StringView("reply"), QLatin1StringView("order"), 0.08},
    {QLatin1StringView("reply"), QLatin1StringView("spam"), 0.05},
    {QLatin1StringView("quote"), QLatin1StringView("praise"), 0.60},
    {QLatin1StringView("quote"), QLatin1StringView("question"), 0.25},
    {QLatin1StringView("quote"), QLatin1StringView("complaint"), 0.15},
    {QLatin1StringView("mention"), QLatin1StringView("praise"), 0.42},
    {QLatin1StringView("mention"), QLatin1StringView("question"), 0.30},
    {QLatin1StringView("mention"), QLatin1StringView("complaint"), 0.15},
    {QLatin1StringView("mention"), QLatin1StringView("spam"), 0.06},
    {QLatin1StringView("mention"), QLatin1StringView("press"), 0.07},
    {QLatin1StringView("message"), QLatin1StringView("question"), 0.40},
    {QLatin1StringView("message"), QLatin1StringView("order"), 0.25},
    {QLatin1StringView("message"), QLatin1StringView("complaint"), 0.13},
    {QLatin1StringView("message"), QLatin1StringView("press"), 0.07},
    {QLatin1StringView("message"), QLatin1StringView("spam"), 0.08},
    {QLatin1StringView("message"), QLatin1StringView("praise"), 0.07},
};

/// Far from the purposes of all other draws.
constexpr quint64 whichLine = 1ULL << 40;

QString kindOf(QLatin1StringView place, double draw)
{
    QString kind = place;
    for (const Mood &mood : moods) {
        if (mood.place != place)
            continue;
        kind = QString(place) + u'.' + mood.name;
        draw -= mood.share;
        if (draw < 0)
            break;
    }
    return kind;
}

std::optional<PracticeLine> lineOf(const QJsonArray &item)
{
    PracticeLine line{item.at(0).toString(), item.at(1).toString(), item.at(2).toString(),
                      item.at(3).toInt()};
    if (line.language.isEmpty() || line.text.isEmpty() || line.stars < 0 || line.stars > 5)
        return std::nullopt;
    return line;
}
} // namespace

PracticeVoices PracticeVoices::fromJson(const QByteArray &bytes)
{
    PracticeVoices voices;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const QJsonArray people = json[QLatin1StringView("people")].toArray();
    for (const QJsonValue person : people) {
        const QString handle = person[0].toString();
        if (!handle.isEmpty())
            voices.m_people.push_back({handle, person[1].toString()});
    }
    const QJsonObject kinds = json[QLatin1StringView("lines")].toObject();
    for (auto kind = kinds.begin(); kind != kinds.end(); ++kind) {
        std::vector<PracticeLine> &lines = voices.m_lines[kind.key()];
        const QJsonArray items = kind->toArray();
        for (const QJsonValue item : items) {
            if (auto line = lineOf(item.toArray()))
                lines.push_back(std::move(*line));
        }
    }
    return voices;
}

const std::vector<PracticeLine> &PracticeVoices::lines(const QString &kind) const
{
    static const std::vector<PracticeLine> none;
    const auto found = m_lines.constFind(kind);
    return found == m_lines.constEnd() ? none : *found;
}

PracticePerson PracticeVoices::person(quint64 seed, quint64 purpose) const
{
    return m_people.empty() ? PracticePerson() : m_people[drawnIndex(seed, purpose, m_people.size())];
}

PracticeLine PracticeVoices::line(QLatin1StringView place, quint64 seed, quint64 purpose) const
{
    const std::vector<PracticeLine> &all = lines(kindOf(place, drawn(seed, purpose)));
    return all.empty() ? PracticeLine() : all[drawnIndex(seed, purpose + whichLine, all.size())];
}

const PracticeVoices &practiceVoices()
{
    static const PracticeVoices voices = [] {
        initPracticeResource();
        QFile file(QStringLiteral(":/hatstand/practice/voices.json"));
        return PracticeVoices::fromJson(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }();
    return voices;
}

} // namespace hatstand::networks
