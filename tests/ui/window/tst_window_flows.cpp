// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window with its own workspace: what a newcomer does, offline, and the end of the sample.
#include "base/clock.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "desktop.h"
#include "net/connectivity.h"
#include "plan/post_service.h"
#include "publish/sender.h"
#include "sample_maker.h"
#include "secrets/memory_secret_store.h"
#include "session.h"
#include "shell/page_stack.h"
#include "shell/status_pill.h"
#include "support/no_programs.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using ui::PageId;

namespace
{
/// Holds work that cannot be stored.
class FullPage final : public ui::Page
{
public:
    using Page::Page;
    [[nodiscard]] QString title() const override { return QStringLiteral("Full"); }
    [[nodiscard]] Result<void> keepWork() override
    {
        return fail(ErrorCode::StorageFull, QStringLiteral("The disk is full."));
    }
};
} // namespace

class WindowFlowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_dialogs = std::make_unique<ui::PresetDialogs>();
        DesktopSurroundings surroundings;
        surroundings.watchesLine = false;
        surroundings.programs = test::noPrograms();
        surroundings.clock = &m_clock;
        surroundings.secrets = &m_secrets;
        surroundings.dialogs = m_dialogs.get();
        surroundings.preferencesPath = m_folder->filePath(QStringLiteral("hatstand.conf"));
        surroundings.documentsFolder = m_folder->filePath(QStringLiteral("work"));
        m_desktop = std::make_unique<Desktop>(*qApp, surroundings);
        m_desktop->preferences().setMovement(false);
        m_desktop->start({});
        QVERIFY(QTest::qWaitForWindowExposed(&m_desktop->window()));
    }
    void cleanup()
    {
        m_desktop.reset();
        m_dialogs.reset();
        m_folder.reset();
    }

    void aNewcomerPublishesOnPracticeFromAnEmptyWorkspace()
    {
        const QString path = m_folder->filePath(QStringLiteral("work/My work.hatstand"));
        m_dialogs->presetFiles({path});
        press("welcomeNew");
        QTRY_VERIFY(find("stepPractice"));
        press("stepPractice");
        QTRY_VERIFY(m_desktop->session()->workbench()->pages()->currentId() == PageId::Composer);
        QWidget *text = find("postText");
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("Hello, practice."));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        plan::PostService &posts = m_desktop->session()->parts().posts();
        QTRY_VERIFY_WITH_TIMEOUT(
            [&posts] {
                const auto rows = posts.rows({});
                return rows && rows->size() == 1 && rows->front().status == plan::PostStatus::Published;
            }(),
            15'000);
    }

    void withoutALineThePillSaysSoAndEverythingStays()
    {
        QVERIFY(m_desktop->createWorkspace(m_folder->filePath(QStringLiteral("work/A.hatstand"))));
        QTRY_VERIFY(find("statusPill"));
        auto *pill = qobject_cast<ui::shell::StatusPill *>(find("statusPill"));
        QVERIFY(pill && !pill->words().startsWith(QStringLiteral("Offline")));
        m_desktop->session()->parts().connectivity().noteUnreachable();
        QTRY_VERIFY(pill->words().startsWith(QStringLiteral("Offline")));
        QVERIFY(find("bannerAction"));
    }

    void troubleWithTheFileWhileSendingIsTold()
    {
        QVERIFY(m_desktop->createWorkspace(m_folder->filePath(QStringLiteral("work/A.hatstand"))));
        publish::Sender &sender = m_desktop->session()->parts().sender();
        QTRY_VERIFY(sender.isRunning());
        Error full;
        full.code = ErrorCode::StorageFull;
        full.what = QStringLiteral("The last change could not be saved.");
        Q_EMIT sender.storageTrouble(full);
        const auto isTold = [this, &full] {
            const auto labels = m_desktop->window().findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&full](const QLabel *label) {
                return label->isVisible() && label->text().contains(full.what);
            });
        };
        QTRY_VERIFY(isTold());
    }

    void noTwoActionsShareAKeyOnAnyPage()
    {
        QVERIFY(m_desktop->createWorkspace(m_folder->filePath(QStringLiteral("work/A.hatstand"))));
        ui::shell::Workbench *bench = m_desktop->session()->workbench();
        QCOMPARE(m_desktop->session()->actions().conflicts(), QStringList());
        for (const PageId page : {PageId::Today, PageId::Calendar, PageId::Composer, PageId::Accounts,
                                  PageId::Settings, PageId::Outbox})
            bench->go(page);
        QCOMPARE(m_desktop->session()->actions().conflicts(), QStringList());
    }

    void anotherWorkspaceIsNotOpenedWhileWorkWouldBeLost()
    {
        QVERIFY(m_desktop->createWorkspace(m_folder->filePath(QStringLiteral("work/A.hatstand"))));
        const QString path = m_desktop->session()->parts().workspace().path();
        ui::shell::Workbench *bench = m_desktop->session()->workbench();
        ui::shell::PageEntry entry;
        entry.id = PageId::Outbox;
        entry.place = ui::shell::PageEntry::Place::None;
        entry.make = [](QWidget *parent) { return new FullPage(parent); };
        bench->addPage(entry);
        bench->go(PageId::Outbox);
        QVERIFY(!m_desktop->createWorkspace(m_folder->filePath(QStringLiteral("work/B.hatstand"))));
        QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("work/B.hatstand"))));
        QVERIFY(!m_desktop->openWorkspace(path));
        QCOMPARE(m_desktop->session()->workbench(), bench);
        QTRY_VERIFY(find("errorBar"));
    }

    void aWorkspaceThatCannotBeOpenedIsReportedInTheOneThatIs()
    {
        QVERIFY(m_desktop->createWorkspace(m_folder->filePath(QStringLiteral("work/A.hatstand"))));
        QVERIFY(!m_desktop->openWorkspace(m_folder->filePath(QStringLiteral("work/None.hatstand"))));
        QVERIFY(m_desktop->session());
        QTRY_VERIFY(find("errorBar"));
    }

    void whatWasTypedInAMovedWorkspaceIsNotLostWithoutAQuestion()
    {
        const QString path = m_folder->filePath(QStringLiteral("work/A.hatstand"));
        const QString moved = m_folder->filePath(QStringLiteral("work/B.hatstand"));
        m_dialogs->presetFiles({path});
        press("welcomeNew");
        QTRY_VERIFY(find("stepPractice"));
        press("stepPractice");
        QTRY_VERIFY(find("postText"));
        QVERIFY(QFile::rename(path, moved));
        QTest::keyClicks(find("postText"), QStringLiteral("Not to be lost."));
        QVERIFY(!m_desktop->openWorkspace(moved));
        QTRY_COMPARE(m_dialogs->questions().size(), 1); // closed without an answer: the words stay
        QCoreApplication::processEvents();
        QVERIFY(find("postText"));
        QCOMPARE(m_desktop->session()->parts().workspace().path(), path);

        m_dialogs->presetAnswer(QStringLiteral("leave"));
        QVERIFY(!m_desktop->openWorkspace(moved));
        QTRY_COMPARE(m_desktop->session()->parts().workspace().path(), moved);
        QCOMPARE(m_dialogs->questions().size(), 2);
    }

    void aMovedWorkspaceWithNothingToLoseOpensAtItsNewPlace()
    {
        const QString path = m_folder->filePath(QStringLiteral("work/A.hatstand"));
        const QString moved = m_folder->filePath(QStringLiteral("work/B.hatstand"));
        QVERIFY(m_desktop->createWorkspace(path));
        QVERIFY(QFile::rename(path, moved));
        QVERIFY(m_desktop->openWorkspace(moved));
        QCOMPARE(m_desktop->session()->parts().workspace().path(), moved);
        QVERIFY(m_dialogs->questions().isEmpty());
    }

    void theSampleIsMadeOpenedAndRemovedAgain()
    {
        press("welcomeSample");
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->session() && find("stepRemoveSample"), 60'000);
        const QString path = m_desktop->session()->parts().workspace().path();
        press("stepRemoveSample"); // closed without an answer: it stays
        QCoreApplication::processEvents();
        QVERIFY(QFileInfo::exists(path));
        m_dialogs->presetAnswer(QStringLiteral("remove"));
        press("stepRemoveSample");
        QTRY_VERIFY(!m_desktop->session() && find("welcome"));
        QVERIFY(QDir(QFileInfo(path).absolutePath()).isEmpty());
        QVERIFY(m_desktop->preferences().recentWorkspaces().isEmpty());
    }

    void cancellingTheSampleLeavesNothing()
    {
        press("welcomeSample");
        QTRY_VERIFY(find("welcomeCancel"));
        press("welcomeCancel");
        QTRY_VERIFY(!find("welcomeProgress"));
        QVERIFY(!m_desktop->session());
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("work"))).isEmpty());
    }

private:
    [[nodiscard]] QWidget *find(const char *name) const
    {
        for (QWidget *widget : m_desktop->window().findChildren<QWidget *>(QLatin1StringView(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void press(const char *name) const
    {
        QWidget *widget = find(name);
        QVERIFY2(widget && widget->isEnabled(), name);
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    SystemClock m_clock;
    secrets::MemorySecretStore m_secrets;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::PresetDialogs> m_dialogs;
    std::unique_ptr<Desktop> m_desktop;
};

QTEST_MAIN(WindowFlowsTest)
#include "tst_window_flows.moc"
