// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Every request that the connector makes is valid by Mastodon's own OpenAPI file, as Prism reads it. Prism
// makes its answers up; what they say is tested against the fake and against the real server.
#include "networks/account_limits.h"
#include "networks/loopback_visit.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/mastodon/mastodon_server.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/post_options.h"
#include "support/await.h"
#include "support/memory_credentials.h"
#include "support/prism_check.h"
#include "support/server_process.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
/// Leads to Prism, and mends one mistake of the file: a text beside media or a poll fits the schema of a text
/// alone too, and its "oneOf" allows only one (docs.joinmastodon.org/methods/statuses has the text beside
/// both). So such a body is shown in two halves, each of which the file must take.
class ContractSender final : public net::HttpSender
{
public:
    ContractSender(net::HttpSender &through, const QUrl &prism) : m_prism(through, prism) {}

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel) override
    {
        calls << QString::fromLatin1(net::httpMethodName(request.method)) + u' ' + request.url.path();
        const bool makes =
            request.method == net::HttpMethod::Post && request.url.path() == u"/api/v1/statuses"_s;
        const QJsonObject body = makes ? bodyOf(request) : QJsonObject();
        for (const auto &beside : {u"media_ids"_s, u"poll"_s}) {
            if (!body.contains(beside) || !body.contains(u"status"_s))
                continue;
            QJsonObject half = body;
            half.remove(beside);
            (void)co_await m_prism.send(with(request, half), cancel);
            half = body;
            half.remove(u"status"_s);
            auto answer = co_await m_prism.send(with(request, half), cancel);
            co_return answer;
        }
        auto answer = co_await m_prism.send(request, cancel);
        if (answer && change)
            change(request, *answer);
        co_return answer;
    }
    [[nodiscard]] QStringList complaints() const { return m_prism.complaints(); }

    QStringList calls;
    /// Makes another answer of what Prism made up, where the next call depends on it.
    std::function<void(const net::HttpRequest &, net::HttpResponse &)> change;

private:
    static QJsonObject bodyOf(const net::HttpRequest &request)
    {
        return QJsonDocument::fromJson(request.body.pieces().front().bytes).object();
    }
    static net::HttpRequest with(net::HttpRequest request, const QJsonObject &body)
    {
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return request;
    }

    PrismSender m_prism;
};

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}
} // namespace

