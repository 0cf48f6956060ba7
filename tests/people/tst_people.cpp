// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// People are known across their handles: suggested, confirmed by hand, taken back; and what they say is found
// by indexes.
#include "people/people.h"
#include "people_fixture.h"
#include "support/query_plans.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::people;
using test::PeopleFixture;
using test::Voice;
using namespace Qt::StringLiterals;

namespace
{
const Voice onBluesky{"bluesky", "", "did:plc:anouk", "anoukb.bsky.social", "Anouk Bakker", "", false};
const Voice onMastodon{"mastodon", "social.example", "17", "anoukb", "Anouk Bakker", "", false};
const Voice onTheBlog{"wordpress", "blog.example", "a@x", "anouk", "Anouk", "https://anoukb.bsky.social",
                      false};
const Voice stranger{"mastodon", "social.example", "18", "pieter", "Pieter", "", false};
const Voice us{"square", "", "us", "alma", "Alma", "", true};

/// Anouk has spoken on three networks, Pieter on one.
class Heard : public PeopleFixture
{
public:
    Heard()
    {
        first = say(onBluesky, "Is it open?", 1, "b1");
        second = say(onMastodon, "Lovely bread", 2, "m1", {}, listen::Feeling::Positive);
        third = say(onTheBlog, "Stale bread", 3, "w1", {}, listen::Feeling::Negative);
        other = say(stranger, "Hello", 4, "p1");
        bluesky = speaker(onBluesky);
        mastodon = speaker(onMastodon);
        blog = speaker(onTheBlog);
        pieter = speaker(stranger);
    }
    [[nodiscard]] Whom whom(const listen::SpeakerId &id) const { return service.whom(id).value(); }
    [[nodiscard]] QStringList suggestedFor(const listen::SpeakerId &id) const
    {
        QStringList names;
        const auto found = service.suggestions(whom(id)).value();
        for (const Suggestion &one : found)
            names << one.other.handle + u' ' + QString::number(one.likeness.score);
        return names;
    }

    listen::ConversationId first, second, third, other;
    listen::SpeakerId bluesky, mastodon, blog, pieter;
};
} // namespace

