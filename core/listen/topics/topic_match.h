// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/cut_text.h"
#include "listen/topics/topic_message.h"

#include <QByteArray>

#include <array>
#include <optional>
#include <vector>

/// What a query means: whether one message is met by it. The database only makes a first choice
/// (topic_sql.h).
///
///  - Words are whole words as the index has them (cut_text.h); words in a row stand side by side, whatever
///    signs are between them. A text with a script without spaces or a picture is found anywhere in it.
///  - NEAR: there is a place for each of its parts so that no more than `number` words lie between the end
///    of each and the beginning of the last one (FTS5's rule); the order does not matter, parts may overlap.
///  - is:unanswered: nobody of us has answered, and it is not ours.
namespace hatstand::listen
{

/// A message made ready for many queries: its text is cut once. Not for several threads at once.
class PreparedMessage
{
public:
    explicit PreparedMessage(TopicMessage message);

    [[nodiscard]] const TopicMessage &message() const { return m_message; }
    [[nodiscard]] const CutText &text() const { return m_text; }

    /// The places of a folded word in the text, ascending: the first one at or after `from`, or -1.
    [[nodiscard]] int firstPlace(QStringView word, size_t hash) const;
    [[nodiscard]] int nextPlace(int place, QStringView word, size_t hash) const;

    /// One of 64 bits for how a folded word begins; all of them for a single letter.
    [[nodiscard]] static quint64 beginningBit(QStringView word)
    {
        return word.size() < 2 ? ~quint64(0)
                               : quint64(1) << ((word[0].unicode() * 31U + word[1].unicode()) & 63U);
    }
    /// False where no word of the text begins so, or has this hash; true where one may.
    [[nodiscard]] bool mayHoldBeginning(quint64 bit) const { return (m_beginnings & bit) != 0; }
    [[nodiscard]] bool mayHold(size_t hash) const
    {
        return (m_held[hash >> 6U & 3U] >> (hash & 63U) & 1U) != 0;
    }

    /// Folded; made when first asked for.
    [[nodiscard]] const QStringList &hashtags() const;
    [[nodiscard]] const QStringList &mentions() const;
    [[nodiscard]] const QStringList &authorNames() const; ///< handle, handle without its server, name
    [[nodiscard]] const QStringList &sourceNames() const;
    /// Whether there is more in it than links, names, hashtags, figures and signs.
    [[nodiscard]] bool hasWords() const;

private:
    [[nodiscard]] int sameWord(int place, QStringView word, size_t hash) const;

    TopicMessage m_message;
    CutText m_text;
    quint64 m_beginnings = 0;
    std::array<quint64, 4> m_held = {}; ///< a bit for the low eight of each hash
    std::vector<size_t> m_hashes;       ///< of each word
    std::vector<int> m_firstPlaces;     ///< by the low bits of the hash
    std::vector<int> m_nextPlaces;      ///< of each word, the next one in the same drawer
    mutable std::optional<QStringList> m_hashtags;
    mutable std::optional<QStringList> m_mentions;
    mutable std::optional<QStringList> m_authorNames;
    mutable std::optional<QStringList> m_sourceNames;
    mutable std::optional<bool> m_hasWords;
};

/// A query made ready for many messages. A value; may be used by several threads.
class CompiledQuery
{
public:
    /// `zone` is the client's time zone, in which since: and until: are days; UTC where it is unknown.
    explicit CompiledQuery(const QueryNode &query, const QByteArray &zone);

    [[nodiscard]] bool matches(const PreparedMessage &message) const { return matches(m_root, message); }

private:
    struct Step
    {
        QueryNode::Kind kind = QueryNode::Kind::Words;
        std::vector<QString> words; ///< folded
        std::vector<size_t> hashes;
        QString text; ///< folded: a name, or what is found anywhere
        bool isPrefix = false;
        bool isScanned = false;
        bool isBegun = false; ///< one word, of which only the beginning is looked for
        /// Most words of a query do not stand in a message: these say so without a look at them.
        size_t firstHash = 0;  ///< of the first word
        quint64 beginning = 0; ///< its beginningBit
        int number = 0;
        int upTo = 0;
        Instant at;
        std::vector<Step> children;
    };
    /// Where words stand: the place of the first, and how many they are.
    struct Place
    {
        int start = 0;
        int count = 0;
    };

    static Step compile(const QueryNode &node, const QByteArray &zone);
    static bool matches(const Step &step, const PreparedMessage &message);
    /// False where the words surely stand nowhere in it.
    static bool mayStand(const Step &step, const PreparedMessage &message);
    static bool matchesNear(const Step &step, const PreparedMessage &message);
    static bool isValue(IsValue value, const TopicMessage &message);
    /// Calls `visit(Place)` for each place, ascending, until it answers false.
    template <class Visit>
    static void places(const Step &step, const PreparedMessage &message, Visit visit);
    static bool isFollowed(const Step &step, const CutText &text, int place);

    Step m_root;
};

} // namespace hatstand::listen
