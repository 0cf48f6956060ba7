// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a post becomes on the AT Protocol, against records that were read once and are kept.
#include "base/clock.h"
#include "networks/bluesky/bluesky_key.h"
#include "networks/bluesky/bluesky_records.h"
#include "networks/bluesky/dag_cbor.h"
#include "networks/post_options.h"
#include "support/files.h"
#include "support/places.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;

class TestBlueskyRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysAscendWhateverTheClockDoes();
    void theCommentsKeyFollowsFromThePosts();
    void contentIdsAreThoseOfTheServer();
    void whatIsNoRecordHasNoContentId();
    void writesAreAsTheyWere_data();
    void writesAreAsTheyWere();
    void halfACharacterIsReplaced();
    void whatAServerWouldRefuseIsNoFacet();
    void aCardNeedsALinkAndNoPicture();

private:
    [[nodiscard]] static OutgoingPost post(const QString &text)
    {
        OutgoingPost post;
        post.recordKey = QStringLiteral("3m5xk4zvdlc2h");
        post.createdAt = FakeClock().now();
        post.text = text;
        return post;
    }
    [[nodiscard]] static QJsonObject blob(const QString &mimeType)
    {
        const QString cid = QStringLiteral("bafkreib6jrxptiysr4mhdvfqgux54g6iiu7pigsr3v4kdzvn5so5yqhgce");
        return {{QStringLiteral("$type"), QStringLiteral("blob")},
                {QStringLiteral("ref"), QJsonObject{{QStringLiteral("$link"), cid}}},
                {QStringLiteral("mimeType"), mimeType},
                {QStringLiteral("size"), 58}};
    }
};

void TestBlueskyRecords::keysAscendWhateverTheClockDoes()
{
    BlueskyKeys keys(17);
    FakeClock clock;
    QString last;
    for (int i = 0; i < 1000; ++i) {
        if (i == 500)
            clock.setNow(clock.now() - std::chrono::hours(24));
        const QString key = keys.next(clock.now());
        QCOMPARE(key.size(), 13);
        QVERIFY(last < key);
        QVERIFY(last.isEmpty() || blueskyChainKey(last, longestChain - 1) < key); // never of another chain
        last = key;
    }
    const auto value = decodeTimestampId(BlueskyKeys(17).next(clock.now()));
    QVERIFY(value);
    QCOMPARE(*value >> 10, quint64(clock.now().milliseconds()) * 1000);
    QCOMPARE(*value & 1023, quint64(17));
}

void TestBlueskyRecords::theCommentsKeyFollowsFromThePosts()
{
    QCOMPARE(blueskyChainKey(QStringLiteral("3m5xk4zvdlc2h"), 1),
             blueskyChainKey(QStringLiteral("3m5xk4zvdlc2h"), 1));
    QVERIFY(blueskyChainKey(QStringLiteral("3m5xk4zvdlc2h"), 1) > QStringLiteral("3m5xk4zvdlc2h"));
    for (const char *wrong : {"", "3m5xk4zvdlc2", "3m5xk4zvdlc2h2", "3m5xk4zvdlc1h", "zzzzzzzzzzzzz"})
        QVERIFY2(blueskyChainKey(QString::fromLatin1(wrong), 1).isEmpty(), wrong);
}

void TestBlueskyRecords::contentIdsAreThoseOfTheServer()
{
    // As a PDS answered it.
    const QJsonObject hi{{QStringLiteral("$type"), QStringLiteral("app.bsky.feed.post")},
                         {QStringLiteral("text"), QStringLiteral("hi")},
                         {QStringLiteral("createdAt"), QStringLiteral("2026-11-19T11:42:00.000Z")}};
    QCOMPARE(recordCid(hi), QStringLiteral("bafyreiaw5mrukdqwe6k7rlyqrdeo552iv75hiouygdz2qgrqdzvysax3by"));
}

void TestBlueskyRecords::whatIsNoRecordHasNoContentId()
{
    const QString key = QStringLiteral("x");
    QVERIFY(!recordCid({{key, 1.5}}));
    QVERIFY(!recordCid({{key, QJsonObject{{QStringLiteral("$link"), QStringLiteral("Qm1")}}}}));
    QVERIFY(!recordCid({{key, QJsonObject{{QStringLiteral("$link"), QStringLiteral("b1")}}}}));
    QVERIFY(recordCid({{key, QJsonValue()}}));
}

