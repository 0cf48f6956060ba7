// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The connector against a real Shaarli: what stands there is read back from its pages and its interface.
#include "flows/site_program.h"
#include "networks/post_options.h"
#include "networks/shaarli/shaarli_connector.h"
#include "support/hostile_server.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;

class TestShaarliFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.log()));
        m_url = QUrl(m_server.value(QStringLiteral("SHAARLI_URL")));
        m_secret = m_server.value(QStringLiteral("SHAARLI_SECRET"));
        const auto account = m_program.signIn(m_connector, m_url, m_secret, QStringLiteral("links"));
        QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
        m_account = *account;
        m_mark = QStringLiteral("m%1").arg(QRandomGenerator::system()->generate(), 7, 36, QLatin1Char('0'));
    }

    void signsIn()
    {
        QCOMPARE(m_account.server, m_url);
        const auto checked = await(m_connector.check(m_account, {}));
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
        QCOMPARE(checked->displayName, QStringLiteral("Test links"));
        QCOMPARE(checked->remoteId, m_account.remoteId);
        // From one of its pages.
        QUrl page = m_url;
        page.setPath(QStringLiteral("/admin/configure"));
        QVERIFY(m_program.signIn(m_connector, page, m_secret, QStringLiteral("other")));
    }

    void followsASiteThatHasMovedWithoutTellingItAnything()
    {
        HostileServer old;
        QUrl there = m_url;
        there.setPath(QStringLiteral("/api/v1/info"));
        const QByteArray location = "Location: " + there.toEncoded() + "\r\n";
        old.on("/api/v1/info", HostileServer::always(HostileServer::answer(301, {}, "text/plain", location)));
        const auto account = m_program.signIn(m_connector, old.url(""), m_secret, QStringLiteral("moved"));
        QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
        QCOMPARE(account->server, m_url);
        QCOMPARE(old.requests().size(), 1);
        QVERIFY(old.requests().front().header("Authorization").isEmpty());
        // A portal that answers everything with a page of its own is no Shaarli, and learns nothing.
        HostileServer portal;
        portal.onHeaders(
            HostileServer::always(HostileServer::answer(200, "<html>Welcome</html>", "text/html")));
        const auto refused =
            m_program.signIn(m_connector, portal.url(""), m_secret, QStringLiteral("portal"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
    }

    void refusesAWrongSecretAndAPlaceWithoutShaarli()
    {
        const auto wrong =
            m_program.signIn(m_connector, m_url, QStringLiteral("another"), QStringLiteral("wrong"));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::SignInNeeded);
        QUrl elsewhere = m_url;
        elsewhere.setPath(QStringLiteral("/somewhere/else"));
        const auto nothing = m_program.signIn(m_connector, elsewhere, m_secret, QStringLiteral("wrong"));
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, ErrorCode::NotFound);
    }

    void publishesAndFindsOnlyWhatIsThere()
    {
        OutgoingPost post = bookmark(QStringLiteral("published"));
        post.text = QStringLiteral("Olives %1\n%2\nNew <oil> & more #oil").arg(m_mark, link(u"published"));
        post.options[option::tags] = QJsonArray{QStringLiteral("good food")};
        QVERIFY(!find(post));
        const auto published = publish(post);
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        const QString page = m_program.page(published->url);
        QVERIFY(page.contains(QStringLiteral("Olives ") + m_mark));
        QVERIFY(page.contains(QStringLiteral("New &lt;oil&gt;")));
        QVERIFY(page.contains(QStringLiteral("good-food")));
        QVERIFY(page.contains(link(u"published").replace(u'&', QStringLiteral("&amp;"))) ||
                page.contains(link(u"published")));
        QCOMPARE(find(post).value().remoteId, published->remoteId);
        // The same again is the same.
        QCOMPARE(publish(post)->remoteId, published->remoteId);
        QCOMPARE(standing(m_mark + QStringLiteral("/published")).size(), 1);
        // Of another delivery with the same address it is not.
        OutgoingPost other = post;
        other.recordKey = m_connector.chooseRecordKey(m_clock.now());
        QVERIFY(!find(other));
    }

    void tellsWhatWasThereFromWhatIsOurs()
    {
        // Somebody bookmarks the page by hand; trackers are taken out of the address by Shaarli.
        QVERIFY(publish(bookmark(QStringLiteral("by-hand"))));
        OutgoingPost post = bookmark(QStringLiteral("by-hand"));
        post.options[option::link] = link(u"by-hand") + QStringLiteral("&utm_source=hatstand");
        const auto refused = publish(post);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(!find(post));
        QCOMPARE(standing(m_mark + QStringLiteral("/by-hand")).size(), 1);
    }

    void keepsPrivateOnesPrivate()
    {
        OutgoingPost post = bookmark(QStringLiteral("hidden"));
        post.options[option::isPrivate] = true;
        const auto published = publish(post);
        QVERIFY(published);
        QVERIFY(!m_program.page(published->url).contains(m_mark + QStringLiteral("/hidden")));
        QVERIFY(!m_program.page(m_url).contains(m_mark + QStringLiteral("/hidden")));
        QVERIFY(find(post));
    }

    void writesNotes()
    {
        OutgoingPost post = bookmark(QStringLiteral("x"));
        post.text = QStringLiteral("Note %1 \"quoted\"\nMore of it").arg(m_mark);
        const auto published = publish(post);
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QVERIFY(m_program.page(published->url).contains(QStringLiteral("More of it")));
        QCOMPARE(find(post).value().remoteId, published->remoteId);
    }

    void editsAndDeletes()
    {
        OutgoingPost post = bookmark(QStringLiteral("edited"));
        const auto published = publish(post);
        QVERIFY(published);
        post.text = QStringLiteral("Changed %1\n%2").arg(m_mark, link(u"edited-too"));
        const auto edited = await(m_connector.edit(m_account, published->remoteId, post, {}, {}));
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().sentence()));
        QCOMPARE(edited->url, published->url);
        QVERIFY(m_program.page(edited->url).contains(QStringLiteral("Changed ") + m_mark));
        QVERIFY(await(m_connector.edit(m_account, published->remoteId, post, {}, {})));
        QVERIFY(await(m_connector.remove(m_account, published->remoteId, {})));
        QVERIFY(!find(post));
        QVERIFY(await(m_connector.remove(m_account, published->remoteId, {})));
        QCOMPARE(await(m_connector.edit(m_account, published->remoteId, post, {}, {})).error().code,
                 ErrorCode::NotFound);
    }

    void aClockThatIsWrongByHoursDoesNoHarm_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("ahead") << 7;
        QTest::newRow("behind") << -7;
    }
    void aClockThatIsWrongByHoursDoesNoHarm()
    {
        QFETCH(const int, hours);
        FakeClock wrong(m_clock.now() + std::chrono::hours(hours));
        ShaarliConnector connector(m_program.http, m_program.credentials, wrong);
        OutgoingPost post = bookmark(QStringLiteral("clock%1").arg(hours));
        const auto published = await(connector.publish(m_account, post, {}, {}));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    }

    void aLineCutAnywhereBookmarksEachOnce()
    {
        QRandomGenerator random(flowSeed());
        FaultyLine line(m_program, m_url.port(), 28220, QStringLiteral("shaarli"));
        QVERIFY2(line.start(), qPrintable(line.log()));
        line.setFault("{}");
        const auto account = m_program.signIn(m_connector, line.url(), m_secret, QStringLiteral("faulty"));
        QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
        constexpr int count = 30;
        int looks = 0;
        for (int i = 0; i < count; ++i) {
            line.cutSomewhere(random, 1000);
            OutgoingPost post = bookmark(QStringLiteral("cut-%1-").arg(i));
            if (i % 5 == 0)
                post.text = QStringLiteral("Cut note %1 %2").arg(m_mark).arg(i);
            const int looked = sendOnce(m_connector, *account, post);
            QVERIFY2(looked >= 0, qPrintable(post.text));
            looks += looked;
        }
        line.setFault("{}");
        QVERIFY(looks > 0);
        QCOMPARE(standing(m_mark + QStringLiteral("/cut-")).size() +
                     standing(QStringLiteral("Cut note ") + m_mark).size(),
                 count);
    }

