// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_listening.h"

#include "clients/client_service.h"
#include "listen/intake/intake.h"
#include "listen/search/message_search_table.h"
#include "listen/sources/source_table.h"
#include "listen/topics/alert_teller.h"
#include "listen/topics/topic_service.h"
#include "storage/transaction.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

namespace hatstand::sample
{

namespace
{
using namespace listen;
using namespace Qt::StringLiterals;

constexpr int daysBack = 90;
constexpr int spikeDaysAgo = 6;
constexpr auto shop = "Northwheel"_L1;

/// Something that is said in many variants.
struct Saying
{
    const char *text;
    Feeling feeling;
};
constexpr std::array cargo{
    Saying{"Is anyone renting out a bakfiets for a weekend in Rotterdam?", Feeling::Neutral},
    Saying{"School run by cargo bike through Rotterdam. Faster than the car, wetter than the car.",
           Feeling::Positive},
    Saying{"Which cargo bike fits through a Rotterdam front door?", Feeling::Neutral},
    Saying{"Our bakfiets carried two children and a Christmas tree across Rotterdam. Love it.",
           Feeling::Positive},
    Saying{
        "Wielhuis quoted me three weeks for a brake job on my bakfiets. Any alternative in Rotterdam Noord?",
        Feeling::Negative},
    Saying{"Northwheel in Rotterdam fixed our cargo bike in a day. Lovely people.", Feeling::Positive},
    Saying{"Fietsgoed Rotterdam has a new cargo bike to try.", Feeling::Neutral},
    Saying{"Cargo bike parked on the pavement again, Rotterdam centre.", Feeling::Negative},
    Saying{"Counting bakfietsen in Rotterdam this morning: 41.", Feeling::Neutral},
    Saying{"Wielhuis sold me a bakfiets in Rotterdam, good advice.", Feeling::Positive},
};
constexpr std::array detour{
    Saying{"The Coolsingel detour makes the car useless. Is anyone in Rotterdam renting out a bakfiets?",
           Feeling::Neutral},
    Saying{"Coolsingel cycle lane closed, my cargo bike now shares the road with trams. Rotterdam, really?",
           Feeling::Negative},
    Saying{"Day three of the Coolsingel detour by bakfiets. Rotterdam has no signs at all.",
           Feeling::Negative},
    Saying{
        "Shop owners in Rotterdam ask for signs along the Coolsingel diversion; cargo bike riders get lost.",
        Feeling::Negative},
    Saying{"Coolsingel detour by cargo bike is still quicker than anything else in Rotterdam.",
           Feeling::Positive},
};
constexpr std::array ourName{
    Saying{"Northwheel collects old children’s bikes. Gave them two, they were lovely about it.",
           Feeling::Positive},
    Saying{"Does Northwheel Cycles do wheel building?", Feeling::Neutral},
    Saying{"Picked up my bike at Northwheel Cycles, brakes like new.", Feeling::Positive},
};
constexpr std::array winter{
    Saying{"Winter cycling tip: mudguards first, gloves second.", Feeling::Neutral},
    Saying{"Winter cycling at minus two, the lanes are empty and beautiful.", Feeling::Positive},
    Saying{"Slipped on ice, winter cycling is not for me.", Feeling::Negative},
};
constexpr std::array rivals{
    Saying{"Fietsgoed has the nicest second-hand bikes.", Feeling::Positive},
    Saying{"Waited an hour at Wielhuis today.", Feeling::Negative},
    Saying{"Wielhuis opens on Sundays in December.", Feeling::Neutral},
};
constexpr std::array batteries{
    Saying{"How cold is too cold for e-bike batteries?", Feeling::Neutral},
    Saying{"My e-bike batteries died after two winters.", Feeling::Negative},
};

struct Place
{
    const char *network;
    const char *source;
    int weight; ///< how often of 100
};
constexpr std::array places{Place{"reddit", "r/Rotterdam", 35}, Place{"bluesky", "Bluesky", 28},
                            Place{"feed", "Rijnmond News", 19}, Place{"mastodon", "Mastodon", 13},
                            Place{"youtube", "Bakfiets Blog", 5}};
constexpr std::array names{"Eva Mulder",    "Wout Jansen",   "Anouk Smit",    "Daan de Vries",
                           "Lotte Bakker",  "Sem Visser",    "Julia Meijer",  "Bram Dekker",
                           "Fleur de Boer", "Thijs van Dam", "Roos Hendriks", "Milan Peeters"};

class Talk
{
public:
    Talk(storage::Database &database, const Clock &clock, clients::ClientId client)
        : m_clock(clock)
        , m_client(client)
        , m_sources(database)
        , m_intake(database, clock, [this](std::string_view text, std::string_view) { return judge(text); })
    {
    }

