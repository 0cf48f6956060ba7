// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/kinds/kind_names.h"
#include "listen/sentiment/sentiment.h"
#include "listen/spoken_messages.h"
#include "listen/topics/text_signs.h"
#include "listen/topics/topic_match.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace hatstand::listen
{

/// A message as it reaches the judge: what can be seen in its text is filled in as the program does.
inline TopicMessage heard(const QString &text)
{
    static const WordLists lists;
    const Sentiment sentiment = SentimentJudge(lists).judge(text.toStdString(), {});
    TopicMessage message = spoken(text);
    message.channel = networks::Channel::Reply;
    message.feeling = sentiment.feeling;
    message.isQuestion = asksSomething(text);
    message.hasLink = holdsLink(text);
    return message;
}

struct KnownKind
{
    ConversationKind kind;
    QString language;
    PreparedMessage message;
    bool isHeldOut = false; ///< the rules were finished before it was written
};

/// Made-up messages of our own to a shop, each with what a person would call it. Empty where one of them is
/// not understood.
inline std::vector<KnownKind> readKindCorpus(const QString &path)
{
    std::vector<KnownKind> all;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const auto kind = kindFromKey(line.value(QLatin1StringView("kind")).toString());
        if (!kind)
            return {};
        TopicMessage message = heard(line.value(QLatin1StringView("text")).toString());
        if (const int stars = line.value(QLatin1StringView("stars")).toInt(); stars > 0)
            message.stars = stars;
        if (line.value(QLatin1StringView("channel")) == QLatin1StringView("review"))
            message.channel = networks::Channel::Review;
        all.push_back({*kind, line.value(QLatin1StringView("language")).toString(),
                       PreparedMessage(std::move(message)),
                       line.value(QLatin1StringView("heldOut")).toBool()});
    }
    return all;
}

} // namespace hatstand::listen
