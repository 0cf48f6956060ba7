// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The connector against servers that nobody here wrote: what stands on the network is read back from it.
#include "flows/bluesky_network.h"
#include "networks/bluesky/dag_cbor.h"
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

QByteArray picture(QSize size, const char *format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QBuffer buffer;
    image.save(&buffer, format);
    return buffer.data();
}
} // namespace

class TestBlueskyConnector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void signsInWithAnAppPassword();
    void signsInByTheHandleAlone();
    void signsInWithAnEmailAddress();
    void sendsTheAppPasswordToNoServerThatTheIdentityDoesNotName();
    void tellsOfAWrongPasswordInClearWords();
    void tellsOfAServerThatIsNoServer();
    void checksAndEndsASession();

    void postsMentionLinkAndTag();
    void aRepeatIsTheSameRecord();
    void findsOnlyWhatIsThere();
    void postsPicturesWithAltText();
    void refusesAPictureThatIsTooLarge();
    void postsLanguagesAndReplyControls();
    void postsTheFirstCommentWithThePost();
    void makesALinkCard();
    void keepsTheNetworksOwnWordsOfARefusal();

    void renewsABrokenAccessToken_data();
    void renewsABrokenAccessToken();
    void signsInAnewWhenTheSessionIsLost_data();
    void signsInAnewWhenTheSessionIsLost();
    void asksForASignInWhenTheAppPasswordIsRevoked_data();
    void asksForASignInWhenTheAppPasswordIsRevoked();
    void manyCallsShareOneRenewal();

private:
    [[nodiscard]] networks::BlueskyCredential credential() const
    {
        return networks::blueskyCredential(m_program->credentials.secrets.value(m_alice.accountKey)).value();
    }
    void setCredential(const networks::BlueskyCredential &credential)
    {
        m_program->credentials.secrets.insert(m_alice.accountKey, networks::toText(credential));
    }
    [[nodiscard]] QJsonObject standing(const networks::OutgoingPost &post)
    {
        return m_network.record(m_alice.remoteId, postCollection, post.recordKey);
    }
    [[nodiscard]] int countOf(net::Purpose purpose) const
    {
        int count = 0;
        for (const net::TrafficEntry &entry : m_program->log.entries())
            count += entry.purpose == purpose ? 1 : 0;
        return count;
    }

    BlueskyNetwork m_network;
    std::unique_ptr<BlueskyProgram> m_program;
    BlueskyNetwork::Person m_person;
    networks::AccountIdentity m_alice;
    QTemporaryDir m_folder;
};

void TestBlueskyConnector::initTestCase()
{
    QVERIFY2(m_network.start(), qPrintable(m_network.log()));
    m_program = std::make_unique<BlueskyProgram>(m_network.options());
    m_person = m_network.newPerson();
    const auto alice = m_program->signIn(m_network.url(), m_person.handle, m_person.appPassword);
    QVERIFY2(alice, alice ? "" : qPrintable(alice.error().sentence()));
    m_alice = *alice;
}

void TestBlueskyConnector::signsInWithAnAppPassword()
{
    QCOMPARE(m_alice.handle, m_person.handle);
    QCOMPARE(m_alice.remoteId, m_person.did);
    QCOMPARE(m_alice.server, m_network.url());
    QVERIFY(m_program->credentials.secrets.value(m_alice.accountKey).toUtf8().size() <= 2048);
    QCOMPARE(credential().home, m_network.url());
}

void TestBlueskyConnector::signsInByTheHandleAlone()
{
    // As pasted from a page: with the sign, and with marks that nobody sees.
    const auto bob = m_program->signIn(QUrl(), QStringLiteral(" \u202A@Bob.test\u202C"),
                                       m_network.value("BOB_APP_PASSWORD"));
    QVERIFY2(bob, bob ? "" : qPrintable(bob.error().sentence()));
    QCOMPARE(bob->remoteId, m_network.value("BOB_DID"));
    QCOMPARE(bob->server, m_network.url());
    const auto nobody = m_program->signIn(QUrl(), QStringLiteral("nobody.test"), QStringLiteral("x"));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().code, ErrorCode::NotFound);
}

