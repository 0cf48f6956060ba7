// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redaction.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QUrlQuery>

namespace hatstand::net
{

namespace
{
Q_LOGGING_CATEGORY(log, "hatstand.net", QtWarningMsg)

constexpr QLatin1StringView hidden("...");

/// Tokens in a path: hooks and feeds with a key carry them ("/hook/5f2b…").
bool looksSecret(const QString &segment)
{
    static const QRegularExpression secret(QStringLiteral("[A-Za-z0-9_~-]{32,}|eyJ[A-Za-z0-9_-]+\\."));
    return secret.match(segment).hasMatch();
}
} // namespace

const QLoggingCategory &netLog()
{
    return log();
}

QString redactUrl(const QUrl &url)
{
    QString text = url.scheme() + QLatin1StringView("://") + url.host();
    if (url.port() != -1)
        text += u':' + QString::number(url.port());
    const QStringList segments = url.path(QUrl::FullyEncoded).split(u'/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (i > 0)
            text += u'/';
        text += looksSecret(segments.at(i)) ? QString(hidden) : segments.at(i);
    }
    QStringList names;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyEncoded);
    for (const auto &[name, value] : items) {
        // A value-less item may be a secret by itself.
        names << (value.isEmpty() || looksSecret(name) ? QString(hidden) : name + u'=' + hidden);
    }
    if (!names.isEmpty())
        text += u'?' + names.join(u'&');
    return text;
}

} // namespace hatstand::net
