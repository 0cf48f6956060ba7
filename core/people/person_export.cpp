// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/person_export.h"

#include "listen/inbox/conversation_table.h"
#include "listen/inbox/entry_table.h"
#include "listen/inbox/message_table.h"
#include "people/export_page.h"
#include "people/handle_table.h"
#include "people/person_table.h"
#include "people/record_table.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>

#include <array>
#include <limits>

namespace hatstand::people
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::people)
};

QString feelingWord(listen::Feeling feeling)
{
    constexpr std::array names{"unknown"_L1, "negative"_L1, "neutral"_L1, "positive"_L1};
    return names[size_t(feeling)];
}

QString channelWord(networks::Channel channel)
{
    constexpr std::array names{"mention"_L1,        "reply"_L1,  "quote"_L1, "comment"_L1,
                               "direct-message"_L1, "review"_L1, "said"_L1};
    return names[size_t(channel)];
}

QJsonObject handleRecord(const Handle &handle)
{
    QJsonObject object{{u"network"_s, handle.network},
                       {u"server"_s, handle.place},
                       {u"id"_s, handle.remoteId},
                       {u"handle"_s, handle.handle},
                       {u"name"_s, handle.displayName},
                       {u"page"_s, handle.page.toString(QUrl::FullyEncoded)},
                       {u"picture"_s, handle.picture.toString(QUrl::FullyEncoded)},
                       {u"firstHeardOf"_s, handle.firstAt.toIso()},
                       {u"lastHeardOf"_s, handle.lastAt.toIso()}};
    if (handle.followers)
        object.insert(u"followers"_s, *handle.followers);
    return object;
}

class Record
{
public:
    Record(storage::Database &database, const Clock &clock)
        : m_clock(clock)
        , m_people(database)
        , m_handles(database)
        , m_messages(database)
        , m_conversations(database)
        , m_entries(database)
        , m_more(database)
    {
    }

    Result<QJsonObject> of(const Whom &whom)
    {
        const auto handles = m_handles.of(whom);
        if (!handles)
            return fail(handles.error());
        if (handles->empty())
            return fail(ErrorCode::NotFound, Words::tr("This person is not here any more."));
        QJsonObject record{{u"writtenAt"_s, m_clock.now().toIso()},
                           {u"name"_s, handles->front().shownName()}};
        if (!whom.person.isNull()) {
            const auto person = m_people.find(whom.person);
            if (!person)
                return fail(person.error());
            if (person->has_value()) {
                record.insert(u"name"_s, (*person)->name);
                record.insert(u"note"_s, (*person)->note);
                record.insert(u"labels"_s, QJsonArray::fromStringList((*person)->labels));
                record.insert(u"knownSince"_s, (*person)->createdAt.toIso());
            }
        }
        QJsonArray known;
        for (const Handle &handle : *handles) {
            known.append(handleRecord(handle));
            m_theirs.insert(handle.id);
        }
        record.insert(u"handles"_s, known);
        QJsonArray said;
        QJsonArray talks;
        QSet<listen::ConversationId> done;
        for (const Handle &handle : *handles) {
            if (auto added = addMessages(handle, said); !added)
                return fail(std::move(added.error()));
            const auto ids = m_more.conversationsOf(handle.id);
            if (!ids)
                return fail(ids.error());
            for (const listen::ConversationId &id : *ids) {
                if (done.contains(id))
                    continue;
                done.insert(id);
                if (auto added = addConversation(id, talks); !added)
                    return fail(std::move(added.error()));
            }
        }
        record.insert(u"messages"_s, said);
        record.insert(u"conversations"_s, talks);
        return record;
    }

private:
    Result<void> addMessages(const Handle &handle, QJsonArray &into)
    {
        constexpr int atOnce = 500;
        listen::StreamPlace before{Instant::fromMilliseconds(std::numeric_limits<qint64>::max()), 0};
        while (true) {
            const auto some = m_messages.ofSpeaker(handle.id, before, atOnce);
            if (!some)
                return fail(some.error());
            for (const listen::Message &message : *some) {
                auto object = messageRecord(message);
                if (!object)
                    return fail(std::move(object.error()));
                into.append(*object);
                before = {message.at, message.row};
            }
            if (some->size() < size_t(atOnce))
                return {};
        }
    }

    Result<QJsonObject> messageRecord(const listen::Message &message)
    {
        QJsonObject object{{u"at"_s, message.at.toIso()},
                           {u"receivedAt"_s, message.receivedAt.toIso()},
                           {u"network"_s, message.network},
                           {u"id"_s, message.remoteId},
                           {u"answers"_s, message.answersId},
                           {u"url"_s, message.url.toString(QUrl::FullyEncoded)},
                           {u"channel"_s, channelWord(message.channel)},
                           {u"author"_s, message.author},
                           {u"title"_s, message.title},
                           {u"text"_s, message.text},
                           {u"html"_s, message.html},
                           {u"language"_s, message.language},
                           {u"feeling"_s, feelingWord(message.feeling)}};
        if (!message.conversationId.isNull())
            object.insert(u"conversation"_s, message.conversationId.toString());
        if (message.stars)
            object.insert(u"stars"_s, *message.stars);
        if (!message.extra.isEmpty())
            object.insert(u"more"_s, message.extra);
        const auto topics = m_more.topics(message.row);
        if (!topics)
            return fail(topics.error());
        if (!topics->isEmpty())
            object.insert(u"topics"_s, QJsonArray::fromStringList(*topics));
        const auto alerts = m_more.alerts(message.row);
        if (!alerts)
            return fail(alerts.error());
        if (!alerts->empty())
            object.insert(u"alerts"_s, int(alerts->size()));
        return object;
    }