void TestBlueskyConnector::signsInWithAnEmailAddress()
{
    const auto bob = m_program->signIn(m_network.url(), QStringLiteral("bob@example.test"),
                                       m_network.value("BOB_APP_PASSWORD"));
    QVERIFY2(bob, bob ? "" : qPrintable(bob.error().sentence()));
    QCOMPARE(bob->handle, QStringLiteral("bob.test"));
}

void TestBlueskyConnector::sendsTheAppPasswordToNoServerThatTheIdentityDoesNotName()
{
    // An entryway that claims to know who bob.test is, but means somebody who does not claim that name.
    HostileServer liar;
    liar.on("/xrpc/com.atproto.identity.resolveHandle?handle=bob.test",
            HostileServer::always(
                HostileServer::answer(200, R"({"did":")" + m_network.value("ALICE_DID").toUtf8() + R"("})")));
    networks::BlueskyOptions options = m_network.options();
    options.entryway = liar.url("");
    BlueskyProgram program(options);
    const auto signedIn = program.signIn(QUrl(), QStringLiteral("bob.test"), QStringLiteral("app-password"));
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, ErrorCode::BadAnswer);
    for (const SeenRequest &seen : liar.requests())
        QVERIFY(!seen.body.contains("app-password"));
    for (const net::TrafficEntry &entry : program.log.entries())
        QVERIFY(entry.purpose != net::Purpose::SignIn);
}

void TestBlueskyConnector::tellsOfAWrongPasswordInClearWords()
{
    const auto wrong =
        m_program->signIn(m_network.url(), QStringLiteral("alice.test"), QStringLiteral("wrong-pass-word"));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::SignInNeeded);
    QVERIFY(wrong.error().what.contains(QLatin1StringView("app password")));
    QVERIFY(wrong.error().remedy.contains(QLatin1StringView("App passwords")));
}

void TestBlueskyConnector::tellsOfAServerThatIsNoServer()
{
    HostileServer site;
    site.onHeaders(
        HostileServer::always(HostileServer::answer(404, "<html>Nothing here</html>", "text/html")));
    const auto page = m_program->signIn(site.url(""), QStringLiteral("alice.test"), QStringLiteral("x"));
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::BadAnswer);
    const auto plain = m_program->signIn(QUrl(QStringLiteral("http://pds.example.com")),
                                         QStringLiteral("alice.test"), QStringLiteral("x"));
    QVERIFY(!plain);
    QCOMPARE(plain.error().code, ErrorCode::InsecureConnection);
}

void TestBlueskyConnector::checksAndEndsASession()
{
    BlueskyProgram program(m_network.options());
    const auto bob =
        program.signIn(m_network.url(), QStringLiteral("bob.test"), m_network.value("BOB_APP_PASSWORD"));
    QVERIFY(bob);
    const auto checked = await(program.connector.signIn()->check(*bob, {}));
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
    QCOMPARE(checked->remoteId, m_network.value("BOB_DID"));
    const auto ended = await(program.connector.signIn()->signOut(*bob));
    QVERIFY2(ended, ended ? "" : qPrintable(ended.error().sentence()));
    // Twice is no failure: it has ended.
    QVERIFY(await(program.connector.signIn()->signOut(*bob)));
}

