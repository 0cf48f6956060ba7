// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_words.h"

#include "base/zones.h"
#include "kit/time_words.h"
#include "listen/kinds/kind_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::InboxWords)
};

using networks::Channel;

/// Minutes are written with two digits behind hours, so that "1 h 05" is not read as a half.
QString shortDuration(Milliseconds duration)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    constexpr qint64 twoDays = qint64{48} * 60;
    if (minutes >= twoDays)
        return durationWords(duration);
    if (minutes < 60)
        return Words::tr("%n min", "minutes, in a list", static_cast<int>(std::max<qint64>(1, minutes)));
    if (minutes % 60 == 0)
        return Words::tr("%n h", "hours, in a list", static_cast<int>(minutes / 60));
    return Words::tr("%1 h %2", "hours, minutes with two digits")
        .arg(minutes / 60)
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}
} // namespace

bool isOverdue(const listen::Conversation &conversation, Instant now)
{
    return conversation.dueAt && *conversation.dueAt < now;
}

QString promiseWords(const listen::Conversation &conversation, Instant now)
{
    if (!conversation.dueAt)
        return {};
    if (isOverdue(conversation, now))
        return Words::tr("%1 over", "how long past the promised time")
            .arg(shortDuration(now - *conversation.dueAt));
    return Words::tr("due in %1", "how long until the promised time")
        .arg(shortDuration(*conversation.dueAt - now));
}

QString starWords(int stars)
{
    const int full = std::clamp(stars, 0, 5);
    return QString(full, QChar(0x2605)) + QString(5 - full, QChar(0x2606));
}

QString starSentence(int stars)
{
    return Words::tr("%n of 5 stars", nullptr, std::clamp(stars, 0, 5));
}

QString feelingWords(listen::Feeling feeling)
{
    switch (feeling) {
    case listen::Feeling::Unknown:
        break;
    case listen::Feeling::Negative:
        return Words::tr("Negative");
    case listen::Feeling::Neutral:
        return Words::tr("Neutral");
    case listen::Feeling::Positive:
        return Words::tr("Positive");
    }
    return {};
}

std::optional<Mood> moodOf(listen::ConversationKind kind, listen::Feeling feeling)
{
    if (kind == listen::ConversationKind::Question)
        return Mood{Glyph::Uncertain, listen::kindName(kind), Ink::Text2, std::nullopt};
    switch (feeling) {
    case listen::Feeling::Unknown:
        break;
    case listen::Feeling::Negative:
        return Mood{Glyph::Frown, feelingWords(feeling), std::nullopt, Status::Failed};
    case listen::Feeling::Neutral:
        return Mood{Glyph::Meh, feelingWords(feeling), Ink::Text3, std::nullopt};
    case listen::Feeling::Positive:
        return Mood{Glyph::Smile, feelingWords(feeling), std::nullopt, Status::Published};
    }
    return std::nullopt;
}

QColor colourOf(const Theme &theme, const Mood &mood)
{
    return mood.status ? theme.status(*mood.status).text : theme.ink(mood.ink.value_or(Ink::Text2));
}

QString channelWords(Channel channel)
{
    switch (channel) {
    case Channel::Mention:
        return Words::tr("Mention");
    case Channel::Reply:
        return Words::tr("Answer to a post");
    case Channel::Quote:
        return Words::tr("Quote");
    case Channel::Comment:
        return Words::tr("Comment");
    case Channel::DirectMessage:
        return Words::tr("Direct message");
    case Channel::Review:
        return Words::tr("Review");
    case Channel::Said:
        return Words::tr("Found");
    }
    return {};
}

QString headline(Channel channel, const QString &title)
{
    if (title.isEmpty() || channel == Channel::DirectMessage) {
        return channel == Channel::DirectMessage ? Words::tr("Direct message, only you two read it")
               : channel == Channel::Said        ? Words::tr("Said to nobody in particular")
                                                 : channelWords(channel);
    }
    switch (channel) {
    case Channel::Quote:
        return Words::tr("Quote of “%1”").arg(title);
    case Channel::Review:
        return Words::tr("Review of “%1”").arg(title);
    case Channel::Mention:
    case Channel::Said:
        return Words::tr("Mention beside “%1”").arg(title);
    case Channel::Reply:
    case Channel::Comment:
    case Channel::DirectMessage:
        break;
    }
    return Words::tr("Comment on “%1”").arg(title);
}

QString saidWhen(Instant at, Instant now, const QByteArray &zone)
{
    const WallTime wall = wallTimeAt(at, zone);
    const QDate today = wallTimeAt(now, zone).date;
    return wall.date == today ? clockWords(wall.time) : dayAndTimeTitle(wall, today);
}

QString spokenRow(const listen::Conversation &conversation, const SpokenRow &beside, Instant now)
{
    QStringList facts{conversation.speakerName};
    if (conversation.kind != listen::ConversationKind::Other)
        facts << listen::kindName(conversation.kind).toLower();
    if (conversation.channel == Channel::DirectMessage || conversation.channel == Channel::Review)
        facts << channelWords(conversation.channel).toLower();
    if (conversation.stars)
        facts << starSentence(*conversation.stars);
    facts << promiseWords(conversation, now) << beside.clientName << beside.networkName;
    if (conversation.kind != listen::ConversationKind::Question)
        facts << feelingWords(conversation.feeling).toLower();
    facts << beside.labels;
    if (!conversation.assignedTo.isEmpty())
        facts << Words::tr("assigned to %1").arg(conversation.assignedTo);
    if (conversation.unread)
        facts << Words::tr("unread");
    return Words::tr("%1: %2", "facts about a conversation, what was said last")
        .arg(factWords(facts), conversation.snippet);
}

} // namespace hatstand::ui::inbox
