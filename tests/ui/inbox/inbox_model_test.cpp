// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox_fixture.h"
#include "listen/inbox/conversation_table.h"
#include "storage/transaction.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui::inbox;

/// The list of conversations, short and long.
class InboxModelTest : public QObject, protected test::InboxFixture
{
    Q_OBJECT

    /// So many conversations in one transaction, each a minute later than the one before.
    std::vector<listen::ConversationId> addMany(int count)
    {
        std::vector<listen::ConversationId> ids;
        listen::ConversationTable table(m_parts->base.database());
        const auto added = storage::inTransaction(m_parts->base.database(), [&]() -> Result<void> {
            for (int i = 0; i < count; ++i) {
                listen::Conversation made;
                made.id = listen::ConversationId::create(m_parts->base.clock);
                made.clientId = m_client;
                made.sourceId = m_source.id;
                made.network = QStringLiteral("square");
                made.speakerName = QStringLiteral("Speaker %1").arg(i);
                made.snippet = QStringLiteral("Message %1").arg(i);
                made.messageCount = 1;
                made.firstAt = made.lastAt = m_parts->base.clock.now() - std::chrono::minutes(count - i);
                made.dueAt = made.lastAt + std::chrono::hours(2);
                ids.push_back(made.id);
                if (auto inserted = table.insert(made); !inserted)
                    return fail(std::move(inserted.error()));
            }
            return {};
        });
        if (!added)
            qFatal("%s", qPrintable(added.error().sentence()));
        return ids;
    }
    [[nodiscard]] std::unique_ptr<ConversationModel> model() const
    {
        return std::make_unique<ConversationModel>(ConversationModel::Services{
            *m_inbox, m_parts->base.clients, m_parts->rules, m_parts->base.clock});
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void isSound()
    {
        const auto tested = model();
        const QAbstractItemModelTester tester(tested.get(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(tested->refresh());
        QCOMPARE(tested->rowCount(), 0);
        const auto ids = addMany(200);
        QVERIFY(tested->refresh());
        QCOMPARE(tested->rowCount(), 200);
        tested->setChosen(3, true);
        QCOMPARE(tested->index(3).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(m_inbox->markDone({{ids[3], 0}}));
        QVERIFY(tested->refresh());
        QCOMPARE(tested->rowCount(), 199);
    }

    void onlyWhatIsLookedAtIsRead()
    {
        const auto ids = addMany(12'000);
        const auto tested = model();
        QVERIFY(tested->refresh());
        QCOMPARE(tested->rowCount(), 12'000);
        // Anywhere, in any order, each row is the one that belongs there.
        for (const int row :
             {0, 11'999, 6'000, 5'999, 63, 64, 65, 1'024, 1'025, 4'096, 4'097, 8'191, 8'192, 1})
            QCOMPARE(tested->idAt(row), ids[static_cast<std::size_t>(row)]);
        for (int row = 5'000; row < 5'400; ++row)
            QCOMPARE(tested->idAt(row), ids[static_cast<std::size_t>(row)]);
    }

    void findsOneAmongMany_data()
    {
        QTest::addColumn<bool>("newest");
        QTest::newRow("by what is due") << false;
        QTest::newRow("the newest first") << true;
    }
    void findsOneAmongMany()
    {
        QFETCH(const bool, newest);
        const auto ids = addMany(9'000);
        const auto tested = model();
        listen::InboxQuery query;
        query.order = newest ? listen::InboxQuery::Order::NewestFirst : listen::InboxQuery::Order::DueFirst;
        tested->setQuery(query);
        QVERIFY(tested->refresh());
        for (const int at : {0, 77, 4'500, 8'999}) {
            const int row = newest ? 8'999 - at : at;
            QCOMPARE(tested->rowOf(ids[static_cast<std::size_t>(at)]), row);
            QCOMPARE(tested->idAt(row), ids[static_cast<std::size_t>(at)]);
        }
        QVERIFY(m_inbox->markDone({{ids[4'500], 0}}));
        QVERIFY(tested->refresh());
        QCOMPARE(tested->rowOf(ids[4'500]), -1);
        QCOMPARE(tested->rowOf({}), -1);
    }

    void onlyRowsThatComeOrGoResetIt()
    {
        const auto ids = addMany(300);
        const auto tested = model();
        QVERIFY(tested->refresh());
        QCOMPARE(tested->idAt(0), ids[0]);
        QSignalSpy resets(tested.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changes(tested.get(), &QAbstractItemModel::dataChanged);
        QVERIFY(m_inbox->assign({ids[0]}, QStringLiteral("Theo"), {}));
        QVERIFY(tested->refresh());
        QCOMPARE(resets.size(), 0);
        QVERIFY(changes.size() > 0);
        QCOMPARE(tested->at(0).conversation.assignedTo, QStringLiteral("Theo"));
        QVERIFY(m_inbox->markDone({{ids[1], 0}}));
        QVERIFY(tested->refresh());
        QCOMPARE(resets.size(), 1);
        QCOMPARE(tested->idAt(1), ids[2]);
    }

    void whatIsChosenIsKnownById()
    {
        const auto ids = addMany(100);
        const auto tested = model();
        QVERIFY(tested->refresh());
        tested->setChosen(10, true);
        QVERIFY(m_inbox->markDone({{ids[2], 0}}));
        QVERIFY(tested->refresh());
        QVERIFY(tested->isChosen(ids[10]));
        QCOMPARE(tested->index(9).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(tested->index(10).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        // Another list begins without a choice.
        listen::InboxQuery other;
        other.state = listen::ConversationState::Done;
        tested->setQuery(other);
        QVERIFY(tested->chosen().isEmpty());
    }

    void theListScrollsToItsEnd()
    {
        const auto ids = addMany(5'000);
        m_inbox->announceAll();
        QCOMPARE(rows()->rowCount(), 5'000);
        QVERIFY(list()->uniformItemSizes());
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_End);
        QCOMPARE(list()->currentId(), ids.back());
        QVERIFY(list()->viewport()->rect().intersects(list()->visualRect(list()->currentIndex())));
        // What is done above leaves what is read where it stands.
        const int y = list()->visualRect(list()->currentIndex()).top();
        QVERIFY(m_inbox->markDone({{ids[7], 0}}));
        QCOMPARE(rows()->rowCount(), 4'999);
        QCOMPARE(list()->currentId(), ids.back());
        QVERIFY(std::abs(list()->visualRect(list()->currentIndex()).top() - y) <=
                list()->visualRect(list()->currentIndex()).height());
    }
};

QTEST_MAIN(InboxModelTest)
#include "inbox_model_test.moc"
