// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said on Practice is a function of what is known, and only grows.
#include "networks/practice/practice_place.h"
#include "networks/practice/practice_talk.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::networks;
using namespace std::chrono_literals;

namespace
{
const Instant start = Instant::fromMilliseconds(1'795'088'520'000);

PracticeProfile anyProfile()
{
    PracticeProfile profile;
    profile.handle = QStringLiteral("crumb");
    profile.seed = *rc::gen::arbitrary<quint32>();
    profile.followers = *rc::gen::inRange(0, 100'000);
    profile.createdAt = start;
    return profile;
}

PracticePost anyPost()
{
    PracticePost post;
    post.recordKey = QString::number(*rc::gen::arbitrary<quint32>());
    post.handle = QStringLiteral("crumb");
    post.text = *rc::gen::element(QStringLiteral("Who comes?"), QStringLiteral("https://example.com"),
                                  QStringLiteral("x"));
    post.createdAt = start + Milliseconds(*rc::gen::inRange<qint64>(0, 86'400'000));
    return post;
}

Milliseconds anyWhile()
{
    return Milliseconds(*rc::gen::inRange<qint64>(0, qint64{10} * 86'400'000));
}

bool holds(const std::vector<IncomingMessage> &later, const std::vector<IncomingMessage> &early)
{
    return std::all_of(early.begin(), early.end(), [&later](const IncomingMessage &one) {
        return std::any_of(later.begin(), later.end(), [&one](const IncomingMessage &other) {
            return other.remoteId == one.remoteId && other.at == one.at && other.text == one.text &&
                   other.from.handle == one.from.handle && other.channel == one.channel;
        });
    });
}

bool areWhole(const std::vector<IncomingMessage> &messages, Instant from, Instant until)
{
    QSet<QString> ids;
    for (const IncomingMessage &message : messages) {
        if (message.at < from || message.at > until || message.text.isEmpty() ||
            message.from.handle.isEmpty() || message.text.contains(u'{') || ids.contains(message.remoteId))
            return false;
        ids.insert(message.remoteId);
    }
    return true;
}
} // namespace

class TestPracticeTalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSaidStaysSaid()
    {
        QVERIFY(rc::check("it only grows", [] {
            const PracticeProfile profile = anyProfile();
            const PracticePost post = anyPost();
            const Instant early = start + anyWhile();
            const Instant late = early + anyWhile();
            RC_ASSERT(holds(practiceEchoes(profile, post, late), practiceEchoes(profile, post, early)));
            RC_ASSERT(holds(practiceVisitors(profile, start, late), practiceVisitors(profile, start, early)));
            RC_ASSERT(holds(practiceTalk(QStringLiteral("bread"), start, late),
                            practiceTalk(QStringLiteral("bread"), start, early)));
            RC_ASSERT(areWhole(practiceEchoes(profile, post, late), post.createdAt, late));
            RC_ASSERT(areWhole(practiceVisitors(profile, start, late), start, late));
            RC_ASSERT(areWhole(practiceTalk(QStringLiteral("bread"), start, late), start, late));
        }));
    }

    void aPartOfTheTimeHoldsAPartOfTheWords()
    {
        QVERIFY(rc::check("cut anywhere, nothing is lost or doubled", [] {
            const PracticeProfile profile = anyProfile();
            const Instant cut = start + anyWhile();
            const Instant end = cut + anyWhile();
            const size_t whole = practiceVisitors(profile, start, end).size();
            RC_ASSERT(practiceVisitors(profile, start, cut).size() +
                          practiceVisitors(profile, cut + Milliseconds(1), end).size() ==
                      whole);
            const QString topic = QStringLiteral("bread");
            RC_ASSERT(practiceTalk(topic, start, cut).size() +
                          practiceTalk(topic, cut + Milliseconds(1), end).size() ==
                      practiceTalk(topic, start, end).size());
        }));
    }

    void nothingComesAfterTheTimeInWhichItIsLookedFor()
    {
        QVERIFY(rc::check("echoes end", [] {
            const PracticeProfile profile = anyProfile();
            const PracticePost post = anyPost();
            const Instant end = post.createdAt + practiceEchoTime;
            RC_ASSERT(practiceEchoes(profile, post, end).size() ==
                      practiceEchoes(profile, post, end + 24h * 3650).size());
        }));
    }

    void somebodyIsQuick()
    {
        QVERIFY(rc::check("the first reply is there within twenty minutes", [] {
            RC_ASSERT(!practiceEchoes(anyProfile(), anyPost(), start + 24h + 20min).empty());
        }));
    }

    void strangeCursorsAreNone()
    {
        for (const char *text :
             {"", "[]", "{", R"({"practice":2,"told":5})", R"({"practice":1,"told":"x","until":[]})",
              R"({"practice":1,"told":-5,"until":9e300,"from":null,"id":7})"}) {
            PracticePlace place = PracticePlace::fromText(QString::fromUtf8(text));
            place.begin(start, start - 1h);
            QVERIFY2(place.from >= start - 1h && place.until < start, text);
        }
    }

    void theWordsAreInOrder()
    {
        const PracticeVoices &voices = practiceVoices();
        QVERIFY(voices.people().size() >= 20);
        QSet<QString> handles;
        static const QRegularExpression form(QStringLiteral("^[a-z0-9][a-z0-9._-]{0,62}$"));
        for (const PracticePerson &person : voices.people()) {
            QVERIFY2(form.match(person.handle).hasMatch() && !person.name.isEmpty(),
                     qPrintable(person.handle));
            QVERIFY(!handles.contains(person.handle));
            handles.insert(person.handle);
        }
        for (const char *kind : {"reply.praise",
                                 "reply.question",
                                 "reply.complaint",
                                 "reply.order",
                                 "reply.spam",
                                 "quote.praise",
                                 "quote.question",
                                 "quote.complaint",
                                 "mention.praise",
                                 "mention.question",
                                 "mention.complaint",
                                 "mention.spam",
                                 "mention.press",
                                 "message.question",
                                 "message.order",
                                 "message.complaint",
                                 "message.press",
                                 "message.spam",
                                 "message.praise",
                                 "thanks",
                                 "talk",
                                 "review"}) {
            const auto &lines = voices.lines(QString::fromUtf8(kind));
            QVERIFY2(lines.size() >= 2, kind);
            for (const PracticeLine &line : lines) {
                QCOMPARE(line.stars > 0, qstrcmp(kind, "review") == 0);
                QCOMPARE(line.text.contains(QStringLiteral("{topic}")), qstrcmp(kind, "talk") == 0);
                QVERIFY(QLocale(line.language).language() != QLocale::C);
            }
        }
        QVERIFY(PracticeVoices::fromJson("[]").people().empty());
        QVERIFY(PracticeVoices::fromJson(R"({"lines":{"reply.praise":[["en"],3,["en","x",4,99]]}})")
                    .lines(QStringLiteral("reply.praise"))
                    .empty());
    }

    void linesDifferWithinAPost()
    {
        QSet<QString> said;
        for (quint64 purpose = 300; purpose < 324; ++purpose)
            said.insert(practiceVoices().line(QLatin1StringView("reply"), 42, purpose).text);
        QVERIFY(said.size() > 8);
    }
};

QTEST_GUILESS_MAIN(TestPracticeTalk)
#include "tst_practice_talk.moc"
