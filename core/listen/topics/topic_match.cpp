// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_match.h"

#include "base/zones.h"
#include "listen/language/language_guess.h"
#include "listen/topics/spoken_names.h"
#include "networks/listener.h"

#include <QDateTime>
#include <QHashFunctions>

#include <algorithm>
#include <bit>

namespace hatstand::listen
{

namespace
{
using Kind = QueryNode::Kind;

Instant beginningOf(QDate day, const QByteArray &zone)
{
    const Result<Instant> start = startOfDay(day, zone);
    return start ? *start : Instant::fromDateTime(QDateTime(day, QTime(0, 0), Qt::UTC));
}

/// A name with a server is only that of this server; without one it is that of any.
void addHandle(QStringList &names, const QString &handle)
{
    const QString folded = foldedName(handle);
    if (folded.isEmpty())
        return;
    names.append(folded);
    if (const qsizetype at = folded.indexOf(u'@'); at > 0)
        names.append(folded.left(at));
}

bool isLanguage(const QString &asked, const QString &tag)
{
    if (tag.size() < asked.size())
        return false;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const QChar c = tag[i] == u'_' ? QChar(u'-') : tag[i].toLower();
        if (c != asked[i])
            return false;
    }
    return tag.size() == asked.size() || tag[asked.size()] == u'-' || tag[asked.size()] == u'_';
}
} // namespace

PreparedMessage::PreparedMessage(TopicMessage message)
    : m_message(std::move(message)), m_text(cutText(m_message.text))
{
    const size_t count = m_text.words.size();
    m_hashes.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        const QStringView word = m_text.word(i);
        m_hashes.push_back(qHash(word));
        m_held[m_hashes.back() >> 6U & 3U] |= quint64(1) << (m_hashes.back() & 63U);
        // A single letter begins nothing longer, yet is met by a beginning of one letter.
        m_beginnings |= word.size() < 2 ? quint64(1) : beginningBit(word);
    }
    m_firstPlaces.assign(std::bit_ceil(count + 1), -1);
    m_nextPlaces.resize(count);
    // From the end, so that each drawer is in ascending order.
    for (size_t i = count; i-- > 0;) {
        int &first = m_firstPlaces[m_hashes[i] & (m_firstPlaces.size() - 1)];
        m_nextPlaces[i] = first;
        first = static_cast<int>(i);
    }
}

int PreparedMessage::sameWord(int place, QStringView word, size_t hash) const
{
    while (place >= 0) {
        const auto index = static_cast<size_t>(place);
        if (m_hashes[index] == hash && m_text.word(index) == word)
            return place;
        place = m_nextPlaces[index];
    }
    return -1;
}

int PreparedMessage::firstPlace(QStringView word, size_t hash) const
{
    return sameWord(m_firstPlaces[hash & (m_firstPlaces.size() - 1)], word, hash);
}

int PreparedMessage::nextPlace(int place, QStringView word, size_t hash) const
{
    return sameWord(m_nextPlaces[static_cast<size_t>(place)], word, hash);
}

const QStringList &PreparedMessage::hashtags() const
{
    if (!m_hashtags) {
        m_hashtags.emplace();
        for (const QString &tag : hashtagsIn(m_message.text) + m_message.hashtags)
            m_hashtags->append(foldedName(tag));
    }
    return *m_hashtags;
}

const QStringList &PreparedMessage::mentions() const
{
    if (!m_mentions) {
        m_mentions.emplace();
        const QStringList handles = handlesIn(m_message.text);
        for (const QString &handle : handles)
            addHandle(*m_mentions, handle);
    }
    return *m_mentions;
}

const QStringList &PreparedMessage::authorNames() const
{
    if (!m_authorNames) {
        m_authorNames.emplace();
        addHandle(*m_authorNames, m_message.authorHandle);
        m_authorNames->append(foldedName(m_message.authorName));
    }
    return *m_authorNames;
}

const QStringList &PreparedMessage::sourceNames() const
{
    if (!m_sourceNames)
        m_sourceNames = QStringList{foldedName(m_message.network), foldedName(m_message.source)};
    return *m_sourceNames;
}

