// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/rules_catalogue.h"
#include "publish/by_hand_steps.h"
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
    [[nodiscard]] static networks::OutgoingPost post(const QString &text, const QString &comment,
                                                     int pictures)
    {
        networks::OutgoingPost post;
        post.text = text;
        post.firstComment = comment;
        for (int i = 0; i < pictures; ++i) {
            networks::OutgoingMedia picture;
            picture.filePath = QStringLiteral("/fitted/%1.png").arg(i);
            picture.altText = QStringLiteral("Alt %1").arg(i);
            post.media.push_back(picture);
        }
        return post;
    }
    [[nodiscard]] const networks::NetworkRules &rules(const char *key) const
    {
        return *m_rules.find(networks::NetworkKey::fromString(QString::fromLatin1(key)));
    }
    networks::RulesCatalogue m_rules;
};

void TestByHandSteps::allThatThereIsComesInOrder()
{
    const auto made = publish::byHandSteps(post(QStringLiteral("Hello"), QStringLiteral("First"), 2), {},
                                           rules("linkedin-member"));
    QCOMPARE(made.steps.size(), size_t(4));
    QCOMPARE(made.steps[0].kind, Kind::CopyText);
    QCOMPARE(made.steps[0].text, QStringLiteral("Hello"));
    QCOMPARE(made.steps[1].kind, Kind::OpenPage);
    QCOMPARE(made.steps[1].page, rules("linkedin-member").composePage);
    QVERIFY(!made.steps[1].page.isEmpty());
    QCOMPARE(made.steps[2].kind, Kind::DragFiles);
    QCOMPARE(made.steps[2].files.size(), size_t(2));
    QCOMPARE(made.steps[2].files[1].path, QStringLiteral("/fitted/1.png"));
    QCOMPARE(made.steps[2].files[1].altText, QStringLiteral("Alt 1"));
    QCOMPARE(made.steps[3].kind, Kind::CopyFirstComment);
    QCOMPARE(made.steps[3].text, QStringLiteral("First"));
}

void TestByHandSteps::whatThereIsNothingOfIsNoStep()
{
    const auto made = publish::byHandSteps(post({}, {}, 1), {}, rules("other"));
    QCOMPARE(made.steps.size(), size_t(1));
    QCOMPARE(made.steps[0].kind, Kind::DragFiles);
    QVERIFY(made.takes.isEmpty() || !made.takes.join(u' ').contains(QLatin1StringView("clicked")));
}

void TestByHandSteps::aPlaceOfOnesOwnOpensTheAccountsPage()
{
    clients::Account account;
    account.page = QUrl(QStringLiteral("https://club.example/board"));
    const auto made = publish::byHandSteps(post(QStringLiteral("Hi"), {}, 0), account, rules("other"));
    QCOMPARE(made.steps.size(), size_t(2));
    QCOMPARE(made.steps[1].page, account.page);
}

void TestByHandSteps::saysWhatTheNetworkTakes()
{
    const auto made = publish::byHandSteps(post(QStringLiteral("Hi"), {}, 0), {}, rules("bluesky"));
    const QString words = made.takes.join(u' ');
    QVERIFY2(words.contains(QLatin1StringView("Bluesky takes up to 300 character")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1StringView("up to 4 picture")), qPrintable(words));
    const auto instagram = publish::byHandSteps(post(QStringLiteral("Hi"), {}, 0), {}, rules("instagram"));
    QVERIFY2(instagram.takes.join(u' ').contains(QLatin1StringView("without a picture")),
             qPrintable(instagram.takes.join(u' ')));
}

QTEST_APPLESS_MAIN(TestByHandSteps)
#include "tst_by_hand_steps.moc"
