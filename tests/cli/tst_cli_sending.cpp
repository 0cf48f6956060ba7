// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backup_report.h"
#include "cli/reader_watch.h"
#include "cli/sending_end.h"
#include "cli/shifted_clock.h"
#include "cli_run.h"
#include "publish/publish_workspace.h"

#include <QSignalSpy>
#include <QTest>

#include <array>
#include <csignal>
#include <unistd.h>

using namespace hatstand;
using hatstand::test::Awaited;
using hatstand::test::PublishWorkspace;
using hatstand::test::TestWorkspace;
using hatstand::test::words;

class TestCliSending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClockThatWasSetGoesOnAndWaitsStayReal()
    {
        FakeClock real;
        const Instant start = Instant::fromMilliseconds(1'000'000);
        const cli::ShiftedClock clock(real, start);
        QCOMPARE(clock.now().milliseconds(), start.milliseconds());
        const Milliseconds before = clock.steady();
        real.advance(Milliseconds(2'500));
        QCOMPARE(clock.now().milliseconds(), start.milliseconds() + 2'500);
        QCOMPARE(qint64((clock.steady() - before).count()), 2'500);
    }

    void withAClockThatWasSetNothingGoesToARealNetwork()
    {
        TestWorkspace workspace(TestWorkspace::Kind::File);
        (void)workspace.addAccount(workspace.addClient(QStringLiteral("Bakery")), QStringLiteral("bakery"));
        const QStringList call = words({"--workspace", workspace.workspace->path(), "--json", "publish",
                                        "--now", "2031-05-06T08:31:00Z"});
        const auto answer = test::runCli(call + QStringList{QStringLiteral("--once")});
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.err.contains(u"bakery"), qPrintable(answer.err));
        QCOMPARE(test::runCli(call + QStringList{QStringLiteral("--watch")}).exitCode, 2);
        QCOMPARE(test::runCli(call + QStringList{QStringLiteral("--dry-run")}).exitCode, 0);
    }

    void aDryRunAfterARestoreTellsWhatIsLookedForFirst()
    {
        const test::CliWorkspace shop;
        (void)shop.post(words({"--at", "now", "--schedule"}));
        QCOMPARE(shop.run(words({"publish", "--dry-run"})).objects().size(), size_t(1));
        const QString backup = shop.run(words({"workspace", "backup"})).object()[u"path"].toString();
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0);
        QCOMPARE(shop.run(words({"workspace", "restore", backup})).exitCode, 0);
        const auto again = shop.run(words({"publish", "--dry-run"}));
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.objects().size(), size_t(1));
        QVERIFY(again.object()[u"looked_for_first"].toBool());
        QVERIFY(!again.object()[u"why"].toString().isEmpty());
        // One call looks for it, and sends it when it is not there.
        const auto sent = shop.run(words({"publish", "--once"}));
        QCOMPARE(sent.exitCode, 0);
        QCOMPARE(sent.object()[u"state"].toString(), QStringLiteral("published"));
        QCOMPARE(sent.objects().back()[u"changed"].toInt(), 1);
        const QString added = shop.post(words({"--at", "now", "--schedule"}));
        const auto counted = shop.run(words({"publish", "--dry-run"}));
        QCOMPARE(counted.objects().size(), size_t(1));
        QCOMPARE(counted.object()[u"post"].toString(), added);
        QVERIFY(!counted.object().contains(u"looked_for_first"));
    }

    void whatFailsMakesTheCallFail()
    {
        const test::CliWorkspace shop;
        (void)shop.post(words({"--at", "now", "--schedule"}));
        {
            auto database = storage::Database::open(shop.path(), storage::Database::Mode::ReadWrite);
            QVERIFY(database);
            // Nothing in it, behind the back of the check: the network refuses that.
            QVERIFY((*database)->run("UPDATE deliveries SET content = replace(content, 'Hello', '')"));
        }
        const auto answer = shop.run(words({"publish", "--once"}));
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.object()[u"state"].toString(), QStringLiteral("failed"));
        QCOMPARE(shop.run(words({"publish", "--once"})).exitCode, 0); // nothing more to do
    }

    void aBackupThatFailsIsToldOnceUntilSomethingElseIsWrong()
    {
        FakeClock clock;
        FakeTimers timers(clock);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Shop.hatstand"));
        QTemporaryFile told;
        QVERIFY(told.open());
        std::FILE *stream = std::fopen(QFile::encodeName(told.fileName()).constData(), "w");
        cli::Output output(stream, stream, true);
        DailyBackup backup(path, clock, timers);
        cli::reportFailures(backup, output);
        QSignalSpy failed(&backup, &DailyBackup::failed);
        backup.start(Milliseconds(0));
        timers.advance(Milliseconds(1));
        QTRY_COMPARE(failed.size(), 1); // there is no such file
        timers.advance(std::chrono::hours(1));
        QTRY_COMPARE(failed.size(), 2);
        QFile other(path);
        QVERIFY(other.open(QIODevice::WriteOnly)); // empty: no workspace
        timers.advance(std::chrono::hours(1));
        QTRY_COMPARE(failed.size(), 3);
        QCOMPARE(std::fclose(stream), 0);
        QCOMPARE(told.readAll().count('\n'), 2);
    }

    void whatIsUnderWayIsWaitedFor()
    {
        PublishWorkspace workspace;
        const auto client = workspace.addClient(QStringLiteral("Bakery"));
        const auto account = workspace.addAccount(client, QStringLiteral("bakery"));
        workspace.start();
        workspace.network->gate.shut();
        const auto first = workspace.scheduled(client, {account}, Milliseconds(1'000));
        const auto second = workspace.scheduled(client, {account}, Milliseconds(2'000));
        workspace.passTime(Milliseconds(3'000));
        QCOMPARE(workspace.sender->underWay(), 1);

        Awaited<bool> ended(cli::endSending(*workspace.sender, workspace.timers, Milliseconds(30'000)));
        workspace.passTime(Milliseconds(10'000));
        QVERIFY(!ended.isDone());
        workspace.network->gate.open();
        workspace.passTime(Milliseconds(100));
        QVERIFY(ended.isDone() && ended.value());
        QCOMPARE(workspace.only(first).state, publish::DeliveryState::Published);
        QCOMPARE(workspace.only(second).state, publish::DeliveryState::Scheduled); // nothing new was taken
    }

    void aReaderThatLeavesIsNoticedWhereThereIsOne()
    {
        std::array<int, 2> ends{-1, -1};
        QVERIFY(pipe(ends.data()) == 0);
        QTemporaryFile file;
        QVERIFY(file.open());
        const cli::ReaderWatch ofPipe(ends[1]);
        const cli::ReaderWatch ofFile(file.handle());
        QSignalSpy gone(&ofPipe, &cli::ReaderWatch::gone);
        QSignalSpy neverGone(&ofFile, &cli::ReaderWatch::gone);
        QCoreApplication::processEvents();
        QCOMPARE(gone.size(), 0);
        QVERIFY(close(ends[0]) == 0);
        QTRY_COMPARE(gone.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(gone.size(), 1);
        QCOMPARE(neverGone.size(), 0);
        QVERIFY(close(ends[1]) == 0);
    }

    void whatIsSaidAfterTheReaderLeftIsNotMissed()
    {
        std::array<int, 2> ends{-1, -1};
        QVERIFY(pipe(ends.data()) == 0);
        const auto former = std::signal(SIGPIPE, SIG_IGN);
        std::FILE *stream = fdopen(ends[1], "w");
        QVERIFY(stream && close(ends[0]) == 0);
        cli::Output output(stream, stream, false);
        QCOMPARE(output.descriptor(), ends[1]);
        output.line(QStringLiteral("Sent."));
        QVERIFY(output.trouble());
        output.readerLeft();
        output.line(QStringLiteral("Sent, too."));
        QVERIFY(!output.trouble());
        (void)std::fclose(stream);
        static_cast<void>(std::signal(SIGPIPE, former));
    }

    void theWaitHasAnEnd()
    {
        PublishWorkspace workspace;
        const auto client = workspace.addClient(QStringLiteral("Bakery"));
        const auto account = workspace.addAccount(client, QStringLiteral("bakery"));
        workspace.start();
        workspace.network->gate.shut();
        (void)workspace.scheduled(client, {account}, Milliseconds(1'000));
        workspace.passTime(Milliseconds(2'000));
        Awaited<bool> ended(cli::endSending(*workspace.sender, workspace.timers, Milliseconds(30'000)));
        workspace.passTime(Milliseconds(31'000));
        QVERIFY(ended.isDone() && !ended.value());
    }
};

QTEST_GUILESS_MAIN(TestCliSending)
#include "tst_cli_sending.moc"
