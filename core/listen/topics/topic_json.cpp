// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_json.h"

#include <array>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

constexpr std::array kindNames{"spike"_L1, "voice"_L1, "word"_L1, "turn"_L1};
struct PlaceName
{
    AlertPlace place;
    QLatin1StringView name;
};
constexpr std::array placeNames{PlaceName{AlertPlace::Window, "window"_L1},
                                PlaceName{AlertPlace::Notification, "notification"_L1},
                                PlaceName{AlertPlace::Today, "today"_L1}};
constexpr auto timeFormat = "HH:mm"_L1;
} // namespace

QString alertKindName(AlertKind kind)
{
    return kindNames[size_t(kind)];
}

std::optional<AlertKind> alertKindFromName(const QString &name)
{
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (kindNames[i] == name)
            return AlertKind(i);
    }
    return std::nullopt;
}

QJsonArray toJson(const std::vector<NamedVoice> &voices)
{
    QJsonArray all;
    for (const NamedVoice &voice : voices) {
        QJsonObject one{{u"name"_s, voice.name}, {u"query"_s, voice.query}};
        if (voice.isOurs)
            one.insert(u"ours"_s, true);
        all.append(one);
    }
    return all;
}

std::vector<NamedVoice> voicesFromJson(const QJsonArray &json)
{
    std::vector<NamedVoice> voices;
    for (const QJsonValue &value : json) {
        const QJsonObject one = value.toObject();
        const QString query = one["query"_L1].toString();
        if (!query.isEmpty() && voices.size() < maxVoices)
            voices.push_back({one["name"_L1].toString(), query, one["ours"_L1].toBool()});
    }
    return voices;
}

QJsonArray toJson(const std::vector<AlertRule> &rules)
{
    QJsonArray all;
    for (const AlertRule &rule : rules) {
        QJsonArray places;
        for (const PlaceName &place : placeNames) {
            if (rule.places.testFlag(place.place))
                places.append(QString(place.name));
        }
        QJsonObject one{{u"kind"_s, alertKindName(rule.kind)},
                        {u"on"_s, rule.isOn},
                        {u"places"_s, places},
                        {u"coolDownMinutes"_s, qint64(rule.coolDown.count() / 60'000)}};
        if (!rule.query.isEmpty())
            one.insert(u"query"_s, rule.query);
        if (rule.minFollowers > 0)
            one.insert(u"minFollowers"_s, rule.minFollowers);
        all.append(one);
    }
    return all;
}

std::vector<AlertRule> alertRulesFromJson(const QJsonArray &json)
{
    std::vector<AlertRule> rules;
    for (const QJsonValue &value : json) {
        const QJsonObject one = value.toObject();
        const auto kind = alertKindFromName(one["kind"_L1].toString());
        if (!kind)
            continue;
        AlertRule rule;
        rule.kind = *kind;
        rule.isOn = one["on"_L1].toBool(true);
        rule.query = one["query"_L1].toString();
        rule.minFollowers = one["minFollowers"_L1].toInteger();
        if (const QJsonValue minutes = one["coolDownMinutes"_L1]; minutes.isDouble())
            rule.coolDown = std::chrono::minutes(minutes.toInteger());
        if (const QJsonValue places = one["places"_L1]; places.isArray()) {
            rule.places = {};
            for (const PlaceName &place : placeNames)
                rule.places.setFlag(place.place, places.toArray().contains(QString(place.name)));
        }
        rules.push_back(std::move(rule));
    }
    return rules;
}

QJsonObject toJson(const QuietHours &hours)
{
    return {{u"on"_s, hours.isOn},
            {u"from"_s, hours.from.toString(timeFormat)},
            {u"to"_s, hours.upTo.toString(timeFormat)},
            {u"weekend"_s, hours.isWeekendQuiet}};
}

QuietHours quietHoursFromJson(const QJsonObject &json, const QByteArray &zone)
{
    QuietHours hours;
    hours.zone = zone;
    hours.isOn = json["on"_L1].toBool();
    hours.isWeekendQuiet = json["weekend"_L1].toBool();
    if (const QTime from = QTime::fromString(json["from"_L1].toString(), timeFormat); from.isValid())
        hours.from = from;
    if (const QTime upTo = QTime::fromString(json["to"_L1].toString(), timeFormat); upTo.isValid())
        hours.upTo = upTo;
    return hours;
}

} // namespace hatstand::listen
