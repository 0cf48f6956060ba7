// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Without a line: the window says so, everything but sending works, and with the line the posts go.
#include "calendar/month_view.h"
#include "kit/banner.h"
#include "net/connectivity.h"
#include "shell/status_pill.h"
#include "ui/support/bluesky_server.h"
#include "ui/support/desktop_window.h"

using namespace hatstand;
using test::BlueskyServer;
using test::DesktopWindow;
using ui::PageId;

namespace
{
/// What the first of those that wait was held up by; empty as long as it was not tried.
QString firstError(DesktopWindow &w)
{
    const auto waiting = w.parts().outbox().waiting(std::nullopt, 10);
    return waiting && !waiting->empty() ? waiting->front().delivery.error.what : QString();
}
} // namespace

class OfflineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allWorksButSendingAndThenItGoesOut()
    {
        SystemClock clock;
        BlueskyServer server;
        DesktopWindow w(clock);
        QVERIFY(w.begin());
        const auto client = w.addClient(QStringLiteral("Crumb & Clover"));
        networks::SignInRequest request;
        request.handle = BlueskyServer::handle;
        request.secret = BlueskyServer::password;
        request.server = QUrl(server.address());
        const auto account = w.connect(client, networks::NetworkKey::bluesky(), request);
        const WallTime tomorrow{wallTimeAt(clock.now(), "Europe/Lisbon").date.addDays(1), QTime(9, 0)};

        server.setReachable(false);
        w.parts().connectivity().noteUnreachable();
        auto *pill = w.find<ui::shell::StatusPill>("statusPill");
        QTRY_VERIFY(pill && pill->words().startsWith(QStringLiteral("Offline")));
        QTRY_VERIFY(w.find("bannerAction"));

        // Writing and planning go on.
        const plan::PostId planned =
            w.addPost(client, account, QStringLiteral("For tomorrow"), tomorrow, true);
        QVERIFY(w.press("rail-calendar"));
        auto *month = w.find<ui::calendar::MonthView>("monthView");
        QVERIFY(month);
        QTRY_VERIFY(month->model().rowOf(planned) >= 0);
        w.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(w.find("postText"));
        QVERIFY(w.fill("postText", QStringLiteral("Written without a line.")));
        QTRY_COMPARE(w.allPosts().size(), 2);

        // What is due waits, though it was tried because somebody asked for it.
        const plan::PostId due = w.addPost(client, account, QStringLiteral("Due now"), tomorrow, false);
        QVERIFY(w.parts().outbox().sendNow(due));
        QVERIFY(w.press("statusPill"));
        QTRY_VERIFY(w.page() == PageId::Outbox);
        QTRY_COMPARE(w.parts().outbox().waiting(std::nullopt, 10)->size(), size_t(2));
        QTRY_VERIFY(!firstError(w).isEmpty());
        QVERIFY(server.posts().isEmpty());

        server.setReachable(true);
        w.parts().connectivity().noteReached();
        QTRY_VERIFY(!pill->words().startsWith(QStringLiteral("Offline")));
        QTRY_COMPARE_WITH_TIMEOUT(w.statusOf(due), plan::PostStatus::Published, 15'000);
        QCOMPARE(server.posts(), QStringList{QStringLiteral("Due now")});
        QCOMPARE(w.statusOf(planned), plan::PostStatus::Scheduled);
    }
};

QTEST_MAIN(OfflineTest)
#include "tst_offline.moc"
