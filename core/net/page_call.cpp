// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/page_call.h"

#include <QList>
#include <QLocale>

#include <algorithm>

namespace hatstand::net
{

namespace
{
bool isTarget(const QByteArray &text)
{
    return text.startsWith('/') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

/// The one value of that header; null bytes when there is none or more than one.
QByteArray onlyHeader(const QList<QByteArray> &lines, const QByteArray &name)
{
    QByteArray value;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon <= 0 || lines[i].left(colon).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (!value.isNull())
            return {};
        value = lines[i].mid(colon + 1).trimmed();
    }
    return value;
}
} // namespace

PageCall readPageCall(const QByteArray &bytes, const QByteArray &host)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (bytes.size() > longestPageCall)
        return {PageCall::State::Garbage, {}};
    // What cannot become "GET /" any more is not waited for.
    static const QByteArray letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (!bytes.isEmpty() && !letters.contains(bytes.front()))
        return {PageCall::State::Garbage, {}};
    if (end < 0)
        return {};
    QList<QByteArray> lines = bytes.left(end).split('\n');
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    const QList<QByteArray> words = lines.front().split(' ');
    const bool isHttp =
        words.size() == 3 && (words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0") && isTarget(words[1]);
    if (!isHttp || onlyHeader(lines, "Host").compare(host, Qt::CaseInsensitive) != 0)
        return {PageCall::State::Garbage, {}};
    return {words[0] == "GET" ? PageCall::State::Page : PageCall::State::BadMethod, words[1]};
}

QByteArray pageAnswer(int status, const QByteArray &reason, const QString &html)
{
    const QByteArray body = html.toUtf8();
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason +
           "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
           QByteArray::number(body.size()) +
           "\r\nConnection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
           "X-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'; "
           "style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\r\n" +
           body;
}

QString plainPage(const QString &title, const QString &text)
{
    return QStringLiteral(
               "<!doctype html><html lang=\"%1\"><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>%2</title>"
               "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;"
               "max-width:34rem;margin:18vh auto;padding:0 1.5rem}h1{font-size:1.4rem}</style>"
               "<h1>%2</h1><p>%3</p></html>")
        .arg(QLocale().bcp47Name(), title.toHtmlEscaped(), text.toHtmlEscaped());
}

} // namespace hatstand::net
