// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a thread that are too long, what can be done about them, and texts that are tagged and then split.
#include "networks/post_options.h"
#include "networks/text/thread_split.h"
#include "plan/check_case.h"
#include "plan/sent_text.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using networks::ThreadMode;
using test::fact;
using test::limit;

namespace
{
struct ThreadCase : test::CheckCase
{
    explicit ThreadCase(ThreadMode mode, bool numbers = false)
    {
        rules.threads = fact(true);
        choose(mode, numbers);
    }
    void choose(ThreadMode mode, bool numbers = false)
    {
        QJsonObject &options = input.post.versions[0].options;
        networks::setThreadMode(options, mode);
        if (numbers)
            options.insert(networks::option::threadNumbers, true);
    }
    void tag()
    {
        input.post.tagLinks = true;
        input.utmCampaign = QStringLiteral("stollen-26");
    }
    [[nodiscard]] EffectiveVersion content() const
    {
        return effectiveVersion(input.post, input.post.versions[0]);
    }
    [[nodiscard]] SentText sent() const
    {
        return sentText(input.post, content(), account, rules, input.utmCampaign);
    }
};

const QString marks = QStringLiteral("\n\n---\n\n");
} // namespace

class TestCheckThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPartThatIsOverByItsNumberIsSplitWithRoomForIt()
    {
        ThreadCase c(ThreadMode::Parts, true);
        const QString full = QStringLiteral("word ").repeated(12).trimmed(); // 59 of 60
        c.input.post.text = full + marks + QStringLiteral("Short");
        QCOMPARE(c.only().remedy, Remedy::SplitIntoThread);
        QVERIFY(c.afterRemedy().empty());
        const QStringList parts = networks::splitAtMarks(c.content().text);
        QCOMPARE(parts.size(), qsizetype(3));
        QCOMPARE(parts.join(u' '), full + QStringLiteral(" Short"));
    }

    void aPartThatIsOverByTheCampaignsParametersIsSplitAsItIsSentAndKeptAsItIsWritten()
    {
        ThreadCase c(ThreadMode::Parts);
        c.rules.text.limit = limit(150);
        const QString order = QStringLiteral(
            "Order the stollen at https://crumb.example/a today, it is the best of the town and the country");
        c.input.post.text = order + marks + QStringLiteral("Short");
        QVERIFY(c.check().empty());
        c.tag();
        const Problem problem = c.only();
        QCOMPARE(problem.remedy, Remedy::SplitIntoThread);
        // What it points at is of the text as it is written.
        QVERIFY(problem.textStart > order.indexOf(QStringLiteral(" today")));
        QCOMPARE(problem.textStart + problem.textLength, int(order.size()));
        QVERIFY(c.afterRemedy().empty());
        const QString text = c.content().text;
        QVERIFY2(!text.contains(QStringLiteral("utm_")), qPrintable(text));
        QCOMPARE(networks::splitAtMarks(text).join(u' '), order + QStringLiteral(" Short"));
        QVERIFY(c.sent().whole.contains(QStringLiteral("utm_campaign=stollen-26")));
    }

    void aLinkThatIsTooLongIsNamedAndNotOfferedToBeSplit()
    {
        const QString link = QStringLiteral("https://map.example/") + QString(60, u'a');
        ThreadCase c(ThreadMode::Auto);
        c.input.post.text = QStringLiteral("Come to us: %1 then go on").arg(link);
        Problem problem = c.only();
        QVERIFY2(problem.what.contains(QStringLiteral("link in part 2")), qPrintable(problem.what));
        QCOMPARE(problem.textStart, 12);
        QCOMPARE(problem.textLength, int(link.size()));
        QCOMPARE(problem.remedy, Remedy::GoThere);
        QCOMPARE(problem.other, Remedy::DropLinks);
        problem.remedy = problem.other;
        const auto without = remedied(c.input, problem, c.rulesOf());
        QVERIFY(without);
        QVERIFY(checkPost({*without, c.input.accounts, {}, {}, {}}, c.rulesOf()).empty());
        // No press of a button that changes nothing.
        problem.remedy = Remedy::SplitIntoThread;
        QVERIFY(!remedied(c.input, problem, c.rulesOf()));

        c.choose(ThreadMode::Parts);
        c.input.post.text = QStringLiteral("One") + marks + link;
        QCOMPARE(c.only().remedy, Remedy::GoThere);
        QVERIFY(!remedied(c.input, problem, c.rulesOf()));
        // With words around it, those can be parted from it.
        c.input.post.text = QStringLiteral("One %1 two").arg(link);
        QCOMPARE(c.only().remedy, Remedy::SplitIntoThread);
        QCOMPARE(c.afterRemedy().size(), 1U);
        QCOMPARE(c.only().remedy, Remedy::GoThere);
    }

    void saysWhenTheCampaignMakesALinkTooLong()
    {
        ThreadCase c(ThreadMode::Auto);
        c.input.post.text =
            QStringLiteral("Order at https://crumb.example/ today and tomorrow and after that");
        QVERIFY(c.check().empty());
        c.tag();
        const Problem problem = c.only();
        QVERIFY2(problem.why.contains(QStringLiteral("campaign")), qPrintable(problem.why));
        QCOMPARE(problem.textStart, 9);
        QCOMPARE(problem.textLength, 22);
    }

    void aThreadIsOfferedWhereItHasSeveralParts()
    {
        ThreadCase c(ThreadMode::None);
        c.input.post.text = QStringLiteral("https://map.example/") + QString(60, u'a');
        QCOMPARE(c.only().other, Remedy::None);
        c.input.post.text += QStringLiteral(" and more");
        QCOMPARE(c.only().other, Remedy::SplitIntoThread);
    }

    /// Made into parts of the person's own, a thread says the same: nothing is lost, no parameter is written
    /// into the text, and what is sent stays the same part by part.
    void partsAsWrittenAreSentAsBefore()
    {
        const bool holds = rc::check("parts as written are sent as before", [] {
            const auto words = *rc::gen::container<std::vector<std::string>>(
                *rc::gen::inRange(0, 80),
                rc::gen::element<std::string>("bread", "warm.", "\n\n", "https://crumb.example/a?b=1#c",
                                              "https://bread.example", "(https://crumb.example/x).",
                                              "日本語です。", "나왔습니다", "bread-and-butter", "—"));
            QString text;
            for (const std::string &word : words)
                text += QString::fromStdString(word) + u' ';
            ThreadCase c(ThreadMode::Auto, *rc::gen::arbitrary<bool>());
            c.tag();
            c.rules.text.limit = limit(*rc::gen::inRange<qint64>(150, 400));
            c.input.post.text = text;
            const SentText sent = c.sent();
            const QStringList written =
                asWritten(networks::withoutNumbers(sent.parts, c.content().options), sent.whole, text);
            QString all = written.join(QString());
            RC_ASSERT(all.remove(u' ').remove(u'\n') == QString(text).remove(u' ').remove(u'\n'));
            c.choose(ThreadMode::Parts);
            c.input.post.versions[0].text = networks::withMarks(written);
            RC_ASSERT(c.sent().parts == sent.parts);
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestCheckThreads)
#include "tst_check_threads.moc"
