// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/query_words.h"
#include "listen/topics/topic_match.h"
#include "listen/topics/topic_query.h"
#include "listen/topics/topic_sql.h"
#include "networks/listener.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <cstdlib>

namespace
{
void require(bool holds)
{
    if (!holds)
        std::abort();
}
} // namespace

/// The first line is a query, what follows it a message: whatever they hold, the query is printed as it is
/// read, its problems lie inside it, and it can be explained, translated and asked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace hatstand::listen;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype line = bytes.indexOf('\n');
    const QString typed = QString::fromUtf8(line < 0 ? bytes : bytes.left(line));
    const ParsedQuery parsed = parseQuery(typed);
    for (const QueryProblem &problem : parsed.problems) {
        require(problem.start >= 0 && problem.length > 0 && problem.start + problem.length <= typed.size());
        require(!problem.what.isEmpty());
    }
    if (!parsed.query)
        return 0;
    const QueryNode &query = *parsed.query;
    require(normalised(query) == query);
    require(parseQuery(toString(query)).query == query);
    require(!explain(query).isEmpty());

    const IndexExpression expression = indexExpression(query);
    require(!expression.match.isEmpty() || !expression.isExact);
    // A quotation mark too many would let what was typed out.
    require(expression.match.count(u'"') % 2 == 0);

    const PreparedMessage message(
        TopicMessage{.text = line < 0 ? QString() : QString::fromUtf8(bytes.mid(line + 1)),
                     .authorHandle = QStringLiteral("eva@town.example"),
                     .authorName = QStringLiteral("Eva"),
                     .languages = {QStringLiteral("pt-BR")},
                     .hashtags = {QStringLiteral("bike")},
                     .network = QStringLiteral("mastodon"),
                     .source = {},
                     .channel = hatstand::networks::Channel::Said});
    const bool isMet = CompiledQuery(query, "Europe/Lisbon").matches(message);
    QueryNode refused;
    refused.kind = QueryNode::Kind::Not;
    refused.children = {query};
    require(CompiledQuery(normalised(refused), "Europe/Lisbon").matches(message) != isMet);
    return 0;
}
