// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/rules_catalogue.h"
#include "networks/rules_loader.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace hatstand;
using namespace hatstand::networks;
using namespace Qt::StringLiterals;

namespace
{
QString folder()
{
    return test::projectPath(u"resources/networks"_s);
}

QByteArray contents(const QString &key)
{
    QFile file(folder() + u'/' + key + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The file of Bluesky with one change.
QByteArray changed(const QString &key, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(contents(u"bluesky"_s)).object();
    if (value.isUndefined())
        object.remove(key);
    else
        object.insert(key, value);
    return QJsonDocument(object).toJson();
}

// WCAG 2: the contrast of a colour with white.
double contrastWithWhite(quint32 rgb)
{
    const auto linear = [](quint32 part) {
        const double c = part / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const double luminance =
        0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    return 1.05 / (luminance + 0.05);
}
} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsRead_data()
    {
        QTest::addColumn<QString>("key");
        const QStringList names = QDir(folder()).entryList({u"*.json"_s});
        QVERIFY(names.size() >= 24);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name.chopped(5);
    }

    void everyFileIsRead()
    {
        QFETCH(const QString, key);
        const auto rules = parseRules(contents(key));
        QVERIFY2(rules.has_value(), qPrintable(rules ? QString() : rules.error().detail));
        QCOMPARE(rules->key.toString(), key);
        QVERIFY(!rules->name.isEmpty());
        QVERIFY2(contrastWithWhite(rules->rgb) >= 4.5,
                 qPrintable(QString::number(contrastWithWhite(rules->rgb))));
        // What the program compiles in is the same.
        const RulesCatalogue catalogue;
        QVERIFY(catalogue.find(rules->key) != nullptr);
        QCOMPARE(catalogue.find(rules->key)->name, rules->name);
        if (rules->text.limit && rules->text.paidLimit)
            QVERIFY(rules->text.paidLimit->value > rules->text.limit->value);
        // Alternative text is limited only where there is any.
        QVERIFY(!rules->media.image.maxAltText || rules->media.altText.value);
    }

    void allNetworksAreThere()
    {
        const RulesCatalogue catalogue;
        for (const QString &key :
             {u"x"_s,          u"facebook-page"_s, u"instagram"_s, u"threads"_s,   u"linkedin-member"_s,
              u"tiktok"_s,     u"pinterest"_s,     u"youtube"_s,   u"reddit"_s,    u"linkedin-organisation"_s,
              u"bluesky"_s,    u"mastodon"_s,      u"tumblr"_s,    u"wordpress"_s, u"ghost"_s,
              u"shaarli"_s,    u"telegram"_s,      u"discord"_s,   u"medium"_s,    u"google-business"_s,
              u"foursquare"_s, u"digg"_s,          u"podcast"_s,   u"practice"_s,  u"other"_s})
            QVERIFY2(catalogue.find(NetworkKey::fromString(key)) != nullptr, qPrintable(key));
        const auto all = catalogue.all();
        QCOMPARE(all.size(), catalogue.keys().size());
        QCOMPARE(all.back()->key, NetworkKey::other());
        for (size_t i = 2; i < all.size(); ++i)
            QVERIFY(all[i - 2]->name.localeAwareCompare(all[i - 1]->name) < 0 || all[i - 1] == all.back());
    }

    void figuresAreThoseOfTheNetworks()
    {
        const RulesCatalogue catalogue;
        const NetworkRules &bluesky = *catalogue.find(NetworkKey::bluesky());
        QCOMPARE(bluesky.text.limit->value, 300);
        QCOMPARE(bluesky.text.maxBytes->value, 3000);
        QCOMPARE(bluesky.text.counting, CountingRule::Bluesky);
        QCOMPARE(bluesky.media.image.maxCount->value, 4);
        QVERIFY(bluesky.connected);
        const NetworkRules &x = *catalogue.find(NetworkKey::fromString(u"x"_s));
        QCOMPARE(x.text.limit->value, 280);
        QCOMPARE(x.cost.createPost->value, 15000);
        QCOMPARE(x.cost.createPostWithLink->value, 200000);
        QVERIFY(!x.connected);
        QCOMPARE(x.media.video.pictureCodecs, QStringList{u"h264"_s});
        QVERIFY(bluesky.media.video.pictureCodecs.isEmpty()); // its service makes over what it gets
        const NetworkRules &instagram = *catalogue.find(NetworkKey::fromString(u"instagram"_s));
        QVERIFY(instagram.media.required.value);
        QVERIFY(!instagram.linksClickable.value);
        QVERIFY(instagram.media.image.publicAddress.value);
        QCOMPARE(instagram.media.image.types, QStringList{u"image/jpeg"_s});
        QCOMPARE(instagram.media.image.minRatio->value, 0.8);
        const NetworkRules &youtube = *catalogue.find(NetworkKey::fromString(u"youtube"_s));
        QVERIFY(youtube.title.exists && youtube.title.required);
        QCOMPARE(youtube.title.limit->value, 100);
        QCOMPARE(youtube.media.image.maxCount->value, 0);
        QCOMPARE(youtube.text.forbidden.value, (QStringList{u"<"_s, u">"_s}));
        QCOMPARE(youtube.title.forbidden.value, youtube.text.forbidden.value);
        QVERIFY(bluesky.text.forbidden.value.isEmpty());
    }

    void unknownNetworksAreTreatedAsOther()
    {
        const RulesCatalogue catalogue;
        const NetworkKey unknown = NetworkKey::fromString(u"network-of-2030"_s);
        QVERIFY(catalogue.find(unknown) == nullptr);
        QVERIFY(catalogue.find(NetworkKey()) == nullptr);
        QCOMPARE(catalogue.findOrOther(unknown).key, NetworkKey::other());
        QVERIFY(!catalogue.findOrOther(unknown).text.limit.has_value());
        QCOMPARE(catalogue.findOrOther(NetworkKey::bluesky()).key, NetworkKey::bluesky());
    }

    void wrongFilesAreRefusedWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const QJsonObject figure{{u"value"_s, 1}, {u"source"_s, u"s"_s}, {u"date"_s, u"2026-08"_s}};
        const auto without = [&figure](const QString &key) {
            QJsonObject copy = figure;
            copy.remove(key);
            return copy;
        };
        const auto with = [&figure](const QString &key, const QJsonValue &value) {
            QJsonObject copy = figure;
            copy.insert(key, value);
            return copy;
        };
        QTest::newRow("no JSON") << QByteArray("{") << QString();
        QTest::newRow("a list") << QByteArray("[]") << u"object"_s;
        QTest::newRow("unknown key") << changed(u"limits"_s, 1) << u"limits"_s;
        QTest::newRow("no name") << changed(u"name"_s, QJsonValue::Undefined) << u"name"_s;
        QTest::newRow("wrong key") << changed(u"key"_s, u"Bluesky!"_s) << u"key"_s;
        QTest::newRow("long mark") << changed(u"mark"_s, u"Bsk"_s) << u"mark"_s;
        QTest::newRow("no colour") << changed(u"colour"_s, u"blue"_s) << u"colour"_s;
        QTest::newRow("plain address")
            << changed(u"compose_page"_s, u"http://bsky.app"_s) << u"compose_page"_s;
        QTest::newRow("no source") << changed(u"posts_per_day"_s, without(u"source"_s))
                                   << u"posts_per_day.source"_s;
        QTest::newRow("no date") << changed(u"posts_per_day"_s, without(u"date"_s))
                                 << u"posts_per_day.date"_s;
        QTest::newRow("no value") << changed(u"posts_per_day"_s, without(u"value"_s))
                                  << u"posts_per_day.value"_s;
        QTest::newRow("a bare figure") << changed(u"posts_per_day"_s, 5) << u"posts_per_day"_s;
        QTest::newRow("below zero") << changed(u"posts_per_day"_s, with(u"value"_s, -1))
                                    << u"posts_per_day.value"_s;
        QTest::newRow("a half") << changed(u"posts_per_day"_s, with(u"value"_s, 0.5))
                                << u"posts_per_day.value"_s;
        QTest::newRow("month 13") << changed(u"posts_per_day"_s, with(u"date"_s, u"2026-13"_s))
                                  << u"posts_per_day.date"_s;
        QTest::newRow("more in it") << changed(u"posts_per_day"_s, with(u"note"_s, u"n"_s))
                                    << u"posts_per_day.note"_s;
        const auto forbidding = [&with](const QJsonValue &characters) {
            QJsonObject text =
                QJsonDocument::fromJson(contents(u"bluesky"_s)).object().value(u"text"_s).toObject();
            text.insert(u"forbidden_characters"_s, with(u"value"_s, characters));
            return changed(u"text"_s, text);
        };
        const QString forbidden = u"text.forbidden_characters.value"_s;
        QTest::newRow("no list of characters") << forbidding(u"<>"_s) << forbidden;
        QTest::newRow("an empty list of characters") << forbidding(QJsonArray{}) << forbidden;
        QTest::newRow("two characters in one") << forbidding(QJsonArray{u"<>"_s}) << forbidden;
        QTest::newRow("a blank among characters") << forbidding(QJsonArray{u"<"_s, u" "_s}) << forbidden;
        QTest::newRow("a number among characters") << forbidding(QJsonArray{u"<"_s, 1}) << forbidden;
        QTest::newRow("a character twice") << forbidding(QJsonArray{u"<"_s, u"<"_s}) << forbidden;
        QTest::newRow("no fact") << changed(u"polls"_s, QJsonValue::Undefined) << u"polls"_s;
        QTest::newRow("unknown rule") << changed(u"access"_s, with(u"value"_s, u"maybe"_s)) << u"access"_s;
    }

    void wrongFilesAreRefusedWithThePlace()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, place);
        const auto rules = parseRules(json);
        QVERIFY(!rules.has_value());
        QVERIFY2(rules.error().detail.contains(place), qPrintable(rules.error().detail));
    }

    void aBadFileInAFolderIsLeftOut()
    {
        QTemporaryDir directory;
        for (const QString &name : {u"bluesky"_s, u"broken"_s}) {
            QFile file(directory.filePath(name + u".json"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name == u"broken"_s ? QByteArray("{}") : contents(name));
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"broken"_s));
        const RulesCatalogue catalogue(directory.path());
        QVERIFY(catalogue.find(NetworkKey::fromString(u"broken"_s)) == nullptr);
        QVERIFY(catalogue.find(NetworkKey::bluesky()) != nullptr);
        QCOMPARE(catalogue.all().size(), size_t(1));
    }

    // The window must show in about 60 ms: making the catalogue reads nothing, one network a fraction.
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
