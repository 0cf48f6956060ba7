// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of listening shows, and what a person does on it by keyboard.
#include "kit/banner.h"
#include "listening_fixture.h"

using namespace hatstand;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class ListeningPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewcomerIsOfferedTheirOwnName()
    {
        ListeningFixture w;
        w.open();
        auto *nothing = w.part<EmptyState>("noTopics");
        QVERIFY(nothing->isVisible());
        w.page->panes().first()->setFocus();
        QTest::keyClick(w.page->focusWidget(), Qt::Key_Space);
        QVERIFY(w.dialog());
        QCOMPARE(w.dialog()->findChild<QPlainTextEdit *>(u"topicQuery"_s)->toPlainText(),
                 u"\"Crumb & Clover\" OR @crumb.example"_s);
        QTest::keyClick(w.dialog(), Qt::Key_Return, Qt::ControlModifier);
        w.dialog()->findChild<QPushButton *>(u"saveTopic"_s)->click();
        QTRY_VERIFY(!w.dialog());
        QVERIFY(!nothing->isVisible());
        QCOMPARE(w.topics.topics(w.client)->front().name, u"Our name"_s);
        w.undo.undo();
        w.settle();
        QVERIFY(nothing->isVisible());
    }

    void aTopicIsShownWithItsFiguresAndItsStream()
    {
        ListeningFixture w;
        w.say("a good loaf of bread");
        w.say("bad bread", 60);
        w.say("nothing of the kind");
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        QCOMPARE(w.part<QLabel>("queryInWords")->text(), u"<b>bread</b>"_s);
        QVERIFY(w.part<QLabel>("feelingShares")->text().contains(u"50%"_s));
        QCOMPARE(w.stream().size(), 2);
        QCOMPARE(w.stream()[0]->item().message.text, u"a good loaf of bread"_s);
        QVERIFY(w.part<QWidget>("volumeChart")->accessibleDescription().startsWith(u"2 mention"_s));
        QTRY_VERIFY(!w.part<QLabel>("topWords")->text().endsWith(u'…'));
    }

    void theKeyboardGoesFromTopicToTopic()
    {
        ListeningFixture w;
        w.add(u"Bread"_s, u"bread"_s);
        w.add(u"Cake"_s, u"cake"_s);
        w.open();
        auto *list = w.part<QListView>("topics");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(w.part<QLabel>("queryInWords")->text(), u"<b>cake</b>"_s);
        QVERIFY(w.actions.trigger(u"listening.previous"_s));
        QCOMPARE(list->currentIndex().row(), 0);
        QVERIFY(list->currentIndex().data(Qt::AccessibleTextRole).toString().startsWith(u"Bread"_s));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(w.dialog());
        QTest::keyClick(w.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!w.dialog());
    }

    void theStreamGoesBackPageByPage()
    {
        ListeningFixture w;
        for (int i = 0; i < 25; ++i)
            w.say("bread " + std::to_string(i), 100 - i);
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        QCOMPARE(w.stream().size(), 20);
        auto *more = w.part<QPushButton>("moreOfStream");
        QVERIFY(more->isVisibleTo(w.page.get()));
        QTest::keyClick(more, Qt::Key_Space);
        QCOMPARE(w.stream().size(), 25);
        QVERIFY(!more->isVisibleTo(w.page.get()));
    }

    void aMessageGoesToTheInboxAndComesBack()
    {
        ListeningFixture w;
        w.say("who sells bread?");
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        const listen::MessageId id = w.stream()[0]->item().message.id;
        const auto inConversation = [&] {
            return !listen::MessageTable(w.base.database()).message(id).value()->conversationId.isNull();
        };
        w.stream()[0]->firstButton()->setFocus();
        QVERIFY(w.actions.trigger(u"listening.to-inbox"_s));
        QVERIFY(inConversation());
        w.undo.undo();
        QVERIFY(!inConversation());
    }

    void aMessageBecomesAnIdeaOrIsOpened()
    {
        ListeningFixture w;
        w.say("who sells bread?");
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        w.stream()[0]->findChild<QPushButton *>(u"streamAction1"_s)->click();
        QCOMPARE(w.undo.count(), 1);
        w.stream()[0]->findChild<QPushButton *>(u"streamAction2"_s)->click();
        QCOMPARE(w.opened, (QList<QUrl>{QUrl(u"https://square.example/m1"_s)}));
    }

    void whatWasToldIsShownUntilItIsSeen()
    {
        ListeningFixture w;
        w.add(u"Bread"_s, u"bread"_s, {{.kind = listen::AlertKind::Word, .query = u"mould"_s}});
        w.say("mould on bread");
        w.match();
        w.open();
        auto *banner = w.part<Banner>("toldBanner");
        QVERIFY(banner->isVisible());
        QVERIFY(w.pages.list(w.client, 30)->front().hasAlert);
        banner->actionButton()->click();
        w.settle();
        QVERIFY(!banner->isVisible());
        QVERIFY(!w.pages.list(w.client, 30)->front().hasAlert);
    }

    void whatComesInIsShownWithoutAsking()
    {
        ListeningFixture w;
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        QCOMPARE(w.stream().size(), 0);
        w.say("fresh bread");
        w.match();
        w.settle();
        QCOMPARE(w.stream().size(), 1);
    }

    void aPersonSaysHowItSounds()
    {
        ListeningFixture w;
        w.say("bad bread");
        const listen::TopicId id = w.add(u"Bread"_s, u"bread"_s);
        w.open();
        QVERIFY(w.acts.setFeeling(w.stream()[0]->item().message.id, listen::Feeling::Positive));
        w.match();
        w.settle();
        QCOMPARE(w.pages.view(id, 7)->corrected, qint64(1));
        QVERIFY(w.part<QLabel>("judgedNote")->text().contains(u"1"_s));
    }

    void withoutAClientItIsSaid()
    {
        ListeningFixture w;
        w.base.addClient(u"Other"_s);
        w.open();
        w.scope.setClient(std::nullopt);
        w.settle();
        auto *nothing = w.part<EmptyState>("noTopics");
        QVERIFY(nothing->isVisible());
        nothing->actionButton()->click();
        QCOMPARE(w.scope.client(), std::optional(w.client));
    }

    void aSmallWindowKeepsTheStreamInADrawer()
    {
        ListeningFixture w;
        w.say("bread");
        w.add(u"Bread"_s, u"bread"_s);
        w.open();
        w.page->resize(796, 560);
        QCoreApplication::processEvents();
        auto *button = w.part<QPushButton>("streamButton");
        QTRY_VERIFY(button->isVisible());
        button->click();
        QTRY_VERIFY(w.part<QWidget>("stream")->isVisible());
    }
};

QTEST_MAIN(ListeningPageTest)
#include "listening_page_test.moc"
