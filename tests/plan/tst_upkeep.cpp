// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timers.h"
#include "plan/media_store.h"
#include "plan/upkeep.h"
#include "plan_fixture.h"
#include "support/await.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::tests::PlanFixture;

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
        Post post = f.draft(QStringLiteral("at nine"));
        post.planned = PlanFixture::at(2026, 12, 1, 9);
        const Instant right = post.planned->instant;
        post.planned->instant = right + Milliseconds(3'600'000); // as older zone data had it
        const PostId id = f.add(post);
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
