// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/topic_words.h"

#include "listen/topics/topic_json.h"

namespace hatstand::cli
{

namespace
{
using namespace Qt::StringLiterals;

QJsonValue numberOrNull(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}
} // namespace

QJsonObject toJson(const listen::Topic &topic)
{
    return {{u"id"_s, topic.id.toString()},
            {u"client"_s, topic.clientId.toString()},
            {u"name"_s, topic.name},
            {u"query"_s, topic.query},
            {u"rivals"_s, listen::toJson(topic.voices)},
            {u"alerts"_s, listen::toJson(topic.alerts)}};
}

QJsonObject toJson(const listen::TopicRow &row)
{
    QJsonObject object = toJson(row.topic);
    object.insert(u"messages"_s, row.count);
    object.insert(u"change"_s, numberOrNull(row.change));
    object.insert(u"hasAlert"_s, row.hasAlert);
    return object;
}

QJsonObject toJson(const listen::TopicView &view)
{
    QJsonObject object = toJson(view.topic);
    object.insert(u"messages"_s, view.sum.count);
    object.insert(u"change"_s, numberOrNull(view.change));
    object.insert(u"positive"_s, view.sum.positive);
    object.insert(u"neutral"_s, view.sum.neutral);
    object.insert(u"negative"_s, view.sum.negative);
    QJsonArray days;
    for (int i = 0; i < int(view.days.size()); ++i) {
        const listen::TopicDayView &day = view.days[size_t(i)];
        days.append(QJsonObject{{u"day"_s, view.period.first.addDays(i).toString(Qt::ISODate)},
                                {u"messages"_s, day.said.count},
                                {u"usual"_s, numberOrNull(day.usual)}});
    }
    object.insert(u"days"_s, days);
    QJsonArray spikes;
    for (const listen::Spike &spike : view.spikes) {
        spikes.append(QJsonObject{{u"start"_s, spike.start.toIso()},
                                  {u"end"_s, spike.end.toIso()},
                                  {u"messages"_s, spike.count},
                                  {u"usual"_s, spike.usual}});
    }
    object.insert(u"spikes"_s, spikes);
    QJsonArray voices;
    for (const listen::VoiceShare &voice : view.voices) {
        voices.append(QJsonObject{{u"name"_s, voice.name},
                                  {u"ours"_s, voice.isOurs},
                                  {u"messages"_s, voice.messages},
                                  {u"percent"_s, voice.percent}});
    }
    object.insert(u"shareOfVoice"_s, voices);
    QJsonArray networks;
    for (const listen::PlaceCount &place : view.networks)
        networks.append(QJsonObject{{u"network"_s, place.network}, {u"messages"_s, place.messages}});
    object.insert(u"where"_s, networks);
    return object;
}

QJsonObject toJson(const listen::Alert &alert)
{
    return {{u"id"_s, alert.id.toString()},
            {u"topic"_s, alert.topicId.toString()},
            {u"kind"_s, listen::alertKindName(alert.what.kind)},
            {u"what"_s, listen::alertSentence(alert)},
            {u"subject"_s, alert.what.subject},
            {u"start"_s, alert.what.start.toIso()},
            {u"end"_s, alert.what.end.toIso()},
            {u"size"_s, alert.what.size},
            {u"facts"_s, alert.facts},
            {u"toldAt"_s, alert.toldAt.toIso()},
            {u"seen"_s, alert.seenAt.has_value()}};
}

} // namespace hatstand::cli
