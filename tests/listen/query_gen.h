// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/query_values.h"
#include "listen/topics/topic_message.h"
#include "listen/topics/topic_query.h"
#include "networks/listener.h"

#include <rapidcheck.h>

/// Queries and messages for laws: from few words, so that they meet.
namespace hatstand::listen
{

inline rc::Gen<QString> anyWord()
{
    return rc::gen::map(rc::gen::element<std::string>(
                            "bike", "Bikes", "cargo", "BAKFIETS", "bakfietsen", "café", "Cafe\u0301", "job",
                            "e-bike", "Rotterdam", "rotter", "and", "AND", "NEAR", "or", "from", "#bike",
                            "@eva", "🚲", "🤣", "自転車", "転車", "จักรยาน", "don't", "über", "straße", "x"),
                        [](const std::string &word) { return QString::fromStdString(word); });
}

inline rc::Gen<QString> anyText(int upTo = 14)
{
    return rc::gen::exec([upTo] {
        const int count = *rc::gen::inRange(0, upTo);
        QString text;
        for (int i = 0; i < count; ++i) {
            text += *anyWord();
            text += QString::fromStdString(
                *rc::gen::element<std::string>(" ", " ", " ", ", ", "\n", "-", "", "🤣 ", " #", " @"));
        }
        return text;
    });
}

inline QueryNode leafOf(QueryNode::Kind kind, const QString &text, int number = 0, int upTo = 0)
{
    QueryNode node;
    node.kind = kind;
    node.text = text;
    node.number = number;
    node.upTo = upTo;
    return node;
}

inline rc::Gen<QueryNode> anyWords()
{
    return rc::gen::exec([] {
        QString text = *anyWord();
        while (*rc::gen::inRange(0, 4) == 0)
            text += u' ' + *anyWord();
        // As the parser has it: tidy, and no star on what is found anywhere.
        const ParsedQuery parsed = parseQuery(
            u'"' + text + (*rc::gen::inRange(0, 4) == 0 ? QStringLiteral("\"*") : QStringLiteral("\"")));
        return *parsed.query;
    });
}

inline rc::Gen<QueryNode> anyLeaf()
{
    using Kind = QueryNode::Kind;
    return rc::gen::exec([] {
        switch (*rc::gen::inRange(0, 16)) {
        case 0:
            return leafOf(Kind::Hashtag, *rc::gen::element(QStringLiteral("bike"), QStringLiteral("Café"),
                                                           QStringLiteral("自転車")));
        case 1:
            return leafOf(Kind::Mention,
                          *rc::gen::element(QStringLiteral("eva"), QStringLiteral("eva.bsky.social"),
                                            QStringLiteral("Eva@town.example")));
        case 2:
            return leafOf(Kind::From,
                          *rc::gen::element(QStringLiteral("eva"), QStringLiteral("Rijnmond News")));
        case 3:
            return leafOf(Kind::Language, *rc::gen::element(QStringLiteral("pt"), QStringLiteral("pt-br"),
                                                            QStringLiteral("nl")));
        case 4:
            return leafOf(Kind::Source,
                          *rc::gen::element(QStringLiteral("reddit"), QStringLiteral("r/Rotterdam")));
        case 5:
            return leafOf(Kind::Is, {}, *rc::gen::inRange(0, 13));
        case 6: {
            const int from = *rc::gen::inRange(1, 6);
            return leafOf(Kind::Stars, {}, from, *rc::gen::inRange(from, 6));
        }
        case 7:
            return leafOf(Kind::Feels, {}, *rc::gen::inRange(0, 4));
        case 8:
            return leafOf(Kind::Has, {}, *rc::gen::inRange(0, 3));
        case 9: {
            QueryNode node = leafOf(*rc::gen::element(Kind::Since, Kind::Until), {});
            node.date = QDate(2026, 11, 1).addDays(*rc::gen::inRange(0, 30));
            return node;
        }
        default:
            return *anyWords();
        }
    });
}

/// In normal form.
inline rc::Gen<QueryNode> anyQuery(int depth = 3)
{
    using Kind = QueryNode::Kind;
    return rc::gen::exec([depth] {
        if (depth == 0 || *rc::gen::inRange(0, 3) == 0)
            return *anyLeaf();
        QueryNode node;
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            node.kind = Kind::Not;
            node.children = {*anyQuery(depth - 1)};
            break;
        case 1: {
            node.kind = Kind::Near;
            node.number = *rc::gen::inRange(0, 6);
            const int count = *rc::gen::inRange(2, 4);
            for (int i = 0; i < count; ++i) {
                QueryNode part = *anyWords();
                if (*rc::gen::inRange(0, 3) == 0) {
                    QueryNode either;
                    either.kind = Kind::Or;
                    either.children = {part, *anyWords()};
                    part = either;
                }
                node.children.push_back(part);
            }
            break;
        }
        default: {
            node.kind = *rc::gen::element(Kind::And, Kind::Or);
            const int count = *rc::gen::inRange(2, 4);
            for (int i = 0; i < count; ++i)
                node.children.push_back(*anyQuery(depth - 1));
        }
        }
        return normalised(node);
    });
}

inline rc::Gen<TopicMessage> anyMessage()
{
    return rc::gen::exec([] {
        const auto one = [](std::initializer_list<const char *> texts) {
            return QString::fromStdString(
                *rc::gen::elementOf(std::vector<std::string>(texts.begin(), texts.end())));
        };
        TopicMessage message{.text = *anyText(),
                             .authorHandle = one({"eva", "Eva@town.example", "eva.bsky.social", "wout"}),
                             .authorName = one({"Eva Mulder", "RIJNMOND news", ""}),
                             .languages = {one({"pt", "pt-BR", "NL", "en"})},
                             .hashtags = {},
                             .network = one({"reddit", "bluesky"}),
                             .source = one({"r/Rotterdam", ""}),
                             .channel = static_cast<networks::Channel>(*rc::gen::inRange(0, 7))};
        if (*rc::gen::inRange(0, 3) == 0)
            message.hashtags = {one({"bike", "cafe"})};
        if (*rc::gen::arbitrary<bool>())
            message.stars = *rc::gen::inRange(1, 6);
        message.feeling = static_cast<Feeling>(*rc::gen::inRange(0, 4));
        message.at = Instant::fromDateTime(QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC)) +
                     Milliseconds(3'600'000LL * *rc::gen::inRange(0, 720));
        message.hasLink = *rc::gen::arbitrary<bool>();
        message.hasMedia = *rc::gen::arbitrary<bool>();
        message.isQuestion = *rc::gen::arbitrary<bool>();
        message.isAnswered = *rc::gen::arbitrary<bool>();
        message.isOurs = *rc::gen::arbitrary<bool>();
        message.isStranger = *rc::gen::arbitrary<bool>();
        message.isRepeated = *rc::gen::arbitrary<bool>();
        return message;
    });
}

} // namespace hatstand::listen
