// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/conform.h"

#include "base/graphemes.h"
#include "base/zones.h"
#include "networks/link_tags.h"
#include "networks/text/bluesky_text.h"
#include "networks/text/mastodon_text.h"
#include "networks/text/x_text.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace hatstand::networks
{

namespace
{
using namespace Qt::StringLiterals;

struct Conform
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks::Conform)
};

Result<QString> textOf(const QJsonObject &request, QLatin1StringView key)
{
    const QJsonValue value = request.value(key);
    if (!value.isString())
        return fail(ErrorCode::InvalidInput, Conform::tr("The request has no text in \"%1\".").arg(key));
    return value.toString();
}

QJsonArray valuesOf(const TextEntities &entities)
{
    QJsonArray values;
    for (const TextEntity &entity : entities)
        values.append(entity.value);
    return values;
}

Result<QJsonObject> answerX(const QJsonObject &request)
{
    const auto text = textOf(request, "text"_L1);
    if (!text)
        return fail(text.error());
    const QString configuration = request.value("config"_L1).toString(u"v3"_s);
    if (configuration != "v2"_L1 && configuration != "v3"_L1)
        return fail(ErrorCode::InvalidInput,
                    Conform::tr("There is no configuration \"%1\".").arg(configuration));
    const XMeasure measure =
        measureX(*text, configuration == "v2"_L1 ? XConfiguration::Version2 : XConfiguration::Version3);
    return QJsonObject{
        {u"weightedLength"_s, measure.weightedLength},   {u"valid"_s, measure.valid},
        {u"permillage"_s, measure.permillage},           {u"validRangeEnd"_s, measure.validRangeEnd},
        {u"urls"_s, valuesOf(findLinksX(*text))},        {u"hashtags"_s, valuesOf(findHashtagsX(*text))},
        {u"mentions"_s, valuesOf(findMentionsX(*text))}, {u"cashtags"_s, valuesOf(findCashtagsX(*text))}};
}

QJsonObject facetObject(const BlueskyFacet &facet)
{
    QString type = u"tag"_s;
    QString value = facet.value;
    if (facet.kind == EntityKind::Link) {
        type = u"link"_s;
    } else if (facet.kind == EntityKind::Mention) {
        type = u"mention"_s;
        // Nobody resolves handles here; the test sets put this in the place of the identifier.
        value = u"did:fake:"_s + value;
    }
    return {{u"byteStart"_s, facet.byteStart},
            {u"byteEnd"_s, facet.byteEnd},
            {u"type"_s, type},
            {u"value"_s, value}};
}

Result<QJsonObject> answerBluesky(const QJsonObject &request)
{
    const auto text = textOf(request, "text"_L1);
    if (!text)
        return fail(text.error());
    QJsonArray facets;
    for (const BlueskyFacet &facet : findFacets(*text))
        facets.append(facetObject(facet));
    return QJsonObject{
        {u"graphemes"_s, graphemeCount(*text)}, {u"bytes"_s, utf8Length(*text)}, {u"facets"_s, facets}};
}

Result<QJsonObject> answerMastodon(const QJsonObject &request)
{
    const auto text = textOf(request, "text"_L1);
    if (!text)
        return fail(text.error());
    const qint64 limit = request.value("max"_L1).toInteger(mastodonDefaultLimit);
    const qint64 length = measureMastodon(*text, request.value("spoiler_text"_L1).toString());
    TextEntities tags;
    TextEntities links;
    TextEntities mentions;
    for (TextEntity &entity : findEntitiesMastodon(*text)) {
        switch (entity.kind) {
        case EntityKind::Link:
            links.push_back(std::move(entity));
            break;
        case EntityKind::Mention:
            mentions.push_back(std::move(entity));
            break;
        default:
            // With the sign as it was written: "＃" is one too.
            entity.value = text->mid(entity.start, entity.length);
            tags.push_back(std::move(entity));
        }
    }
    return QJsonObject{{u"length"_s, length},
                       {u"over"_s, length > limit},
                       {u"urls"_s, valuesOf(links)},
                       {u"hashtags"_s, valuesOf(tags)},
                       {u"mentions"_s, valuesOf(mentions)}};
}

