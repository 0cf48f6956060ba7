// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_features.h"

#include "networks/listener.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr KindFeature fnvBasis = 0xcbf29ce484222325U;
constexpr KindFeature fnvPrime = 0x100000001b3U;

constexpr KindFeature mixed(KindFeature hash, char16_t unit)
{
    hash = (hash ^ (unit & 0xffU)) * fnvPrime;
    return (hash ^ (unit >> 8U)) * fnvPrime;
}

KindFeature mixed(KindFeature hash, QStringView word)
{
    // Which figures they are tells nothing: the price, the time, the number of an order.
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); }))
        return mixed(hash, u'0');
    for (const QChar c : word)
        hash = mixed(hash, c.unicode());
    return hash;
}

// What it is, as the first unit of what is hashed. Stored: never changed.
constexpr char16_t wordMark = u'w';
constexpr char16_t pairMark = u'p';
constexpr char16_t feelingMark = u'f';
constexpr char16_t questionMark = u'q';
constexpr char16_t starsMark = u's';
constexpr char16_t channelMark = u'c';
constexpr char16_t linkMark = u'l';

KindFeature signFeature(char16_t mark, int value)
{
    return mixed(mixed(fnvBasis, mark), static_cast<char16_t>(value));
}

KindFeature wordFeature(QStringView word)
{
    return mixed(mixed(fnvBasis, wordMark), word);
}

size_t wordCount(const CutText &text)
{
    return std::min(text.words.size(), maxKindWords);
}
} // namespace

std::vector<KindFeature> kindFeatures(const PreparedMessage &prepared)
{
    const TopicMessage &message = prepared.message();
    const CutText &text = prepared.text();
    const size_t count = wordCount(text);
    std::vector<KindFeature> features;
    features.reserve(2 * count + 5);
    KindFeature pair = mixed(fnvBasis, pairMark);
    for (size_t i = 0; i < count; ++i) {
        features.push_back(wordFeature(text.word(i)));
        if (i > 0)
            features.push_back(mixed(mixed(pair, u' '), text.word(i)));
        pair = mixed(mixed(fnvBasis, pairMark), text.word(i));
    }
    features.push_back(signFeature(feelingMark, static_cast<int>(message.feeling)));
    features.push_back(signFeature(questionMark, message.isQuestion ? 1 : 0));
    features.push_back(signFeature(channelMark, static_cast<int>(message.channel)));
    features.push_back(signFeature(linkMark, message.hasLink ? 1 : 0));
    if (message.stars)
        features.push_back(signFeature(starsMark, *message.stars));
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    return features;
}

std::vector<KindWord> kindWords(const PreparedMessage &prepared)
{
    const CutText &text = prepared.text();
    std::vector<KindWord> words;
    for (size_t i = 0; i < wordCount(text); ++i) {
        const KindFeature feature = wordFeature(text.word(i));
        if (std::any_of(words.begin(), words.end(),
                        [feature](const KindWord &known) { return known.feature == feature; }))
            continue;
        const CutWord &cut = text.words[i];
        words.push_back({prepared.message().text.mid(cut.source, cut.sourceLength), feature});
    }
    return words;
}

} // namespace hatstand::listen
