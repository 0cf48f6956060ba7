// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/inbox_section.h"

#include "kit/client_choices.h"
#include "kit/time_words.h"
#include "settings/working_day.h"

#include <QComboBox>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

namespace hatstand::ui::settings
{

namespace
{
/// Of working time.
constexpr std::array promisedMinutes{30, 60, 120, 240, 480, 960, 1440};
} // namespace

SectionName InboxSection::name()
{
    return {QStringLiteral("inbox"), tr("Inbox promise"), Glyph::Inbox};
}

InboxSection::InboxSection(const PageContext &context, clients::ClientService &clients, listen::Inbox &inbox,
                           QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_clients(clients)
    , m_inbox(inbox)
    , m_client(makeChoice(this, QStringLiteral("promiseClient")))
    , m_within(makeChoice(this, QStringLiteral("promiseWithin")))
    , m_days{}
{
    m_client->setAccessibleName(tr("Client"));
    m_within->addItem(tr("Nothing is promised"), 0);
    for (const int minutes : promisedMinutes)
        m_within->addItem(durationWords(std::chrono::minutes(minutes)), minutes);
    Card *promise = addCard(tr("When people are answered"));
    promise->addHeadWidget(m_client);
    addRow(promise, tr("Answer within"),
           tr("Of working time. What is due next comes first in the inbox; what is late stands on Today."),
           m_within, tr("promise answer time reply late due"))
        ->setSecondWraps(true);
    Card *hours = addCard(tr("Working hours"));
    hours->setNote(tr("Closed on every day: every hour counts"));
    for (int day = 1; day <= 7; ++day) {
        const QString title = QLocale().standaloneDayName(day);
        auto *row = new WorkingDay(kit(), title, hours);
        row->setObjectName(QStringLiteral("workingDay%1").arg(day));
        m_days[std::size_t(day - 1)] = row;
        addRow(hours, title, {}, row, tr("hours open closed working day week"));
        connect(row, &WorkingDay::changed, this, &InboxSection::store);
    }
    connect(m_within, &QComboBox::activated, this, &InboxSection::store);
    connect(m_client, &QComboBox::activated, this, &InboxSection::fill);
    connect(&m_clients, &clients::ClientService::changed, this, &InboxSection::fill);
    connect(&m_context.scope, &Scope::changed, this, [this] {
        if (m_context.scope.client())
            m_client->setCurrentIndex(m_client->findData(m_context.scope.client()->toString()));
        fill();
    });
    fill();
    if (m_context.scope.client()) {
        m_client->setCurrentIndex(m_client->findData(m_context.scope.client()->toString()));
        fill();
    }
}

clients::ClientId InboxSection::shownClient() const
{
    return clients::ClientId::fromString(m_client->currentData().toString());
}

void InboxSection::fill()
{
    const QString before = m_client->currentData().toString();
    const QSignalBlocker quiet(m_client);
    m_client->clear();
    for (const clients::Client &client : m_clients.clients())
        m_client->addItem(client.name, client.id.toString());
    m_client->setCurrentIndex(m_client->count() > 0 ? std::max(0, m_client->findData(before)) : -1);
    m_client->setVisible(m_client->count() > 1);
    const bool isAny = m_client->count() > 0;
    m_within->setEnabled(isAny);
    const auto promise = isAny ? m_inbox.promise(shownClient()) : Result<listen::AnswerPromise>();
    for (std::size_t day = 0; day < m_days.size(); ++day) {
        m_days[day]->setEnabled(isAny);
        if (promise)
            m_days[day]->setStretches(promise->hours[day]);
    }
    if (!promise)
        return;
    const QSignalBlocker quietWithin(m_within);
    int at = m_within->findData(promise->minutes);
    if (at < 0) {
        m_within->addItem(durationWords(std::chrono::minutes(promise->minutes)), promise->minutes);
        at = m_within->count() - 1;
    }
    m_within->setCurrentIndex(at);
}

void InboxSection::store()
{
    listen::AnswerPromise promise;
    promise.minutes = m_within->currentData().toInt();
    for (std::size_t day = 0; day < m_days.size(); ++day)
        promise.hours[day] = m_days[day]->stretches();
    if (const auto done = m_inbox.setPromise(shownClient(), promise); !done) {
        m_context.navigator.report(done.error());
        fill();
    }
}

} // namespace hatstand::ui::settings
