// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed_conform.h"

#include "base/translate.h"
#include "listen/feeds/feed_dates.h"
#include "listen/feeds/feed_reader.h"
#include "listen/html/html_clean.h"

#include <QFile>
#include <QJsonArray>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::feeds)
};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

void put(QJsonObject &object, const QString &key, std::string_view value)
{
    if (!value.empty())
        object.insert(key, text(value));
}

/// Under each of the names that the same thing has.
void putAll(QJsonObject &object, std::initializer_list<QString> keys, const QJsonValue &value)
{
    for (const QString &key : keys)
        object.insert(key, value);
}

QString cleaned(const FeedText &value)
{
    if (!value.isMarkup())
        return text(value.value);
    HtmlCleanOptions options;
    options.policy = HtmlPolicy::Feed;
    options.base = value.base;
    options.isXhtml = value.type == TextType::Xhtml;
    return text(cleanHtml(value.value, options));
}

QString mediaType(const FeedText &value)
{
    switch (value.type) {
    case TextType::Plain:
        return u"text/plain"_s;
    case TextType::Html:
        return u"text/html"_s;
    case TextType::Xhtml:
        return u"application/xhtml+xml"_s;
    case TextType::Other:
        break;
    }
    return text(value.mediaType);
}

QJsonObject detail(const FeedText &value)
{
    QJsonObject object{
        {u"type"_s, mediaType(value)},
        {u"language"_s, value.language.empty() ? QJsonValue() : QJsonValue(text(value.language))},
        {u"base"_s, text(value.base)},
        {u"value"_s, cleaned(value)}};
    put(object, u"src"_s, value.address);
    return object;
}

void putText(QJsonObject &object, std::initializer_list<QString> keys, const std::optional<FeedText> &value)
{
    if (!value)
        return;
    const QJsonObject more = detail(*value);
    for (const QString &key : keys) {
        object.insert(key, more[u"value"_s]);
        object.insert(key + u"_detail"_s, more);
    }
}

void putDate(QJsonObject &object, std::initializer_list<QString> keys, const std::optional<FeedDate> &date)
{
    if (!date)
        return;
    QJsonValue parts;
    if (date->at) {
        QJsonArray nine;
        for (const int part : brokenDownUtc(*date->at))
            nine.append(part);
        parts = nine;
    }
    for (const QString &key : keys) {
        object.insert(key, text(date->written));
        object.insert(key + u"_parsed"_s, parts);
    }
}

QJsonObject attributesOf(const FeedAttributes &attributes)
{
    QJsonObject object;
    for (const FeedAttribute &one : attributes)
        object.insert(text(one.name), text(one.value));
    return object;
}

QJsonObject linkObject(const FeedLink &link)
{
    QJsonObject object = attributesOf(link.others);
    put(object, u"rel"_s, link.rel);
    put(object, u"type"_s, link.type);
    put(object, u"title"_s, link.title);
    put(object, u"hreflang"_s, link.language);
    put(object, u"length"_s, link.length);
    put(object, u"href"_s, link.address);
    return object;
}

QJsonArray linkArray(const std::vector<FeedLink> &links)
{
    QJsonArray array;
    for (const FeedLink &link : links)
        array.append(linkObject(link));
    return array;
}

void putLinks(QJsonObject &object, const FeedRecord &record)
{
    if (record.links.empty())
        return;
    object.insert(u"links"_s, linkArray(record.links));
    QJsonArray enclosures;
    for (const FeedLink &link : record.links) {
        QJsonObject one = linkObject(link);
        one.remove(u"rel"_s);
        if (link.rel == "enclosure") {
            one.insert(u"url"_s, one[u"href"_s]);
            enclosures.append(one);
        } else if (link.rel == "license") {
            put(object, u"license"_s, link.address);
        }
    }
    if (!enclosures.isEmpty())
        object.insert(u"enclosures"_s, enclosures);
}