class TestMastodonContract : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    SystemTimers m_timers;
    net::RateLimiter m_limiter{m_clock};
    net::HttpClient m_client{m_clock, m_timers, m_limiter, nullptr, nullptr, {u"Hatstand/test"_s, {}}};
    TestServer m_server{u"prism"_s, {u"INSTANCE=mastodon"_s, u"PORT=28061"_s, u"API=mastodon"_s}};
    std::unique_ptr<ContractSender> m_line;
    MemoryCredentials m_credentials;
    RulesCatalogue m_rules;
    std::unique_ptr<MastodonConnector> m_connector;
    AccountIdentity m_account;
    QTemporaryDir m_folder;

    [[nodiscard]] OutgoingPost post() const
    {
        OutgoingPost post;
        post.recordKey = u"0197a3b2-0000-7000-8000-000000000001"_s;
        post.createdAt = m_clock.now();
        post.text = u"Grüße 👩‍🚀 #hats https://example.com/?a=b&c \"\\ \n"_s;
        return post;
    }
    /// Nothing that was sent since breaks the file's rules, and the last call was made.
    void verify(const QString &call)
    {
        QVERIFY2(m_line->complaints().isEmpty(), qPrintable(m_line->complaints().join(u'\n')));
        QVERIFY2(m_line->calls.contains(call), qPrintable(m_line->calls.join(u'\n')));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.log())); }
    void init()
    {
        const QUrl prism(m_server.value(u"PRISM_URL"_s));
        m_line = std::make_unique<ContractSender>(m_client, prism);
        m_connector = std::make_unique<MastodonConnector>(*m_line, m_credentials, m_rules, m_clock, m_timers);
        m_account = {u"key"_s, u"alice@mastodon.example"_s, u"14715"_s, prism};
        AccountLimits limits;
        limits.schedules = true;
        m_account.options = {{limitsKey, toJson(limits)}, {networks::fact::apiVersion, 7}};
        m_credentials.secrets.insert(m_account.accountKey, toText({prism, m_account.remoteId, u"client"_s,
                                                                   u"client-secret"_s, u"token"_s}));
    }

    void aTextHolds()
    {
        (void)await(m_connector->publish(m_account, post(), {}, {}));
        verify(u"POST /api/v1/statuses"_s);
    }

    void everythingThatCanBeChosenHolds()
    {
        OutgoingPost all = post();
        all.languages = {u"pt-BR"_s};
        all.options = {{option::visibility, u"unlisted"_s},
                       {option::contentWarning, u"food"_s},
                       {option::sensitive, true},
                       {option::quote, u"https://mastodon.example/@bob/1"_s},
                       {option::poll, QJsonObject{{u"options"_s, QJsonArray{u"a"_s, u"b"_s}},
                                                  {u"seconds"_s, 3600},
                                                  {u"multiple"_s, true},
                                                  {u"hideTotals"_s, true}}}};
        (void)await(m_connector->publish(m_account, all, {}, {}));
        verify(u"GET /api/v2/search"_s);
        all.options.remove(option::quote);
        (void)await(m_connector->publish(m_account, all, {}, {}));
        verify(u"POST /api/v1/statuses"_s);
    }

    void picturesAndAnswersHold()
    {
        OutgoingPost pictures = post();
        OutgoingMedia picture;
        picture.filePath = m_folder.filePath(u"a.png"_s);
        picture.mimeType = u"image/png"_s;
        picture.altText = u"A loaf, \"fresh\""_s;
        picture.focus = QPointF(0.2, 0.3);
        QFile file(picture.filePath);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x89PNG\r\n\x1a\n and more") > 0);
        file.close();
        pictures.media = {picture};
        pictures.answers = Answered{u"1"_s, u"2"_s};
        (void)await(m_connector->publish(m_account, pictures, {}, {}));
        verify(u"POST /api/v2/media"_s);
        QVERIFY(m_line->calls.contains(u"POST /api/v1/statuses"_s));
    }

    void waitingForAFileHolds()
    {
        OutgoingPost slow = post();
        OutgoingMedia picture;
        picture.filePath = m_folder.filePath(u"b.png"_s);
        picture.mimeType = u"image/png"_s;
        QFile file(picture.filePath);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x89PNG\r\n\x1a\n and more") > 0);
        file.close();
        slow.media = {picture};
        m_line->change = [](const net::HttpRequest &request, net::HttpResponse &response) {
            if (request.url.path() == u"/api/v2/media"_s) {
                response.status = 202;
                response.body = json({{u"id"_s, u"22"_s}});
            } else if (request.url.path().startsWith(u"/api/v1/media/"_s)) {
                response.body = json({{u"id"_s, u"22"_s}, {u"url"_s, u"https://mastodon.example/22"_s}});
            }
        };
        (void)await(m_connector->publish(m_account, slow, {}, {}));
        verify(u"GET /api/v1/media/22"_s);
    }

    void anOlderServerTakesFilesByTheFile()
    {
        OutgoingPost pictures = post();
        OutgoingMedia picture;
        picture.filePath = m_folder.filePath(u"c.png"_s);
        picture.mimeType = u"image/png"_s;
        picture.altText = u"A loaf"_s;
        picture.focus = QPointF(0.5, 0.25);
        QFile file(picture.filePath);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x89PNG\r\n\x1a\n and more") > 0);
        file.close();
        pictures.media = {picture};
        m_line->change = [](const net::HttpRequest &request, net::HttpResponse &response) {
            if (request.url.path() == u"/api/v2/media"_s) {
                response.status = 404;
                response.body = json({{u"error"_s, u"Record not found"_s}});
            }
        };
        (void)await(m_connector->publish(m_account, pictures, {}, {}));
        QVERIFY(m_line->calls.contains(u"POST /api/v2/media"_s));
        verify(u"POST /api/v1/media"_s);
    }

    void lookingAtTheSourceHolds()
    {
        m_line->change = [this](const net::HttpRequest &request, net::HttpResponse &response) {
            if (request.url.path() == u"/api/v1/accounts/14715/statuses"_s) {
                const QJsonObject other{{u"id"_s, u"7"_s},
                                        {u"content"_s, u"<p>Other</p>"_s},
                                        {u"media_attachments"_s, QJsonArray()},
                                        {u"created_at"_s, m_clock.now().toIso()}};
                response.body = QJsonDocument(QJsonArray{other}).toJson();
            }
        };
        (void)await(m_connector->find(m_account, post(), {}));
        verify(u"GET /api/v1/statuses/7/source"_s);
    }

    void lookingHolds()
    {
        (void)await(m_connector->find(m_account, post(), {}));
        verify(u"GET /api/v1/accounts/14715/statuses"_s);
    }

    void lookingFurtherBackHolds()
    {
        QStringList befores;
        m_line->change = [this, &befores](const net::HttpRequest &request, net::HttpResponse &response) {
            if (request.url.path() != u"/api/v1/accounts/14715/statuses"_s)
                return;
            befores << net::queryValues(request.url, u"max_id"_s);
            // A full page of posts of this hour, the newest first, none of which is the one looked for; and
            // nothing before them.
            QJsonArray page;
            for (int id = 140; befores.isEmpty() && id > 100; --id) {
                page << QJsonObject{{u"id"_s, QString::number(id)},
                                    {u"text"_s, u"Other"_s},
                                    {u"content"_s, u"<p>Other</p>"_s},
                                    {u"media_attachments"_s, QJsonArray()},
                                    {u"created_at"_s, m_clock.now().toIso()}};
            }
            response.body = QJsonDocument(page).toJson();
        };
        (void)await(m_connector->find(m_account, post(), {}));
        verify(u"GET /api/v1/accounts/14715/statuses"_s);
        QCOMPARE(m_line->calls.count(u"GET /api/v1/accounts/14715/statuses"_s), 2);
        QCOMPARE(befores, QStringList(u"101"_s));
    }

    void changingHolds()
    {
        (void)await(m_connector->edit(m_account, u"1"_s, post(), {}, {}));
        verify(u"PUT /api/v1/statuses/1"_s);
        (void)await(m_connector->remove(m_account, u"1"_s, {}));
        verify(u"DELETE /api/v1/statuses/1"_s);
    }

    void changingAPollHolds()
    {
        OutgoingPost asks = post();
        asks.options.insert(option::poll,
                            QJsonObject{{u"options"_s, QJsonArray{u"a"_s, u"b"_s}}, {u"seconds"_s, 3600}});
        m_line->change = [](const net::HttpRequest &request, net::HttpResponse &response) {
            if (request.method == net::HttpMethod::Get)
                response.body =
                    json({{u"id"_s, u"1"_s}, {u"content"_s, QString()}, {u"poll"_s, QJsonValue::Null}});
        };
        (void)await(m_connector->edit(m_account, u"1"_s, asks, {}, {}));
        verify(u"PUT /api/v1/statuses/1"_s);
    }

    void handingOverHolds()
    {
        const OutgoingPost later = post();
        (void)await(m_connector->handOver(m_account, later, m_clock.now() + std::chrono::hours(24), {}, {}));
        verify(u"POST /api/v1/statuses"_s);
        (void)await(m_connector->standing(m_account, u"3"_s, later, {}));
        verify(u"GET /api/v1/scheduled_statuses/3"_s);
        (void)await(m_connector->standing(m_account, {}, later, {}));
        verify(u"GET /api/v1/scheduled_statuses"_s);
        (void)await(m_connector->takeBack(m_account, u"3"_s, later, {}));
        verify(u"DELETE /api/v1/scheduled_statuses/3"_s);
    }

    /// Prism's notifications are all the same example: the second time they are asked for from there on.
    void listeningHolds()
    {
        QString cursor;
        for (int call = 0; call < 12; ++call) {
            const auto heard = await(m_connector->listen(m_account, cursor, Instant(), {}));
            QVERIFY2(heard, qPrintable(heard ? QString() : heard.error().sentence()));
            cursor = heard->cursor;
        }
        for (const QString &call : {u"GET /api/v1/conversations"_s, u"GET /api/v1/notifications"_s,
                                    u"GET /api/v1/accounts/14715/statuses"_s})
            verify(call);
    }

    void goingOnFromWhereOneWasHolds()
    {
        QStringList queries;
        m_line->change = [this, &queries](const net::HttpRequest &request, net::HttpResponse &response) {
            if (request.url.path() != u"/api/v1/notifications"_s)
                return;
            queries << request.url.query();
            const bool isSecond = queries.size() > 1;
            const QJsonObject one{
                {u"id"_s, isSecond ? u"10"_s : u"20"_s},
                {u"type"_s, u"mention"_s},
                {u"created_at"_s, (m_clock.now() - std::chrono::hours(isSecond ? 2 : 1)).toIso()}};
            response.body = QJsonDocument(QJsonArray{one}).toJson();
            response.headers.removeIf([](const net::HttpHeader &header) { return header.name == "Link"; });
        };
        QString cursor;
        for (int call = 0; call < 12; ++call) {
            const auto heard = await(m_connector->listen(m_account, cursor, Instant(), {}));
            QVERIFY(heard);
            cursor = heard->cursor;
        }
        verify(u"GET /api/v1/notifications"_s);
        QVERIFY(queries.join(u'\n').contains(u"max_id=20"_s));
        QVERIFY(queries.join(u'\n').contains(u"since_id=10"_s));
    }

    void readingAThreadHolds()
    {
        (void)await(m_connector->readThread(m_account, u"1"_s, {}));
        verify(u"GET /api/v1/statuses/1"_s);
        verify(u"GET /api/v1/statuses/1/context"_s);
    }

    void searchingHolds()
    {
        SearchRequest request;
        request.hashtag = u"bread"_s;
        (void)await(m_connector->search(m_account, request, {}));
        verify(u"GET /api/v1/timelines/tag/bread"_s);
        request.hashtag.clear();
        request.words = u"fresh bread & more"_s;
        (void)await(m_connector->search(m_account, request, {}));
        verify(u"GET /api/v2/search"_s);
    }

    void waitingForNewsHolds()
    {
        m_account.options.insert(networks::fact::streaming, m_account.server.toString());
        (void)await(m_connector->untilNews(m_account, {}));
        verify(u"GET /api/v1/streaming/user"_s);
    }

    void signingInHolds()
    {
        auto visit = std::make_shared<LoopbackVisit>(m_timers, nullptr);
        QUrl page;
        connect(
            visit.get(), &LoopbackVisit::waiting, this,
            [&page, raw = visit.get()](const QUrl &shown, bool) {
                page = shown;
                const QString state = net::queryValues(shown, u"state"_s).value(0);
                const QString back = net::queryValues(shown, u"redirect_uri"_s).value(0);
                (void)raw->arrive(back + u"?code=abc&state="_s + state);
            },
            Qt::QueuedConnection);
        SignInRequest request;
        request.handle = m_account.server.toString();
        (void)await(m_connector->signInByBrowser(request, visit, {}));
        for (const QString &call : {u"GET /api/v2/instance"_s, u"POST /api/v1/apps"_s, u"POST /oauth/token"_s,
                                    u"GET /api/v1/accounts/verify_credentials"_s})
            verify(call);
        // The page that the browser opens is in the file too.
        const auto shown = await(m_line->send(net::HttpRequest::get(page, net::Purpose::SignIn), {}));
        QVERIFY(shown);
        verify(u"GET /oauth/authorize"_s);
    }

    void theRestHolds()
    {
        (void)await(m_connector->check(m_account, {}));
        verify(u"GET /api/v1/accounts/verify_credentials"_s);
        (void)await(m_connector->signOut(m_account));
        verify(u"POST /oauth/revoke"_s);
    }

    void anOlderServerIsAskedByTheFile()
    {
        m_line->change = [](const net::HttpRequest &request, net::HttpResponse &response) {
            if (request.url.path() == u"/api/v1/accounts/verify_credentials"_s)
                response.body = json({{u"id"_s, u"14715"_s}, {u"username"_s, u"alice"_s}});
            else if (request.url.path() == u"/api/v2/instance"_s)
                response.status = 404;
        };
        (void)await(m_connector->check(m_account, {}));
        verify(u"GET /api/v1/instance"_s);
    }

    void aWrongRequestIsReported()
    {
        // That the tests above can fail.
        (void)await(
            m_line->send(net::HttpRequest::postJson(m_account.server.resolved(QUrl(u"/api/v1/statuses"_s)),
                                                    {{u"status"_s, 7}}, net::Purpose::SendPost),
                         {}));
        QVERIFY(!m_line->complaints().isEmpty());
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!serversAllowed() || !openApiFile(u"mastodon"_s)) {
        (void)std::fputs("skipped: real servers are not asked for, or there is no OpenAPI file\n", stderr);
        return skipped;
    }
    TestMastodonContract test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_mastodon_contract.moc"
