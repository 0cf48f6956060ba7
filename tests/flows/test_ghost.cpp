// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The connector against a real Ghost: what stands there is read back from its pages and its interfaces.
#include "flows/site_program.h"
#include "networks/ghost/ghost_client.h"
#include "networks/ghost/ghost_connector.h"
#include "networks/post_options.h"
#include "support/hostile_server.h"

#include <QCoreApplication>
#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;

class TestGhostFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.log()));
        m_url = QUrl(m_server.value(QStringLiteral("GHOST_URL")));
        m_key = m_server.value(QStringLiteral("GHOST_ADMIN_KEY"));
        const auto account = m_program.signIn(m_connector, m_url, m_key, QStringLiteral("blog"));
        QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
        m_account = *account;
        m_mark = QStringLiteral("m%1").arg(QRandomGenerator::system()->generate(), 7, 36, QLatin1Char('0'));
    }

    void signsIn()
    {
        QCOMPARE(m_account.server, m_url);
        const auto checked = await(m_connector.check(m_account, {}));
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
        QCOMPARE(checked->displayName, QStringLiteral("Test site"));
        QCOMPARE(checked->remoteId, m_account.remoteId);
        QCOMPARE(m_account.options[QLatin1StringView("newsletters")][0][QLatin1StringView("slug")].toString(),
                 QStringLiteral("default-newsletter"));
        // From its panel, and from one of its pages.
        QUrl panel = m_url;
        panel.setPath(QStringLiteral("/ghost/"));
        QVERIFY(m_program.signIn(m_connector, panel, m_key, QStringLiteral("other")));
        QUrl page = m_url;
        page.setPath(QStringLiteral("/coming-soon/"));
        QVERIFY(m_program.signIn(m_connector, page, m_key, QStringLiteral("other")));
    }

    void followsASiteThatHasMovedWithoutTellingItAnything()
    {
        HostileServer old;
        QUrl there = m_url;
        there.setPath(QStringLiteral("/ghost/api/admin/site/"));
        const QByteArray location = "Location: " + there.toEncoded() + "\r\n";
        old.on("/ghost/api/admin/site/",
               HostileServer::always(HostileServer::answer(301, {}, "text/plain", location)));
        const auto account = m_program.signIn(m_connector, old.url(""), m_key, QStringLiteral("moved"));
        QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
        QCOMPARE(account->server, m_url);
        QCOMPARE(old.requests().size(), 1);
        QVERIFY(old.requests().front().header("Authorization").isEmpty());
        // A portal that answers everything with a page of its own is no Ghost, and learns nothing.
        HostileServer portal;
        portal.onHeaders(
            HostileServer::always(HostileServer::answer(200, "<html>Welcome</html>", "text/html")));
        const auto refused = m_program.signIn(m_connector, portal.url(""), m_key, QStringLiteral("portal"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
    }

    void refusesKeysThatAreNotOfThisSite()
    {
        const QString otherSecret = m_key.section(u':', 0, 0) + u':' + QString(64, u'0');
        const QString otherId = QString(24, u'0') + u':' + m_key.section(u':', 1);
        for (const QString &wrong : {otherSecret, otherId}) {
            const auto refused = m_program.signIn(m_connector, m_url, wrong, QStringLiteral("wrong"));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::SignInNeeded);
        }
        const auto content = m_program.signIn(
            m_connector, m_url, m_server.value(QStringLiteral("GHOST_CONTENT_KEY")), QStringLiteral("wrong"));
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::InvalidInput);
    }

    void publishesEverythingAndMailsNothing()
    {
        OutgoingPost post = article(QStringLiteral("Everything"));
        post.text += QStringLiteral(
            "\n\nHello **bold** *leaning* `code` [a link](https://example.org/?a=1&b=2), 1 < 2 & "
            "\"so\".\nNext "
            "line #olives\n\n## Kinds\n\n- Arbequina\n  - early\n- Picual\n\n3. three\n4. four\n\n> Said "
            "someone\n\n```\nif (a < b)\n  go();\n```\n\n---\n\n![The *press*](2)\n\nThe end");
        post.media = {picture("a.png", QStringLiteral("Olives on a \"tree\"")),
                      picture("b.jpg", QStringLiteral("A press & its wheel"))};
        post.options = {{QString(option::excerpt), QStringLiteral("All of it")},
                        {QString(option::slug), m_mark + QStringLiteral("-everything")},
                        {QString(option::tags), QJsonArray{QStringLiteral("Shop News")}}};
        qint64 progressed = 0;
        const auto published = await(m_connector.publish(
            m_account, post, [&progressed](qint64 done, qint64) { progressed = done; }, {}));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(published->url.path(), QStringLiteral("/%1-everything/").arg(m_mark));
        QCOMPARE(progressed, post.media[0].byteCount + post.media[1].byteCount);

        const QString page = m_program.page(published->url);
        for (const char *part :
             {"<strong>bold</strong>", "<em>leaning</em>", "<code>code</code>",
              "href=\"https://example.org/?a=1", "1 &lt; 2 &amp; ", ">Kinds</h2>", "<ol start=\"3\">",
              "<blockquote>", "if (a &lt; b)\n  go();", "<hr>", "alt=\"A press &amp; its wheel\"",
              "<figcaption>The <em>press</em></figcaption>", "alt=\"Olives on a &quot;tree&quot;\"",
              "Everything"})
            QVERIFY2(page.contains(QLatin1StringView(part)), part);
        QVERIFY(!page.contains(post.recordKey)); // nobody who reads sees the key
        QVERIFY(!m_program.page(feed()).contains(post.recordKey));

        const QJsonObject stands = read(published->remoteId);
        QCOMPARE(stands[QLatin1StringView("custom_excerpt")].toString(), QStringLiteral("All of it"));
        QCOMPARE(stands[QLatin1StringView("feature_image_alt")].toString(),
                 QStringLiteral("Olives on a \"tree\""));
        QCOMPARE(tagNames(stands), (QStringList{QStringLiteral("Shop News"), QStringLiteral("olives")}));
        QVERIFY(!m_program.page(QUrl(stands[QLatin1StringView("feature_image")].toString())).isNull());
        // No letter went out, and none will.
        QVERIFY(stands[QLatin1StringView("email")].isNull());
        QVERIFY(stands[QLatin1StringView("newsletter")].isNull());
        QCOMPARE(count(post), 1);
        // The same again is the same.
        QCOMPARE(await(m_connector.publish(m_account, post, {}, {}))->remoteId, published->remoteId);
        QCOMPARE(count(post), 1);
        QCOMPARE(find(post)->url, published->url);
        QVERIFY(!find(article(QStringLiteral("Another"))));
    }

    void mailsOnlyWhereALetterIsAskedFor()
    {
        OutgoingPost post = article(QStringLiteral("Letter"));
        post.options[option::newsletter] = QStringLiteral("default-newsletter");
        const auto published = await(m_connector.publish(m_account, post, {}, {}));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        const QJsonObject stands = read(published->remoteId);
        QCOMPARE(stands[QLatin1StringView("status")].toString(), QStringLiteral("published"));
        QVERIFY(stands[QLatin1StringView("email")].isObject());
        QCOMPARE(stands[QLatin1StringView("newsletter")][QLatin1StringView("slug")].toString(),
                 QStringLiteral("default-newsletter"));
        QCOMPARE(count(post), 1);
        OutgoingPost wrong = article(QStringLiteral("No letter"));
        wrong.options[option::newsletter] = QStringLiteral("nothing");
        QCOMPARE(await(m_connector.publish(m_account, wrong, {}, {})).error().code, ErrorCode::Refused);
        QCOMPARE(count(wrong), 0);
    }

    void leavesDraftsToOthers()
    {
        OutgoingPost post = article(QStringLiteral("Draft"));
        post.options[option::status] = QStringLiteral("draft");
        post.options[option::newsletter] = QStringLiteral("default-newsletter");
        const auto made = await(m_connector.publish(m_account, post, {}, {}));
        QVERIFY2(made, made ? "" : qPrintable(made.error().sentence()));
        QCOMPARE(read(made->remoteId)[QLatin1StringView("status")].toString(), QStringLiteral("draft"));
        QVERIFY(!made->at);
        QVERIFY(find(post));
        QVERIFY(!m_program.page(m_url).contains(QStringLiteral("Draft ") + m_mark));
    }

    void passesOnGhostsOwnWords()
    {
        OutgoingPost post = article(QStringLiteral("Words"));
        post.options[option::title] = QString(300, u'x');
        const auto refused = await(m_connector.publish(m_account, post, {}, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY2(refused.error().why.contains(QStringLiteral("255")), qPrintable(refused.error().why));
        QCOMPARE(count(post), 0);
    }

    void handsOverAndIsPublishedThere()
    {
        OutgoingPost post = article(QStringLiteral("Handed over"));
        const Instant due = m_clock.now() + std::chrono::seconds(5);
        const auto over = await(m_connector.handOver(m_account, post, due, {}, {}));
        QVERIFY2(over, over ? "" : qPrintable(over.error().sentence()));
        QCOMPARE(over->where, HandedOver::Where::Waiting);
        QCOMPARE(over->at.milliseconds() / 1000, due.milliseconds() / 1000);
        QVERIFY(!m_program.page(m_url).contains(QStringLiteral("Handed over ") + m_mark));
        QVERIFY(!find(post)); // not yet
        // By its key, as long as the answer is not known.
        QCOMPARE(standing({}, post)->post.remoteId, over->post.remoteId);
        QTRY_VERIFY_WITH_TIMEOUT(standing(over->post.remoteId, post)->where == HandedOver::Where::Published,
                                 30'000);
        const auto stands = standing(over->post.remoteId, post);
        QVERIFY(m_program.page(stands->post.url).contains(QStringLiteral("Handed over ") + m_mark));
        QVERIFY(find(post));
        QCOMPARE(count(post), 1);
        // Too late to take it back: it stays.
        const auto late = await(m_connector.takeBack(m_account, over->post.remoteId, post, {}));
        QCOMPARE(late->value().where, HandedOver::Where::Published);
        QCOMPARE(count(post), 1);
    }

    void movesTakesBackAndPublishesFromHere()
    {
        OutgoingPost post = article(QStringLiteral("Taken back"));
        const Instant due = m_clock.now() + std::chrono::hours(2);
        const auto over = await(m_connector.handOver(m_account, post, due, {}, {}));
        QVERIFY(over);
        const Instant later = due + std::chrono::hours(1);
        const auto moved = await(m_connector.handOver(m_account, post, later, {}, {}));
        QVERIFY2(moved, moved ? "" : qPrintable(moved.error().sentence()));
        QCOMPARE(moved->post.remoteId, over->post.remoteId);
        QCOMPARE(standing(over->post.remoteId, post)->at.milliseconds() / 1000, later.milliseconds() / 1000);
        const auto taken = await(m_connector.takeBack(m_account, {}, post, {}));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().sentence()));
        QVERIFY(!*taken);
        QVERIFY(!standing(over->post.remoteId, post));
        QCOMPARE(count(post), 0);
        QVERIFY(!await(m_connector.takeBack(m_account, over->post.remoteId, post, {}))->has_value());
        const auto published = await(m_connector.publish(m_account, post, {}, {}));
        QVERIFY(published);
        QCOMPARE(count(post), 1);
        // What waits there becomes public at once when it is sent from here.
        OutgoingPost soon = article(QStringLiteral("Sooner"));
        QVERIFY(await(m_connector.handOver(m_account, soon, due, {}, {})));
        const auto now = await(m_connector.publish(m_account, soon, {}, {}));
        QVERIFY2(now, now ? "" : qPrintable(now.error().sentence()));
        QVERIFY(now->at.value() < due);
        QCOMPARE(count(soon), 1);
    }

    void editsWithoutUploadingAgainAndDeletes()
    {
        OutgoingPost post = article(QStringLiteral("Before"));
        post.media = {picture("c.png", QStringLiteral("First"))};
        const auto published = await(m_connector.publish(m_account, post, {}, {}));
        QVERIFY(published);
        const QString image = read(published->remoteId)[QLatin1StringView("feature_image")].toString();
        post.text = QStringLiteral("# After %1\n\nOther words").arg(m_mark);
        post.media[0].altText = QStringLiteral("Second");
        const auto edited = await(m_connector.edit(m_account, published->remoteId, post, {}, {}));
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().sentence()));
        const QJsonObject stands = read(published->remoteId);
        QCOMPARE(stands[QLatin1StringView("feature_image")].toString(), image);
        QCOMPARE(stands[QLatin1StringView("feature_image_alt")].toString(), QStringLiteral("Second"));
        QCOMPARE(edited->url, published->url);
        QVERIFY(m_program.page(edited->url).contains(QStringLiteral("Other words")));
        const auto same = await(m_connector.edit(m_account, published->remoteId, post, {}, {}));
        QVERIFY(same);
        QCOMPARE(same->revision, edited->revision);
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
        GhostConnector connector(m_program.http, m_program.credentials, wrong);
        const OutgoingPost post = article(QStringLiteral("Clock"));
        const auto published = await(connector.publish(m_account, post, {}, {}));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QVERIFY(published->at.value() - m_clock.now() < std::chrono::minutes(1));
    }

    void aLineCutAnywherePublishesEachOnce()
    {
        QRandomGenerator random(flowSeed());
        FaultyLine line(m_program, m_url.port(), 28222, QStringLiteral("ghost"));
        QVERIFY2(line.start(), qPrintable(line.log()));
        line.setFault("{}");
        const auto account = m_program.signIn(m_connector, line.url(), m_key, QStringLiteral("faulty"));
        QVERIFY2(account, account ? "" : qPrintable(account.error().sentence()));
        constexpr int posts = 16;
        int looks = 0;
        for (int i = 0; i < posts; ++i) {
            OutgoingPost post = article(QStringLiteral("Cut %1").arg(i));
            // Some with a picture, some in two steps.
            if (i % 4 == 1)
                post.media = {picture("d.png", QStringLiteral("Cut"))};
            if (i % 4 == 2)
                post.options[option::newsletter] = QStringLiteral("default-newsletter");
            line.cutSomewhere(random, 3000);
            const int looked = sendOnce(m_connector, *account, post);
            QVERIFY2(looked >= 0, qPrintable(post.text));
            looks += looked;
            QCOMPARE(count(post), 1);
        }
        line.setFault("{}");
        QVERIFY(looks > 0);
    }