Result<QJsonObject> answerGraphemes(const QJsonObject &request)
{
    const auto text = textOf(request, "text"_L1);
    if (!text)
        return fail(text.error());
    return QJsonObject{{u"graphemes"_s, graphemeCount(*text)}};
}

QString kindName(WallKind kind)
{
    switch (kind) {
    case WallKind::Normal:
        return u"unique"_s; // as the sets call it
    case WallKind::Gap:
        return u"gap"_s;
    case WallKind::Overlap:
        return u"overlap"_s;
    }
    Q_UNREACHABLE();
}

Result<QJsonObject> answerZone(const QJsonObject &request)
{
    const auto zone = textOf(request, "zone"_L1);
    if (!zone)
        return fail(zone.error());
    const auto local = textOf(request, "local"_L1);
    if (!local)
        return fail(local.error());
    WallTime wall;
    const qsizetype split = local->indexOf(u'T');
    if (split > 0) {
        wall.date = QDate::fromString(local->first(split), Qt::ISODate);
        // 24:00, which Qt takes for the beginning of the same day, is none of the times.
        const QString time = local->sliced(split + 1);
        if (!time.startsWith(u"24"))
            wall.time = QTime::fromString(time, Qt::ISODate);
    }
    const auto resolved = resolveWallTime(wall, zone->toUtf8());
    if (!resolved)
        return fail(resolved.error());
    return QJsonObject{{u"kind"_s, kindName(resolved->kind)},
                       {u"utc"_s, resolved->instant.toUtc().toString(Qt::ISODate)}};
}

// JSON objects have no order here: the usual one for the known names, then by name.
UrlParameters parametersOf(const QJsonObject &object)
{
    static constexpr std::array<QLatin1StringView, 5> usual{
        "utm_source"_L1, "utm_medium"_L1, "utm_campaign"_L1, "utm_term"_L1, "utm_content"_L1};
    UrlParameters parameters;
    for (const QLatin1StringView name : usual) {
        if (object.contains(name))
            parameters.emplace_back(name, object.value(name).toVariant().toString());
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (std::find(usual.cbegin(), usual.cend(), it.key()) == usual.cend())
            parameters.emplace_back(it.key(), it.value().toVariant().toString());
    }
    return parameters;
}

Result<QJsonObject> answerTag(const QJsonObject &request)
{
    const auto url = textOf(request, "url"_L1);
    if (!url)
        return fail(url.error());
    if (!request.value("params"_L1).isObject())
        return fail(ErrorCode::InvalidInput,
                    Conform::tr("The request has no object in \"%1\".").arg("params"_L1));
    return QJsonObject{{u"url"_s, tagUrl(*url, parametersOf(request.value("params"_L1).toObject()))}};
}

Result<QJsonObject> serve(const QJsonObject &request)
{
    const QString operation = request.value("op"_L1).toString();
    if (operation == "text.x"_L1)
        return answerX(request);
    if (operation == "text.bluesky"_L1)
        return answerBluesky(request);
    if (operation == "text.mastodon"_L1)
        return answerMastodon(request);
    if (operation == "text.graphemes"_L1)
        return answerGraphemes(request);
    if (operation == "tz.resolve"_L1)
        return answerZone(request);
    if (operation == "url.tag"_L1)
        return answerTag(request);
    return fail(ErrorCode::NotFound, Conform::tr("There is no operation \"%1\".").arg(operation));
}
} // namespace

QJsonObject answerConform(const QJsonObject &request)
{
    const auto served = serve(request);
    QJsonObject answer = served ? *served : QJsonObject{{u"error"_s, served.error().sentence()}};
    answer.insert(u"id"_s, request.value("id"_L1));
    answer.insert(u"ok"_s, served.has_value());
    return answer;
}

} // namespace hatstand::networks
