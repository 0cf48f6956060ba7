// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/top_words.h"

#include "listen/topics/cut_text.h"
#include "listen/topics/index_characters.h"
#include "listen/topics/stop_words.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

QString withoutAddresses(QString text)
{
    // Each becomes a sign, so that the words around it do not seem to stand in a row.
    static const QRegularExpression address(u"(?:[a-z]+://|www\\.)\\S+|\\S*[@＠]\\S+"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return text.replace(address, u"|"_s);
}

bool isCounted(const QString &word, const QStringList &languages)
{
    if (word.size() < 2 || isStopWord(word, languages))
        return false;
    bool hasLetter = false;
    for (qsizetype i = 0; i < word.size();) {
        const char32_t c = nextCharacter(word, i);
        if (isWrittenWithoutSpaces(c) || isPictograph(c))
            return false;
        hasLetter = hasLetter || QChar::isLetter(c);
    }
    return hasLetter;
}

QString mostOf(const QHash<QString, int> &spellings)
{
    QString best;
    int most = 0;
    for (auto each = spellings.begin(); each != spellings.end(); ++each) {
        if (*each > most || (*each == most && each.key() < best)) {
            best = each.key();
            most = *each;
        }
    }
    return best;
}
} // namespace

void WordCounts::add(const QString &text, const QStringList &languages)
{
    ++m_messages;
    const QString plain = withoutAddresses(text);
    const CutText cut = cutText(plain);
    QHash<QString, QString> said; // each once, with its spelling
    QString before;
    for (size_t i = 0; i < cut.words.size(); ++i) {
        const CutWord &word = cut.words[i];
        const QString folded = cut.word(i).toString();
        if (!isCounted(folded, languages)) {
            before.clear();
            continue;
        }
        const QString written = plain.mid(word.source, word.sourceLength);
        said.insert(folded, written);
        const qsizetype gap = i == 0 ? 0 : word.start - cut.words[i - 1].start - cut.words[i - 1].length;
        if (!before.isEmpty() && gap == 1 && cut.folded[word.start - 1] == u' ') {
            const CutWord &first = cut.words[i - 1];
            said.insert(before + u' ' + folded, plain.mid(first.source, first.sourceLength) + u' ' + written);
        }
        before = folded;
    }
    for (auto each = said.begin(); each != said.end(); ++each) {
        Count &count = m_counts[each.key()];
        ++count.messages;
        ++count.spellings[*each];
    }
}

double logLikelihood(qint64 a, qint64 n, qint64 b, qint64 m)
{
    if (n <= 0 || m <= 0)
        return 0;
    const auto all = static_cast<double>(n + m);
    const auto with = static_cast<double>(a + b);
    const std::array<std::tuple<qint64, qint64, double>, 4> cells{
        {{a, n, with}, {n - a, n, all - with}, {b, m, with}, {m - b, m, all - with}}};
    double sum = 0;
    for (const auto &[seen, row, column] : cells) {
        const double expected = static_cast<double>(row) * column / all;
        if (seen > 0)
            sum += static_cast<double>(seen) * std::log(static_cast<double>(seen) / expected);
    }
    return std::max(0.0, 2 * sum);
}

class TopWordsFinder
{
public:
    static std::vector<TopWord> find(const WordCounts &topic, const WordCounts &background,
                                     const QSet<QString> &known)
    {
        const bool canCompare = background.messages() >= minBackground;
        std::vector<TopWord> words;
        for (auto each = topic.m_counts.begin(); each != topic.m_counts.end(); ++each) {
            if (each->messages < minTopWordMessages || isKnown(each.key(), known))
                continue;
            TopWord word{{}, each.key(), each->messages, 0};
            if (canCompare) {
                const qint64 elsewhere = background.messagesWith(each.key());
                word.score =
                    logLikelihood(each->messages, topic.messages(), elsewhere, background.messages());
                const bool isMore = each->messages * background.messages() > elsewhere * topic.messages();
                if (!isMore || word.score < minTopWordScore)
                    continue;
            }
            word.text = mostOf(each->spellings);
            words.push_back(std::move(word));
        }
        dropPartsOfPairs(words, topic);
        std::sort(words.begin(), words.end(), [](const TopWord &a, const TopWord &b) {
            return std::tie(b.score, b.messages, a.folded) < std::tie(a.score, a.messages, b.folded);
        });
        return words;
    }

private:
    static bool isKnown(const QString &words, const QSet<QString> &known)
    {
        if (known.contains(words))
            return true;
        // A pair of known words tells nothing new either.
        const qsizetype blank = words.indexOf(u' ');
        return blank > 0 && known.contains(words.left(blank)) && known.contains(words.mid(blank + 1));
    }

    /// Where four of five messages with a word have it in one pair, the pair says it all.
    static void dropPartsOfPairs(std::vector<TopWord> &words, const WordCounts &topic)
    {
        QSet<QString> covered;
        for (const TopWord &word : words) {
            const qsizetype blank = word.folded.indexOf(u' ');
            if (blank < 0)
                continue;
            for (const QString &part : {word.folded.left(blank), word.folded.mid(blank + 1)}) {
                if (word.messages * 5 >= topic.messagesWith(part) * 4)
                    covered.insert(part);
            }
        }
        std::erase_if(words, [&covered](const TopWord &word) { return covered.contains(word.folded); });
    }
};

std::vector<TopWord> topWords(const WordCounts &topic, const WordCounts &background,
                              const QSet<QString> &known, size_t limit)
{
    std::vector<TopWord> words = TopWordsFinder::find(topic, background, known);
    words.resize(std::min(words.size(), limit));
    return words;
}

QSet<QString> wordsOf(const QueryNode &query)
{
    QSet<QString> words;
    if (query.kind == QueryNode::Kind::Not)
        return words;
    if (query.kind == QueryNode::Kind::Words || query.kind == QueryNode::Kind::Hashtag) {
        const std::vector<QString> cut = indexWords(query.text);
        words = QSet<QString>(cut.begin(), cut.end());
    }
    for (const QueryNode &child : query.children)
        words.unite(wordsOf(child));
    return words;
}

} // namespace hatstand::listen