void TestBlueskyConnector::postsMentionLinkAndTag()
{
    // Characters of one to four bytes before each piece.
    const auto post = m_program->post(QStringLiteral("Grüße 👩‍🚀 an @bob.test und @nobody.test: "
                                                     "https://127.0.0.1:1/ä?b=c #Café und #日本語"));
    const auto published = m_program->publish(m_alice, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(published->remoteId,
             QStringLiteral("at://%1/app.bsky.feed.post/%2").arg(m_alice.remoteId, post.recordKey));

    const QJsonObject value = standing(post)[QLatin1StringView("value")].toObject();
    QCOMPARE(value[QLatin1StringView("text")].toString(), post.text);
    QCOMPARE(value[QLatin1StringView("createdAt")].toString(), post.createdAt.toIso());
    const QByteArray bytes = post.text.toUtf8();
    QStringList pieces;
    for (const QJsonValue facet : value[QLatin1StringView("facets")].toArray()) {
        const QJsonValue index = facet[QLatin1StringView("index")];
        const auto start = index[QLatin1StringView("byteStart")].toInteger();
        const auto end = index[QLatin1StringView("byteEnd")].toInteger();
        const QJsonValue feature = facet[QLatin1StringView("features")][0];
        pieces << QString::fromUtf8(bytes.mid(start, end - start)) + QStringLiteral(" = ") +
                      feature[QLatin1StringView("did")].toString() +
                      feature[QLatin1StringView("uri")].toString() +
                      feature[QLatin1StringView("tag")].toString();
    }
    const QStringList expected{QStringLiteral("@bob.test = ") + m_network.value("BOB_DID"),
                               QStringLiteral("https://127.0.0.1:1/ä?b=c = https://127.0.0.1:1/ä?b=c"),
                               QStringLiteral("#Café = Café"), QStringLiteral("#日本語 = 日本語")};
    QCOMPARE(pieces, expected);
}

void TestBlueskyConnector::aRepeatIsTheSameRecord()
{
    auto post = m_program->post(QStringLiteral("Said once"));
    post.firstComment = QStringLiteral("Said once, below");
    QVERIFY(m_program->publish(m_alice, post));
    const QJsonObject first = standing(post);
    for (int i = 0; i < 3; ++i) {
        const auto again = m_program->publish(m_alice, post);
        QVERIFY2(again, again ? "" : qPrintable(again.error().sentence()));
    }
    QCOMPARE(standing(post), first);
    QCOMPARE(m_network.postsBeginning(m_alice.remoteId, QStringLiteral("Said once")),
             QStringList({QStringLiteral("Said once"), QStringLiteral("Said once, below")}));
}

void TestBlueskyConnector::findsOnlyWhatIsThere()
{
    const auto post = m_program->post(QStringLiteral("Look for me"));
    const auto before = m_program->find(m_alice, post);
    QVERIFY2(before, before ? "" : qPrintable(before.error().sentence()));
    QVERIFY(!before->has_value());
    const auto published = m_program->publish(m_alice, post);
    QVERIFY(published);
    const auto after = m_program->find(m_alice, post);
    QVERIFY(after && after->has_value());
    QCOMPARE((*after)->remoteId, published->remoteId);
    QCOMPARE((*after)->url, published->url);
}

void TestBlueskyConnector::postsPicturesWithAltText()
{
    auto post = m_program->post(QStringLiteral("Four pictures"));
    QList<QByteArray> files;
    for (int i = 0; i < 4; ++i) {
        const QSize size(40 + i, 30);
        files << picture(size, i % 2 == 0 ? "PNG" : "JPEG");
        const QString path = m_folder.filePath(QString::number(i));
        QVERIFY(writeFile(path, files.last()));
        post.media.push_back({path, i % 2 == 0 ? QStringLiteral("image/png") : QStringLiteral("image/jpeg"),
                              files.last().size(), size, QStringLiteral("Nummer %1 „grün“").arg(i)});
    }
    qint64 last = 0;
    qint64 total = 0;
    const auto published = await(m_program->connector.publisher()->publish(m_alice, post,
                                                                           [&](qint64 done, qint64 all) {
                                                                               QVERIFY(done >= last);
                                                                               last = done;
                                                                               total = all;
                                                                           },
                                                                           {}));
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QVERIFY(total > 0);
    QCOMPARE(last, total);
    const QJsonValue embed = standing(post)[QLatin1StringView("value")][QLatin1StringView("embed")];
    QCOMPARE(embed[QLatin1StringView("$type")].toString(), QStringLiteral("app.bsky.embed.images"));
    const QJsonArray images = embed[QLatin1StringView("images")].toArray();
    QCOMPARE(images.size(), 4);
    for (int i = 0; i < 4; ++i) {
        const QJsonValue image = images[i];
        QCOMPARE(image[QLatin1StringView("alt")].toString(), post.media[static_cast<size_t>(i)].altText);
        QCOMPARE(image[QLatin1StringView("aspectRatio")][QLatin1StringView("width")].toInt(), 40 + i);
        QCOMPARE(image[QLatin1StringView("aspectRatio")][QLatin1StringView("height")].toInt(), 30);
        const QString cid =
            image[QLatin1StringView("image")][QLatin1StringView("ref")][QLatin1StringView("$link")]
                .toString();
        QCOMPARE(m_network.blob(m_alice.remoteId, cid), files[i]);
    }
}

void TestBlueskyConnector::refusesAPictureThatIsTooLarge()
{
    auto post = m_program->post(QStringLiteral("Too large"));
    const QString path = m_folder.filePath(QStringLiteral("large"));
    QVERIFY(writeFile(path, QByteArray(2'000'001, 'x')));
    post.media.push_back({path, QStringLiteral("image/png"), 2'000'001, QSize(10, 10), {}});
    const qsizetype before = m_program->log.entries().size();
    const auto published = m_program->publish(m_alice, post);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::TooLarge);
    QCOMPARE(m_program->log.entries().size(), before); // nothing left the computer
}

