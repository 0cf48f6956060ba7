// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox_fixture.h"
#include "kit/empty_state.h"

#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::inbox;
using listen::ConversationState;

/// What a person does with one conversation, by keyboard alone.
class InboxPageTest : public QObject, protected test::InboxFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void anEmptyInboxSaysSoKindly()
    {
        QVERIFY(!list()->isVisible());
        auto *empty = part<EmptyState>("inboxEmpty");
        QVERIFY(empty->isVisible());
        const auto labels = empty->findChildren<QLabel *>();
        const bool says = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text() == QStringLiteral("Everybody has an answer");
        });
        QVERIFY(says);
    }

    void withoutASourceItLeadsToTheAccounts()
    {
        const auto third = m_parts->base.addClient(QStringLiteral("Third"));
        m_parts->scope.setClient(third);
        auto *empty = part<EmptyState>("inboxEmpty");
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->actionButton(), Qt::LeftButton);
        QCOMPARE(m_navigator->visited.back().page, PageId::Accounts);
    }

    void theFirstConversationIsShownAndRead()
    {
        const auto id = hear({});
        QVERIFY(list()->isVisible());
        QCOMPARE(list()->currentId(), id);
        QVERIFY(!conversation(id).unread);
        QCOMPARE(part<QLabel>("threadTitle")->text(), QStringLiteral("Comment"));
        QCOMPARE(lines().size(), 1);
        QVERIFY2(lines().first().contains(QStringLiteral("wheelchair")), qPrintable(lines().first()));
        QCOMPARE(part<QLabel>("personName")->text(), QStringLiteral("Anouk Bakker"));
    }

    void jAndKGoThroughTheList()
    {
        const auto first = hear({.from = "Anouk Bakker", .minutesAgo = 90});
        const auto second = hear({.from = "Ruben Smit", .text = "My gears slip again", .minutesAgo = 60});
        QVERIFY(list()->show(first));
        press(Qt::Key_J);
        QCOMPARE(list()->currentId(), second);
        QVERIFY(!conversation(second).unread);
        press(Qt::Key_J);
        QCOMPARE(list()->currentId(), second);
        press(Qt::Key_K);
        QCOMPARE(list()->currentId(), first);
    }

    void aRowIsASentence()
    {
        const auto id = hear({.minutesAgo = 250});
        QVERIFY(m_inbox->setKind({id}, listen::ConversationKind::Question));
        hear({.from = "Ruben Smit", .text = "My gears slip again", .minutesAgo = 5});
        QCOMPARE(spoken(0), QStringLiteral("Anouk Bakker, question, 2 h 10 over, Northwheel Cycles, %1: "
                                           "Is the demo day wheelchair friendly?")
                                .arg(m_parts->rules.findOrOther(m_parts->base.network->key()).name));
        QVERIFY2(spoken(1).contains(QStringLiteral("due in 1 h 55")), qPrintable(spoken(1)));
        QVERIFY2(spoken(1).contains(QStringLiteral("negative")), qPrintable(spoken(1)));
        QVERIFY2(spoken(1).contains(QStringLiteral("unread")), qPrintable(spoken(1)));
        m_parts->scope.setClient(m_client);
        QVERIFY2(!spoken(0).contains(QStringLiteral("Northwheel")), qPrintable(spoken(0)));
    }

    void eIsDoneAndTheNextTakesItsPlace()
    {
        const auto first = hear({.from = "Anouk Bakker", .minutesAgo = 90});
        const auto second = hear({.from = "Ruben Smit", .minutesAgo = 60});
        QVERIFY(list()->show(first));
        list()->setFocus();
        press(Qt::Key_E);
        QCOMPARE(conversation(first).state, ConversationState::Done);
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(list()->currentId(), second);
        QVERIFY(list()->hasFocus());
        // Taken back, it stands where it stood.
        m_parts->undo.undo();
        QCOMPARE(conversation(first).state, ConversationState::Open);
        QCOMPARE(rows()->rowCount(), 2);
        QCOMPARE(rows()->index(0, 0).data(ConversationModel::IdRole).toString(), first.toString());
        m_parts->undo.redo();
        QCOMPARE(conversation(first).state, ConversationState::Done);
        showList(InboxPage::List::Done);
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(list()->currentId(), first);
        press(Qt::Key_E); // what is done is taken up again
        QCOMPARE(conversation(first).state, ConversationState::Open);
    }

    void whatHasComeInUnseenStaysOpen()
    {
        const auto id = hear({});
        const std::string first = lastId();
        const qint64 seen = conversation(id).lastRow;
        m_page->deactivate(); // nobody looks
        hear({.text = "Also, do we need to book?", .minutesAgo = 1, .answers = first});
        QVERIFY(conversation(id).lastRow > seen);
        part<QPushButton>("doneButton")->click();
        QCOMPARE(conversation(id).state, ConversationState::Open);
    }

    void nWritesANoteThatOnlyTheTeamSees()
    {
        const auto id = hear({});
        list()->setFocus();
        press(Qt::Key_N);
        QVERIFY(box()->isNote());
        QVERIFY(box()->field()->hasFocus());
        type(QStringLiteral("Ramp at the side door."));
        press(Qt::Key_Return, Qt::ControlModifier);
        const auto entries = m_inbox->entries(id).value();
        QCOMPARE(entries.size(), 1U);
        QCOMPARE(entries.front().text, QStringLiteral("Ramp at the side door."));
        QCOMPARE(entries.front().who, QStringLiteral("Ines Marlow"));
        QVERIFY2(lines().last().contains(QStringLiteral("note to the team")), qPrintable(lines().last()));
        QVERIFY(box()->field()->toPlainText().isEmpty());
        m_parts->undo.undo();
        QCOMPARE(m_inbox->entries(id)->size(), 0U);
        QCOMPARE(lines().size(), 1);
        m_parts->undo.redo();
        QCOMPARE(lines().size(), 2);
    }

    void aAssigns()
    {
        const auto id = hear({});
        list()->setFocus();
        press(Qt::Key_A);
        QVERIFY(choose(QStringLiteral("Me (Ines Marlow)")));
        QCOMPARE(conversation(id).assignedTo, QStringLiteral("Ines Marlow"));
        QVERIFY2(lines().last().startsWith(QStringLiteral("Assigned to Ines Marlow by Ines Marlow")),
                 qPrintable(lines().last()));
        QCOMPARE(part<QPushButton>("assignButton")->accessibleName(),
                 QStringLiteral("Assigned to Ines Marlow, change it"));
        showList(InboxPage::List::Mine);
        QCOMPARE(rows()->rowCount(), 1);
        m_parts->undo.undo();
        QVERIFY(conversation(id).assignedTo.isEmpty());
        QCOMPARE(rows()->rowCount(), 0);
    }

    void somebodyElseIsAskedFor()
    {
        const auto id = hear({});
        m_parts->dialogs.presetText(QStringLiteral("  Theo   Lindqvist "));
        list()->setFocus();
        press(Qt::Key_A);
        QVERIFY(choose(QStringLiteral("Somebody else")));
        QTRY_COMPARE(conversation(id).assignedTo, QStringLiteral("Theo Lindqvist"));
        press(Qt::Key_A);
        QVERIFY(choose(QStringLiteral("Nobody")));
        QVERIFY(conversation(id).assignedTo.isEmpty());
        // Who has had something before is offered from then on, as long as there is something of theirs.
    }

    void hPutsOffUntilItsTime()
    {
        const auto id = hear({});
        list()->setFocus();
        press(Qt::Key_H);
        QVERIFY(choose(QStringLiteral("Tomorrow")));
        QCOMPARE(conversation(id).state, ConversationState::Later);
        QVERIFY(!list()->isVisible());
        showList(InboxPage::List::Later);
        QCOMPARE(rows()->rowCount(), 1);
        m_parts->base.clock.advance(std::chrono::hours(48));
        QCOMPARE(m_inbox->bringBackLater().value(), 1);
        QCOMPARE(rows()->rowCount(), 0);
        QCOMPARE(conversation(id).state, ConversationState::Open);
    }

    void enterGoesIntoTheConversationAndEscComesBack()
    {
        hear({});
        list()->setFocus();
        press(Qt::Key_Return);
        QVERIFY(part<QWidget>("threadView")->hasFocus());
        press(Qt::Key_Escape);
        QVERIFY(list()->hasFocus());
    }

    void aPostIsMadeFromIt()
    {
        hear({.text = "You should write about winter tyres!"});
        list()->setFocus();
        press(Qt::Key_P);
        QCOMPARE(m_navigator->visited.back().page, PageId::Composer);
        const auto id = std::get<OpenPost>(m_navigator->visited.back().request).id;
        const plan::Post post = m_parts->posts.post(id).value();
        QCOMPARE(post.text, QStringLiteral("You should write about winter tyres!"));
        QCOMPARE(post.clientId, m_client);
        QCOMPARE(post.status, plan::PostStatus::Draft);
        press(Qt::Key_I);
        plan::PostFilter ideas;
        ideas.statuses = {plan::PostStatus::Idea};
        QCOMPARE(m_parts->posts.count(ideas).value(), 1);
        m_parts->undo.undo();
        QCOMPARE(m_parts->posts.count(ideas).value(), 0);
    }

    void theHeadCountsAndSaysHowManyWereAnsweredInTime()
    {
        hear({.from = "Late", .minutesAgo = 200});
        const auto kept = hear({.from = "Quick", .minutesAgo = 100});
        hear({.text = "Yes!", .minutesAgo = 50, .answers = lastId(), .ours = true});
        QCOMPARE(conversation(kept).state, ConversationState::Waiting);
        QCOMPARE(part<QLabel>("pageNote")->text(), QStringLiteral("1 open · 1 past the promised time"));
        const auto labels = part<QWidget>("answeredInTime")->findChildren<QLabel *>();
        QCOMPARE(labels.first()->text(), QStringLiteral("Answered in time 100%"));
        QCOMPARE(labels.first()->accessibleName(),
                 QStringLiteral("1 of 1 answer(s) of the last 30 days came in the promised time."));
        showList(InboxPage::List::Waiting);
        QCOMPARE(list()->currentId(), kept);
    }

    void aSourceThatFailsIsSaidInOneLine()
    {
        hear({});
        auto *line = part<QWidget>("troubleLine");
        QVERIFY(!line->isVisible());
        listen::Source source = m_source;
        source.id = listen::SourceId::create(m_parts->base.clock);
        source.standing.failures = 3;
        source.standing.error = {
            ErrorCode::Offline, QStringLiteral("The server does not answer."), {}, {}, {}};
        listen::SourceTable table(m_parts->base.database());
        QVERIFY(table.insert(source));
        const Instant now = m_parts->base.clock.now();
        const Instant until = now + std::chrono::minutes(1);
        QVERIFY(table.lease(source.id, QStringLiteral("test"), until, now, until).value());
        QVERIFY(table.updateStanding(source.id, source.standing, QStringLiteral("test")).value());
        m_sources->announceAll();
        QVERIFY(line->isVisible());
        QVERIFY(!part<QLabel>("troubles")->isVisible());
        QTest::mouseClick(part<QPushButton>("showTroubles"), Qt::LeftButton);
        QVERIFY(part<QLabel>("troubles")->text().contains(QStringLiteral("The server does not answer.")));
    }

    void theKeysAreTold()
    {
        QCOMPARE(m_parts->actions.conflicts(), QStringList());
        const auto *action = m_parts->actions.find(QStringLiteral("inbox.done"));
        QVERIFY(action);
        QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_E));
    }

    void everythingHasAName()
    {
        hear({});
        for (const QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(button->objectName()));
        }
        QCOMPARE(list()->accessibleName(), QStringLiteral("Conversations"));
        QCOMPARE(part<QWidget>("threadView")->accessibleName(), QStringLiteral("What was said"));
        QCOMPARE(part<QWidget>("personPanel")->accessibleName(), QStringLiteral("Who it is"));
        QVERIFY(box()->field()->accessibleName().contains(QStringLiteral("Anouk")) || box()->isNote());
    }
};

QTEST_MAIN(InboxPageTest)
#include "inbox_page_test.moc"
