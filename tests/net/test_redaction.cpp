// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redaction.h"
#include "net/traffic_log.h"
#include "net/url_rules.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::net;

class TestRedaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void purposesHaveNamesAndWords();
    void loopback_data();
    void loopback();
};

void TestRedaction::addresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *url, const char *shown) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(shown);
    };
    row("https://bsky.social/xrpc/app.bsky.feed.getPosts", "https://bsky.social/xrpc/app.bsky.feed.getPosts");
    row("https://u:p@h.org:8443/a?token=secret&q=my%20words#part", "https://h.org:8443/a?token=...&q=...");
    row("https://h.org/hook/0123456789abcdef0123456789abcdef/x", "https://h.org/hook/.../x");
    row("https://h.org/a?secret", "https://h.org/a?...");
    row("https://h.org/eyJhbGciOi.eyJzdWIi.c2ln", "https://h.org/...");
}

void TestRedaction::addresses()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(redactUrl(QUrl(url)), shown);
}

void TestRedaction::purposesHaveNamesAndWords()
{
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(Purpose::RemoveMedia); ++i) {
        const auto purpose = static_cast<Purpose>(i);
        const QString name = purposeName(purpose);
        QVERIFY(!names.contains(name));
        names << name;
        QCOMPARE(purposeFromName(name), std::optional(purpose));
        QVERIFY(!purposeText(purpose).isEmpty());
    }
    QVERIFY(!purposeFromName(QStringLiteral("nonsense")));
}

void TestRedaction::loopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");
    for (const char *host : {"localhost", "LOCALHOST", "127.0.0.1", "127.255.1.2", "::1"})
        QTest::newRow(host) << QString::fromLatin1(host) << true;
    for (const char *host :
         {"localhost.example.org", "128.0.0.1", "0.0.0.0", "::2", "10.0.0.1", "", "127.example.org"})
        QTest::newRow(*host ? host : "none") << QString::fromLatin1(host) << false;
}

void TestRedaction::loopback()
{
    QFETCH(QString, host);
    QFETCH(bool, expected);
    QCOMPARE(isLoopbackHost(host), expected);
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "test_redaction.moc"
