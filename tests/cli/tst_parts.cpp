// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "net/rate_limiter.h"
#include "parts.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "secrets/memory_secret_store.h"
#include "storage/small_disk.h"

#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;

namespace
{
constexpr Milliseconds often{5};
}

/// What the parts do together, without a window.
class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("Work.hatstand"));
        m_parts = std::move(
            Parts::create(m_path, QStringLiteral("Work"), m_clock, Parts::Use::CommandLine).value());
        m_parts->useSecrets(m_secrets);
    }
    void cleanup()
    {
        m_parts.reset();
        m_folder.reset();
    }

    void theSenderKnowsWhetherThereIsAWayOut()
    {
        m_parts->connectivity().noteUnreachable(); // before there is a sender
        QVERIFY(!m_parts->sender().isOnline());
        m_parts->connectivity().noteReached();
        QTRY_VERIFY(m_parts->sender().isOnline());
        m_parts->connectivity().noteUnreachable();
        QTRY_VERIFY(!m_parts->sender().isOnline());
    }

    void eachHostIsAskedAtAGentlePace()
    {
        net::RateLimiter &limiter = m_parts->limiter();
        for (int i = 0; i < net::gentlePace.burst; ++i)
            QCOMPARE(limiter.reserve(QStringLiteral("network.example")), Milliseconds(0));
        QVERIFY(limiter.waitFor(QStringLiteral("network.example")) > Milliseconds(0));
        QCOMPARE(limiter.waitFor(QStringLiteral("other.example")), Milliseconds(0));
    }

    void whatAnotherProcessWritesIsNoticed()
    {
        QVERIFY(m_parts->clients().clients().empty());
        m_parts->followOtherWriters(often);
        QSignalSpy clients(&m_parts->clients(), &clients::ClientService::changed);
        QSignalSpy accounts(&m_parts->accounts(), &clients::AccountService::changed);
        QSignalSpy outbox(&m_parts->outbox(), &publish::Outbox::changed);
        const auto other = Parts::open(m_path, m_clock, Parts::Use::CommandLine);
        QVERIFY(other);
        clients::Client client;
        client.name = QStringLiteral("Padaria");
        QVERIFY((*other)->clients().add(client));
        QTRY_COMPARE(m_parts->clients().clients().size(), size_t(1));
        QCOMPARE(clients.count(), 1);
        QCOMPARE(accounts.count(), 1);
        QCOMPARE(outbox.count(), 1);
    }

    void aMovedFileStopsTheSenderUntilItIsBack()
    {
        const QString moved = m_folder->filePath(QStringLiteral("Moved.hatstand"));
        m_parts->sender().start();
        m_parts->followOtherWriters(often);
        QSignalSpy away(m_parts.get(), &Parts::movedAway);
        QSignalSpy back(m_parts.get(), &Parts::cameBack);
        clients::Client client;
        client.name = QStringLiteral("Padaria");
        QVERIFY(m_parts->clients().add(client));

        QVERIFY(QFile::rename(m_path, moved));
        QTRY_COMPARE(away.count(), 1);
        QVERIFY(!m_parts->sender().isRunning());
        client.name = QStringLiteral("Late");
        const auto refused = m_parts->clients().add(client);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StorageMissing);
        QCOMPARE(m_parts->clients().clients().size(), size_t(1)); // reading goes on
        {
            const auto there = Parts::open(moved, m_clock, Parts::Use::CommandLine);
            QVERIFY(there);
            QCOMPARE((*there)->clients().clients().size(), size_t(1));
        }

        QVERIFY(QFile::rename(moved, m_path));
        QTRY_COMPARE(back.count(), 1);
        QCOMPARE(away.count(), 1);
        QVERIFY(m_parts->sender().isRunning());
        QVERIFY(m_parts->clients().add(client));
    }

#ifdef Q_OS_LINUX
    /// A real drive: taken away beneath open files, and put back where it was.
    void aDriveThatIsTakenAwayStopsTheSenderUntilItIsBack()
    {
        const test::SmallDisk drive("16m");
        if (!drive.isThere())
            QSKIP("Mounting a small file system needs root.");
        const QTemporaryDir place;
        const auto mount = [&] {
            return QProcess::execute(QStringLiteral("mount"),
                                     {QStringLiteral("--bind"), drive.path(), place.path()}) == 0;
        };
        const auto takeAway = [&] {
            return QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), place.path()}) == 0;
        };
        QVERIFY(mount());
        const auto unmount = qScopeGuard([&] { takeAway(); });
        m_parts = std::move(Parts::create(place.filePath(QStringLiteral("Work.hatstand")),
                                          QStringLiteral("Work"), m_clock, Parts::Use::CommandLine)
                                .value());
        m_parts->useSecrets(m_secrets);
        m_parts->sender().start();
        m_parts->followOtherWriters(often);
        QSignalSpy away(m_parts.get(), &Parts::movedAway);
        QSignalSpy back(m_parts.get(), &Parts::cameBack);
        clients::Client client;
        client.name = QStringLiteral("Padaria");
        QVERIFY(m_parts->clients().add(client));

        QVERIFY(takeAway());
        QTRY_COMPARE(away.count(), 1);
        const Error told = away.first().first().value<Error>();
        QCOMPARE(told.code, ErrorCode::StorageMissing);
        QVERIFY(!told.what.isEmpty() && !told.why.isEmpty() && !told.remedy.isEmpty());
        QVERIFY(!m_parts->sender().isRunning());
        QVERIFY(!m_parts->clients().add(client));

        QVERIFY(mount());
        QTRY_COMPARE(back.count(), 1);
        QVERIFY(m_parts->sender().isRunning());
        client.name = QStringLiteral("Late");
        QVERIFY(m_parts->clients().add(client));
        QCOMPARE(m_parts->clients().clients().size(), size_t(2));
        m_parts.reset(); // before its drive goes
    }
#endif

private:
    SystemClock m_clock;
    secrets::MemorySecretStore m_secrets;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Parts> m_parts;
};

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
