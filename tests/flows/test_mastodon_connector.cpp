// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The connector against a real server that somebody else wrote: snac2, which speaks Mastodon's API. What snac
// leaves out or is lax about (the proof of possession, limits, polls, times to publish, keys against repeats,
// deletion) is tested against the strict fake: tests/networks/mastodon.
#include "net/http_client.h"
#include "networks/account_limits.h"
#include "networks/loopback_visit.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/post_options.h"
#include "support/await.h"
#include "support/memory_credentials.h"
#include "support/server_process.h"

#include <QCoreApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QUuid>

#include <cstdio>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestMastodonConnector : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    SystemTimers m_timers;
    net::RateLimiter m_limiter{m_clock};
    net::HttpClient m_http{m_clock, m_timers, m_limiter, nullptr, nullptr, {u"Hatstand/test"_s, {}}};
    TestServer m_server{u"snac"_s};
    RulesCatalogue m_rules;
    MemoryCredentials m_credentials;
    MastodonConnector m_connector{m_http, m_credentials, m_rules, m_clock, m_timers};
    AccountIdentity m_account;
    QTemporaryDir m_folder;

    [[nodiscard]] OutgoingPost post(const QString &text)
    {
        OutgoingPost post;
        post.recordKey = m_connector.chooseRecordKey(m_clock.now());
        post.createdAt = m_clock.now();
        post.text = text;
        post.languages = {u"en"_s};
        return post;
    }
    /// As the sender does: what may have arrived is looked for, and sent again when it is not there. This
    /// server ends kept connections without a word.
    Result<PublishedPost> publish(const OutgoingPost &post)
    {
        auto published = await(m_connector.publish(m_account, post, {}, {}));
        for (int i = 0; i < 5 && !published && published.error().code == ErrorCode::ConnectionLost; ++i) {
            const auto found = await(m_connector.find(m_account, post, {}));
            if (found && *found)
                return **found;
            published = await(m_connector.publish(m_account, post, {}, {}));
        }
        return published;
    }
    /// What may be asked for twice, once more where the line broke.
    template <class Ask>
    [[nodiscard]] static auto repeated(Ask ask)
    {
        auto answer = ask();
        for (int i = 0; i < 5 && !answer && answer.error().code == ErrorCode::ConnectionLost; ++i)
            answer = ask();
        return answer;
    }
    [[nodiscard]] static QString fresh() { return QUuid::createUuid().toString(QUuid::Id128); }
    /// What stands on the server, asked for without the connector: how many say that.
    [[nodiscard]] QList<QJsonObject> standing(const QString &part)
    {
        const auto credential = mastodonCredential(m_credentials.secrets.value(m_account.accountKey));
        auto request =
            net::HttpRequest::get(m_account.server.resolved(QUrl(
                                      u"/api/v1/accounts/%1/statuses?limit=40"_s.arg(m_account.remoteId))),
                                  net::Purpose::Other);
        request.setBearer(credential->token);
        const auto answer = await(m_http.send(request));
        QList<QJsonObject> found;
        const QJsonArray statuses = QJsonDocument::fromJson(answer ? answer->body : QByteArray()).array();
        for (const QJsonValue status : statuses) {
            if (status[u"content"_s].toString().contains(part))
                found.append(status.toObject());
        }
        return found;
    }

