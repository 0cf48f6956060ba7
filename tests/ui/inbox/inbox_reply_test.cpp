// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox_fixture.h"

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::inbox;
using listen::ConversationState;

/// Answering, from the first key to what stands in the conversation.
class InboxReplyTest : public QObject, protected test::InboxFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void rWritesAndCtrlEnterSends()
    {
        const auto id = hear({});
        list()->setFocus();
        QVERIFY(box()->canAnswer());
        press(Qt::Key_R);
        QVERIFY(box()->field()->hasFocus());
        QVERIFY(!box()->isNote());
        type(QStringLiteral("Yes, there is a ramp."));
        QVERIFY(part<QLabel>("replyCount")->text().startsWith(QStringLiteral("2")));
        press(Qt::Key_Return, Qt::ControlModifier);
        const auto toCome = m_replies->toCome(id).value();
        QCOMPARE(toCome.size(), 1U);
        QVERIFY(toCome.front().text.contains(QStringLiteral("Yes, there is a ramp.")));
        QVERIFY(toCome.front().reply.thenDone);
        QCOMPARE(toCome.front().reply.who, QStringLiteral("Ines Marlow"));
        QCOMPARE(conversation(id).state, ConversationState::Done);
        QCOMPARE(rows()->rowCount(), 0);
    }

    void anAnswerIsTakenBack()
    {
        const auto id = hear({});
        list()->setFocus();
        press(Qt::Key_R);
        type(QStringLiteral("Too fast"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rows()->rowCount(), 0);
        m_parts->undo.undo();
        QCOMPARE(m_replies->toCome(id)->size(), 0U);
        QCOMPARE(conversation(id).state, ConversationState::Open);
        QCOMPARE(rows()->rowCount(), 1);
    }

    void whatIsOnItsWayIsSaid()
    {
        const auto id = hear({});
        box()->write(false);
        type(QStringLiteral("Yes."));
        QTest::mouseClick(part<QPushButton>("replyOnly"), Qt::LeftButton);
        QCOMPARE(conversation(id).state, ConversationState::Waiting);
        showList(InboxPage::List::Waiting);
        QCOMPARE(list()->currentId(), id);
        QVERIFY2(lines().last().contains(QStringLiteral("On its way")), qPrintable(lines().last()));
    }

    void whatWasBegunIsKept()
    {
        const auto first = hear({.from = "Anouk Bakker", .minutesAgo = 90});
        const auto second = hear({.from = "Ruben Smit", .minutesAgo = 60});
        QVERIFY(list()->show(first));
        box()->write(false);
        type(QStringLiteral("Hi Anouk"));
        QVERIFY(list()->show(second));
        QVERIFY(box()->field()->toPlainText().isEmpty());
        QCOMPARE(m_replies->draft(first)->text, QStringLiteral("Hi Anouk"));
        QVERIFY(list()->show(first));
        QCOMPARE(box()->field()->toPlainText(), QStringLiteral("Hi Anouk"));
        // Also over a restart.
        m_page.reset();
        makePage();
        QVERIFY(list()->show(first));
        QCOMPARE(box()->field()->toPlainText(), QStringLiteral("Hi Anouk"));
    }

    void nothingIsSentWithoutWords()
    {
        const auto id = hear({});
        box()->write(false);
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_replies->toCome(id)->size(), 0U);
        QVERIFY(m_navigator->errors.empty());
    }

    void aSlashOffersTheSavedReplies()
    {
        listen::SavedReply saved;
        saved.clientId = m_client;
        saved.name = QStringLiteral("Access");
        saved.text = QStringLiteral("Hi {first}, there is a ramp.");
        QVERIFY(m_saved->add(saved));
        hear({});
        QVERIFY(part<QWidget>("savedChips")->isVisible());
        box()->write(false);
        QTest::keyClick(box()->field(), Qt::Key_Slash);
        QVERIFY(choose(QStringLiteral("Access")));
        QCOMPARE(box()->field()->toPlainText(), QStringLiteral("Hi Anouk, there is a ramp."));
        // Within a word it is a letter.
        type(QStringLiteral(" 24/7"));
        QVERIFY(box()->field()->toPlainText().endsWith(QStringLiteral("24/7")));
    }

    void whatIsWrittenBecomesASavedReply()
    {
        hear({});
        box()->write(false);
        type(QStringLiteral("See you there!"));
        m_parts->dialogs.presetText(QStringLiteral("See you"));
        box()->offerSaved();
        QVERIFY(choose(QStringLiteral("Save what is written")));
        QTRY_COMPARE(m_saved->of(m_client)->size(), 1U);
        QCOMPARE(m_saved->of(m_client)->front().name, QStringLiteral("See you"));
    }

    void whereNothingCanBeAnsweredNotesAreWritten()
    {
        const auto id = hear({.from = "Marcus Bell", .text = "Best rye"}, true);
        QVERIFY(!box()->canAnswer());
        QVERIFY(box()->isNote());
        QVERIFY(part<QLabel>("replyWhyNot")->isVisible());
        QVERIFY(part<QLabel>("replyWhyNot")->text().contains(QStringLiteral("cannot be answered")));
        box()->write(false);
        type(QStringLiteral("Thank him on the phone"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_inbox->entries(id)->size(), 1U);
    }

    void lettersInTheBoxAreLetters()
    {
        const auto id = hear({});
        box()->write(false);
        press(Qt::Key_E);
        QCOMPARE(conversation(id).state, ConversationState::Open);
        QCOMPARE(box()->field()->toPlainText(), QStringLiteral("e"));
        press(Qt::Key_Escape);
        QVERIFY(list()->hasFocus());
    }
};

QTEST_MAIN(InboxReplyTest)
#include "inbox_reply_test.moc"
