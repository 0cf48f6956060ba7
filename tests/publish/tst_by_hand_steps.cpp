// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/rules_catalogue.h"
#include "publish/by_hand_steps.h"
#include "publish/frozen_content.h"
#include "publish/post_address.h"

#include <QTest>

using namespace hatstand;
using Kind = publish::ByHandStep::Kind;

class TestByHandSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allThatThereIsComesInOrder();
    void whatThereIsNothingOfIsNoStep();
    void aPlaceOfOnesOwnOpensTheAccountsPage();
    void saysWhatTheNetworkTakes();
    void damagedContentIsAFailure();
    void addressesOfPosts_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("whole") << QStringLiteral("https://a.example/1") << true;
        QTest::newRow("bare") << QStringLiteral(" a.example/1 ") << true;
        QTest::newRow("script") << QStringLiteral("javascript://a.example/%0aalert(1)") << false;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
        QTest::newRow("port") << QStringLiteral("a.example:8443/1") << true;
        QTest::newRow("mail") << QStringLiteral("mailto:a@b.example") << false;
        QTest::newRow("name in it") << QStringLiteral("me@a.example") << false;
        QTest::newRow("password in it") << QStringLiteral("https://me:secret@a.example/1") << false;
        QTest::newRow("one slash") << QStringLiteral("https:/a.example") << false;
        QTest::newRow("no host") << QStringLiteral("http://") << false;
        QTest::newRow("words") << QStringLiteral("it is there") << false;
    }
    void addressesOfPosts()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, good);
        QCOMPARE(publish::postAddress(typed).has_value(), good);
    }

private:
    [[nodiscard]] static publish::Delivery delivery(const QString &text, const QString &comment, int pictures)
    {
        plan::EffectiveVersion version;
        version.text = text;
        version.firstComment = comment;
        QHash<plan::MediaId, plan::MediaItem> items;
        const FakeClock clock;
        for (int i = 0; i < pictures; ++i) {
            plan::MediaItem item;
            item.id = plan::MediaId::create(clock);
            item.fileName = QStringLiteral("%1.png").arg(i);
            items.insert(item.id, item);
            version.media.push_back({item.id, QStringLiteral("Alt %1").arg(i)});
        }
        publish::Delivery delivery;
        delivery.state = publish::DeliveryState::Waiting;
        delivery.content = publish::freezeContent(version, {}, items).value();
        return delivery;
    }
    [[nodiscard]] static QString pathOf(const plan::MediaItem &item)
    {
        return QStringLiteral("/media/") + item.fileName;
    }
    [[nodiscard]] const networks::NetworkRules &rules(const char *key) const
    {
        return *m_rules.find(networks::NetworkKey::fromString(QString::fromLatin1(key)));
    }
    networks::RulesCatalogue m_rules;
};

void TestByHandSteps::allThatThereIsComesInOrder()
{
    const auto made = publish::byHandSteps(delivery(QStringLiteral("Hello"), QStringLiteral("First"), 2), {},
                                           rules("linkedin-member"), pathOf);
    QVERIFY(made);
    QCOMPARE(made->steps.size(), size_t(4));
    QCOMPARE(made->steps[0].kind, Kind::CopyText);
    QCOMPARE(made->steps[0].text, QStringLiteral("Hello"));
    QCOMPARE(made->steps[1].kind, Kind::OpenPage);
    QCOMPARE(made->steps[1].page, rules("linkedin-member").composePage);
    QVERIFY(!made->steps[1].page.isEmpty());
    QCOMPARE(made->steps[2].kind, Kind::DragFiles);
    QCOMPARE(made->steps[2].files.size(), size_t(2));
    QCOMPARE(made->steps[2].files[1].path, QStringLiteral("/media/1.png"));
    QCOMPARE(made->steps[2].files[1].altText, QStringLiteral("Alt 1"));
    QCOMPARE(made->steps[3].kind, Kind::CopyFirstComment);
    QCOMPARE(made->steps[3].text, QStringLiteral("First"));
}

void TestByHandSteps::whatThereIsNothingOfIsNoStep()
{
    const auto made = publish::byHandSteps(delivery({}, {}, 1), {}, rules("other"), pathOf);
    QVERIFY(made);
    QCOMPARE(made->steps.size(), size_t(1));
    QCOMPARE(made->steps[0].kind, Kind::DragFiles);
    QVERIFY(made->takes.isEmpty() || !made->takes.join(u' ').contains(QLatin1StringView("clicked")));
}

void TestByHandSteps::aPlaceOfOnesOwnOpensTheAccountsPage()
{
    clients::Account account;
    account.page = QUrl(QStringLiteral("https://club.example/board"));
    const auto made =
        publish::byHandSteps(delivery(QStringLiteral("Hi"), {}, 0), account, rules("other"), pathOf);
    QVERIFY(made);
    QCOMPARE(made->steps.size(), size_t(2));
    QCOMPARE(made->steps[1].page, account.page);
}

void TestByHandSteps::saysWhatTheNetworkTakes()
{
    const auto made =
        publish::byHandSteps(delivery(QStringLiteral("Hi"), {}, 0), {}, rules("bluesky"), pathOf);
    QVERIFY(made);
    const QString words = made->takes.join(u' ');
    QVERIFY2(words.contains(QLatin1StringView("Bluesky takes up to 300 character")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1StringView("up to 4 picture")), qPrintable(words));
    const auto instagram =
        publish::byHandSteps(delivery(QStringLiteral("Hi"), {}, 0), {}, rules("instagram"), pathOf);
    QVERIFY(instagram);
    QVERIFY2(instagram->takes.join(u' ').contains(QLatin1StringView("without a picture")),
             qPrintable(instagram->takes.join(u' ')));
}

void TestByHandSteps::damagedContentIsAFailure()
{
    publish::Delivery broken;
    broken.content = QStringLiteral("{");
    const auto made = publish::byHandSteps(broken, {}, rules("other"), pathOf);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::StorageDamaged);
}

QTEST_APPLESS_MAIN(TestByHandSteps)
#include "tst_by_hand_steps.moc"
