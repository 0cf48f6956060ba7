// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/fake_systemd.h"
#include "support/await.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace hatstand;
using namespace hatstand::publish;
using test::await;
using test::FakeSystemd;

class TestBackgroundService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath(QStringLiteral("My 100% shop.hatstand"));
        m_program = m_folder->filePath(QStringLiteral("hatstand-cli"));
        write(m_workspace, "x");
        write(m_program, "#!/bin/sh\n");
        QVERIFY(QFile::setPermissions(m_program, QFile::ReadOwner | QFile::ExeOwner));
        m_systemd = std::make_unique<FakeSystemd>(m_folder->filePath(QStringLiteral("config/systemd/user")));
    }

    void itIsInstalledStartedAndRemoved()
    {
        const auto before = await(serviceState(setup(), m_workspace));
        QVERIFY(!before.isInstalled && !before.isRunning && !before.trouble);

        const auto installed = await(installService(setup(), m_workspace));
        QVERIFY(installed);
        QVERIFY(installed->isInstalled && installed->isEnabled && installed->isRunning);
        QVERIFY(!installed->trouble && !installed->isOtherProgram);
        QCOMPARE(installed->since, std::optional(Instant::fromMilliseconds(1'795'000'000'000)));
        QCOMPARE(installed->workspace, serviceWorkspace(m_workspace));
        QCOMPARE(installed->lingers, std::optional(false));
        QVERIFY(lingerSentence(*installed).contains(u"loginctl enable-linger"));
        const QString text = read(installed->file);
        QCOMPARE(readUnit(text), std::optional(ServiceUnit{installed->workspace, m_program}));

        QCOMPARE(await(removeService(setup(), m_workspace)).value(), true);
        QVERIFY(!QFileInfo::exists(installed->file));
        QVERIFY(m_systemd->wasCalled(QStringLiteral("disable --now ") + installed->unit));
        QCOMPARE(m_systemd->units->active, QStringLiteral("inactive"));
        QCOMPARE(await(removeService(setup(), m_workspace)).value(), false); // once more
    }

    void installingAgainChangesNothingAndLeavesItRunning()
    {
        QVERIFY(await(installService(setup(), m_workspace)));
        m_systemd->units->calls.clear();
        QVERIFY(await(installService(setup(), m_workspace)));
        QVERIFY(!m_systemd->wasCalled(QStringLiteral("restart")));
        QVERIFY(m_systemd->wasCalled(QStringLiteral("start")));
    }

    void anotherProgramIsToldAndPutInPlaceByInstallingAgain()
    {
        QVERIFY(await(installService(setup(), m_workspace)));
        const QString other = m_folder->filePath(QStringLiteral("other-cli"));
        QVERIFY(QFile::copy(m_program, other));
        ServiceSetup moved = setup();
        moved.program = other;
        QVERIFY(await(serviceState(moved, m_workspace)).isOtherProgram);
        m_systemd->units->calls.clear();
        const auto again = await(installService(moved, m_workspace));
        QVERIFY(again && !again->isOtherProgram);
        QVERIFY(m_systemd->wasCalled(QStringLiteral("restart")));
    }

    void withoutSystemdNothingIsWritten_data()
    {
        QTest::addColumn<bool>("installed");
        QTest::newRow("no systemctl") << false;
        QTest::newRow("no manager of the user") << true;
    }
    void withoutSystemdNothingIsWritten()
    {
        QFETCH(const bool, installed);
        m_systemd->units->isInstalled = installed;
        m_systemd->units->isReachable = false;
        const auto refused = await(installService(setup(), m_workspace));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY(!refused.error().why.isEmpty() && !refused.error().remedy.isEmpty());
        QVERIFY(!QFileInfo::exists(m_systemd->units->folder));
        const auto state = await(serviceState(setup(), m_workspace));
        QVERIFY(state.trouble);
        QCOMPARE(state.trouble->what, refused.error().what);
    }

    void whatCannotBeIsRefused()
    {
        const auto noFile = await(installService(setup(), m_workspace + u'x'));
        QCOMPARE(noFile.error().code, ErrorCode::NotFound);
        ServiceSetup packaged = setup();
        packaged.program.clear();
        QCOMPARE(await(installService(packaged, m_workspace)).error().code, ErrorCode::NotAllowed);
        for (const char16_t odd : {u'"', u'\'', u'\\', u'\n'}) {
            packaged.program = m_program + QChar(odd);
            QCOMPARE(await(installService(packaged, m_workspace)).error().code, ErrorCode::NotAllowed);
        }
        QVERIFY(m_systemd->units->calls.isEmpty());
    }

    void aForeignFileIsLeftAlone()
    {
        const QString path = m_systemd->units->folder + u'/' + unitName(m_workspace);
        QVERIFY(QDir().mkpath(m_systemd->units->folder));
        write(path, "[Service]\nExecStart=/usr/bin/true\n");
        QCOMPARE(await(installService(setup(), m_workspace)).error().code, ErrorCode::Conflict);
        QCOMPARE(await(removeService(setup(), m_workspace)).error().code, ErrorCode::Conflict);
        const auto state = await(serviceState(setup(), m_workspace));
        QCOMPARE(state.trouble->code, ErrorCode::Conflict);
        QVERIFY(!state.isInstalled);
        QCOMPARE(read(path), QStringLiteral("[Service]\nExecStart=/usr/bin/true\n"));
    }

    void aFolderThatCannotBeWrittenIsToldWithItsName()
    {
        // A file where the folder would be: even root cannot write there.
        QVERIFY(QDir().mkpath(QFileInfo(m_systemd->units->folder).absolutePath()));
        write(m_systemd->units->folder, "");
        const auto refused = await(installService(setup(), m_workspace));
        QCOMPARE(refused.error().code, ErrorCode::StorageFailed);
        QVERIFY(refused.error().what.contains(unitName(m_workspace)));
        QVERIFY(!m_systemd->wasCalled(QStringLiteral("enable")));
    }

    void whatSystemdRefusesIsToldInItsWords_data()
    {
        QTest::addColumn<QString>("verb");
        for (const char *verb : {"daemon-reload", "enable", "restart"})
            QTest::newRow(verb) << QString::fromLatin1(verb);
    }
    void whatSystemdRefusesIsToldInItsWords()
    {
        QFETCH(const QString, verb);
        m_systemd->units->refused = verb;
        const auto refused = await(installService(setup(), m_workspace));
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().why.contains(u"Not today."));
        m_systemd->units->refused = QStringLiteral("disable");
        QVERIFY(!await(removeService(setup(), m_workspace))); // it may be running
        QVERIFY(QFileInfo::exists(m_systemd->units->folder + u'/' + unitName(m_workspace)));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("active");
        QTest::addColumn<QString>("word");
        QTest::newRow("failed") << QStringLiteral("failed") << QStringLiteral("failed");
        QTest::newRow("stopped") << QStringLiteral("inactive") << QStringLiteral("not running");
        QTest::newRow("between two tries")
            << QStringLiteral("activating") << QStringLiteral("not running yet");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const QString, active);
        QFETCH(const QString, word);
        QVERIFY(await(installService(setup(), m_workspace)));
        m_systemd->units->active = active;
        const auto state = await(serviceState(setup(), m_workspace));
        QVERIFY(state.isInstalled && !state.isRunning && !state.since && state.trouble);
        QVERIFY2(state.trouble->what.contains(word), qPrintable(state.trouble->what));
    }

    void aServiceThatIsNotEnabledIsToldAndMendedByInstalling()
    {
        QVERIFY(await(installService(setup(), m_workspace)));
        m_systemd->units->enabled.clear();
        QVERIFY(await(serviceState(setup(), m_workspace)).trouble);
        QVERIFY(!await(installService(setup(), m_workspace))->trouble);
    }

    void aWorkspaceOrProgramThatHasGoneIsTold()
    {
        QVERIFY(await(installService(setup(), m_workspace)));
        QVERIFY(QFile::remove(m_program));
        QVERIFY(await(serviceState(setup(), m_workspace)).trouble->what.contains(m_program));
        const QString moved = m_folder->filePath(QStringLiteral("Moved.hatstand"));
        QVERIFY(QFile::rename(m_workspace, moved));
        const auto here = await(serviceState(setup(), m_workspace));
        QVERIFY(here.isInstalled && here.trouble->what.contains(serviceWorkspace(m_workspace)));
        const auto there = await(serviceState(setup(), moved));
        QVERIFY(!there.isInstalled);
        QCOMPARE(there.goneWorkspaces, QStringList{serviceWorkspace(m_workspace)});
        QCOMPARE(await(removeService(setup(), m_workspace)).value(), true);
        QVERIFY(await(serviceState(setup(), moved)).goneWorkspaces.isEmpty());
    }

    void itIsTakenAwayWhereSystemdIsGone()
    {
        const auto installed = await(installService(setup(), m_workspace));
        const QString wants = m_systemd->units->folder + QStringLiteral("/default.target.wants");
        QVERIFY(QDir().mkpath(wants));
        QVERIFY(QFile::link(installed->file, wants + u'/' + installed->unit));
        m_systemd->units->isInstalled = false;
        QCOMPARE(await(removeService(setup(), m_workspace)).value(), true);
        QVERIFY(!QFileInfo(wants + u'/' + installed->unit).isSymLink());
    }

    void whoLingersNeedsNoAdvice()
    {
        m_systemd->units->lingers = QStringLiteral("yes");
        const auto installed = await(installService(setup(), m_workspace));
        QCOMPARE(installed->lingers, std::optional(true));
        QVERIFY(lingerSentence(*installed).isEmpty());
    }

    void realProgramsAreRunAndMissed()
    {
        const RunProgram run = realPrograms();
        const QStringList line{QStringLiteral("-c"), QStringLiteral("echo out; echo err >&2; exit 3")};
        const ProgramEnd end = await(run(QStringLiteral("sh"), line));
        QVERIFY(end.isThere && !end.succeeded());
        QCOMPARE(end.exitCode, 3);
        QCOMPARE(end.out, QStringLiteral("out\n"));
        QCOMPARE(end.err, QStringLiteral("err\n"));
        QVERIFY(!await(run(QStringLiteral("/nonexistent/program"), QStringList())).isThere);
    }

private:
    [[nodiscard]] ServiceSetup setup() const { return m_systemd->setup(m_program); }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSystemd> m_systemd;
    QString m_workspace;
    QString m_program;
};

QTEST_GUILESS_MAIN(TestBackgroundService)
#include "tst_background_service.moc"
