// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Threads, quotes and films against a real PDS and AppView: what stands there is read back from them. The
// service that makes films ready is not among the servers here; that a server without one is found out early
// is tested for real, the rest against a strict fake (tests/networks/tst_bluesky_videos.cpp).
#include "flows/bluesky_network.h"
#include "networks/post_options.h"
#include "support/files.h"
#include "support/hostile_server.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QTemporaryDir>

using namespace hatstand;
using namespace hatstand::test;

namespace
{
const QString postCollection = QStringLiteral("app.bsky.feed.post");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}
} // namespace

class TestBlueskyThreads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void postsAThreadAllAtOnce();
    void aRepeatOfAThreadMakesNothingNew();
    void aThreadThatTheNetworkRefusesLeavesNothingBehind();
    void sendsAChainLinkByLink();
    void postsTheLongestThread();
    void quotesAPost();
    void quotesBesideAPicture();
    void refusesToQuoteWhatIsNotThere();
    void refusesAFilmWhereNothingMakesItReady();
    void makesALargePictureOfAPageFit();

private:
    [[nodiscard]] QJsonObject record(const QString &key)
    {
        return m_network.record(m_alice.remoteId, postCollection, key);
    }
    /// The network's own view of a post, once it has seen that text in it.
    [[nodiscard]] bool viewShows(const QString &uri, const QByteArray &words)
    {
        QUrl view(m_network.value("APPVIEW_URL") + s("/xrpc/app.bsky.feed.getPostThread"));
        view.setQuery(s("depth=10&uri=") + uri);
        const auto answer = await(m_program->http.send(net::HttpRequest::get(view, net::Purpose::ReadPosts)));
        return answer && answer->body.contains(words);
    }
    [[nodiscard]] networks::OutgoingMedia picture(const char *name)
    {
        QImage image(QSize(64, 48), QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        const QString path = m_folder.filePath(s(name));
        if (!image.save(path, "PNG"))
            qFatal("No picture.");
        return {path, s("image/png"), QFileInfo(path).size(), image.size(), s(name)};
    }

    BlueskyNetwork m_network;
    std::unique_ptr<BlueskyProgram> m_program;
    networks::AccountIdentity m_alice;
    QTemporaryDir m_folder;
};

void TestBlueskyThreads::initTestCase()
{
    QVERIFY2(m_network.start(), qPrintable(m_network.log()));
    m_program = std::make_unique<BlueskyProgram>(m_network.options());
    const auto person = m_network.newPerson();
    const auto alice = m_program->signIn(m_network.url(), person.handle, person.appPassword);
    QVERIFY2(alice, alice ? "" : qPrintable(alice.error().sentence()));
    m_alice = *alice;
}

void TestBlueskyThreads::postsAThreadAllAtOnce()
{
    auto post = m_program->post(s("Thread: the first of it, for @bob.test"));
    post.parts = {{s("The second, with #olives"), {picture("second")}}, {s("The third 👩‍🚀"), {}}};
    post.firstComment = s("And below");
    networks::setReplyControl(post.options, {networks::ReplyControl::Who::Some, true, false});
    const auto published = m_program->publish(m_alice, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));

    const QJsonObject root = record(post.recordKey);
    QJsonObject above = root;
    for (int i = 1; i <= 2; ++i) {
        const QJsonObject part = record(networks::blueskyChainKey(post.recordKey, i));
        QCOMPARE(part[s("value")][s("text")].toString(), post.parts[size_t(i - 1)].text);
        // Computed here before the server saw them; it checks nothing, so that this must.
        QCOMPARE(part[s("value")][s("reply")][s("root")][s("cid")], root[s("cid")]);
        QCOMPARE(part[s("value")][s("reply")][s("parent")][s("uri")], above[s("uri")]);
        QCOMPARE(part[s("value")][s("reply")][s("parent")][s("cid")], above[s("cid")]);
        above = part;
    }
    const QJsonObject second = record(networks::blueskyChainKey(post.recordKey, 1));
    QCOMPARE(second[s("value")][s("embed")][s("images")][0][s("alt")].toString(), s("second"));
    const QJsonObject comment = record(networks::blueskyChainKey(post.recordKey, 3));
    QCOMPARE(comment[s("value")][s("reply")][s("parent")][s("cid")], root[s("cid")]);
    const QJsonArray gates = m_network.records(m_alice.remoteId, s("app.bsky.feed.threadgate"));
    QCOMPARE(gates.size(), 1);
    QCOMPARE(gates[0][s("value")][s("post")], root[s("uri")]);
    QTRY_VERIFY_WITH_TIMEOUT(viewShows(root[s("uri")].toString(), "The third"), 60'000);
    QVERIFY(viewShows(root[s("uri")].toString(), "And below"));
}

