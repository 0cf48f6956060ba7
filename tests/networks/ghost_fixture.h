// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/ghost/ghost_client.h"
#include "networks/ghost/ghost_connector.h"
#include "networks/ghost/ghost_images.h"
#include "networks/ghost/ghost_post.h"
#include "networks/jwt.h"
#include "networks/post_options.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/files.h"
#include "support/memory_credentials.h"

#include <QTest>
#include <QUrlQuery>

#include <memory>
#include <vector>

namespace hatstand::test
{

using namespace networks;

inline const QString keyText = QStringLiteral("6b0bfe34d17d393f6dcb7bff:") + QString(64, u'a');
inline const QString postId = QStringLiteral("6b0bfe57d17d393f6dcb7c07");
inline const QString key = QStringLiteral("hatstand-abc-123");
inline const QString atDue = QStringLiteral("2026-11-19T12:42:00.000Z");

inline QJsonObject standing(const char *status, const QString &at = atDue)
{
    return {{QStringLiteral("id"), postId},
            {QStringLiteral("url"), QStringLiteral("https://example.org/olives/")},
            {QStringLiteral("status"), QString::fromLatin1(status)},
            {QStringLiteral("published_at"), at},
            {QStringLiteral("created_at"), QStringLiteral("2026-11-19T11:00:00.000Z")},
            {QStringLiteral("updated_at"), QStringLiteral("2026-11-19T11:42:00.000Z")}};
}

inline QJsonObject posts(const QList<QJsonObject> &all)
{
    QJsonArray array;
    for (const QJsonObject &one : all)
        array.append(one);
    return {{QStringLiteral("posts"), array}};
}

inline QJsonObject refusal(const char *type, const char *message, const char *context = nullptr,
                           const char *code = nullptr)
{
    const auto value = [](const char *text) {
        return text ? QJsonValue(QString::fromLatin1(text)) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("errors"), QJsonArray{QJsonObject{{QStringLiteral("type"), value(type)},
                                                              {QStringLiteral("message"), value(message)},
                                                              {QStringLiteral("context"), value(context)},
                                                              {QStringLiteral("code"), value(code)}}}}};
}

inline QJsonObject site(const char *address, const char *version)
{
    return {{QStringLiteral("site"), QJsonObject{{QStringLiteral("title"), QStringLiteral("Our  shop")},
                                                 {QStringLiteral("url"), QString::fromLatin1(address)},
                                                 {QStringLiteral("version"), QString::fromLatin1(version)}}}};
}

/// The claims of the token of a request, when it is signed with the key.
inline QJsonObject claims(const net::HttpRequest &request)
{
    for (const net::HttpHeader &header : request.headers) {
        if (header.name != "Authorization" || !header.value.startsWith("Ghost "))
            continue;
        const QList<QByteArray> parts = header.value.mid(6).split('.');
        const QByteArray secret = QByteArray::fromHex(QByteArray(64, 'a'));
        if (parts.size() == 3 &&
            parts[2] == jwtSignature(JwtAlgorithm::Hs256, secret, parts[0] + '.' + parts[1]))
            return QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding))
                .object();
    }
    return {};
}

/// A connector to a Ghost that answers as the test says.
class GhostFixture
{
protected:
    void open()
    {
        m_http = std::make_unique<FakeHttp>();
        m_clock = std::make_unique<FakeClock>();
        const GhostKey parts = ghostKey(keyText).value();
        m_credentials.secrets = {
            {QStringLiteral("a"), toText(GhostCredential{QUrl(QStringLiteral("https://example.org/blog")),
                                                         parts.id, parts.secret})}};
        m_connector = std::make_unique<GhostConnector>(*m_http, m_credentials, *m_clock);
        m_post = {};
        m_post.recordKey = key;
        m_post.createdAt = m_clock->now();
        m_post.text = QStringLiteral("# Olives\n\nNew **oil** is there. #oil");
    }

    [[nodiscard]] static AccountIdentity account()
    {
        return {QStringLiteral("a"), QStringLiteral("example.org/blog"), {}, {}};
    }
    [[nodiscard]] static SignInRequest request(const char *server)
    {
        SignInRequest request;
        request.server = QUrl(QString::fromLatin1(server));
        request.secret = keyText;
        return request;
    }
    [[nodiscard]] static OutgoingMedia picture(const char *name)
    {
        OutgoingMedia media;
        media.filePath = QString::fromLatin1(name);
        media.mimeType = QStringLiteral("image/jpeg");
        media.altText = QStringLiteral("Alt ") + QString::fromLatin1(name);
        return media;
    }
    [[nodiscard]] static std::vector<ArticleMedia> uploaded()
    {
        return {
            {0, QUrl(QStringLiteral("https://example.org/content/one.jpg")), QStringLiteral("Alt one"), {}},
            {0, QUrl(QStringLiteral("https://example.org/content/two.jpg")), QStringLiteral("Alt two"), {}}};
    }
    [[nodiscard]] static QJsonObject letters()
    {
        return {{QStringLiteral("newsletters"),
                 QJsonArray{QJsonObject{{QStringLiteral("slug"), QStringLiteral("weekly")}}}}};
    }
    [[nodiscard]] Instant due() const { return m_clock->now() + std::chrono::hours(1); }
    [[nodiscard]] QString query(size_t request, const char *name) const
    {
        return QUrlQuery(m_http->requests.at(request).url)
            .queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    }
    [[nodiscard]] QJsonObject sentPost(size_t request) const
    {
        return m_http->body(request)[QLatin1StringView("posts")].toArray().first().toObject();
    }
    void answerAt(int status, const QJsonObject &body, Instant date)
    {
        m_http->answer(status, body);
        auto &response = m_http->answers.back().value();
        response.finalUrl = QUrl(QStringLiteral("https://example.org/blog/ghost/api/admin/posts/"));
        const QString words =
            QLocale::c().toString(date.toUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        response.headers.append({"Date", words.toLatin1()});
    }
    void siteAt(const QString &address)
    {
        m_http->answer(200, site("https://example.org/blog/", "6.65"));
        m_http->answers.back()->finalUrl = QUrl(address);
    }

    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<FakeClock> m_clock;
    MemoryCredentials m_credentials;
    std::unique_ptr<GhostConnector> m_connector;
    OutgoingPost m_post;
};

} // namespace hatstand::test
