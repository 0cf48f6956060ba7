// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/json_feed.h"

#include "listen/feeds/feed_dates.h"
#include "listen/html/uri.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

class JsonFeedReader
{
public:
    JsonFeedReader(std::string base, const FeedLimits &limits) : m_base(std::move(base)), m_limits(limits) {}

    Feed read(const QJsonObject &object)
    {
        m_feed.version = versionOf(object[u"version"_s].toString());
        if (m_feed.version.empty()) {
            note("no version of JSON Feed");
            return std::move(m_feed);
        }
        setText(m_feed.title, string(object, "title"_L1), TextType::Plain);
        setText(m_feed.subtitle, string(object, "description"_L1), TextType::Plain);
        m_feed.id = address(object, "feed_url"_L1);
        addLink(m_feed, address(object, "home_page_url"_L1), "alternate", "text/html");
        m_feed.link = address(object, "home_page_url"_L1);
        addLink(m_feed, m_feed.id, "self", "application/feed+json");
        addLink(m_feed, address(object, "next_url"_L1), "next", "application/feed+json");
        readHubs(object[u"hubs"_s].toArray());
        m_feed.icon = address(object, "favicon"_L1);
        m_feed.logo = address(object, "icon"_L1);
        if (const std::string language = string(object, "language"_L1); !language.empty())
            m_feed.language = language;
        addAuthors(m_feed, object);
        keepExtensions(m_feed, object);
        readItems(object[u"items"_s]);
        return std::move(m_feed);
    }

private:
    static std::string versionOf(const QString &version)
    {
        if (!version.contains("jsonfeed.org/version/"_L1))
            return {};
        return version.endsWith("/1.1"_L1) ? "json11" : "json1";
    }

    void note(std::string what) { m_feed.troubles.push_back({std::move(what)}); }

    /// Numbers count as text: ids are written so, against the specification.
    std::string string(const QJsonObject &object, QLatin1StringView key)
    {
        const QJsonValue value = object[key];
        if (value.isString())
            return value.toString().toStdString();
        if (value.isDouble())
            return QString::number(value.toDouble(), 'g', 16).toStdString();
        if (!value.isUndefined() && !value.isNull())
            note(std::string(key.data(), static_cast<std::size_t>(key.size())) + " is no text");
        return {};
    }

    std::string address(const QJsonObject &object, QLatin1StringView key)
    {
        const std::string written = string(object, key);
        return written.empty() ? written : resolveUri(m_base, written);
    }

    void setText(std::optional<FeedText> &place, std::string value, TextType type) const
    {
        if (value.empty())
            return;
        place = FeedText{std::move(value), type, {}, m_base, m_feed.language.value_or(std::string()), {}};
    }

    static void addLink(FeedRecord &record, const std::string &address, const char *rel, const char *type)
    {
        if (address.empty())
            return;
        FeedLink link;
        link.address = address;
        link.rel = rel;
        link.type = type;
        record.links.push_back(std::move(link));
    }

    void readHubs(const QJsonArray &hubs)
    {
        for (const QJsonValue hub : hubs)
            addLink(m_feed, address(hub.toObject(), "url"_L1), "hub", "");
    }

    void addAuthors(FeedRecord &record, const QJsonObject &object)
    {
        QJsonArray authors = object[u"authors"_s].toArray();
        if (authors.isEmpty() && object[u"author"_s].isObject()) // version 1
            authors.append(object[u"author"_s]);
        for (const QJsonValue author : authors) {
            FeedPerson person;
            person.name = string(author.toObject(), "name"_L1);
            person.address = address(author.toObject(), "url"_L1);
            if (person != FeedPerson() && record.authors.size() < m_limits.listed)
                record.authors.push_back(std::move(person));
        }
    }

    void readItems(const QJsonValue &items)
    {
        if (!items.isArray())
            note("no items");
        const QJsonArray array = items.toArray();
        for (const QJsonValue item : array) {
            if (m_feed.items.size() >= m_limits.items) {
                note("too many items");
                return;
            }
            if (item.isObject())
                m_feed.items.push_back(readItem(item.toObject()));
            else
                note("an item that is no object");
        }
    }

