// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timers.h"
#include "clients/client_service.h"
#include "plan/media/media_store.h"
#include "plan/upkeep.h"
#include "plan_fixture.h"
#include "storage/workspace.h"
#include "support/await.h"
#include "support/files.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::tests::PlanFixture;

namespace
{
struct Planned
{
    PostId id;
    Instant right; ///< when it shall go out; it stands an hour later
};

Planned planByOlderZoneData(PlanFixture &f)
{
    Post post = f.draft(QStringLiteral("at nine"));
    post.planned = PlanFixture::at(2026, 12, 1, 9);
    const Instant right = post.planned->instant;
    post.planned->instant = right + Milliseconds(3'600'000);
    return {f.add(post), right};
}
} // namespace

class TestUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zonesAreLookedAtAtTheStart()
    {
        PlanFixture f;
        FakeTimers timers(f.clock);
        const QTemporaryDir folder;
        MediaStore media(*f.database, f.clock, folder.filePath(QStringLiteral("media")));
        const auto [id, right] = planByOlderZoneData(f);
        Upkeep upkeep(*f.service, media, timers);
        upkeep.start();
        QVERIFY(f.service->post(id)->planned->instant == right);
    }

    void whoeverHasVeryManyPostsIsNotKeptWaiting()
    {
        PlanFixture f;
        FakeTimers timers(f.clock);
        const QTemporaryDir folder;
        MediaStore media(*f.database, f.clock, folder.filePath(QStringLiteral("media")));
        std::vector<PostId> all;
        Post post = f.draft(QStringLiteral("at nine"));
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        const Instant right = post.planned->instant;
        post.planned->instant = right - Milliseconds(3'600'000); // as older zone data had it
        for (int i = 0; i < 2 * Upkeep::postsAtOnce + 10;
             ++i) // all at one time, so that no part may lose any
            all.push_back(f.add(post));
        const auto rightOnes = [&] {
            return std::ranges::count_if(
                all, [&](const PostId &id) { return f.service->post(id)->planned->instant == right; });
        };
        Upkeep upkeep(*f.service, media, timers);
        upkeep.start();
        QCOMPARE(rightOnes(), Upkeep::postsAtOnce);
        timers.advance(Milliseconds(1));
        QCOMPARE(rightOnes(), qsizetype(all.size()));
    }

    void whatCannotBeWrittenNowIsToldAndWrittenLater()
    {
        PlanFixture f;
        FakeTimers timers(f.clock);
        const QTemporaryDir folder;
        MediaStore media(*f.database, f.clock, folder.filePath(QStringLiteral("media")));
        const auto [id, right] = planByOlderZoneData(f);
        PlanFixture::must(f.database->run("PRAGMA query_only = 1"));
        Upkeep upkeep(*f.service, media, timers);
        QSignalSpy troubled(&upkeep, &Upkeep::troubled);
        upkeep.start();
        QCOMPARE(troubled.size(), 1);
        QVERIFY(f.service->post(id)->planned->instant != right);
        PlanFixture::must(f.database->run("PRAGMA query_only = 0"));
        timers.advance(Upkeep::afterFailure);
        QCOMPARE(f.service->post(id)->planned->instant, right);
        QCOMPARE(troubled.size(), 1);
    }

    void aZoneThatThisComputerDoesNotKnowIsToldAndMovesNothing()
    {
        PlanFixture f;
        FakeTimers timers(f.clock);
        const QTemporaryDir folder;
        MediaStore media(*f.database, f.clock, folder.filePath(QStringLiteral("media")));
        const clients::ClientService clients(*f.database, f.clock);
        QVERIFY(!unknownZones(clients, *f.service, {})->has_value());
        Post post = f.draft(QStringLiteral("at nine"));
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        const PostId id = f.add(post);
        // As another computer, which knows more zones, has written it.
        PlanFixture::must(f.database->run("UPDATE clients SET zone = 'Mars/Olympus'"));
        PlanFixture::must(f.database->run("UPDATE posts SET planned_zone = 'Mars/Olympus'"));
        clients::ClientService reread(*f.database, f.clock);

        Upkeep upkeep(*f.service, media, timers);
        upkeep.lookAtZonesOf(reread);
        QSignalSpy troubled(&upkeep, &Upkeep::troubled);
        upkeep.start();
        upkeep.start();
        QCOMPARE(troubled.size(), 1);
        const auto told = troubled.first().first().value<Error>();
        QVERIFY2(told.what.contains(QStringLiteral("Crumb & Kettle (Mars/Olympus)")), qPrintable(told.what));
        QVERIFY(!told.why.isEmpty() && !told.remedy.isEmpty());
        QCOMPARE(f.service->post(id)->planned->instant, post.planned->instant);
        QCOMPARE(f.service->post(id)->planned->zone, QByteArray("Mars/Olympus"));
        QCOMPARE(f.service->recomputeInstants().value().moved, 0);
    }

    void aPostsOwnZoneThatThisComputerDoesNotKnowIsTold()
    {
        PlanFixture f;
        FakeTimers timers(f.clock);
        const QTemporaryDir folder;
        MediaStore media(*f.database, f.clock, folder.filePath(QStringLiteral("media")));
        const clients::ClientService clients(*f.database, f.clock);
        const auto planFor = [&f](const QString &text, int hour) {
            Post post = f.draft(text);
            post.planned = PlanFixture::at(2026, 12, 1, hour);
            return f.add(post);
        };
        const auto toldOf = [&] {
            Upkeep upkeep(*f.service, media, timers);
            upkeep.lookAtZonesOf(clients);
            QSignalSpy troubled(&upkeep, &Upkeep::troubled);
            upkeep.start();
            timers.advance(Milliseconds(1));
            return troubled.isEmpty() ? Error() : troubled.first().first().value<Error>();
        };
        const PostId first = planFor(QStringLiteral("Stollen"), 9);
        planFor(QStringLiteral("Buns"), 10);
        QVERIFY(toldOf().what.isEmpty());

        // As another computer, which knows more zones, has written it.
        PlanFixture::must(
            f.database->run("UPDATE posts SET planned_zone = 'Mars/Olympus' WHERE id = ?", first));
        const Instant meant = f.service->post(first)->planned->instant;
        const Error one = toldOf();
        QVERIFY2(one.what.contains(QStringLiteral("“Stollen” (Mars/Olympus)")), qPrintable(one.what));
        QVERIFY2(!one.what.contains(QStringLiteral("Buns")), qPrintable(one.what));
        QVERIFY(!one.why.isEmpty() && one.remedy.contains(QStringLiteral("post")));
        QCOMPARE(f.service->post(first)->planned->instant, meant);

        // Of many the soonest are named, and they count in each part of the work.
        for (int i = 0; i < Upkeep::postsAtOnce; ++i)
            planFor(QStringLiteral("Rolls"), 12);
        PlanFixture::must(f.database->run("UPDATE posts SET planned_zone = 'Mars/Olympus'"));
        const Error many = toldOf();
        QVERIFY2(many.what.contains(QStringLiteral("“Stollen”")) &&
                     many.what.contains(QStringLiteral("“Buns”")),
                 qPrintable(many.what));
        QVERIFY2(many.what.contains(QString::number(Upkeep::postsAtOnce - 1) + QStringLiteral(" more")),
                 qPrintable(many.what));

        // What is over is shown and not sent; nobody is told of it.
        f.clock.setNow(meant + Milliseconds(24 * 3'600'000));
        QVERIFY(toldOf().what.isEmpty());
    }

    void whatKeepsMediaFromBeingClearedAwayIsToldOnce()
    {
        FakeClock clock;
        clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()));
        FakeTimers timers(clock);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto workspace = storage::Workspace::create(path, {}, clock).value();
        QVERIFY(QDir().mkpath(workspace->backupFolder()));
        QVERIFY(test::writeFile(workspace->backupFolder() +
                                    QStringLiteral("/W-20260101-000000-replaced.hatstand"),
                                "no database"));
        PostService posts(workspace->database(), clock);
        MediaStore media(workspace->database(), clock, workspace->mediaFolder());
        Upkeep upkeep(posts, media, timers);
        QSignalSpy troubled(&upkeep, &Upkeep::troubled);
        upkeep.start();
        timers.advance(Upkeep::afterStart);
        QTRY_COMPARE(troubled.size(), 1);
        QVERIFY(troubled.first().first().value<Error>().sentence().contains(
            QStringLiteral("W-20260101-000000-replaced.hatstand")));
        QVERIFY(QFile::remove(workspace->backupFolder() +
                              QStringLiteral("/W-20260101-000000-replaced.hatstand")));
        QVERIFY(test::writeFile(workspace->backupFolder() + QStringLiteral("/W-20260101-000000.hatstand"),
                                "no database"));
        timers.advance(Upkeep::between);
        QTRY_COMPARE(troubled.size(), 2); // another one
        timers.advance(Upkeep::between);
        QSignalSpy removed(&upkeep, &Upkeep::orphansRemoved);
        QVERIFY(QFile::remove(workspace->backupFolder() + QStringLiteral("/W-20260101-000000.hatstand")));
        timers.advance(Upkeep::between);
        QTRY_VERIFY(!removed.isEmpty());
        QCOMPARE(troubled.size(), 2);
    }

    void aFolderThatIsAnothersTooIsToldAtTheStart()
    {
        FakeClock clock;
        clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()));
        FakeTimers timers(clock);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("W.hatstand"));
        const auto workspace = storage::Workspace::create(path, {}, clock).value();
        QVERIFY(QFile::copy(path, folder.filePath(QStringLiteral("W"))));
        PostService posts(workspace->database(), clock);
        MediaStore media(workspace->database(), clock, workspace->mediaFolder());
        Upkeep upkeep(posts, media, timers);
        QSignalSpy troubled(&upkeep, &Upkeep::troubled);
        QSignalSpy removed(&upkeep, &Upkeep::orphansRemoved);
        upkeep.start();
        QCOMPARE(troubled.size(), 1);
        QVERIFY(troubled.first().first().value<Error>().what.contains(u"\"W.hatstand\" and \"W\""));
        timers.advance(Upkeep::afterStart);
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("W"))));
        timers.advance(Upkeep::between);
        QTRY_VERIFY(!removed.isEmpty());
        QCOMPARE(troubled.size(), 1); // the same is told once
    }

    void whatNothingNamesGoesOnceADay()
    {
        PlanFixture f;
        f.clock.setNow(Instant::fromDateTime(QDateTime::currentDateTimeUtc()));
        FakeTimers timers(f.clock);
        const QTemporaryDir folder;
        MediaStore media(*f.database, f.clock, folder.filePath(QStringLiteral("media")));
        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("media"))));
        QFile stray(folder.filePath(QStringLiteral("media/incoming-abcdef.part")));
        QVERIFY(stray.open(QIODevice::WriteOnly));
        Upkeep upkeep(*f.service, media, timers);
        QSignalSpy removed(&upkeep, &Upkeep::orphansRemoved);
        upkeep.start();
        timers.advance(Upkeep::afterStart);
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().toInt(), 0);
        QVERIFY(stray.exists());
        timers.advance(Upkeep::between);
        QTRY_COMPARE(removed.size(), 2);
        QCOMPARE(removed.last().first().toInt(), 1);
        QVERIFY(!stray.exists());
    }
};

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
