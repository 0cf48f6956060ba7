// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/replies/reply_variables.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace hatstand::listen
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

QString firstOf(const QString &name)
{
    return name.simplified().section(u' ', 0, 0);
}
} // namespace

std::vector<ReplyVariable> replyVariables()
{
    return {{QStringLiteral("{first}"), Words::tr("First name")},
            {QStringLiteral("{name}"), Words::tr("Whole name")},
            {QStringLiteral("{handle}"), Words::tr("Name on the network")},
            {QStringLiteral("{client}"), Words::tr("Name of the client")},
            {QStringLiteral("{me}"), Words::tr("Your name")}};
}

QString filledIn(const QString &text, const ReplyNames &names)
{
    const QHash<QString, QString> values{{QStringLiteral("first"), firstOf(names.name)},
                                         {QStringLiteral("name"), names.name.simplified()},
                                         {QStringLiteral("handle"), names.handle},
                                         {QStringLiteral("client"), names.client},
                                         {QStringLiteral("me"), names.me}};
    static const QRegularExpression variable(QStringLiteral("( ?)\\{([a-z]+)\\}"));
    QString filled;
    qsizetype from = 0;
    auto matches = variable.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const auto value = values.constFind(match.captured(2));
        if (value == values.constEnd())
            continue;
        filled += QStringView(text).sliced(from, match.capturedStart() - from);
        if (!value->isEmpty())
            filled += match.captured(1) + *value;
        from = match.capturedEnd();
    }
    filled += QStringView(text).sliced(from);
    return filled;
}

} // namespace hatstand::listen
