// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_message.h"

#include "listen/intake/message_draft.h"
#include "listen/intake/message_extra.h"
#include "listen/topics/text_signs.h"

#include <QJsonDocument>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// No unit of UTF-16 takes more than three bytes of UTF-8; half a character at the end is cut off after it.
QString beginningOf(std::string_view text)
{
    return fromUtf8(text.substr(0, size_t(kindTextLength + 1) * 3)).left(kindTextLength);
}

QStringList languagesOf(const QString &language)
{
    return language.isEmpty() ? QStringList() : QStringList{language};
}

/// What stands in the text itself.
void addSigns(TopicMessage &said, HeardBefore before)
{
    said.hasLink = holdsLink(said.text);
    said.isQuestion = asksSomething(said.text);
    said.isStranger = before.isStranger;
    said.isRepeated = before.isRepeated;
}
} // namespace

TopicMessage kindMessage(const MessageDraft &draft, std::string_view language, Feeling feeling,
                         const QString &source, HeardBefore before)
{
    MessageExtra extra;
    if (!draft.extra.empty()) {
        extra = messageExtra(QJsonDocument::fromJson(QByteArray::fromStdString(draft.extra)).object());
    }
    TopicMessage said{.text = beginningOf(draft.text),
                      .authorHandle = fromUtf8(draft.handle),
                      .authorName = fromUtf8(draft.displayName),
                      .languages = languagesOf(fromUtf8(language)),
                      .hashtags = extra.hashtags,
                      .network = fromUtf8(draft.network),
                      .source = source,
                      .channel = draft.channel,
                      .stars = draft.stars,
                      .feeling = feeling,
                      .at = draft.at};
    said.hasMedia = !extra.media.empty();
    said.isOurs = draft.isOurs;
    addSigns(said, before);
    return said;
}

TopicMessage kindMessage(const Message &message, const QString &source, HeardBefore before)
{
    const MessageExtra extra = messageExtra(message.extra);
    // As MessageTable puts the two together.
    const qsizetype sign = message.author.startsWith(u'@') ? 0 : message.author.lastIndexOf(u" @"_s);
    const bool hasHandle = sign >= 0 && !message.author.isEmpty();
    TopicMessage said{.text = message.text.left(kindTextLength),
                      .authorHandle =
                          hasHandle ? message.author.mid(message.author.indexOf(u'@', sign) + 1) : QString(),
                      .authorName = hasHandle ? message.author.left(sign) : message.author,
                      .languages = languagesOf(message.language),
                      .hashtags = extra.hashtags,
                      .network = message.network,
                      .source = source,
                      .channel = message.channel,
                      .stars = message.stars,
                      .feeling = message.feeling,
                      .at = message.at};
    said.hasMedia = !extra.media.empty();
    said.isOurs = message.isOurs;
    addSigns(said, before);
    return said;
}

} // namespace hatstand::listen
