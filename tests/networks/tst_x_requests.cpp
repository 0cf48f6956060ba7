// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The requests of X's API against bodies that were read once and are kept, and what is refused before it
// leaves. That X's own OpenAPI file agrees is tests/servers/test_x_contract.cpp.
#include "base/sizes.h"
#include "networks/rules_catalogue.h"
#include "networks/x/x_requests.h"
#include "support/files.h"
#include "support/places.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace hatstand;
using namespace hatstand::networks;
using namespace Qt::StringLiterals;

class TestXRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postsAreAsTheyWere_data();
    void postsAreAsTheyWere();
    void everyRequestIsTheAccountsOwn();
    void whatXWouldRefuseNeverLeaves_data();
    void whatXWouldRefuseNeverLeaves();
    void anEdgeIsStillInside();
    void onlyIdsOfXGoIntoAnAddress();
    void anUploadSaysWhatComes();
    void onlyFilesThatXTakesAreAnnounced();
    void aFileIsHeldToTheLimitOfItsKind_data();
    void aFileIsHeldToTheLimitOfItsKind();
    void theLimitsAreThoseOfTheRules();
    void aSegmentIsAForm();
    void aSegmentIsNeitherEmptyNorTooLarge();

private:
    [[nodiscard]] static QJsonObject bodyOf(const net::HttpRequest &request)
    {
        QByteArray all;
        for (const auto &piece : request.body.pieces())
            all += piece.bytes;
        return QJsonDocument::fromJson(all).object();
    }
    const XRequests m_x{QUrl(u"https://api.x.com"_s), u"the-token"_s};
};

void TestXRequests::postsAreAsTheyWere_data()
{
    QTest::addColumn<XPost>("post");
    XPost plain;
    plain.text = u"Grüße 👩‍🚀 \"zitiert\"\nzweite Zeile"_s;
    QTest::newRow("plain") << plain;
    XPost media;
    media.mediaIds = {u"1455952740635586573"_s, u"2"_s};
    media.replies = XReplies::MentionedUsers;
    QTest::newRow("media") << media;
    XPost poll;
    poll.text = u"Which hat?"_s;
    poll.poll = XPoll{{u"Bowler"_s, u"Fedora"_s, u"None 🎩"_s}, 1440};
    poll.replyTo = u"1346889436626259968"_s;
    QTest::newRow("poll-reply") << poll;
    XPost quote;
    quote.text = u"Look"_s;
    quote.quoted = u"1346889436626259968"_s;
    quote.replies = XReplies::Verified;
    QTest::newRow("quote") << quote;
}