private:
    [[nodiscard]] QString link(QStringView name) const
    {
        return QStringLiteral("https://example.org/%1/%2?a=1&b=2").arg(m_mark, name);
    }
    [[nodiscard]] OutgoingPost bookmark(const QString &name)
    {
        OutgoingPost post;
        post.createdAt = m_clock.now();
        post.recordKey = m_connector.chooseRecordKey(post.createdAt);
        post.text = link(name);
        return post;
    }
    [[nodiscard]] Result<PublishedPost> publish(const OutgoingPost &post)
    {
        return await(m_connector.publish(m_account, post, {}, {}));
    }
    [[nodiscard]] std::optional<PublishedPost> find(const OutgoingPost &post)
    {
        const auto found = await(m_connector.find(m_account, post, {}));
        if (!found)
            qWarning("%s", qPrintable(found.error().sentence()));
        return found ? *found : std::nullopt;
    }
    /// All bookmarks that hold these words, as its interface tells them.
    [[nodiscard]] QJsonArray standing(const QString &words)
    {
        const auto client = std::make_shared<ShaarliClient>(m_program.http, m_clock);
        ShaarliCall call;
        call.path = QStringLiteral("links");
        call.search = u'"' + words + u'"';
        const auto answer = await(client->call({m_url, m_secret}, call, {}));
        return answer ? answer->body.toArray() : QJsonArray();
    }

    TestServer m_server{QStringLiteral("shaarli")};
    SystemClock m_clock;
    SiteProgram m_program;
    ShaarliConnector m_connector{m_program.http, m_program.credentials, m_clock};
    QUrl m_url;
    QString m_secret;
    QString m_mark;
    AccountIdentity m_account;
};

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestShaarliFlow test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_shaarli.moc"
