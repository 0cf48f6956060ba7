// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/network_key.h"

#include <QSet>
#include <QTest>

using hatstand::networks::NetworkKey;

class TestNetworkKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsAKey()
    {
        QCOMPARE(NetworkKey::fromString(QStringLiteral("facebook-page")).toString(),
                 QStringLiteral("facebook-page"));
        QVERIFY(NetworkKey::fromString(QStringLiteral("bluesky")) == NetworkKey::bluesky());
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("capital") << QStringLiteral("Bluesky");
        QTest::newRow("path") << QStringLiteral("../secret");
        QTest::newRow("space") << QStringLiteral("a b");
        QTest::newRow("too long") << QString(33, u'a');
        QTest::newRow("not ASCII") << QStringLiteral("blåsky");
    }

    void refusesWhatIsNone()
    {
        QFETCH(const QString, text);
        QVERIFY(NetworkKey::fromString(text).isNull());
    }

    void servesAsAKeyOfHashesAndMaps()
    {
        const QSet<NetworkKey> set{NetworkKey::bluesky(), NetworkKey::practice(), NetworkKey::bluesky()};
        QCOMPARE(set.size(), 2);
        QVERIFY(NetworkKey::bluesky() < NetworkKey::practice());
    }
};

QTEST_GUILESS_MAIN(TestNetworkKey)
#include "tst_network_key.moc"