    FeedItem readItem(const QJsonObject &object)
    {
        FeedItem item;
        item.id = string(object, "id"_L1);
        if (const std::string language = string(object, "language"_L1); !language.empty())
            item.language = language;
        setText(item.title, string(object, "title"_L1), TextType::Plain);
        item.link = address(object, "url"_L1);
        addLink(item, item.link, "alternate", "text/html");
        addLink(item, address(object, "external_url"_L1), "related", "text/html");
        addContent(item, string(object, "content_html"_L1), TextType::Html);
        addContent(item, string(object, "content_text"_L1), TextType::Plain);
        setText(item.summary, string(object, "summary"_L1), TextType::Plain);
        if (!item.summary && !item.contents.empty()) {
            item.summary = item.contents.front();
            item.summaryIsContent = true;
        }
        readDate(item.published, string(object, "date_published"_L1));
        readDate(item.updated, string(object, "date_modified"_L1));
        const std::string picture = address(object, "image"_L1);
        const std::string banner = address(object, "banner_image"_L1);
        if (!picture.empty() || !banner.empty()) {
            item.image.emplace();
            item.image->address = picture.empty() ? banner : picture;
        }
        addAuthors(item, object);
        for (const QJsonValue tag : object[u"tags"_s].toArray()) {
            if (tag.isString() && item.tags.size() < m_limits.listed)
                item.tags.push_back({tag.toString().toStdString(), {}, {}});
        }
        addAttachments(item, object[u"attachments"_s].toArray());
        keepExtensions(item, object);
        return item;
    }

    void addContent(FeedItem &item, std::string value, TextType type) const
    {
        std::optional<FeedText> text;
        setText(text, std::move(value), type);
        if (text)
            item.contents.push_back(std::move(*text));
    }

    static void readDate(std::optional<FeedDate> &date, std::string written)
    {
        if (written.empty())
            return;
        const auto at = parseFeedDate(written);
        date = FeedDate{std::move(written), at};
    }

    void addAttachments(FeedItem &item, const QJsonArray &attachments)
    {
        for (const QJsonValue value : attachments) {
            const QJsonObject attachment = value.toObject();
            FeedLink link;
            link.address = address(attachment, "url"_L1);
            if (link.address.empty() || item.links.size() >= m_limits.listed)
                continue;
            link.rel = "enclosure";
            link.type = string(attachment, "mime_type"_L1);
            link.title = string(attachment, "title"_L1);
            link.length = string(attachment, "size_in_bytes"_L1);
            if (const std::string seconds = string(attachment, "duration_in_seconds"_L1); !seconds.empty())
                link.others.push_back({"duration", seconds});
            item.links.push_back(std::move(link));
        }
    }

    /// Members that begin with "_" are other people's.
    void keepExtensions(FeedRecord &record, const QJsonObject &object) const
    {
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!member.key().startsWith(u'_') || record.extras.size() >= m_limits.extras)
                continue;
            FeedExtra extra;
            extra.name = member.key().toStdString();
            extra.text =
                member.value().isObject()
                    ? QJsonDocument(member.value().toObject()).toJson(QJsonDocument::Compact).toStdString()
                    : member.value().toVariant().toString().toStdString();
            record.extras.push_back(std::move(extra));
        }
    }

    std::string m_base;
    FeedLimits m_limits;
    Feed m_feed;
};
} // namespace

Feed readJsonFeed(std::string_view text, const std::string &base, const FeedLimits &limits)
{
    QJsonParseError problem;
    const auto bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject()) {
        Feed feed;
        feed.troubles.push_back({"no JSON: " + problem.errorString().toStdString()});
        return feed;
    }
    return JsonFeedReader(base, limits).read(document.object());
}

} // namespace hatstand::listen
