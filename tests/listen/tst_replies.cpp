// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers go out by the outbox, exactly once, and stand in their conversation once they have arrived.
#include "listen/replies/replies.h"
#include "networks/answer_words.h"
#include "networks/post_options.h"
#include "reply_workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::FakeConnector;
using test::ReplyWorkspace;
using namespace Qt::StringLiterals;

class TestReplies : public QObject
{
    Q_OBJECT

private:
    static Error error(ErrorCode code) { return {code, u"No."_s, {}, {}, {}}; }

private Q_SLOTS:
    void anAnswerStandsOnTheNetworkBelowWhatItAnswersAndAmongTheMessages()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        QSignalSpy changed(&w.replies, &Replies::changed);
        const auto post = w.replies.send(w.answer(id, u" Yes, till six. "_s));
        QVERIFY2(post, qPrintable(post ? QString() : post.error().sentence()));
        QCOMPARE(w.look(id).state, ConversationState::Waiting);
        QCOMPARE(w.replies.toCome(id).value().size(), 1U);
        QCOMPARE(w.replies.toCome(id).value().at(0).text, u"Yes, till six."_s);
        QCOMPARE(w.inbox.messages(id).value().size(), 1U);

        w.pass();
        QCOMPARE(w.network->standing.size(), 1U);
        const networks::OutgoingPost sent = w.network->standing[0].post;
        QCOMPARE(sent.text, u"Yes, till six."_s);
        QVERIFY(sent.answers);
        QCOMPARE(sent.answers->parentId, u"at://anouk/1"_s);
        QVERIFY(!sent.options.contains(networks::option::answers));

