// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/thread_split.h"
#include "publish/one_account.h"

#include <QRegularExpression>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// Threads and first comments on a network that takes one thing at a time.
class TestChain : public QObject, private test::OneAccount
{
    Q_OBJECT

private:
    plan::PostId scheduledThread(const QString &text, const QString &comment = {})
    {
        const plan::PostId id = m_w->draft(m_client, {m_account}, 1min, text);
        plan::Post post = m_w->posts.post(id).value();
        post.firstComment = comment;
        networks::setThreadMode(post.versions[0].options, networks::ThreadMode::Parts);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.schedule(id));
        return id;
    }
    [[nodiscard]] QStringList standingTexts() const
    {
        QStringList texts;
        for (const auto &there : m_w->network->standing)
            texts << there.post.text;
        return texts;
    }
    /// A thread whose part behind so many others the network refuses.
    plan::PostId sentUntilRefused(int partsBefore, const QString &text, const QString &comment = {})
    {
        const auto id = scheduledThread(text, comment);
        for (int part = 0; part < partsBefore; ++part)
            m_w->network->answers.push_back({});
        m_w->network->failNext(ErrorCode::Refused);
        m_w->start();
        m_w->passTime(1min);
        return id;
    }
    /// Its answer was lost, and it cannot be looked up.
    plan::PostId threadWithAnUnclearPart(int partsBefore)
    {
        m_w->network->repeatSafe = false;
        const auto id = scheduledThread(threeParts());
        for (int part = 0; part < partsBefore; ++part)
            m_w->network->answers.push_back({});
        m_w->network->loseNextAnswer();
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::Refused);
        m_w->start();
        m_w->passTime(1min);
        return id;
    }
    /// Split by itself, of which one part is public and the next was refused.
    plan::PostId longThreadOfWhichOnePartIsPublic(bool numbers)
    {
        const auto id = m_w->draft(m_client, {m_account}, 1min, manySentences(1, 30));
        plan::Post post = m_w->posts.post(id).value();
        networks::setThreadMode(post.versions[0].options, networks::ThreadMode::Auto);
        if (numbers)
            post.versions[0].options.insert(networks::option::threadNumbers, true);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.schedule(id));
        m_w->network->answers.push_back({});
        m_w->network->failNext(ErrorCode::Refused);
        m_w->start();
        m_w->passTime(1min);
        return id;
    }
    static QString manySentences(int from, int until)
    {
        QString text;
        for (int i = from; i <= until; ++i)
            text += QStringLiteral("This is sentence number %1 of the story.\n\n").arg(i);
        return text;
    }
    /// All that is public, without the numbers of the parts and without white space.
    [[nodiscard]] QString standingWords() const
    {
        static const QRegularExpression number(QStringLiteral(" \\d+/\\d+$"));
        QString words;
        for (QString text : standingTexts())
            words += text.remove(number);
        return withoutSpace(words);
    }
    static QString withoutSpace(const QString &text)
    {
        static const QRegularExpression blanks(QStringLiteral("\\s+"));
        QString words = text;
        return words.remove(blanks);
    }
    [[nodiscard]] Result<void> rewrite(const plan::PostId &id, const QString &text)
    {
        plan::Post post = m_w->posts.post(id).value();
        post.text = text;
        return m_w->posts.saveContent(post, plan::RevisionReason::Autosave);
    }
    static QString threeParts() { return QStringLiteral("One\n---\nTwo\n---\nThree"); }

