// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_machine.h"
#include "support/places.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::publish;
using S = DeliveryState;

namespace
{
const std::vector<S> allStates{S::Scheduled, S::Sending, S::Published, S::Failed,    S::Uncertain,
                               S::Missed,    S::Waiting, S::Cancelled, S::HandedOver};
constexpr int causeCount = static_cast<int>(Cause::Left) + 1;
} // namespace

class TestDeliveryMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The table in the documents is the table in the program: both ways, nothing more and nothing less.
    void theDocumentHasExactlyTheseTransitions()
    {
        QFile file(test::projectPath(QStringLiteral("docs/delivery-states.md")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSet<QString> documented;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const QStringList cells = line.split(u'|');
            if (cells.size() == 7 && cells[1].trimmed().startsWith(u'`'))
                documented << cells[1].trimmed() + cells[2].trimmed() + cells[3].trimmed();
        }
        QSet<QString> programmed;
        for (const Transition &transition : allowedTransitions()) {
            programmed << QStringLiteral("`%1``%2``%3`")
                              .arg(deliveryStateName(transition.from), deliveryStateName(transition.to),
                                   causeName(transition.cause));
        }
        QCOMPARE(QStringList((programmed - documented).values()), QStringList());
        QCOMPARE(QStringList((documented - programmed).values()), QStringList());
    }

    void everythingElseIsRefusedWithWords()
    {
        int refused = 0;
        int allowed = 0;
        for (const S from : allStates) {
            for (const S to : allStates) {
                for (int cause = 0; cause < causeCount; ++cause) {
                    const Transition transition{from, to, static_cast<Cause>(cause)};
                    const auto checked = checkTransition(transition);
                    QCOMPARE(checked.has_value(), isAllowed(transition));
                    if (checked) {
                        ++allowed;
                        continue;
                    }
                    ++refused;
                    QCOMPARE(checked.error().code, ErrorCode::NotAllowed);
                    QVERIFY(!checked.error().what.isEmpty() && !checked.error().why.isEmpty());
                }
            }
        }
        QCOMPARE(allowed, static_cast<int>(allowedTransitions().size()));
        QVERIFY(refused > 1500);
    }

    void publishedIsTheEnd()
    {
        for (const Transition &transition : allowedTransitions())
            QVERIFY(transition.from != S::Published);
    }

    void onlySendingAndLookingLeadToTheNetwork()
    {
        for (const Transition &transition : allowedTransitions()) {
            if (transition.to == S::Sending)
                QVERIFY(transition.from == S::Scheduled && transition.cause == Cause::AttemptBegins);
            // What may have arrived is never sent again, taken out or changed without an answer.
            if (transition.from == S::Sending || transition.from == S::Uncertain)
                QVERIFY(transition.to != S::Sending && transition.to != S::Cancelled);
        }
    }

    void everyCauseHasAWordOfItsOwn()
    {
        QSet<QString> words;
        for (int cause = 0; cause < causeCount; ++cause)
            words << causeName(static_cast<Cause>(cause));
        QCOMPARE(words.size(), causeCount);
        QVERIFY(!words.contains(QString()));
    }

    void thePostShowsTheWorst()
    {
        using P = plan::PostStatus;
        QCOMPARE(summaryOf({}), P::Draft);
        QCOMPARE(summaryOf({S::Cancelled, S::Cancelled}), P::Draft);
        QCOMPARE(summaryOf({S::Published, S::Cancelled}), P::Published);
        QCOMPARE(summaryOf({S::Published, S::Waiting}), P::Scheduled);
        const std::vector<std::pair<S, P>> bestFirst{
            {S::Published, P::Published}, {S::HandedOver, P::HandedOver}, {S::Scheduled, P::Scheduled},
            {S::Missed, P::Missed},       {S::Failed, P::Failed},         {S::Uncertain, P::Uncertain},
            {S::Sending, P::Sending}};
        std::vector<S> states;
        for (const auto &[state, status] : bestFirst) {
            states.push_back(state);
            QCOMPARE(summaryOf(states), status);
            std::vector<S> reversed(states.rbegin(), states.rend());
            QCOMPARE(summaryOf(reversed), status);
        }
    }
};

QTEST_GUILESS_MAIN(TestDeliveryMachine)
#include "tst_delivery_machine.moc"