    Result<void> addSources()
    {
        for (const Place &place : places) {
            Source source;
            source.id = SourceId::create(m_clock);
            source.clientId = m_client;
            source.kind = SourceKind::Import; // never asked
            source.name = QString::fromLatin1(place.source);
            source.createdAt = m_clock.now() - std::chrono::hours(24 * (daysBack + 10));
            source.standing.askedAt = m_clock.now() - std::chrono::minutes(14);
            source.standing.heardAt = source.standing.askedAt;
            if (auto inserted = m_sources.insert(source); !inserted)
                return inserted;
            m_drafts.emplace_back();
            m_made.push_back(std::move(source));
        }
        return {};
    }

    template <size_t Count>
    void say(const std::array<Saying, Count> &sayings, int daysAgo, int times)
    {
        for (int i = 0; i < times; ++i) {
            const Saying &saying = sayings[m_random() % Count];
            const size_t place = pickPlace();
            MessageDraft draft;
            draft.network = places[place].network;
            draft.remoteId = "sample-" + std::to_string(++m_said);
            const qint64 minutes = 24LL * 60 * daysAgo + qint64(m_random() % 840) + 30;
            draft.at = m_clock.now() - std::chrono::minutes(minutes);
            const size_t who = m_random() % names.size();
            if (draft.network != "feed") {
                draft.speakerId = draft.network + std::to_string(who);
                draft.displayName = names[who];
                draft.handle = "reader" + std::to_string(who) + ".example";
                draft.followers = qint64(who) * 37 + 12;
            }
            draft.text = saying.text;
            draft.language = "en";
            m_feelings.emplace(draft.text, saying.feeling);
            m_drafts[place].push_back(std::move(draft));
        }
    }

    void headline(const std::string &title, const std::string &text, int daysAgo)
    {
        MessageDraft draft;
        draft.network = "feed";
        draft.remoteId = "sample-" + std::to_string(++m_said);
        draft.at = m_clock.now() - std::chrono::hours(24 * daysAgo + 20);
        draft.title = title;
        draft.text = text;
        draft.language = "en";
        m_feelings.emplace(draft.text, Feeling::Neutral);
        m_drafts[2].push_back(std::move(draft));
    }

    Result<void> take()
    {
        for (size_t i = 0; i < m_made.size(); ++i) {
            std::sort(m_drafts[i].begin(), m_drafts[i].end(),
                      [](const MessageDraft &a, const MessageDraft &b) { return a.at < b.at; });
            if (auto taken = m_intake.take(m_made[i], m_drafts[i]); !taken)
                return fail(std::move(taken.error()));
        }
        return {};
    }

    [[nodiscard]] int about(int mean)
    {
        const int spread = std::max(1, mean / 3);
        return std::max(0, mean - spread + int(m_random() % size_t(2 * spread + 1)));
    }

private:
    [[nodiscard]] size_t pickPlace()
    {
        int at = int(m_random() % 100);
        for (size_t i = 0; i < places.size(); ++i) {
            at -= places[i].weight;
            if (at < 0)
                return i;
        }
        return 0;
    }
    [[nodiscard]] Judgement judge(std::string_view text) const
    {
        const auto known = m_feelings.find(std::string(text));
        const Feeling feeling = known == m_feelings.end() ? Feeling::Unknown : known->second;
        const double compound = feeling == Feeling::Positive ? 0.6 : feeling == Feeling::Negative ? -0.6 : 0;
        return {"en", feeling, compound};
    }

