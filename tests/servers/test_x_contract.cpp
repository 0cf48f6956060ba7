// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Every request that can be made for X is valid by X's own OpenAPI file, as Prism reads it. There is no
// server of X to test against.
#include "networks/x/x_requests.h"
#include "support/await.h"
#include "support/memory_traffic_log.h"
#include "support/prism_check.h"
#include "support/server_process.h"

#include <QCoreApplication>

#include <cstdio>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestXContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void postsHold_data();
    void postsHold();
    void uploadsHold_data();
    void uploadsHold();
    void aWholeUploadHolds();
    void otherRequestsHold();
    void aWrongRequestIsReported_data();
    void aWrongRequestIsReported();
    void aWrongFormIsReported();

private:
    PrismVerdict judge(const Result<net::HttpRequest> &request);

    SystemClock m_clock;
    SystemTimers m_timers;
    net::RateLimiter m_limiter{m_clock};
    MemoryTrafficLog m_log;
    net::HttpClient m_client{m_clock, m_timers, m_limiter, &m_log, nullptr, {u"Hatstand/test"_s, {}}};
    TestServer m_server{u"prism"_s, {u"INSTANCE=x"_s, u"PORT=28062"_s, u"API=x"_s}};
    std::unique_ptr<PrismSender> m_prism;
    const XRequests m_x{QUrl(u"https://api.x.com"_s), u"the-token"_s};
};

#define VERIFY_HOLDS(request)                                                                                \
    do {                                                                                                     \
        const PrismVerdict verdict = judge(request);                                                         \
        QVERIFY2(verdict.isValid(), qPrintable(verdict.sentence()));                                         \
    } while (false)

PrismVerdict TestXContract::judge(const Result<net::HttpRequest> &request)
{
    if (!request)
        return {request.error().sentence(), 0, {}};
    const auto response = await(m_prism->send(*request));
    if (!response)
        return {response.error().sentence(), 0, {}};
    return m_prism->verdicts().back();
}

void TestXContract::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.log()));
    m_prism = std::make_unique<PrismSender>(m_client, QUrl(m_server.value(u"PRISM_URL"_s)));
}

