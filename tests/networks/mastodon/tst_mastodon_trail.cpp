// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The law of reading a list page by page: whatever comes meanwhile, whatever turns up late, and whenever the
// program ends, each entry is told once.
#include "networks/mastodon/mastodon_trail.h"

#include <QRandomGenerator>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::networks;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{
constexpr Milliseconds overlap = 10min;

struct Entry
{
    qint64 id = 0;
    Instant at;
    Instant visibleAt;
};

struct Server
{
    std::vector<Entry> entries; ///< the newest last
    Instant now = Instant::fromMilliseconds(1'796'000'000'000);
    bool knowsSince = true;
    bool saysLast = true;

    void add(Milliseconds hiddenFor)
    {
        entries.push_back({qint64(entries.size()) + 1, now, now + hiddenFor});
    }
    [[nodiscard]] std::vector<MastodonEntry> page(const MastodonTrail &trail, size_t most, bool &isLast) const
    {
        std::vector<MastodonEntry> page;
        isLast = saysLast;
        for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
            const bool isBelow = trail.before.isEmpty() || it->id < trail.before.toLongLong();
            const bool isNew = !knowsSince || it->id > trail.low.toLongLong();
            if (!isBelow || !isNew || it->visibleAt > now)
                continue;
            if (page.size() == most) {
                isLast = false;
                break;
            }
            IncomingMessage message;
            message.remoteId = QString::number(it->id);
            page.push_back({message.remoteId, it->at, message});
        }
        return page;
    }
};
} // namespace

class TestMastodonTrail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachEntryIsToldOnce()
    {
        const bool holds = rc::check("each entry is told once", [] {
            QRandomGenerator random(*rc::gen::arbitrary<quint32>());
            Server server;
            server.knowsSince = random.bounded(2) == 0;
            server.saysLast = random.bounded(2) == 0;
            const size_t most = size_t(random.bounded(1, 12));
            MastodonTrail trail;
            QStringList told;
            bool hasMore = false;
            const auto read = [&](bool isKept) {
                bool isLast = false;
                MastodonTrail next = trail;
                std::vector<IncomingMessage> some;
                auto page = server.page(trail, most, isLast);
                hasMore = next.advance(std::move(page), isLast, Instant(), overlap, some);
                if (!isKept)
                    return;
                trail = mastodonTrail(toJson(next));
                for (const IncomingMessage &message : some)
                    told << message.remoteId;
            };
            for (int step = 0; step < 80; ++step) {
                server.now = server.now + Milliseconds(random.bounded(8 * 60'000));
                const int count = random.bounded(4) == 0 ? random.bounded(15) : random.bounded(2);
                for (int i = 0; i < count; ++i) {
                    server.now = server.now + Milliseconds(random.bounded(5'000));
                    server.add(random.bounded(4) == 0 ? Milliseconds(random.bounded(9 * 60'000)) : 0ms);
                }
                read(random.bounded(5) != 0);
            }
            server.now = server.now + 20min;
            for (int walks = 0; walks < 2; ++walks) {
                do
                    read(true);
                while (hasMore);
            }
            const QSet<QString> different(told.begin(), told.end());
            RC_ASSERT(size_t(different.size()) == server.entries.size());
            RC_ASSERT(told.size() == different.size());
        });
        QVERIFY(holds);
    }

    void staysSmall()
    {
        Server server;
        MastodonTrail trail;
        for (int i = 0; i < 3000; ++i)
            server.add(0ms);
        bool hasMore = true;
        size_t told = 0;
        while (hasMore) {
            bool isLast = false;
            std::vector<IncomingMessage> some;
            auto page = server.page(trail, 40, isLast);
            hasMore = trail.advance(std::move(page), isLast, Instant(), overlap, some);
            told += some.size();
        }
        QCOMPARE(told, size_t(3000));
        QVERIFY(trail.given.size() <= 500);
        QVERIFY(!trail.isUnderWay());
    }

    void knowsWhichIdIsOlder()
    {
        QVERIFY(isOlderId(u"9"_s, u"10"_s));
        QVERIFY(!isOlderId(u"10"_s, u"9"_s));
        QVERIFY(!isOlderId(u"10"_s, u"10"_s));
        QVERIFY(isOlderId(u"01F8MH0BBE4FHXPH513MBVFHB0"_s, u"01F8MH0BBE4FHXPH513MBVFHC0"_s));
        QVERIFY(isOlderId(u"109302436954721982"_s, u"109302436954721983"_s));
    }
};

QTEST_GUILESS_MAIN(TestMastodonTrail)
#include "tst_mastodon_trail.moc"