        QVERIFY(w.replies.toCome(id).value().empty());
        const auto messages = w.inbox.messages(id).value();
        QCOMPARE(messages.size(), 2U);
        QVERIFY(messages[1].isOurs);
        QCOMPARE(messages[1].text, u"Yes, till six."_s);
        QCOMPARE(messages[1].remoteId, w.network->standing[0].published.remoteId);
        QCOMPARE(messages[1].answersId, u"at://anouk/1"_s);
        QCOMPARE(w.look(id).state, ConversationState::Waiting);
        QVERIFY(!w.look(id).waitingSince);
        QVERIFY(changed.size() >= 2);
    }

    void whatIsHeardOfTheAnswerLaterIsTheSameMessage()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        QVERIFY(w.replies.send(w.answer(id, u"Yes."_s)));
        w.pass();
        const std::string there = w.network->standing[0].published.remoteId.toStdString();
        w.hear(there, "Yes.", networks::Channel::Reply, true, "at://anouk/1");
        QCOMPARE(w.inbox.messages(id).value().size(), 2U);
        QCOMPARE(w.inbox.count({.state = ConversationState::Open}).value(), 0);
    }

    void theSameAnswerHeardBeforeItIsNotedIsOneMessage()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const auto post = w.replies.send(w.answer(id, u"Yes."_s)).value();
        // The network has it, but we were killed before we wrote that down; then it is heard first.
        const publish::Delivery delivery = w.only(post);
        w.network->answers.push_back({error(ErrorCode::ConnectionLost), true});
        w.pass();
        QCOMPARE(w.network->standing.size(), 1U);
        const std::string there = w.network->standing[0].published.remoteId.toStdString();
        w.hear(there, "Yes.", networks::Channel::Reply, true, "at://anouk/1");
        w.passTime(std::chrono::hours(1));
        w.pass();
        QCOMPARE(w.network->standing.size(), 1U);
        QCOMPARE(w.only(post).state, publish::DeliveryState::Published);
        QCOMPARE(w.inbox.messages(id).value().size(), 2U);
        QVERIFY(w.replies.toCome(id).value().empty());
    }

    void replyAndDoneLeavesTheListAndWhatComesAfterwardsOpensItAgain()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        QVERIFY(w.replies.send(w.answer(id, u"Yes."_s, true)));
        QCOMPARE(w.look(id).state, ConversationState::Done);
        w.pass();
        QCOMPARE(w.look(id).state, ConversationState::Done);
        w.hear("at://anouk/2", "Thanks! And on Sunday?", networks::Channel::Reply, false,
               w.network->standing[0].published.remoteId.toStdString());
        QCOMPARE(w.look(id).state, ConversationState::Open);
        QCOMPARE(w.inbox.messages(id).value().size(), 3U);
    }

    void oneThatFailsOpensItsConversationOnceAndArrivesWhenItIsTriedAgain()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const auto post = w.replies.send(w.answer(id, u"Yes."_s, true)).value();
        w.network->answers.push_back({error(ErrorCode::Refused), false});
        w.pass();
        QCOMPARE(w.only(post).state, publish::DeliveryState::Failed);
        QCOMPARE(w.look(id).state, ConversationState::Open);
        QCOMPARE(w.replies.toCome(id).value().at(0).reply.standing, ReplyStanding::NeedsPerson);
        // What a person then decides stays.
        QVERIFY(w.inbox.markDone({{id, w.look(id).lastRow}}));
        w.outbox.announceAll();
        QCOMPARE(w.look(id).state, ConversationState::Done);

        QVERIFY(w.replies.tryAgain(post));
        QCOMPARE(w.replies.toCome(id).value().at(0).reply.standing, ReplyStanding::OnItsWay);
        w.pass();
        QCOMPARE(w.inbox.messages(id).value().size(), 2U);
        QVERIFY(w.replies.toCome(id).value().empty());
    }

    void whatIsTakenBackIsADraftBelowAnOpenConversation()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const auto post = w.replies.send(w.answer(id, u"Yes."_s)).value();
        QVERIFY(w.replies.takeBack(post));
        QCOMPARE(w.replies.draft(id).value().text, u"Yes."_s);
        QCOMPARE(w.look(id).state, ConversationState::Open);
        w.pass();
        QCOMPARE(w.network->standing.size(), 0U);
        QVERIFY(w.replies.toCome(id).value().empty());
    }

    void whatHasGoneOutCannotBeTakenBack()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const auto post = w.replies.send(w.answer(id, u"Yes."_s, true)).value();
        w.pass();
        const auto taken = w.replies.takeBack(post);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::NotAllowed);
        QVERIFY(w.replies.draft(id).value().text.isEmpty());
        QCOMPARE(w.look(id).state, ConversationState::Done);
        QCOMPARE(w.inbox.messages(id).value().size(), 2U);
    }

    void whatTheNetworkHasToldOfItAlreadyStaysAsItWas()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const auto post = w.replies.send(w.answer(id, u"Yes."_s)).value();
        w.network->answers.push_back({error(ErrorCode::ConnectionLost), true});
        w.pass();
        // In other words, as networks that give HTML do.
        w.hear(w.network->standing[0].published.remoteId.toStdString(), "Yes. (as the network has it)",
               networks::Channel::Reply, true, "at://anouk/1");
        w.passTime(std::chrono::hours(1));
        w.pass();
        QCOMPARE(w.only(post).state, publish::DeliveryState::Published);
        const auto messages = w.inbox.messages(id).value();
        QCOMPARE(messages.size(), 2U);
        QCOMPARE(messages[1].text, u"Yes. (as the network has it)"_s);
        QVERIFY(w.replies.toCome(id).value().empty());
    }

    void anAnswerInTimeKeepsThePromise()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        QVERIFY(w.look(id).dueAt);
        QVERIFY(w.replies.send(w.answer(id, u"Yes."_s)));
        QCOMPARE(w.inbox.summary({}).value().kept.all, 0);
        w.pass();
        const PromisesKept kept = w.inbox.summary({}).value().kept;
        QCOMPARE(kept.all, 1);
        QCOMPARE(kept.inTime, 1);
    }

    void whatWasSettledLongAgoDoesNotWaitAgainWhenAnAnswerComesBack()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1", "Thanks!");
        QVERIFY(w.inbox.markDone({{id, w.look(id).lastRow}}));
        w.clock.advance(std::chrono::hours(24 * 60));
        QCOMPARE(w.hear("at://anouk/2", "Open today?", networks::Channel::Reply, false, "at://anouk/1"), id);
        const auto before = w.look(id);
        QVERIFY(before.waitingSince);
        const auto post = w.replies.send(w.answer(id, u"Yes."_s)).value();
        QVERIFY(w.replies.takeBack(post));
        QCOMPARE(w.look(id).waitingSince, before.waitingSince);
        QCOMPARE(w.look(id).dueAt, before.dueAt);
    }

    void anAnswerToWhatOnlyFollowersReadIsForThemToo()
    {
        Message said;
        said.remoteId = u"17"_s;
        said.channel = networks::Channel::Mention;
        clients::Account account;
        account.network = networks::NetworkKey::fromString(u"mastodon"_s);
        const auto visibility = [&] {
            return answerForm(account, {}, said, {}, {}).options[networks::option::visibility].toString();
        };
        QCOMPARE(visibility(), QString());
        said.extra = QJsonObject{{u"followers"_s, true}};
        QCOMPARE(visibility(), u"private"_s);
        said.channel = networks::Channel::DirectMessage;
        QCOMPARE(visibility(), u"direct"_s);
    }

    void whatIsTakenOutOfTheOutboxComesBackToo()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const auto post = w.replies.send(w.answer(id, u"Yes."_s)).value();
        QVERIFY(w.outbox.unschedule(post));
        QCOMPARE(w.replies.draft(id).value().text, u"Yes."_s);
        QCOMPARE(w.look(id).state, ConversationState::Open);
    }

    void whatIsWrittenMeanwhileIsNotLostWhenAnAnswerComesBack()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const auto post = w.replies.send(w.answer(id, u"Yes."_s)).value();
        QVERIFY(w.replies.keepDraft(id, {u"By the way"_s, false}));
        QVERIFY(w.replies.takeBack(post));
        const QString kept = w.replies.draft(id).value().text;
        QVERIFY2(kept.contains(u"Yes."_s) && kept.contains(u"By the way"_s), qPrintable(kept));
    }

    void answersStandInNoListOfPosts()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        QVERIFY(w.replies.send(w.answer(id, u"Yes, till six."_s)));
        w.pass();
        QVERIFY(w.posts.rows({}).value().empty());
        QCOMPARE(w.posts.count({}).value(), 0);
        QVERIFY(w.posts.countsByStatus({}).value().empty());
        plan::PostFilter filter;
        filter.words = u"till six"_s;
        QVERIFY(w.posts.rows(filter).value().empty());
    }

    void whatANetworkWouldRefuseIsNotSentAndStaysWithWhoWroteIt()
    {
        ReplyWorkspace w;
        const ConversationId id = w.hear("at://anouk/1");
        const QString tooLong(301, u'a');
        QVERIFY(w.replies.form(id).value().measure(tooLong).over);
        const auto sent = w.replies.send(w.answer(id, tooLong));
        QVERIFY(!sent);
        QCOMPARE(w.look(id).state, ConversationState::Open);
        QVERIFY(w.replies.toCome(id).value().empty());
        QVERIFY(!w.replies.send(w.answer(id, u"  "_s)));
    }

    void onlyWhatAnAccountHasHeardCanBeAnswered()
    {
        ReplyWorkspace w;
        w.source.id = SourceId::create(w.clock);
        w.source.accountId = {};
        QVERIFY(SourceTable(w.database()).insert(w.source));
        const ConversationId id = w.hear("from a feed");
        const auto form = w.replies.form(id);
        QVERIFY(!form);
        QCOMPARE(form.error().code, ErrorCode::NotAllowed);
        QVERIFY(!form.error().remedy.isEmpty());
    }

    void mastodonIsToldWhomItAnswers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("whole");
        QTest::newRow("named before it") << u"Yes."_s << u"@anouk@social.example Yes."_s;
        QTest::newRow("named already")
            << u"Yes, @anouk@social.example."_s << u"Yes, @anouk@social.example."_s;
        QTest::newRow("in capitals") << u"@Anouk@Social.example yes"_s << u"@Anouk@Social.example yes"_s;
        QTest::newRow("somebody like it")
            << u"@anouk@social.example.org yes"_s << u"@anouk@social.example @anouk@social.example.org yes"_s;
        QTest::newRow("nothing to say") << u" "_s << u" "_s;
    }
    void mastodonIsToldWhomItAnswers()
    {
        QFETCH(QString, text);
        QFETCH(QString, whole);
        const QString handle = u"anouk@social.example"_s;
        const auto mastodon = networks::NetworkKey::fromString(u"mastodon"_s);
        QCOMPARE(networks::answerWords(mastodon, handle, text), whole);
        QCOMPARE(networks::answerWords(networks::NetworkKey::bluesky(), handle, text), text);
    }
};

QTEST_GUILESS_MAIN(TestReplies)
#include "tst_replies.moc"
