// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/campaign_service.h"
#include "strategy/utm_name.h"
#include "support/test_workspace.h"

#include <QSignalSpy>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::strategy;

class TestCampaignService : public QObject
{
    Q_OBJECT

private:
    Result<CampaignId> add(const QString &name, const QString &utm = {})
    {
        Campaign campaign;
        campaign.clientId = m_client;
        campaign.name = name;
        campaign.utmCampaign = utm;
        return m_service->add(campaign);
    }
    QString utmOf(const Result<CampaignId> &id) const
    {
        return id ? m_service->campaign(*id)->utmCampaign : QStringLiteral("(failed)");
    }
    QStringList names() const
    {
        QStringList all;
        const auto listed = m_service->campaignsOf(m_client);
        for (const Campaign &campaign : listed.value())
            all << campaign.name;
        return all;
    }

    std::unique_ptr<test::TestWorkspace> m_house;
    std::unique_ptr<CampaignService> m_service;
    clients::ClientId m_client;

private Q_SLOTS:
    void init()
    {
        m_service.reset();
        m_house = std::make_unique<test::TestWorkspace>();
        m_service = std::make_unique<CampaignService>(m_house->database(), m_house->clock);
        m_client = m_house->addClient(QStringLiteral("Padaria Alma"));
    }

    void makesANameForLinks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("utm");
        QTest::newRow("words") << QStringLiteral("Christmas Stollen 26")
                               << QStringLiteral("christmas-stollen-26");
        QTest::newRow("marks") << QStringLiteral("  Pão &  Açúcar!! ") << QStringLiteral("pao-acucar");
        QTest::newRow("apostrophe") << QStringLiteral("Anna’s & Ben's") << QStringLiteral("annas-bens");
        QTest::newRow("sharp s") << QStringLiteral("Straße") << QStringLiteral("strasse");
        QTest::newRow("Nordic") << QStringLiteral("Øl på Ærø") << QStringLiteral("ol-pa-aero");
        QTest::newRow("Greek") << QStringLiteral("Καλημέρα") << QStringLiteral("kalemera");
        QTest::newRow("Cyrillic") << QStringLiteral("Весна") << QStringLiteral("vesna");
        QTest::newRow("only signs") << QStringLiteral("🎄🎄") << QString();
        QTest::newRow("dashes") << QStringLiteral("--a---b--") << QStringLiteral("a-b");
    }

    void makesANameForLinks()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, utm);
        QCOMPARE(utmNameFrom(name), utm);
    }

    void aMadeNameIsAlwaysGoodForLinks()
    {
        QVERIFY(rc::check("utmNameFrom() is empty or a UTM name, and making it again changes nothing",
                          [](const std::u32string &points) {
                              const QString name = QString::fromUcs4(points.data(), qsizetype(points.size()));
                              const QString utm = utmNameFrom(name);
                              RC_ASSERT(utm.isEmpty() || isUtmName(utm));
                              RC_ASSERT(utmNameFrom(utm) == utm);
                          }));
    }

    void isUniqueWithinAClient()
    {
        QCOMPARE(utmOf(add(QStringLiteral("Spring"))), QStringLiteral("spring"));
        QCOMPARE(utmOf(add(QStringLiteral("SPRING!"))), QStringLiteral("spring-2"));
        QCOMPARE(utmOf(add(QStringLiteral("Spring 2"))), QStringLiteral("spring-2-2"));
        QCOMPARE(utmOf(add(QStringLiteral("🌱"))), QStringLiteral("campaign"));
        QCOMPARE(utmOf(add(QStringLiteral("🌷"))), QStringLiteral("campaign-2"));
        QCOMPARE(add(QStringLiteral("Other"), QStringLiteral("Spring")).error().code, ErrorCode::Conflict);
        m_client = m_house->addClient(QStringLiteral("Other"));
        QCOMPARE(utmOf(add(QStringLiteral("Spring"))), QStringLiteral("spring"));
    }

    void aNumberFitsEvenBehindALongName()
    {
        const QString longName(300, u'x');
        QCOMPARE(add(longName).error().code, ErrorCode::InvalidInput);
        const QString name(100, u'x');
        QCOMPARE(utmOf(add(name)), QString(maxUtmLength, u'x'));
        const QString second = utmOf(add(name));
        QCOMPARE(second.size(), maxUtmLength);
        QVERIFY(second.endsWith(QStringLiteral("-2")));
    }

    void refusesWhatCannotBe()
    {
        QSignalSpy changed(m_service.get(), &CampaignService::changed);
        QCOMPARE(add(QStringLiteral(" ")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(add(QStringLiteral("A"), QStringLiteral("a b&c")).error().code, ErrorCode::InvalidInput);
        m_client = clients::ClientId::create(m_house->clock);
        QCOMPARE(add(QStringLiteral("A")).error().code, ErrorCode::NotFound);
        QCOMPARE(changed.count(), 0);
    }

    void listsEditsAndArchives()
    {
        const CampaignId spring = *add(QStringLiteral("spring"));
        QVERIFY(add(QStringLiteral("Autumn")));
        QCOMPARE(names(), (QStringList{QStringLiteral("Autumn"), QStringLiteral("spring")}));

        Campaign edited = *m_service->campaign(spring);
        edited.name = QStringLiteral("Late spring");
        QVERIFY(m_service->edit(edited));
        QCOMPARE(m_service->campaign(spring)->utmCampaign, QStringLiteral("spring"));
        edited.utmCampaign.clear();
        QVERIFY(m_service->edit(edited));
        QCOMPARE(m_service->campaign(spring)->utmCampaign, QStringLiteral("late-spring"));
        edited.utmCampaign = QStringLiteral("autumn");
        QCOMPARE(m_service->edit(edited).error().code, ErrorCode::Conflict);

        QVERIFY(m_service->archive(spring));
        QCOMPARE(names(), QStringList{QStringLiteral("Autumn")});
        QCOMPARE(m_service->archivedOf(m_client)->size(), size_t(1));
        // An archived campaign keeps its name for links: its numbers are still read.
        QCOMPARE(utmOf(add(QStringLiteral("Late spring"))), QStringLiteral("late-spring-2"));
        QVERIFY(m_service->unarchive(spring));
        QCOMPARE(names().size(), 3);

        edited.id = CampaignId::create(m_house->clock);
        QCOMPARE(m_service->edit(edited).error().code, ErrorCode::NotFound);
        QCOMPARE(m_service->archive(edited.id).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestCampaignService)
#include "tst_campaign_service.moc"