QJsonObject personObject(const FeedPerson &person)
{
    QJsonObject object;
    put(object, u"name"_s, person.name);
    put(object, u"email"_s, person.email);
    put(object, u"href"_s, person.address);
    put(object, u"url"_s, person.address);
    return object;
}

/// How a person is called in one line.
QString personLine(const FeedPerson &person)
{
    if (!person.written.empty())
        return text(person.written);
    if (person.name.empty() || person.email.empty())
        return text(person.name.empty() ? person.email : person.name);
    return text(person.name) + u" ("_s + text(person.email) + u")"_s;
}

void putPeople(QJsonObject &object, const FeedRecord &record)
{
    if (!record.authors.empty()) {
        QJsonArray authors;
        for (const FeedPerson &author : record.authors)
            authors.append(personObject(author));
        object.insert(u"authors"_s, authors);
        object.insert(u"author"_s, personLine(record.authors.back()));
        const bool written = !record.authors.front().written.empty();
        object.insert(u"author_detail"_s,
                      personObject(written ? record.authors.front() : record.authors.back()));
    }
    if (!record.contributors.empty()) {
        QJsonArray contributors;
        for (const FeedPerson &contributor : record.contributors)
            contributors.append(personObject(contributor));
        object.insert(u"contributors"_s, contributors);
    }
    if (record.publisher) {
        object.insert(u"publisher"_s, personLine(*record.publisher));
        object.insert(u"publisher_detail"_s, personObject(*record.publisher));
    }
}

void putTags(QJsonObject &object, const std::vector<FeedTag> &tags)
{
    if (tags.empty())
        return;
    const auto value = [](const std::string &one) {
        return one.empty() ? QJsonValue() : QJsonValue(text(one));
    };
    QJsonArray array;
    for (const FeedTag &tag : tags)
        array.append(QJsonObject{
            {u"term"_s, value(tag.term)}, {u"scheme"_s, value(tag.scheme)}, {u"label"_s, value(tag.label)}});
    object.insert(u"tags"_s, array);
    object.insert(u"category"_s, value(tags.front().term));
}

QJsonObject imageObject(const FeedImage &image)
{
    QJsonObject object;
    put(object, u"href"_s, image.address);
    put(object, u"url"_s, image.address);
    put(object, u"title"_s, image.title);
    if (!image.title.empty())
        object.insert(u"title_detail"_s,
                      QJsonObject{{u"type"_s, u"text/plain"_s}, {u"value"_s, text(image.title)}});
    put(object, u"link"_s, image.link);
    put(object, u"description"_s, image.description);
    put(object, u"subtitle"_s, image.description);
    if (!image.links.empty())
        object.insert(u"links"_s, linkArray(image.links));
    if (image.width)
        object.insert(u"width"_s, *image.width);
    if (image.height)
        object.insert(u"height"_s, *image.height);
    return object;
}

QJsonObject mediumObject(const FeedMedium &medium)
{
    QJsonObject object = attributesOf(medium.attributes);
    put(object, u"content"_s, medium.text);
    return object;
}

QJsonArray mediumArray(const std::vector<FeedMedium> &media)
{
    QJsonArray array;
    for (const FeedMedium &medium : media)
        array.append(mediumObject(medium));
    return array;
}

void putMedia(QJsonObject &object, const FeedMedia &media)
{
    if (!media.contents.empty())
        object.insert(u"media_content"_s, mediumArray(media.contents));
    if (!media.credits.empty())
        object.insert(u"media_credit"_s, mediumArray(media.credits));
    if (!media.thumbnails.empty()) {
        QJsonArray thumbnails;
        for (const FeedMedium &one : media.thumbnails) {
            QJsonObject thumbnail = attributesOf(one.attributes);
            if (!thumbnail.contains(u"url"_s))
                put(thumbnail, u"url"_s, one.text);
            thumbnails.append(thumbnail);
        }
        object.insert(u"media_thumbnail"_s, thumbnails);
    }
    const auto one = [&object](const QString &key, const std::optional<FeedMedium> &medium) {
        if (medium)
            object.insert(key, mediumObject(*medium));
    };
    one(u"media_rating"_s, media.rating);
    one(u"media_license"_s, media.licence);
    one(u"media_player"_s, media.player);
    one(u"media_restriction"_s, media.restriction);
    if (media.restriction && !media.restriction->text.empty()) {
        QJsonObject restriction = mediumObject(*media.restriction);
        QJsonArray countries;
        for (const QString &country : text(media.restriction->text).toLower().split(u' '))
            countries.append(country.trimmed());
        restriction.insert(u"content"_s, countries);
        object.insert(u"media_restriction"_s, restriction);
    }
}