private:
    [[nodiscard]] OutgoingPost article(const QString &title)
    {
        OutgoingPost post;
        post.createdAt = m_clock.now();
        post.recordKey = m_connector.chooseRecordKey(post.createdAt);
        post.text = QStringLiteral("# %1 %2\n\nSome words").arg(title, m_mark);
        return post;
    }
    /// A new picture of that kind, so that its upload is one of its own.
    [[nodiscard]] OutgoingMedia picture(const char *name, const QString &alt)
    {
        OutgoingMedia media;
        media.filePath = m_folder.filePath(QString::fromLatin1(name));
        QImage image(QSize(80, 60), QImage::Format_RGB32);
        image.fill(QRandomGenerator::global()->generate() | 0xff000000U);
        if (!image.save(media.filePath))
            qFatal("no picture");
        media.mimeType = media.filePath.endsWith(QStringLiteral("png")) ? QStringLiteral("image/png")
                                                                        : QStringLiteral("image/jpeg");
        media.byteCount = QFileInfo(media.filePath).size();
        media.pixels = image.size();
        media.altText = alt;
        return media;
    }
    [[nodiscard]] std::optional<PublishedPost> find(const OutgoingPost &post)
    {
        const auto found = await(m_connector.find(m_account, post, {}));
        if (!found)
            qWarning("%s", qPrintable(found.error().sentence()));
        return found ? *found : std::nullopt;
    }
    [[nodiscard]] std::optional<HandedOver> standing(const QString &id, const OutgoingPost &post)
    {
        const auto found = await(m_connector.standing(m_account, id, post, {}));
        if (!found)
            qWarning("%s", qPrintable(found.error().sentence()));
        return found ? *found : std::nullopt;
    }
    [[nodiscard]] QJsonArray ask(const QString &path, std::vector<std::pair<QString, QString>> query)
    {
        const GhostKey key = ghostKey(m_key).value();
        const auto client = std::make_shared<GhostClient>(m_program.http, m_clock);
        const auto answer = await(client->call(
            {m_url, key.id, key.secret}, GhostCall::ask(path, std::move(query), net::Purpose::Other), {}));
        return answer ? (*answer)[QLatin1StringView("posts")].toArray() : QJsonArray();
    }
    [[nodiscard]] QJsonObject read(const QString &id)
    {
        return ask(QStringLiteral("posts/%1/").arg(id), {}).first().toObject();
    }
    /// How many posts stand there, in whatever state, whose title is the post's first line.
    [[nodiscard]] qsizetype count(const OutgoingPost &post)
    {
        const QString title = post.text.section(u'\n', 0, 0).mid(2);
        return ask(QStringLiteral("posts/"),
                   {{QStringLiteral("filter"), QStringLiteral("title:'%1'").arg(title)}})
            .size();
    }
    [[nodiscard]] static QStringList tagNames(const QJsonObject &post)
    {
        QStringList names;
        for (const QJsonValue &tag : post[QLatin1StringView("tags")].toArray())
            names << tag[QLatin1StringView("name")].toString();
        return names;
    }
    [[nodiscard]] QUrl feed() const
    {
        QUrl feed = m_url;
        feed.setPath(QStringLiteral("/rss/"));
        return feed;
    }

    TestServer m_server{QStringLiteral("ghost")};
    SystemClock m_clock;
    SiteProgram m_program;
    GhostConnector m_connector{m_program.http, m_program.credentials, m_clock};
    QTemporaryDir m_folder;
    QUrl m_url;
    QString m_key;
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
    TestGhostFlow test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_ghost.moc"
