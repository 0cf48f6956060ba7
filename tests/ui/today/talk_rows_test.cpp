// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the inbox stands on Today.
#include "today/needs_model.h"
#include "ui/support/talk_parts.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::today;
using test::TalkParts;
using test::WindowParts;

class TalkRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<WindowParts>();
        m_talk = std::make_unique<TalkParts>(*m_parts);
        m_client = m_parts->base.addClient(QStringLiteral("Northwheel Cycles"));
        m_model = std::make_unique<NeedsModel>(NeedSources{m_parts->outbox, m_parts->base.accounts,
                                                           m_parts->base.clients, m_parts->rules,
                                                           m_talk->inbox, m_parts->base.clock});
    }
    void cleanup()
    {
        m_model.reset();
        m_talk.reset();
        m_parts.reset();
    }

    void whoWaitsForLongerThanPromisedAndAPoorReviewAreToBeAnswered()
    {
        m_talk->hear(m_client, "question", "Is the demo day wheelchair friendly?");
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 0);
        m_parts->base.clock.advance(std::chrono::hours(24 * 7));
        m_talk->hear(m_client, "fine", "Lovely", 4);
        m_talk->hear(m_client, "poor", "My gears slip again", 2);
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 2);
        const Need &late = m_model->need(0);
        QCOMPARE(late.kind, NeedKind::Late);
        QVERIFY2(late.title.contains(u'1'), qPrintable(late.title));
        QVERIFY2(late.why.contains(QStringLiteral("wheelchair")), qPrintable(late.why));
        QCOMPARE(late.actions, std::vector{NeedAction::AnswerNow});
        const Need &review = m_model->need(1);
        QCOMPARE(review.kind, NeedKind::Review);
        QVERIFY2(review.title.contains(u'2') && review.title.contains(QStringLiteral("Anouk Bakker")),
                 qPrintable(review.title));
        QVERIFY(review.key() != late.key());
        m_model->refresh(clients::ClientId::create(m_parts->base.clock));
        QCOMPARE(m_model->rowCount(), 0);
    }

private:
    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<TalkParts> m_talk;
    std::unique_ptr<NeedsModel> m_model;
    clients::ClientId m_client;
};

QTEST_MAIN(TalkRowsTest)
#include "talk_rows_test.moc"
