// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_talk.h"

#include "listen/kinds/kind_names.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::sample
{

namespace
{
using networks::Channel;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::sample)
};

Channel channelOf(const QString &name)
{
    static const QHash<QString, Channel> channels{
        {QStringLiteral("mention"), Channel::Mention},  {QStringLiteral("reply"), Channel::Reply},
        {QStringLiteral("quote"), Channel::Quote},      {QStringLiteral("comment"), Channel::Comment},
        {QStringLiteral("dm"), Channel::DirectMessage}, {QStringLiteral("review"), Channel::Review}};
    return channels.value(name, Channel::Comment);
}

listen::ConversationState stateOf(const QString &name)
{
    using State = listen::ConversationState;
    static const QHash<QString, State> states{{QStringLiteral("waiting"), State::Waiting},
                                              {QStringLiteral("done"), State::Done},
                                              {QStringLiteral("later"), State::Later}};
    return states.value(name, State::Open);
}

SampleConversation readConversation(const QJsonObject &json)
{
    const auto text = [&json](const char *key) { return json[QLatin1StringView(key)].toString(); };
    SampleConversation read;
    read.client = text("client");
    read.network = text("network");
    read.place = text("place");
    read.channel = channelOf(text("channel"));
    read.thread = text("thread");
    read.post = text("post");
    read.about = text("about");
    read.aboutTitle = text("aboutTitle");
    read.kind = listen::kindFromKey(text("kind")).value_or(listen::ConversationKind::Other);
    read.state = stateOf(text("state"));
    read.laterMinutes = json[u"laterMinutes"].toInt();
    read.read = json[u"read"].toBool();
    if (json.contains(u"stars"))
        read.stars = json[u"stars"].toInt();
    read.warning = text("warning");
    const QJsonArray from = json[u"from"].toArray();
    read.handle = from.at(0).toString();
    read.name = from.at(1).toString();
    for (const QJsonValue label : json[u"labels"].toArray())
        read.labels << label.toString();
    read.assignedTo = text("assign");
    read.assignedBy = text("by");
    read.assignMinutesAgo = json[u"assignMinutes"].toInt();
    for (const QJsonValue said : json[u"messages"].toArray())
        read.said.push_back(
            {said[0].toInt(), said[1].toString(), said[2].toString() == QStringLiteral("ours")});
    for (const QJsonValue note : json[u"notes"].toArray())
        read.notes.push_back({note[0].toInt(), note[1].toString(), note[2].toString()});
    for (const QJsonValue media : json[u"media"].toArray())
        read.media.push_back({QUrl(media[0].toString()), QUrl(), media[1].toString(), media[2].toString()});
    return read;
}
} // namespace

Result<SampleTalk> builtInSampleTalk()
{
    QFile file(QStringLiteral(":/sample/talk.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Tr::tr("The sample is not in this program."));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    SampleTalk talk;
    talk.promiseMinutes = json[u"promiseMinutes"].toInt();
    talk.me = json[u"me"].toString();
    for (const QJsonValue conversation : json[u"conversations"].toArray())
        talk.conversations.push_back(readConversation(conversation.toObject()));
    for (const QJsonValue saved : json[u"savedReplies"].toArray())
        talk.savedReplies.push_back({saved[0].toString(), saved[1].toString(), saved[2].toString()});
    if (talk.conversations.empty())
        return fail(ErrorCode::Unknown, Tr::tr("The sample is not in this program."));
    return talk;
}

} // namespace hatstand::sample
