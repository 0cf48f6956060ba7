// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What one post on the network says.
#include "networks/bluesky/bluesky_incoming.h"

#include <QJsonDocument>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
const BlueskyEars ears{QStringLiteral("did:plc:46kwhifwlkmfizxh2yzg7xgl"),
                       QUrl(QStringLiteral("https://bsky.app"))};

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// JSON with apostrophes for quotation marks.
QJsonObject json(QByteArray text)
{
    text.replace('\'', '"');
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        qFatal("No JSON: %s", text.constData());
    return document.object();
}

QJsonObject view(const QByteArray &record, const QByteArray &more = {})
{
    return json("{'uri': 'at://did:plc:jfuozulr3tlumqdn2l6bvjo2/app.bsky.feed.post/3abc', "
                "'cid': 'x', 'indexedAt': '2026-11-30T12:00:00.000Z', "
                "'author': {'did': 'did:plc:jfuozulr3tlumqdn2l6bvjo2', 'handle': 'Bob.Example', "
                "'displayName': ' Bob 🍞 ', "
                "'avatar': 'https://cdn.example/bob.jpg'}, "
                "'record':" +
                record + more + "}");
}
} // namespace

class TestBlueskyIncoming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAllThatAPostSays()
    {
        const auto message =
            blueskyMessage(view("{'$type': 'app.bsky.feed.post', "
                                "'text': 'Olá, bom dia! #Pão 🥖', 'createdAt': '2026-11-30T12:59:00+01:00', "
                                "'langs': ['pt', 'en'], "
                                "'tags': ['bakery'], "
                                "'facets': [{'index': {'byteStart': 15, 'byteEnd': 20}, "
                                "'features': [{'$type': 'app.bsky.richtext.facet#tag', 'tag': 'Pão'}]}]}"),
                           ears);
        QVERIFY(message);
        QCOMPARE(message->text, s("Olá, bom dia! #Pão 🥖"));
        QCOMPARE(message->hashtags, QStringList({s("Pão"), s("bakery")}));
        QCOMPARE(message->languages, QStringList({s("pt"), s("en")}));
        QCOMPARE(message->at.toIso(), s("2026-11-30T11:59:00.000Z"));
        QCOMPARE(message->from.handle, s("bob.example"));
        QCOMPARE(message->from.displayName, s("Bob 🍞"));
        QCOMPARE(message->from.picture, QUrl(s("https://cdn.example/bob.jpg")));
        QCOMPARE(message->url, QUrl(s("https://bsky.app/profile/bob.example/post/3abc")));
        QCOMPARE(message->channel, Channel::Said);
        QVERIFY(!message->isOurs && message->html.isEmpty() && message->answersId.isEmpty());
    }

    void theWritersClockIsNotBelieved_data()
    {
        QTest::addColumn<QString>("created");
        QTest::addColumn<QString>("at");
        const QString indexed = s("2026-11-30T12:00:00.000Z");
        QTest::newRow("future") << s("2031-01-01T00:00:00Z") << indexed;
        QTest::newRow("none") << QString() << indexed;
        QTest::newRow("nonsense") << s("yesterday") << indexed;
        QTest::newRow("year one") << s("0001-01-01T00:00:00Z") << indexed;
        QTest::newRow("without a zone") << s("2026-11-30T10:00:00") << s("2026-11-30T10:00:00.000Z");
        QTest::newRow("microseconds") << s("2026-11-30T10:00:00.123456Z") << s("2026-11-30T10:00:00.123Z");
        QTest::newRow("long ago") << s("2024-02-29T10:00:00Z") << s("2024-02-29T10:00:00.000Z");
    }
    void theWritersClockIsNotBelieved()
    {
        QFETCH(const QString, created);
        QFETCH(const QString, at);
        const auto message =
            blueskyMessage(view("{'text': 'x', 'createdAt': '" + created.toUtf8() + "'}"), ears);
        QVERIFY(message);
        QCOMPARE(message->at.toIso(), at);
    }

    void showsWhatStandsBesideTheWords()
    {
        const auto film = blueskyMessage(
            view("{'text': '', 'embed': {'$type': 'app.bsky.embed.recordWithMedia', "
                 "'record': {'$type': 'app.bsky.embed.record', 'record': {'cid': 'x', "
                 "'uri': 'at://did:plc:46kwhifwlkmfizxh2yzg7xgl/app.bsky.feed.post/3ours'}}, "
                 "'media': {'$type': 'app.bsky.embed.video', 'alt': 'A dog', "
                 "'video': {'$type': 'blob', 'mimeType': 'video/mp4'}}}}",
                 ", 'embed': {'$type': 'app.bsky.embed.recordWithMedia#view', 'record': {}, "
                 "'media': {'$type': 'app.bsky.embed.video#view', 'playlist': 'https://v.example/p.m3u8', "
                 "'thumbnail': 'https://v.example/t.jpg'}}"),
            ears);
        QVERIFY(film);
        QCOMPARE(film->channel, Channel::Quote);
        QCOMPARE(film->quotesId, s("at://did:plc:46kwhifwlkmfizxh2yzg7xgl/app.bsky.feed.post/3ours"));
        QCOMPARE(film->media.size(), size_t(1));
        QCOMPARE(film->media[0].altText, s("A dog"));
        QCOMPARE(film->media[0].mimeType, s("video/mp4"));
        QCOMPARE(film->media[0].url, QUrl(s("https://v.example/p.m3u8")));
        const auto card = blueskyMessage(
            view("{'text': '', 'embed': {'$type': 'app.bsky.embed.external', "
                 "'external': {'uri': 'https://news.example/a', 'title': 'News', 'description': '…'}}}"),
            ears);
        QCOMPARE(card->media.at(0).url, QUrl(s("https://news.example/a")));
        QCOMPARE(card->media.at(0).mimeType, s("text/html"));
        QCOMPARE(card->media.at(0).altText, s("News"));
        for (const char *hostile : {"javascript:alert(1)", "file:///etc/passwd", "//x", "https://", ""}) {
            const auto bad = blueskyMessage(
                view("{'text': '', 'embed': {'$type': 'app.bsky.embed.external', 'external': {'uri': '" +
                     QByteArray(hostile) + "'}}}"),
                ears);
            QVERIFY2(bad && bad->media.empty(), hostile);
        }
    }

    void warnsOfWhatItsWriterAndOthersSay()
    {
        const auto message =
            blueskyMessage(view("{'text': '', 'labels': {'$type': 'com.atproto.label.defs#selfLabels', "
                                "'values': [{'val': 'nudity'}]}}",
                                ", 'labels': [{'val': 'nudity'}, {'val': 'gore'}, {'val': 'porn', 'neg': "
                                "true}, {'val': 'cute'}]"),
                           ears);
        QCOMPARE(message->contentWarning, s("Nudity, Disturbing pictures"));
        QVERIFY(blueskyMessage(view("{'text': ''}"), ears)->contentWarning.isEmpty());
    }

    void aNameThatIsNotConfirmedIsNone()
    {
        const auto speaker = blueskySpeaker(
            json("{'did': 'did:plc:jfuozulr3tlumqdn2l6bvjo2', 'handle': 'handle.invalid'}"), ears);
        QVERIFY(speaker && speaker->handle.isEmpty());
        QCOMPARE(speaker->page, QUrl(s("https://bsky.app/profile/did:plc:jfuozulr3tlumqdn2l6bvjo2")));
        QVERIFY(!blueskySpeaker(json("{'handle': 'bob.example'}"), ears));
    }

    void whatLacksTheNecessaryIsNothing()
    {
        QVERIFY(!blueskyMessage({}, ears));
        for (const char *key : {"uri", "author", "record"}) {
            QJsonObject item = view("{'text': 'x', 'createdAt': '2026-11-30T10:00:00Z'}");
            item.remove(s(key));
            QVERIFY2(!blueskyMessage(item, ears), key);
        }
        QJsonObject noTime = view("{'text': 'x'}");
        noTime.remove(s("indexedAt"));
        QVERIFY(!blueskyMessage(noTime, ears));
        // A record without a word is a post without a word.
        QCOMPARE(blueskyMessage(view("{'text': 3}"), ears)->text, QString());
    }
};

QTEST_GUILESS_MAIN(TestBlueskyIncoming)
#include "tst_bluesky_incoming.moc"
