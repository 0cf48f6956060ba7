// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "networks/connector.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <memory>

namespace hatstand::networks
{

/// What is kept in the keychain: where the site's interface is, and who signs in there with which application
/// password (developer.wordpress.org/rest-api/using-the-rest-api/authentication).
struct WordPressCredential
{
    QUrl root; ///< of its REST interface, with "?rest_route=/" where the site has no other
    QString user;
    QString password; ///< the application password, without spaces
    friend bool operator==(const WordPressCredential &, const WordPressCredential &) = default;
};

[[nodiscard]] QString toText(const WordPressCredential &credential);
/// SignInNeeded when it is something else.
[[nodiscard]] Result<WordPressCredential> wordPressCredential(const QString &text);

/// One call of the REST interface (developer.wordpress.org/rest-api).
struct WordPressCall
{
    net::HttpMethod method = net::HttpMethod::Get;
    QString route; ///< "wp/v2/posts/5"
    QUrlQuery query = {};
    net::RequestBody body = {};
    QByteArray contentType = {};
    net::Purpose purpose = net::Purpose::Other;
    /// A body of megabytes: only silence ends it, however long it takes. The answer to it has its time.
    bool isUpload = false;
    std::function<void(qint64 sent, qint64 total)> onProgress = {};

    [[nodiscard]] static WordPressCall ask(const QString &route, const QUrlQuery &query,
                                           net::Purpose purpose);
    [[nodiscard]] static WordPressCall tell(const QString &route, const QJsonObject &body,
                                            net::Purpose purpose);
    /// For good: not to the trash.
    [[nodiscard]] static WordPressCall erase(const QString &route, net::Purpose purpose);
};

/// What the site answered, whatever it was.
struct WordPressAnswer
{
    net::HttpResponse response;
    QString code;     ///< "rest_forbidden"; empty for success, and when it is not WordPress that speaks
    QString message;  ///< its own words
    QJsonObject data; ///< what it says beside them

    [[nodiscard]] bool isSuccess() const { return response.isSuccess(); }
    /// The body of a success; else error().
    [[nodiscard]] Result<QJsonObject> object() const;
    /// The same of an answer that is a list of objects: anything else in it is BadAnswer.
    [[nodiscard]] Result<std::vector<QJsonObject>> list() const;
    /// What the answer means, by Publisher's rule for what may have arrived.
    [[nodiscard]] Error error() const;
};

[[nodiscard]] WordPressAnswer readWordPressAnswer(net::HttpResponse response);

/// The address of a route below the root of the interface.
[[nodiscard]] QUrl routeAddress(const QUrl &root, const QString &route, const QUrlQuery &query);

/// Calls sites. Held by shared pointer by whoever waits for an answer; after close() nothing leaves any more,
/// and the sender that was given may go.
class WordPressClient : public std::enable_shared_from_this<WordPressClient>
{
public:
    WordPressClient(net::HttpSender &http, CredentialStore &credentials)
        : m_http(&http), m_credentials(&credentials)
    {
    }
    void close()
    {
        m_http = nullptr;
        m_credentials = nullptr;
    }

    /// What is kept for an account.
    [[nodiscard]] QCoro::Task<Result<WordPressCredential>> open(AccountIdentity account);
    /// Failures are those of the line (HttpSender::send) only, but never TooLarge: what is too large there is
    /// an answer, so that what it answers may have been done.
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel);
    /// Signed in. Follows no redirect: a password goes nowhere but to where it belongs.
    [[nodiscard]] QCoro::Task<Result<WordPressAnswer>> call(WordPressCredential credential,
                                                            WordPressCall call, CancelToken cancel);

private:
    net::HttpSender *m_http;
    CredentialStore *m_credentials;
};

} // namespace hatstand::networks
