// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/suggestions.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace hatstand::people
{

namespace
{
/// A name that hundreds have tells nothing.
constexpr int looked = 200;

/// All ways in which that page may have been written.
QStringList spellings(const QUrl &page)
{
    QString rest = foldedPage(page);
    if (rest.isEmpty())
        return {};
    // As it came, with what foldedPage leaves out of paths in capitals kept.
    QStringList all;
    for (const char *beginning : {"https://", "http://", "https://www.", "http://www."}) {
        const QString address = QString::fromLatin1(beginning) + rest;
        all << address << address + u'/';
    }
    const QString asItCame = page.toString(QUrl::FullyEncoded);
    if (!all.contains(asItCame))
        all << asItCame;
    return all;
}

/// The beginning of a handle that similar ones share.
QString beginningOf(const QString &handle)
{
    constexpr qsizetype telling = 5;
    QString beginning = handle.startsWith(u'@') ? handle.mid(1) : handle;
    qsizetype letters = 0;
    while (letters < beginning.size() && letters < telling && beginning[letters].isLetterOrNumber())
        ++letters;
    return letters < 3 ? QString() : beginning.left(letters);
}

class Finder
{
public:
    Finder(const HandleTable &table, const std::vector<Handle> &mine) : m_table(table), m_mine(mine) {}

    Result<void> look(const Handle &one)
    {
        Result<void> done;
        if (!one.displayName.isEmpty())
            done = take(one, m_table.named(one.clientId, one.displayName, looked));
        if (const QString beginning = beginningOf(one.handle); done && !beginning.isEmpty())
            done = take(one, m_table.handleBegins(one.clientId, beginning, looked));
        for (const QString &address : spellings(one.page)) {
            if (done)
                done = take(one, m_table.withPage(one.clientId, address, looked));
        }
        // A domain that is their handle is their page, and the other way round.
        if (done && one.handle.contains(u'.') && !one.handle.contains(u'@')) {
            for (const QString &address : spellings(QUrl(QStringLiteral("https://") + one.handle))) {
                if (done)
                    done = take(one, m_table.withPage(one.clientId, address, looked));
            }
        }
        QStringList names = bridgedHandles(one);
        if (const QString host = foldedPage(one.page); !host.isEmpty() && !host.contains(u'/'))
            names << host;
        for (const QString &name : std::as_const(names)) {
            if (done)
                done = take(one, m_table.called(one.clientId, name, looked));
        }
        return done;
    }

    Result<std::vector<Suggestion>> best()
    {
        QSet<listen::SpeakerId> apart;
        for (const Handle &one : m_mine) {
            const auto known = m_table.apartFrom(one.id);
            if (!known)
                return fail(known.error());
            apart.unite(QSet<listen::SpeakerId>(known->begin(), known->end()));
        }
        // Who is apart from one handle of a person is so from all of them.
        QSet<PersonId> apartPeople;
        for (const listen::SpeakerId &id : std::as_const(apart)) {
            const auto other = m_table.find(id);
            if (!other)
                return fail(other.error());
            if (other->has_value() && !(*other)->personId.isNull())
                apartPeople.insert((*other)->personId);
        }
        std::vector<Suggestion> found;
        for (const Suggestion &one : std::as_const(m_found)) {
            if (apart.contains(one.other.id) || apartPeople.contains(one.other.personId))
                continue;
            const auto isOurs = m_table.isOurs(one.other.id);
            if (!isOurs)
                return fail(isOurs.error());
            if (!*isOurs)
                found.push_back(one);
        }
        std::sort(found.begin(), found.end(), [](const Suggestion &a, const Suggestion &b) {
            return a.likeness.score != b.likeness.score ? a.likeness.score > b.likeness.score
                                                        : a.other.id < b.other.id;
        });
        return found;
    }

private:
    Result<void> take(const Handle &one, const Result<std::vector<Handle>> &others)
    {
        if (!others)
            return fail(others.error());
        for (const Handle &other : *others) {
            if (!other.personId.isNull() && other.personId == one.personId)
                continue;
            const bool isMine = std::any_of(m_mine.begin(), m_mine.end(),
                                            [&other](const Handle &mine) { return mine.id == other.id; });
            if (isMine)
                continue;
            Likeness like = likeness(one, other);
            if (like.score < suggestedFrom)
                continue;
            const QUuid key = other.personId.isNull() ? other.id.uuid() : other.personId.uuid();
            const auto known = m_found.find(key);
            if (known == m_found.end() || known->likeness.score < like.score)
                m_found.insert(key, {one.id, other, std::move(like)});
        }
        return {};
    }

    const HandleTable &m_table;
    const std::vector<Handle> &m_mine;
    QHash<QUuid, Suggestion> m_found; ///< by person, or by handle where there is none
};
} // namespace

Result<std::vector<Suggestion>> suggestionsFor(const HandleTable &table, const std::vector<Handle> &mine)
{
    Finder finder(table, mine);
    for (const Handle &one : mine) {
        if (auto done = finder.look(one); !done)
            return fail(std::move(done.error()));
    }
    return finder.best();
}

} // namespace hatstand::people