QJsonObject placeObject(const FeedPlace &place)
{
    QJsonArray points;
    for (const auto &[longitude, latitude] : place.coordinates)
        points.append(QJsonArray{longitude, latitude});
    QJsonObject object;
    put(object, u"srsName"_s, place.referenceSystem);
    switch (place.kind) {
    case FeedPlace::Kind::Point:
        object.insert(u"type"_s, u"Point"_s);
        object.insert(u"coordinates"_s, points.isEmpty() ? QJsonValue() : points.first());
        break;
    case FeedPlace::Kind::Line:
        object.insert(u"type"_s, u"LineString"_s);
        object.insert(u"coordinates"_s, points);
        break;
    case FeedPlace::Kind::Polygon:
        object.insert(u"type"_s, u"Polygon"_s);
        object.insert(u"coordinates"_s, QJsonArray{points});
        break;
    case FeedPlace::Kind::Box:
        object.insert(u"type"_s, u"Box"_s);
        object.insert(u"coordinates"_s, points);
    }
    return object;
}

QJsonObject chaptersObject(const FeedChapters &chapters)
{
    QJsonArray array;
    for (const FeedAttributes &chapter : chapters.chapters)
        array.append(attributesOf(chapter));
    return {{u"version"_s, text(chapters.version)}, {u"chapters"_s, array}};
}

void putExtras(QJsonObject &object, const FeedRecord &record)
{
    for (const FeedExtra &extra : record.extras) {
        const QString name = text(extra.name);
        if (name == u"itunes_explicit"_s)
            object.insert(name, extra.text == "yes" || extra.text == "true" ? QJsonValue(true)
                                : extra.text == "clean"                     ? QJsonValue(false)
                                                                            : QJsonValue());
        else if (name == u"itunes_block"_s)
            object.insert(name, extra.text == "yes" || extra.text == "Yes" ? 1 : 0);
        else if (extra.attributes.empty())
            object.insert(name, text(extra.text));
        else
            object.insert(name, attributesOf(extra.attributes));
    }
}

QJsonObject recordObject(const FeedRecord &record, bool isItem)
{
    QJsonObject object;
    putExtras(object, record);
    if (!record.id.empty())
        putAll(object, {u"id"_s, u"guid"_s}, text(record.id));
    if (record.idIsLink)
        object.insert(u"guidislink"_s, *record.idIsLink);
    put(object, u"link"_s, record.link);
    putLinks(object, record);
    putText(object, {u"title"_s}, record.title);
    putText(object, {u"rights"_s, u"copyright"_s}, record.rights);
    putText(object, {u"info"_s}, record.info);
    putText(object, {u"subtitle"_s, u"tagline"_s, u"description"_s}, record.subtitle);
    if (record.summary && !isItem && record.subtitle)
        putText(object, {u"summary"_s}, record.summary);
    else if (record.summaryIsContent && record.summary)
        putAll(object, {u"summary"_s, u"description"_s}, cleaned(*record.summary));
    else
        putText(object, {u"summary"_s, u"description"_s}, record.summary);
    putPeople(object, record);
    putDate(object, {u"created"_s}, record.created);
    putDate(object, {u"expired"_s}, record.expires);
    putDate(object, {u"published"_s, u"issued"_s}, record.published);
    putDate(object, {u"updated"_s, u"modified"_s, u"date"_s},
            record.updated ? record.updated : record.published);
    putTags(object, record.tags);
    if (record.language)
        object.insert(u"language"_s, text(*record.language));
    put(object, u"comments"_s, record.comments);
    put(object, u"icon"_s, record.icon);
    put(object, u"logo"_s, record.logo);
    if (record.generator) {
        QJsonObject generator;
        put(generator, u"name"_s, record.generator->name);
        put(generator, u"href"_s, record.generator->address);
        put(generator, u"url"_s, record.generator->address);
        put(generator, u"version"_s, record.generator->version);
        object.insert(u"generator"_s, text(record.generator->name));
        object.insert(u"generator_detail"_s, generator);
    }
    if (record.image)
        object.insert(u"image"_s, imageObject(*record.image));
    if (record.media)
        putMedia(object, *record.media);
    if (record.place)
        object.insert(u"where"_s, placeObject(*record.place));
    if (record.chapters)
        object.insert(u"psc_chapters"_s, chaptersObject(*record.chapters));
    return object;
}

