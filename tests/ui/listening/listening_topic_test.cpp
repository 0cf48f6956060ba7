// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Adding and changing a topic by keyboard.
#include "listening_fixture.h"

#include <QCheckBox>

using namespace hatstand;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class ListeningTopicTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whileTypingItSaysWhatIsFoundAndWhatIsWrong()
    {
        ListeningFixture w;
        w.say("fresh bread");
        w.say("bread again");
        w.say("cake");
        w.add(u"Cake"_s, u"cake"_s);
        w.open();
        w.part<QPushButton>("addTopic")->click();
        auto *query = w.dialog()->findChild<QPlainTextEdit *>(u"topicQuery"_s);
        auto *found = w.dialog()->findChild<QLabel *>(u"queryFound"_s);
        query->setFocus();
        QTest::keyClicks(query, u"bread"_s);
        QCOMPARE(w.dialog()->findChild<QLabel *>(u"queryExplained"_s)->text(), u"<b>bread</b>"_s);
        QTRY_VERIFY(found->text().startsWith(u"2 message"_s));
        QVERIFY(w.dialog()->findChild<QLabel *>(u"queryNewest"_s)->text().contains(u"Eva Mulder"_s));
        QTest::keyClicks(query, u")"_s);
        QCOMPARE(query->extraSelections().size(), 1);
        QCOMPARE(query->extraSelections().front().cursor.selectedText(), u")"_s);
    }

    void whatCannotBeKeptStaysOpenWithTheReason()
    {
        ListeningFixture w;
        w.add(u"Cake"_s, u"cake"_s);
        w.open();
        w.part<QPushButton>("addTopic")->click();
        auto *save = w.dialog()->findChild<QPushButton *>(u"saveTopic"_s);
        save->click();
        QVERIFY(w.dialog()); // it has no name
        w.dialog()->findChild<QLineEdit *>(u"topicName"_s)->setText(u"Bread"_s);
        save->click();
        QVERIFY(w.dialog()); // nothing is looked for
        w.dialog()->findChild<QPlainTextEdit *>(u"topicQuery"_s)->setPlainText(u"bread"_s);
        save->click();
        QTRY_VERIFY(!w.dialog());
        QCOMPARE(w.topics.topics(w.client)->size(), size_t(2));
    }

    void rivalsAlertsAndQuietHoursAreKept()
    {
        ListeningFixture w;
        const listen::TopicId id = w.add(u"Cake"_s, u"cake"_s);
        w.open();
        w.part<QPushButton>("editTopic")->click();
        w.dialog()->findChild<QLineEdit *>(u"topicUs"_s)->setText(u"Crumb"_s);
        w.dialog()->findChild<QPlainTextEdit *>(u"topicRivals"_s)->setPlainText(u"Loaf\nBun = bun OR buns"_s);
        w.dialog()->findChild<QLineEdit *>(u"topicWords"_s)->setText(u"mould"_s);
        w.dialog()->findChild<QCheckBox *>(u"alertSpike"_s)->setChecked(true);
        w.dialog()->findChild<QCheckBox *>(u"quietHours"_s)->setChecked(true);
        w.dialog()->findChild<QPushButton *>(u"saveTopic"_s)->click();
        QTRY_VERIFY(!w.dialog());
        const listen::Topic kept = w.topics.topic(id).value();
        QCOMPARE(kept.voices.size(), size_t(3));
        QVERIFY(kept.voices[0].isOurs);
        QCOMPARE(kept.voices[1].query, u"\"Loaf\""_s);
        QCOMPARE(kept.voices[2].query, u"bun OR buns"_s);
        QCOMPARE(kept.alerts.size(), size_t(2));
        QVERIFY(w.alerts.quietHours(w.client)->isOn);
        // Opened again it stands there as it was typed.
        w.part<QPushButton>("editTopic")->click();
        QCOMPARE(w.dialog()->findChild<QPlainTextEdit *>(u"topicRivals"_s)->toPlainText(),
                 u"Loaf\nBun = bun OR buns"_s);
    }

    void aTopicIsRemovedAndBroughtBack()
    {
        ListeningFixture w;
        w.add(u"Bread"_s, u"bread"_s);
        w.add(u"Cake"_s, u"cake"_s);
        w.open();
        w.part<QPushButton>("editTopic")->click();
        QPushButton *remove = nullptr;
        for (auto *button : w.dialog()->findChildren<QPushButton *>()) {
            if (button->text().contains(u"no more"_s))
                remove = button;
        }
        QVERIFY(remove);
        remove->click();
        QTRY_VERIFY(!w.dialog());
        QCOMPARE(w.part<QListView>("topics")->model()->rowCount(), 1);
        w.undo.undo();
        w.settle();
        QCOMPARE(w.part<QListView>("topics")->model()->rowCount(), 2);
    }
};

QTEST_MAIN(ListeningTopicTest)
#include "listening_topic_test.moc"