class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayBeTheSameIsSuggestedAndNothingMore()
    {
        const Heard heard;
        QCOMPARE(heard.suggestedFor(heard.bluesky), (QStringList{u"anouk 75"_s, u"anoukb 60"_s}));
        QCOMPARE(heard.suggestedFor(heard.pieter), QStringList());
        QVERIFY(heard.service.people({})->empty());
    }

    void confirmedTheyAreOneAndTakenBackTheyAreTwo()
    {
        Heard heard;
        QSignalSpy changed(&heard.service, &People::changed);
        const auto joined = heard.service.join(heard.bluesky, heard.mastodon);
        QVERIFY(joined);
        QCOMPARE(changed.size(), 1);
        const Profile profile = heard.service.profile(heard.whom(heard.mastodon)).value();
        QCOMPARE(profile.name(), u"Anouk Bakker"_s);
        QCOMPARE(profile.handles.size(), size_t(2));
        QCOMPARE(profile.counts.messages, 2);
        QCOMPARE(profile.counts.conversations, 2);
        QCOMPARE(heard.whom(heard.bluesky), heard.whom(heard.mastodon));

        QVERIFY(heard.service.restore(*joined));
        QVERIFY(heard.service.people({})->empty());
        QCOMPARE(heard.whom(heard.bluesky), Whom(heard.bluesky));
    }

    void twoPeopleBecomeOneWithNotesAndLabelsAndComeBack()
    {
        Heard heard;
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        QVERIFY(heard.service.keep(heard.blog));
        Person one = heard.service.person(heard.whom(heard.bluesky).person).value();
        one.note = u"Bakes"_s;
        one.labels = QStringList{u"Customer"_s};
        QVERIFY(heard.service.edit(one));
        Person two = heard.service.person(heard.whom(heard.blog).person).value();
        two.note = u"Writes"_s;
        two.labels = QStringList{u"customer"_s, u" Press "_s};
        QVERIFY(heard.service.edit(two));

        const auto joined = heard.service.join(heard.blog, heard.mastodon);
        QVERIFY(joined);
        const Profile both = heard.service.profile(heard.whom(heard.bluesky)).value();
        QCOMPARE(both.handles.size(), size_t(3));
        QCOMPARE(both.person->note, u"Writes\nBakes"_s);
        QCOMPARE(both.person->labels, (QStringList{u"customer"_s, u"Press"_s}));
        QCOMPARE(heard.service.people(heard.client)->size(), size_t(1));

        QVERIFY(heard.service.restore(*joined));
        const Profile back = heard.service.profile(heard.whom(heard.bluesky)).value();
        QCOMPARE(back.person->note, u"Bakes"_s);
        QCOMPARE(back.handles.size(), size_t(2));
        QCOMPARE(heard.service.profile(heard.whom(heard.blog))->person->note, u"Writes"_s);
    }

    void whoIsNotTheSameIsNotSuggestedAgain()
    {
        Heard heard;
        const auto apart = heard.service.notTheSame(heard.mastodon, heard.bluesky);
        QVERIFY(apart);
        QCOMPARE(heard.suggestedFor(heard.bluesky), QStringList{u"anouk 75"_s});
        QVERIFY(heard.service.restore(*apart));
        QCOMPARE(heard.suggestedFor(heard.bluesky).size(), 2);

        // Of a whole person, too.
        QVERIFY(heard.service.join(heard.bluesky, heard.blog));
        QVERIFY(heard.service.notTheSame(heard.mastodon, heard.blog));
        QCOMPARE(heard.suggestedFor(heard.bluesky), QStringList());
        QCOMPARE(heard.suggestedFor(heard.mastodon), QStringList());
        // Until somebody says otherwise.
        const auto joined = heard.service.join(heard.bluesky, heard.mastodon);
        QCOMPARE(joined->united.size(), size_t(1));
        QVERIFY(heard.service.restore(*joined));
        QCOMPARE(heard.suggestedFor(heard.mastodon), QStringList());
    }

    void aHandleCanBeTakenFromAPerson()
    {
        Heard heard;
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        QVERIFY(heard.service.join(heard.bluesky, heard.blog));
        const auto parted = heard.service.part(heard.blog);
        QVERIFY(parted);
        QCOMPARE(heard.whom(heard.blog), Whom(heard.blog));
        QCOMPARE(heard.suggestedFor(heard.blog), QStringList());
        QVERIFY(heard.service.restore(*parted));
        QCOMPARE(heard.service.handles(heard.whom(heard.blog))->size(), size_t(3));
    }

    void whatCannotBeIsRefusedInWords()
    {
        Heard heard;
        QCOMPARE(heard.service.join(heard.bluesky, heard.bluesky).error().code, ErrorCode::InvalidInput);
        QCOMPARE(heard.service.part(heard.bluesky).error().code, ErrorCode::NotAllowed);
        QVERIFY(heard.service.keep(heard.bluesky));
        QCOMPARE(heard.service.part(heard.bluesky).error().code, ErrorCode::NotAllowed);
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        QCOMPARE(heard.service.notTheSame(heard.bluesky, heard.mastodon).error().code, ErrorCode::Conflict);
        Person nameless = heard.service.people({})->front();
        nameless.name = u" "_s;
        QCOMPARE(heard.service.edit(nameless).error().code, ErrorCode::InvalidInput);
        QCOMPARE(heard.service.whom(listen::SpeakerId::create(heard.clock)).error().code,
                 ErrorCode::NotFound);
    }

    void restoringLeavesWhatSomebodyHasChangedSince()
    {
        Heard heard;
        const auto kept = heard.service.keep(heard.bluesky);
        Person person = heard.service.person(kept->person).value();
        person.name = u"Anouk"_s;
        const auto edited = heard.service.edit(person);
        heard.clock.advance(std::chrono::seconds(1));
        person.name = u"Anouk B."_s;
        QVERIFY(heard.service.edit(person));
        QVERIFY(heard.service.restore(*edited));
        QCOMPARE(heard.service.person(kept->person)->name, u"Anouk B."_s);
        // The person was made for one handle, and has got another since.
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        QVERIFY(heard.service.restore(*kept));
        QVERIFY(heard.service.person(kept->person));
        QCOMPARE(heard.service.handles(Whom(kept->person))->size(), size_t(1));
    }

    void whatTheySayComesFromAllHandlesNewestFirstInPages()
    {
        Heard heard;
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        for (int i = 0; i < 20; ++i)
            heard.say(i % 2 == 0 ? onBluesky : onMastodon, "More", 10 + i, "more" + std::to_string(i), "b1");
        const Whom anouk = heard.whom(heard.bluesky);
        QCOMPARE(heard.service.profile(anouk)->counts.messages, 22);
        QList<Instant> moments;
        std::optional<listen::StreamPlace> before;
        while (true) {
            const auto page = heard.service.messages(anouk, before, 5).value();
            for (const listen::Message &message : page) {
                moments << message.at;
                before = listen::StreamPlace{message.at, message.row};
            }
            if (page.size() < 5)
                break;
        }
        QCOMPARE(moments.size(), 22);
        QVERIFY(std::is_sorted(moments.rbegin(), moments.rend()));
    }

    void theirConversationsComeOnceEachByWhatTheySaidLast()
    {
        Heard heard;
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        heard.say(onMastodon, "Again", 5, "m2", "m1");
        heard.say(stranger, "Me too", 6, "p2", "m2");
        heard.say(onBluesky, "Again", 7, "b2", "b1");
        const Whom anouk = heard.whom(heard.bluesky);
        const auto all = heard.service.conversations(anouk, {}, 10).value();
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].conversation.id, heard.first);
        QCOMPARE(all[1].conversation.id, heard.second);
        const auto page = heard.service.conversations(anouk, all[0].place, 10).value();
        QCOMPARE(page.size(), size_t(1));
        QCOMPARE(page[0].conversation.id, heard.second);
    }

    void howTheyFeelIsToldByMonthOfTheClientsZone()
    {
        Heard heard;
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        QVERIFY(heard.service.join(heard.bluesky, heard.blog));
        // Half an hour before December in Lisbon, when it has begun in Berlin.
        heard.clock.setNow(Instant::fromDateTime(QDateTime(QDate(2026, 11, 30), QTime(23, 30), Qt::UTC)));
        heard.say(onBluesky, "Late", 0, "late", {}, listen::Feeling::Positive);
        const Whom anouk = heard.whom(heard.bluesky);
        const auto lisbon = heard.service.feelings(anouk, "Europe/Lisbon", Instant()).value();
        QCOMPARE(lisbon, (std::vector<MonthOfFeelings>{{QDate(2026, 11, 1), 1, 1, 2, 0}}));
        const auto berlin = heard.service.feelings(anouk, "Europe/Berlin", Instant()).value();
        QCOMPARE(berlin, (std::vector<MonthOfFeelings>{{QDate(2026, 11, 1), 1, 1, 1, 0},
                                                       {QDate(2026, 12, 1), 0, 0, 1, 0}}));
    }

    void ourOwnHandlesAreNotSuggested()
    {
        Heard heard;
        Voice alike = us;
        alike.network = "bluesky";
        alike.id = "did:us";
        alike.handle = "anoukb.example";
        alike.name = "Anouk Bakker";
        heard.say(alike, "We are", 9, "u1", "m1");
        QCOMPARE(heard.suggestedFor(heard.mastodon), QStringList{u"anoukb.bsky.social 60"_s});
    }

    void handlesAreFoundByHowTheyBegin()
    {
        const Heard heard;
        QCOMPARE(heard.service.find(heard.client, u"@ANOUK"_s, 10)->size(), size_t(3));
        QCOMPARE(heard.service.find(heard.client, u"piet"_s, 10)->size(), size_t(1));
        QCOMPARE(heard.service.find(heard.client, u"z"_s, 10)->size(), size_t(0));
        QCOMPARE(heard.service.find(heard.client, u" "_s, 10)->size(), size_t(0));
    }

    void nothingIsLookedForWithoutAnIndex()
    {
        Heard heard;
        QVERIFY(heard.service.join(heard.bluesky, heard.mastodon));
        QVERIFY(heard.service.notTheSame(heard.bluesky, heard.pieter));
        const Whom anouk = heard.whom(heard.bluesky);
        QVERIFY(heard.service.suggestions(anouk));
        QVERIFY(heard.service.messages(anouk, {}, 5));
        QVERIFY(heard.service.conversations(anouk, {}, 5));
        QVERIFY(heard.service.feelings(anouk, "Europe/Lisbon", Instant()));
        QVERIFY(heard.service.profile(anouk));
        QVERIFY(heard.service.profile(heard.whom(heard.pieter)));
        QVERIFY(heard.service.find(heard.client, u"anouk"_s, 5));
        QVERIFY(heard.service.people(heard.client));
        // A person has a handful of handles; and what is counted by conversation is one person's.
        const QList<QByteArray> sorts{"ORDER BY first_at, id", "count(DISTINCT conversation_id)"};
        QCOMPARE(test::unindexed(heard.database(), "speakers", {}, sorts), QStringList());
        QCOMPARE(test::unindexed(heard.database(), "speaker_id = ?1", {}, sorts), QStringList());
        QCOMPARE(test::unindexed(heard.database(), "people", {}, sorts), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
