// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A real disk without room at the instant of sending, and a real drive that is taken away and comes back.
#include "publish/one_account.h"
#include "storage/small_disk.h"
#include "support/files.h"

#include <QSignalSpy>
#include <QStorageInfo>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

class TestFullDisk : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_disk = std::make_unique<test::SmallDisk>("8m");
        if (!m_disk->isThere())
            QSKIP("Mounting a small file system needs root.");
        m_places = qgetenv("TMPDIR");
        qputenv("TMPDIR", m_disk->path().toUtf8()); // where the workspace is made
        open(test::TestWorkspace::Kind::File);
        QVERIFY(m_w->workspace->path().startsWith(m_disk->path()));
        m_id = m_w->scheduled(m_client, {m_account}, 1min);
    }
    void cleanup()
    {
        close();
        if (m_places.isNull())
            qunsetenv("TMPDIR");
        else
            qputenv("TMPDIR", m_places);
        m_disk.reset();
    }

    void nothingLeavesThatCannotBeNoted()
    {
        m_w->start();
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        fill();
        m_w->passTime(3min);
        QVERIFY(m_w->network->publishCalls.empty());
        QVERIFY(trouble.count() > 0);
        const Error told = trouble.last().at(0).value<Error>();
        QCOMPARE(told.code, ErrorCode::StorageFull);
        QVERIFY(!told.what.isEmpty() && !told.why.isEmpty() && !told.remedy.isEmpty());
        makeRoom();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void whatWentOutIsNotedOnceThereIsRoom_data()
    {
        QTest::addColumn<bool>("ends");
        QTest::newRow("the program goes on") << false;
        QTest::newRow("the program ends before") << true;
    }
    void whatWentOutIsNotedOnceThereIsRoom()
    {
        QFETCH(const bool, ends);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        fill();
        m_w->network->gate.open();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Sending);
        QVERIFY(trouble.count() > 0);
        if (ends)
            m_w->sender.reset();
        makeRoom();
        if (ends)
            m_w->start();
        m_w->passTime(10min);
        QCOMPARE(m_w->only(m_id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->network->findCalls > 0, ends);
    }

private:
    void fill()
    {
        QFile ballast(m_disk->filePath(QStringLiteral("ballast")));
        QVERIFY(ballast.open(QIODevice::WriteOnly));
        const QByteArray block(4096, 'b');
        while (ballast.write(block) == block.size() && ballast.flush()) {
        }
        QVERIFY(QStorageInfo(m_disk->path()).bytesFree() < 4096);
    }
    void makeRoom() { QVERIFY(QFile::remove(m_disk->filePath(QStringLiteral("ballast")))); }

    std::unique_ptr<test::SmallDisk> m_disk;
    QByteArray m_places;
    plan::PostId m_id;
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
