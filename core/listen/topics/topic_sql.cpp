// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_sql.h"

#include "listen/topics/cut_text.h"

#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;
using Kind = QueryNode::Kind;

/// NEAR of alternatives is written out for each combination, up to so many.
constexpr size_t maxCombinations = 64;

/// Finds all that is meant. Without an expression: everything.
struct Part
{
    std::optional<QString> finds;
    bool isExact = false;
};

QString inBrackets(const QString &expression)
{
    return u'(' + expression + u')';
}

class Translator
{
public:
    explicit Translator(IndexLayout layout) : m_layout(std::move(layout)) {}

    Part translate(const QueryNode &node)
    {
        switch (node.kind) {
        case Kind::And:
            return all(node);
        case Kind::Or:
            return any(node);
        case Kind::Near:
            return near(node);
        case Kind::Not:
            // Visited, so that needsScan is told; the index has no word for "all but".
            (void)translate(node.children.front());
            return {};
        case Kind::Words: {
            const std::optional<QString> words = phraseOf(node);
            return {words, words.has_value()};
        }
        case Kind::Mention:
            // A picture right behind the name may count as a part of its last word.
            return {phrase(node.text, true), false};
        case Kind::Hashtag:
            return {m_layout.hasAllHashtags ? phrase(node.text, true) : std::nullopt, false};
        default:
            return {};
        }
    }

    bool needsScan() const { return m_needsScan; }

private:
    static std::optional<QString> phrase(const QString &text, bool isPrefix)
    {
        const std::vector<QString> words = indexWords(text);
        if (words.empty())
            return std::nullopt;
        const QString joined = QStringList(words.begin(), words.end()).join(u' ');
        return u'"' + joined + (isPrefix ? u"\"*"_s : u"\""_s);
    }

    std::optional<QString> phraseOf(const QueryNode &words)
    {
        if (::hatstand::listen::needsScan(words.text)) {
            m_needsScan = true;
            return std::nullopt;
        }
        return phrase(words.text, words.isPrefix);
    }

    Part all(const QueryNode &node)
    {
        QStringList wanted;
        QStringList refused;
        bool isExact = true;
        for (const QueryNode &child : node.children) {
            if (child.kind == Kind::Not) {
                const Part part = translate(child.children.front());
                isExact = isExact && part.isExact;
                // What the index only guesses at must not be taken away.
                if (part.isExact)
                    refused.append(*part.finds);
            } else {
                const Part part = translate(child);
                isExact = isExact && part.isExact;
                if (part.finds)
                    wanted.append(*part.finds);
            }
        }
        if (wanted.isEmpty())
            return {};
        QString finds = wanted.join(u" AND "_s);
        if (wanted.size() > 1)
            finds = inBrackets(finds);
        if (!refused.isEmpty())
            finds = inBrackets(finds + u" NOT "_s + inBrackets(refused.join(u" OR "_s)));
        return {finds, isExact};
    }

    Part any(const QueryNode &node)
    {
        QStringList wanted;
        bool isExact = true;
        bool isEverything = false;
        for (const QueryNode &child : node.children) {
            const Part part = translate(child);
            isExact = isExact && part.isExact;
            isEverything = isEverything || !part.finds;
            wanted.append(part.finds.value_or(QString()));
        }
        if (isEverything)
            return {};
        return {inBrackets(wanted.join(u" OR "_s)), isExact};
    }

    Part near(const QueryNode &node)
    {
        std::vector<QStringList> parts;
        bool isExact = true;
        size_t combinations = 1;
        for (const QueryNode &child : node.children) {
            QStringList alternatives;
            bool isEverything = false;
            for (const QueryNode &words : child.kind == Kind::Or ? child.children : std::vector{child}) {
                if (const std::optional<QString> one = phraseOf(words))
                    alternatives.append(*one);
                else
                    isEverything = true;
            }
            isExact = isExact && !isEverything;
            if (isEverything)
                continue;
            combinations =
                std::min(combinations * static_cast<size_t>(alternatives.size()), maxCombinations + 1);
            parts.push_back(alternatives);
        }
        if (parts.empty())
            return {};
        if (combinations > maxCombinations || parts.size() == 1)
            return {apart(parts), false};
        // Without the parts that the index does not know the others must still be as near to each other.
        return {combined(parts, node.number), isExact};
    }

    static QString apart(const std::vector<QStringList> &parts)
    {
        QStringList wanted;
        for (const QStringList &alternatives : parts)
            wanted.append(inBrackets(alternatives.join(u" OR "_s)));
        return inBrackets(wanted.join(u" AND "_s));
    }

    static QString combined(const std::vector<QStringList> &parts, int distance)
    {
        QStringList rows{QString()};
        for (const QStringList &alternatives : parts) {
            QStringList longer;
            for (const QString &row : rows) {
                for (const QString &one : alternatives)
                    longer.append(row.isEmpty() ? one : row + u' ' + one);
            }
            rows = longer;
        }
        for (QString &row : rows)
            row = u"NEAR(%1, %2)"_s.arg(row, QString::number(distance));
        return rows.size() == 1 ? rows.front() : inBrackets(rows.join(u" OR "_s));
    }

    IndexLayout m_layout;
    bool m_needsScan = false;
};
} // namespace

IndexExpression indexExpression(const QueryNode &query, const IndexLayout &layout)
{
    Translator translator(layout);
    const Part part = translator.translate(query);
    IndexExpression expression;
    if (part.finds)
        expression.match = u"{%1} : (%2)"_s.arg(layout.textColumn, *part.finds);
    expression.isExact = part.isExact;
    expression.needsScan = translator.needsScan();
    return expression;
}

} // namespace hatstand::listen