void TestBlueskyConnector::postsLanguagesAndReplyControls()
{
    auto post = m_program->post(QStringLiteral("Nur für @bob.test"));
    post.languages = {QStringLiteral("en")};
    networks::setPostLanguages(post.options, {QStringLiteral("de"), QStringLiteral("pt-BR")});
    networks::setReplyControl(post.options, {networks::ReplyControl::Who::Some, true, true});
    QVERIFY(m_program->publish(m_alice, post));
    QCOMPARE(standing(post)[QLatin1StringView("value")][QLatin1StringView("langs")].toArray(),
             QJsonArray({QStringLiteral("de"), QStringLiteral("pt-BR")}));
    const QJsonValue gate = m_network.record(m_alice.remoteId, QStringLiteral("app.bsky.feed.threadgate"),
                                             post.recordKey)[QLatin1StringView("value")];
    QCOMPARE(gate[QLatin1StringView("post")].toString(), standing(post)[QLatin1StringView("uri")].toString());
    QCOMPARE(gate[QLatin1StringView("allow")].toArray().size(), 2);

    auto closed = m_program->post(QStringLiteral("Keine Antworten"));
    networks::setReplyControl(closed.options, {networks::ReplyControl::Who::Nobody});
    QVERIFY(m_program->publish(m_alice, closed));
    const QJsonValue shut = m_network.record(m_alice.remoteId, QStringLiteral("app.bsky.feed.threadgate"),
                                             closed.recordKey)[QLatin1StringView("value")];
    QVERIFY(shut[QLatin1StringView("allow")].isArray());
    QVERIFY(shut[QLatin1StringView("allow")].toArray().isEmpty());
}