void TestBlueskyThreads::aRepeatOfAThreadMakesNothingNew()
{
    auto post = m_program->post(s("Repeated 1"));
    post.parts = {{s("Repeated 2"), {}}, {s("Repeated 3"), {}}};
    QVERIFY(m_program->publish(m_alice, post));
    const auto again = m_program->publish(m_alice, post);
    QVERIFY2(again, again ? "" : qPrintable(again.error().sentence()));
    QCOMPARE(m_network.postsBeginning(m_alice.remoteId, s("Repeated")).size(), 3);
    const auto found = m_program->find(m_alice, post);
    QVERIFY(found && found->has_value());
}

void TestBlueskyThreads::aThreadThatTheNetworkRefusesLeavesNothingBehind()
{
    auto post = m_program->post(s("Refused 1"));
    post.parts = {{s("Refused 2"), {}}, {s("Refused 3 ") + QString(301, u'x'), {}}};
    const auto published = m_program->publish(m_alice, post);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::Refused);
    QVERIFY(m_network.postsBeginning(m_alice.remoteId, s("Refused")).isEmpty());
}

void TestBlueskyThreads::sendsAChainLinkByLink()
{
    auto post = m_program->post(s("Link 0"));
    const auto root = m_program->publish(m_alice, post);
    QVERIFY(root);
    QString parent = root->remoteId;
    for (int i = 1; i <= 2; ++i) {
        auto link = post;
        link.recordKey = m_program->connector.publisher()->chainKey(post.recordKey, i);
        link.text = QStringLiteral("Link %1").arg(i);
        link.answers = networks::Answered{root->remoteId, parent};
        const auto sent = m_program->publish(m_alice, link);
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().sentence()));
        // Asked the same way.
        const auto found = m_program->find(m_alice, link);
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->remoteId, sent->remoteId);
        QCOMPARE(record(link.recordKey)[s("value")][s("reply")][s("parent")][s("uri")].toString(), parent);
        parent = sent->remoteId;
    }
    QTRY_VERIFY_WITH_TIMEOUT(viewShows(root->remoteId, "Link 2"), 60'000);
}

