// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/incoming_drafts.h"

#include "listen/html/html_text.h"
#include "listen/intake/message_extra.h"

#include <QJsonDocument>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
std::string addressOf(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded).toStdString();
}

/// With the title in front, so that what is searched and judged is all that was said.
std::string withTitle(const std::string &title, std::string text)
{
    if (title.empty() || text.starts_with(title))
        return text;
    return text.empty() ? title : title + '\n' + text;
}
} // namespace

MessageDraft incomingDraft(const networks::IncomingMessage &message, const HeardAt &heardAt)
{
    MessageDraft draft;
    draft.network = heardAt.network.toStdString();
    draft.place = heardAt.place.toStdString();
    draft.remoteId = message.remoteId.toStdString();
    draft.answersId = message.answersId.toStdString();
    draft.rootId = message.rootId.toStdString();
    draft.threadId = message.threadId.toStdString();
    draft.url = addressOf(message.url);
    draft.channel = message.channel;
    draft.isOurs = message.isOurs;
    draft.at = std::min(message.at, heardAt.now);
    draft.speakerId = message.from.remoteId.toStdString();
    draft.handle = message.from.handle.toStdString();
    draft.displayName = message.from.displayName.toStdString();
    draft.page = addressOf(message.from.page);
    draft.picture = addressOf(message.from.picture);
    draft.followers = message.from.followers;
    draft.title = message.title.toStdString();
    draft.html = message.html.toStdString();
    draft.text =
        withTitle(draft.title, message.html.isEmpty() ? message.text.toStdString() : htmlToText(draft.html));
    draft.language = message.languages.value(0).toStdString();
    draft.about = addressOf(message.about);
    draft.aboutTitle = message.aboutTitle.toStdString();
    draft.stars = message.stars;
    draft.isHidden = message.waitsForApproval;
    const QJsonObject extra = toJson(
        {message.contentWarning, message.hashtags, message.media, message.quotesId, message.isForFollowers});
    if (!extra.isEmpty())
        draft.extra = QJsonDocument(extra).toJson(QJsonDocument::Compact).toStdString();
    return draft;
}

std::vector<MessageDraft> incomingDrafts(const std::vector<networks::IncomingMessage> &messages,
                                         const HeardAt &heardAt)
{
    std::vector<MessageDraft> drafts;
    drafts.reserve(messages.size());
    for (const networks::IncomingMessage &message : messages)
        drafts.push_back(incomingDraft(message, heardAt));
    return drafts;
}

} // namespace hatstand::listen