void TestBlueskyConnector::postsTheFirstCommentWithThePost()
{
    auto post = m_program->post(QStringLiteral("Above"));
    const QString path = m_folder.filePath(QStringLiteral("one"));
    const QByteArray file = picture({20, 20}, "PNG");
    QVERIFY(writeFile(path, file));
    post.media.push_back({path, QStringLiteral("image/png"), file.size(), {20, 20}, QStringLiteral("Alt")});
    post.firstComment = QStringLiteral("Below, for @bob.test");
    QVERIFY(m_program->publish(m_alice, post));
    const QJsonObject above = standing(post);
    const QJsonObject below =
        m_network.record(m_alice.remoteId, postCollection, networks::blueskyChainKey(post.recordKey, 1));
    QCOMPARE(below[QLatin1StringView("value")][QLatin1StringView("text")].toString(), post.firstComment);
    const QJsonValue reply = below[QLatin1StringView("value")][QLatin1StringView("reply")];
    // The content id was computed here before the server saw the post: both agree, blobs and all.
    for (const auto end : {QLatin1StringView("root"), QLatin1StringView("parent")}) {
        QCOMPARE(reply[end][QLatin1StringView("uri")], above[QLatin1StringView("uri")]);
        QCOMPARE(reply[end][QLatin1StringView("cid")], above[QLatin1StringView("cid")]);
    }
    // The network's own view of the thread shows it there.
    const QUrl view(m_network.value("APPVIEW_URL") +
                    QStringLiteral("/xrpc/app.bsky.feed.getPostThread?uri=") +
                    above[QLatin1StringView("uri")].toString());
    const auto shows = [&] {
        const auto answer = await(m_program->http.send(net::HttpRequest::get(view, net::Purpose::ReadPosts)));
        return answer && answer->body.contains("Below, for @bob.test");
    };
    QTRY_VERIFY_WITH_TIMEOUT(shows(), 10'000);
}

void TestBlueskyConnector::makesALinkCard()
{
    HostileServer site;
    const QByteArray image = picture({60, 30}, "PNG");
    site.on("/page", HostileServer::always(HostileServer::answer(
                         200,
                         "<html><head><title>Plain</title><meta property='og:title' content='Fish &amp; "
                         "chips'><meta property=og:description content=\"Crisp.\"><meta "
                         "content='/picture.png' property='og:image'></head>",
                         "text/html; charset=utf-8")));
    site.on("/picture.png", HostileServer::always(HostileServer::answer(200, image, "image/png")));
    site.on("/broken", HostileServer::always(HostileServer::answer(500, "no")));

    const QString address = QString::fromUtf8(site.url("/page").toEncoded());
    const auto post = m_program->post(QStringLiteral("Read ") + address);
    QVERIFY(m_program->publish(m_alice, post));
    const QJsonValue embed = standing(post)[QLatin1StringView("value")][QLatin1StringView("embed")];
    QCOMPARE(embed[QLatin1StringView("$type")].toString(), QStringLiteral("app.bsky.embed.external"));
    const QJsonValue card = embed[QLatin1StringView("external")];
    QCOMPARE(card[QLatin1StringView("uri")].toString(), address);
    QCOMPARE(card[QLatin1StringView("title")].toString(), QStringLiteral("Fish & chips"));
    QCOMPARE(card[QLatin1StringView("description")].toString(), QStringLiteral("Crisp."));
    const QString cid =
        card[QLatin1StringView("thumb")][QLatin1StringView("ref")][QLatin1StringView("$link")].toString();
    QCOMPARE(m_network.blob(m_alice.remoteId, cid), image);

    const auto without =
        m_program->post(QStringLiteral("Read ") + QString::fromUtf8(site.url("/broken").toEncoded()));
    QVERIFY(m_program->publish(m_alice, without));
    QVERIFY(!standing(without)[QLatin1StringView("value")].toObject().contains(QLatin1StringView("embed")));
}

void TestBlueskyConnector::keepsTheNetworksOwnWordsOfARefusal()
{
    const auto post = m_program->post(QString(301, u'x'));
    const auto published = m_program->publish(m_alice, post);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::Refused);
    QCOMPARE(published.error().httpStatus, 400);
    QVERIFY2(published.error().why.contains(QLatin1StringView("grapheme too big")),
             qPrintable(published.error().why));
    const auto found = m_program->find(m_alice, post);
    QVERIFY(found && !found->has_value());
}

void TestBlueskyConnector::renewsABrokenAccessToken_data()
{
    QTest::addColumn<QString>("access");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("its time is over")
        << m_network.runOut(credential().access) << QStringLiteral("ExpiredToken");
    QTest::newRow("it is no token") << QStringLiteral("worn.out.token") << QStringLiteral("InvalidToken");
}

