// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace hatstand::networks
{

/// Somebody on Practice who is made up.
struct PracticePerson
{
    QString handle;
    QString name;
};

/// What somebody may say.
struct PracticeLine
{
    QString language; ///< BCP 47
    QString text;     ///< with {name} and {topic}, see resources/practice/README.md
    QString title;    ///< of a review
    int stars = 0;    ///< of a review: 1 … 5; else 0
};

/// The words of resources/practice/voices.json.
class PracticeVoices
{
public:
    /// What does not have the form is left out.
    [[nodiscard]] static PracticeVoices fromJson(const QByteArray &bytes);

    [[nodiscard]] const std::vector<PracticePerson> &people() const { return m_people; }
    /// By place and mood: "reply.question". Empty when there are none.
    [[nodiscard]] const std::vector<PracticeLine> &lines(const QString &kind) const;

    /// Somebody, by chance.
    [[nodiscard]] PracticePerson person(quint64 seed, quint64 purpose) const;
    /// By chance one of the lines of that place ("reply"), in a mood that is as frequent there as in life.
    [[nodiscard]] PracticeLine line(QLatin1StringView place, quint64 seed, quint64 purpose) const;

private:
    std::vector<PracticePerson> m_people;
    QHash<QString, std::vector<PracticeLine>> m_lines;
};

/// Those that are compiled in.
[[nodiscard]] const PracticeVoices &practiceVoices();

} // namespace hatstand::networks
