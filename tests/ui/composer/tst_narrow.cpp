// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// In a low or narrow window the list of problems lies below what is seen; that there are some is seen at
// once.
#include "composer/composer_state.h"
#include "composer/problem_list.h"
#include "composer_fixture.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

class NarrowTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] QScrollArea *form() const { return m->find<QScrollArea>("composerForm"); }
    [[nodiscard]] QWidget *bar() const { return m->find<QWidget>("problemBar"); }
    /// Where a widget stands in the part of the form that is seen.
    [[nodiscard]] QRect seen(const QWidget *widget) const
    {
        return {widget->mapTo(form()->viewport(), QPoint()), widget->size()};
    }
    void settle() const
    {
        m->pass(1000);
        for (int i = 0; i < 3; ++i)
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    void open(const QString &text, const QSize &size)
    {
        const auto id = m->addDraft(text, {m->bluesky}, ComposerFixture::at({2026, 11, 20}, {18, 30}));
        m->show(ui::OpenPost{id}, size);
        m->page->resize(size);
        settle();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void problemsBelowTheFoldAreSaidAtTheFoot()
    {
        open(QString(400, QLatin1Char('b')), {796, 548});
        const auto *list = m->find<ProblemList>("problemList");
        QVERIFY(seen(list).top() >= form()->viewport()->height());
        QVERIFY(bar()->isVisible());
        QCOMPARE(bar()->mapTo(m->page.get(), QPoint(0, bar()->height())).y(), m->page->height());
        QCOMPARE(m->find<QLabel>("worstProblem")->text(), list->row(0)->what());

        QTest::mouseClick(m->find<QPushButton>("showProblems"), Qt::LeftButton);
        settle();
        QVERIFY(list->row(0)->hasFocus());
        QVERIFY(form()->viewport()->rect().contains(seen(list->row(0))));
        QVERIFY(!bar()->isVisible()); // the list says it itself now
        form()->verticalScrollBar()->setValue(0);
        settle();
        QVERIFY(bar()->isVisible());
    }
    void whereTheListIsSeenThereIsNoFoot()
    {
        open(QString(400, QLatin1Char('b')), {1256, 848});
        const auto *list = m->find<ProblemList>("problemList");
        QVERIFY(form()->viewport()->rect().contains(seen(list->row(0))));
        QVERIFY(!bar()->isVisible());
    }
    void twoButtonsStandSideBySideWhereTheyFit()
    {
        QStandardItemModel model;
        auto *problem = new QStandardItem(QStringLiteral("Practice: the text is 94 characters too long."));
        problem->setData(QStringLiteral("Cut it for Practice"), ProblemModel::RemedyRole);
        problem->setData(QStringLiteral("Make it a thread of 2 parts"), ProblemModel::OtherRole);
        model.appendRow(problem);
        ProblemRow row(m->kit);
        row.show(model.index(0, 0));
        row.resize(1000, 80);
        row.setVisible(true);
        const QPushButton *remedy = row.remedyButton();
        const QPushButton *other = row.otherButton();
        const auto standsAtEnd = [&] {
            return other->geometry().right() + 1 == row.width() - m->kit.px(ui::size::padding);
        };
        QTRY_VERIFY(remedy->y() == other->y() && standsAtEnd());
        QVERIFY(remedy->geometry().right() < other->x());
        row.resize(420, 120);
        QTRY_VERIFY(remedy->x() == other->x() && remedy->width() == other->width());
        QVERIFY(remedy->geometry().bottom() < other->y());
    }
    void withoutProblemsThereIsNoFoot()
    {
        open(QStringLiteral("Loaves"), {796, 548});
        QVERIFY(m->page->inspector().problems().empty());
        QVERIFY(!bar()->isVisible());
        m->page->state().setText(QString(400, QLatin1Char('b')));
        settle();
        QVERIFY(bar()->isVisible());
        m->page->state().setText(QStringLiteral("Loaves"));
        settle();
        QVERIFY(!bar()->isVisible());
    }
    void theFootComesAndGoesWithoutFlicker()
    {
        // At no height of the window is it undecided: what is shown stays so when nothing changes any more.
        open(QString(400, QLatin1Char('b')), {796, 848});
        int with = 0;
        int without = 0;
        for (int height = 900; height >= 550; height -= 10) {
            m->page->resize(796, height);
            settle();
            const bool before = bar()->isVisible();
            settle();
            QCOMPARE(bar()->isVisible(), before);
            const bool headIsSeen =
                seen(m->find<ProblemList>("problemList")).top() < form()->viewport()->height();
            QVERIFY2(before || headIsSeen, qPrintable(QString::number(height)));
            with += before ? 1 : 0;
            without += before ? 0 : 1;
        }
        QVERIFY(with > 0 && without > 0);
    }
};

QTEST_MAIN(NarrowTest)
#include "tst_narrow.moc"
