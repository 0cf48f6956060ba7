// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kind_corpus.h"
#include "listen/kinds/kind_judge.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;
using Kind = ConversationKind;

namespace
{
KindJudge judge()
{
    return KindJudge(KindRules({{.kind = Kind::Question, .name = u"Asks"_s, .query = u"is:question"_s}}));
}

PreparedMessage said(const QString &text)
{
    return PreparedMessage(heard(text));
}

/// Has been told, so often, that who asks for a spot wants to order.
KindJudge taught(int times)
{
    KindJudge taught = judge();
    for (int i = 0; i < times; ++i) {
        const PreparedMessage message = said(u"Any spot left in the pottery class of group %1x?"_s.arg(i));
        taught.learner().learn(taught.example(message, Kind::Order));
    }
    for (int i = 0; i < 15; ++i) {
        const PreparedMessage message = said(u"Nice weather by the river today %1x"_s.arg(i));
        taught.learner().learn(taught.example(message, Kind::Other));
    }
    return taught;
}
} // namespace

class TestKindJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutARuleItIsOther()
    {
        const PreparedMessage message = said(u"a boat"_s);
        const KindVerdict verdict = judge().judge(message);
        QCOMPARE(verdict.kind, Kind::Other);
        QCOMPARE(verdict.by, KindBy::Rule);
        QVERIFY(!verdict.rule);
        QCOMPARE(judge().why(verdict, message), u"No rule is met."_s);
    }

    void aRuleDecidesAndIsNamed()
    {
        const PreparedMessage message = said(u"a boat?"_s);
        const KindVerdict verdict = judge().judge(message);
        QCOMPARE(verdict.kind, Kind::Question);
        QCOMPARE(verdict.by, KindBy::Rule);
        QCOMPARE(verdict.rule, std::optional<size_t>(0));
        QCOMPARE(judge().why(verdict, message), u"It meets the rule “Asks”."_s);
    }

    void whatWasLearnedComesBeforeTheRules()
    {
        const PreparedMessage message = said(u"Any spot left in the pottery class?"_s);
        QCOMPARE(taught(2).judge(message).kind, Kind::Question); // not enough to be sure
        const KindJudge sure = taught(12);
        const KindVerdict verdict = sure.judge(message);
        QCOMPARE(verdict.kind, Kind::Order);
        QCOMPARE(verdict.by, KindBy::Learned);
        QCOMPARE(verdict.examples, 12);
        QVERIFY(!verdict.rule);
        const QString why = sure.why(verdict, message);
        QVERIFY2(why.startsWith(u"Like 12 message"_s) && why.contains(u"that you called “Order”."_s),
                 qPrintable(why));
        QVERIFY2(why.contains(u"It says: "_s) && why.contains(u"spot"_s), qPrintable(why));
    }

    void whereBothSayTheSameTheRuleIsNamed()
    {
        KindJudge taught = judge();
        for (int i = 0; i < 30; ++i) {
            const Kind kind = i % 2 == 0 ? Kind::Question : Kind::Praise;
            taught.learner().learn(
                taught.example(said(i % 2 == 0 ? u"How long is the boat?"_s : u"Such a fine boat"_s), kind));
        }
        QCOMPARE(taught.judge(said(u"How long is the boat?"_s)).by, KindBy::Rule);
    }

    void aPersonsWordComesBeforeAll()
    {
        const PreparedMessage message = said(u"Any spot left in the pottery class?"_s);
        const KindJudge sure = taught(12);
        const KindVerdict verdict = sure.judge(message, Kind::Press);
        QCOMPARE(verdict.kind, Kind::Press);
        QCOMPARE(verdict.by, KindBy::Person);
        QCOMPARE(sure.why(verdict, message), u"You called it “Press”."_s);
    }

    void aCorrectionThatIsTakenBackChangesNothing()
    {
        const PreparedMessage message = said(u"Any spot left in the pottery class?"_s);
        KindJudge changed = taught(12);
        const KindExample example = changed.example(message, Kind::Spam);
        changed.learner().learn(example);
        QVERIFY(changed.learner().unlearn(example));
        QVERIFY(changed.learner() == taught(12).learner());
    }
};

QTEST_APPLESS_MAIN(TestKindJudge)
#include "tst_kind_judge.moc"
