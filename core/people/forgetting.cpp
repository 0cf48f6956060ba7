// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/forgetting.h"

#include "listen/inbox/conversation_upkeep.h"
#include "listen/inbox/forgotten_table.h"
#include "storage/database.h"
#include "storage/scrub.h"
#include "storage/settings_table.h"
#include "storage/transaction.h"

#include <QCoreApplication>

namespace hatstand::people
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::people)
};

/// In one transaction: a few milliseconds of work, for which others may have to wait.
constexpr int atOnce = 200;
/// Set while something of somebody may still stand in free places of the file.
const QString toCleanKey = QStringLiteral("people.toClean");
} // namespace

Forgetting::Forgetting(storage::Database &database, const Clock &clock, const std::atomic<bool> &stop)
    : m_database(database), m_clock(clock), m_stop(stop), m_table(database), m_handles(database)
{
}

Result<void> Forgetting::begin(const Whom &whom)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        const auto handles = m_handles.of(whom);
        if (!handles)
            return fail(handles.error());
        if (handles->empty())
            return fail(ErrorCode::NotFound, Words::tr("This person is not here any more."));
        listen::ForgottenTable forgotten(m_database);
        for (const Handle &handle : *handles) {
            const auto isOurs = m_handles.isOurs(handle.id);
            if (!isOurs)
                return fail(isOurs.error());
            if (*isOurs) {
                return fail(ErrorCode::NotAllowed,
                            Words::tr("%1 is one of the client's own accounts.").arg(handle.shownName()), {},
                            Words::tr("Take that handle from the person first."));
            }
            if (auto begun = forgotten.begin(handle, m_clock.now()); !begun)
                return begun;
        }
        return storage::SettingsTable(m_database).setBoolean(toCleanKey, true);
    });
}

Result<bool> Forgetting::isUnderWay() const
{
    const auto speakers = listen::ForgottenTable(m_database).underWay();
    if (!speakers)
        return fail(speakers.error());
    const auto toClean = storage::SettingsTable(m_database).boolean(toCleanKey);
    if (!toClean)
        return fail(toClean.error());
    return !speakers->empty() || toClean->value_or(false);
}

Result<ForgetReport> Forgetting::finish()
{
    if (auto set = storage::overwriteDeleted(m_database); !set)
        return fail(std::move(set.error()));
    const auto speakers = listen::ForgottenTable(m_database).underWay();
    if (!speakers)
        return fail(speakers.error());
    for (const listen::SpeakerId &speaker : *speakers) {
        if (auto done = forgetOne(speaker); !done)
            return fail(std::move(done.error()));
    }
    m_report.withOurAnswers = int(m_withOurs.size());
    for (const listen::ConversationId &id : std::as_const(m_elsewhere)) {
        const auto notes = m_table.noteCount(id);
        if (!notes)
            return fail(notes.error());
        m_report.notesElsewhere += *notes;
    }
    // They are forgotten; what cannot be cleaned now (another program is in the way) is cleaned another time.
    const auto cleaned = cleanFile();
    if (!cleaned && cleaned.error().code != ErrorCode::StorageBusy &&
        cleaned.error().code != ErrorCode::StorageFull)
        return fail(cleaned.error());
    m_report.isFileClean = cleaned.has_value();
    m_report.olderCopies = olderCopies(m_database.path(), m_clock);
    return m_report;
}

Result<void> Forgetting::forgetOne(const listen::SpeakerId &speaker)
{
    const auto handle = m_handles.find(speaker);
    if (!handle)
        return fail(handle.error());
    if (!handle->has_value())
        return {};
    while (true) {
        if (m_stop)
            return fail(ErrorCode::Cancelled, Words::tr("The workspace was closed."),
                        Words::tr("Forgetting goes on when it is open again."));
        const auto goesOn = someMessages(**handle);
        if (!goesOn)
            return fail(goesOn.error());
        if (!*goesOn)
            break;
    }
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        if (auto removed = m_table.removeAlerts(**handle); !removed)
            return removed;
        if (auto ended = listen::ForgottenTable(m_database).end(speaker); !ended)
            return ended;
        return m_table.removeHandle(**handle);
    });
}

Result<bool> Forgetting::someMessages(const Handle &handle)
{
    return storage::inTransaction(m_database, [&]() -> Result<bool> {
        const auto some = m_table.someOf(handle.id, atOnce);
        if (!some)
            return fail(some.error());
        QSet<listen::ConversationId> touched;
        for (const ForgettingTable::Said &said : *some) {
            if (auto removed = m_table.removeMessage(said, handle.clientId); !removed)
                return fail(std::move(removed.error()));
            ++m_report.messages;
            if (!said.conversation.isNull())
                touched.insert(said.conversation);
        }
        for (const listen::ConversationId &id : std::as_const(touched)) {
            if (auto settled = settle(id); !settled)
                return fail(std::move(settled.error()));
        }
        return some->size() == size_t(atOnce);
    });
}

Result<void> Forgetting::settle(const listen::ConversationId &id)
{
    if (auto removed = m_table.removeExample(id); !removed)
        return removed;
    const auto alone = m_table.isTheirsAlone(id);
    if (!alone)
        return fail(alone.error());
    if (*alone) {
        if (auto removed = m_table.removeNotes(id); !removed)
            return removed;
    }
    listen::ConversationUpkeep upkeep(m_database);
    if (auto refreshed = upkeep.refresh(id, false); !refreshed)
        return refreshed;
    const auto left = listen::ConversationTable(m_database).find(id);
    if (!left)
        return fail(left.error());
    if (!left->has_value()) {
        ++m_report.conversations;
        m_withOurs.remove(id);
        return {};
    }
    if (!*alone) {
        m_elsewhere.insert(id);
        return {};
    }
    m_withOurs.insert(id);
    return m_table.close(id);
}

Result<void> Forgetting::cleanFile()
{
    bool goesOn = true;
    for (bool isFirst = true; goesOn; isFirst = false) {
        if (m_stop)
            return fail(ErrorCode::StorageBusy, Words::tr("The workspace was closed."));
        const auto tidied = m_table.tidyIndexFurther(isFirst);
        if (!tidied)
            return fail(tidied.error());
        goesOn = *tidied;
    }
    if (auto scrubbed = storage::scrub(m_database); !scrubbed)
        return scrubbed;
    if (auto rebuilt = m_table.rebuildPostIndex(); !rebuilt)
        return rebuilt;
    if (auto emptied = m_database.emptyLog(); !emptied)
        return emptied;
    return storage::SettingsTable(m_database).remove(toCleanKey);
}

} // namespace hatstand::people
