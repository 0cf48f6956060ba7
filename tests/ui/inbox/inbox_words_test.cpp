// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_words.h"
#include "inbox/message_document.h"
#include "kit/time_words.h"

#include <QLocale>
#include <QTest>
#include <QTextDocument>

using namespace hatstand;
using namespace hatstand::ui::inbox;
using hatstand::ui::ageWords;
using namespace std::chrono_literals;

/// What the inbox says, and what it makes of what others have written.
class InboxWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void promises_data()
    {
        QTest::addColumn<int>("minutes"); // until it is due
        QTest::addColumn<QString>("words");
        QTest::newRow("over") << -130 << QStringLiteral("2 h 10 over");
        QTest::newRow("over, with a nought") << -65 << QStringLiteral("1 h 05 over");
        QTest::newRow("minutes over") << -52 << QStringLiteral("52 min over");
        QTest::newRow("just over") << 0 << QStringLiteral("due in 1 min");
        QTest::newRow("due") << 110 << QStringLiteral("due in 1 h 50");
        QTest::newRow("full hours") << 180 << QStringLiteral("due in 3 h");
    }
    void promises()
    {
        QFETCH(const int, minutes);
        QFETCH(const QString, words);
        const Instant now = Instant::fromMilliseconds(1'800'000'000'000);
        listen::Conversation conversation;
        QCOMPARE(promiseWords(conversation, now), QString());
        conversation.dueAt = now + std::chrono::minutes(minutes);
        QCOMPARE(promiseWords(conversation, now), words);
        QCOMPARE(isOverdue(conversation, now), minutes < 0);
    }

    void ages()
    {
        const Instant now = Instant::fromMilliseconds(1'800'000'000'000);
        QCOMPARE(ageWords(now - 20s, now), QStringLiteral("now"));
        QCOMPARE(ageWords(now - 58min, now), QStringLiteral("58 min"));
        QCOMPARE(ageWords(now - 6h - 40min, now), QStringLiteral("6 h"));
        QCOMPARE(ageWords(now - 24h * 3, now), QStringLiteral("3 d"));
    }

    void starsAreFive()
    {
        QCOMPARE(starWords(4), QStringLiteral("★★★★☆"));
        QCOMPARE(starWords(9), QStringLiteral("★★★★★"));
        QCOMPARE(starSentence(1), QStringLiteral("1 of 5 stars"));
    }

    void headlines()
    {
        using networks::Channel;
        QCOMPARE(headline(Channel::Comment, QStringLiteral("Demo day")),
                 QStringLiteral("Comment on “Demo day”"));
        QCOMPARE(headline(Channel::Review, {}), QStringLiteral("Review"));
        QVERIFY(headline(Channel::DirectMessage, QStringLiteral("Demo day"))
                    .startsWith(QStringLiteral("Direct")));
    }

    void htmlIsShownClean()
    {
        ThreadItem item;
        item.html = QStringLiteral("<p style=\"color:#fff\">Hi <b>there</b></p><script>evil()</script>"
                                   "<img src=\"https://spy.example/pixel.gif\" alt=\"a cat\">"
                                   "<a href=\"javascript:evil()\">no</a>"
                                   "<a href=\"https://evil.example/x\">https://bank.example</a>");
        item.text = QStringLiteral("Hi there");
        const auto document = documentOf(item, QFont());
        const QString shown = document->toPlainText();
        QVERIFY(!shown.contains(QStringLiteral("evil()")));
        // A link that looks like another one says where it leads.
        QVERIFY2(shown.contains(QStringLiteral("[evil.example]")), qPrintable(shown));
        const auto links = linksIn(item);
        QStringList addresses;
        for (const ThreadLink &link : links)
            addresses << link.address;
        QVERIFY2(addresses.contains(QStringLiteral("https://evil.example/x")),
                 qPrintable(addresses.join(u' ')));
        for (const QString &address : addresses)
            QVERIFY2(address.startsWith(QStringLiteral("http")), qPrintable(address));
        QVERIFY(document
                    ->resource(QTextDocument::ImageResource,
                               QUrl(QStringLiteral("https://spy.example/pixel.gif")))
                    .isNull());
    }

    void plainTextStaysText()
    {
        ThreadItem item;
        item.text = QStringLiteral("1 < 2 & see https://example.org/a?b=1&c=2\nnext <b>line</b>");
        const auto document = documentOf(item, QFont());
        QVERIFY(document->toPlainText().contains(QStringLiteral("<b>line</b>")));
        const auto links = linksIn(item);
        QCOMPARE(links.size(), 1U);
        QCOMPARE(links.front().address, QStringLiteral("https://example.org/a?b=1&c=2"));
    }

    void onlyAddressesOfTheWebAreOpened()
    {
        QCOMPARE(openable(QStringLiteral("https://example.org/")), QStringLiteral("https://example.org/"));
        for (const char *address :
             {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "about:blank"})
            QCOMPARE(openable(QString::fromLatin1(address)), QString());
    }
};

QTEST_MAIN(InboxWordsTest)
#include "inbox_words_test.moc"