bool PreparedMessage::hasWords() const
{
    if (!m_hasWords)
        m_hasWords = listen::hasWords(m_message.text.toStdString());
    return *m_hasWords;
}

CompiledQuery::CompiledQuery(const QueryNode &query, const QByteArray &zone) : m_root(compile(query, zone)) {}

CompiledQuery::Step CompiledQuery::compile(const QueryNode &node, const QByteArray &zone)
{
    Step step;
    step.kind = node.kind;
    step.isPrefix = node.isPrefix;
    step.number = node.number;
    step.upTo = node.upTo;
    switch (node.kind) {
    case Kind::Words:
        step.words = indexWords(node.text);
        step.isScanned = needsScan(node.text) || step.words.empty();
        step.text = cutText(node.text).folded;
        for (const QString &word : step.words)
            step.hashes.push_back(qHash(QStringView(word)));
        if (!step.isScanned) {
            step.isBegun = step.isPrefix && step.words.size() == 1;
            step.firstHash = step.hashes.front();
            step.beginning = PreparedMessage::beginningBit(step.words.front());
        }
        break;
    case Kind::Language:
        step.text = node.text;
        break;
    case Kind::Since:
        step.at = beginningOf(node.date, zone);
        break;
    case Kind::Until:
        step.at = beginningOf(node.date.addDays(1), zone);
        break;
    default:
        step.text = foldedName(node.text);
    }
    for (const QueryNode &child : node.children)
        step.children.push_back(compile(child, zone));
    return step;
}

bool CompiledQuery::isFollowed(const Step &step, const CutText &text, int place)
{
    const auto start = static_cast<size_t>(place);
    if (start + step.words.size() > text.words.size())
        return false;
    for (size_t i = 0; i < step.words.size(); ++i) {
        const QStringView word = text.word(start + i);
        const bool isBegun = step.isPrefix && i + 1 == step.words.size();
        if (isBegun ? !word.startsWith(step.words[i]) : word != step.words[i])
            return false;
    }
    return true;
}

template <class Visit>
void CompiledQuery::places(const Step &step, const PreparedMessage &message, Visit visit)
{
    const CutText &text = message.text();
    const int count = static_cast<int>(step.words.size());
    if (step.isScanned) {
        const auto endsBehind = [](const CutWord &word, qsizetype at) {
            return word.start + word.length <= at;
        };
        const auto startsBefore = [](const CutWord &word, qsizetype at) { return word.start < at; };
        for (qsizetype at = text.folded.indexOf(step.text); at >= 0;
             at = text.folded.indexOf(step.text, at + 1)) {
            const auto first = std::lower_bound(text.words.begin(), text.words.end(), at, endsBehind);
            const auto end = std::lower_bound(first, text.words.end(), at + step.text.size(), startsBefore);
            if (!visit(Place{static_cast<int>(first - text.words.begin()), static_cast<int>(end - first)}))
                return;
        }
        return;
    }
    if (step.isPrefix && count == 1) {
        for (int i = 0; i < static_cast<int>(text.words.size()); ++i) {
            if (isFollowed(step, text, i) && !visit(Place{i, 1}))
                return;
        }
        return;
    }
    const QString &word = step.words.front();
    const size_t hash = step.hashes.front();
    for (int i = message.firstPlace(word, hash); i >= 0; i = message.nextPlace(i, word, hash)) {
        if ((count == 1 || isFollowed(step, text, i)) && !visit(Place{i, count}))
            return;
    }
}

