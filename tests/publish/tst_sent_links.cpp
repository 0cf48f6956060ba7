// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/link_tagging.h"
#include "publish/publish_workspace.h"
#include "strategy/campaign_service.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// Links with the campaign's parameters: what arrives on each network.
class TestSentLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_w = std::make_unique<test::PublishWorkspace>();
        m_campaigns = std::make_unique<strategy::CampaignService>(m_w->database(), m_w->clock);
        m_w->utmCampaign = [this](const strategy::CampaignId &id) {
            const auto campaign = m_campaigns->campaign(id);
            return campaign ? campaign->utmCampaign : QString();
        };
        m_client = m_w->addClient(QStringLiteral("Crumb"));
        m_bluesky = m_w->addAccount(m_client, QStringLiteral("crumb.example"));
        m_second = new test::FakeConnector(networks::NetworkKey::fromString(QStringLiteral("mastodon")));
        m_w->connectors->add(std::unique_ptr<networks::Connector>(m_second));
        networks::SignInRequest request;
        request.handle = QStringLiteral("crumb@example.social");
        request.server = QUrl(QStringLiteral("https://example.social"));
        request.secret = QStringLiteral("token");
        auto connecting = m_w->accounts.connectAccount(m_client, m_second->key(), request, {}, {});
        m_mastodon = test::await(std::move(connecting)).value();
        strategy::Campaign campaign;
        campaign.clientId = m_client;
        campaign.name = QStringLiteral("Stollen 26");
        campaign.utmCampaign = QStringLiteral("stollen-26");
        m_campaign = m_campaigns->add(campaign).value();
    }
    void cleanup()
    {
        m_w.reset();
        m_campaigns.reset();
    }

    void eachNetworkGetsItsOwnParameters()
    {
        const auto id = scheduled(true, m_campaign);
        const QString text = QStringLiteral("Order: https://crumb.example/stollen?size=1#top now");
        send();
        const QString content = plan::postShortId(id);
        const QString tags = QStringLiteral("utm_source=%1&utm_medium=social&utm_campaign=stollen-26&"
                                            "utm_content=%2");
        QCOMPARE(sentTo(m_w->network),
                 QStringLiteral("Order: https://crumb.example/stollen?size=1&%1#top now")
                     .arg(tags.arg(QStringLiteral("bluesky"), content)));
        // The version's own words, with the parameters of its own network.
        QCOMPARE(sentTo(m_second), QStringLiteral("Own: https://crumb.example/?%1")
                                       .arg(tags.arg(QStringLiteral("mastodon"), content)));
        // The post itself stays as it was written.
        QCOMPARE(m_w->posts.post(id)->text, text);
    }

    void linksStayAsTheyAre_data()
    {
        QTest::addColumn<bool>("tagLinks");
        QTest::addColumn<bool>("hasCampaign");
        QTest::newRow("not asked for") << false << true;
        QTest::newRow("no campaign") << true << false;
    }
    void linksStayAsTheyAre()
    {
        QFETCH(const bool, tagLinks);
        QFETCH(const bool, hasCampaign);
        scheduled(tagLinks, hasCampaign ? m_campaign : strategy::CampaignId());
        send();
        QCOMPARE(sentTo(m_w->network), QStringLiteral("Order: https://crumb.example/stollen?size=1#top now"));
        QCOMPARE(sentTo(m_second), QStringLiteral("Own: https://crumb.example/"));
    }

    void aRepeatSendsTheSameLinksWhateverBecameOfTheCampaign()
    {
        scheduled(true, m_campaign);
        m_w->network->failNext(ErrorCode::TimedOut);
        send();
        strategy::Campaign campaign = m_campaigns->campaign(m_campaign).value();
        campaign.utmCampaign = QStringLiteral("other");
        test::must(m_campaigns->edit(campaign));
        m_w->start();
        m_w->passTime(10min);
        const auto &calls = m_w->network->publishCalls;
        QCOMPARE(calls.size(), size_t(2));
        QVERIFY(calls[0].text.contains(QStringLiteral("utm_campaign=stollen-26")));
        QCOMPARE(calls[1].text, calls[0].text);
    }

private:
    plan::PostId scheduled(bool tagLinks, const strategy::CampaignId &campaign)
    {
        plan::Post post;
        post.clientId = m_client;
        post.campaignId = campaign;
        post.tagLinks = tagLinks;
        post.text = QStringLiteral("Order: https://crumb.example/stollen?size=1#top now");
        plan::Version own;
        own.accountId = m_mastodon;
        own.text = QStringLiteral("Own: https://crumb.example/");
        plan::Version plain;
        plain.accountId = m_bluesky;
        post.versions = {plain, own};
        post.planned = plan::plannedTimeAt(m_w->clock.now() + 1min, "Europe/Lisbon");
        const auto id = m_w->posts.add(post).value();
        test::must(m_w->outbox.schedule(id));
        return id;
    }
    void send()
    {
        m_w->clock.advance(1min);
        m_w->pass();
    }
    static QString sentTo(const test::FakeConnector *network)
    {
        return network->standing.size() == 1 ? network->standing[0].post.text : QString();
    }

    std::unique_ptr<test::PublishWorkspace> m_w;
    std::unique_ptr<strategy::CampaignService> m_campaigns;
    test::FakeConnector *m_second = nullptr; ///< owned by the workspace's connectors
    clients::ClientId m_client;
    clients::AccountId m_bluesky;
    clients::AccountId m_mastodon;
    strategy::CampaignId m_campaign;
};

QTEST_GUILESS_MAIN(TestSentLinks)
#include "tst_sent_links.moc"
