// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/account_limits.h"
#include "networks/rules_catalogue.h"

#include <QJsonArray>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;

namespace
{
QString s(const char *text)
{
    return QString::fromLatin1(text);
}

AccountLimits example()
{
    AccountLimits limits;
    limits.text = 5000;
    limits.linkLength = 30;
    limits.mediaCount = 8;
    limits.altText = 10'000;
    limits.imageBytes = 10'000'000;
    limits.imagePixels = 33'177'600;
    limits.videoBytes = 40'000'000;
    limits.pollOptions = 4;
    limits.types = {s("image/jpeg"), s("image/gif"), s("video/mp4")};
    limits.source = s("social.example");
    limits.date = s("2026-11");
    return limits;
}

QJsonObject kept(const AccountLimits &limits)
{
    return {{s("limits"), toJson(limits)}};
}
} // namespace

class TestAccountLimits : public QObject
{
    Q_OBJECT

    const RulesCatalogue m_rules;
    const NetworkRules m_mastodon = m_rules.findOrOther(NetworkKey::fromString(s("mastodon")));

private Q_SLOTS:
    void whatIsKeptIsRead()
    {
        QCOMPARE(accountLimits(kept(example())), example());
        QCOMPARE(accountLimits({}), AccountLimits());
    }

    void nonsenseIsNoLimit()
    {
        const QJsonObject options{{s("limits"), QJsonObject{{s("text"), -1},
                                                            {s("linkLength"), 0},
                                                            {s("mediaCount"), s("four")},
                                                            {s("altText"), QJsonArray{}},
                                                            {s("types"), s("image/png")}}}};
        QCOMPARE(accountLimits(options), AccountLimits());
        QCOMPARE(accountLimits({{s("limits"), 7}}), AccountLimits());
        const NetworkRules rules = withLimits(m_mastodon, options);
        QCOMPARE(rules.text.limit->value, m_mastodon.text.limit->value);
    }

    void theServersWordGoesBeforeTheNetworks()
    {
        const NetworkRules rules = withLimits(m_mastodon, kept(example()));
        QCOMPARE(rules.text.limit->value, 5000);
        QCOMPARE(rules.text.limit->source, s("social.example"));
        QCOMPARE(rules.text.linkLength->value, 30);
        QCOMPARE(rules.media.maxTotal->value, 8);
        QCOMPARE(rules.media.image.maxCount->value, 8);
        QCOMPARE(rules.media.video.maxCount->value, 1); // one all the same
        QCOMPARE(rules.media.image.maxAltText->value, 10'000);
        QCOMPARE(rules.media.image.maxBytes->value, 10'000'000);
        QCOMPARE(rules.media.gif.maxBytes->value, 10'000'000);
        QCOMPARE(rules.media.video.maxBytes->value, 40'000'000);
        QCOMPARE(rules.media.image.types, QStringList{s("image/jpeg")});
        QCOMPARE(rules.media.gif.types, QStringList{s("image/gif")});
        QCOMPARE(rules.media.video.types, QStringList{s("video/mp4")});
        QCOMPARE(rules.media.audio.maxCount->value, 0); // it takes none
        QCOMPARE(rules.key, m_mastodon.key);
    }

    void whatTheServerDoesNotSayStaysTheNetworks()
    {
        AccountLimits limits;
        limits.text = 11'000;
        const NetworkRules rules = withLimits(m_mastodon, kept(limits));
        QCOMPARE(rules.text.limit->value, 11'000);
        QCOMPARE(rules.media.image.types, m_mastodon.media.image.types);
        QCOMPARE(rules.media.maxTotal->value, m_mastodon.media.maxTotal->value);
    }
};

QTEST_GUILESS_MAIN(TestAccountLimits)
#include "tst_account_limits.moc"
