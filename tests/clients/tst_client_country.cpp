// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_country.h"

#include <QTest>

using namespace hatstand;

class TestClientCountry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theZoneTellsTheCountryElseTheLanguage_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("country");
        QTest::newRow("its zone") << QByteArray("Europe/Lisbon") << QStringLiteral("pt")
                                  << QStringLiteral("PT");
        QTest::newRow("writes English in Amsterdam")
            << QByteArray("Europe/Amsterdam") << QStringLiteral("en-GB") << QStringLiteral("NL");
        QTest::newRow("a zone of no country")
            << QByteArray("UTC") << QStringLiteral("en-GB") << QStringLiteral("GB");
        QTest::newRow("with a script")
            << QByteArray("UTC") << QStringLiteral("zh-Hant-TW") << QStringLiteral("TW");
        QTest::newRow("neither") << QByteArray("UTC") << QStringLiteral("en") << QString();
        QTest::newRow("nothing") << QByteArray() << QString() << QString();
    }

    void theZoneTellsTheCountryElseTheLanguage()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const QString, language);
        QFETCH(const QString, country);
        clients::Client client;
        client.zone = zone;
        client.language = language;
        QCOMPARE(clients::countryOf(client), country);
    }
};

QTEST_GUILESS_MAIN(TestClientCountry)
#include "tst_client_country.moc"