void TestXRequests::postsAreAsTheyWere()
{
    QFETCH(XPost, post);
    const auto request = m_x.createPost(post);
    QVERIFY2(request, request ? "" : qPrintable(request.error().sentence()));
    QCOMPARE(request->method, net::HttpMethod::Post);
    QCOMPARE(request->url, QUrl(u"https://api.x.com/2/tweets"_s));
    QCOMPARE(request->contentType, "application/json");
    QVERIFY(!request->isIdempotent());
    const QString path =
        hatstand::test::dataPath(u"x/%1.json"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    const QJsonObject kept = QJsonDocument::fromJson(hatstand::test::readFile(path)).object();
    QVERIFY2(!kept.isEmpty(), qPrintable(path));
    QCOMPARE(bodyOf(*request), kept);
}

void TestXRequests::everyRequestIsTheAccountsOwn()
{
    XPost reply;
    reply.text = u"Yes"_s;
    reply.replyTo = u"1"_s;
    const auto requests = {m_x.createPost(reply),
                           m_x.deletePost(u"1"_s),
                           m_x.initializeUpload({XMediaUse::Picture, u"image/png"_s, 1}),
                           m_x.appendSegment(u"1"_s, 0, "x"),
                           m_x.finalizeUpload(u"1"_s),
                           m_x.uploadStatus(u"1"_s),
                           m_x.describeMedia(u"1"_s, u"A hat"_s)};
    for (const auto &request : requests) {
        QVERIFY(request);
        QCOMPARE(request->url.host(), u"api.x.com"_s);
        QCOMPARE(request->headers.size(), 1);
        QCOMPARE(request->headers.first().value, "Bearer the-token");
        QVERIFY(!request->limitIsHosts);
        QVERIFY(request->purpose != net::Purpose::Other);
    }
    QCOMPARE(requests.begin()->value().purpose, net::Purpose::SendReply);
}

void TestXRequests::whatXWouldRefuseNeverLeaves_data()
{
    QTest::addColumn<XPost>("post");
    XPost good;
    good.text = u"Hats"_s;
    const auto row = [&](const char *name, auto &&change) {
        XPost post = good;
        change(post);
        QTest::newRow(name) << post;
    };
    const XPoll poll{{u"a"_s, u"b"_s}, 60};
    row("nothing", [](XPost &p) { p.text = u" \n"_s; });
    row("a poll alone", [&](XPost &p) {
        p.text.clear();
        p.poll = poll;
    });
    row("five pictures", [](XPost &p) { p.mediaIds = {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}; });
    row("a picture and a poll", [&](XPost &p) {
        p.mediaIds = {u"1"_s};
        p.poll = poll;
    });
    row("a picture and a quote", [](XPost &p) {
        p.mediaIds = {u"1"_s};
        p.quoted = u"2"_s;
    });
    row("a poll and a quote", [&](XPost &p) {
        p.poll = poll;
        p.quoted = u"2"_s;
    });
    row("one answer", [](XPost &p) { p.poll = XPoll{{u"a"_s}, 60}; });
    row("five answers", [](XPost &p) { p.poll = XPoll{{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}, 60}; });
    row("an empty answer", [](XPost &p) { p.poll = XPoll{{u"a"_s, u" "_s}, 60}; });
    row("a long answer", [](XPost &p) { p.poll = XPoll{{u"a"_s, QString(26, u'b')}, 60}; });
    row("a short poll", [](XPost &p) { p.poll = XPoll{{u"a"_s, u"b"_s}, 4}; });
    row("a long poll", [](XPost &p) { p.poll = XPoll{{u"a"_s, u"b"_s}, 10'081}; });
    row("a reply to an address", [](XPost &p) { p.replyTo = u"https://x.com/a/status/1"_s; });
    row("a quote of nothing known", [](XPost &p) { p.quoted = u"12345678901234567890"_s; });
    row("a picture of another network", [](XPost &p) { p.mediaIds = {u"bafkrei"_s}; });
}

void TestXRequests::whatXWouldRefuseNeverLeaves()
{
    QFETCH(XPost, post);
    const auto request = m_x.createPost(post);
    QVERIFY(!request);
    QCOMPARE(request.error().code, ErrorCode::InvalidInput);
    QVERIFY(!request.error().what.isEmpty() && !request.error().why.isEmpty());
}

void TestXRequests::anEdgeIsStillInside()
{
    XPost post;
    post.text = u"Hats"_s;
    // 25 characters, each of two code units.
    post.poll = XPoll{{u"🎩"_s.repeated(25), u"b"_s, u"c"_s, u"d"_s}, 5};
    QVERIFY(m_x.createPost(post));
    post.poll->minutes = 10'080;
    QVERIFY(m_x.createPost(post));
    post.poll->options[0] += u'x';
    QVERIFY(!m_x.createPost(post));
    XPost media;
    media.mediaIds = {u"1"_s, u"2"_s, u"3"_s, u"9223372036854775807"_s};
    QVERIFY(m_x.createPost(media));
    QVERIFY(m_x.describeMedia(u"1"_s, u"🎩"_s.repeated(1000)));
    QVERIFY(!m_x.describeMedia(u"1"_s, u"🎩"_s.repeated(1001)));
    QVERIFY(!m_x.describeMedia(u"1"_s, u"  "_s));
}

void TestXRequests::onlyIdsOfXGoIntoAnAddress()
{
    for (const QString &id : {u""_s, u"1/../2"_s, u"1?x"_s, u"-1"_s, u"１"_s, u"12345678901234567890"_s}) {
        for (const auto &request : {m_x.deletePost(id), m_x.appendSegment(id, 0, "x"), m_x.finalizeUpload(id),
                                    m_x.uploadStatus(id), m_x.describeMedia(id, u"A hat"_s)}) {
            QVERIFY(!request);
            QCOMPARE(request.error().code, ErrorCode::InvalidInput);
        }
    }
    const auto status = m_x.uploadStatus(u"1880028106020515840"_s);
    QVERIFY(status);
    QCOMPARE(status->method, net::HttpMethod::Get);
    QCOMPARE(status->url.path(), u"/2/media/upload"_s);
    QCOMPARE(QUrlQuery(status->url).queryItemValue(u"media_id"_s), u"1880028106020515840"_s);
    QCOMPARE(QUrlQuery(status->url).queryItemValue(u"command"_s), u"STATUS"_s);
    QCOMPARE(m_x.finalizeUpload(u"7"_s)->url.path(), u"/2/media/upload/7/finalize"_s);
    QCOMPARE(m_x.deletePost(u"7"_s)->url.path(), u"/2/tweets/7"_s);
}

void TestXRequests::anUploadSaysWhatComes()
{
    const auto request = m_x.initializeUpload({XMediaUse::Video, u"video/mp4"_s, 458'993'459});
    QVERIFY(request);
    QCOMPARE(request->url.path(), u"/2/media/upload/initialize"_s);
    QCOMPARE(bodyOf(*request), (QJsonObject{{u"media_category"_s, u"tweet_video"_s},
                                            {u"media_type"_s, u"video/mp4"_s},
                                            {u"total_bytes"_s, 458'993'459}}));
    const auto gif = m_x.initializeUpload({XMediaUse::Animation, u"image/gif"_s, 1});
    QVERIFY(gif);
    QCOMPARE(bodyOf(*gif)[u"media_category"_s].toString(), u"tweet_gif"_s);
    const auto still = m_x.initializeUpload({XMediaUse::Picture, u"image/gif"_s, 1});
    QVERIFY(still);
    QCOMPARE(bodyOf(*still)[u"media_category"_s].toString(), u"tweet_image"_s);
}

void TestXRequests::onlyFilesThatXTakesAreAnnounced()
{
    const auto codeOf = [this](XMediaUse use, const QString &type, qint64 bytes) {
        const auto request = m_x.initializeUpload({use, type, bytes});
        return request ? ErrorCode::Unknown : request.error().code;
    };
    QCOMPARE(codeOf(XMediaUse::Picture, u"image/avif"_s, 1), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(XMediaUse::Picture, u"video/mp4"_s, 1), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(XMediaUse::Animation, u"image/png"_s, 1), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(XMediaUse::Video, u"image/gif"_s, 1), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(XMediaUse::Picture, u"image/png"_s, 0), ErrorCode::InvalidInput);
}

void TestXRequests::aFileIsHeldToTheLimitOfItsKind_data()
{
    QTest::addColumn<int>("use");
    QTest::addColumn<QString>("type");
    QTest::addColumn<qint64>("most");
    QTest::newRow("picture") << int(XMediaUse::Picture) << u"image/png"_s << qint64(5'242'880);
    QTest::newRow("still of a GIF") << int(XMediaUse::Picture) << u"image/gif"_s << qint64(5'242'880);
    QTest::newRow("animation") << int(XMediaUse::Animation) << u"image/gif"_s << qint64(15'728'640);
    QTest::newRow("film") << int(XMediaUse::Video) << u"video/mp4"_s << qint64(536'870'912);
}

void TestXRequests::aFileIsHeldToTheLimitOfItsKind()
{
    QFETCH(const int, use);
    QFETCH(const QString, type);
    QFETCH(const qint64, most);
    QCOMPARE(xMostBytes(XMediaUse(use)), most);
    QVERIFY(m_x.initializeUpload({XMediaUse(use), type, most}));
    const auto refused = m_x.initializeUpload({XMediaUse(use), type, most + 1});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooLarge);
    // One byte too much reads as more than the limit.
    QVERIFY2(refused.error().what.contains(sizeOverWords(most + 1, most)) &&
                 refused.error().what.contains(sizeWords(most)),
             qPrintable(refused.error().sentence()));
    QVERIFY(!refused.error().remedy.isEmpty());
}

/// What the planner lets through is never refused here, and the other way round.
void TestXRequests::theLimitsAreThoseOfTheRules()
{
    const RulesCatalogue catalogue;
    const NetworkRules *rules = catalogue.find(NetworkKey::fromString(u"x"_s));
    QVERIFY(rules);
    QCOMPARE(rules->media.image.maxBytes->value, xMostBytes(XMediaUse::Picture));
    QCOMPARE(rules->media.gif.maxBytes->value, xMostBytes(XMediaUse::Animation));
    QCOMPARE(rules->media.video.maxBytes->value, xMostBytes(XMediaUse::Video));
}

void TestXRequests::aSegmentIsAForm()
{
    const QByteArray bytes("\x00\xff\r\n--hatstand-\r\n", 16);
    const auto request = m_x.appendSegment(u"7"_s, 3, bytes);
    QVERIFY(request);
    QCOMPARE(request->url.path(), u"/2/media/upload/7/append"_s);
    QVERIFY(request->isIdempotent());
    const QByteArray start("multipart/form-data; boundary=");
    QVERIFY(request->contentType.startsWith(start));
    const QByteArray line = "--" + request->contentType.mid(start.size());
    QVERIFY(!bytes.contains(line));
    QByteArray all;
    for (const auto &piece : request->body.pieces())
        all += piece.bytes;
    QCOMPARE(all.size(), request->body.size());
    QCOMPARE(all, line + "\r\nContent-Disposition: form-data; name=\"segment_index\"\r\n\r\n3\r\n" + line +
                      "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"segment\"\r\n"
                      "Content-Type: application/octet-stream\r\n\r\n" +
                      bytes + "\r\n" + line + "--\r\n");
}

void TestXRequests::aSegmentIsNeitherEmptyNorTooLarge()
{
    QVERIFY(m_x.appendSegment(u"7"_s, 999, QByteArray(xSegmentBytes, 'x')));
    QVERIFY(!m_x.appendSegment(u"7"_s, 0, {}));
    QVERIFY(!m_x.appendSegment(u"7"_s, -1, "x"));
    QVERIFY(!m_x.appendSegment(u"7"_s, 1000, "x"));
    QVERIFY(!m_x.appendSegment(u"7"_s, 0, QByteArray(xSegmentBytes + 1, 'x')));
}

QTEST_GUILESS_MAIN(TestXRequests)
#include "tst_x_requests.moc"
