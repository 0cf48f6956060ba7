// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/account_limits.h"

#include <QJsonArray>

#include <array>

namespace hatstand::networks
{

namespace
{
struct Figure
{
    QLatin1StringView name;
    std::optional<qint64> AccountLimits::*member = nullptr;
};

constexpr std::array figures{
    Figure{QLatin1StringView("text"), &AccountLimits::text},
    Figure{QLatin1StringView("linkLength"), &AccountLimits::linkLength},
    Figure{QLatin1StringView("mediaCount"), &AccountLimits::mediaCount},
    Figure{QLatin1StringView("altText"), &AccountLimits::altText},
    Figure{QLatin1StringView("imageBytes"), &AccountLimits::imageBytes},
    Figure{QLatin1StringView("imagePixels"), &AccountLimits::imagePixels},
    Figure{QLatin1StringView("videoBytes"), &AccountLimits::videoBytes},
    Figure{QLatin1StringView("videoPixels"), &AccountLimits::videoPixels},
    Figure{QLatin1StringView("videoFrames"), &AccountLimits::videoFrames},
    Figure{QLatin1StringView("pollOptions"), &AccountLimits::pollOptions},
    Figure{QLatin1StringView("pollOptionText"), &AccountLimits::pollOptionText},
    Figure{QLatin1StringView("pollMinSeconds"), &AccountLimits::pollMinSeconds},
    Figure{QLatin1StringView("pollMaxSeconds"), &AccountLimits::pollMaxSeconds},
};
constexpr QLatin1StringView schedulesKey("schedules");
constexpr QLatin1StringView typesKey("types");
constexpr QLatin1StringView sourceKey("source");
constexpr QLatin1StringView dateKey("date");
/// A server that lists more has no list but a mistake.
constexpr qsizetype mostTypes = 100;

void lay(Limit &over, const std::optional<qint64> &figure, const AccountLimits &limits)
{
    if (figure)
        over = Sourced<qint64>{*figure, limits.source, limits.date};
}

/// What the server takes of the kind that those types begin with.
void layTypes(MediaKindRules &kind, const AccountLimits &limits, QLatin1StringView prefix, bool onlyGif)
{
    if (limits.types.isEmpty() || (kind.maxCount && kind.maxCount->value == 0))
        return;
    QStringList taken;
    for (const QString &type : limits.types) {
        const bool isGif = type == QLatin1StringView("image/gif");
        if (type.startsWith(prefix) && (onlyGif ? isGif : !isGif))
            taken << type;
    }
    if (taken.isEmpty())
        kind.maxCount = Sourced<qint64>{0, limits.source, limits.date};
    else
        kind.types = taken;
}
} // namespace

AccountLimits accountLimits(const QJsonObject &accountOptions)
{
    AccountLimits limits;
    const QJsonObject kept = accountOptions.value(limitsKey).toObject();
    for (const Figure &figure : figures) {
        // Zero or less is no limit that a server can mean.
        if (const qint64 value = kept.value(figure.name).toInteger(); value > 0)
            limits.*figure.member = value;
    }
    if (const QJsonValue schedules = kept.value(schedulesKey); schedules.isBool())
        limits.schedules = schedules.toBool();
    const QJsonArray types = kept.value(typesKey).toArray();
    for (const QJsonValue type : types) {
        if (type.isString() && limits.types.size() < mostTypes)
            limits.types << type.toString();
    }
    limits.source = kept.value(sourceKey).toString();
    limits.date = kept.value(dateKey).toString();
    return limits;
}

QJsonObject toJson(const AccountLimits &limits)
{
    QJsonObject kept;
    for (const Figure &figure : figures) {
        if (const auto &value = limits.*figure.member; value && *value > 0)
            kept.insert(figure.name, *value);
    }
    if (limits.schedules)
        kept.insert(schedulesKey, *limits.schedules);
    if (!limits.types.isEmpty())
        kept.insert(typesKey, QJsonArray::fromStringList(limits.types.mid(0, mostTypes)));
    kept.insert(sourceKey, limits.source);
    kept.insert(dateKey, limits.date);
    return kept;
}

bool mayHold(const QJsonObject &accountOptions)
{
    return accountLimits(accountOptions).schedules.value_or(true);
}

NetworkRules withLimits(NetworkRules rules, const QJsonObject &accountOptions)
{
    if (!accountOptions.contains(limitsKey))
        return rules;
    const AccountLimits limits = accountLimits(accountOptions);
    lay(rules.text.limit, limits.text, limits);
    lay(rules.text.linkLength, limits.linkLength, limits);
    MediaRules &media = rules.media;
    lay(media.maxTotal, limits.mediaCount, limits);
    // A network that takes several pictures takes as many as its server does in all.
    if (media.image.maxCount && media.image.maxCount->value > 1)
        lay(media.image.maxCount, limits.mediaCount, limits);
    for (MediaKindRules *kind : {&media.image, &media.gif, &media.video, &media.audio}) {
        if (kind->maxAltText)
            lay(kind->maxAltText, limits.altText, limits);
    }
    lay(media.image.maxBytes, limits.imageBytes, limits);
    lay(media.gif.maxBytes, limits.imageBytes, limits);
    lay(media.video.maxBytes, limits.videoBytes, limits);
    lay(media.audio.maxBytes, limits.videoBytes, limits);
    if (limits.schedules)
        rules.scheduling = {*limits.schedules, limits.source, limits.date};
    layTypes(media.image, limits, QLatin1StringView("image/"), false);
    layTypes(media.gif, limits, QLatin1StringView("image/"), true);
    layTypes(media.video, limits, QLatin1StringView("video/"), false);
    layTypes(media.audio, limits, QLatin1StringView("audio/"), false);
    return rules;
}

} // namespace hatstand::networks