void TestXContract::postsHold_data()
{
    QTest::addColumn<XPost>("post");
    const auto row = [](const char *name, auto &&change) {
        XPost post;
        post.text = u"Grüße 👩‍🚀 #hats https://example.com/?a=b&c \"\\ \n"_s;
        change(post);
        QTest::newRow(name) << post;
    };
    row("text", [](XPost &) {});
    row("a long text", [](XPost &p) { p.text = u"ü"_s.repeated(25'000); });
    row("a picture", [](XPost &p) { p.mediaIds = {u"1"_s}; });
    row("four pictures, no text", [](XPost &p) {
        p.text.clear();
        p.mediaIds = {u"1"_s, u"22"_s, u"9223372036854775807"_s, u"1455952740635586573"_s};
    });
    row("a reply", [](XPost &p) { p.replyTo = u"1346889436626259968"_s; });
    row("a quote", [](XPost &p) { p.quoted = u"1346889436626259968"_s; });
    row("a reply that quotes", [](XPost &p) {
        p.replyTo = u"1"_s;
        p.quoted = u"2"_s;
    });
    row("a reply with a picture", [](XPost &p) {
        p.replyTo = u"1"_s;
        p.mediaIds = {u"2"_s};
    });
    row("the shortest poll", [](XPost &p) { p.poll = XPoll{{u"a"_s, u"b"_s}, 5}; });
    row("the longest poll", [](XPost &p) {
        p.poll = XPoll{{u"🎩"_s.repeated(25), QString(25, u'b'), u"ü"_s, u"d"_s}, 10'080};
    });
    row("a poll in a reply", [](XPost &p) {
        p.poll = XPoll{{u"a"_s, u"b"_s}, 60};
        p.replyTo = u"1"_s;
    });
    row("replies of those followed", [](XPost &p) { p.replies = XReplies::Following; });
    row("replies of those named", [](XPost &p) { p.replies = XReplies::MentionedUsers; });
    row("replies of subscribers", [](XPost &p) { p.replies = XReplies::Subscribers; });
    row("replies of the verified", [](XPost &p) { p.replies = XReplies::Verified; });
    row("a poll and who may reply", [](XPost &p) {
        p.poll = XPoll{{u"a"_s, u"b"_s}, 60};
        p.replies = XReplies::Following;
    });
}

void TestXContract::postsHold()
{
    QFETCH(XPost, post);
    VERIFY_HOLDS(m_x.createPost(post));
}

void TestXContract::uploadsHold_data()
{
    QTest::addColumn<int>("use");
    QTest::addColumn<QString>("type");
    for (const QString &type :
         {u"image/jpeg"_s, u"image/png"_s, u"image/webp"_s, u"image/gif"_s, u"image/bmp"_s, u"image/tiff"_s})
        QTest::addRow("picture %s", qPrintable(type)) << int(XMediaUse::Picture) << type;
    QTest::newRow("animation") << int(XMediaUse::Animation) << u"image/gif"_s;
    for (const QString &type : {u"video/mp4"_s, u"video/quicktime"_s, u"video/webm"_s, u"video/mp2t"_s})
        QTest::addRow("video %s", qPrintable(type)) << int(XMediaUse::Video) << type;
}

void TestXContract::uploadsHold()
{
    QFETCH(int, use);
    QFETCH(QString, type);
    for (const qint64 bytes : {qint64(1), xMostBytes(XMediaUse(use))})
        VERIFY_HOLDS(m_x.initializeUpload({XMediaUse(use), type, bytes}));
}

void TestXContract::aWholeUploadHolds()
{
    QByteArray bytes;
    for (int i = 0; i < 3000; ++i)
        bytes += char(i * 7);
    VERIFY_HOLDS(m_x.initializeUpload({XMediaUse::Picture, u"image/png"_s, bytes.size()}));
    VERIFY_HOLDS(m_x.appendSegment(u"1880028106020515840"_s, 0, bytes));
    VERIFY_HOLDS(m_x.appendSegment(u"1880028106020515840"_s, 1, "\r\n--\r\n"));
    VERIFY_HOLDS(m_x.appendSegment(u"1880028106020515840"_s, 999, "x"));
    VERIFY_HOLDS(m_x.finalizeUpload(u"1880028106020515840"_s));
    VERIFY_HOLDS(m_x.uploadStatus(u"1880028106020515840"_s));
    VERIFY_HOLDS(m_x.describeMedia(u"1880028106020515840"_s, u"Ein Hut 🎩"_s));
    VERIFY_HOLDS(m_x.describeMedia(u"1"_s, u"🎩"_s.repeated(1000)));
}

void TestXContract::otherRequestsHold()
{
    VERIFY_HOLDS(m_x.deletePost(u"1346889436626259968"_s));
}

void TestXContract::aWrongRequestIsReported_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("about");
    const QString tweets = u"/2/tweets"_s;
    QTest::newRow("a field that is not there")
        << tweets << QJsonObject{{u"text"_s, u"Hats"_s}, {u"txt"_s, u""_s}} << u"txt"_s;
    QTest::newRow("an id that is a word")
        << tweets << QJsonObject{{u"text"_s, u"Hats"_s}, {u"quote_tweet_id"_s, u"a"_s}}
        << u"quote_tweet_id"_s;
    QTest::newRow("one answer") << tweets
                                << QJsonObject{{u"text"_s, u"Hats"_s},
                                               {u"poll"_s, QJsonObject{{u"options"_s, QJsonArray{u"a"_s}},
                                                                       {u"duration_minutes"_s, 60}}}}
                                << u"poll.options"_s;
    QTest::newRow("a category that is not there")
        << u"/2/media/upload/initialize"_s << QJsonObject{{u"media_category"_s, u"image"_s}}
        << u"media_category"_s;
    // No violation, but no success either.
    QTest::newRow("an address that is not there") << u"/2/toots"_s << QJsonObject{} << u"404"_s;
}

void TestXContract::aWrongRequestIsReported()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    QFETCH(QString, about);
    auto request =
        net::HttpRequest::postJson(QUrl(u"https://api.x.com"_s + path), body, net::Purpose::SendPost);
    request.setBearer(u"the-token"_s);
    const PrismVerdict verdict = judge(request);
    QVERIFY(verdict.status != 0);
    QVERIFY(!verdict.isValid());
    QVERIFY2(verdict.sentence().contains(about), qPrintable(verdict.sentence()));
    // And without its token every one is wrong.
    request.headers.clear();
    QVERIFY(!judge(request).isValid());
}

void TestXContract::aWrongFormIsReported()
{
    const auto right = m_x.appendSegment(u"7"_s, 0, "x");
    QVERIFY(right);
    VERIFY_HOLDS(right);
    QByteArray form;
    for (const auto &piece : right->body.pieces())
        form += piece.bytes;
    const std::pair<QByteArray, QByteArray> wrongs[]{{"segment_index", "segment"},
                                                     {"\r\n0\r\n", "\r\none\r\n"}};
    for (const auto &[part, other] : wrongs) {
        net::HttpRequest wrong = *right;
        wrong.body = QByteArray(form).replace(part, other);
        const PrismVerdict verdict = judge(wrong);
        QVERIFY(!verdict.violations.isEmpty());
        QVERIFY2(verdict.sentence().contains(u"segment_index"_s), qPrintable(verdict.sentence()));
    }
}

int main(int argc, char **argv)
{
    if (!serversAllowed() || !openApiFile(u"x"_s)) {
        std::fputs(
            "skipped: set HATSTAND_SERVERS=1, and HATSTAND_CONFORMANCE to where api/x-openapi.json is\n",
            stderr);
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestXContract test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_x_contract.moc"
