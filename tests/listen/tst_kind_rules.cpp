// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kind_corpus.h"
#include "listen/kinds/kind_rule.h"
#include "listen/kinds/usual_kind_rules.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;
using Kind = ConversationKind;

namespace
{
KindRule rule(Kind kind, const QString &query, int position, bool isOn = true)
{
    return {.kind = kind, .name = query, .query = query, .position = position, .isOn = isOn};
}

Kind kindBy(const KindRules &rules, const TopicMessage &message)
{
    const std::optional<size_t> met = rules.firstMet(PreparedMessage(message));
    return met ? rules.rules()[*met].kind : Kind::Other;
}

TopicMessage review(const QString &text, int stars)
{
    TopicMessage message = heard(text);
    message.channel = networks::Channel::Review;
    message.stars = stars;
    return message;
}
} // namespace

class TestKindRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstThatIsMetDecides()
    {
        const KindRules rules({rule(Kind::Order, u"bike"_s, 2), rule(Kind::Press, u"bike"_s, 1),
                               rule(Kind::Spam, u"bike"_s, 0, false), rule(Kind::Praise, u"bike"_s, 1)});
        QCOMPARE(kindBy(rules, spoken(u"a bike"_s)), Kind::Press);
        QCOMPARE(kindBy(rules, spoken(u"a boat"_s)), Kind::Other);
        QVERIFY(rules.broken().empty());
        QCOMPARE(kindBy(KindRules(), spoken(u"a bike"_s)), Kind::Other);
    }

    void aBrokenRuleIsShownAndStopsNoOther()
    {
        const KindRules rules({rule(Kind::Spam, u"(bike"_s, 0), rule(Kind::Press, u"stars:9"_s, 1),
                               rule(Kind::Order, u"-bike"_s, 2), rule(Kind::Praise, u"  "_s, 3),
                               rule(Kind::Spam, u"lang:"_s, 4, false), rule(Kind::Question, u"bike"_s, 5)});
        QCOMPARE(kindBy(rules, spoken(u"a bike"_s)), Kind::Question);
        QCOMPARE(kindBy(rules, spoken(u"a boat"_s)), Kind::Other);
        QCOMPARE(rules.broken().size(), 5);
        for (size_t i = 0; i < rules.broken().size(); ++i) {
            QCOMPARE(rules.broken()[i].rule, i);
            QVERIFY(!rules.broken()[i].problems.isEmpty());
            QVERIFY(!rules.broken()[i].problems.front().sentence().isEmpty());
        }
    }

    void brokenRulesNeverMatter()
    {
        QVERIFY(rc::check("rules decide alike with broken ones among them", [] {
            std::vector<KindRule> whole;
            std::vector<KindRule> mixed;
            const int count = *rc::gen::inRange(0, 8);
            for (int i = 0; i < count; ++i) {
                const bool isBroken = *rc::gen::arbitrary<bool>();
                const KindRule one =
                    rule(allKinds[*rc::gen::inRange<size_t>(0, allKinds.size())],
                         isBroken ? u"is:nothing a"_s : QString(QChar(u'a' + *rc::gen::inRange(0, 4))), i);
                mixed.push_back(one);
                if (!isBroken)
                    whole.push_back(one);
            }
            const TopicMessage message = spoken(QString(QChar(u'a' + *rc::gen::inRange(0, 4))) + u" z"_s);
            RC_ASSERT(kindBy(KindRules(whole), message) == kindBy(KindRules(mixed), message));
        }));
    }

    void theUsualRulesAreWholeAndFew()
    {
        for (const QString &language : usualKindRuleLanguages()) {
            const std::vector<KindRule> rules = usualKindRules({language});
            QVERIFY2(KindRules(rules).broken().empty(), qPrintable(language));
            QVERIFY(rules.size() >= 11 && rules.size() <= 22);
            for (size_t i = 0; i < rules.size(); ++i) {
                QCOMPARE(rules[i].position, static_cast<int>(i));
                QVERIFY(rules[i].isOn && !rules[i].name.isEmpty());
                // What is shown in the field after a change is what was there before.
                const ParsedQuery parsed = parseQuery(rules[i].query);
                QVERIFY(parsed.isGood());
                QVERIFY(parseQuery(toString(*parsed.query)).query == parsed.query);
            }
        }
        QCOMPARE(usualKindRules({u"pt-BR"_s}), usualKindRules({u"pt"_s, u"en"_s}));
        QCOMPARE(usualKindRules({u"fi"_s}), usualKindRules({}));
        QVERIFY(usualKindRules({}).size() < usualKindRules({u"nl"_s}).size());
    }

    void aFileOfRulesIsReadOrRefused()
    {
        const auto read =
            readKindRules(u"# remark\n\nspam 3 My name\n    a\n    OR b\npress 1 Other\n    c\n"_s);
        QVERIFY(read);
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->front(),
                 (KindRule{.kind = Kind::Spam, .name = u"My name"_s, .query = u"a OR b"_s, .position = 3}));
        QVERIFY(!readKindRules(u"    a\n"_s));
        QVERIFY(!readKindRules(u"spam My name\n"_s));
        QVERIFY(!readKindRules(u"noise 3 My name\n"_s));
        QVERIFY(!readKindRules(u"spam 3\n"_s));
    }

    void theUsualRulesKnowEachKindInEachLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const QString &language, Kind kind, const QString &text) {
            QTest::addRow("%s: %s", qPrintable(language), qPrintable(text)) << language << kind << text;
        };
        row(u"en"_s, Kind::Question, u"What are your opening hours"_s);
        row(u"en"_s, Kind::Question, u"Do you have this in red?"_s);
        row(u"en"_s, Kind::Complaint, u"I want a refund, it arrived broken."_s);
        row(u"en"_s, Kind::Complaint, u"Terrible, the soup was cold and the waiter rude."_s);
        row(u"en"_s, Kind::Praise, u"Thank you, this was wonderful!"_s);
        row(u"en"_s, Kind::Order, u"I would like to order two of these"_s);
        row(u"en"_s, Kind::Order, u"Can we book a table for four?"_s);
        row(u"en"_s, Kind::Press, u"I am a journalist and my deadline is at noon. Could we talk?"_s);
        row(u"en"_s, Kind::Spam, u"Get more followers now! Check my profile"_s);
        row(u"en"_s, Kind::Other, u"On my way to the river"_s);
        row(u"de"_s, Kind::Question, u"Wie lange habt ihr heute auf"_s);
        row(u"de"_s, Kind::Complaint, u"Ich bin enttäuscht und möchte mein Geld zurück"_s);
        row(u"de"_s, Kind::Praise, u"Vielen Dank, das war großartig!"_s);
        row(u"de"_s, Kind::Order, u"Ich möchte zwei davon bestellen"_s);
        row(u"de"_s, Kind::Press, u"Presseanfrage: bis wann erreichen wir Sie?"_s);
        row(u"de"_s, Kind::Spam, u"Mit Bitcoin schnell verdienen, schreib mir"_s);
        row(u"nl"_s, Kind::Question, u"Hebben jullie dit ook in het rood"_s);
        row(u"nl"_s, Kind::Complaint, u"Ik wacht al drie weken, ik wil mijn geld terug"_s);
        row(u"nl"_s, Kind::Praise, u"Heel erg bedankt, het was geweldig!"_s);
        row(u"nl"_s, Kind::Order, u"Ik wil er graag twee bestellen"_s);
        row(u"nl"_s, Kind::Press, u"Ik ben journalist en heb een deadline"_s);
        row(u"nl"_s, Kind::Spam, u"Meer volgers? Link in mijn bio"_s);
        row(u"pt"_s, Kind::Question, u"Quanto custa este"_s);
        row(u"pt"_s, Kind::Complaint, u"Quero o reembolso, nunca chegou"_s);
        row(u"pt"_s, Kind::Praise, u"Muito obrigada, adorei!"_s);
        row(u"pt"_s, Kind::Order, u"Queria encomendar dois"_s);
        row(u"pt"_s, Kind::Press, u"Sou jornalista e preciso de uma declaração"_s);
        row(u"pt"_s, Kind::Spam, u"Ganhe dinheiro com renda passiva"_s);
        row(u"es"_s, Kind::Question, u"Cuánto cuesta este"_s);
        row(u"es"_s, Kind::Complaint, u"Quiero el reembolso, nunca llegó"_s);
        row(u"es"_s, Kind::Praise, u"¡Muchas gracias, me encanta!"_s);
        row(u"es"_s, Kind::Order, u"Quiero reservar para dos"_s);
        row(u"es"_s, Kind::Press, u"Soy periodista y preparo un artículo"_s);
        row(u"es"_s, Kind::Spam, u"Más seguidores en mi perfil"_s);
        row(u"fr"_s, Kind::Question, u"Est-ce que vous avez du rouge"_s);
        row(u"fr"_s, Kind::Complaint, u"Je suis très déçue, rien reçu"_s);
        row(u"fr"_s, Kind::Praise, u"Merci beaucoup, c'était génial !"_s);
        row(u"fr"_s, Kind::Order, u"Je voudrais commander deux pièces"_s);
        row(u"fr"_s, Kind::Press, u"Je suis journaliste, bouclage à midi"_s);
        row(u"fr"_s, Kind::Spam, u"Gagner des abonnés, visite mon profil"_s);
    }
    void theUsualRulesKnowEachKindInEachLanguage()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, text);
        QFETCH(const Kind, kind);
        QCOMPARE(kindName(kindBy(KindRules(usualKindRules({language})), heard(text))), kindName(kind));
    }

    void starsDecideWhateverIsWritten()
    {
        const KindRules rules(usualKindRules({}));
        QCOMPARE(kindBy(rules, review(u"Great, thank you!"_s, 1)), Kind::Complaint);
        QCOMPARE(kindBy(rules, review(QString(), 2)), Kind::Complaint);
        QCOMPARE(kindBy(rules, review(QString(), 3)), Kind::Other);
        QCOMPARE(kindBy(rules, review(QString(), 4)), Kind::Praise);
        QCOMPARE(kindBy(rules, review(u"Why so late?"_s, 5)), Kind::Praise);
    }

    void bareLinksAndRepeatedOnesAreSpamFromStrangersOnly()
    {
        const KindRules rules(usualKindRules({}));
        TopicMessage bare = heard(u"https://x.example/a"_s);
        QCOMPARE(kindBy(rules, bare), Kind::Other);
        bare.isStranger = true;
        QCOMPARE(kindBy(rules, bare), Kind::Spam);
        TopicMessage repeated = heard(u"Look at this https://x.example/a"_s);
        repeated.isStranger = true;
        QCOMPARE(kindBy(rules, repeated), Kind::Other);
        repeated.isRepeated = true;
        QCOMPARE(kindBy(rules, repeated), Kind::Spam);
        repeated.isStranger = false;
        QCOMPARE(kindBy(rules, repeated), Kind::Other);
    }

    void everyKindHasAKeyAndAName()
    {
        for (const Kind kind : allKinds) {
            QCOMPARE(kindFromKey(QString(kindKey(kind))), std::optional(kind));
            QVERIFY(!kindName(kind).isEmpty());
        }
        QVERIFY(!kindFromKey(u"Spam"));
    }
};

QTEST_APPLESS_MAIN(TestKindRules)
#include "tst_kind_rules.moc"
