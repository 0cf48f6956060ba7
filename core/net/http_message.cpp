// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_message.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::net
{

namespace
{
bool sameName(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}
} // namespace

QByteArray httpMethodName(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return QByteArrayLiteral("GET");
    case HttpMethod::Head:
        return QByteArrayLiteral("HEAD");
    case HttpMethod::Post:
        return QByteArrayLiteral("POST");
    case HttpMethod::Put:
        return QByteArrayLiteral("PUT");
    case HttpMethod::Patch:
        return QByteArrayLiteral("PATCH");
    case HttpMethod::Delete:
        return QByteArrayLiteral("DELETE");
    case HttpMethod::MakeCollection:
        return QByteArrayLiteral("MKCOL");
    }
    return {};
}

bool HttpRequest::isIdempotent() const
{
    return idempotent.value_or(method != HttpMethod::Post && method != HttpMethod::Patch);
}

void HttpRequest::setHeader(const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&name](const HttpHeader &header) { return sameName(header.name, name); });
    headers.append({name, value});
}

void HttpRequest::setBearer(const QString &token)
{
    setHeader(QByteArrayLiteral("Authorization"), QByteArrayLiteral("Bearer ") + token.toUtf8());
}

HttpRequest HttpRequest::get(QUrl url, Purpose purpose)
{
    HttpRequest request;
    request.url = std::move(url);
    request.purpose = purpose;
    return request;
}

HttpRequest HttpRequest::postJson(QUrl url, const QJsonObject &body, Purpose purpose)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = std::move(url);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.contentType = QByteArrayLiteral("application/json");
    request.purpose = purpose;
    return request;
}

QByteArray HttpResponse::header(const QByteArray &name) const
{
    for (const HttpHeader &header : headers) {
        if (sameName(header.name, name))
            return header.value;
    }
    return {};
}

} // namespace hatstand::net