bool CompiledQuery::matchesNear(const Step &step, const PreparedMessage &message)
{
    std::vector<std::vector<Place>> all(step.children.size());
    for (size_t i = 0; i < step.children.size(); ++i) {
        const Step &part = step.children[i];
        std::vector<Place> &found = all[i];
        const auto add = [&found](Place place) {
            found.push_back(place);
            return true;
        };
        if (part.kind == Kind::Or) {
            for (const Step &either : part.children)
                places(either, message, add);
            std::stable_sort(found.begin(), found.end(), [](Place a, Place b) { return a.start < b.start; });
        } else {
            places(part, message, add);
        }
        if (found.empty())
            return false;
    }
    // One of them begins last. For each place that may be it, every part must have a place that begins no
    // later and ends no further before: so the furthest end among those that begin by then decides.
    std::vector<int> lasts;
    for (const std::vector<Place> &found : all) {
        for (const Place &place : found)
            lasts.push_back(place.start);
    }
    std::sort(lasts.begin(), lasts.end());
    std::vector<size_t> read(all.size(), 0);
    std::vector<int> furthest(all.size(), -1);
    for (const int last : lasts) {
        bool isMet = true;
        for (size_t i = 0; i < all.size(); ++i) {
            for (; read[i] < all[i].size() && all[i][read[i]].start <= last; ++read[i])
                furthest[i] = std::max(furthest[i], all[i][read[i]].start + all[i][read[i]].count);
            isMet = isMet && read[i] > 0 && furthest[i] >= last - step.number;
        }
        if (isMet)
            return true;
    }
    return false;
}

bool CompiledQuery::isValue(IsValue value, const TopicMessage &message)
{
    using networks::Channel;
    switch (value) {
    case IsValue::Question:
        return message.isQuestion;
    case IsValue::Reply:
        return message.channel == Channel::Reply;
    case IsValue::Mention:
        return message.channel == Channel::Mention;
    case IsValue::Quote:
        return message.channel == Channel::Quote;
    case IsValue::Comment:
        return message.channel == Channel::Comment;
    case IsValue::Review:
        return message.channel == Channel::Review;
    case IsValue::Direct:
        return message.channel == Channel::DirectMessage;
    case IsValue::Said:
        return message.channel == Channel::Said;
    case IsValue::Answered:
        return message.isAnswered;
    case IsValue::Unanswered:
        return !message.isAnswered && !message.isOurs;
    case IsValue::Ours:
        return message.isOurs;
    case IsValue::Stranger:
        return message.isStranger;
    case IsValue::Repeated:
        return message.isRepeated;
    }
    return false;
}

bool CompiledQuery::mayStand(const Step &step, const PreparedMessage &message)
{
    if (step.isScanned)
        return true;
    return step.isBegun ? message.mayHoldBeginning(step.beginning) : message.mayHold(step.firstHash);
}

bool CompiledQuery::matches(const Step &step, const PreparedMessage &prepared)
{
    const TopicMessage &message = prepared.message();
    const auto isMet = [&prepared](const Step &child) { return matches(child, prepared); };
    switch (step.kind) {
    case Kind::And:
        return std::all_of(step.children.begin(), step.children.end(), isMet);
    case Kind::Or:
        return std::any_of(step.children.begin(), step.children.end(), isMet);
    case Kind::Not:
        return !isMet(step.children.front());
    case Kind::Near:
        return matchesNear(step, prepared);
    case Kind::Words: {
        if (!mayStand(step, prepared))
            return false;
        bool isFound = false;
        places(step, prepared, [&isFound](Place) {
            isFound = true;
            return false;
        });
        return isFound;
    }
    case Kind::Hashtag:
        return prepared.hashtags().contains(step.text);
    case Kind::Mention:
        return prepared.mentions().contains(step.text);
    case Kind::From:
        return prepared.authorNames().contains(step.text);
    case Kind::Language:
        return std::any_of(message.languages.begin(), message.languages.end(),
                           [&step](const QString &tag) { return isLanguage(step.text, tag); });
    case Kind::Source:
        return prepared.sourceNames().contains(step.text);
    case Kind::Is:
        return isValue(static_cast<IsValue>(step.number), message);
    case Kind::Stars:
        return message.stars && *message.stars >= step.number && *message.stars <= step.upTo;
    case Kind::Feels:
        return message.feeling == static_cast<Feeling>(step.number);
    case Kind::Has:
        switch (static_cast<HasValue>(step.number)) {
        case HasValue::Link:
            return message.hasLink;
        case HasValue::Media:
            return message.hasMedia;
        case HasValue::Words:
            return prepared.hasWords();
        }
        return false;
    case Kind::Since:
        return message.at >= step.at;
    case Kind::Until:
        return message.at < step.at;
    }
    return false;
}

} // namespace hatstand::listen
