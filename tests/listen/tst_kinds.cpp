// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What people want is told when it comes in, by the client's own rules and by what a person has said of it.
#include "listen/inbox/inbox.h"
#include "listen/kinds/kinds.h"
#include "listen_fixture.h"
#include "support/query_plans.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::ListenFixture;
using namespace Qt::StringLiterals;

namespace
{
class Asked : public ListenFixture
{
public:
    explicit Asked(GoesTo goesTo = GoesTo::Inbox)
        : kinds(database())
        , inbox(database(), clock)
        , intake(database(), clock, noJudge())
        , source(addSource(goesTo))
    {
    }
    /// Said by somebody of their own, unless `by` names them.
    ConversationId hear(const std::string &id, const std::string &text, int minute,
                        const std::string &answers = "post", const std::string &by = {})
    {
        MessageDraft said = draft(id, answers, minute);
        said.text = text;
        if (!by.empty())
            said.speakerId = by;
        const IntakeReport report = intake.take(source, {&said, 1}).value();
        return report.conversations.isEmpty() ? ConversationId() : *report.conversations.begin();
    }
    [[nodiscard]] ConversationKind kindOf(const ConversationId &id) const
    {
        return inbox.conversation(id).value().kind;
    }
    /// Twenty corrections and more that call whatever speaks of the harbour an order.
    std::vector<ConversationChanges> teach()
    {
        std::vector<ConversationChanges> taught;
        for (int i = 0; i < 30; ++i) {
            const bool isOrder = i % 2 == 0;
            const std::string text = isOrder ? "Put the harbour basket on the boat " + std::to_string(i)
                                             : "Thinking of old mountains in the fog " + std::to_string(i);
            const ConversationId id = hear("taught" + std::to_string(i), text, i, "post", "somebody");
            taught.push_back(
                inbox.setKind({id}, isOrder ? ConversationKind::Order : ConversationKind::Other).value());
        }
        return taught;
    }

    Kinds kinds;
    Inbox inbox;
    Intake intake;
    Source source;
};

const std::string harbour = "Another harbour basket on that boat";
} // namespace

class TestKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesInIsToldByTheUsualRules()
    {
        Asked asked;
        QVERIFY(asked.kinds.areUsual(asked.client).value());
        const ConversationId question = asked.hear("a", "Are you open on Sunday?", 1);
        QCOMPARE(asked.kindOf(question), ConversationKind::Question);
        QCOMPARE(asked.kindOf(asked.hear("b", "I want a refund, it is broken", 2)),
                 ConversationKind::Complaint);
        const ConversationId other = asked.hear("c", "The tide comes in", 3);
        QCOMPARE(asked.kindOf(other), ConversationKind::Other);
        QVERIFY(asked.inbox.kindWhy(question).value().contains(u"Whatever asks"_s));
        QCOMPARE(asked.inbox.kindWhy(other).value(), u"No rule is met."_s);
    }

    void whatStaysInTheStreamIsOfNoKind()
    {
        Asked asked(GoesTo::Stream);
        QVERIFY(asked.hear("a", "Are you open on Sunday?", 1, "").isNull());
        // It is told once it comes into the inbox.
        asked.source.goesTo = GoesTo::Inbox;
        QCOMPARE(asked.kindOf(asked.hear("a", "Are you open on Sunday?", 1, "")), ConversationKind::Question);
    }

    void whoComesBackWithSomethingElseWantsThat()
    {
        Asked asked;
        const ConversationId id = asked.hear("a", "Are you open on Sunday?", 1);
        asked.hear("b", "The door", 2, "a");
        QCOMPARE(asked.kindOf(id), ConversationKind::Question);
        QVERIFY(asked.inbox.kindWhy(id).value().contains(u"Whatever asks"_s));
        asked.hear("c", "I want a refund, it is broken", 5, "b");
        QCOMPARE(asked.kindOf(id), ConversationKind::Complaint);
        // What was said before that and is heard late changes nothing.
        asked.hear("late", "Are you sure?", 4, "b");
        QCOMPARE(asked.kindOf(id), ConversationKind::Complaint);
    }

    void whatIsEditedIsToldAnew()
    {
        Asked asked;
        const ConversationId id = asked.hear("a", "Are you open on Sunday?", 1);
        asked.hear("a", "I want a refund, it is broken", 1);
        QCOMPARE(asked.kindOf(id), ConversationKind::Complaint);
    }

    void whatAPersonHasSaidStays()
    {
        Asked asked;
        const ConversationId id = asked.hear("a", "Are you open on Sunday?", 1);
        QVERIFY(asked.inbox.setKind({id}, ConversationKind::Press));
        asked.hear("b", "I want a refund, it is broken", 5, "a");
        QCOMPARE(asked.kindOf(id), ConversationKind::Press);
        QVERIFY(asked.inbox.kindWhy(id).value().contains(u"You called it"_s));
    }

    void aStrangersWordsThatWereSaidBeforeWithALinkAreSpam()
    {
        Asked asked;
        const std::string text = "Earn money from home https://money.example";
        QCOMPARE(asked.kindOf(asked.hear("a", text, 1)), ConversationKind::Other);
        QCOMPARE(asked.kindOf(asked.hear("b", text, 2)), ConversationKind::Spam);
        // Whoever was heard of before may say so again.
        asked.hear("c", "Good morning", 3, "post", "ines");
        QCOMPARE(asked.kindOf(asked.hear("d", text, 4, "post", "ines")), ConversationKind::Other);
        // Nor does one know it less who was not there: another intake.
        Intake later(asked.database(), asked.clock, ListenFixture::noJudge());
        MessageDraft said = asked.draft("e", "post", 5);
        said.text = text;
        const IntakeReport report = later.take(asked.source, {&said, 1}).value();
        const ConversationId id = *report.conversations.begin();
        QCOMPARE(asked.kindOf(id), ConversationKind::Spam);
        QVERIFY(asked.inbox.kindWhy(id).value().contains(u"same words"_s));
    }

    void rulesAreTheClientsOwnOnceOneIsChanged()
    {
        Asked asked;
        QSignalSpy changed(&asked.kinds, &Kinds::changed);
        const auto usual = asked.kinds.rules(asked.client)->rules();
        const KindRule tide{ConversationKind::Press, u"Tide"_s, u"tide"_s};
        const auto before = asked.kinds.add(asked.client, tide, 0);
        QVERIFY(before && before->empty());
        QCOMPARE(changed.size(), 1);
        QVERIFY(!asked.kinds.areUsual(asked.client).value());
        QCOMPARE(asked.kinds.rules(asked.client)->rules().size(), usual.size() + 1);
        QCOMPARE(asked.kindOf(asked.hear("a", "The tide comes in", 1)), ConversationKind::Press);
        const clients::ClientId other = asked.addClient(u"Northwheel"_s);
        QVERIFY(asked.kinds.areUsual(other).value());

        QVERIFY(asked.kinds.setOn(asked.client, 0, false));
        QCOMPARE(asked.kindOf(asked.hear("b", "The tide goes out", 2)), ConversationKind::Other);
        QVERIFY(asked.kinds.move(asked.client, 0, 2));
        QCOMPARE(asked.kinds.rules(asked.client)->rules()[2].name, u"Tide"_s);
        QVERIFY(asked.kinds.move(asked.client, 2, 1));
        QCOMPARE(asked.kinds.rules(asked.client)->rules()[1].name, u"Tide"_s);
        QVERIFY(asked.kinds.remove(asked.client, 1));
        QCOMPARE(asked.kinds.rules(asked.client)->rules(), usual);
        QVERIFY(!asked.kinds.areUsual(asked.client).value());
        QVERIFY(asked.kinds.restoreUsual(asked.client));
        QVERIFY(asked.kinds.areUsual(asked.client).value());
    }

    void aChangeOfRulesIsTakenBackByTheOnesBefore()
    {
        Asked asked;
        QVERIFY(asked.kinds.remove(asked.client, 0));
        const auto own = asked.kinds.rules(asked.client)->rules();
        const auto before = asked.kinds.restoreUsual(asked.client);
        QCOMPARE(before.value(), own);
        QVERIFY(asked.kinds.setRules(asked.client, *before));
        QCOMPARE(asked.kinds.rules(asked.client)->rules(), own);
    }

    void whatCannotBeARuleIsRefused()
    {
        Asked asked;
        const auto refusal = [&](const QString &name, const QString &query) {
            return asked.kinds.add(asked.client, {ConversationKind::Press, name, query}).error().code;
        };
        QCOMPARE(refusal(u"Tide"_s, u"tide OR"_s), ErrorCode::InvalidInput);
        QCOMPARE(refusal(u"Tide"_s, u" "_s), ErrorCode::InvalidInput);
        QCOMPARE(refusal(u" "_s, u"tide"_s), ErrorCode::InvalidInput);
        QCOMPARE(asked.kinds.remove(asked.client, 999).error().code, ErrorCode::NotFound);
        QCOMPARE(asked.kinds.move(asked.client, 0, -1).error().code, ErrorCode::NotFound);
        QVERIFY(asked.kinds.setRules(asked.client, {{ConversationKind::Press, u"Tide"_s, u"tide"_s}}));
        QCOMPARE(asked.kinds.remove(asked.client, 0).error().code, ErrorCode::InvalidInput);
        // From a file of somebody else's it is kept, shown and passed over.
        QVERIFY(asked.kinds.setRules(asked.client, {{ConversationKind::Press, u"Tide"_s, u"tide OR"_s}}));
        QCOMPARE(asked.kinds.rules(asked.client)->broken().size(), size_t(1));
        QCOMPARE(asked.kindOf(asked.hear("a", "The tide", 1)), ConversationKind::Other);
    }

    void correctionsAreLearnedAndUnlearnedByUndo()
    {
        Asked asked;
        QCOMPARE(asked.kindOf(asked.hear("before", harbour, 0)), ConversationKind::Other);
        const auto taught = asked.teach();
        QCOMPARE(asked.kinds.examples(asked.client).value(), 30);
        const ConversationId id = asked.hear("after", harbour, 40);
        QCOMPARE(asked.kindOf(id), ConversationKind::Order);
        QCOMPARE(asked.inbox.conversation(id)->kindBy, KindBy::Learned);
        QVERIFY2(asked.inbox.kindWhy(id).value().contains(u"harbour"_s),
                 qPrintable(asked.inbox.kindWhy(id).value()));
        // Each client learns for itself.
        QCOMPARE(asked.kinds.examples(asked.addClient(u"Northwheel"_s)).value(), 0);

        for (const ConversationChanges &changes : taught)
            QVERIFY(asked.inbox.restore(changes));
        QCOMPARE(asked.kinds.examples(asked.client).value(), 0);
        QVERIFY(KindTable(asked.database()).examples(asked.client)->empty());
        QCOMPARE(asked.kindOf(asked.hear("undone", harbour, 50)), ConversationKind::Other);
    }

    void aSecondThoughtTakesThePlaceOfTheFirst()
    {
        Asked asked;
        const KindTable table(asked.database());
        const ConversationId id = asked.hear("a", "The tide comes in", 1);
        QVERIFY(asked.inbox.setKind({id}, ConversationKind::Order));
        const auto first = table.example(id).value();
        QCOMPARE(first->example.kind, ConversationKind::Order);
        QVERIFY(!first->example.features.empty());
        asked.hear("b", "And goes out", 2, "a");
        const auto undo = asked.inbox.setKind({id}, ConversationKind::Press);
        const auto second = table.example(id).value();
        QCOMPARE(second->example.kind, ConversationKind::Press);
        QVERIFY(second->example.features != first->example.features);
        QCOMPARE(asked.kinds.examples(asked.client).value(), 1);
        QVERIFY(asked.inbox.restore(*undo));
        QCOMPARE(table.example(id).value(), first);
        QCOMPARE(asked.kindOf(id), ConversationKind::Order);
    }

    void undoOfAnotherCommandUnlearnsNothing()
    {
        Asked asked;
        const ConversationId id = asked.hear("a", "The tide comes in", 1);
        const auto undo = asked.inbox.assign({id}, u"Ines"_s, u"Pieter"_s);
        QVERIFY(asked.inbox.setKind({id}, ConversationKind::Order));
        QVERIFY(asked.inbox.restore(*undo));
        QCOMPARE(asked.kinds.examples(asked.client).value(), 1);
    }

    void nothingIsLeftOfAMessageThatIsDeletedOnItsNetwork()
    {
        Asked asked;
        const ConversationId id = asked.hear("a", "The tide comes in", 1);
        asked.hear("b", "And goes out", 2, "a");
        QVERIFY(asked.inbox.setKind({id}, ConversationKind::Order));
        const std::vector<std::string> gone{"b"};
        QVERIFY(asked.intake.forget(asked.source, "square", "", gone));
        QCOMPARE(asked.kinds.examples(asked.client).value(), 0);
        QCOMPARE(asked.kindOf(id), ConversationKind::Order);
    }

    void anotherConnectionsChangesAreSeen()
    {
        Asked here;
        QVERIFY(here.kinds.setRules(here.client, {{ConversationKind::Press, u"Tide"_s, u"tide"_s}}));
        KindJudges judges(here.database());
        QCOMPARE((*judges.of(here.client))->rules().rules().size(), size_t(1));
        QVERIFY(here.kinds.restoreUsual(here.client));
        QVERIFY((*judges.of(here.client))->rules().rules().size() > 1);
        clients::Client client = here.clients.client(here.client).value();
        const size_t before = (*judges.of(here.client))->rules().rules().size();
        client.language = client.language == u"nl"_s ? u"en"_s : u"nl"_s;
        QVERIFY(here.clients.edit(client));
        QVERIFY((*judges.of(here.client))->rules().rules().size() != before);
    }

    void aTextIsTriedWithoutBeingKept()
    {
        Asked asked;
        const auto tried = asked.kinds.tryText(asked.client, u"Are you open on Sunday?"_s);
        QCOMPARE(tried->verdict.kind, ConversationKind::Question);
        QVERIFY(!tried->why.isEmpty());
    }

    void lookUpsGoByIndexes()
    {
        ListenFixture fixture;
        const auto plan = [&](const char *sql) { return fixture.database().queryPlan(sql)->join(u'\n'); };
        QVERIFY(plan("SELECT kind, features FROM kind_examples WHERE client_id = x'01'")
                    .contains(u"kind_examples_by_client"_s));
        QVERIFY(
            plan("DELETE FROM kind_examples WHERE message_row = 5").contains(u"kind_examples_by_message"_s));
        QVERIFY(plan("SELECT text FROM messages WHERE client_id = x'01' ORDER BY at DESC, row DESC LIMIT 9")
                    .contains(u"messages_by_client_time"_s));
    }
};

QTEST_GUILESS_MAIN(TestKinds)
#include "tst_kinds.moc"
