// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/feed_drafts.h"

#include "listen/feeds/feed_podcast.h"
#include "listen/feeds/feed_reader.h"
#include "listen/html/html_text.h"
#include "listen/intake/message_extra.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <unordered_map>

namespace hatstand::listen
{

namespace
{
std::string plain(const FeedText &text)
{
    return text.isMarkup() || looksLikeMarkup(text.value) ? htmlToText(text.value) : text.value;
}

/// What of an item is read: the longest of what it says.
const FeedText *bodyOf(const FeedItem &item)
{
    const FeedText *body = item.summary ? &*item.summary : nullptr;
    for (const FeedText &content : item.contents) {
        if (content.type != TextType::Other && (body == nullptr || content.value.size() > body->value.size()))
            body = &content;
    }
    return body;
}

bool isGlobalId(std::string_view id)
{
    return id.starts_with("http://") || id.starts_with("https://") || id.starts_with("tag:") ||
           id.starts_with("urn:");
}

/// Links that mean one item: not those that several have, nor the site's own.
class OwnLinks
{
public:
    explicit OwnLinks(const Feed &feed) : m_site(feed.link)
    {
        for (const FeedItem &item : feed.items)
            ++m_counts[item.link];
    }
    [[nodiscard]] bool has(const std::string &link) const
    {
        const auto found = m_counts.find(link);
        return !link.empty() && link != m_site && found != m_counts.end() && found->second == 1;
    }

private:
    std::string m_site;
    std::unordered_map<std::string_view, int> m_counts;
};

/// What the item is known by, whenever it is read again: its own id, where that means it everywhere; an id
/// like "7" means it in its feed only. One without an id is its address, or what it says.
std::string remoteIdOf(const FeedItem &item, const std::string &feed, const std::string &title,
                       const OwnLinks &links)
{
    if (isGlobalId(item.id))
        return item.id;
    if (!item.id.empty())
        return feed + '#' + item.id;
    if (links.has(item.link))
        return item.link;
    const FeedText *body = bodyOf(item);
    if (title.empty() && body == nullptr)
        return item.link;
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(title.data(), qsizetype(title.size())));
    if (body != nullptr)
        hash.addData(QByteArrayView(body->value.data(), qsizetype(body->value.size())));
    return feed + '#' + hash.result().toHex().toStdString();
}

std::optional<Instant> timeOf(const FeedItem &item)
{
    for (const auto *date : {&item.published, &item.updated, &item.created}) {
        if (date->has_value() && (*date)->at)
            return (*date)->at;
    }
    return std::nullopt;
}

/// The site's name for who speaks where an item names nobody.
void nameSpeaker(MessageDraft &draft, const FeedItem &item, const std::string &site, const std::string &host)
{
    const FeedPerson *author = item.authors.empty() ? nullptr : &item.authors.front();
    const std::string name = author == nullptr       ? std::string()
                             : !author->name.empty() ? author->name
                                                     : author->written;
    // A name means somebody on its own site only. E-mail addresses are not kept.
    draft.displayName = name.empty() || name.find('@') != std::string::npos ? site : name;
    draft.speakerId = host + '/' + draft.displayName;
    if (author != nullptr)
        draft.page = author->address;
}

MessageExtra extraOf(const FeedItem &item)
{
    MessageExtra extra;
    for (const FeedTag &tag : item.tags)
        extra.hashtags.append(QString::fromStdString(tag.label.empty() ? tag.term : tag.label));
    for (const FeedLink &link : item.links) {
        if (link.rel == "enclosure")
            extra.media.push_back({QUrl(QString::fromStdString(link.address)),
                                   {},
                                   QString::fromStdString(link.type),
                                   QString::fromStdString(link.title)});
    }
    return extra;
}

/// The whole number at the beginning of a text.
std::optional<qint64> numberOf(std::string_view text)
{
    qint64 number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && number > 0 ? std::optional(number) : std::nullopt;
}

/// `ttl` is in minutes (rssboard.org/rss-specification); `sy:updatePeriod` and `sy:updateFrequency` say how
/// often in an hour, a day … something may change (web.resource.org/rss/1.0/modules/syndication).
std::optional<Milliseconds> waitOf(const Feed &feed)
{
    if (const FeedExtra *ttl = feed.extra("ttl")) {
        if (const auto minutes = numberOf(ttl->text))
            return std::chrono::minutes(std::min<qint64>(*minutes, 24LL * 60));
    }
    const FeedExtra *period = feed.extra("sy_updateperiod");
    if (period == nullptr)
        return std::nullopt;
    static constexpr std::array<std::pair<std::string_view, int>, 5> hours{
        {{"hourly", 1}, {"daily", 24}, {"weekly", 168}, {"monthly", 720}, {"yearly", 8760}}};
    for (const auto &[name, length] : hours) {
        if (period->text != name)
            continue;
        const FeedExtra *frequency = feed.extra("sy_updatefrequency");
        const qint64 times = frequency != nullptr ? numberOf(frequency->text).value_or(1) : 1;
        return std::min<Milliseconds>(std::chrono::hours(length) / times, std::chrono::hours(24));
    }
    return std::nullopt;
}
} // namespace

Result<FeedDrafts> feedDrafts(const FeedBytes &bytes, Instant now)
{
    const FeedSource &source = bytes.source;
    const auto feed =
        requireFeed(std::string_view(bytes.body.constData(), size_t(bytes.body.size())), source);
    if (!feed)
        return fail(feed.error());

    const std::string host = QUrl(QString::fromStdString(source.address)).host().toStdString();
    FeedDrafts made;
    const std::string site = feed->title ? plain(*feed->title) : host;
    const std::string network = feedNetwork.toStdString();
    const std::string name = bytes.name.isEmpty() ? source.address : bytes.name.toStdString();
    const OwnLinks links(*feed);
    made.title = QString::fromStdString(site).simplified();
    made.wait = waitOf(*feed);
    made.drafts.reserve(feed->items.size());
    for (const FeedItem &item : feed->items) {
        MessageDraft draft;
        draft.network = network;
        if (item.title)
            draft.title = plain(*item.title);
        draft.remoteId = remoteIdOf(item, name, draft.title, links);
        draft.url = item.link;
        if (auto answers = inReplyTo(item))
            draft.answersId = std::move(answers->id);
        draft.at = std::min(timeOf(item).value_or(now), now);
        nameSpeaker(draft, item, site, host);
        if (const FeedText *body = bodyOf(item)) {
            const bool isMarkup = body->isMarkup() || looksLikeMarkup(body->value);
            draft.text = isMarkup ? htmlToText(body->value) : body->value;
            if (isMarkup)
                draft.html = body->value;
            draft.language = body->language;
        }
        if (!draft.title.empty() && !draft.text.starts_with(draft.title))
            draft.text = draft.text.empty() ? draft.title : draft.title + '\n' + draft.text;
        if (draft.language.empty())
            draft.language = item.language.value_or(feed->language.value_or(std::string()));
        const QJsonObject extra = toJson(extraOf(item));
        if (!extra.isEmpty())
            draft.extra = QJsonDocument(extra).toJson(QJsonDocument::Compact).toStdString();
        made.drafts.push_back(std::move(draft));
    }
    return made;
}

} // namespace hatstand::listen
