// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/filter_bar.h"
#include "inbox_fixture.h"
#include "kit/empty_state.h"

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::inbox;
using listen::ConversationState;

/// Several conversations at once, and what narrows the list.
class InboxChoiceTest : public QObject, protected test::InboxFixture
{
    Q_OBJECT

    std::vector<listen::ConversationId> hearFour()
    {
        std::vector<listen::ConversationId> ids;
        for (const char *name : {"Anouk Bakker", "Ruben Smit", "Lena Hofman", "Wout Jansen"})
            ids.push_back(hear({.from = name, .minutesAgo = 100 - static_cast<int>(ids.size())}));
        list()->show(ids.front());
        list()->setFocus();
        return ids;
    }
    void filter(const char *box, const QString &text) const
    {
        auto *combo = part<QComboBox>(box);
        const int at = combo->findText(text);
        QVERIFY(at >= 0);
        combo->setCurrentIndex(at);
        Q_EMIT combo->activated(at);
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void xChoosesAndTheBarSaysHowMany()
    {
        const auto ids = hearFour();
        auto *bar = part<QWidget>("choiceBar");
        QVERIFY(!bar->isVisible());
        press(Qt::Key_X);
        QVERIFY(bar->isVisible());
        press(Qt::Key_J, Qt::ShiftModifier);
        press(Qt::Key_J, Qt::ShiftModifier);
        QCOMPARE(part<QAbstractButton>("chosenBox")->text(), QStringLiteral("3 chosen"));
        QCOMPARE(rows()->index(2, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(list()->currentId(), ids[2]);
        press(Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QVERIFY(list()->hasFocus());
    }

    void allThatIsChosenIsDoneAndTakenBackTogether()
    {
        const auto ids = hearFour();
        press(Qt::Key_X);
        press(Qt::Key_J);
        press(Qt::Key_J);
        press(Qt::Key_X);
        press(Qt::Key_E);
        QCOMPARE(rows()->rowCount(), 2);
        QCOMPARE(conversation(ids[0]).state, ConversationState::Done);
        QCOMPARE(conversation(ids[1]).state, ConversationState::Open);
        QCOMPARE(conversation(ids[2]).state, ConversationState::Done);
        QVERIFY(!part<QWidget>("choiceBar")->isVisible());
        m_parts->undo.undo();
        QCOMPARE(rows()->rowCount(), 4);
    }

    void allThatIsChosenIsAssigned()
    {
        const auto ids = hearFour();
        press(Qt::Key_X);
        press(Qt::Key_J, Qt::ShiftModifier);
        press(Qt::Key_A);
        QVERIFY(choose(QStringLiteral("Me")));
        QCOMPARE(conversation(ids[0]).assignedTo, QStringLiteral("Ines Marlow"));
        QCOMPARE(conversation(ids[1]).assignedTo, QStringLiteral("Ines Marlow"));
        QVERIFY(conversation(ids[2]).assignedTo.isEmpty());
        m_parts->undo.undo();
        QVERIFY(conversation(ids[1]).assignedTo.isEmpty());
    }

    void aBoxIsPressedWithoutReading()
    {
        const auto first = hear({.from = "Anouk Bakker", .minutesAgo = 90});
        const auto second = hear({.from = "Ruben Smit", .minutesAgo = 60});
        QVERIFY(list()->show(first));
        const QRect row = list()->visualRect(rows()->index(1, 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(20, 24));
        QCOMPARE(rows()->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(list()->currentId(), first);
        QVERIFY(conversation(second).unread);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(list()->currentId(), second);
        QVERIFY(!conversation(second).unread);
    }

    void kindsAndFeelingsNarrow()
    {
        const auto asks = hear({});
        QVERIFY(m_inbox->setKind({asks}, listen::ConversationKind::Question));
        const auto angry = hear({.from = "Ruben Smit", .text = "My gears slip"});
        filter("kindFilter", QStringLiteral("Question"));
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(list()->currentId(), asks);
        filter("feelingFilter", QStringLiteral("Negative"));
        QVERIFY(!list()->isVisible());
        auto *empty = part<EmptyState>("inboxEmpty");
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->actionButton(), Qt::LeftButton);
        QCOMPARE(rows()->rowCount(), 2);
        filter("feelingFilter", QStringLiteral("Negative"));
        QCOMPARE(list()->currentId(), angry);
    }

    void channelsAndLabelsNarrowAndSaySo()
    {
        hear({});
        const auto direct =
            hear({.from = "Hanna", .text = "Only for you", .channel = networks::Channel::DirectMessage});
        auto *bar = part<FilterBar>("inboxFilters");
        bar->setChannel(networks::Channel::DirectMessage);
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(list()->currentId(), direct);
        auto *chip = part<QPushButton>("channelChip");
        QVERIFY(chip && chip->isVisible());
        QCOMPARE(chip->accessibleName(), QStringLiteral("Stop filtering by Direct message"));
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(rows()->rowCount(), 2);
        QVERIFY(m_inbox->addLabel({direct}, QStringLiteral("Cause")));
        bar->setLabel(QStringLiteral("Cause"));
        QCOMPARE(rows()->rowCount(), 1);
        QVERIFY2(spoken(0).contains(QStringLiteral("direct message")), qPrintable(spoken(0)));
        QVERIFY2(spoken(0).contains(QStringLiteral("Cause")), qPrintable(spoken(0)));
    }

    void aNewLabelIsGivenAndTakenBack()
    {
        const auto id = hear({});
        list()->setFocus();
        m_parts->dialogs.presetText(QStringLiteral("Cause"));
        press(Qt::Key_M);
        QMenu *labels = nullptr;
        for (QMenu *menu : m_page->findChildren<QMenu *>(QStringLiteral("moreLabels")))
            labels = menu;
        QVERIFY(labels);
        labels->findChild<QAction *>(QStringLiteral("newLabel"))->trigger();
        QTRY_COMPARE(m_inbox->labels(id).value(), QStringList{QStringLiteral("Cause")});
        m_parts->undo.undo();
        QCOMPARE(m_inbox->labels(id).value(), QStringList());
    }

    void theOrderCanBeTheNewestFirst()
    {
        const auto old = hear({.from = "Old", .minutesAgo = 100});
        const auto young = hear({.from = "Young", .minutesAgo = 10});
        QCOMPARE(rows()->index(0, 0).data(ConversationModel::IdRole).toString(), old.toString());
        part<FilterBar>("inboxFilters")->setOrder(listen::InboxQuery::Order::NewestFirst);
        QCOMPARE(rows()->index(0, 0).data(ConversationModel::IdRole).toString(), young.toString());
        QCOMPARE(part<QPushButton>("orderButton")->text(), QStringLiteral("Newest"));
    }

    void oneClientOrAll()
    {
        hear({});
        hear({.from = "Marcus Bell", .text = "Best rye", .stars = 4}, true);
        QCOMPARE(rows()->rowCount(), 2);
        m_parts->scope.setClient(m_other);
        QCOMPARE(rows()->rowCount(), 1);
        QVERIFY2(spoken(0).contains(QStringLiteral("4 of 5 stars")), qPrintable(spoken(0)));
        m_parts->scope.setClient(std::nullopt);
        QCOMPARE(rows()->rowCount(), 2);
    }
};

QTEST_MAIN(InboxChoiceTest)
#include "inbox_choice_test.moc"