void TestBlueskyRecords::writesAreAsTheyWere_data()
{
    QTest::addColumn<OutgoingPost>("post");
    QTest::addColumn<bool>("withCard");
    QTest::newRow("plain") << post(QStringLiteral("Hello")) << false;
    OutgoingPost rich =
        post(QStringLiteral("Grüße 👩‍🚀 @bob.test und @nobody.test #Café $ABC example.com"));
    rich.firstComment = QStringLiteral("Mehr: https://example.com/a?b=c");
    rich.languages = {QStringLiteral("de"), QStringLiteral("not a language")};
    setReplyControl(rich.options, {ReplyControl::Who::Some, true, true});
    rich.media = {{QStringLiteral("/a"), QStringLiteral("image/png"), 58, {40, 30}, QStringLiteral("Grün")},
                  {QStringLiteral("/b"), QStringLiteral("image/png"), 58, {}, {}}};
    QTest::newRow("rich") << rich << false;
    OutgoingPost card = post(QStringLiteral("Read https://example.com/a"));
    setReplyControl(card.options, {ReplyControl::Who::Nobody});
    setPostLanguages(card.options, {QStringLiteral("en"), QStringLiteral("pt-BR")});
    QTest::newRow("card") << card << true;
    OutgoingPost video = post(QString());
    video.media = {
        {QStringLiteral("/v"), QStringLiteral("video/mp4"), 58, {1920, 1080}, QStringLiteral("A film")}};
    QTest::newRow("video") << video << false;
}

void TestBlueskyRecords::writesAreAsTheyWere()
{
    QFETCH(OutgoingPost, post);
    QFETCH(bool, withCard);
    BlueskyAnswers answers;
    answers.did = QStringLiteral("did:plc:46kwhifwlkmfizxh2yzg7xgl");
    answers.didOfHandle.insert(QStringLiteral("bob.test"),
                               QStringLiteral("did:plc:jfuozulr3tlumqdn2l6bvjo2"));
    for (const OutgoingMedia &media : post.media)
        answers.blobs.push_back(blob(media.mimeType));
    if (withCard) {
        answers.card = BlueskyCard{QStringLiteral("https://example.com/a"), QStringLiteral("Title"),
                                   QStringLiteral("Description"), blob(QStringLiteral("image/jpeg"))};
    }
    const auto writes = blueskyWrites(post, answers);
    QVERIFY(writes);
    const QByteArray made = QJsonDocument(*writes).toJson();
    const QByteArray kept = test::readFile(
        test::dataPath(QStringLiteral("bluesky/%1.json")).arg(QString::fromLatin1(QTest::currentDataTag())));
    if (made != kept) {
        const QString path = QDir::temp().filePath(
            QStringLiteral("hatstand-%1.json").arg(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(test::writeFile(path, made));
        QFAIL(qPrintable(QStringLiteral("What was made stands in ") + path));
    }
}

void TestBlueskyRecords::halfACharacterIsReplaced()
{
    const OutgoingPost broken = post(QStringLiteral("a") + QChar(0xD83D) + QStringLiteral(" #b"));
    const QJsonObject record = blueskyPostRecord(broken, {});
    const QString text = record[QLatin1StringView("text")].toString();
    QCOMPARE(QString::fromUtf8(text.toUtf8()), text);
    const QJsonValue index = record[QLatin1StringView("facets")][0][QLatin1StringView("index")];
    const auto start = index[QLatin1StringView("byteStart")].toInteger();
    QCOMPARE(text.toUtf8().mid(start), QByteArray("#b"));
}

void TestBlueskyRecords::whatAServerWouldRefuseIsNoFacet()
{
    const QJsonObject record =
        blueskyPostRecord(post(QStringLiteral("https:///nowhere @unknown.test plain")), {});
    QVERIFY(!record.contains(QLatin1StringView("facets")));
}

void TestBlueskyRecords::aCardNeedsALinkAndNoPicture()
{
    OutgoingPost linked = post(QStringLiteral("See example.com and https://example.org"));
    QCOMPARE(cardAddress(linked), QStringLiteral("https://example.com"));
    linked.media.push_back({QStringLiteral("/a"), QStringLiteral("image/png"), 1, {}, {}});
    QVERIFY(cardAddress(linked).isEmpty());
    QVERIFY(cardAddress(post(QStringLiteral("nothing"))).isEmpty());
}

QTEST_APPLESS_MAIN(TestBlueskyRecords)
#include "tst_bluesky_records.moc"
