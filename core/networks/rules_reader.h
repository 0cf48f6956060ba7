// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/rules.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <functional>
#include <utility>

namespace hatstand::networks
{

/// Takes values out of one JSON object and notes the first thing that is wrong with it. Asked for everything
/// that may be there, it knows what should not be there.
class RulesReader
{
public:
    /// `problem` is shared by the readers of nested objects and must outlive them.
    RulesReader(QJsonObject object, QString path, QString &problem)
        : m_object(std::move(object)), m_path(std::move(path)), m_problem(problem)
    {
    }
    /// Complains about what was never asked for.
    void finish();

    [[nodiscard]] QString text(const QString &key);
    [[nodiscard]] bool flag(const QString &key);
    [[nodiscard]] QStringList texts(const QString &key);
    /// Code points that are seen, each once.
    [[nodiscard]] QStringList visibleCharacters(const QString &key);
    [[nodiscard]] qint64 wholeNumber(const QString &key);
    [[nodiscard]] double number(const QString &key);

    /// The rest need no such key.
    [[nodiscard]] Limit limit(const QString &key);
    [[nodiscard]] Ratio ratio(const QString &key);
    [[nodiscard]] Characters characters(const QString &key);
    /// These do.
    [[nodiscard]] Fact fact(const QString &key);
    [[nodiscard]] Sourced<QString> sourcedText(const QString &key);
    [[nodiscard]] Sourced<QStringList> sourcedTexts(const QString &key);

    /// Calls `read` with a reader of a nested object; an object that is not there counts as an empty one.
    void nested(const QString &key, const std::function<void(RulesReader &)> &read);
    [[nodiscard]] bool has(const QString &key);
    void complain(const QString &key, const QString &what);

private:
    [[nodiscard]] QJsonValue take(const QString &key);
    template <class T>
    [[nodiscard]] Sourced<T> sourced(const QString &key, T (RulesReader::*value)(const QString &));

    QJsonObject m_object;
    QString m_path;
    QString &m_problem;
    QSet<QString> m_asked;
};

} // namespace hatstand::networks
