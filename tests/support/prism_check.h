// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <utility>
#include <vector>

namespace hatstand::test
{

/// The OpenAPI file that the server "prism" mocks with API=`api` ("x", "mastodon"), or nothing where others'
/// test material is not there. A test without it exits with `skipped`, before it starts a server.
[[nodiscard]] inline std::optional<QString> openApiFile(const QString &api)
{
    QString folder = qEnvironmentVariable("HATSTAND_CONFORMANCE");
    if (folder.isEmpty())
        folder = projectPath(QStringLiteral("../shared/conformance"));
    const QString path = QDir::cleanPath(folder + QStringLiteral("/api/%1-openapi.json").arg(api));
    return QFile::exists(path) ? std::optional(path) : std::nullopt;
}

/// What Prism said of one request.
struct PrismVerdict
{
    QString request; ///< "POST /2/tweets"
    int status = 0;
    /// What in the request breaks the rules of the OpenAPI file: "body.poll.options: must NOT have …". What
    /// Prism finds wrong in its own answer, made up from the file's examples, is not listed.
    QStringList violations;

    /// The file describes such a request, and this one is as it describes.
    [[nodiscard]] bool isValid() const { return violations.isEmpty() && status >= 200 && status < 300; }
    /// For a test's message.
    [[nodiscard]] QString sentence() const
    {
        return QStringLiteral("%1: %2 %3")
            .arg(request, QString::number(status), violations.join(QStringLiteral("; ")));
    }
};

/// Reads the header sl-violations of an answer of Prism (started without --errors).
[[nodiscard]] inline PrismVerdict readPrismVerdict(QString request, const net::HttpResponse &response)
{
    PrismVerdict verdict{std::move(request), response.status, {}};
    const QByteArray header = response.header("sl-violations");
    if (header.isEmpty())
        return verdict;
    // Of very many only the first are told, in a list that is cut off: one of the request's is among them or
    // it is said to be unreadable below.
    constexpr QByteArrayView tooMany("Too many violations!");
    if (header.startsWith(tooMany) && !header.contains("\"location\":[\"request\""))
        return verdict;
    const QJsonDocument document = QJsonDocument::fromJson(header);
    // A header that cannot be read must not pass for "no violations".
    if (!document.isArray())
        verdict.violations << QStringLiteral("an unreadable sl-violations header: ") +
                                  QString::fromUtf8(header);
    const QJsonArray violations = document.array();
    for (const QJsonValue &value : violations) {
        QStringList location;
        const QJsonArray parts = value[QLatin1StringView("location")].toArray();
        for (const QJsonValue &part : parts)
            location << part.toVariant().toString();
        if (location.value(0) != QLatin1StringView("request"))
            continue;
        location.removeFirst();
        verdict.violations << location.join(u'.') + QStringLiteral(": ") +
                                  value[QLatin1StringView("message")].toString();
    }
    return verdict;
}

/// A line that leads every request to Prism, whichever host it was for, keeps what Prism said of each, and
/// hands its made-up answer back. For a connector to run on, or for requests alone.
///
///     PrismSender prism(client, QUrl(server.value(QStringLiteral("PRISM_URL"))));
///     const auto response = await(prism.send(request));
///     QVERIFY2(prism.verdicts().back().isValid(), qPrintable(prism.verdicts().back().sentence()));
class PrismSender final : public net::HttpSender
{
public:
    /// `through` does the sending and outlives this.
    PrismSender(net::HttpSender &through, QUrl prism) : m_through(through), m_prism(std::move(prism)) {}

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel = {}) override
    {
        request.url.setScheme(m_prism.scheme());
        request.url.setHost(m_prism.host());
        request.url.setPort(m_prism.port());
        const QString name =
            QString::fromLatin1(net::httpMethodName(request.method)) + u' ' + request.url.path();
        auto response = co_await m_through.send(std::move(request), std::move(cancel));
        if (response)
            m_verdicts.push_back(readPrismVerdict(name, *response));
        co_return response;
    }

    [[nodiscard]] const std::vector<PrismVerdict> &verdicts() const { return m_verdicts; }
    /// Those that are not valid, for one check at the end.
    [[nodiscard]] QStringList complaints() const
    {
        QStringList all;
        for (const PrismVerdict &verdict : m_verdicts) {
            if (!verdict.isValid())
                all << verdict.sentence();
        }
        return all;
    }

private:
    net::HttpSender &m_through;
    QUrl m_prism;
    std::vector<PrismVerdict> m_verdicts;
};

} // namespace hatstand::test
