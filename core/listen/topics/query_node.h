// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeling.h"

#include <QDate>
#include <QString>

#include <vector>

/// What a query is; topic_query.h tells the language.
namespace hatstand::listen
{

enum class IsValue {
    Question,
    Reply,
    Mention,
    Quote,
    Comment,
    Review,
    Direct,   ///< only we can read it
    Said,     ///< to nobody in particular
    Answered, ///< we have answered
    Unanswered,
    Ours,     ///< said by ourselves
    Stranger, ///< we have heard nothing from its author before
    Repeated, ///< the same text was said before, by whomever
};
enum class HasValue {
    Link,
    Media,
    Words, ///< more than links, names, hashtags, figures and signs
};

/// A query as a tree. A value; equal trees mean the same. Trees that come out of parseQuery are in normal
/// form: And and Or have two or more children, none of their own kind; a Not stands around no Not.
struct QueryNode
{
    enum class Kind {
        And,
        Or,
        Not,      ///< one child
        Near,     ///< two or more children, each Words or an Or of Words; `number` is the distance
        Words,    ///< `text`: one word or words in a row; `isPrefix`: the last one is only begun
        Hashtag,  ///< `text` without "#"
        Mention,  ///< `text` without "@"
        From,     ///< `text`
        Language, ///< `text` in lower case
        Source,   ///< `text`
        Is,       ///< `number` is an IsValue
        Stars,    ///< from `number` to `upTo`
        Feels,    ///< `number` is a Feeling
        Has,      ///< `number` is a HasValue
        Since,    ///< `date`
        Until,    ///< `date`
    };
    Kind kind = Kind::Words;
    QString text = {};
    bool isPrefix = false;
    int number = 0;
    int upTo = 0;
    QDate date = {};
    std::vector<QueryNode> children = {};

    friend bool operator==(const QueryNode &, const QueryNode &) = default;
};

} // namespace hatstand::listen
