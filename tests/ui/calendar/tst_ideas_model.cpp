// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar_fixture.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using hatstand::test::CalendarFixture;
using hatstand::ui::calendar::IdeasModel;

class TestIdeasModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsChosenStaysChosenWhenOthersComeAndGo()
    {
        CalendarFixture f;
        const auto first = f.addIdea(QStringLiteral("First"));
        const auto second = f.addIdea(QStringLiteral("Second"));
        const auto third = f.addIdea(QStringLiteral("Third"));
        IdeasModel model(f.posts, f.workspace.clients);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.reload();
        QObject::connect(&f.posts, &plan::PostService::changed, &model, &IdeasModel::reload);
        const QPersistentModelIndex chosen(model.index(model.rowOf(second)));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        QVERIFY(f.posts.remove(first));
        QCOMPARE(chosen.row(), model.rowOf(second));
        const auto fourth = f.addIdea(QStringLiteral("Fourth"));
        QVERIFY(f.posts.orderIdeas({fourth, third, second}));
        QCOMPARE(model.rowOf(fourth), 0);
        QCOMPARE(chosen.row(), model.rowOf(second));
        QVERIFY(f.posts.restore(first));
        QCOMPARE(chosen.row(), model.rowOf(second));
        model.setWords(QStringLiteral("second"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.total(), 4);
        QCOMPARE(chosen.row(), 0);
        model.setWords({});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(chosen.row(), model.rowOf(second));
        QCOMPARE(resets.size(), 0);
        QVERIFY(f.posts.remove(second));
        QVERIFY(!chosen.isValid());
    }
};

QTEST_MAIN(TestIdeasModel)
#include "tst_ideas_model.moc"