void TestBlueskyThreads::postsTheLongestThread()
{
    auto post = m_program->post(s("Long 0"));
    for (int i = 1; i < networks::longestChain; ++i)
        post.parts.push_back({QStringLiteral("Long %1").arg(i), {}});
    const auto published = m_program->publish(m_alice, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(m_network.postsBeginning(m_alice.remoteId, s("Long")).size(), networks::longestChain);
}

void TestBlueskyThreads::quotesAPost()
{
    BlueskyProgram other(m_network.options());
    const auto bob = other.signIn(m_network.url(), s("bob.test"), m_network.value("BOB_APP_PASSWORD"));
    QVERIFY(bob);
    const auto quoted = other.publish(*bob, other.post(s("Bob's words")));
    QVERIFY(quoted);
    const QString key = quoted->remoteId.section(u'/', -1);
    for (const QString &address : {quoted->remoteId, s("https://bsky.app/profile/bob.test/post/") + key}) {
        auto post = m_program->post(s("Look at that"));
        post.options[networks::option::quote] = address;
        const auto published = m_program->publish(m_alice, post);
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        const QJsonValue embed = record(post.recordKey)[s("value")][s("embed")];
        QCOMPARE(embed[s("record")][s("uri")].toString(), quoted->remoteId);
        QCOMPARE(embed[s("record")][s("cid")],
                 QJsonValue(m_network.record(bob->remoteId, postCollection, key)[s("cid")]));
        QTRY_VERIFY_WITH_TIMEOUT(viewShows(published->remoteId, "Bob's words"), 60'000);
    }
}

void TestBlueskyThreads::quotesBesideAPicture()
{
    const auto quoted = m_program->publish(m_alice, m_program->post(s("Quoted by myself")));
    QVERIFY(quoted);
    auto post = m_program->post(s("With a picture"));
    post.options[networks::option::quote] = quoted->remoteId;
    post.media = {picture("beside")};
    const auto published = m_program->publish(m_alice, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    const QJsonValue embed = record(post.recordKey)[s("value")][s("embed")];
    QCOMPARE(embed[s("$type")].toString(), s("app.bsky.embed.recordWithMedia"));
    QCOMPARE(embed[s("media")][s("images")][0][s("alt")].toString(), s("beside"));
    QCOMPARE(embed[s("record")][s("record")][s("uri")].toString(), quoted->remoteId);
    QTRY_VERIFY_WITH_TIMEOUT(viewShows(published->remoteId, "Quoted by myself"), 60'000);
}

void TestBlueskyThreads::refusesToQuoteWhatIsNotThere()
{
    for (const char *address : {"at://bob.test/app.bsky.feed.post/3aaaaaaaaaaaa",
                                "at://nobody.test/app.bsky.feed.post/3aaaaaaaaaaaa",
                                "at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3aaaaaaaaaaaa"}) {
        auto post = m_program->post(s("Quotes nothing"));
        post.options[networks::option::quote] = s(address);
        const auto published = m_program->publish(m_alice, post);
        QVERIFY(!published);
        QVERIFY2(published.error().code == ErrorCode::Refused, qPrintable(published.error().sentence()));
    }
    QVERIFY(m_network.postsBeginning(m_alice.remoteId, s("Quotes nothing")).isEmpty());
}

void TestBlueskyThreads::refusesAFilmWhereNothingMakesItReady()
{
    const QString path = m_folder.filePath(s("film.mp4"));
    QVERIFY(writeFile(path, QByteArray(100'000, 'v')));
    auto post = m_program->post(s("A film"));
    post.media = {{path, s("video/mp4"), 100'000, QSize(640, 360), s("Waves")}};
    // The public service cannot reach this computer: not even asked.
    auto published = m_program->publish(m_alice, post);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::Refused);
    // A server that does not know the question.
    networks::BlueskyOptions options = m_network.options();
    options.videoService = m_network.url();
    BlueskyProgram asking(options);
    asking.credentials.secrets = m_program->credentials.secrets;
    published = asking.publish(m_alice, post);
    QVERIFY(!published);
    QVERIFY2(published.error().code == ErrorCode::Refused, qPrintable(published.error().sentence()));
    for (const net::TrafficEntry &entry : asking.log.entries())
        QVERIFY(entry.bytesOut < 1000);
    QVERIFY(m_network.postsBeginning(m_alice.remoteId, s("A film")).isEmpty());
}

void TestBlueskyThreads::makesALargePictureOfAPageFit()
{
    QImage image(QSize(2600, 1400), QImage::Format_RGB32);
    QRandomGenerator random(7);
    random.fillRange(reinterpret_cast<quint32 *>(image.bits()), image.sizeInBytes() / 4);
    QBuffer buffer;
    QVERIFY(image.save(&buffer, "JPEG", 70));
    QVERIFY(buffer.size() > 1'000'000);
    HostileServer site;
    site.on("/page",
            HostileServer::always(HostileServer::answer(
                200, "<title>Large</title><meta property=og:image content=picture.jpg>", "text/html")));
    site.on("/picture.jpg", HostileServer::always(HostileServer::answer(200, buffer.data(), "image/jpeg")));
    const auto post = m_program->post(s("See ") + QString::fromUtf8(site.url("/page").toEncoded()));
    const auto published = m_program->publish(m_alice, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    const QJsonValue thumb = record(post.recordKey)[s("value")][s("embed")][s("external")][s("thumb")];
    QVERIFY(thumb.isObject());
    const QByteArray bytes = m_network.blob(m_alice.remoteId, thumb[s("ref")][s("$link")].toString());
    QVERIFY(!bytes.isEmpty() && bytes.size() <= 1'000'000);
    QVERIFY(!QImage::fromData(bytes).isNull());
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestBlueskyThreads test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_bluesky_threads.moc"
