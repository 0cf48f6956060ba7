// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/inbox_section.h"

#include "kit/buttons.h"
#include "kit/client_choices.h"
#include "kit/time_words.h"
#include "settings/saved_reply_dialog.h"
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
                           listen::SavedReplies &savedReplies, QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_clients(clients)
    , m_inbox(inbox)
    , m_client(makeChoice(this, QStringLiteral("promiseClient")))
    , m_within(makeChoice(this, QStringLiteral("promiseWithin")))
    , m_days{}
    , m_replies(savedReplies)
    , m_repliesCard(nullptr)
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
    m_repliesCard = addCard(tr("Saved replies"));
    auto *add =
        makeButton(kit(), tr("New saved reply…"), ButtonKind::Normal, Glyph::Plus, ButtonSize::Small, this);
    add->setObjectName(QStringLiteral("addSavedReply"));
    m_repliesCard->addHeadWidget(add);
    connect(add, &QPushButton::clicked, this, [this] { editReply({}); });
    connect(&m_replies, &listen::SavedReplies::changed, this, &InboxSection::fillReplies);
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
    fillReplies();
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

void InboxSection::fillReplies()
{
    for (QWidget *row : m_replyRows)
        removeContent(row);
    m_replyRows.clear();
    const auto replies =
        shownClient().isNull() ? Result<std::vector<listen::SavedReply>>() : m_replies.of(shownClient());
    for (const listen::SavedReply &reply : replies.value_or(std::vector<listen::SavedReply>()))
        addReplyRow(reply);
    if (m_replyRows.empty()) {
        m_replyRows.push_back(addRow(m_repliesCard, tr("None yet"),
                                     tr("What you save here stands above the box in which you answer."),
                                     nullptr));
    }
}

void InboxSection::addReplyRow(const listen::SavedReply &reply)
{
    const QString id = reply.id.toString();
    auto *remove = makeIconButton(kit(), Glyph::Trash, tr("Remove %1").arg(reply.name), ButtonKind::Quiet,
                                  ButtonSize::Small, {}, this);
    remove->setObjectName(QStringLiteral("removeReply-") + id);
    auto *change =
        makeButton(kit(), tr("Change…"), ButtonKind::Normal, std::nullopt, ButtonSize::Small, this);
    change->setObjectName(QStringLiteral("changeReply-") + id);
    change->setAccessibleName(tr("Change %1").arg(reply.name));
    const QString text = reply.text.simplified();
    ListRow *row =
        addRow(m_repliesCard, reply.name,
               reply.clientId.isNull() ? tr("All clients · %1", "for whom, what a saved reply says").arg(text)
                                       : text,
               nullptr, tr("saved reply answer snippet"));
    row->addWidget(remove);
    row->addWidget(change);
    connect(change, &QPushButton::clicked, this, [this, reply] { editReply(reply); });
    connect(remove, &QPushButton::clicked, this, [this, reply] { removeReply(reply); });
    m_replyRows.push_back(row);
}

void InboxSection::editReply(const listen::SavedReply &reply)
{
    const auto client = m_clients.client(shownClient());
    if (!client)
        return;
    auto *dialog = new SavedReplyDialog(kit(), reply, client->id, client->name, this);
    connect(dialog, &SavedReplyDialog::saved, this,
            [this, before = reply](const listen::SavedReply &after) { keepReply(before, after); });
    dialog->open();
}

void InboxSection::keepReply(const listen::SavedReply &before, const listen::SavedReply &reply)
{
    if (before.id.isNull()) {
        if (const auto added = m_replies.add(reply); !added)
            m_context.navigator.report(added.error());
        return;
    }
    if (const auto edited = m_replies.edit(reply); !edited) {
        m_context.navigator.report(edited.error());
        return;
    }
    UndoStep step;
    step.text = tr("Changed %1").arg(before.name);
    step.undo = [&replies = m_replies, before] { return replies.edit(before); };
    step.redo = [&replies = m_replies, reply] { return replies.edit(reply); };
    m_context.undo.push(std::move(step));
}

void InboxSection::removeReply(const listen::SavedReply &reply)
{
    if (const auto removed = m_replies.remove(reply.id); !removed) {
        m_context.navigator.report(removed.error());
        return;
    }
    UndoStep step;
    step.text = tr("Removed %1").arg(reply.name);
    step.undo = [&replies = m_replies, reply]() -> Result<void> {
        const auto added = replies.add(reply);
        return added ? Result<void>() : fail(added.error());
    };
    step.redo = [&replies = m_replies, reply] { return replies.remove(reply.id); };
    m_context.undo.push(std::move(step));
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