private Q_SLOTS:
    void init()
    {
        open();
        m_w->network->chain = false;
    }
    void cleanup() { close(); }

    void goesOutInOrderEachAnsweringTheOneBefore()
    {
        const auto id = scheduledThread(threeParts(), QStringLiteral("The link"));
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        const auto &standing = m_w->network->standing;
        QCOMPARE(standingTexts(), (QStringList{QStringLiteral("One"), QStringLiteral("Two"),
                                               QStringLiteral("Three"), QStringLiteral("The link")}));
        QVERIFY(!standing[0].post.answers);
        const QString root = standing[0].published.remoteId;
        for (size_t i = 1; i < standing.size(); ++i) {
            QVERIFY(standing[i].post.answers.has_value());
            QCOMPARE(standing[i].post.answers->rootId, root);
            QCOMPARE(standing[i].post.isComment, i == 3);
        }
        QCOMPARE(standing[2].post.answers->parentId, standing[1].published.remoteId);
        QCOMPARE(standing[3].post.answers->parentId, root);
        // The whole is known by its beginning, and each part by its own address.
        QCOMPARE(m_w->only(id).remoteId, root);
        QCOMPARE(m_w->outbox.linksOf(m_w->only(id).id).value().size(), size_t(4));
        QCOMPARE(m_w->posts.post(id)->status, plan::PostStatus::Published);
    }

    /// The pause between late ones is one between posts, not between the parts of one.
    void aLateThreadGoesInOnePass()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = 2h;
        test::must(m_w->clients.edit(client));
        const auto id = scheduledThread(threeParts(), QStringLiteral("The link"));
        m_w->clock.advance(31min);
        m_w->pass();
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(4));
    }

    void onePartThatIsLostIsLookedForBeforeTheNext()
    {
        const auto id = scheduledThread(threeParts());
        m_w->network->answers.push_back({});
        m_w->network->loseNextAnswer();
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(),
                 (QStringList{QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")}));
        QCOMPARE(m_w->network->publishCalls.size(), size_t(3));
    }

    void whenOneFailsTheRestWaitsAndItsRepairGoesOn()
    {
        const auto id = sentUntilRefused(1, threeParts(), QStringLiteral("The link"));
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        QCOMPARE(m_w->only(id).linksThere, 1);
        QCOMPARE(standingTexts(), QStringList{QStringLiteral("One")});
        QCOMPARE(m_w->posts.post(id)->status, plan::PostStatus::Failed);

        // What is public cannot be taken back, so nothing makes a draft of it; the rest can be changed.
        plan::Post post = m_w->posts.post(id).value();
        post.text = QStringLiteral("One\n---\nTwo, shorter\n---\nThree");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(), (QStringList{QStringLiteral("One"), QStringLiteral("Two, shorter"),
                                               QStringLiteral("Three"), QStringLiteral("The link")}));
    }

    void whatFollowsThePublicPartIsSplitAnew_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("numbers");
        const QString insertion = QStringLiteral("Something that was forgotten.\n\n");
        for (const bool numbers : {false, true}) {
            const char *how = numbers ? "numbers" : "none";
            QTest::addRow("as it was, %s", how) << manySentences(1, 30) << numbers;
            QTest::addRow("longer in the middle, %s", how)
                << manySentences(1, 12) + insertion + manySentences(13, 30) << numbers;
            QTest::addRow("shorter in the middle, %s", how)
                << manySentences(1, 12) + manySentences(20, 30) << numbers;
            QTest::addRow("other spaces in what is public, %s", how)
                << manySentences(1, 30).replace(QStringLiteral("\n\n"), QStringLiteral("\n \n")) << numbers;
            QTest::addRow("more than nine parts, %s", how) << manySentences(1, 90) << numbers;
        }
    }
    void whatFollowsThePublicPartIsSplitAnew()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, numbers);
        const auto id = longThreadOfWhichOnePartIsPublic(numbers);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        const QString first = standingTexts().constFirst();
        test::must(rewrite(id, text));
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        const QStringList texts = standingTexts();
        QCOMPARE(texts.constFirst(), first);
        QCOMPARE(standingWords(), withoutSpace(text)); // each word once
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QVERIFY(texts[i].size() <= 300);
            if (numbers && i > 0)
                QVERIFY(texts[i].endsWith(QStringLiteral(" %1/%2").arg(i + 1).arg(texts.size())));
        }
    }

    void whatIsPublicIsNotChangedFromHere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("shorter") << manySentences(2, 30);
        QTest::newRow("all of the public part is taken out") << manySentences(10, 30);
        QTest::newRow("longer") << QStringLiteral("Listen!\n\n") + manySentences(1, 30);
        QTest::newRow("another word")
            << manySentences(1, 30).replace(QStringLiteral("number 2 "), QStringLiteral("no. 2 "));
        QTest::newRow("not even all that is public") << manySentences(1, 2);
    }
    void whatIsPublicIsNotChangedFromHere()
    {
        QFETCH(const QString, text);
        const auto id = longThreadOfWhichOnePartIsPublic(false);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        const QString content = m_w->only(id).content;
        const auto changed = rewrite(id, text);
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, ErrorCode::NotAllowed);
        QVERIFY(!changed.error().why.isEmpty() && !changed.error().remedy.isEmpty());
        QCOMPARE(m_w->only(id).content, content);
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingWords(), withoutSpace(manySentences(1, 30)));
    }

    void aPartThatIsTakenOutBeforeThePublicOnesSkipsNone()
    {
        const auto id = sentUntilRefused(1, threeParts());
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        QVERIFY(!rewrite(id, QStringLiteral("Two\n---\nThree")));
        test::must(rewrite(id, QStringLiteral("One\n\nTwo\n---\nThree"))); // the mark between them goes
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(),
                 (QStringList{QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")}));
    }

    void ofAPostWithACommentOnlyTheCommentIsStillChanged()
    {
        const auto id = m_w->draft(m_client, {m_account}, 1min, QStringLiteral("One"));
        plan::Post post = m_w->posts.post(id).value();
        post.firstComment = QStringLiteral("The link");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.schedule(id));
        m_w->network->answers.push_back({});
        m_w->network->failNext(ErrorCode::Refused);
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        QVERIFY(!rewrite(id, QStringLiteral("Another")));
        QVERIFY(!rewrite(id, QStringLiteral("One and more"))); // which is no thread
        post = m_w->posts.post(id).value();
        QCOMPARE(post.text, QStringLiteral("One"));
        post.firstComment = QStringLiteral("Another link");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(), (QStringList{QStringLiteral("One"), QStringLiteral("Another link")}));
    }

    void aMarkWithNothingBehindItIsNotSent()
    {
        const auto id = scheduledThread(QStringLiteral("Hello\n\n---\n"));
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(), QStringList{QStringLiteral("Hello")});
    }

    void whoTakesTheRefusedCommentOutHasItPublished()
    {
        const auto id = sentUntilRefused(1, QStringLiteral("One"), QStringLiteral("The link"));
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        plan::Post post = m_w->posts.post(id).value();
        post.firstComment.clear();
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        QCOMPARE(m_w->only(id).state, S::Published);
        m_w->passTime(10min);
        QCOMPARE(standingTexts(), QStringList{QStringLiteral("One")});
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));
    }

    void aThreadThatIsShortenedAfterItBeganSendsNothingAgain()
    {
        const auto id = sentUntilRefused(2, threeParts());
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        QCOMPARE(m_w->only(id).linksThere, 2);
        plan::Post post = m_w->posts.post(id).value();
        post.text = QStringLiteral("One\n---\nTwo");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(), (QStringList{QStringLiteral("One"), QStringLiteral("Two")}));
    }

    void movedToAnotherTimeItGoesOnThen()
    {
        const auto id = sentUntilRefused(1, threeParts());
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        const plan::PlannedTime later = plan::plannedTimeAt(m_w->clock.now() + 1h, "Europe/Lisbon");
        test::must(m_w->outbox.moveTo(m_w->only(id).id, later));
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        m_w->passTime(30min);
        QCOMPARE(standingTexts(), QStringList{QStringLiteral("One")});
        m_w->passTime(31min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts().size(), 3);
    }

    void theRuleForLatePostsLeavesOnlyTheRest()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::Leave;
        test::must(m_w->clients.edit(client));
        const auto id = scheduledThread(threeParts());
        m_w->network->answers.push_back({});
        m_w->network->failNext(ErrorCode::Offline);
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).linksThere, 1);
        m_w->sender.reset();
        m_w->clock.advance(2h);
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(), QStringList{QStringLiteral("One")});
    }

    void theRestCanBeLeft()
    {
        const auto id = sentUntilRefused(1, threeParts());
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        test::must(m_w->outbox.leave(m_w->only(id).id));
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->only(id).publishedAt.has_value());
        QCOMPARE(standingTexts(), QStringList{QStringLiteral("One")});
    }

    void aPostOfWhichAPartIsPublicIsNeverADraftAgain()
    {
        const auto id = sentUntilRefused(1, threeParts());
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        test::must(m_w->outbox.unschedule(id));
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void aCrashBetweenTwoPartsSendsNoneTwice()
    {
        const auto id = scheduledThread(threeParts());
        m_w->network->answers.push_back({});
        m_w->start();
        m_w->network->gate.shut();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Sending);
        m_w->sender.reset(); // killed while the first is under way
        m_w->network->gate.open();
        m_w->start();
        m_w->passTime(3min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(),
                 (QStringList{QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")}));
    }

    void whatAPersonFoundIsAnsweredByTheNextPart_data()
    {
        QTest::addColumn<int>("before");
        QTest::newRow("the first") << 0;
        QTest::newRow("the second") << 1;
        QTest::newRow("the last") << 2;
    }
    void whatAPersonFoundIsAnsweredByTheNextPart()
    {
        QFETCH(const int, before);
        const auto id = threadWithAnUnclearPart(before);
        QTRY_COMPARE(m_w->only(id).state, S::Uncertain);
        QCOMPARE(m_w->only(id).linksThere, before);
        const QUrl there(QStringLiteral("https://network.example/@alice/17"));
        const auto other = m_w->outbox.confirmPartLive(m_w->only(id).id, before + 1, there);
        QCOMPARE(other.error().code, ErrorCode::Conflict);
        test::must(m_w->outbox.confirmPartLive(m_w->only(id).id, before, there));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(),
                 (QStringList{QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")}));
        const auto &standing = m_w->network->standing;
        if (before < 2) {
            const auto &next = standing[static_cast<size_t>(before) + 1].post.answers;
            QVERIFY(next->parentId.isEmpty());
            QCOMPARE(next->parentUrl, there);
        }
        const auto links = m_w->outbox.linksOf(m_w->only(id).id).value();
        QCOMPARE(links.size(), size_t(3));
        QCOMPARE(links[static_cast<size_t>(before)].remoteUrl, there);
        QCOMPARE(m_w->only(id).remoteUrl, links.front().remoteUrl);
    }

    void withoutItsAddressTheRestIsNotSentOnItsOwn()
    {
        const auto id = threadWithAnUnclearPart(1);
        QTRY_COMPARE(m_w->only(id).state, S::Uncertain);
        test::must(m_w->outbox.confirmPartLive(m_w->only(id).id, 1, {}));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        QVERIFY(m_w->only(id).error.what.contains(QStringLiteral("Part 3")));
        QVERIFY(m_w->outbox.lacksAddress(m_w->only(id)));
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));
        test::must(m_w->outbox.leave(m_w->only(id).id));
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void theAddressCanBeSaidAfterwards()
    {
        const auto id = threadWithAnUnclearPart(0);
        QTRY_COMPARE(m_w->only(id).state, S::Uncertain);
        test::must(m_w->outbox.confirmPartLive(m_w->only(id).id, 0, {}));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        const QUrl there(QStringLiteral("https://network.example/@alice/17"));
        test::must(m_w->outbox.confirmPartLive(m_w->only(id).id, 1, there));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing[1].post.answers->parentUrl, there);
        QCOMPARE(standingTexts().size(), 3);
        QCOMPARE(m_w->only(id).remoteUrl, there);
    }

    void whatIsLiveAsAWholeSendsNoPartAgain()
    {
        const auto id = threadWithAnUnclearPart(1);
        QTRY_COMPARE(m_w->only(id).state, S::Uncertain);
        test::must(m_w->outbox.confirmLive(m_w->only(id).id, {}));
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->only(id).publishedAt.has_value());
        m_w->passTime(10min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));
    }

    void aNetworkWithoutFirstCommentsGetsNone()
    {
        const auto ghost = m_w->accounts.addByHand(
            m_client, networks::NetworkKey::fromString(QStringLiteral("ghost")), QStringLiteral("Blog"), {});
        plan::Post post =
            m_w->posts.post(m_w->draft(m_client, {*ghost}, 1min, QStringLiteral("One"))).value();
        post.firstComment = QStringLiteral("The link");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.schedule(post.id));
        QVERIFY(!m_w->only(post.id).content.contains(QStringLiteral("The link")));
    }

    void aCommentThatSaysNothingIsNotSent()
    {
        const auto id = scheduledThread(QStringLiteral("One"), QStringLiteral(" \n "));
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(), QStringList{QStringLiteral("One")});
    }

    void whatWentOutAtOnceIsLiveAsAWhole()
    {
        m_w->network->chain = true;
        const auto id = threadWithAnUnclearPart(0);
        QTRY_COMPARE(m_w->only(id).state, S::Uncertain);
        QVERIFY(!m_w->outbox.goesOn(m_w->only(id)));
        test::must(m_w->outbox.confirmLive(m_w->only(id).id, {}));
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->outbox.linksOf(m_w->only(id).id).value().empty());
    }

    void whereTheNetworkTakesAllAtOnceItIsOneCall()
    {
        m_w->network->chain = true;
        const auto id = scheduledThread(threeParts(), QStringLiteral("The link"));
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->network->publishCalls[0].parts.size(), size_t(2));
        QCOMPARE(m_w->network->publishCalls[0].parts[1].text, QStringLiteral("Three"));
        QCOMPARE(m_w->network->publishCalls[0].firstComment, QStringLiteral("The link"));
    }

    void aLongTextIsSplitForItsNetwork()
    {
        const QString sentence = QStringLiteral("The oven is warm and the bread is nearly done. ");
        const auto id = m_w->draft(m_client, {m_account}, 1min, sentence.repeated(20));
        QVERIFY(!m_w->outbox.schedule(id));
        plan::Post post = m_w->posts.post(id).value();
        networks::setThreadMode(post.versions[0].options, networks::ThreadMode::Auto);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.schedule(id));
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts().join(u' '), sentence.repeated(20).trimmed());
        QVERIFY(standingTexts().size() > 2);
    }
};

QTEST_GUILESS_MAIN(TestChain)
#include "tst_chain.moc"
