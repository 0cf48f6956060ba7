// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/kill/kill_standing.h"

#include <QHash>
#include <QRegularExpression>

#include <utility>

namespace hatstand::test
{

namespace
{
QString named(const QString &name)
{
    return name.isEmpty() ? QStringLiteral("nothing") : name;
}
} // namespace

QString killToken(const QString &mark, qsizetype number, char part)
{
    return QStringLiteral("%1-%2%3").arg(mark).arg(number, 5, 10, QLatin1Char('0')).arg(QLatin1Char(part));
}

QStringList killComplaints(const std::vector<ExpectedPost> &expected,
                           const std::vector<StandingPost> &standing, const QString &mark)
{
    const QRegularExpression form(QRegularExpression::escape(mark) + QStringLiteral("-\\d{5}[a-z]"));
    QHash<QString, QString> tokenOf; // by the network's id
    QHash<QString, std::vector<const StandingPost *>> there;
    for (const StandingPost &post : standing) {
        const QString token = form.match(post.text).captured();
        tokenOf.insert(post.id, token);
        there[token].push_back(&post);
    }
    // An id that is of nothing of this run stays as it is, and is the name of nothing that is expected.
    const auto nameOf = [&tokenOf](const QString &id) {
        return id.isEmpty() ? QString() : tokenOf.value(id, id);
    };
    QStringList complaints;
    for (const ExpectedPost &post : expected) {
        const auto found = there.take(post.token);
        if (found.empty())
            complaints << QStringLiteral("%1 is lost").arg(post.token);
        else if (found.size() > 1)
            complaints << QStringLiteral("%1 stands there %2 times").arg(post.token).arg(found.size());
        for (const StandingPost *one : found) {
            if (const QString answers = nameOf(one->answers); answers != post.answers)
                complaints << QStringLiteral("%1 is attached to %2, not to %3")
                                  .arg(post.token, named(answers), named(post.answers));
            if (!one->root)
                continue;
            if (const QString root = nameOf(*one->root); root != post.root)
                complaints << QStringLiteral("the thread of %1 begins with %2, not with %3")
                                  .arg(post.token, named(root), named(post.root));
        }
    }
    for (const auto &strangers : std::as_const(there)) {
        for (const StandingPost *stranger : strangers)
            complaints << QStringLiteral("nobody sent \"%1\"").arg(stranger->text);
    }
    complaints.sort();
    return complaints;
}

} // namespace hatstand::test
