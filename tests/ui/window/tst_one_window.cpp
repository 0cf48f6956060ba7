// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_window.h"
#include "support/await.h"
#include "support/files.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace std::chrono_literals;
using test::Awaited;

/// A second start of the program on a workspace that is open already.
class OneWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath(QStringLiteral("Work.hatstand"));
        QVERIFY(test::writeFile(m_workspace, "x"));
    }

    void theFirstComesForward()
    {
        OneWindow first(m_folder->path());
        QSignalSpy raised(&first, &OneWindow::raiseRequested);
        first.keep(m_workspace);
        qputenv("XDG_ACTIVATION_TOKEN", "token 7");
        QVERIFY(ask(m_workspace));
        qunsetenv("XDG_ACTIVATION_TOKEN");
        QTRY_COMPARE(raised.size(), 1);
        QCOMPARE(raised.front().front().toByteArray(), QByteArray("token 7"));
        QVERIFY(ask(QDir(m_folder->path()).filePath(QStringLiteral("./Work.hatstand"))));
        QTRY_COMPARE(raised.size(), 2);
    }

    void anotherWorkspaceHasAWindowOfItsOwn()
    {
        OneWindow first(m_folder->path());
        first.keep(m_workspace);
        const QString other = m_folder->filePath(QStringLiteral("Other.hatstand"));
        QVERIFY(test::writeFile(other, "x"));
        QVERIFY(!ask(other));
        QVERIFY(!ask(QString()));
        first.keep(other); // it was opened in the same window
        QVERIFY(ask(other));
        QVERIFY(!ask(m_workspace));
        first.keep({});
        QVERIFY(!ask(other));
    }

    void whatACrashLeftBehindIsNobody()
    {
        QString socket;
        {
            OneWindow crashed(m_folder->path());
            crashed.keep(m_workspace);
            socket = m_folder->filePath(QDir(m_folder->path())
                                            .entryList({QStringLiteral("hatstand-window-*")}, QDir::System)
                                            .value(0));
        }
        QVERIFY(!QFileInfo::exists(socket));
        QVERIFY(test::writeFile(socket, ""));
        QVERIFY(!ask(m_workspace));
        OneWindow next(m_folder->path());
        next.keep(m_workspace);
        QVERIFY(ask(m_workspace));
    }

    void oneThatHangsIsNotWaitedForLong()
    {
        QString socket;
        {
            OneWindow first(m_folder->path());
            first.keep(m_workspace);
            socket = m_folder->filePath(QDir(m_folder->path())
                                            .entryList({QStringLiteral("hatstand-window-*")}, QDir::System)
                                            .value(0));
        }
        QLocalServer silent;
        QVERIFY(silent.listen(socket));
        FakeClock clock;
        FakeTimers timers(clock);
        const OneWindow second(m_folder->path());
        Awaited<bool> asked(second.raiseOther(m_workspace, timers));
        QTRY_VERIFY(silent.hasPendingConnections());
        QVERIFY(!asked.isDone());
        timers.advance(3s);
        QVERIFY(asked.isDone() && !asked.value());
    }

    void whoSaysOtherThingsIsSentAway()
    {
        OneWindow first(m_folder->path());
        QSignalSpy raised(&first, &OneWindow::raiseRequested);
        first.keep(m_workspace);
        QLocalSocket stranger;
        stranger.connectToServer(m_folder->filePath(
            QDir(m_folder->path()).entryList({QStringLiteral("hatstand-window-*")}, QDir::System).value(0)));
        stranger.write("quit\n");
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(raised.size(), 0);
        QVERIFY(ask(m_workspace)); // and it goes on
    }

private:
    [[nodiscard]] bool ask(const QString &workspace)
    {
        const OneWindow second(m_folder->path());
        return test::await(second.raiseOther(workspace, m_timers));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workspace;
    SystemTimers m_timers;
};

QTEST_GUILESS_MAIN(OneWindowTest)
#include "tst_one_window.moc"
