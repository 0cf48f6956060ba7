// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/graphemes.h"
#include "networks/post_options.h"
#include "plan/check_case.h"

#include <QJsonArray>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;
using networks::NetworkRules;
using test::fact;
using test::limit;
using test::plainRules;
using Case = test::CheckCase;

class TestPostCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodPostHasNoProblem()
    {
        Case c;
        QVERIFY(c.check().empty());
        QVERIFY(canGoOut(c.check()));
    }

    void aPostWithoutAnAccountGoesNowhere()
    {
        Case c;
        c.input.post.versions.clear();
        QCOMPARE(c.only().place, ProblemPlace::Accounts);
        QCOMPARE(c.only().remedy, Remedy::ChooseAccount);
        QVERIFY(!canGoOut(c.check()));
    }

    void anEmptyPostIsNamedOnce()
    {
        Case c;
        c.input.post.text = QStringLiteral(" \n");
        QVERIFY(c.only().accountId.isNull());
        QCOMPARE(c.only().severity, Severity::MustFix);
        c.addMedia(QStringLiteral("image/png"));
        QVERIFY(c.check().empty());
    }

    void onlyTheAccountWithAnEmptyVersionIsNamed()
    {
        Case c;
        clients::Account second = c.account;
        second.id = clients::AccountId::create(c.clock);
        c.input.accounts.push_back(second);
        c.input.post.versions.push_back({second.id, QString(), {}, {}, {}});
        QVERIFY(c.only().accountId == second.id);
        QVERIFY(c.only().what.contains(QStringLiteral("Plain (crumb)")));
    }

    void aTextOverTheLimitSaysByHowMuchAndWhere()
    {
        Case c;
        c.input.post.text = QStringLiteral("word ").repeated(13).trimmed(); // 64
        const Problem problem = c.only();
        QCOMPARE(problem.severity, Severity::MustFix);
        QCOMPARE(problem.place, ProblemPlace::Text);
        QCOMPARE(problem.textStart, 60);
        QCOMPARE(problem.textLength, 4);
        QVERIFY2(problem.what.contains(QStringLiteral("4")), qPrintable(problem.what));
        QVERIFY(c.afterRemedy().empty());
        // Only that account's text was cut.
        QCOMPARE(c.input.post.text.size(), 64);
        QVERIFY(c.input.post.versions[0].text->endsWith(QStringLiteral("word…")));
    }

    void anAccountsOwnLimitGoesBeforeTheNetworks()
    {
        Case c;
        c.input.post.text = QString(61, u'a');
        QCOMPARE(c.check().size(), 1U);
        c.account.options.insert(QStringLiteral("textLimit"), 100);
        c.sync();
        QVERIFY(c.check().empty());
        c.account.options = {{QStringLiteral("premium"), true}};
        c.rules.text.paidLimit = limit(61);
        c.sync();
        QVERIFY(c.check().empty());
    }

    void linkTagsCountAndTheRangeIsOfTheWrittenText()
    {
        Case c;
        c.input.post.text = QStringLiteral("Bread https://crumb.example/ today");
        c.input.post.tagLinks = true;
        QVERIFY(c.check().empty());
        c.input.utmCampaign = QStringLiteral("stollen-26");
        const Problem problem = c.only();
        QCOMPARE(problem.textStart + problem.textLength, int(c.input.post.text.size()));
        QVERIFY(problem.textStart >= 6);
        QVERIFY(c.afterRemedy().empty());
    }

    void tooManyHashtagsPointAtTheFirstOneOver()
    {
        Case c;
        c.rules.text.maxHashtags = limit(2);
        c.input.post.text = QStringLiteral("#one #two #three #four");
        const Problem problem = c.only();
        QCOMPARE(problem.textStart, 10);
        QCOMPARE(problem.textLength, 6);
        c.rules.text.maxHashtags.reset();
        c.rules.text.maxMentions = limit(0);
        c.input.post.text = QStringLiteral("with @dana");
        QCOMPARE(c.only().textStart, 5);
    }

    void hashtagsThatStayTextAreNoRefusal()
    {
        Case c;
        c.rules.text.maxHashtags = limit(1);
        c.rules.text.moreHashtagsStayText = fact(true);
        c.input.post.text = QStringLiteral("#one #two");
        QCOMPARE(c.only().severity, Severity::Look);
        QVERIFY(canGoOut(c.check()));
    }

    void besideAnAnimationNothingElseStandsWhereItMustBeAlone()
    {
        Case c;
        c.rules.media.gif.maxCount = limit(1);
        c.addMedia(QStringLiteral("image/gif"));
        c.addMedia(QStringLiteral("image/png"));
        QVERIFY(c.check().empty());
        c.rules.media.gifAlone = fact(true);
        QCOMPARE(c.only().severity, Severity::MustFix);
        c.input.post.media.pop_back();
        QVERIFY(c.check().empty());
    }

    void theShorterSideIsLimitedWhicheverItIs()
    {
        for (const QSize &pixels : {QSize(1920, 1080), QSize(1080, 1920), QSize(1080, 1080)}) {
            Case c;
            c.rules.media.image.maxShortSide = limit(1080);
            c.addMedia(QStringLiteral("image/png"), pixels);
            QVERIFY(c.check().empty());
        }
        for (const QSize &pixels : {QSize(2000, 1100), QSize(1100, 2000)}) {
            Case c;
            c.rules.media.image.maxShortSide = limit(1080);
            c.addMedia(QStringLiteral("image/png"), pixels);
            QCOMPARE(c.only().remedy, Remedy::ShrinkPicture);
            const QSize within = shrinkLimits(c.input, c.only(), c.rulesOf()).within;
            QCOMPARE(within, pixels.width() > pixels.height() ? QSize(0, 1080) : QSize(1080, 0));
        }
    }

    void anAccountThatIsGoneCanBeTakenOut()
    {
        Case c;
        clients::Account second = c.account;
        second.id = clients::AccountId::create(c.clock);
        second.removedAt = c.clock.now();
        c.input.accounts.push_back(second);
        c.input.post.versions.push_back({second.id, {}, {}, {}, {}});
        QCOMPARE(c.only().remedy, Remedy::DropAccount);
        QVERIFY(c.afterRemedy().empty());
        QCOMPARE(c.input.post.versions.size(), size_t(1));
        QVERIFY(c.input.post.versions[0].accountId == c.account.id);
    }

    void aLanguageThatIsNoneIsSaid()
    {
        Case c;
        c.input.post.versions[0].options = {
            {QStringLiteral("languages"), QJsonArray{QStringLiteral("pt-BR"), QStringLiteral("english")}}};
        QCOMPARE(c.only().place, ProblemPlace::Options);
        QCOMPARE(c.only().severity, Severity::Look);
        QVERIFY(c.only().what.contains(QStringLiteral("english")));
    }

    void aPictureOfAnotherShapeIsCropped()
    {
        Case c;
        c.addMedia(QStringLiteral("image/png"), QSize(300, 100));
        QCOMPARE(c.only().severity, Severity::MustFix);
        QCOMPARE(c.only().remedy, Remedy::CropPicture);
        QCOMPARE(c.only().other, Remedy::RemovePicture);
        c.input.post.media[0].crop = QRectF(0.25, 0, 0.5, 1);
        QVERIFY(c.check().empty());
        c.input.post.media[0].crop = QRectF(0, 0, 1, 0.9);
        QCOMPARE(c.only().remedy, Remedy::CropPicture); // still too wide
        // Who posts by hand is given the part that was cut out, too.
        c.account.byHand = true;
        c.input.accounts = {c.account};
        QCOMPARE(c.only().remedy, Remedy::CropPicture);
        c.input.post.media[0].crop = QRectF(0.25, 0, 0.5, 1);
        QVERIFY(c.check().empty());
    }

    void aPollIsOneThatMastodonTakes_data()
    {
        QTest::addColumn<QStringList>("answers");
        QTest::addColumn<QString>("complaint");
        const QString fine = QStringLiteral("Tea");
        QTest::newRow("two") << QStringList{fine, QStringLiteral("Coffee")} << QString();
        QTest::newRow("one") << QStringList{fine} << QStringLiteral("two answers at least");
        QTest::newRow("five") << QStringList{fine, QStringLiteral("b"), QStringLiteral("c"),
                                             QStringLiteral("d"), QStringLiteral("e")}
                              << QStringLiteral("too many");
        QTest::newRow("same") << QStringList{fine, fine} << QStringLiteral("are the same");
        QTest::newRow("long") << QStringList{fine, QString(51, QLatin1Char('x'))}
                              << QStringLiteral("too long");
        QTest::newRow("as long as may be") << QStringList{fine, QString(50, QLatin1Char('x'))} << QString();
    }
    void aPollIsOneThatMastodonTakes()
    {
        QFETCH(QStringList, answers);
        QFETCH(QString, complaint);
        Case c;
        c.account.network = networks::NetworkKey::fromString(QStringLiteral("mastodon"));
        c.rules.key = c.account.network;
        c.sync();
        c.input.post.versions[0].options = {
            {QStringLiteral("poll"),
             QJsonObject{{QStringLiteral("options"), QJsonArray::fromStringList(answers)}}}};
        if (complaint.isEmpty()) {
            QVERIFY(c.check().empty());
            c.addMedia(QStringLiteral("image/png"));
            QVERIFY(c.only().what.contains(QStringLiteral("a poll and pictures")));
            return;
        }
        const Problem problem = c.only();
        QVERIFY2(problem.what.contains(complaint), qPrintable(problem.what));
        QCOMPARE(problem.place, ProblemPlace::Options);
        QCOMPARE(problem.option, QStringLiteral("poll"));
        QCOMPARE(problem.severity, Severity::MustFix);
    }

    void aPollThatAnotherNetworkKeepsIsNoConcern()
    {
        Case c;
        c.input.post.versions[0].options = {
            {QStringLiteral("poll"), QJsonObject{{QStringLiteral("seconds"), 1}}}};
        QVERIFY(c.check().empty());
    }

    void whatIsQuotedOnBlueskyIsAPostThere()
    {
        Case c;
        const auto quote = [&c](const char *address) {
            c.input.post.versions[0].options = {{QStringLiteral("quote"), QString::fromLatin1(address)}};
        };
        quote("my last one");
        QVERIFY(c.check().empty()); // what others quote is theirs to check
        c.account.network = networks::NetworkKey::bluesky();
        c.rules.key = c.account.network;
        c.input.accounts = {c.account};
        QCOMPARE(c.only().place, ProblemPlace::Options);
        QCOMPARE(c.only().severity, Severity::MustFix);
        quote("https://bsky.app/profile/alice.bsky.social/post/3m5xk4zvdlc2h");
        QVERIFY(c.check().empty());
        quote(" ");
        QVERIFY(c.check().empty());
    }

    void linksThatCannotBeClickedCanBeLeftOut()
    {
        Case c;
        c.rules.linksClickable = fact(false);
        c.input.post.text = QStringLiteral("See https://crumb.example/a now.");
        QCOMPARE(c.only().severity, Severity::Look);
        QVERIFY(c.afterRemedy().empty());
        QCOMPARE(c.input.post.versions[0].text.value(), QStringLiteral("See now."));
        QCOMPARE(c.input.post.text, QStringLiteral("See https://crumb.example/a now."));
    }

    void whatALinkCostsIsSaidBeforeItIsSpent()
    {
        Case c;
        c.rules.name = QStringLiteral("X");
        c.rules.cost.createPost = limit(15'000);
        c.rules.cost.createPostWithLink = limit(200'000);
        QCOMPARE(c.only().what, QStringLiteral("X charges $0.015 for a post."));
        c.input.post.text = QStringLiteral("https://crumb.example/");
        QCOMPARE(c.only().severity, Severity::Cost);
        QCOMPARE(c.only().what, QStringLiteral("X charges $0.20 for a post with a link."));
        QCOMPARE(c.only().remedy, Remedy::DropLinks);
        QVERIFY(canGoOut(c.check()));
        c.account.byHand = true;
        c.sync();
        QVERIFY(c.check().empty());
    }

    void firstCommentsAreCheckedWhereThereAreSome()
    {
        Case c;
        c.input.post.firstComment = QString(70, u'a');
        QCOMPARE(c.only().place, ProblemPlace::FirstComment);
        QCOMPARE(c.only().textStart, 60);
        QVERIFY(c.afterRemedy().empty());
        c.rules.firstComment = fact(false);
        QCOMPARE(c.only().severity, Severity::Look);
        QVERIFY(c.afterRemedy().empty());
        QCOMPARE(c.input.post.firstComment.size(), 70);
        Case warned; // goes out under the post's warning, which counts
        warned.rules.text.counting = networks::CountingRule::Mastodon;
        warned.input.post.firstComment = QString(58, u'a');
        QVERIFY(warned.check().empty());
        warned.input.post.versions[0].options.insert(networks::option::contentWarning,
                                                     QStringLiteral("Nuts"));
        QCOMPARE(warned.only().place, ProblemPlace::FirstComment);
        QVERIFY(warned.afterRemedy().empty());
    }

    void firstCommentsAreMeasuredWithTheirLinkTags()
    {
        Case c;
        c.input.post.firstComment = QStringLiteral("Order at https://crumb.example/ today");
        c.input.post.tagLinks = true;
        QVERIFY(c.check().empty());
        c.input.utmCampaign = QStringLiteral("stollen-26");
        const Problem problem = c.only();
        QCOMPARE(problem.place, ProblemPlace::FirstComment);
        QCOMPARE(problem.textStart + problem.textLength, int(c.input.post.firstComment.size()));
        QVERIFY(problem.textStart >= 9);
        QVERIFY(c.afterRemedy().empty());
    }

    void mediaIsCountedByKind()
    {
        Case c;
        for (int i = 0; i < 5; ++i)
            c.addMedia(QStringLiteral("image/png"));
        QCOMPARE(c.only().place, ProblemPlace::Media);
        QCOMPARE(c.only().mediaIndex, 4);
        c.input.post.media.resize(1);
        c.addMedia(QStringLiteral("video/mp4"));
        QVERIFY2(c.only().what.contains(QStringLiteral("one post")), qPrintable(c.only().what));
        c.rules.media.mixed = fact(true);
        QVERIFY(c.check().empty());
        c.rules.media.required = fact(true);
        c.input.post.media.clear();
        QCOMPARE(c.only().what, QStringLiteral("Plain needs a picture or a video."));
    }

    void aFileIsCheckedForTypeSizeAndShape()
    {
        Case webp;
        webp.addMedia(QStringLiteral("image/webp"));
        QCOMPARE(webp.only().remedy, Remedy::ShrinkPicture); // made into a type that it takes
        QCOMPARE(shrinkLimits(webp.input, webp.only(), webp.rulesOf()).types, webp.rules.media.image.types);

        Case c;
        c.rules.media.video.types = {QStringLiteral("video/mp4")};
        c.addMedia(QStringLiteral("video/webm"));
        QCOMPARE(c.only().remedy, Remedy::RemovePicture);
        QCOMPARE(c.only().mediaIndex, 0);
        QVERIFY(c.afterRemedy().empty());
        QVERIFY(c.input.post.versions[0].media->empty());
        QCOMPARE(c.input.post.media.size(), 1U);

        Case large;
        large.addMedia(QStringLiteral("image/png"), QSize(100, 100), 1'000'001);
        QCOMPARE(large.only().remedy, Remedy::ShrinkPicture);
        Case wide;
        wide.addMedia(QStringLiteral("image/png"), QSize(300, 100));
        QVERIFY(wide.only().what.contains(QStringLiteral("too wide")));
        Case tall;
        tall.addMedia(QStringLiteral("image/png"), QSize(100, 300));
        QVERIFY(tall.only().what.contains(QStringLiteral("too tall")));
        Case video;
        const MediaId id = video.addMedia(QStringLiteral("video/mp4"));
        video.input.media[id].durationMilliseconds = 61'000;
        QVERIFY(video.only().what.contains(QStringLiteral("too long")));
        Case missing;
        missing.addMedia(QStringLiteral("image/png"));
        missing.input.media.clear();
        QVERIFY(missing.only().what.contains(QStringLiteral("missing")));
    }

    void aMissingDescriptionIsNamedOnceForAllNetworks()
    {
        Case c;
        c.addMedia(QStringLiteral("image/png"));
        c.input.post.media[0].altText = QStringLiteral(" ");
        clients::Account second = c.account;
        second.id = clients::AccountId::create(c.clock);
        c.input.accounts.push_back(second);
        c.input.post.versions.push_back({second.id, {}, {}, {}, {}});
        QCOMPARE(c.only().severity, Severity::Look);
        QCOMPARE(c.only().remedy, Remedy::DescribePicture);
        QVERIFY(c.only().accountId.isNull());
        c.input.post.media[0].altText = QString(21, u'a');
        QCOMPARE(c.check().size(), 2U);
        QCOMPARE(c.check().front().severity, Severity::MustFix);
    }

    void accountsThatCannotSendAreNamed()
    {
        Case c;
        c.account.health = clients::Health::SignInNeeded;
        c.sync();
        // It waits in the outbox; nothing of the post is wrong.
        QCOMPARE(c.only().severity, Severity::Look);
        QCOMPARE(c.only().remedy, Remedy::SignIn);
        QVERIFY(canGoOut(c.check()));
        c.account.byHand = true;
        c.sync();
        QVERIFY(c.check().empty());
        c.account.paused = true;
        c.sync();
        QCOMPARE(c.only().severity, Severity::Look);
        c.account.removedAt = c.clock.now();
        c.sync();
        QCOMPARE(c.only().severity, Severity::MustFix);
    }

    void aTimeThatHasPassedMustBeChosenAgain()
    {
        Case c;
        c.input.post.planned = plannedTimeAt(c.clock.now(), "Europe/Lisbon");
        QVERIFY(c.check().empty());
        c.input.now = c.clock.now();
        QCOMPARE(c.only().place, ProblemPlace::Time);
        QCOMPARE(c.only().severity, Severity::MustFix);
        c.input.post.status = PostStatus::Published;
        QVERIFY(c.check().empty());
    }

    void theNightsWhenClocksChangeAreExplained()
    {
        Case c;
        c.input.post.planned = plannedTime({QDate(2027, 3, 28), QTime(1, 30)}, "Europe/Lisbon").value();
        c.input.now = c.clock.now();
        QCOMPARE(c.only().severity, Severity::Look);
        QVERIFY2(c.only().why.contains(QLocale().toString(QTime(2, 30), QLocale::ShortFormat)),
                 qPrintable(c.only().why));
        c.input.post.planned = plannedTime({QDate(2027, 10, 31), QTime(1, 30)}, "Europe/Lisbon").value();
        QVERIFY(c.only().what.contains(QStringLiteral("twice")));
        c.input.post.planned->zone = "Atlantis/Capital";
        QCOMPARE(c.only().severity, Severity::MustFix);
    }

    void theWorstComesFirst()
    {
        Case c;
        c.rules.linksClickable = fact(false);
        c.rules.cost.createPost = limit(10'000);
        c.input.post.text = QStringLiteral("https://crumb.example/ ") + QString(60, u'a');
        const auto problems = c.check();
        QCOMPARE(problems.size(), 3U);
        QCOMPARE(problems[0].severity, Severity::MustFix);
        QCOMPARE(problems[1].severity, Severity::Cost);
        QCOMPARE(problems[2].severity, Severity::Look);
    }

    void everyProblemSaysWhatAndWhyAndLabelsItsRemedy()
    {
        Case c;
        c.rules.firstComment = fact(false);
        c.rules.cost.createPost = limit(10'000);
        c.input.post.text = QString(70, u'a') + QChar(0x202E);
        c.input.post.firstComment = QStringLiteral("x");
        c.addMedia(QStringLiteral("image/webp"), QSize(900, 100), 2'000'000);
        c.account.health = clients::Health::SignInNeeded;
        c.sync();
        const auto problems = c.check();
        QVERIFY(problems.size() >= 6);
        for (const Problem &problem : problems) {
            QVERIFY(!problem.what.isEmpty());
            QVERIFY(!problem.what.contains(u'%') && !problem.why.contains(u'%'));
            QCOMPARE(problem.remedyLabel.isEmpty(), problem.remedy == Remedy::None);
            if (problem.severity != Severity::Cost)
                QVERIFY2(!problem.why.isEmpty(), qPrintable(problem.what));
        }
    }

    void aCutTextIsNeverOverAndNeverSplitsACharacter()
    {
        QVERIFY(rc::check([] {
            const auto pieces = *rc::gen::container<std::vector<QString>>(rc::gen::element<QString>(
                QStringLiteral("word "), QStringLiteral("👩‍👩‍👧"), QStringLiteral("é. "),
                QStringLiteral("#tag "), QStringLiteral("https://a.example/path "), QStringLiteral("日本語"),
                QStringLiteral("e\u0301"), QStringLiteral("\n"), QString(QChar(0xD83C))));
            QString text;
            for (const QString &piece : pieces)
                text += piece;
            NetworkRules rules = plainRules();
            rules.text.limit = limit(*rc::gen::inRange(1, 40));
            rules.text.counting =
                *rc::gen::element(networks::CountingRule::Graphemes, networks::CountingRule::Utf16,
                                  networks::CountingRule::Utf8Bytes, networks::CountingRule::CodePoints,
                                  networks::CountingRule::XWeighted);
            if (*rc::gen::arbitrary<bool>())
                rules.text.maxBytes = limit(*rc::gen::inRange(3, 80));
            const QString cut = cutToFit(text, rules, {});
            RC_ASSERT(!networks::measureText(cut, rules).over);
            if (cut == text || cut.isEmpty())
                return;
            RC_ASSERT(cut.endsWith(QChar(u'…')));
            const QString kept = cut.chopped(1);
            RC_ASSERT(text.startsWith(kept));
            const auto ends = graphemeEnds(text);
            RC_ASSERT(kept.isEmpty() || std::find(ends.begin(), ends.end(), kept.size()) != ends.end());
        }));
    }

    void aTextIsCutAfterASentenceWhereThatLosesLittle()
    {
        NetworkRules rules = plainRules();
        rules.text.limit = limit(30);
        QCOMPARE(cutToFit(QStringLiteral("We open at eight. Come and see us soon."), rules, {}),
                 QStringLiteral("We open at eight.…"));
        QCOMPARE(cutToFit(QStringLiteral("Abcdefghij klmnopqrst uvwxy zabcdefgh"), rules, {}),
                 QStringLiteral("Abcdefghij klmnopqrst uvwxy…"));
        QCOMPARE(cutToFit(QString(40, u'a'), rules, {}), QString(29, u'a') + QChar(u'…'));
    }

    void fiveMegabytesAreCheckedAndCutWithoutHanging_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::addColumn<networks::EntityRule>("entities");
        QTest::addColumn<networks::CountingRule>("counting");
        using networks::CountingRule;
        using networks::EntityRule;
        const std::vector<std::pair<const char *, QString>> pieces{
            {"sentences", QStringLiteral("Flour, water, salt. ")},
            {"one word", QStringLiteral("flour")},
            {"one link", QStringLiteral("https://crumb.example/")},
            {"one character", QStringLiteral("👩\u200d")},
        };
        const std::vector<std::tuple<const char *, EntityRule, CountingRule>> networks{
            {"Bluesky", EntityRule::Bluesky, CountingRule::Graphemes},
            {"Mastodon", EntityRule::Mastodon, CountingRule::Mastodon},
            {"X", EntityRule::X, CountingRule::XWeighted},
            {"Common", EntityRule::Common, CountingRule::Utf16},
        };
        for (const auto &[what, piece] : pieces) {
            for (const auto &[name, entities, counting] : networks)
                QTest::addRow("%s, %s", what, name) << piece << entities << counting;
        }
    }

    void fiveMegabytesAreCheckedAndCutWithoutHanging()
    {
        QFETCH(const QString, piece);
        QFETCH(const networks::EntityRule, entities);
        QFETCH(const networks::CountingRule, counting);
        Case c;
        c.rules.text.entities = entities;
        c.rules.text.counting = counting;
        c.input.post.text = piece.repeated(5'000'000 / piece.size());
        // What grows with the square of the length does not end before the test is ended.
        const auto problems = c.check();
        const auto over = std::find_if(problems.begin(), problems.end(), [](const Problem &problem) {
            return problem.remedy == Remedy::CutText;
        });
        if (over != problems.end())
            QVERIFY(remedied(c.input, *over, c.rulesOf()));
        QCOMPARE(over == problems.end(), graphemeCount(piece.repeated(2)) == 1 &&
                                             counting != networks::CountingRule::XWeighted &&
                                             counting != networks::CountingRule::Utf16);
    }

    void theAccountsServerSetsItsOwnLimits()
    {
        Case c;
        c.account.options = {
            {QStringLiteral("limits"),
             QJsonObject{{QStringLiteral("text"), 10}, {QStringLiteral("source"), QStringLiteral("test")}}}};
        c.sync();
        QCOMPARE(c.only().remedy, Remedy::CutText);
        c.input.post.text = QString(70, u'a'); // over the network's own 60
        c.account.options = {{QStringLiteral("limits"), QJsonObject{{QStringLiteral("text"), 100}}}};
        c.sync();
        QVERIFY(c.check().empty());
    }

    void theServersLimitOfPixelsInAll()
    {
        Case c;
        c.account.options = {
            {QStringLiteral("limits"), QJsonObject{{QStringLiteral("imagePixels"), 1'000'000}}}};
        c.sync();
        (void)c.addMedia(QStringLiteral("image/png"), QSize(1000, 1000));
        QVERIFY(c.check().empty());
        (void)c.addMedia(QStringLiteral("image/png"), QSize(2000, 2000));
        const Problem problem = c.only();
        QVERIFY(problem.remedy == Remedy::ShrinkPicture && problem.severity == Severity::Look);
        QCOMPARE(problem.mediaIndex, 1);
        QCOMPARE(shrinkLimits(c.input, problem, c.rulesOf()).within, QSize(1000, 1000));
    }
};

QTEST_GUILESS_MAIN(TestPostCheck)
#include "tst_post_check.moc"
