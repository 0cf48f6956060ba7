// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a page of topics shows of a period.
#include "listen/topic_fixture.h"
#include "listen/topics/topic_depth.h"
#include "listen/topics/topic_pages.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using hatstand::test::TopicFixture;
using namespace Qt::StringLiterals;

namespace
{
/// Ninety days of talk: five a day, and forty on one day, which is about a bridge.
class Talk : public TopicFixture
{
public:
    explicit Talk(int days = 120) : pages(database(), clock)
    {
        if (!database().run("UPDATE sources SET created_at = ?", clock.now() - std::chrono::hours(24 * days)))
            qFatal("The source cannot be older.");
        std::vector<MessageDraft> all;
        for (int back = days; back >= 0; --back) {
            const Instant noon =
                Instant::fromDateTime(QDateTime(QDate(2026, 11, 19).addDays(-back), QTime(11, 0), Qt::UTC));
            for (int i = 0; i < (back == 5 ? 40 : 5); ++i) {
                auto one = said(back == 5 ? "bread at the bridge (-)"
                                : i == 0  ? "bread by Wielhuis (+)"
                                          : "bread",
                                noon + std::chrono::minutes(i));
                one.speakerId = "speaker-" + std::to_string(i);
                one.displayName = "Speaker " + std::to_string(i);
                one.network = i % 2 == 0 ? "square" : "feed";
                all.push_back(std::move(one));
            }
            all.push_back(said("about something else", noon));
        }
        take(all);
        Topic topic = topicOf(u"bread"_s);
        topic.voices = {{u"Alma"_s, u"alma"_s, true}, {u"Wielhuis"_s, u"wielhuis"_s, false}};
        id = add(topic);
        match();
    }
    TopicPages pages;
    TopicId id;
};
} // namespace

class TestTopicPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeriodIsCountedAgainstTheOneBefore()
    {
        Talk w;
        const TopicView view = w.pages.view(w.id, 30).value();
        QCOMPARE(view.period.days(), 30);
        QCOMPARE(view.days.size(), size_t(30));
        QCOMPARE(view.sum.count, qint64(29 * 5 + 40));
        QCOMPARE(view.before, qint64(150));
        QCOMPARE(qRound(100 * view.change.value()), 23);
        QCOMPARE(view.sum.negative, qint64(40));
        QCOMPARE(view.sum.positive, qint64(29));
        QCOMPARE(view.networks.size(), size_t(2));
        QCOMPARE(view.networks[0].messages + view.networks[1].messages, view.sum.count);
        QCOMPARE(view.naming, qint64(29));
        QCOMPARE(view.voices[1].percent, 100);
        QCOMPARE(view.sources.size(), size_t(1));
        QCOMPARE(view.sources[0].name, w.source.name);
    }

    void moreThanUsualIsASpikeWithAReason()
    {
        Talk w;
        const TopicView view = w.pages.view(w.id, 30).value();
        QCOMPARE(view.spikes.size(), size_t(1));
        QCOMPARE(view.spikes[0].peakCount, qint64(40));
        QVERIFY(view.days.back().usual.has_value());
        // It grows a little with the week before.
        QVERIFY(*view.days.back().usual >= 5 && *view.days.back().usual < 8);
        const std::atomic<bool> goesOn{false};
        const TopicDepth depth = readDepth(w.database(), view, goesOn).value();
        QVERIFY2(depth.spikeReasons.at(0).contains(u"bridge"_s), qPrintable(depth.spikeReasons.at(0)));
        QVERIFY(depth.isAll);
        QCOMPARE(depth.people.front().messages, qint64(30));
        const std::atomic<bool> isCancelled{true};
        QCOMPARE(readDepth(w.database(), view, isCancelled).error().code, ErrorCode::Cancelled);
    }

    void aListShowsEachTopicInShort()
    {
        Talk w;
        const auto rows = w.pages.list(w.client, 7).value();
        QCOMPARE(rows.size(), size_t(1));
        QCOMPARE(rows[0].count, qint64(6 * 5 + 40));
        QCOMPARE(rows[0].perDay.size(), size_t(7));
        QCOMPARE(rows[0].perDay[1], qint64(40));
        QCOMPARE(qRound(100 * rows[0].change.value()), 100);
        QVERIFY(!rows[0].hasAlert);
    }

    void whereNobodyListenedBeforeNothingIsCompared()
    {
        Talk w(10);
        QVERIFY(!w.pages.view(w.id, 30)->change.has_value());
        QVERIFY(!w.pages.list(w.client, 30).value()[0].change.has_value());
        QVERIFY(w.pages.view(w.id, 30)->spikes.empty());
    }

    void theStreamIsReadInPagesNewestFirst()
    {
        Talk w;
        std::vector<qint64> rows;
        std::optional<MatchPlace> place;
        Instant last = Instant::fromMilliseconds(std::numeric_limits<qint64>::max());
        while (true) {
            const auto items = w.pages.stream(w.id, 30, place, 50).value();
            for (const StreamItem &item : items) {
                QVERIFY(item.message.at <= last);
                last = item.message.at;
                rows.push_back(item.place.row);
                QVERIFY(item.speaker.has_value());
            }
            if (items.empty())
                break;
            place = items.back().place;
        }
        QCOMPARE(rows.size(), size_t(29 * 5 + 40));
        QCOMPARE(std::set<qint64>(rows.begin(), rows.end()).size(), rows.size());
    }

    void aTopicThatIsGoneIsNotShown()
    {
        Talk w;
        QCOMPARE(w.pages.view(TopicId::create(w.clock), 7).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTopicPages)
#include "tst_topic_pages.moc"
