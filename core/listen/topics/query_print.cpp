// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/query_lexer.h"
#include "listen/topics/query_values.h"
#include "listen/topics/topic_query.h"

#include <QStringList>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;
using Kind = QueryNode::Kind;

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

/// Words without quotation marks where they are read again as the same words.
QString wordsText(const QueryNode &node)
{
    const std::vector<QueryToken> tokens = cutQuery(node.text);
    const bool isBare = tokens.size() == 2 && tokens.front().kind == QueryToken::Kind::Word &&
                        tokens.front().text == node.text && !node.text.contains(u',');
    QString text = isBare ? node.text : quoted(node.text);
    if (node.isPrefix)
        text.append(u'*');
    return text;
}

QString fieldText(QLatin1StringView name, const QString &value)
{
    const QString bare = name + u':' + value;
    const std::vector<QueryToken> tokens = cutQuery(bare);
    const bool isBare = tokens.size() == 2 && tokens.front().kind == QueryToken::Kind::Field &&
                        tokens.front().value == value && !value.contains(u',');
    return isBare ? bare : name + u':' + quoted(value);
}

QString print(const QueryNode &node);

QString inBrackets(const QueryNode &node, bool needed)
{
    return needed ? u'(' + print(node) + u')' : print(node);
}

QString joined(const QueryNode &node, const QString &sign, bool (*needsBrackets)(Kind))
{
    QStringList parts;
    for (const QueryNode &child : node.children)
        parts.append(inBrackets(child, needsBrackets(child.kind)));
    return parts.join(sign);
}

QString print(const QueryNode &node)
{
    switch (node.kind) {
    case Kind::And:
        return joined(node, u" "_s, [](Kind kind) { return kind == Kind::Or; });
    case Kind::Or:
        return joined(node, u" OR "_s, [](Kind) { return false; });
    case Kind::Near:
        return joined(node, u" NEAR/%1 "_s.arg(node.number), [](Kind kind) { return kind == Kind::Or; });
    case Kind::Not: {
        const QueryNode &child = node.children.front();
        return u"NOT "_s + inBrackets(child, child.kind == Kind::And || child.kind == Kind::Or);
    }
    case Kind::Words:
        return wordsText(node);
    case Kind::Hashtag:
        return u'#' + node.text;
    case Kind::Mention:
        return u'@' + node.text;
    case Kind::From:
        return fieldText(QLatin1StringView("from"), node.text);
    case Kind::Language:
        return fieldText(QLatin1StringView("lang"), node.text);
    case Kind::Source:
        return fieldText(QLatin1StringView("source"), node.text);
    case Kind::Is:
        return u"is:"_s + keyword(static_cast<IsValue>(node.number));
    case Kind::Stars:
        return u"stars:"_s + starsText(node.number, node.upTo);
    case Kind::Feels:
        return u"feeling:"_s + keyword(static_cast<Feeling>(node.number));
    case Kind::Has:
        return u"has:"_s + keyword(static_cast<HasValue>(node.number));
    case Kind::Since:
        return u"since:"_s + node.date.toString(Qt::ISODate);
    case Kind::Until:
        return u"until:"_s + node.date.toString(Qt::ISODate);
    }
    return {};
}
} // namespace

QString toString(const QueryNode &query)
{
    return print(query);
}

QueryNode normalised(QueryNode query)
{
    for (QueryNode &child : query.children)
        child = normalised(std::move(child));
    if (query.kind == Kind::Not && query.children.front().kind == Kind::Not) {
        QueryNode inner = std::move(query.children.front().children.front());
        return inner;
    }
    if (query.kind != Kind::And && query.kind != Kind::Or)
        return query;
    std::vector<QueryNode> flat;
    for (QueryNode &child : query.children) {
        if (child.kind == query.kind)
            std::move(child.children.begin(), child.children.end(), std::back_inserter(flat));
        else
            flat.push_back(std::move(child));
    }
    if (flat.size() == 1) {
        QueryNode only = std::move(flat.front());
        return only;
    }
    query.children = std::move(flat);
    return query;
}

bool findsEverything(const QueryNode &query)
{
    switch (query.kind) {
    case Kind::Not:
        return !findsEverything(query.children.front());
    case Kind::And:
        return std::all_of(query.children.begin(), query.children.end(), findsEverything);
    case Kind::Or:
        return std::any_of(query.children.begin(), query.children.end(), findsEverything);
    default:
        return false;
    }
}

} // namespace hatstand::listen
