// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/buttons.h"
#include "shell/closing.h"
#include "shell/command_palette.h"
#include "shell/main_window.h"
#include "shell/page_stack.h"
#include "shell/palette_model.h"
#include "shell/rail.h"
#include "shell/top_bar.h"
#include "shell/tray.h"
#include "shell/workbench.h"
#include "ui/support/window_parts.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::shell;
using test::WindowParts;

namespace
{
/// A page with a text field, which counts how often it was shown.
class PlainPage final : public Page
{
public:
    PlainPage(const QString &title, QWidget *parent)
        : Page(parent), m_title(title), m_field(new QLineEdit(this))
    {
    }
    [[nodiscard]] QString title() const override { return m_title; }
    void activate() override { ++shown; }
    void open(const PageRequest &request) override { requests.push_back(request); }
    [[nodiscard]] Result<void> keepWork() override
    {
        ++kept;
        if (keepFails)
            return fail(ErrorCode::StorageFull, QStringLiteral("The disk is full."));
        return {};
    }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    int shown = 0;
    int kept = 0;
    bool keepFails = false;
    std::vector<PageRequest> requests;

private:
    QString m_title;
    QLineEdit *m_field;
};

class RecordingTray final : public Tray
{
public:
    [[nodiscard]] bool isAvailable() const override { return available; }
    void show(const QString &) override { shown = true; }
    void hide() override { shown = false; }
    void notify(const QString &title, const QString &) override { notified.append(title); }
    bool available = true;
    bool shown = false;
    QStringList notified;
};
} // namespace

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<WindowParts>();
        m_client = m_parts->base.addClient(QStringLiteral("Northwheel Cycles"));
        m_other = m_parts->base.addClient(QStringLiteral("Crumb & Clover"));
        m_account = m_parts->base.addAccount(m_client, QStringLiteral("northwheel.example"));
        m_tray = std::make_unique<RecordingTray>();
        m_connectivity = std::make_unique<net::Connectivity>();
        m_window =
            std::make_unique<MainWindow>(m_parts->kit, m_parts->preferences, m_parts->dialogs, *m_tray);
        WorkbenchParts parts{m_parts->kit,          m_parts->base.clock,
                             m_parts->base.timers,  m_parts->scope,
                             m_parts->actions,      m_parts->undo,
                             m_parts->dialogs,      m_parts->preferences,
                             m_parts->minutes,      *m_parts->base.workspace,
                             m_parts->base.clients, m_parts->base.accounts,
                             m_parts->posts,        m_parts->outbox,
                             *m_connectivity};
        m_bench = new Workbench(parts);
        addPage(PageId::Today, PageEntry::Place::Top, QStringLiteral("Today"));
        addPage(PageId::Calendar, PageEntry::Place::Top, QStringLiteral("Calendar"));
        addPage(PageId::Settings, PageEntry::Place::Bottom, QStringLiteral("Settings"));
        addPage(PageId::Composer, PageEntry::Place::None, QStringLiteral("Composer"));
        addPage(PageId::Outbox, PageEntry::Place::None, QStringLiteral("Outbox"));
        MainWindow::Workspace frame;
        frame.name = QStringLiteral("Test");
        frame.keepWork = [this] { return m_bench->keepWork(); };
        frame.stillToday = [this] { return stillToday(m_parts->outbox, m_parts->base.clock); };
        frame.closeQuestion = [this](const StillToday &still, bool can) {
            return closeQuestion(still, m_parts->base.clients, can);
        };
        m_window->setContent(m_bench, frame);
        connect(m_bench, &Workbench::pageTitleChanged, m_window.get(), &MainWindow::setPageTitle);
        m_bench->start();
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_pages.clear();
        m_parts.reset();
    }

    void onlyPagesThatExistAreInTheRail()
    {
        auto *rail = m_window->findChild<Rail *>();
        QVERIFY(rail->button(PageId::Today));
        QVERIFY(rail->button(PageId::Calendar));
        QVERIFY(!rail->button(PageId::Accounts));
        QVERIFY(!rail->button(PageId::Composer));
    }

    void aPageIsBuiltWhenItIsFirstShown()
    {
        QVERIFY(!m_bench->pages()->built(PageId::Calendar));
        QTest::keyClick(m_window.get(), Qt::Key_2);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
        QCOMPARE(page(PageId::Calendar)->shown, 1);
        QTest::mouseClick(m_window->findChild<Rail *>()->button(PageId::Today), Qt::LeftButton);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
        QCOMPARE(page(PageId::Calendar)->kept, 1);
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("Today")));
    }

    void digitsTypedIntoAFieldAreText()
    {
        page(PageId::Today)->field()->setFocus();
        QTest::keyClicks(page(PageId::Today)->field(), QStringLiteral("2"));
        QCOMPARE(page(PageId::Today)->field()->text(), QStringLiteral("2"));
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
    }

    void aPageWhoseWorkCannotBeKeptIsNotLeft()
    {
        page(PageId::Today)->keepFails = true;
        m_bench->go(PageId::Calendar);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
    }

    void newPostOpensTheComposerForTheClientInView()
    {
        m_parts->scope.setClient(m_client);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Composer);
        const auto request = std::get<NewPost>(page(PageId::Composer)->requests.back());
        QVERIFY(request.client == m_client);
        m_bench->goBack();
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
    }

    void thePaletteFindsACommandAndRunsIt()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_bench->palette()->isOpen());
        auto *field = m_bench->palette()->findChild<QLineEdit *>(QStringLiteral("paletteField"));
        QTest::keyClicks(field, QStringLiteral(">gocal"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!m_bench->palette()->isOpen());
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
    }

    void thePaletteFindsPostsAndClientsAndClosesWithEscape()
    {
        const auto id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen is here"), std::chrono::hours(2));
        m_bench->palette()->open();
        auto *field = m_bench->palette()->findChild<QLineEdit *>(QStringLiteral("paletteField"));
        auto *list = m_bench->palette()->findChild<QListView *>(QStringLiteral("paletteList"));
        QTest::keyClicks(field, QStringLiteral("stol"));
        auto *model = qobject_cast<PaletteModel *>(list->model());
        int row = -1;
        for (int i = 0; i < model->rowCount(); ++i) {
            if (model->item(i).text == QStringLiteral("Stollen is here"))
                row = i;
        }
        QVERIFY(row >= 0);
        QCOMPARE(model->item(row).positions, (std::vector<int>{0, 1, 2, 3}));
        while (list->currentIndex().row() != row)
            QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(std::get<OpenPost>(page(PageId::Composer)->requests.back()).id == id);

        m_bench->palette()->open(QStringLiteral("crumb"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_parts->scope.client() == m_other);
        m_bench->palette()->open();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!m_bench->palette()->isOpen());
    }

    void thePalettesModelIsSound()
    {
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PaletteItem heading;
        heading.heading = true;
        model.setItems({heading, PaletteItem{}, heading, PaletteItem{}});
        QCOMPARE(model.selectable(0, 1), 1);
        QCOMPARE(model.selectable(2, -1), 1);
        QCOMPARE(model.selectable(2, 1), 3);
        model.setItems({});
        QCOMPARE(model.selectable(0, 1), -1);
    }

    void theSwitcherShowsTheClientAndGoesBackToAllWhenItIsArchived()
    {
        auto *switcher = m_window->findChild<TopBar *>()->switcher();
        m_parts->scope.setClient(m_client);
        QCOMPARE(switcher->shownName(), QStringLiteral("Northwheel Cycles"));
        QVERIFY(m_parts->base.clients.archive(m_client));
        QVERIFY(m_parts->scope.isAll());
        QCOMPARE(switcher->shownName(), QStringLiteral("All clients"));
    }

    void thePillCountsWhatWaitsAndSaysOffline()
    {
        auto *pill = m_window->findChild<TopBar *>()->pill();
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        QVERIFY2(pill->words().contains(QStringLiteral("1 waiting")), qPrintable(pill->words()));
        QVERIFY2(pill->words().contains(QStringLiteral("14:30")), qPrintable(pill->words()));
        m_connectivity->noteUnreachable();
        QVERIFY(pill->words().startsWith(QStringLiteral("Offline")));
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Outbox);
    }

    void theRailFoldsInANarrowWindow()
    {
        m_window->resize(940, 700);
        QTRY_VERIFY(m_window->findChild<Rail *>()->isFolded());
        m_window->resize(1200, 700);
        QTRY_VERIFY(!m_window->findChild<Rail *>()->isFolded());
    }

    void whatWasDoneIsTakenBackByKey()
    {
        int value = 1;
        m_parts->undo.push({QStringLiteral("Changed"),
                            [&] {
                                value = 0;
                                return Result<void>();
                            },
                            [&] {
                                value = 1;
                                return Result<void>();
                            }});
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(value, 0);
        QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(value, 1);
    }

    void closingWithNothingWaitingJustCloses()
    {
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QCOMPARE(closed.size(), 1);
        QVERIFY(m_parts->dialogs.questions().isEmpty());
    }

    void closingWithPostsWaitingAsksAndKeepsRunningUntilTheyAreOut()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        m_parts->dialogs.presetAnswer(closing::keepRunning, true);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(m_parts->dialogs.questions().first().rows.size(), 1);
        QCOMPARE(m_parts->dialogs.questions().first().rows.first().lead, QStringLiteral("14:30"));
        QVERIFY(closed.isEmpty());
        QVERIFY(m_tray->shown);
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_parts->preferences.whenClosed(), Preferences::WhenClosed::KeepRunning);
        m_window->nothingWaits();
        QCOMPARE(closed.size(), 1);
    }

    void withoutATrayTheQuestionOffersNoQuietRunning()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        m_tray->available = false;
        m_parts->dialogs.presetAnswer(closing::closeAnyway);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        for (const DialogAction &action : m_parts->dialogs.questions().first().actions)
            QVERIFY(action.id != closing::keepRunning);
        QTRY_COMPARE(closed.size(), 1);
    }

    void closingStopsWhenWorkIsAtRisk()
    {
        page(PageId::Today)->keepFails = true;
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QVERIFY(closed.isEmpty());
        QCOMPARE(m_parts->dialogs.errors().size(), 1);
    }

private:
    void addPage(PageId id, PageEntry::Place place, const QString &title)
    {
        PageEntry entry{id, place, Glyph::Today, title, {}};
        entry.make = [this, id, title](QWidget *parent) {
            auto *made = new PlainPage(title, parent);
            m_pages.insert(id, made);
            return made;
        };
        m_bench->addPage(std::move(entry));
    }
    [[nodiscard]] PlainPage *page(PageId id) const { return m_pages.value(id); }

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<RecordingTray> m_tray;
    std::unique_ptr<net::Connectivity> m_connectivity;
    std::unique_ptr<MainWindow> m_window;
    Workbench *m_bench = nullptr;
    QHash<PageId, PlainPage *> m_pages;
    clients::ClientId m_client;
    clients::ClientId m_other;
    clients::AccountId m_account;
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
