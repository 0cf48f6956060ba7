// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "desktop.h"
#include "kit/dialogs.h"
#include "plan/post_service.h"
#include "publish/sender.h"
#include "secrets/memory_secret_store.h"
#include "session.h"
#include "shell/main_window.h"
#include "support/no_programs.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;

namespace
{
struct Computer
{
    Computer()
    {
        surroundings.clock = &clock;
        surroundings.secrets = &secrets;
        surroundings.dialogs = &dialogs;
        surroundings.preferencesPath = folder.filePath(QStringLiteral("hatstand.conf"));
        surroundings.documentsFolder = folder.path();
        surroundings.watchesLine = false;
        surroundings.programs = test::noPrograms();
    }
    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("Mine.hatstand")); }

    FakeClock clock;
    QTemporaryDir folder;
    secrets::MemorySecretStore secrets;
    ui::PresetDialogs dialogs;
    DesktopSurroundings surroundings;
};
} // namespace

/// What the program looks after by itself when a workspace is opened.
class UpkeepAtStartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendingBeginsWhenTheWindowHasBeenDrawn()
    {
        const Computer computer;
        Desktop desktop(*qApp, computer.surroundings);
        QSignalSpy drawn(&desktop.window(), &ui::shell::MainWindow::drawn);
        QVERIFY(desktop.createWorkspace(computer.path()));
        QCoreApplication::processEvents();
        QVERIFY(!desktop.session()->parts().sender().isRunning());
        desktop.start(computer.path());
        QTRY_VERIFY(desktop.session()->parts().sender().isRunning());
        QCOMPARE(drawn.size(), 1);
    }

    void aWindowThatIsNeverDrawnHoldsNoPostUp()
    {
        const Computer computer;
        Desktop desktop(*qApp, computer.surroundings);
        QVERIFY(desktop.createWorkspace(computer.path()));
        QTRY_VERIFY(desktop.session()->parts().sender().isRunning());
        QVERIFY(!desktop.window().isVisible());
    }

    void quietlyWithoutAPlaceForAnIconItBeginsMinimised()
    {
        const Computer computer;
        {
            Desktop desktop(*qApp, computer.surroundings);
            QVERIFY(desktop.createWorkspace(computer.path()));
        }
        Desktop desktop(*qApp, computer.surroundings);
        QSignalSpy changed(&desktop, &Desktop::workspaceChanged);
        QCOMPARE(desktop.workspaceToOpen({}), computer.path());
        desktop.start({}, true); // the platform of the tests has no such place
        QVERIFY(desktop.window().isMinimized());
        QCOMPARE(changed.last().first().toString(), computer.path());
        QTRY_VERIFY(desktop.session()->parts().sender().isRunning());
        desktop.window().bringBack();
        QVERIFY(desktop.window().isVisible() && !desktop.window().isMinimized());
    }

    void postsMoveWithTheZoneData()
    {
        const Computer computer;
        const QString path = computer.path();
        plan::Post post;
        post.text = QStringLiteral("At nine");
        post.planned = plan::plannedTime({QDate(2026, 12, 1), QTime(9, 0)}, "Europe/Lisbon").value();
        const Instant right = post.planned->instant;
        {
            const auto parts =
                Parts::create(path, QStringLiteral("Mine"), computer.clock, Parts::Use::Window);
            QVERIFY(parts);
            clients::Client client;
            client.name = QStringLiteral("Crumb");
            client.zone = "Europe/Lisbon";
            post.clientId = (*parts)->clients().add(client).value();
            post.planned->instant = right + std::chrono::hours(1); // as older zone data had it
            post.id = (*parts)->posts().add(post).value();
        }
        Desktop desktop(*qApp, computer.surroundings);
        desktop.start(path);
        QVERIFY(desktop.session());
        QTRY_VERIFY(desktop.session()->parts().posts().post(post.id)->planned->instant == right);
    }
};

QTEST_MAIN(UpkeepAtStartTest)
#include "tst_upkeep_at_start.moc"