void TestBlueskyConnector::renewsABrokenAccessToken()
{
    QFETCH(const QString, access);
    QFETCH(const QString, refusal);
    QCOMPARE(m_network.refusalOf(access), refusal);
    networks::BlueskyCredential broken = credential();
    const QString refresh = broken.refresh;
    broken.access = access;
    setCredential(broken);
    const int signIns = countOf(net::Purpose::RefreshSignIn);
    const auto post = m_program->post(QStringLiteral("With a new token, ") + refusal);
    const auto published = m_program->publish(m_alice, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(countOf(net::Purpose::RefreshSignIn), signIns + 1);
    QVERIFY(credential().access != broken.access);
    QCOMPARE(m_network.refusalOf(credential().access), QString());
    QVERIFY(credential().refresh != refresh);
    QCOMPARE(m_network.postsBeginning(m_alice.remoteId, post.text).size(), 1);
}

void TestBlueskyConnector::signsInAnewWhenTheSessionIsLost_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"both have run out", "the server ended it", "what is kept is no token"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

/// Without a word to the person: the app password still holds.
void TestBlueskyConnector::signsInAnewWhenTheSessionIsLost()
{
    QFETCH(const QString, how);
    networks::BlueskyCredential broken = credential();
    broken.access = m_network.runOut(broken.access);
    if (how == QLatin1StringView("both have run out"))
        broken.refresh = m_network.runOut(broken.refresh);
    else if (how == QLatin1StringView("the server ended it"))
        QVERIFY(m_network.endSession(broken.refresh));
    else
        broken.refresh = QStringLiteral("used.up.token");
    setCredential(broken);
    const int signIns = countOf(net::Purpose::RefreshSignIn);
    const auto post = m_program->post(QStringLiteral("With a new session, ") + how);
    const auto published = m_program->publish(m_alice, post);
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(countOf(net::Purpose::RefreshSignIn), signIns + 2); // by the token, by the app password
    QVERIFY(credential().refresh != broken.refresh);
    QCOMPARE(m_network.postsBeginning(m_alice.remoteId, post.text).size(), 1);
}

void TestBlueskyConnector::asksForASignInWhenTheAppPasswordIsRevoked_data()
{
    QTest::addColumn<bool>("sessionEnded");
    QTest::newRow("the app password alone") << false;
    QTest::newRow("and the session was ended before") << true;
}

void TestBlueskyConnector::asksForASignInWhenTheAppPasswordIsRevoked()
{
    QFETCH(const bool, sessionEnded);
    const BlueskyNetwork::Person person = m_network.newPerson();
    BlueskyProgram program(m_network.options());
    const auto bob = program.signIn(m_network.url(), person.handle, person.appPassword);
    QVERIFY(bob);
    auto credential = networks::blueskyCredential(program.credentials.secrets.value(bob->accountKey)).value();
    if (sessionEnded)
        QVERIFY(m_network.endSession(credential.refresh));
    (void)m_network.tell(QStringLiteral("com.atproto.server.revokeAppPassword"),
                         {{QStringLiteral("name"), QStringLiteral("tests")}}, person.token);
    // Its last access token would go on for two hours.
    credential.access = m_network.runOut(credential.access);
    QCOMPARE(m_network.refusalOf(credential.access), QStringLiteral("ExpiredToken"));
    program.credentials.secrets.insert(bob->accountKey, networks::toText(credential));
    const auto post = program.post(QStringLiteral("Must not arrive"));
    const qsizetype before = program.log.entries().size();
    const auto published = program.publish(*bob, post);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::SignInNeeded);
    // The post, the renewal, the app password, and no round more.
    QCOMPARE(program.log.entries().size(), before + 3);
    QVERIFY(m_network.postsBeginning(bob->remoteId, post.text).isEmpty());
    // Looking needs no sign-in.
    const auto found = program.find(*bob, post);
    QVERIFY(found && !found->has_value());
}

void TestBlueskyConnector::manyCallsShareOneRenewal()
{
    networks::BlueskyCredential broken = credential();
    broken.access = m_network.runOut(broken.access);
    setCredential(broken);
    const int renewals = countOf(net::Purpose::RefreshSignIn);
    constexpr int together = 5;
    std::vector<Awaited<Result<networks::PublishedPost>>> under;
    under.reserve(together);
    for (int i = 0; i < together; ++i)
        under.emplace_back(m_program->connector.publisher()->publish(
            m_alice, m_program->post(QStringLiteral("At once %1").arg(i)), {}, {}));
    for (auto &one : under) {
        QVERIFY(one.wait());
        QVERIFY2(one.value(), one.value() ? "" : qPrintable(one.value().error().sentence()));
    }
    QCOMPARE(countOf(net::Purpose::RefreshSignIn), renewals + 1);
    QCOMPARE(m_network.postsBeginning(m_alice.remoteId, QStringLiteral("At once")).size(), 5);
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestBlueskyConnector test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_bluesky_connector.moc"