QJsonObject itemObject(const FeedItem &item)
{
    QJsonObject object = recordObject(item, true);
    QJsonArray contents;
    for (const FeedText &content : item.contents)
        contents.append(detail(content));
    if (!contents.isEmpty())
        object.insert(u"content"_s, contents);
    if (!item.source.empty()) {
        FeedRecord origin = item.source.front();
        QJsonObject address;
        // RSS says where the feed is in an attribute, which is no link by these names.
        if (!origin.links.empty() && origin.links.front().rel == "self" &&
            origin.links.front().type.empty()) {
            putAll(address, {u"href"_s, u"url"_s}, text(origin.links.front().address));
            origin.links.erase(origin.links.begin());
        }
        QJsonObject source = recordObject(origin, false);
        for (auto member = address.begin(); member != address.end(); ++member)
            source.insert(member.key(), member.value());
        object.insert(u"source"_s, source);
    }
    return object;
}
} // namespace

QJsonObject feedByCommonNames(const Feed &feed)
{
    QJsonObject head = recordObject(feed, false);
    if (!feed.cloud.empty())
        head.insert(u"cloud"_s, attributesOf(feed.cloud));
    if (feed.textInput)
        head.insert(u"textinput"_s, imageObject(*feed.textInput));
    put(head, u"newlocation"_s, feed.newLocation);
    QJsonArray entries;
    for (const FeedItem &item : feed.items)
        entries.append(itemObject(item));
    QJsonObject object{{u"bozo"_s, !feed.troubles.empty()},
                       {u"version"_s, text(feed.version)},
                       {u"encoding"_s, text(feed.encoding)},
                       {u"feed"_s, head},
                       {u"entries"_s, entries}};
    if (!feed.troubles.empty())
        object.insert(u"bozo_exception"_s, text(feed.troubles.front().what));
    return object;
}

Result<QJsonObject> conformFeed(const QJsonObject &request)
{
    QFile file(request[u"file"_s].toString());
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    Words::tr("\"%1\" cannot be opened: %2.").arg(file.fileName(), file.errorString()));
    const QByteArray bytes = file.readAll();
    FeedSource source;
    const QJsonObject headers = request[u"headers"_s].toObject();
    source.hasHeaders = !headers.isEmpty();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const std::string value = header.value().toString().toStdString();
        const QString name = header.key().toLower();
        if (name == u"content-type"_s)
            source.contentType = value;
        else if (name == u"content-location"_s)
            source.contentLocation = value;
        else if (name == u"content-language"_s)
            source.contentLanguage = value;
    }
    const Feed feed = readFeed({bytes.constData(), static_cast<std::size_t>(bytes.size())}, source);
    return QJsonObject{{u"parsed"_s, feedByCommonNames(feed)}};
}

} // namespace hatstand::listen
