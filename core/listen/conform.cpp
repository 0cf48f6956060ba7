// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/conform.h"

#include "base/error.h"
#include "listen/feeds/feed_conform.h"
#include "listen/sentiment/conform_sentiment.h"

#include <QHash>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

/// What a request asks for, beside "id" and "ok".
using Answer = Result<QJsonObject> (*)(const QJsonObject &request);

/// One line for each operation of this room.
const QHash<QString, Answer> &answers()
{
    static const QHash<QString, Answer> all{
        {u"feed.parse"_s, conformFeed},
        {u"sentiment.score"_s, answerSentiment},
    };
    return all;
}
} // namespace

bool servesConform(const QJsonObject &request)
{
    return answers().contains(request[u"op"_s].toString());
}

QJsonObject answerConform(const QJsonObject &request)
{
    QJsonObject reply;
    if (const Answer answer = answers().value(request[u"op"_s].toString())) {
        const Result<QJsonObject> answered = answer(request);
        reply = answered ? *answered : QJsonObject{{u"error"_s, answered.error().sentence()}};
        reply.insert(u"ok"_s, answered.has_value());
    }
    reply.insert(u"id"_s, request[u"id"_s]);
    return reply;
}

} // namespace hatstand::listen
