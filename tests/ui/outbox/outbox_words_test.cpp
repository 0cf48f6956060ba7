// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of the outbox says.
#include "base/clock.h"
#include "base/translate.h"
#include "outbox/delivery_words.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::outbox;
using publish::DeliveryState;

class OutboxWordsTest : public QObject
{
    Q_OBJECT
private:
    FakeClock m_clock;

    [[nodiscard]] QString why(const publish::OutboxItem &item) const
    {
        return whyText(item, m_clock.now(), "Europe/Lisbon");
    }
    [[nodiscard]] publish::OutboxItem failed(int partsThere) const
    {
        publish::OutboxItem item;
        item.delivery.state = DeliveryState::Failed;
        item.delivery.dueAt = m_clock.now();
        item.delivery.linksThere = partsThere;
        item.delivery.error.what = QStringLiteral("The network refused part 3.");
        return item;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QVERIFY(loadLanguage(*QCoreApplication::instance(), QStringLiteral("en"))); // plurals
    }
    void aBrokenThreadSaysHowMuchOfItIsThere()
    {
        QCOMPARE(why(failed(0)), QStringLiteral("The network refused part 3."));
        QCOMPARE(why(failed(1)),
                 QStringLiteral("1 part went out, the rest waits. The network refused part 3."));
        QCOMPARE(why(failed(2)),
                 QStringLiteral("2 parts went out, the rest waits. The network refused part 3."));
        QVERIFY(whyInFull(failed(2), m_clock.now(), "Europe/Lisbon").startsWith(why(failed(2))));
    }
    void whatIsWholeSaysNothingOfParts()
    {
        publish::OutboxItem item = failed(4);
        item.delivery.state = DeliveryState::Published;
        QCOMPARE(why(item), QStringLiteral("Without a link"));
    }
    void aListSaysWhereItIsAndNotTheWholeAddress()
    {
        publish::OutboxItem item;
        item.delivery.state = DeliveryState::Published;
        const auto inShort = [&] { return whyInShort(item, m_clock.now(), "Europe/Lisbon"); };
        QVERIFY(inShort().isEmpty());
        QCOMPARE(why(item), QStringLiteral("Without a link"));
        item.delivery.remoteUrl = QUrl(QStringLiteral("https://mastodon.example/@crumb/1"));
        QCOMPARE(inShort(), QStringLiteral("On mastodon.example"));
        QCOMPARE(why(item), QStringLiteral("https://mastodon.example/@crumb/1"));
        item.delivery.remoteUrl = QUrl(QStringLiteral("practice:/crumb/01a1f39d"));
        QCOMPARE(inShort(), QStringLiteral("On Practice"));
        QCOMPARE(why(item), QStringLiteral("On Practice"));
    }
    void aListSaysHowLateAndThePanelWhy()
    {
        publish::OutboxItem item;
        item.delivery.state = DeliveryState::Missed;
        item.delivery.dueAt = m_clock.now() - std::chrono::hours(2);
        item.reason = QStringLiteral("Its time passed.");
        QCOMPARE(whyInShort(item, m_clock.now(), "Europe/Lisbon"), QStringLiteral("2 h late"));
        QCOMPARE(why(item), QStringLiteral("2 h late. Its time passed."));
    }
    void aDayThatStandsAloneBeginsWithACapital()
    {
        const Instant now = m_clock.now();
        const auto day = std::chrono::hours(24);
        QVERIFY(momentText(now, now, "Europe/Lisbon").startsWith(QStringLiteral("today ")));
        QVERIFY(momentTitle(now, now, "Europe/Lisbon").startsWith(QStringLiteral("Today ")));
        QVERIFY(momentTitle(now - day, now, "Europe/Lisbon").startsWith(QStringLiteral("Yesterday ")));
        QVERIFY(momentTitle(now + day, now, "Europe/Lisbon").startsWith(QStringLiteral("Tomorrow ")));
        QCOMPARE(momentTitle(now - 9 * day, now, "Europe/Lisbon"),
                 momentText(now - 9 * day, now, "Europe/Lisbon"));
    }
    void onlyNamesHaveAnAtSign()
    {
        publish::OutboxItem item;
        item.accountHandle = QStringLiteral("blog.example");
        item.network = networks::NetworkKey::fromString(QStringLiteral("wordpress"));
        QCOMPARE(handleText(item), QStringLiteral("blog.example"));
        item.network = networks::NetworkKey::bluesky();
        QCOMPARE(handleText(item), QStringLiteral("@blog.example"));
        item.byHand = true;
        QCOMPARE(handleText(item), QStringLiteral("blog.example"));
    }
};

QTEST_GUILESS_MAIN(OutboxWordsTest)
#include "outbox_words_test.moc"