private Q_SLOTS:
    /// Signs in as a person does: in the browser, by the loopback.
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.log()));
        auto visit = std::make_shared<LoopbackVisit>(m_timers, nullptr);
        std::unique_ptr<QProcess> browser;
        connect(visit.get(), &LoopbackVisit::waiting, this, [&](const QUrl &page, bool) {
            browser = m_server.approve(
                page, {m_server.value(u"SNAC_A_USER"_s), m_server.value(u"SNAC_A_PASSWORD"_s)});
        });
        SignInRequest request;
        request.handle = m_server.value(u"SNAC_A_URL"_s);
        const auto signedIn = await(m_connector.signInByBrowser(request, visit, {}));
        QVERIFY2(signedIn, qPrintable(signedIn ? QString() : signedIn.error().sentence()));
        QVERIFY(signedIn->handle.startsWith(u"alice@localhost"_s));
        QVERIFY(accountLimits(signedIn->facts).text);
        QCOMPARE(accountLimits(signedIn->facts).schedules, std::optional(false));
        m_account = {u"key"_s, signedIn->handle, signedIn->remoteId, signedIn->server, signedIn->facts};
        m_credentials.secrets.insert(m_account.accountKey, signedIn->credential);
        QTRY_COMPARE(browser->state(), QProcess::NotRunning);
    }

    void postsAndFindsIt()
    {
        const QString mark = fresh();
        OutgoingPost sent =
            post(u"Bread *at* eight, @bob@%1 & \"friends\" <3\n\n"
                 "Second paragraph https://crumb.example/a_b?c=d #bread\n> quoted\n- item %2"_s.arg(
                     QUrl(m_server.value(u"SNAC_B_URL"_s)).authority(), mark));
        sent.options.insert(option::contentWarning, u"food"_s);
        QVERIFY(!await(m_connector.find(m_account, sent, {}))->has_value());
        const auto published = publish(sent);
        QVERIFY2(published, qPrintable(published ? QString() : published.error().sentence()));
        QVERIFY(published->url.isValid());
        QCOMPARE(standing(mark).size(), 1);
        const auto found = await(m_connector.find(m_account, sent, {}));
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->remoteId, published->remoteId);
        // Its words once more are another post, of which this one is known to be none.
        OutgoingPost later = sent;
        later.createdAt = m_clock.now();
        later.knownIds = {published->remoteId};
        QVERIFY(!await(m_connector.find(m_account, later, {}))->has_value());
        later.knownIds.clear();
        later.earlierId = published->remoteId;
        QVERIFY(!await(m_connector.find(m_account, later, {}))->has_value());
    }

    void picturesKeepTheirDescription()
    {
        const QString mark = fresh();
        OutgoingPost sent = post(u"A picture "_s + mark);
        OutgoingMedia picture;
        picture.filePath = m_folder.filePath(u"loaf.png"_s);
        picture.mimeType = u"image/png"_s;
        picture.altText = u"A loaf"_s;
        QImage image(16, 16, QImage::Format_RGB32);
        image.fill(Qt::darkYellow);
        QVERIFY(image.save(picture.filePath));
        sent.media = {picture};
        const auto published = publish(sent);
        QVERIFY2(published, qPrintable(published ? QString() : published.error().sentence()));
        const QJsonArray attached = standing(mark).value(0).value(u"media_attachments"_s).toArray();
        QCOMPARE(attached.size(), 1);
        QCOMPARE(attached[0][u"description"_s].toString(), u"A loaf"_s);
        QVERIFY(await(m_connector.find(m_account, sent, {}))->has_value());
    }

    void aThreadHangsTogether()
    {
        const QString mark = fresh();
        const auto root = publish(post(u"One "_s + mark));
        QVERIFY2(root, qPrintable(root ? QString() : root.error().sentence()));
        OutgoingPost part = post(u"Two "_s + mark);
        part.answers = Answered{root->remoteId, root->remoteId};
        const auto second = publish(part);
        QVERIFY2(second, qPrintable(second ? QString() : second.error().sentence()));
        const auto there = standing(u"Two "_s + mark);
        QCOMPARE(there.size(), 1);
        QCOMPARE(there[0][u"in_reply_to_id"_s].toString(), root->remoteId);
        const auto found = await(m_connector.find(m_account, part, {}));
        QVERIFY(found && found->has_value());
    }

    void edits()
    {
        const QString mark = fresh();
        OutgoingPost sent = post(u"Bred "_s + mark);
        const auto published = publish(sent);
        QVERIFY2(published, qPrintable(published ? QString() : published.error().sentence()));
        sent.text = u"Bread "_s + mark;
        const auto edited =
            repeated([&] { return await(m_connector.edit(m_account, published->remoteId, sent, {}, {})); });
        QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().sentence()));
        QCOMPARE(standing(mark).size(), 1);
        QVERIFY(standing(mark)[0][u"content"_s].toString().contains(u"Bread"_s));
    }

    void aServerThatCannotDeleteIsNotBelieved()
    {
        // snac 2.75 answers "not found" to every deletion.
        const QString mark = fresh();
        const auto published = publish(post(u"Stays "_s + mark));
        QVERIFY(published);
        const auto removed =
            repeated([&] { return await(m_connector.remove(m_account, published->remoteId, {})); });
        QCOMPARE(removed.has_value(), standing(mark).isEmpty());
    }

    void nothingIsHandedToAServerThatWouldPublishAtOnce()
    {
        const QString mark = fresh();
        const auto handed = await(m_connector.handOver(m_account, post(u"Tomorrow "_s + mark),
                                                       m_clock.now() + std::chrono::hours(24), {}, {}));
        QVERIFY(!handed);
        QVERIFY(standing(mark).isEmpty());
    }

    void checksTheSignIn()
    {
        const auto good = await(m_connector.check(m_account, {}));
        QVERIFY2(good, qPrintable(good ? QString() : good.error().sentence()));
        QCOMPARE(good->handle, m_account.handle);
        MastodonCredential wrong = *mastodonCredential(m_credentials.secrets.value(m_account.accountKey));
        const QString kept = m_credentials.secrets.value(m_account.accountKey);
        wrong.token = u"0123456789abcdef0123456789abcdef"_s;
        m_credentials.secrets.insert(m_account.accountKey, toText(wrong));
        const auto refused = await(m_connector.check(m_account, {}));
        QVERIFY(!refused);
        QCOMPARE(errorCodeName(refused.error().code), errorCodeName(ErrorCode::SignInNeeded));
        const auto unsent = publish(post(u"Never"_s));
        QCOMPARE(errorCodeName(unsent.error().code), errorCodeName(ErrorCode::SignInNeeded));
        m_credentials.secrets.insert(m_account.accountKey, kept);
    }

    void signsOutLast()
    {
        const auto out = repeated([&] { return await(m_connector.signOut(m_account)); });
        QVERIFY2(out, qPrintable(out ? QString() : out.error().sentence()));
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!serversAllowed()) {
        (void)std::fputs("skipped: real servers are not asked for\n", stderr);
        return skipped;
    }
    TestMastodonConnector test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_mastodon_connector.moc"
