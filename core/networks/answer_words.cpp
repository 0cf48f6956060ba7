// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/answer_words.h"

#include <QRegularExpression>

namespace hatstand::networks
{

QString answerWords(const NetworkKey &network, const QString &handle, const QString &text)
{
    QString name = handle;
    while (name.startsWith(u'@'))
        name.remove(0, 1);
    if (network.toString() != QLatin1StringView("mastodon") || name.isEmpty() || text.trimmed().isEmpty())
        return text;
    const QRegularExpression named(
        QStringLiteral("(?<![\\w@])@%1(?![\\w@.-]*\\w)").arg(QRegularExpression::escape(name)),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return named.match(text).hasMatch() ? text : u'@' + name + u' ' + text;
}

} // namespace hatstand::networks