    const Clock &m_clock;
    clients::ClientId m_client;
    SourceTable m_sources;
    Intake m_intake;
    std::mt19937 m_random{20261119};
    std::vector<Source> m_made;
    std::vector<std::vector<MessageDraft>> m_drafts;
    std::unordered_map<std::string, Feeling> m_feelings;
    int m_said = 0;
};

Result<TopicId> addTopic(TopicService &topics, const clients::ClientId &client, const QString &name,
                         const QString &query, bool isCompared = false)
{
    Topic topic;
    topic.clientId = client;
    topic.name = name;
    topic.query = query;
    topic.alerts = usualAlertRules();
    if (isCompared)
        topic.voices = {{u"Northwheel"_s, {}, true}, {u"Wielhuis"_s, {}, false}, {u"Fietsgoed"_s, {}, false}};
    return topics.add(topic);
}

void makeTalk(Talk &talk)
{
    for (int daysAgo = daysBack; daysAgo >= 0; --daysAgo) {
        talk.say(cargo, daysAgo, talk.about(10));
        talk.say(ourName, daysAgo, talk.about(2));
        talk.say(winter, daysAgo, talk.about(2 + (daysBack - daysAgo) / 30));
        talk.say(rivals, daysAgo, talk.about(3));
        talk.say(batteries, daysAgo, talk.about(2));
    }
    constexpr std::array more{44, 24, 12, 7, 5, 6, 3};
    for (int i = 0; i < int(more.size()); ++i)
        talk.say(detour, spikeDaysAgo - i, more[size_t(i)]);
    talk.headline(
        "Coolsingel cycle lane closed for works",
        "The cycle lane on the Coolsingel in Rotterdam is closed until spring. Riders of a cargo bike or "
        "bakfiets follow the detour along the Westblaak.",
        spikeDaysAgo);
}
} // namespace

Result<void> addListening(storage::Database &database, const Clock &clock)
{
    const clients::ClientService clients(database, clock);
    clients::ClientId client;
    for (const clients::Client &each : clients.clients()) {
        if (each.name.startsWith(shop))
            client = each.id;
    }
    if (client.isNull())
        return {};
    return storage::inTransaction(database, [&]() -> Result<void> {
        Talk talk(database, clock, client);
        if (auto added = talk.addSources(); !added)
            return added;
        makeTalk(talk);
        if (auto taken = talk.take(); !taken)
            return taken;
        MessageSearchTable index(database);
        constexpr int atOnce = 10'000;
        if (auto indexed = index.indexMore(atOnce); !indexed)
            return fail(std::move(indexed.error()));
        TopicService topics(database, clock);
        const auto first =
            addTopic(topics, client, u"Cargo bikes, Rotterdam"_s,
                     u"(\"cargo bike\" OR bakfiets OR bakfietsen) Rotterdam -job -vacancy"_s, true);
        if (!first)
            return fail(first.error());
        for (const auto &[name, query] : {std::pair(u"Our name"_s, u"Northwheel"_s),
                                          std::pair(u"Winter cycling"_s, u"\"winter cycling\""_s),
                                          std::pair(u"Fietsgoed, Wielhuis"_s, u"Fietsgoed OR Wielhuis"_s),
                                          std::pair(u"E-bike batteries"_s, u"\"e-bike batter\"*"_s)}) {
            if (auto added = addTopic(topics, client, name, query); !added)
                return fail(std::move(added.error()));
        }
        if (auto done = topics.catchUp(); !done)
            return done;
        const auto topic = topics.topic(*first);
        if (!topic)
            return fail(topic.error());
        TopicEvent spike;
        const Instant day = clock.now() - std::chrono::hours(24 * spikeDaysAgo);
        spike.event = {AlertKind::Spike, topic->id.toString(), {}, day - std::chrono::hours(14), day, 54};
        spike.facts = {{u"usual"_s, 12.6}};
        if (auto told = AlertTeller(database, clock).tell(*topic, {spike}); !told)
            return fail(std::move(told.error()));
        return {};
    });
}

} // namespace hatstand::sample