    Result<void> addConversation(const listen::ConversationId &id, QJsonArray &into)
    {
        constexpr int longest = 100'000;
        const auto found = m_conversations.find(id);
        if (!found)
            return fail(found.error());
        if (!found->has_value())
            return {};
        const listen::Conversation &conversation = **found;
        const auto messages = m_messages.ofConversation(id, longest);
        if (!messages)
            return fail(messages.error());
        QJsonArray answers;
        int ofOthers = 0;
        for (const listen::Message &message : *messages) {
            if (message.isOurs)
                answers.append(QJsonObject{{u"at"_s, message.at.toIso()}, {u"text"_s, message.text}});
            else if (!m_theirs.contains(message.speakerId))
                ++ofOthers;
        }
        QJsonArray notes;
        const auto entries = m_entries.of(id);
        if (!entries)
            return fail(entries.error());
        for (const listen::ConversationEntry &entry : *entries) {
            const bool isNote = entry.kind == listen::ConversationEntry::Kind::Note;
            notes.append(QJsonObject{{u"at"_s, entry.at.toIso()},
                                     {u"kind"_s, isNote ? u"note"_s : u"assigned"_s},
                                     {u"who"_s, entry.who},
                                     {u"text"_s, entry.text}});
        }
        const auto labels = m_entries.labels(id);
        if (!labels)
            return fail(labels.error());
        QJsonArray promises;
        const auto kept = m_more.promises(id);
        if (!kept)
            return fail(kept.error());
        for (const KeptPromise &one : *kept) {
            promises.append(
                QJsonObject{{u"askedAt"_s, one.askedAt.toIso()},
                            {u"dueAt"_s, one.dueAt ? QJsonValue(one.dueAt->toIso()) : QJsonValue()},
                            {u"answeredAt"_s, one.answeredAt.toIso()}});
        }
        into.append(QJsonObject{{u"id"_s, conversation.id.toString()},
                                {u"network"_s, conversation.network},
                                {u"about"_s, conversation.about},
                                {u"aboutTitle"_s, conversation.aboutTitle},
                                {u"firstAt"_s, conversation.firstAt.toIso()},
                                {u"lastAt"_s, conversation.lastAt.toIso()},
                                {u"assignedTo"_s, conversation.assignedTo},
                                {u"messages"_s, conversation.messageCount},
                                {u"messagesOfOthers"_s, ofOthers},
                                {u"ourAnswers"_s, answers},
                                {u"notes"_s, notes},
                                {u"labels"_s, QJsonArray::fromStringList(*labels)},
                                {u"promises"_s, promises}});
        return {};
    }

    const Clock &m_clock;
    PersonTable m_people;
    HandleTable m_handles;
    listen::MessageTable m_messages;
    listen::ConversationTable m_conversations;
    listen::EntryTable m_entries;
    RecordTable m_more;
    QSet<listen::SpeakerId> m_theirs;
};

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorCode::StorageFailed,
                    Words::tr("\"%1\" cannot be written.").arg(QDir::toNativeSeparators(path)),
                    file.errorString(), Words::tr("Choose another folder."));
    }
    return {};
}
} // namespace

Result<QJsonObject> personRecord(storage::Database &database, const Clock &clock, const Whom &whom)
{
    return Record(database, clock).of(whom);
}

Result<ExportReport> exportPerson(storage::Database &database, const Clock &clock, const Whom &whom,
                                  const QString &folder)
{
    const auto record = personRecord(database, clock, whom);
    if (!record)
        return fail(record.error());
    const QDir dir(folder);
    if (!dir.mkpath(u"."_s)) {
        return fail(ErrorCode::StorageFailed,
                    Words::tr("The folder \"%1\" cannot be made.").arg(QDir::toNativeSeparators(folder)), {},
                    Words::tr("Choose another folder."));
    }
    ExportReport report;
    report.page = dir.filePath(u"person.html"_s);
    report.data = dir.filePath(u"person.json"_s);
    for (const QString &path : {report.page, report.data}) {
        if (QFile::exists(path)) {
            return fail(ErrorCode::Conflict,
                        Words::tr("\"%1\" is there already.").arg(QDir::toNativeSeparators(path)), {},
                        Words::tr("Choose an empty folder."));
        }
    }
    if (auto written = writeFile(report.data, QJsonDocument(*record).toJson()); !written)
        return fail(std::move(written.error()));
    if (auto written = writeFile(report.page, exportPage(*record).toUtf8()); !written)
        return fail(std::move(written.error()));
    report.messages = int((*record)[u"messages"].toArray().size());
    report.conversations = int((*record)[u"conversations"].toArray().size());
    return report;
}

} // namespace hatstand::people
