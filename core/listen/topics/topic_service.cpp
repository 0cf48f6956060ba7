// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_service.h"

#include "listen/topics/cut_text.h"
#include "listen/topics/topic_matching.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QPointer>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

/// Another set is needed where these differ.
bool findsTheSame(const Topic &a, const Topic &b)
{
    return a.query == b.query && a.voices == b.voices;
}

QString quoted(const QString &name)
{
    return u'"' + QString(name).remove(u'"').simplified() + u'"';
}
} // namespace

QString problemsOf(const QString &query)
{
    const ParsedQuery parsed = parseQuery(query);
    QStringList all;
    for (const QueryProblem &problem : parsed.problems)
        all << problem.sentence();
    if (all.isEmpty() && !parsed.query)
        all << TopicService::tr("There is nothing to look for.");
    return all.join(u' ');
}

QString ownNameQuery(const QString &name, const QStringList &handles)
{
    QStringList parts;
    if (!indexWords(name).empty())
        parts << quoted(name);
    for (const QString &handle : handles) {
        if (handle.isEmpty() || parts.contains(u'@' + handle) || indexWords(handle).empty())
            continue;
        // A handle with a space in it is a name, not something that one writes behind an @.
        parts << (handle.contains(u' ') ? quoted(handle) : u'@' + handle);
    }
    parts.removeDuplicates();
    const QString query = parts.join(u" OR "_s);
    return parseQuery(query).isGood() ? query : parts.value(0);
}

std::vector<AlertRule> usualAlertRules()
{
    std::vector<AlertRule> rules(3);
    rules[0].kind = AlertKind::Spike;
    rules[1].kind = AlertKind::Voice;
    rules[2].kind = AlertKind::Turn;
    return rules;
}

TopicService::TopicService(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock), m_table(database)
{
}

template <class Work>
auto TopicService::command(Work &&work) -> std::invoke_result_t<Work>
{
    return storage::inTransaction(m_database, [&]() -> std::invoke_result_t<Work> {
        auto result = work();
        if (result) {
            m_database.afterCommit([self = QPointer<TopicService>(this)] {
                if (self)
                    Q_EMIT self->changed();
            });
        }
        return result;
    });
}

void TopicService::announceAll()
{
    Q_EMIT changed();
    Q_EMIT matched({});
}

Result<std::vector<Topic>> TopicService::topics(const std::optional<clients::ClientId> &client) const
{
    return m_table.of(client);
}

Result<Topic> TopicService::topic(const TopicId &id) const
{
    auto found = m_table.find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return fail(ErrorCode::NotFound, tr("This topic is not here any more."));
    return std::move(**found);
}

Result<Topic> TopicService::checked(Topic topic)
{
    topic.name = topic.name.simplified();
    topic.query = topic.query.trimmed();
    if (topic.name.isEmpty())
        return fail(ErrorCode::InvalidInput, tr("A topic needs a name."));
    if (const QString problems = problemsOf(topic.query); !problems.isEmpty())
        return fail(ErrorCode::InvalidInput, tr("The query cannot be kept."), problems);
    if (topic.voices.size() > maxVoices) {
        return fail(ErrorCode::InvalidInput,
                    tr("At most %n name(s) can be compared.", nullptr, int(maxVoices)));
    }
    for (NamedVoice &voice : topic.voices) {
        voice.name = voice.name.simplified();
        voice.query = voice.query.trimmed();
        if (voice.name.isEmpty())
            return fail(ErrorCode::InvalidInput, tr("A name to compare is empty."));
        if (voice.query.isEmpty())
            voice.query = quoted(voice.name);
        if (const QString problems = problemsOf(voice.query); !problems.isEmpty()) {
            return fail(ErrorCode::InvalidInput, tr("The query of \"%1\" cannot be kept.").arg(voice.name),
                        problems);
        }
    }
    for (AlertRule &rule : topic.alerts) {
        rule.query = rule.query.trimmed();
        if (rule.kind != AlertKind::Word)
            continue;
        if (const QString problems = problemsOf(rule.query); !problems.isEmpty()) {
            return fail(ErrorCode::InvalidInput, tr("The words of an alert cannot be kept."), problems);
        }
    }
    return topic;
}

Result<TopicId> TopicService::add(Topic topic)
{
    auto good = checked(std::move(topic));
    if (!good)
        return fail(std::move(good.error()));
    return command([&]() -> Result<TopicId> {
        const auto others = m_table.of(good->clientId);
        if (!others)
            return fail(others.error());
        good->id = TopicId::create(m_clock);
        good->position = others->empty() ? 0 : others->back().position + 1;
        good->createdAt = m_clock.now();
        good->removedAt.reset();
        if (auto begun = beginSet(m_database, *good); !begun)
            return fail(std::move(begun.error()));
        if (auto inserted = m_table.insert(*good); !inserted)
            return fail(std::move(inserted.error()));
        return good->id;
    });
}

Result<Topic> TopicService::edit(const Topic &topic)
{
    auto good = checked(topic);
    if (!good)
        return good;
    return command([&]() -> Result<Topic> {
        auto before = this->topic(good->id);
        if (!before)
            return before;
        good->position = before->position;
        if (auto updated = m_table.updateWishes(*good); !updated)
            return fail(std::move(updated.error()));
        if (!findsTheSame(*before, *good)) {
            if (auto begun = beginSet(m_database, *good); !begun)
                return fail(std::move(begun.error()));
            if (auto written = m_table.beginSet(*good); !written)
                return fail(std::move(written.error()));
        }
        return before;
    });
}

Result<Topic> TopicService::remove(const TopicId &id)
{
    return command([&]() -> Result<Topic> {
        auto before = topic(id);
        if (!before)
            return before;
        Topic gone = *before;
        gone.removedAt = m_clock.now();
        if (auto updated = m_table.updateWishes(gone); !updated)
            return fail(std::move(updated.error()));
        return before;
    });
}

Result<void> TopicService::bringBack(const TopicId &id)
{
    return command([&]() -> Result<void> {
        auto back = topic(id);
        if (!back)
            return fail(std::move(back.error()));
        back->removedAt.reset();
        if (auto updated = m_table.updateWishes(*back); !updated)
            return fail(std::move(updated.error()));
        return {};
    });
}

Result<int> TopicService::move(const TopicId &id, int to)
{
    return command([&]() -> Result<int> {
        const auto moved = topic(id);
        if (!moved)
            return fail(moved.error());
        auto all = m_table.of(moved->clientId);
        if (!all)
            return fail(std::move(all.error()));
        const auto at =
            std::find_if(all->begin(), all->end(), [&](const Topic &each) { return each.id == id; });
        if (at == all->end())
            return fail(ErrorCode::NotFound, tr("This topic is not here any more."));
        const int from = int(at - all->begin());
        const int target = std::clamp(to, 0, int(all->size()) - 1);
        Topic taken = std::move(*at);
        all->erase(at);
        all->insert(all->begin() + target, std::move(taken));
        for (size_t i = 0; i < all->size(); ++i) {
            if (auto updated = m_table.updatePosition((*all)[i].id, int(i)); !updated)
                return fail(std::move(updated.error()));
        }
        return from;
    });
}

Result<void> TopicService::catchUp()
{
    auto done = TopicMatching(m_database, m_clock).doAll();
    if (!done)
        return fail(std::move(done.error()));
    if (!done->changed.isEmpty())
        Q_EMIT matched(done->changed);
    return {};
}

} // namespace hatstand::listen
