// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_query.h"

#include "listen/topics/cut_text.h"
#include "listen/topics/query_lexer.h"
#include "listen/topics/query_values.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;
using Kind = QueryToken::Kind;
using Problem = QueryProblem::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::topicQuery)
};

/// What the canonical print may add to a text that is just short enough: a few signs for each word.
constexpr qsizetype readLength = 2 * maxQueryLength;

QueryNode leaf(QueryNode::Kind kind, QString text = {})
{
    QueryNode node;
    node.kind = kind;
    node.text = std::move(text);
    return node;
}

QueryNode group(QueryNode::Kind kind, std::vector<QueryNode> children)
{
    QueryNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

bool mayStandBesideNear(const QueryNode &node)
{
    const auto isWords = [](const QueryNode &n) { return n.kind == QueryNode::Kind::Words; };
    return isWords(node) || (node.kind == QueryNode::Kind::Or &&
                             std::all_of(node.children.begin(), node.children.end(), isWords));
}

class Parser
{
public:
    explicit Parser(const QString &text) : m_tokens(cutQuery(text.left(readLength)))
    {
        if (text.size() > maxQueryLength) {
            report(Problem::TooMuch, maxQueryLength, text.size() - maxQueryLength,
                   Words::tr("The query is too long."), Words::tr("Make two topics of it."));
        }
    }

    ParsedQuery run()
    {
        std::vector<QueryNode> parts;
        while (true) {
            if (std::optional<QueryNode> part = alternatives())
                parts.push_back(*std::move(part));
            if (here().kind != Kind::Close)
                break;
            report(Problem::NotOpened, take(), Words::tr("There is a closing bracket too many."),
                   Words::tr("Leave it out, or put the opening one before."));
        }
        ParsedQuery parsed;
        if (!parts.empty())
            parsed.query = normalised(group(QueryNode::Kind::And, std::move(parts)));
        if (parsed.query && findsEverything(*parsed.query)) {
            const QueryToken &first = m_tokens.front();
            const QueryToken &last = m_tokens[m_tokens.size() - 2];
            report(Problem::FindsEverything, first.start, last.end() - first.start,
                   Words::tr("NOT alone finds everything."), Words::tr("Add a word before it."));
        }
        std::stable_sort(m_problems.begin(), m_problems.end(),
                         [](const QueryProblem &a, const QueryProblem &b) { return a.start < b.start; });
        parsed.problems = std::move(m_problems);
        return parsed;
    }

private:
    const QueryToken &here() const { return m_tokens[m_place]; }
    const QueryToken &take() { return m_tokens[m_place < m_tokens.size() - 1 ? m_place++ : m_place]; }

    void report(Problem kind, qsizetype start, qsizetype length, QString what, QString remedy)
    {
        m_problems.append({kind, start, length, std::move(what), std::move(remedy)});
    }
    void report(Problem kind, const QueryToken &token, QString what, QString remedy)
    {
        report(kind, token.start, token.length, std::move(what), std::move(remedy));
    }
    void reportNothingFollows(const QueryToken &token, const QString &name)
    {
        report(Problem::Unfinished, token, Words::tr("Nothing stands after “%1”.").arg(name),
               Words::tr("Go on typing, or leave it out."));
    }
    void reportNothingBefore(const QueryToken &token, const QString &name)
    {
        report(Problem::Unfinished, token, Words::tr("Nothing stands before “%1”.").arg(name),
               Words::tr("Put a word before it, or leave it out."));
    }

    std::optional<QueryNode> alternatives()
    {
        std::vector<QueryNode> parts;
        std::optional<QueryToken> open; // an OR that nothing has followed yet
        while (true) {
            if (std::optional<QueryNode> part = together()) {
                parts.push_back(*std::move(part));
                open.reset();
            }
            if (here().kind != Kind::Or)
                break;
            if (parts.empty())
                reportNothingBefore(here(), u"OR"_s);
            else if (open)
                reportNothingFollows(*open, u"OR"_s);
            open = take();
        }
        if (open && !parts.empty())
            reportNothingFollows(*open, u"OR"_s);
        if (parts.empty())
            return std::nullopt;
        return group(QueryNode::Kind::Or, std::move(parts));
    }

    std::optional<QueryNode> together()
    {
        std::vector<QueryNode> parts;
        std::optional<QueryToken> open;
        while (here().kind != Kind::End && here().kind != Kind::Close && here().kind != Kind::Or) {
            if (here().kind == Kind::And) {
                if (parts.empty())
                    reportNothingBefore(here(), u"AND"_s);
                else if (open)
                    reportNothingFollows(*open, u"AND"_s);
                open = take();
                continue;
            }
            if (here().kind == Kind::Comma) {
                take();
                continue;
            }
            if (std::optional<QueryNode> part = negated()) {
                parts.push_back(*std::move(part));
                open.reset();
            }
        }
        if (open && !parts.empty())
            reportNothingFollows(*open, u"AND"_s);
        if (parts.empty())
            return std::nullopt;
        return group(QueryNode::Kind::And, std::move(parts));
    }

    std::optional<QueryNode> negated()
    {
        bool isNot = false;
        std::optional<QueryToken> last;
        while (here().kind == Kind::Not) {
            isNot = !isNot;
            last = take();
        }
        const bool isFollowed = here().kind != Kind::End && here().kind != Kind::Close &&
                                here().kind != Kind::Or && here().kind != Kind::And;
        if (last && !isFollowed) {
            reportNothingFollows(*last, last->length == 1 ? u"-"_s : u"NOT"_s);
            return std::nullopt;
        }
        std::optional<QueryNode> part = near();
        if (part && isNot)
            return group(QueryNode::Kind::Not, {*std::move(part)});
        return part;
    }

    std::optional<QueryNode> near()
    {
        if (here().kind == Kind::Near && !here().opens) {
            const QueryToken token = take();
            reportNothingBefore(token, u"NEAR"_s);
            return std::nullopt;
        }
        std::optional<QueryNode> first = single();
        if (here().kind != Kind::Near || here().opens)
            return first;
        std::vector<QueryNode> parts;
        if (first)
            parts.push_back(*std::move(first));
        int distance = 0;
        const qsizetype start = here().start;
        while (here().kind == Kind::Near && !here().opens) {
            const QueryToken token = take();
            distance = std::max(distance, distanceOf(token));
            const Kind next = here().kind;
            if (next == Kind::End || next == Kind::Close || next == Kind::Or || next == Kind::And ||
                next == Kind::Not || (next == Kind::Near && !here().opens))
                reportNothingFollows(token, u"NEAR"_s);
            else if (std::optional<QueryNode> part = single())
                parts.push_back(*std::move(part));
        }
        return nearby(std::move(parts), distance, start);
    }

    int distanceOf(const QueryToken &token)
    {
        if (token.number <= maxNearDistance)
            return token.number < 0 ? usualNearDistance : token.number;
        report(Problem::TooMuch, token,
               Words::tr("NEAR reaches over at most %n word(s).", nullptr, maxNearDistance),
               Words::tr("Take AND for what is further away."));
        return maxNearDistance;
    }

    std::optional<QueryNode> nearby(std::vector<QueryNode> parts, int distance, qsizetype start)
    {
        for (QueryNode &part : parts)
            part = normalised(std::move(part));
        if (!std::all_of(parts.begin(), parts.end(), mayStandBesideNear)) {
            report(
                Problem::NotNear, start, 4, Words::tr("Only words can stand beside NEAR."),
                Words::tr("Put words that belong together into quotation marks, and others between brackets "
                          "with OR."));
            return group(QueryNode::Kind::And, std::move(parts));
        }
        if (parts.empty())
            return std::nullopt;
        if (parts.size() == 1)
            return std::move(parts.front());
        QueryNode node = group(QueryNode::Kind::Near, std::move(parts));
        node.number = distance;
        return node;
    }

    /// A bracket with all that is in it, a field or a word. Takes at least one token unless nothing can begin
    /// here.
    std::optional<QueryNode> single()
    {
        const QueryToken token = here();
        switch (token.kind) {
        case Kind::Open:
            return bracket();
        case Kind::Near:
            return token.opens ? nearBracket() : std::nullopt;
        case Kind::Word:
        case Kind::Quoted:
            take();
            return counted(token, words(token));
        case Kind::Hash:
            take();
            return counted(token, hashtag(token));
        case Kind::At:
            take();
            return counted(token, mention(token));
        case Kind::Field:
            take();
            if (!token.isClosed)
                reportNotClosed(token);
            return counted(token, field(token));
        case Kind::And: // between the brackets of NEAR
        case Kind::Or:
        case Kind::Not:
            reportNothingBefore(token, token.kind == Kind::And  ? u"AND"_s
                                       : token.kind == Kind::Or ? u"OR"_s
                                                                : u"NOT"_s);
            take();
            return std::nullopt;
        case Kind::Comma:
            take();
            return std::nullopt;
        case Kind::Close:
        case Kind::End:
            return std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<QueryNode> bracket()
    {
        const QueryToken open = take();
        if (m_depth == maxQueryDepth) {
            skipBracket(open);
            return std::nullopt;
        }
        ++m_depth;
        std::optional<QueryNode> inside = alternatives();
        --m_depth;
        close(open, inside.has_value());
        return inside;
    }

    void close(const QueryToken &open, bool holdsSomething)
    {
        if (here().kind == Kind::Close) {
            const QueryToken &token = take();
            if (!holdsSomething) {
                report(Problem::NothingToFind, open.start, token.end() - open.start,
                       Words::tr("There is nothing between the brackets."),
                       Words::tr("Put a word there, or leave them out."));
            }
            return;
        }
        report(Problem::NotClosed, open, Words::tr("A closing bracket is missing."),
               Words::tr("Put “)” where the group ends."));
    }

    void skipBracket(const QueryToken &open)
    {
        int depth = 1;
        while (depth > 0 && here().kind != Kind::End) {
            const QueryToken &token = take();
            if (token.kind == Kind::Open || token.opens)
                ++depth;
            else if (token.kind == Kind::Close)
                --depth;
        }
        reportOnce(open, Words::tr("There are too many brackets within brackets."),
                   Words::tr("Make two topics of it."));
    }

    /// NEAR( words…, distance ): the last part is the distance where a comma stands before it.
    std::optional<QueryNode> nearBracket()
    {
        const QueryToken open = take();
        std::vector<QueryNode> parts;
        int distance = distanceOf(open);
        while (here().kind != Kind::Close && here().kind != Kind::End) {
            if (here().kind == Kind::Comma && isDistance(m_tokens[m_place + 1])) {
                take();
                QueryToken number = take();
                number.number = number.text.toInt();
                distance = distanceOf(number);
                continue;
            }
            if (m_depth == maxQueryDepth && (here().kind == Kind::Open || here().opens)) {
                const QueryToken inner = take();
                skipBracket(inner);
                continue;
            }
            ++m_depth;
            if (std::optional<QueryNode> part = single())
                parts.push_back(*std::move(part));
            else if (here().kind == Kind::Near)
                take();
            --m_depth;
        }
        close(open, !parts.empty());
        return nearby(std::move(parts), distance, open.start);
    }

    bool isDistance(const QueryToken &token) const
    {
        if (token.kind != Kind::Word || token.text.isEmpty() || token.text.size() > 4)
            return false;
        const Kind after = m_tokens[m_place + 2].kind;
        return std::all_of(token.text.begin(), token.text.end(),
                           [](QChar c) { return c >= u'0' && c <= u'9'; }) &&
               (after == Kind::Close || after == Kind::End);
    }

    std::optional<QueryNode> counted(const QueryToken &token, std::optional<QueryNode> node)
    {
        if (!node || ++m_terms <= maxQueryTerms)
            return node;
        reportOnce(token, Words::tr("The query has more than %n word(s).", nullptr, maxQueryTerms),
                   Words::tr("Make two topics of it."));
        return std::nullopt;
    }

    void reportOnce(const QueryToken &token, const QString &what, const QString &remedy)
    {
        if (std::none_of(m_problems.begin(), m_problems.end(),
                         [&what](const QueryProblem &problem) { return problem.what == what; }))
            report(Problem::TooMuch, token, what, remedy);
    }

    void reportNotClosed(const QueryToken &token)
    {
        report(Problem::NotClosed, token, Words::tr("A quotation mark is missing."),
               Words::tr("Put it where the words end."));
    }
    void reportNothingToFind(const QueryToken &token)
    {
        report(Problem::NothingToFind, token, Words::tr("There is no letter or digit in it to look for."),
               Words::tr("Write a word, or leave it out."));
    }

    std::optional<QueryNode> words(const QueryToken &token)
    {
        QString text = tidyWords(token.text);
        if (!token.isClosed)
            reportNotClosed(token);
        if (text.isEmpty()) {
            if (token.isClosed)
                reportNothingToFind(token);
            return std::nullopt;
        }
        QueryNode node = leaf(QueryNode::Kind::Words, std::move(text));
        // What is found anywhere needs no star.
        node.isPrefix = token.hasStar && !needsScan(node.text);
        return node;
    }

    std::optional<QueryNode> hashtag(const QueryToken &token)
    {
        QString rest;
        QString tag = tidyHashtag(token.value, rest);
        if (tag.isEmpty()) {
            if (token.value.isEmpty())
                reportNothingFollows(token, u"#"_s);
            else
                reportNothingToFind(token);
            return std::nullopt;
        }
        if (!rest.isEmpty()) {
            report(Problem::NotUnderstood, token,
                   Words::tr("The hashtag ends after “%1”; the rest is not looked for.").arg(tag),
                   Words::tr("Put a blank between them, or leave the rest out."));
        }
        return leaf(QueryNode::Kind::Hashtag, std::move(tag));
    }

    std::optional<QueryNode> mention(const QueryToken &token)
    {
        QString handle = tidyHandle(token.value);
        if (!handle.isEmpty())
            return leaf(QueryNode::Kind::Mention, std::move(handle));
        if (token.value.isEmpty())
            reportNothingFollows(token, u"@"_s);
        else
            reportNothingToFind(token);
        return std::nullopt;
    }

    std::optional<QueryNode> field(const QueryToken &token)
    {
        const QString name = token.text + u':';
        if (token.value.trimmed().isEmpty()) {
            reportNothingFollows(token, name);
            return std::nullopt;
        }
        if (token.text == u"from"_s || token.text == u"source"_s) {
            const bool isFrom = token.text == u"from"_s;
            QString text = isFrom ? tidyHandle(token.value) : token.value.simplified();
            if (text.isEmpty() || tidyWords(text).isEmpty()) {
                reportNothingToFind(token);
                return std::nullopt;
            }
            return leaf(isFrom ? QueryNode::Kind::From : QueryNode::Kind::Source, std::move(text));
        }
        std::optional<QueryNode> node = valueNode(token.text, token.value);
        if (!node) {
            report(Problem::NotUnderstood, token,
                   Words::tr("“%1” is not known after “%2”.").arg(token.value, name), remedyFor(token.text));
        }
        return node;
    }

    static std::optional<QueryNode> valueNode(const QString &name, const QString &value)
    {
        using Node = QueryNode::Kind;
        if (name == u"lang"_s) {
            if (std::optional<QString> language = readLanguage(value))
                return leaf(Node::Language, *std::move(language));
        } else if (name == u"stars"_s) {
            if (const auto stars = readStars(value)) {
                QueryNode node = leaf(Node::Stars);
                std::tie(node.number, node.upTo) = *stars;
                return node;
            }
        } else if (name == u"is"_s) {
            return numbered(Node::Is, readIs(value));
        } else if (name == u"feeling"_s) {
            return numbered(Node::Feels, readFeeling(value));
        } else if (name == u"has"_s) {
            return numbered(Node::Has, readHas(value));
        } else if (const std::optional<QDate> date = readDate(value)) {
            QueryNode node = leaf(name == u"since"_s ? Node::Since : Node::Until);
            node.date = *date;
            return node;
        }
        return std::nullopt;
    }

    template <class Value>
    static std::optional<QueryNode> numbered(QueryNode::Kind kind, std::optional<Value> value)
    {
        if (!value)
            return std::nullopt;
        QueryNode node = leaf(kind);
        node.number = static_cast<int>(*value);
        return node;
    }

    static QString remedyFor(const QString &name)
    {
        if (name == u"lang"_s)
            return Words::tr("Write the short name of a language, as in lang:pt or lang:pt-br.");
        if (name == u"stars"_s)
            return Words::tr("Write a number of stars from 1 to 5, as in stars:4, stars:<3 or stars:2..4.");
        if (name == u"is"_s)
            return Words::tr("These are: %1.").arg(isKeywords());
        if (name == u"feeling"_s)
            return Words::tr("These are: %1.").arg(u"positive, neutral, negative, unknown"_s);
        if (name == u"has"_s)
            return Words::tr("These are: %1.").arg(u"link, media"_s);
        return Words::tr("Write a day, as in %1.").arg(name + u":2026-01-31"_s);
    }

    std::vector<QueryToken> m_tokens;
    size_t m_place = 0;
    int m_depth = 0;
    int m_terms = 0;
    QList<QueryProblem> m_problems;
};
} // namespace

QString QueryProblem::sentence() const
{
    return remedy.isEmpty() ? what : what + u' ' + remedy;
}

ParsedQuery parseQuery(const QString &text)
{
    return Parser(text).run();
}

} // namespace hatstand::listen
