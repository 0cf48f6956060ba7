// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The way through a list that grows while it is read: nothing is left out, whenever the program ends.
#include "networks/bluesky/bluesky_walk.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::networks;
using namespace std::chrono_literals;

namespace
{
const Instant start = Instant::fromMilliseconds(1'790'000'000'000);

/// A server's list as the AppView sorts it: by the earlier of the two times, the newest first. Its cursor is
/// the place of the last item that was shown.
class Server
{
public:
    void add(Instant indexed, Instant created)
    {
        const QString id = QStringLiteral("at://item/%1").arg(m_items.size());
        m_items.push_back({id, indexed, created});
        std::stable_sort(m_items.begin(), m_items.end(),
                         [](const BlueskyMet &a, const BlueskyMet &b) { return place(a) > place(b); });
    }
    struct Page
    {
        std::vector<BlueskyMet> items;
        QString cursor;
    };
    [[nodiscard]] Page page(const QString &cursor, size_t size) const
    {
        Page page;
        for (const BlueskyMet &item : m_items) {
            if (!cursor.isEmpty() && place(item) >= cursor.toLongLong())
                continue;
            if (page.items.size() == size)
                break;
            page.items.push_back(item);
        }
        if (page.items.size() == size)
            page.cursor = QString::number(place(page.items.back()));
        return page;
    }
    [[nodiscard]] const std::vector<BlueskyMet> &items() const { return m_items; }

private:
    static qint64 place(const BlueskyMet &item)
    {
        return std::min(item.indexedAt, item.createdAt).milliseconds();
    }
    std::vector<BlueskyMet> m_items;
};

/// The program: it keeps what it heard together with where to go on from, or neither.
class Program
{
public:
    /// One page. `isKilled`: the program ends before it has kept anything of it. True when there is more.
    bool step(const Server &server, size_t size, Instant now, Instant since, bool isKilled)
    {
        BlueskyWalk walk = BlueskyWalk::fromJson(m_kept);
        walk.begin(now, since);
        const Server::Page page = server.page(walk.serverCursor(), size);
        QStringList told;
        for (const BlueskyMet &item : page.items) {
            if (walk.meet(item)) {
                walk.remember(item.id);
                told << item.id;
            }
        }
        const bool goesOn = walk.turnPage(page.cursor, now);
        if (isKilled)
            return true;
        m_kept = walk.toJson();
        for (const QString &id : std::as_const(told))
            ++m_told[id];
        return goesOn;
    }
    [[nodiscard]] int told(const QString &id) const { return m_told.value(id); }
    [[nodiscard]] bool isTidy() const { return QJsonDocument(m_kept).toJson().size() < 20'000; }

private:
    QJsonObject m_kept;
    QHash<QString, int> m_told;
};
} // namespace

class TestBlueskyWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLeftOutAndNothingToldTwice()
    {
        QVERIFY(rc::check("however it grows, and wherever the program ends", [] {
            Server server;
            Program program;
            Instant now = start;
            const Milliseconds wrong = Milliseconds(*rc::gen::inRange(-100'000'000, 100'000'000));
            const auto size = *rc::gen::inRange<size_t>(1, 7);
            const auto grow = [&](int most) {
                const int count = *rc::gen::inRange(0, most);
                for (int i = 0; i < count; ++i) {
                    now = now + Milliseconds(*rc::gen::inRange(1, 4'000'000));
                    const Milliseconds late(*rc::gen::inRange(0, 3'000'000)); // less than the overlap
                    server.add(now, now - late);
                }
            };
            const Instant since = start - 1h;
            grow(20);
            const int steps = *rc::gen::inRange(1, 30);
            for (int i = 0; i < steps; ++i) {
                (void)program.step(server, size, now + wrong, since, *rc::gen::inRange(0, 4) == 0);
                grow(4);
            }
            // Then it is left alone: the walk under way, and one more.
            int left = 1000;
            for (int walks = 0; walks < 2 && left > 0;)
                walks += program.step(server, size, now + wrong, since, --left < 0) ? 0 : 1;
            for (const BlueskyMet &item : server.items())
                RC_ASSERT(program.told(item.id) == 1);
            RC_ASSERT(program.isTidy());
        }));
    }

    void whatIsDatedBackIsFoundWithinADay()
    {
        Server server;
        Program program;
        for (int i = 0; i < 40; ++i)
            server.add(start + i * 3h, start + i * 3h);
        const Instant now = start + 39 * 3h + 1min;
        while (program.step(server, 5, now, start, false)) {
        }
        // Said now by somebody whose clock is three days late: it stands far down.
        server.add(now + 1min, now - 72h);
        const QString late = QStringLiteral("at://item/40");
        while (program.step(server, 5, now + 2min, start, false)) {
        }
        QCOMPARE(program.told(late), 0);
        while (program.step(server, 5, now + 25h, start, false)) {
        }
        QCOMPARE(program.told(late), 1);
        for (const BlueskyMet &item : server.items())
            QCOMPARE(program.told(item.id), 1);
    }

    void goesBackNoFurtherThanAskedFor()
    {
        Server server;
        for (int i = 0; i < 10; ++i)
            server.add(start + i * 24h, start + i * 24h);
        Program program;
        while (program.step(server, 3, start + 240h, start + 120h, false)) {
        }
        for (int i = 0; i < 10; ++i)
            QCOMPARE(program.told(QStringLiteral("at://item/%1").arg(i)), i < 5 ? 0 : 1);
    }

    void somebodysDateFromTheFutureHidesNothing()
    {
        BlueskyWalk walk;
        walk.begin(start, {});
        QVERIFY(walk.meet({QStringLiteral("a"), start + 24h * 365, start}));
        QVERIFY(!walk.turnPage({}, start));
        walk.begin(start + 1h, {});
        QVERIFY(walk.meet({QStringLiteral("b"), start + 30min, start + 30min}));
    }

    void aServerWithoutEndIsLeft()
    {
        BlueskyWalk walk;
        walk.begin(start, {});
        int pages = 0;
        while (walk.turnPage(QString::number(++pages), start))
            QVERIFY(pages < 1000);
        walk.begin(start, {});
        (void)walk.meet({QStringLiteral("a"), start, start});
        QVERIFY(walk.turnPage(QStringLiteral("same"), start));
        (void)walk.meet({QStringLiteral("b"), start, start});
        QVERIFY(!walk.turnPage(QStringLiteral("same"), start));
    }

    void strangeTextIsAWalkThatNeverWas()
    {
        const QJsonObject strange{{QStringLiteral("mark"), QStringLiteral("x")},
                                  {QStringLiteral("floor"), -1e300},
                                  {QStringLiteral("heard"), 3},
                                  {QStringLiteral("walking"), QJsonArray()}};
        BlueskyWalk walk = BlueskyWalk::fromJson(strange);
        QVERIFY(!walk.isUnderWay());
        walk.begin(start, {});
        QVERIFY(walk.meet({QStringLiteral("a"), start, start}));
    }
};

QTEST_GUILESS_MAIN(TestBlueskyWalk)
#include "tst_bluesky_walk.moc"
